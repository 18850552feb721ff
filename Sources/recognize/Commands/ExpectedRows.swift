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
      let wanted = worker.value(cell, column: column.number)
      let agrees = found.allSatisfy { item in
        let value = item.values[column.number - 1]
        return item.isCertain && (value == wanted || value.printed == cell)
      }
      if agrees, !found.isEmpty, !row.isNone { continue }
      result.append(
        TableResult.Mismatch(
          id: row.id, column: column.name, expected: cell,
          found: printed(found, column.number)))
    }
    return result
  }

  private func printed(_ found: [ExtentRow], _ column: Int) -> String {
    if found.isEmpty { return "-" }
    var texts: [String] = []
    for row in found {
      let text = row.values[column - 1].printed + (row.isCertain ? "" : " (?)")
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: " | ")
  }
}
