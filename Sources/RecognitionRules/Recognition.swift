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
  /// How much work a book may do for a case.
  public var limits = Limits.usual

  /// Joins a library and its books.
  public init(library: Library, books: [RuleBook]) {
    self.library = library
    var byID: [String: RuleBook] = [:]
    for book in books { byID[book.id] = book }
    self.books = byID
  }

  /// The same with all records of the library as values.
  /// - Complexity: O(library).
  public func resident() -> Recognition {
    var copy = Recognition(library: library.resident(), books: books.values.map { $0 })
    copy.limits = limits
    return copy
  }

  /// Decides a question, with its questions, alternatives and reasons. Of many questions a `Decider`
  /// keeps what they share.
  /// - Complexity: O(candidates × instruments × (rules + rows)) per open fact.
  public func decide(_ question: Question) -> Decision {
    Decider(self).decide(question)
  }

  /// Decides without questions.
  package func bareDecision(_ question: Question) -> Decision {
    Decider(self).bareDecision(question)
  }
}
