import Synchronization

/// A decision as it is written, and what it adds to the summary.
struct DecidedRow: Sendable {
  let body: [UInt8]
  let tally: DecisionTally
}

/// Decisions by the cells that they came of: in a programme's file the same question comes again and
/// again, and a decision costs a thousand times what it costs to look it up. Shared by all threads.
///
/// What it holds is bounded: when the recent half is full it becomes the older one, and what is not
/// asked for again is forgotten. Nothing of an answer depends on what it holds.
final class DecisionMemo: Sendable {
  /// About how many bytes half of it has.
  private static let half = 12 << 20

  private struct State {
    var recent: [String: [DecidedRow]] = [:]
    var older: [String: [DecidedRow]] = [:]
    var size = 0

    mutating func insert(_ key: String, _ rows: [DecidedRow]) {
      // The bytes of the decisions, and about as much as their key and their tallies take.
      size += rows.reduce(1024) { $0 + $1.body.count + 512 }
      if size > DecisionMemo.half {
        older = recent
        recent = [:]
        size = 0
      }
      recent[key] = rows
    }
  }

  private let state = Mutex(State())

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

  /// The decisions of those cells, if they are remembered.
  func find(_ key: String) -> [DecidedRow]? {
    state.withLock { state in
      if let known = state.recent[key] { return known }
      guard let known = state.older[key] else { return nil }
      state.insert(key, known)
      return known
    }
  }

  /// Remembers the decisions of those cells.
  func keep(_ key: String, _ rows: [DecidedRow]) {
    state.withLock { $0.insert(key, rows) }
  }
}
