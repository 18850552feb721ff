import QualificationsKit
import RecognitionRules

/// Writes changed rows, each with what it is due to: as CSV or as NDJSON.
struct ChangeWriter: Sendable {
  let facts: ChangeFacts
  let form: BatchSettings.Form

  private static let columns = [
    "line", "id", "from", "to", "outcome-before", "outcome-after", "best-before", "best-after",
    "effect-before", "effect-after", "instrument-before", "instrument-after", "standard-before",
    "standard-after", "certain-before", "certain-after", "possible-before", "possible-after",
    "causes", "facts",
  ]

  /// What stands before the first row.
  var heading: [UInt8] {
    form == .csv ? Array((Self.columns.joined(separator: ",") + "\n").utf8) : []
  }

  /// Both results side by side, in the order of the columns.
  private static func cells(_ row: SimulatedRow) -> [String] {
    let (a, b) = (row.before, row.after)
    return [
      a.outcome.rawValue, b.outcome.rawValue, a.bestPossible.rawValue, b.bestPossible.rawValue,
      a.effect, b.effect, a.instrument ?? "", b.instrument ?? "", a.target ?? "", b.target ?? "",
      a.certain?.exact ?? "", b.certain?.exact ?? "", a.possible?.exact ?? "",
      b.possible?.exact ?? "",
    ]
  }

  func write(_ changed: SimulationRun.Changed, to bytes: inout [UInt8]) {
    guard let change = changed.row.change else { return }
    let causes = facts.causes(change)
    let facts = facts.all(change)
    if form == .csv {
      bytes += "\(changed.line)".utf8
      let cells =
        [changed.id, changed.row.origin, changed.row.destination] + Self.cells(changed.row)
        + [causes.joined(separator: " | "), facts.joined(separator: " | ")]
      for cell in cells {
        bytes.append(UInt8(ascii: ","))
        CellProtection.write(cell, to: &bytes)
      }
      bytes.append(10)
      return
    }
    var writer = JSONWriter(isPretty: false)
    encode(changed, causes, facts, &writer)
    bytes += writer.bytes + [10]
  }

  /// A changed row as an object.
  func encode(_ changed: SimulationRun.Changed, _ writer: inout JSONWriter) {
    guard let change = changed.row.change else { return }
    encode(changed, facts.causes(change), facts.all(change), &writer)
  }

  private func encode(
    _ changed: SimulationRun.Changed, _ causes: [String], _ facts: [String],
    _ writer: inout JSONWriter
  ) {
    writer.object { w in
      w.key("line")
      w.number(changed.line)
      w.member("id", changed.id.isEmpty ? nil : changed.id)
      w.member("from", changed.row.origin)
      w.member("to", changed.row.destination)
      for (key, core) in [("before", changed.row.before), ("after", changed.row.after)] {
        w.key(key)
        w.object { w in
          w.member("outcome", core.outcome.rawValue)
          w.member("bestPossible", core.bestPossible.rawValue)
          w.member("effect", core.effect)
          w.member("instrument", core.instrument)
          w.member("standard", core.target)
          w.member("certain", core.certain?.exact)
          w.member("possible", core.possible?.exact)
        }
      }
      w.member("causes", causes)
      w.member("facts", facts)
    }
  }
}
