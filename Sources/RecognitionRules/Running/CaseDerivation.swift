import QualificationsKit

/// How the cases of a chunk came about: what was derived for them, relation by relation.
///
/// Every row follows by its rule from the rows of relations before it, from the case and from what does
/// not depend on it. Relations that an earlier part of an ordered relation has made needless for a case
/// have no rows of it.
struct CaseDerivation {
  /// The rows of one relation.
  private struct Part: Sendable {
    var order: RowOrder
    /// How many columns there are without that of the case.
    var width: Int
    /// Their words, row after row, in the order of the cases.
    var cells: ContiguousArray<Word>
    /// For each row which of the relation's rules gave it; empty where the relation has only one.
    var rules: ContiguousArray<Int32>
    /// For each row whether it is only possible; empty where none can be.
    var flags: ContiguousArray<UInt8>
  }

  private var parts: ContiguousArray<Part> = []
  private static let opening = Array(#","proof":["#.utf8)
  private static let certain = Array(",true".utf8)
  private static let possible = Array(",false".utf8)

  init(_ executor: Executor, _ relations: [DerivedRelation], cases: Int) {
    for relation in relations {
      let table = executor.tables[relation.relation]
      var columns = table.columns
      columns.remove(at: relation.caseColumn)
      let order = RowOrder(table, by: relation.caseColumn, cases: cases, executor.pool)
      var part = Part(
        order: order, width: columns.count, cells: RowWriter.cells(columns, order.rows), rules: [],
        flags: [])
      if relation.rules.count > 1 {
        let positions = relation.positions
        let witnesses = executor.witnesses[relation.relation]
        part.rules = ContiguousArray(order.rows.map { positions[Int(witnesses[Int($0)])] ?? 0 })
      }
      if !relation.isDefinite {
        part.flags = ContiguousArray(order.rows.map { table.flag(Int($0)) })
      }
      parts.append(part)
    }
  }

  /// Writes the rows from which a case was decided: each with the number of its relation, of its rule
  /// where the relation has several, its values without the case, and whether it is certain where it
  /// need not be.
  func write(
    _ aCase: Word, _ writer: RowWriter, _ room: inout MutableSpan<UInt8>, _ at: inout Int
  ) {
    writer.write(Self.opening, &room, &at)
    let parts = parts.span
    var isFirst = true
    for number in parts.indices {
      for row in parts[number].order.range(aCase) {
        if isFirst { ByteRoom.put(91, 1, &room, &at) } else { ByteRoom.put(0x5B2C, 2, &room, &at) }
        isFirst = false
        ByteRoom.put(number: number, &room, &at)
        if !parts[number].rules.isEmpty {
          ByteRoom.put(44, 1, &room, &at)
          ByteRoom.put(number: Int(parts[number].rules[row]), &room, &at)
        }
        let width = parts[number].width
        for cell in row &* width..<row &* width &+ width {
          ByteRoom.put(44, 1, &room, &at)
          writer.write(parts[number].cells[cell], &room, &at)
        }
        if !parts[number].flags.isEmpty {
          let isCertain = parts[number].flags[row] & Table.isPossible == 0
          writer.write(isCertain ? Self.certain : Self.possible, &room, &at)
        }
        ByteRoom.put(93, 1, &room, &at)
      }
    }
    ByteRoom.put(93, 1, &room, &at)
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

  /// For each of its rules its position among them.
  var positions: [Int: Int32] {
    Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element, Int32($0.offset)) })
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
