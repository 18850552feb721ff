import QualificationsKit
import RecognitionRules

/// Which proposed rows would settle most reviews if an expert approved them.
///
/// Step by step the row is taken that lets most people leave `review`, those before it being
/// approved; where none does alone, the one that proves most for certain. Questions of the same
/// certificates and components, destination, purpose and standard, whose conditions are in the same
/// states, are one case that counts as often as it comes. What the rows settle together is then
/// counted by deciding every case with all of them. The choice is not proved to be the best of all
/// sets of that size (Documentation/Simulation.md).
struct SettlingRows {
  /// A row, and what it settles with those before it.
  struct Step: Sendable {
    let row: DenseIndex<Mapping>
    /// The reviews that are settled, all rows so far being approved.
    let settled: Int
  }

  /// A review, with what makes it the same case as another.
  struct Review: Sendable {
    let key: String
    let question: Question

    /// Takes note of a decision, if it is a review.
    init?(_ decision: Decision, _ library: Library) {
      guard decision.outcome == .review else { return nil }
      question = decision.question
      var parts = question.credentials.map { credential in
        library[credential.certificate].id + " " + (credential.country ?? "") + " "
          + (credential.components ?? []).map { library[$0].id }.joined(separator: "+")
      }
      let target = question.target.map { library[$0].id } ?? ""
      parts += [question.destination, question.purpose, target]
      parts += decision.instruments.map { "\($0.id) \($0.why) \($0.applies.rawValue)" }
      parts += decision.findings.map { "\($0.code) \($0.state.rawValue)" }
      key = parts.joined(separator: "\n")
    }
  }

  private struct Open {
    let question: Question
    var count: Int
    /// The proposed rows with an end in one of its certificates.
    let rows: Set<DenseIndex<Mapping>>
  }

  private let recognition: Recognition
  private var cases: [String: Open] = [:]
  /// The decisions that are reviews.
  private(set) var reviews = 0

  init(_ recognition: Recognition) { self.recognition = recognition }

  /// Takes a review into account.
  mutating func add(_ review: Review) {
    reviews += 1
    if cases[review.key] != nil {
      cases[review.key]?.count += 1
    } else {
      cases[review.key] = Open(
        question: review.question, count: 1, rows: rows(near: review.question))
    }
  }

  private func rows(near question: Question) -> Set<DenseIndex<Mapping>> {
    let library = recognition.library
    var result: Set<DenseIndex<Mapping>> = []
    for credential in question.credentials {
      for component in library.descendants(of: library[credential.certificate].root) {
        for row in library.rows(from: component) + library.rows(into: component) {
          let mapping = library[row]
          let isHint = mapping.relation == .close || mapping.relation == .related
          if !mapping.isReviewed, !isHint, !mapping.isNegated { result.insert(row) }
        }
      }
    }
    return result
  }

  /// The rows, at most so many, in the order in which they were taken; none that settles nobody.
  /// - Complexity: O(most × rows × cases near them) decisions.
  func best(_ most: Int) -> [Step] {
    let all = cases.keys.sorted().compactMap { cases[$0] }.filter { !$0.rows.isEmpty }
    var open = all
    var taken: [DenseIndex<Mapping>] = []
    while taken.count < most {
      let candidates = Set(open.flatMap { $0.rows }).subtracting(taken).sorted()
      var best: (row: DenseIndex<Mapping>, gain: Int, proof: Ratio)?
      for row in candidates {
        let world = world(taken + [row])
        var (gain, proof) = (0, Ratio.zero)
        for item in open where item.rows.contains(row) {
          let decision = world.bareDecision(item.question)
          if decision.outcome != .review { gain += item.count }
          proof = proof + (decision.coverage?.certain ?? .zero) * Ratio(item.count)
        }
        if best.map({ (gain, proof) > ($0.gain, $0.proof) }) ?? true { best = (row, gain, proof) }
      }
      guard let best, best.gain > 0 || best.proof > .zero else { break }
      taken.append(best.row)
      let world = world(taken)
      open = open.filter { world.bareDecision($0.question).outcome == .review }
    }
    let settled = settled(taken, all)
    for row in taken.reversed() {
      let fewer = taken.filter { $0 != row }
      if self.settled(fewer, all) == settled { taken = fewer }
    }
    return taken.indices.map { number in
      Step(row: taken[number], settled: self.settled(Array(taken[...number]), all))
    }
  }

  /// How many reviews some approved rows settle.
  private func settled(_ approved: [DenseIndex<Mapping>], _ all: [Open]) -> Int {
    let world = world(approved)
    return all.reduce(0) { sum, item in
      let isNear = approved.contains { item.rows.contains($0) }
      return isNear && world.bareDecision(item.question).outcome != .review
        ? sum + item.count : sum
    }
  }

  private func world(_ approved: [DenseIndex<Mapping>]) -> Recognition {
    Recognition(
      library: recognition.library.approving(Set(approved)), books: Array(recognition.books.values))
  }
}
