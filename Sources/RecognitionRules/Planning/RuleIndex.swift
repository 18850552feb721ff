import QualificationsKit

/// What of a book's rules is looked up while it decides.
struct RuleIndex: Sendable {
  /// The rules that conclude each relation, in the order of their texts: so the first of several
  /// is the same for every order of rules.
  private(set) var rules: [[Int]] = []
  /// For each relation the component that concludes it.
  private(set) var component: [Int?] = []
  /// For each relation whether something reads it, and which of its columns are looked at.
  private(set) var isRead: [Bool] = []
  private(set) var columns: [Set<Int>] = []

  /// That of no book.
  init() {}

  /// - Complexity: O(rules · log rules).
  init(_ book: RuleBook) {
    let count = book.relations.count
    rules = Array(repeating: [], count: count)
    component = Array(repeating: nil, count: count)
    columns = Array(repeating: [], count: count)
    isRead = Array(repeating: false, count: count)
    for number in book.rules.indices { rules[book.rules[number].head].append(number) }
    for relation in rules.indices where rules[relation].count > 1 {
      rules[relation].sort { left, right in
        let (a, b) = (book.text(ofRule: left), book.text(ofRule: right))
        return a == b ? left < right : a.lexicographicallyPrecedes(b)
      }
    }
    for (number, rules) in book.components.enumerated() {
      for rule in rules { component[book.rules[rule].head] = number }
    }
    for rule in book.rules {
      for atom in Dataflow.atoms(rule.body) {
        isRead[atom.relation] = true
        for (column, term) in atom.terms.enumerated() where term != .any {
          columns[atom.relation].insert(column)
        }
      }
    }
    // What is read off rows is read whole, and so is what says where a list is complete.
    let declared = book.relations.flatMap { $0.completeness.map { $0.relation } }
    for relation in book.namedRelations.union(declared) {
      isRead[relation] = true
      columns[relation].formUnion(book.relations[relation].columns.indices)
    }
  }
}

extension RuleBook {
  /// Whether a rule, or what the book states beside its rules, reads a column of a relation, or
  /// anything of it.
  func reads(_ relation: String, _ column: String? = nil) -> Bool {
    guard let number = relationByName[relation] else { return false }
    guard let column else { return index.isRead[number] }
    let position = relations[number].columns.firstIndex { $0.name == column }
    return position.map { index.columns[number].contains($0) } ?? false
  }

  /// The relations that findings, measures, steps and outcomes name.
  var namedRelations: Set<Int> {
    var result = Set(findings.map { $0.relation } + findings.compactMap { $0.lapsesAt })
    for measure in measures {
      result.formUnion([measure.size?.relation, measure.reducedBy, measure.due].compactMap { $0 })
      if case .relation(let relation)? = measure.chooser { result.insert(relation) }
    }
    result.formUnion(procedures.map { $0.due })
    result.formUnion(outcomes.compactMap { $0.until })
    return result
  }
}
