import QualificationsKit
import RecognitionRules

/// What a table says that the rules give, row by row.
struct ExpectedRows: Sendable {
  /// A row: what identifies it and what is expected, by column of the query.
  struct Row: Sendable {
    let id: String
    let cells: [String]

    /// Whether no row of the query is expected.
    var isNone: Bool { cells.allSatisfy { $0 == "-" } }
  }

  private(set) var rows: [Row] = []
  /// The columns of the query that are compared: the number, and the name.
  private let columns: [(number: Int, name: String)]

  init(
    _ source: SourceText, _ block: TableBlock, _ worker: RunWorker
  ) throws(TableFailure) {
    let isTabbed = block.stream.file.hasSuffix(".tsv")
    let table = DelimitedReader.read(
      source, dialect: isTabbed ? .tab : .comma, hasPreamble: false
    ).value
    let names = table.heading.map { Self.folded($0.text) }
    let wanted = worker.queryColumns
    let prefix = "expect "
    var fields: [Int] = []
    var columns: [(number: Int, name: String)] = []
    for (field, name) in names.enumerated() where name.hasPrefix(prefix) {
      let column = String(name.dropFirst(prefix.count))
      guard let number = wanted.dropFirst().firstIndex(where: { Self.folded($0) == column }) else {
        let list = wanted.dropFirst().joined(separator: ", ")
        throw TableFailure([
          LocalizedText(
            es: "'\(block.query)' no tiene la columna '\(column)'; se esperaba una de: \(list)",
            pt: "'\(block.query)' não tem a coluna '\(column)'; esperava-se uma de: \(list)",
            en: "'\(block.query)' has no column '\(column)'; expected one of: \(list)")
        ])
      }
      fields.append(field)
      columns.append((number: number, name: column))
    }
    if columns.isEmpty {
      throw TableFailure([
        LocalizedText(
          es: "'\(block.stream.file)' no espera nada; se esperaba una columna 'expect …'",
          pt: "'\(block.stream.file)' não espera nada; esperava-se uma coluna 'expect …'",
          en: "'\(block.stream.file)' expects nothing; expected a column 'expect …'")
      ])
    }
    self.columns = columns
    let key = names.firstIndex(of: Self.folded(worker.caseHeading)) ?? 0
    rows = table.rows.map { row in
      Row(id: row[key].text, cells: fields.map { row[$0].text })
    }
  }

  private static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  /// How what the rules give for a row differs from what is expected; one item for each column.
  func mismatches(
    _ row: Row, _ found: [ExtentRow], _ worker: RunWorker
  ) -> [TableResult.Mismatch] {
    if row.isNone, found.isEmpty { return [] }
    var result: [TableResult.Mismatch] = []
    for (position, column) in columns.enumerated() {
      let cell = row.cells[position]
      if !row.isNone, agrees(cell, found, column.number, worker) { continue }
      result.append(
        TableResult.Mismatch(
          id: row.id, column: column.name, expected: cell,
          found: printed(found, column.number)))
    }
    return result
  }

  /// Whether the rows have the value of a cell, or all of its values and no other: a cell is written
  /// as rows are printed, `10 | 20 (?)`.
  private func agrees(
    _ cell: String, _ found: [ExtentRow], _ column: Int, _ worker: RunWorker
  ) -> Bool {
    let items = Self.items(cell)
    func isSame(_ row: ExtentRow, _ item: Item) -> Bool {
      let value = row.values[column - 1]
      return row.isCertain == item.isCertain
        && (value.printed == item.text || value == worker.value(item.text, column: column))
    }
    return found.allSatisfy { row in items.contains { isSame(row, $0) } }
      && items.allSatisfy { item in found.contains { isSame($0, item) } }
  }

  /// What a cell expects of one row.
  private struct Item {
    let text: String
    let isCertain: Bool
  }

  private static let possible = " (?)"
  private static let separator = " | "

  private static func items(_ cell: String) -> [Item] {
    let parts = ListCell.elements(cell, separator)
    return (parts.isEmpty ? [""] : parts).map { part in
      let isPossible = part.utf8.count > possible.utf8.count && part.hasSuffix(possible)
      return Item(
        text: isPossible ? String(part.dropLast(possible.count)) : part, isCertain: !isPossible)
    }
  }

  private func printed(_ found: [ExtentRow], _ column: Int) -> String {
    if found.isEmpty { return "-" }
    var texts: [String] = []
    for row in found {
      let text = row.values[column - 1].printed + (row.isCertain ? "" : Self.possible)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: Self.separator)
  }
}
