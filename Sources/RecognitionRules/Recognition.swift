public import QualificationsKit

/// The library with its checked rule books: decides questions.
///
/// Pure: the same knowledge and question give the same decision (invariant I6).
public struct Recognition: Sendable {
  /// What is known.
  public let library: Library
  /// The books, by instrument.
  public let books: [String: RuleBook]

  /// Joins a library and its books.
  public init(library: Library, books: [RuleBook]) {
    self.library = library
    var byID: [String: RuleBook] = [:]
    for book in books { byID[book.id] = book }
    self.books = byID
  }

  /// Decides a question, with its questions, alternatives and reasons.
  /// - Complexity: O(candidates × instruments × (rules + rows)) per open fact.
  public func decide(_ question: Question) -> Decision {
    var question = question
    question.candidates = Candidates(library: library, question: question).find()
    var decision = bareDecision(question)
    Questioning(self).ask(&decision)
    Alternatives(self).list(&decision)
    return decision
  }

  /// Decides without questions: what the answers to open facts are tried with.
  package func bareDecision(_ question: Question) -> Decision {
    let whole = Deciding(self, question).decision()
    let isFinal = whole.outcome == .lapsed || whole.outcome == .inadmissible
    guard question.credentials.count > 1, whole.outcome != .recognized, !isFinal else {
      return whole
    }
    // A certificate that fails a condition takes nothing away from what the others are worth.
    var best = whole
    for left in Self.leftOut(of: question.credentials.count) {
      var part = question
      part.setAside = left
      part.candidates = nil
      let decision = Deciding(self, part).decision()
      if decision.outcome.rank < best.outcome.rank { best = decision }
    }
    best.question.setAside = []
    best.question.candidates = question.candidates
    return best
  }

  /// The sets of certificates to leave out, small ones first: all of them up to four certificates,
  /// beyond that any one, and all but any one.
  private static func leftOut(of count: Int) -> [Set<Int>] {
    if count <= 4 {
      return (1..<((1 << count) - 1)).map { bits in
        Set((0..<count).filter { bits & (1 << $0) != 0 })
      }.sorted { left, right in
        left.count != right.count
          ? left.count < right.count : left.sorted().lexicographicallyPrecedes(right.sorted())
      }
    }
    let all = Set(0..<count)
    return all.sorted().map { [$0] } + all.sorted().map { all.subtracting([$0]) }
  }
}
