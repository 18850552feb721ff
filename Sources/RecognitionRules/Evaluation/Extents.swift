import QualificationsKit

/// A tuple in the extents of a relation.
package struct ExtentRow: Sendable {
  package var values: [Value]
  /// In the certain extent; all rows are in the possible one.
  package var isCertain: Bool
  /// Whether it stands for any number of rows: what an open relation does not list.
  package var isManifold = false
  /// The round of its component in which it came to be possible; 0 for base facts.
  package var height: Int32 = 0
  /// The round in which it came to be certain; of no meaning while it is not.
  package var certainHeight: Int32 = 0
}

/// The extents of all relations of a book: what an engine computes, and all it computes.
package struct Extents: Sendable {
  /// The rows of each relation; base facts first, in their order.
  private(set) var rows: [[ExtentRow]]
  private var positions: [[[Value]: Int]]

  init(relations: Int) {
    rows = Array(repeating: [], count: relations)
    positions = Array(repeating: [:], count: relations)
  }

  /// The position of a tuple; `nil` if it is in no extent.
  func position(of values: [Value], in relation: Int) -> Int? { positions[relation][values] }

  /// Adds a tuple, or raises it to certain.
  /// - Returns: whether anything changed.
  mutating func insert(_ row: ExtentRow, into relation: Int) -> Bool {
    guard let position = positions[relation][row.values] else {
      positions[relation][row.values] = rows[relation].count
      rows[relation].append(row)
      return true
    }
    let known = rows[relation][position]
    var changed = false
    if row.isCertain, !known.isCertain {
      rows[relation][position].isCertain = true
      rows[relation][position].certainHeight = row.certainHeight
      changed = true
    }
    if row.isManifold, !known.isManifold {
      rows[relation][position].isManifold = true
      changed = true
    }
    return changed
  }
}

/// The rows of unchanging extents by the value of a column; built for the columns that are asked for.
final class ExtentIndex {
  private struct Column: Hashable {
    let relation: Int
    let column: Int
  }

  private var found: [Column: (rows: [Value: [Int]], loose: [Int])] = [:]

  /// The rows that have a value in a column, or an unknown there, in order.
  func rows(_ relation: Int, _ column: Int, _ value: Value, _ extents: Extents) -> [Int] {
    let key = Column(relation: relation, column: column)
    if found[key] == nil {
      var rows: [Value: [Int]] = [:]
      var loose: [Int] = []
      for (number, row) in extents.rows[relation].enumerated() {
        if row.values[column].openFact == nil {
          rows[row.values[column], default: []].append(number)
        } else {
          loose.append(number)
        }
      }
      found[key] = (rows, loose)
    }
    let known = found[key]?.rows[value] ?? []
    let loose = found[key]?.loose ?? []
    return loose.isEmpty ? known : (known + loose).sorted()
  }
}
