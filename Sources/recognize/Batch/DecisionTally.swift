import QualificationsKit
import RecognitionRules

/// What a summary counts of one decision.
struct DecisionTally: Sendable {
  /// The cells that it adds one to.
  let cells: [BatchSummary.Cell]

  init(_ decision: Decision, of number: Int, _ library: Library) {
    let question = decision.question
    let own = question.credentials[number]
    var cells: [BatchSummary.Cell] = [
      .init(.outcomes, [decision.outcome.rawValue]),
      .init(.pairs, [own.country ?? "", question.destination, decision.outcome.rawValue]),
    ]
    for finding in decision.findings where finding.state != .met {
      cells.append(.init(.reasons, [finding.instrument, finding.code, finding.state.rawValue]))
    }
    if let reason = decision.reason { cells.append(.init(.reasons, ["", reason, ""])) }
    if decision.reason == "no-instrument" {
      cells.append(.init(.instruments, [own.country ?? "", question.destination]))
    }
    for open in decision.questions {
      let fact = open.fact
      // The other names of a mapping are a standard and a component of it.
      guard fact.relation == "mapsTo" else {
        let names = [fact.relation, fact.column].filter { !$0.isEmpty }
        cells.append(.init(.questions, [open.who, names.joined(separator: ".")]))
        continue
      }
      cells.append(.init(.questions, [open.who, fact.relation]))
      cells.append(.init(.mappings, [library[own.certificate].id, fact.column]))
    }
    // A decision counts once in each cell, however many of its components are asked for.
    var seen: Set<BatchSummary.Cell> = []
    self.cells = cells.filter { seen.insert($0).inserted }
  }
}
