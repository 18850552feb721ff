import QualificationsKit

/// A book over facts: the states of its findings at once, rows and reasons when they are asked for.
final class BookReading {
  let book: RuleBook
  let facts: FactBase
  private let day: Day
  private let engine: Engine
  private let states: [States]?
  /// The limit on work that was reached: the states are not whole then.
  let exceeded: Limits.Kind?
  private var known: Derivations?

  /// What the rules say of a finding: whether a row is certain, or only possible, or none is there.
  struct States {
    /// Of any row.
    var any: Ternary
    /// Of the rows about each candidate, for a finding that is about candidates.
    var each: [Ternary]
  }

  init(
    _ book: RuleBook, _ facts: FactBase, on day: Day, engine: Engine, states: [States]?,
    exceeded: Limits.Kind? = nil
  ) {
    self.exceeded = exceeded
    self.book = book
    self.facts = facts
    self.day = day
    self.engine = engine
    self.states = states
  }

  /// Why rows are there, and what stood in their way.
  var derivations: Derivations {
    if let known { return known }
    let extents = book.extents(given: facts, on: day, engine: engine)
    let result = Derivations(book, facts, extents, on: day)
    known = result
    return result
  }

  /// The rows of a relation.
  func rows(of relation: Int) -> [ExtentRow] { derivations.extents.rows[relation] }

  /// What the rules say of a finding, for a candidate where it is about candidates; `nil` where that
  /// was not noted.
  func state(_ finding: Int, at candidate: Int?) -> Ternary? {
    guard let states = states?[finding] else { return nil }
    guard let candidate, !states.each.isEmpty else { return states.any }
    return states.each[candidate]
  }
}
