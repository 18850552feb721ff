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
    let deliberation = Deliberation(self)
    var decision = deliberation.decision(question)
    Questioning(deliberation).ask(&decision)
    Alternatives(deliberation).list(&decision)
    return decision
  }

  /// Decides without questions.
  package func bareDecision(_ question: Question) -> Decision {
    Deliberation(self).decision(question)
  }
}
