import QualificationsKit
import RecognitionRules

/// What a simulation counts.
struct SimulationSummary: Sendable {
  /// A way of counting.
  enum Table: String, CaseIterable, Sendable {
    /// Outcomes before and after, of rows whose outcome is another.
    case outcomes
    /// The same by country of award and of destination.
    case pairs
    /// What changed decisions are due to: the suppositions, and the first fact or rule.
    case causes

    /// The keys of its names in JSON.
    var keys: [String] {
      switch self {
      case .outcomes: ["before", "after"]
      case .pairs: ["from", "to", "before", "after"]
      case .causes: ["causes", "fact"]
      }
    }
  }

  private struct Cell: Hashable, Sendable {
    let table: Table
    let names: [String]
  }

  private(set) var decided = 0
  private(set) var rejected = 0
  /// Rows whose result is another.
  private(set) var changed = 0
  /// Of them, those whose outcome is.
  private(set) var otherOutcome = 0
  private var counts: [Cell: Int] = [:]

  mutating func addRejects(_ count: Int) { rejected += count }

  mutating func add(_ row: SimulatedRow, _ facts: ChangeFacts) {
    decided += 1
    guard let change = row.change else { return }
    changed += 1
    func count(_ table: Table, _ names: [String]) {
      counts[Cell(table: table, names: names), default: 0] += 1
    }
    if row.hasOtherOutcome {
      otherOutcome += 1
      let outcomes = [row.before.outcome.rawValue, row.after.outcome.rawValue]
      count(.outcomes, outcomes)
      count(.pairs, [row.origin, row.destination] + outcomes)
    }
    count(.causes, [facts.causes(change).joined(separator: " + "), facts.first(change)])
  }

  mutating func add(_ other: SimulationSummary) {
    decided += other.decided
    rejected += other.rejected
    changed += other.changed
    otherOutcome += other.otherOutcome
    for (cell, count) in other.counts { counts[cell, default: 0] += count }
  }

  /// The cells of a table, the greatest first; those of few rows are one line, as in a batch.
  func lines(_ table: Table) -> [BatchSummary.Line] {
    let exact = counts.filter { $0.key.table == table }.map {
      BatchSummary.Line(names: $0.key.names, count: $0.value)
    }
    return BatchSummary.merged(
      exact.sorted { left, right in
        if left.count != right.count { return left.count > right.count }
        return (left.names ?? []).lexicographicallyPrecedes(right.names ?? [])
      })
  }
}

/// The facts and rules that a change is due to, as codes.
struct ChangeFacts: Sendable {
  let suppositions: [Supposition]

  /// The suppositions, as they are named in answers.
  func causes(_ change: SimulatedChange) -> [String] {
    change.causes.map { suppositions[$0].label }
  }

  /// Everything that differs: rows, conditions with their articles, instruments, reasons; the
  /// suppositions themselves where no single fact does.
  func all(_ change: SimulatedChange) -> [String] {
    let difference = change.difference
    var facts = difference.conditions.map { item in
      "condition \(item.instrument) \(item.code): \(item.before?.rawValue ?? "-") -> "
        + "\(item.after?.rawValue ?? "-") (\(item.article))"
    }
    facts += difference.rows.map { "row \($0)" }
    facts += difference.instruments.map { item in
      "instrument \(item.id): \(item.before ?? "-") -> \(item.after ?? "-")"
    }
    if let reason = difference.reason {
      facts.append("reason: \(reason.before ?? "-") -> \(reason.after ?? "-")")
    }
    return facts.isEmpty ? causes(change) : facts
  }

  /// The first of them: a row if there is one, since it is what an expert can look at.
  func first(_ change: SimulatedChange) -> String {
    if let row = change.difference.rows.first { return "row \(row)" }
    return all(change).first ?? ""
  }
}
