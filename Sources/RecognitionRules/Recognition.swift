public import QualificationsKit

/// The library with its checked rule books: decides questions.
///
/// Pure: the same knowledge and question give the same decision (invariant I6).
public struct Recognition: Sendable {
  /// The version of the engine, printed in every decision.
  public static let version = "0.1.0"
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
  ///
  /// A certificate that does not help must not harm: of several the best outcome that some of them
  /// give is the person's, as many as possible being counted.
  package func bareDecision(_ question: Question) -> Decision {
    var whole = question
    whole.leftOut = []
    var best = Deciding(self, whole).decision()
    let count = question.credentials.count
    guard count > 1, best.outcome != .recognized, best.outcome != .inadmissible else { return best }
    for leftOut in Self.choices(of: count) {
      var fewer = question
      fewer.leftOut = leftOut
      fewer.candidates = nil
      let decision = Deciding(self, fewer).decision()
      if decision.outcome.rank < best.outcome.rank { best = decision }
    }
    return best
  }

  /// Which certificates may be left out, the fewest first: any but not all of up to four, all but
  /// one of more.
  private static func choices(of count: Int) -> [[Int]] {
    if count > 4 {
      return (0..<count).map { kept in (0..<count).filter { $0 != kept } }
    }
    var result: [[Int]] = []
    for mask in 1..<(1 << count) - 1 {
      result.append((0..<count).filter { mask & (1 << $0) != 0 })
    }
    return result.sorted { left, right in
      left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }
  }
}
