import QualificationsKit

/// Why the extents of a book over base facts are what they are: the slice of one evaluation.
///
/// Facts are numbered from 1 and steps after them, so that whatever a step rests on has a lower
/// number. It is complete: what is not in it does not hold, not even possibly.
package struct Proof: Sendable {
  /// A base relation that rules read, with its facts.
  struct BaseRelation: Sendable {
    var relation: Int
    var isOpen: Bool
    /// The first values for which an open relation lists everything.
    var complete: [String]
    var facts: [(number: Int, row: FactRow)]
  }

  /// A row that a rule gives, or that turns out to stand for any number of rows.
  struct Step: Sendable {
    var number: Int
    var relation: Int
    var values: [Value]
    var isCertain: Bool
    var isManifold: Bool
    /// The position of the rule in the book.
    var rule: Int
    /// The variables with their values, by name.
    var binding: [(name: String, value: Value)]
    /// The numbers of the rows that it rests on, in the order of the rule's conditions.
    var premises: [Int]
    /// What the other conditions came to, in their order.
    var because: [Reason]
  }

  /// What a condition that is no row came to.
  enum Reason: Sendable {
    /// An open relation does not list it; the values that were looked for, `nil` for any.
    case unlisted(Int, [Value?])
    /// Nothing certain was found; so many ways are possible.
    case without([Int], ways: Int)
    /// Each row of the first has the second.
    case every(Int, has: Int)
    case compared(Value, Comparison, Value, Ternary)
    case computed(String, Value)
    case gathered(String, Value, [Choice])
  }

  /// What an aggregate counted, added up or compared.
  struct Choice: Sendable {
    var values: [(name: String, value: Value)]
    var isCertain: Bool
    var isManifold: Bool
  }

  let book: RuleBook
  let base: [BaseRelation]
  /// The parameters that rules read, with their value on the day of the decision.
  let parameters: [(name: String, value: Value, article: String)]
  /// In the order of their numbers.
  let steps: [Step]

  /// The number of the first step or fact with these values; `nil` if there is none.
  func number(of values: [Value], in relation: Int) -> Int? { numbers[relation]?[values] }

  private let numbers: [Int: [[Value]: Int]]

  init(
    book: RuleBook, base: [BaseRelation], parameters: [(String, Value, String)], steps: [Step],
    numbers: [Int: [[Value]: Int]]
  ) {
    self.book = book
    self.base = base
    self.parameters = parameters.map { (name: $0.0, value: $0.1, article: $0.2) }
    self.steps = steps
    self.numbers = numbers
  }
}
