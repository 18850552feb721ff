import QualificationsKit

/// A base fact as the engine reads it.
struct FactRow: Sendable {
  var values: [Value]
  /// Whether it is known to hold; otherwise it may.
  var isCertain = true
  /// What would have to be known, if it may hold.
  var openFacts: [OpenFact] = []
  /// How the fact is cited: a crosswalk row, a party, a paper.
  var label: String = ""
  /// How sure the fact is.
  var status: FactStatus = .official
}

/// The base facts of one question, by relation.
struct FactBase: Sendable {
  private(set) var rows: [String: [FactRow]] = [:]
  /// For open relations: the first columns for which all tuples are listed.
  private var complete: Set<String> = []

  mutating func add(_ relation: String, _ row: FactRow) {
    rows[relation, default: []].append(row)
  }

  /// States that all tuples of an open relation with that first column are listed.
  mutating func declareComplete(_ relation: String, _ key: String) {
    complete.insert(relation + "|" + key)
  }

  /// Whether a tuple that is not listed is known to be false.
  func isComplete(_ relation: RelationInfo, _ first: Value?) -> Bool {
    guard relation.isOpen else { return true }
    guard let first, case .symbol(let key) = first else { return false }
    return complete.contains(relation.name + "|" + key)
  }
}
