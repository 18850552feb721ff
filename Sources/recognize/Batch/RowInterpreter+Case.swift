/// What the rows of a case say together.
extension RowInterpreter {
  /// The rows of a case, or the rejects of all of them: what is decided together is rejected together.
  func read(_ aCase: RowCase) -> (rows: [BatchRow], rejects: [Reject]) {
    var rows = aCase.rows.map { row($0) }
    PersonFacts.join(aCase, &rows)
    guard let bad = rows.first(where: { !$0.faults.isEmpty }) else { return (rows, []) }
    let rejects = zip(rows, aCase.rows).map { row, raw in
      let fault = row.faults.first ?? PersonFacts.incomplete(bad.line)
      var reject = Reject(
        line: row.line, fault: fault, others: Array(row.faults.dropFirst()), values: row.values)
      if !raw[.person].isEmpty {
        // Rows of one person stay together, whatever the file called that person.
        reject.values[BatchField.person.rawValue] = "row-\(aCase.rows[0].line)"
      }
      return reject
    }
    return ([], rejects)
  }
}
