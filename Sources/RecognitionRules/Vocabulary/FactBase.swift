import QualificationsKit

/// A base fact as the engine reads it.
package struct FactRow: Sendable {
  package var values: [Value]
  /// Whether it is known to hold; otherwise it may.
  var isCertain = true
  /// What would have to be known, if it may hold.
  var openFacts: [OpenFact] = []
  /// How the fact is cited: a crosswalk row, a party, a paper.
  var label: String = ""
  /// How sure the fact is.
  var status: FactStatus = .official
}

extension FactRow {
  /// A fact that holds, or that may hold if something is not known.
  package init(_ values: [Value], openFact: OpenFact? = nil) {
    self.init(values: values, isCertain: openFact == nil, openFacts: openFact.map { [$0] } ?? [])
  }
}

extension FactBase {
  /// No facts.
  package static var none: FactBase { FactBase() }
}

/// The base facts of one question, by relation.
package struct FactBase: Sendable {
  private(set) var rows: [String: [FactRow]] = [:]
  /// The relations that have rows, in the order in which they came.
  private(set) var names: [String] = []
  /// For open relations: the first columns for which all tuples are listed.
  private var complete: Set<String> = []
  /// The given relations that the case mentions.
  private var listed: Set<String> = []

  package mutating func add(_ relation: String, _ row: FactRow) {
    if rows[relation]?.append(row) == nil {
      rows[relation] = [row]
      names.append(relation)
    }
  }

  /// These facts and others.
  func joined(_ others: FactBase) -> FactBase {
    var result = self
    for name in others.names {
      for row in others.rows[name] ?? [] { result.add(name, row) }
    }
    result.complete.formUnion(others.complete)
    result.listed.formUnion(others.listed)
    return result
  }

  /// States that all tuples of an open relation with that first column are listed.
  package mutating func declareComplete(_ relation: String, _ key: String) {
    complete.insert(relation + "|" + key)
  }

  /// States that the case lists all tuples of a given relation, if only none.
  package mutating func declareListed(_ relation: String) {
    listed.insert(relation)
  }

  /// Whether what a relation does not list may hold: it is declared open, or given by the case and
  /// not mentioned there.
  func isOpen(_ relation: RelationInfo, in book: RuleBook) -> Bool {
    switch relation.origin {
    case .given: !listed.contains(relation.name)
    case .list(let whole, _, _): isOpen(book.relations[whole], in: book)
    default: relation.isOpen
    }
  }

  /// Whether the case lists all tuples of a given relation, if only none.
  func isListed(_ relation: RelationInfo) -> Bool { listed.contains(relation.name) }

  /// Whether all tuples with that first value were said to be listed.
  func isComplete(_ relation: RelationInfo, _ first: Value?) -> Bool {
    guard let first, case .symbol(let key) = first else { return false }
    return complete.contains(relation.name + "|" + key)
  }

  /// The first values for which a relation lists everything, in order.
  func completeKeys(of relation: RelationInfo) -> [String] {
    let start = relation.name + "|"
    return complete.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension RelationInfo {
  /// Whether its rows are those of a file beside the book.
  var isTable: Bool {
    if case .table = origin { true } else { false }
  }
}
