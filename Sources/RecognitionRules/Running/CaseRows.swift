import QualificationsKit

/// The rows of a query, case by case.
package struct CaseRows: Sendable {
  /// For each case the rows of the query: those that hold, and those that may.
  package var rows: [[ExtentRow]]
  /// The rows of the file that could not be read.
  package var faults: [DataFault]
  /// The limit on work that was reached: the rows are not all then.
  package var limit: Limits.Kind?
}

extension RunWorker {
  /// The rows of the query for the cases of a chunk. The first column, which identifies the case, is
  /// left out.
  package mutating func rows(_ text: ContiguousArray<UInt8>, firstLine: Int) -> CaseRows {
    read(text, firstLine: firstLine)
    var result = CaseRows(
      rows: Array(repeating: [], count: reader.count), faults: reader.faults)
    guard result.faults.isEmpty else { return result }
    evaluate { _ in }
    let table = executor.tables[run.query]
    for number in RowOrder(table, by: 0, cases: reader.count, executor.pool).rows {
      let row = Int(number)
      let isCertain = table.flag(row) & Table.isPossible == 0
      let values = table.columns.dropFirst().map { executor.pool.value($0[row]) }
      result.rows[Int(table.columns[0][row])].append(
        ExtentRow(values: values, isCertain: isCertain))
    }
    result.limit = executor.exceeded
    return result
  }

  /// What the rules did, those that depend on no case included.
  package var allTallies: [RuleTally] {
    zip(run.tallies, tallies).map { fixed, own in
      RuleTally(
        rows: fixed.rows + own.rows, certain: fixed.certain + own.certain,
        probes: fixed.probes + own.probes)
    }
  }

  /// The names of the query's columns.
  package var queryColumns: [String] { run.queryColumns }

  /// The column of the cases that identifies them.
  package var caseHeading: String { run.book.relations[reader.layout.relation].columns[0].name }

  /// The value of a text as a column of the query has it; `nil` if it is none. A number may be a
  /// fraction here, as rules give it.
  package func value(_ text: String, column: Int) -> Value? {
    let relation = run.book.relations[run.query]
    let column = relation.columns[column]
    if column.type == .number { return Ratio(text).map { .number($0) } }
    let open = OpenFact(relation.name, column.name, "")
    guard case .value(let value) = CellReading(column, in: run.book).value(text, open) else {
      return nil
    }
    return value
  }
}
