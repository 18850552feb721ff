/// A decision as it is written, and what it adds to the summary.
struct DecidedRow: Sendable {
  let body: [UInt8]
  let tally: DecisionTally
}

/// Decisions by the cells that they came of: in a programme's file the same question comes again and
/// again. What it holds is bounded.
struct DecisionMemo {
  private static let most = 4 << 20
  private var table: [String: [DecidedRow]] = [:]
  private var size = 0

  /// The cells that a decision depends on: all that are read but the identifier and the person;
  /// `nil` if a cell has the sign that stands between them here.
  static func key(_ rows: [RawRow]) -> String? {
    var key = ""
    for row in rows {
      if row.fault != nil { return nil }
      for field in BatchField.allCases where field != .id && field != .person {
        if row[field].utf8.contains(0x1F) { return nil }
        key += row[field]
        key += "\u{1F}"
      }
    }
    return key
  }

  subscript(key: String) -> [DecidedRow]? {
    get { table[key] }
    set {
      guard let newValue else { return }
      // A decision's bytes, and about as much again for its key and its tally.
      let added = newValue.reduce(2048) { $0 + 2 * $1.body.count }
      if size + added > Self.most {
        table.removeAll(keepingCapacity: true)
        size = 0
      }
      if added > Self.most { return }
      size += added
      table[key] = newValue
    }
  }
}
