import QualificationsKit

/// How the cases of a chunk came about: what was derived for them, relation by relation.
///
/// Every row follows by its rule from the rows of relations before it, from the case and from what does
/// not depend on it. Relations that an earlier part of an ordered relation has made needless for a case
/// have no rows of it.
struct CaseDerivation {
  /// The rows of one relation.
  struct Part {
    /// The columns without that of the case.
    var columns: [ContiguousArray<Word>]
    var order: RowOrder
    /// For each row its rule in the book; empty where the relation has only one.
    var rules: ContiguousArray<Int32>
    /// The positions of the book's rules among those of the relation.
    var ruleNumbers: [Int: Int]
    /// For each row whether it is only possible; `nil` where none can be.
    var flags: ContiguousArray<UInt8>?
  }

  private(set) var parts: [Part] = []

  init(_ executor: Executor, _ relations: [DerivedRelation], cases: Int) {
    for relation in relations {
      let table = executor.tables[relation.relation]
      var columns = table.columns
      columns.remove(at: relation.caseColumn)
      parts.append(
        Part(
          columns: columns,
          order: RowOrder(table, by: relation.caseColumn, cases: cases, executor.pool),
          rules: relation.rules.count > 1 ? executor.witnesses[relation.relation] : [],
          ruleNumbers: relation.positions,
          flags: relation.isDefinite ? nil : ContiguousArray(table.indices.map { table.flag($0) })))
    }
  }
}

/// A relation that rules derive for each case on the way to the query.
struct DerivedRelation: Sendable {
  var relation: Int
  var caseColumn: Int
  /// Whether no row of it may be only possible.
  var isDefinite: Bool
  /// Its rules in the book.
  var rules: [Int]

  var positions: [Int: Int] {
    Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element, $0.offset) })
  }
}

extension RuleRun {
  /// What is derived for each case, in the order of evaluation.
  var derived: [DerivedRelation] {
    var result: [DerivedRelation] = []
    for component in plan.components where component.isDynamic {
      for rule in component.rules where rule.head != query {
        guard let column = plan.caseColumn[rule.head] else { continue }
        if let index = result.firstIndex(where: { $0.relation == rule.head }) {
          result[index].rules.append(rule.rule)
        } else {
          result.append(
            DerivedRelation(
              relation: rule.head, caseColumn: column, isDefinite: plan.isDefinite[rule.head],
              rules: [rule.rule]))
        }
      }
    }
    return result
  }

  /// The first line of a result with proofs: which relation a number in a proof stands for, its columns,
  /// and the lines of its rules in the book.
  public var proofHeader: [UInt8] {
    var output = Array(#"{"schema":"recognize/run","version":1,"query":"#.utf8)
    JSONText.append(book.relations[query].name, to: &output)
    output.append(contentsOf: #","relations":["#.utf8)
    for (number, part) in derived.enumerated() {
      if number > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: #"{"relation":"#.utf8)
      JSONText.append(book.relations[part.relation].name, to: &output)
      output.append(contentsOf: #","columns":["#.utf8)
      let columns = book.relations[part.relation].columns.indices.filter { $0 != part.caseColumn }
      for (position, column) in columns.enumerated() {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        JSONText.append(book.relations[part.relation].columns[column].name, to: &output)
      }
      if !part.isDefinite {
        output.append(contentsOf: (columns.isEmpty ? #""certain""# : #","certain""#).utf8)
      }
      let lines = part.rules.map {
        String(book.source.position(of: book.rules[$0].range.start).line)
      }
      output.append(contentsOf: #"],"lines":[\#(lines.joined(separator: ","))]}"#.utf8)
    }
    output.append(contentsOf: "]}\n".utf8)
    return output
  }
}
