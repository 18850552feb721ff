import QualificationsKit
import RecognitionRules

/// What came of a row in a simulation.
struct SimulatedRow: Sendable {
  /// The country of award and that of destination.
  let origin: String
  let destination: String
  let before: DecisionCore
  let after: DecisionCore
  /// What the change is due to; `nil` if nothing changed.
  let change: SimulatedChange?
  /// The review that it is as things are, if it is one and reviews are asked for.
  let review: SettlingRows.Review?

  /// Whether the outcome is another.
  var hasOtherOutcome: Bool { before.outcome != after.outcome }
}

/// What a changed decision is due to.
struct SimulatedChange: Hashable, Sendable {
  /// The numbers of the suppositions that give it, of which none can be left out.
  let causes: [Int]
  /// What they change in the decision.
  let difference: DecisionDifference
}

/// Decides cases as things are and as they are supposed to be: one for each thread.
final class CaseSimulator {
  private let worlds: SimulatedWorlds
  private let dates: DateReader
  private let destination: String?
  private let keepsReviews: Bool
  private var interpreters: [UInt64: RowInterpreter] = [:]

  init(
    _ worlds: SimulatedWorlds, _ dates: DateReader, destination: String?, keepsReviews: Bool
  ) {
    self.keepsReviews = keepsReviews
    self.worlds = worlds
    self.dates = dates
    self.destination = destination
  }

  /// What comes of the rows of a case; `nil` if they cannot be decided.
  func simulate(_ aCase: RowCase) -> [SimulatedRow]? {
    guard let before = decisions(aCase, 0), let after = decisions(aCase, worlds.all),
      let old = worlds.world(0)?.library, let new = worlds.world(worlds.all)?.library
    else { return nil }
    return before.indices.map { number in
      let question = before[number].question
      let (x, y) = (DecisionCore(before[number], old), DecisionCore(after[number], new))
      return SimulatedRow(
        origin: question.credentials[number].country ?? "", destination: question.destination,
        before: x, after: y,
        change: x == y
          ? nil : change(aCase, number, (before[number], old), (after[number], new), y),
        review: keepsReviews ? SettlingRows.Review(before[number], old) : nil)
    }
  }

  /// The suppositions that give a result, the last ones left out first where others are enough.
  private func change(
    _ aCase: RowCase, _ number: Int, _ before: (decision: Decision, library: Library),
    _ after: (decision: Decision, library: Library), _ result: DecisionCore
  ) -> SimulatedChange {
    var (set, after) = (worlds.all, after)
    for item in worlds.suppositions.indices.reversed() {
      let fewer = set & ~(1 << UInt64(item))
      guard fewer != 0, let library = worlds.world(fewer)?.library,
        let decisions = decisions(aCase, fewer)
      else { continue }
      if DecisionCore(decisions[number], library) == result {
        (set, after) = (fewer, (decisions[number], library))
      }
    }
    return SimulatedChange(
      causes: worlds.suppositions.indices.filter { set >> UInt64($0) & 1 == 1 },
      difference: DecisionDifference(from: before, to: after))
  }

  /// The decisions of a case in the world of a set; `nil` if a row cannot be read.
  private func decisions(_ aCase: RowCase, _ set: UInt64) -> [Decision]? {
    guard let world = worlds.world(set) else { return nil }
    let interpreter =
      interpreters[set]
      ?? RowInterpreter(
        lookups: Lookups(world.index, world.library), dates: dates, destination: destination)
    interpreters[set] = interpreter
    let (rows, rejects) = interpreter.read(aCase)
    guard rejects.isEmpty else { return nil }
    let credentials = rows.compactMap { $0.credential }
    return rows.map { row in
      world.recognition.bareDecision(
        row.question(credentials, on: world.on, trust: world.trust))
    }
  }
}
