import QualificationsKit

/// The rows of a table by case: those of one case in the order in which they came.
struct CaseSegments: Sendable {
  /// For each case where its rows begin; one more at the end.
  private let starts: ContiguousArray<Int32>
  let rows: ContiguousArray<Int32>

  /// - Complexity: O(rows + cases).
  init(_ owners: ContiguousArray<Word>, cases: Int) {
    var next = ContiguousArray<Int32>(repeating: 0, count: cases + 1)
    for owner in owners { next[Int(owner) + 1] += 1 }
    for index in 0..<cases { next[index + 1] += next[index] }
    starts = next
    var rows = ContiguousArray<Int32>(repeating: 0, count: owners.count)
    for row in owners.indices {
      let owner = Int(owners[row])
      rows[Int(next[owner])] = Int32(row)
      next[owner] += 1
    }
    self.rows = rows
  }

  /// Where the rows of a case stand in `rows`.
  func range(_ aCase: Word) -> Range<Int> {
    Int(starts[Int(aCase)])..<Int(starts[Int(aCase) + 1])
  }
}
