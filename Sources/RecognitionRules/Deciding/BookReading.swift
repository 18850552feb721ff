import QualificationsKit

/// A book over facts, evaluated once: rows when they are asked for, reasons only then.
final class BookReading {
  let book: RuleBook
  let facts: FactBase
  private let day: Day
  private let engine: Engine
  /// What the production engine came to; `nil` for the other.
  private let executor: Executor?
  private var rows: [Int: [ExtentRow]] = [:]
  private var known: Derivations?

  init(_ book: RuleBook, _ facts: FactBase, on day: Day, engine: Engine) {
    self.book = book
    self.facts = facts
    self.day = day
    self.engine = engine
    executor = engine == .production ? Executor.evaluated(book, facts, on: day) : nil
  }

  /// The rows of a relation; their order is no part of it.
  func rows(of relation: Int) -> [ExtentRow] {
    if let known = rows[relation] { return known }
    let result = executor?.rows(of: relation) ?? derivations.extents.rows[relation]
    rows[relation] = result
    return result
  }

  /// Why rows are there, and what stood in their way.
  var derivations: Derivations {
    if let known { return known }
    let extents = executor?.extents() ?? book.extents(given: facts, on: day, engine: engine)
    let result = Derivations(book, facts, extents, on: day)
    known = result
    return result
  }

  /// What the rules say of a finding, for a candidate where it is about candidates: whether a row
  /// is certain, or only possible, or none is there.
  func state(_ info: FindingInfo, _ candidate: String?) -> Ternary {
    let wanted: Value? = info.isPerCandidate ? candidate.map { .symbol($0) } : nil
    var state = Ternary.failed
    for row in rows(of: info.relation) {
      guard let wanted else {
        if row.isCertain { return .met }
        state = .unknown
        continue
      }
      let first = row.values.first
      if row.isCertain, first == wanted { return .met }
      // A row whose candidate is not known may be about this one.
      if first.map({ Value.compare($0, .equal, wanted) != .failed }) ?? true { state = .unknown }
    }
    return state
  }
}
