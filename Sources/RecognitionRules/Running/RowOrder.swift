/// The order in which rows of a result are written: by case, then by their values.
///
/// The order in which rows came to be is that of rules and tables, which has no meaning.
struct RowOrder {
  let table: Table
  let pool: Pool

  /// The rows of a table; with a number of cases its first column names the case.
  static func rows(_ table: Table, _ cases: Int?, _ pool: Pool) -> ContiguousArray<Int32> {
    let order = RowOrder(table: table, pool: pool)
    guard let cases else { return order.sorted(ContiguousArray(0..<Int32(table.count))[...]) }
    var starts = ContiguousArray<Int32>(repeating: 0, count: cases + 1)
    for owner in table.columns[0] { starts[Int(owner) + 1] += 1 }
    for index in 0..<cases { starts[index + 1] += starts[index] }
    var (result, next) = (ContiguousArray<Int32>(repeating: 0, count: table.count), starts)
    for row in 0..<table.count {
      let owner = Int(table.columns[0][row])
      result[Int(next[owner])] = Int32(row)
      next[owner] += 1
    }
    for index in 0..<cases where starts[index + 1] - starts[index] > 1 {
      let own = Int(starts[index])..<Int(starts[index + 1])
      result.replaceSubrange(own, with: order.sorted(result[own]))
    }
    return result
  }

  private func sorted(_ rows: ArraySlice<Int32>) -> ContiguousArray<Int32> {
    ContiguousArray(rows.sorted { precedes(Int($0), Int($1)) })
  }

  /// What is known comes before what is not, what is certain before what is only possible. Unknowns
  /// are written alike, so their order is of no account.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    for column in table.columns where column[left] != column[right] {
      let (a, b) = (column[left], column[right])
      if max(a, b) < WordRange.unknown { return pool.precedes(a, b) }
      if min(a, b) < WordRange.unknown { return a < b }
    }
    return table.flag(left) & Table.isPossible < table.flag(right) & Table.isPossible
  }
}
