import QualificationsKit

/// What came of a batch, in numbers: a value that text, JSON and a page are drawn from.
struct BatchSummary: Sendable {
  /// The tables, in the order in which they are shown.
  enum Table: String, CaseIterable, Sendable {
    /// Decisions by outcome.
    case outcomes
    /// Decisions by country of award, destination and outcome.
    case pairs
    /// Decisions in which a finding is failed or not known, or that no rule gave.
    case reasons
    /// Decisions in which a fact is asked for, by who can supply it.
    case questions
    /// Decisions that wait for a comparison, by certificate and standard of the destination.
    case mappings
    /// Rejects by code and column.
    case rejects

    /// The names of what a cell is about.
    var columns: [String] {
      switch self {
      case .outcomes: ["outcome"]
      case .pairs: ["origin", "destination", "outcome"]
      case .reasons: ["instrument", "finding", "state"]
      case .questions: ["who", "fact"]
      case .mappings: ["certificate", "standard"]
      case .rejects: ["code", "column"]
      }
    }

    /// Whether its cells add up to the decisions, or the rejects: each row is in one of them.
    var addsUp: Bool { self == .outcomes || self == .pairs || self == .rejects }
  }

  /// A cell of a table.
  struct Cell: Hashable, Sendable {
    let table: Table
    let names: [String]

    init(_ table: Table, _ names: [String]) {
      self.table = table
      self.names = names
    }
  }

  /// A cell with its count; no names for what was merged.
  struct Line: Hashable, Sendable {
    let names: [String]?
    let count: Int
  }

  /// Cells with fewer rows are merged: they could say something about a person.
  static let least = 5

  private(set) var decisions = 0
  private(set) var rejects = 0
  private var counts: [Cell: Int] = [:]

  /// All rows.
  var rows: Int { decisions + rejects }

  /// Counts a decision.
  mutating func add(_ tally: DecisionTally) {
    decisions += 1
    for cell in tally.cells { counts[cell, default: 0] += 1 }
  }

  /// Counts a reject.
  mutating func add(_ reject: Reject) {
    rejects += 1
    let column = reject.fault.field?.name ?? ""
    counts[Cell(.rejects, [reject.fault.code.rawValue, column]), default: 0] += 1
  }

  /// Adds what was counted elsewhere.
  mutating func add(_ other: BatchSummary) {
    decisions += other.decisions
    rejects += other.rejects
    for (cell, count) in other.counts { counts[cell, default: 0] += count }
  }

  /// Whether a row went over a limit.
  var hasReachedLimit: Bool {
    counts.keys.contains {
      $0.table == .rejects && $0.names.first == RejectCode.limitReached.rawValue
    }
  }

  /// The cells of a table, the greatest first; those under five are one line at the end, with the
  /// next ones if it were under five itself.
  func lines(_ table: Table) -> [Line] { Self.merged(exact(table)) }

  /// Lines, the greatest first, without those of few rows, which are one line at the end.
  static func merged(_ lines: [Line]) -> [Line] {
    var shown: [Line] = []
    var merged = 0
    for line in lines {
      if line.count < least { merged += line.count } else { shown.append(line) }
    }
    while merged > 0, merged < least, let last = shown.popLast() { merged += last.count }
    return merged > 0 ? shown + [Line(names: nil, count: merged)] : shown
  }

  /// The cells of a table as they are, the greatest first.
  private func exact(_ table: Table) -> [Line] {
    counts.filter { $0.key.table == table }.map { Line(names: $0.key.names, count: $0.value) }
      .sorted { left, right in
        if left.count != right.count { return left.count > right.count }
        return (left.names ?? []).lexicographicallyPrecedes(right.names ?? [])
      }
  }
}

extension BatchSummary {
  /// Writes the counts as they are, for a run that goes on later.
  func encode(_ w: inout JSONWriter) {
    w.key("decisions")
    w.number(decisions)
    w.key("rejects")
    w.number(rejects)
    w.key("cells")
    w.array { list in
      for table in Table.allCases {
        for line in exact(table) {
          list.object { w in
            w.member("table", table.rawValue)
            w.member("names", line.names ?? [])
            w.key("count")
            w.number(line.count)
          }
        }
      }
    }
  }

  /// Reads what `encode` wrote.
  init?(_ json: JSONValue) {
    guard let decisions = json["decisions"].flatMap({ Int($0.text) }),
      let rejects = json["rejects"].flatMap({ Int($0.text) })
    else { return nil }
    self.decisions = decisions
    self.rejects = rejects
    for item in json["cells"]?.children ?? [] {
      guard let table = item["table"].flatMap({ Table(rawValue: $0.text) }),
        let count = item["count"].flatMap({ Int($0.text) })
      else { return nil }
      let names = item["names"]?.children.map { $0.text } ?? []
      counts[Cell(table, names)] = count
    }
  }
}
