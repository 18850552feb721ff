package import QualificationsKit

/// The engines: the same extents, row for row.
public enum Engine: String, CaseIterable, Sendable {
  /// Planned joins over interned columns.
  case production
  /// The executable specification.
  case reference
}

extension RuleBook {
  /// The extents of all relations over base facts.
  func extents(given facts: FactBase, on day: Day, engine: Engine) -> Extents {
    switch engine {
    case .reference: ReferenceEvaluator.extents(self, facts, on: day)
    case .production: Executor.extents(self, facts, on: day)
    }
  }

  /// The extents of several relations, evaluated once; `nil` for one that there is not.
  package func extents(
    ofAll relations: [String], given facts: FactBase, on day: Day, engine: Engine = .production
  ) -> [[ExtentRow]?] {
    let all = extents(given: facts, on: day, engine: engine)
    return relations.map { name in relationByName[name].map { all.rows[$0] } }
  }

  /// The relation that says whether a list is complete: for a list column the one it belongs to.
  func whole(of relation: Int) -> RelationInfo {
    if case .list(let whole, _, _) = relations[relation].origin { return relations[whole] }
    return relations[relation]
  }

  /// The extents of a relation of this book over base facts: the possible rows, each saying
  /// whether it is certain; `nil` if there is no such relation.
  package func extents(
    of relation: String, given facts: FactBase, on day: Day, engine: Engine = .production
  ) -> [ExtentRow]? {
    relationByName[relation].map { extents(given: facts, on: day, engine: engine).rows[$0] }
  }
}

extension Executor {
  /// The extents of a book over base facts, all of them evaluated for this one case.
  static func extents(_ book: RuleBook, _ facts: FactBase, on day: Day) -> Extents {
    evaluated(book, facts, on: day).extents()
  }

  /// A book over base facts, all of them evaluated for this one case.
  static func evaluated(_ book: RuleBook, _ facts: FactBase, on day: Day) -> Executor {
    var executor = Executor(book, book.plan, ground: nil, facts: facts, on: day)
    executor.load()
    executor.run(isDynamic: true)
    return executor
  }
}
