/// The rows of a table by case, those of one case in the order of their values.
///
/// The order in which rows came to be is that of rules and tables, which has no meaning.
struct RowOrder: Sendable {
  /// For each case where its rows begin; one more at the end.
  private let starts: ContiguousArray<Int32>
  let rows: ContiguousArray<Int32>

  /// - Parameters:
  ///   - column: the column that names the case.
  ///   - cases: how many cases there are; `nil` if the rows belong to none.
  /// - Complexity: O(rows + cases), and for a case with n rows O(n log n).
  init(_ table: Table, by column: Int, cases: Int?, _ pool: Pool) {
    let order = ValueOrder(table: table, pool: pool)
    guard let cases else {
      starts = []
      rows = order.sorted(ContiguousArray(0..<Int32(table.count))[...])
      return
    }
    var next = ContiguousArray<Int32>(repeating: 0, count: cases + 1)
    for owner in table.columns[column] { next[Int(owner) + 1] += 1 }
    for index in 0..<cases { next[index + 1] += next[index] }
    let starts = next
    var rows = ContiguousArray<Int32>(repeating: 0, count: table.count)
    for row in 0..<table.count {
      let owner = Int(table.columns[column][row])
      rows[Int(next[owner])] = Int32(row)
      next[owner] += 1
    }
    for index in 0..<cases where starts[index + 1] - starts[index] > 1 {
      order.sort(&rows, Int(starts[index])..<Int(starts[index + 1]))
    }
    (self.starts, self.rows) = (starts, rows)
  }

  /// Where the rows of a case stand in `rows`.
  func range(_ aCase: Word) -> Range<Int> {
    Int(starts[Int(aCase)])..<Int(starts[Int(aCase) + 1])
  }
}

/// Rows in the order of their values.
private struct ValueOrder {
  let table: Table
  let pool: Pool

  /// Below it insertion is faster than what calls a closure for each comparison.
  private static let few = 24

  func sorted(_ rows: ArraySlice<Int32>) -> ContiguousArray<Int32> {
    ContiguousArray(rows.sorted { precedes(Int($0), Int($1)) })
  }

  /// Sorts a part of the rows; those that are alike keep their order.
  func sort(_ rows: inout ContiguousArray<Int32>, _ part: Range<Int>) {
    if part.count > Self.few {
      rows.replaceSubrange(part, with: sorted(rows[part]))
      return
    }
    for next in part.dropFirst() {
      let row = rows[next]
      var at = next
      while at > part.lowerBound, precedes(Int(row), Int(rows[at - 1])) {
        rows[at] = rows[at - 1]
        at -= 1
      }
      rows[at] = row
    }
  }

  /// What is known comes before what is not, what is certain before what is only possible. Unknowns
  /// are written alike, so their order is of no account.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    for column in table.columns.indices {
      let (a, b) = (table.columns[column][left], table.columns[column][right])
      if a == b { continue }
      if max(a, b) < WordRange.unknown { return pool.precedes(a, b) }
      if min(a, b) < WordRange.unknown { return a < b }
    }
    return table.flag(left) & Table.isPossible < table.flag(right) & Table.isPossible
  }
}
