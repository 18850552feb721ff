package import QualificationsKit

/// Decides whether the outcomes of a book give every case exactly one answer, over the states of its
/// findings and nothing else.
///
/// An assignment of states is *admissible* if some way of filling in its unknowns agrees with what
/// the book states about findings together (`exactly one of`, `at most one of`, `implies`). A
/// statement of an outcome is *established* if its condition and `in-scope`, if the book has that
/// finding, are met. For each purpose for which the book states an outcome:
///
/// - a *gap* is an admissible assignment without unknowns that is in scope and in which no statement
///   is established, not even one of `not-recognized`. A book that states `not-recognized` nowhere
///   has no gaps: that what is not recognized is refused goes without saying;
/// - an *overlap* is an admissible assignment in which `not-recognized` and a better outcome are both
///   established, or two statements of one outcome with different measures or end. (The first of them gives the
///   basis.) A better
///   outcome beside the two is no excuse: while it is open the person is given both;
/// - a statement that no admissible assignment establishes is *never established*.
///
/// What is established stays so however the unknowns are filled in. So the search is over met and
/// failed alone, and what it leaves open does not matter.
package struct Totality: Sendable {
  /// The most findings that the conditions for one purpose may name.
  package static let mostFindings = 24
  /// The most steps of one run; `StateSearch` says what a step is. Gaps may use one half, overlaps and
  /// statements that are never established the other, each search an equal part, so that what
  /// is decided does not depend on an order.
  package static let mostSteps = 1 << 28

  /// What may be wrong.
  package enum Kind: Int, Hashable, Sendable {
    case gap, overlap, neverEstablished, tooManyFindings
  }

  /// Something wrong with the outcomes of a book.
  package struct Fault: Sendable {
    package let kind: Kind
    /// The purposes for which it is so, in the order of the vocabulary.
    package let purposes: [String]
    /// A counterexample, in the order of the book. The fault shows whatever the states of the
    /// findings are that it does not name; none of those that it names can be left out.
    package let assignment: [(finding: String, state: Ternary)]
    /// The statements that overlap or are never established; for a gap those of `not-recognized`
    /// for these purposes, or all of them if there are none; else all for these purposes.
    package let statements: [OutcomeInfo]
    /// How many findings there are, if they are too many; `nil` if it was the steps.
    package var count: Int?

    /// Where it shows: an overlap at the second statement, a gap at the first ground of refusal.
    package var place: SourceRange {
      let isAtEnd = kind == .overlap || kind == .neverEstablished
      return (isAtEnd ? statements.last : statements.first)?.range ?? SourceRange(0, 0)
    }

    /// The counterexample as options of `check`.
    package var options: String {
      assignment.map { "--assume \($0.finding)=\($0.state.rawValue)" }.joined(separator: " ")
    }
  }

  private let findings: [String]
  private let constraints: [FindingConstraint]
  private let outcomes: [OutcomeInfo]
  private let scope: [Condition]
  /// How many findings a search does not branch on; fewer find the same faults.
  package var lanes = StateSearch.mostLanes

  /// Takes the parts of a book: the names of its findings, what it states about them and the outcomes
  /// in the order of the text.
  package init(findings: [String], constraints: [FindingConstraint], outcomes: [OutcomeInfo]) {
    self.findings = findings
    self.constraints = constraints
    self.outcomes = outcomes.filter { Outcome(rawValue: $0.name) != nil }
    scope = findings.firstIndex(of: "in-scope").map { [.finding($0)] } ?? []
  }

  /// Takes a book.
  package init(_ book: RuleBook) {
    self.init(
      findings: book.findings.map { $0.name }, constraints: book.constraints,
      outcomes: book.outcomes)
  }

  /// What is wrong with the outcomes of a book.
  package static func findings(in book: RuleBook) -> [Fault] { Totality(book).faults() }

  /// Whether states leave a gap, or make outcomes overlap, for a purpose. Where they are unknown only
  /// what shows in any case counts. Whether they agree with one another is not asked: states that do
  /// not are a fault of the case.
  package static func faults(
    atStates states: [Ternary], in book: RuleBook, purpose: String
  ) -> (hasGap: Bool, hasOverlap: Bool) {
    Totality(book).faults(atStates: states, purpose: purpose)
  }

  /// The same for the parts of a book.
  package func faults(
    atStates states: [Ternary], purpose: String
  ) -> (hasGap: Bool, hasOverlap: Bool) {
    let stated = statements(for: purpose)
    let established = stated.filter { Self.isMet(both([$0]), states) }
    let hasOverlap = established.contains { first in
      established.contains { first < $0 && conflict(first, $0) }
    }
    let hasGap = mayHaveGap(stated) && Self.isMet(neither(stated), states)
    return (hasGap, hasOverlap)
  }

  /// What is wrong, in the order of the text.
  /// - Complexity: at most `steps` steps.
  package func faults(within steps: Int = mostSteps) -> [Fault] {
    var result: [Fault] = []
    var decided: [String] = []
    for (purposes, stated) in groups(Vocabulary.purposes) {
      let count = Set(stated.flatMap { outcomes[$0].condition.findings }).count
      if count > Self.mostFindings {
        result.append(fault(.tooManyFindings, purposes, stated, count: count))
      } else {
        decided += purposes
      }
    }
    var undecided: Set<String> = []
    result += gaps(decided, steps / 2, &undecided)
    result += overlaps(decided, steps / 2, &undecided)
    for (purposes, stated) in groups(decided.filter { undecided.contains($0) }) {
      result.append(fault(.tooManyFindings, purposes, stated))
    }
    return result.sorted { Self.order($0) < Self.order($1) }
  }

  /// By place, kind, the other statement and purpose.
  private static func order(_ fault: Fault) -> (Int, Int, Int, Int) {
    (
      fault.place.start, fault.kind.rawValue, fault.statements.first?.range.start ?? 0,
      fault.purposes.first.flatMap { Vocabulary.purposes.firstIndex(of: $0) } ?? 0
    )
  }

  // What is looked for

  private func statements(for purpose: String) -> [Int] {
    outcomes.indices.filter {
      outcomes[$0].purposes.isEmpty || outcomes[$0].purposes.contains(purpose)
    }
  }

  /// The purposes for which something is stated; those with the same statements together.
  private func groups(_ purposes: [String]) -> [(purposes: [String], statements: [Int])] {
    var result: [(purposes: [String], statements: [Int])] = []
    for purpose in purposes {
      let stated = statements(for: purpose)
      if let index = result.firstIndex(where: { $0.statements == stated }) {
        result[index].purposes.append(purpose)
      } else if !stated.isEmpty {
        result.append(([purpose], stated))
      }
    }
    return result
  }

  private func isRefusal(_ statement: Int) -> Bool {
    outcomes[statement].name == Outcome.notRecognized.rawValue
  }

  private func mayHaveGap(_ stated: [Int]) -> Bool {
    !stated.isEmpty && outcomes.indices.contains { isRefusal($0) }
  }

  /// Whether two statements may not be established together.
  private func conflict(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (outcomes[first], outcomes[second])
    guard a.name == b.name else { return isRefusal(first) || isRefusal(second) }
    return Set(a.measures) != Set(b.measures) || a.until != b.until
  }

  /// What is met in a gap.
  private func neither(_ stated: [Int]) -> [Condition] {
    scope + stated.map { .not(outcomes[$0].condition) }
  }

  /// What is met where all of these are established.
  private func both(_ stated: [Int]) -> [Condition] {
    scope + stated.map { outcomes[$0].condition }
  }

  private static func isMet(_ conditions: [Condition], _ states: [Ternary]) -> Bool {
    conditions.allSatisfy { $0.state(states) == .met }
  }

  // The searches

  private func gaps(
    _ purposes: [String], _ steps: Int, _ undecided: inout Set<String>
  ) -> [Fault] {
    let groups = groups(purposes).filter { mayHaveGap($0.statements) }
    let steps = steps / max(groups.count, 1)
    var result: [Fault] = []
    for (purposes, stated) in groups {
      let refusals = stated.filter { isRefusal($0) }
      switch search(neither(stated), steps) {
      case .found(let states):
        result.append(fault(.gap, purposes, refusals.isEmpty ? stated : refusals, states))
      case .none: break
      case .undecided: undecided.formUnion(purposes)
      }
    }
    return result
  }

  /// Two statements that overlap, and single ones that are never established.
  private func overlaps(
    _ purposes: [String], _ steps: Int, _ undecided: inout Set<String>
  ) -> [Fault] {
    let sets = purposes.map { Set(statements(for: $0)) }
    var queries: [(statements: [Int], purposes: [String])] = []
    for first in outcomes.indices {
      for second in outcomes.indices where second >= first {
        if first != second, !conflict(first, second) { continue }
        let shared = zip(purposes, sets).filter { $1.contains(first) && $1.contains(second) }
        if shared.isEmpty { continue }
        queries.append((first == second ? [first] : [first, second], shared.map { $0.0 }))
      }
    }
    let steps = steps / max(queries.count, 1)
    var result: [Fault] = []
    for (stated, purposes) in queries {
      switch (search(both(stated), steps), stated.count) {
      case (.found(let states), 2): result.append(fault(.overlap, purposes, stated, states))
      case (.none, 1): result.append(fault(.neverEstablished, purposes, stated))
      case (.undecided, _): undecided.formUnion(purposes)
      default: break
      }
    }
    return result
  }

  /// States that meet the conditions, without those that do not matter.
  private func search(_ conditions: [Condition], _ steps: Int) -> StateSearch.Answer {
    var search = StateSearch(
      count: findings.count, conditions: conditions, constraints: constraints,
      lanes: lanes)
    let answer = search.answer(within: steps)
    guard case .found(var states) = answer else { return answer }
    for finding in states.indices.reversed() {
      let state = states[finding]
      states[finding] = .unknown
      if !Self.isMet(conditions, states) { states[finding] = state }
    }
    return .found(states)
  }

  private func fault(
    _ kind: Kind, _ purposes: [String], _ stated: [Int], _ states: [Ternary] = [],
    count: Int? = nil
  ) -> Fault {
    let named = states.indices.filter { states[$0] != .unknown }
    return Fault(
      kind: kind, purposes: purposes,
      assignment: named.map { (finding: findings[$0], state: states[$0]) },
      statements: stated.map { outcomes[$0] }, count: count)
  }
}
