import QualificationsKit
import RecognitionRules
import Synchronization

/// A simulation from its first row to its last: reads, decides twice, writes what changed.
struct SimulationRun {
  let worlds: SimulatedWorlds
  let settings: Settings

  /// What a simulation was asked for.
  struct Settings: Sendable {
    var map: HeadingMap
    var destination: String?
    var jobs: Int
    /// The file for changed rows, in the form that its name asks for.
    var output: (path: String, form: BatchSettings.Form)?
    /// How many changed rows are kept for the answer.
    var shown: Int
    /// Whether reviews are kept, to find the rows that would settle them.
    var keepsReviews: Bool
  }

  /// A changed row with its line and identifier.
  struct Changed: Sendable {
    let line: Int
    let id: String
    let row: SimulatedRow
  }

  private(set) var summary = SimulationSummary()
  private(set) var shown: [Changed] = []
  /// The reviews as things are, if they are kept.
  private(set) var settling: SettlingRows

  init(_ worlds: SimulatedWorlds, _ settings: Settings, _ base: SimulatedWorld) {
    settling = SettlingRows(base.recognition)
    self.worlds = worlds
    self.settings = settings
  }

  /// Decides all rows of an input.
  mutating func run(
    _ input: BatchInput, _ survey: FileSurvey, _ context: CommandContext
  ) throws(CommandFailure) {
    var cases = CaseReader(try RowReader(input, settings.map))
    defer { cases.end() }
    let sink = try settings.output.map { output throws(CommandFailure) in
      try BatchSink(output.path, context)
    }
    let writer = ChangeWriter(
      facts: ChangeFacts(suppositions: worlds.suppositions), form: settings.output?.form ?? .json)
    do {
      try sink?.write(writer.heading)
      try decideAll(&cases, survey, sink, writer)
      try sink?.close()
      try sink?.place()
    } catch {
      sink?.abandon()
      throw error
    }
  }

  private mutating func decideAll(
    _ cases: inout CaseReader, _ survey: FileSurvey, _ sink: BatchSink?, _ writer: ChangeWriter
  ) throws(CommandFailure) {
    let dates = DateReader(order: survey.order.verdict)
    let memo = SimulationMemo()
    let lanes = (0..<settings.jobs).map { _ in
      Lane(
        CaseSimulator(
          worlds, dates, destination: settings.destination, keepsReviews: settings.keepsReviews),
        memo)
    }
    while true {
      let block = try cases.block(of: BlockDecider.rows)
      if block.isEmpty { return }
      let found = Lane.simulate(block, lanes)
      var bytes: [UInt8] = []
      for (aCase, rows) in zip(block, found) {
        guard let rows else {
          summary.addRejects(aCase.rows.count)
          continue
        }
        for (raw, row) in zip(aCase.rows, rows) {
          summary.add(row, writer.facts)
          if let review = row.review { settling.add(review) }
          if row.change == nil { continue }
          let changed = Changed(line: raw.line, id: raw[.id], row: row)
          if shown.count < settings.shown { shown.append(changed) }
          if sink != nil { writer.write(changed, to: &bytes) }
        }
      }
      try sink?.write(bytes)
    }
  }
}

/// A thread of a simulation.
private final class Lane {
  private let simulator: CaseSimulator
  private let memo: SimulationMemo
  private var found: [(case: Int, rows: [SimulatedRow]?)] = []

  init(_ simulator: CaseSimulator, _ memo: SimulationMemo) {
    self.simulator = simulator
    self.memo = memo
  }

  /// What comes of each case of a block, in its order, by as many threads as there are lanes.
  static func simulate(_ block: [RowCase], _ lanes: [Lane]) -> [[SimulatedRow]?] {
    let next = Turn()
    Files.runAll(
      lanes.map { lane in
        {
          while true {
            let number = next.take()
            if number >= block.count { return }
            lane.found.append((number, lane.rows(block[number])))
          }
        }
      })
    var all = [[SimulatedRow]?](repeating: nil, count: block.count)
    for lane in lanes {
      for item in lane.found { all[item.case] = item.rows }
      lane.found = []
    }
    return all
  }

  private func rows(_ aCase: RowCase) -> [SimulatedRow]? {
    if aCase.trouble != nil { return nil }
    let isSound = aCase.rows.allSatisfy { RowInterpreter.isIdentifierSound($0[.id]) }
    guard isSound, let key = DecisionMemo.key(aCase.rows) else { return simulator.simulate(aCase) }
    if let known = memo.find(key) { return known }
    let rows = simulator.simulate(aCase)
    if let rows { memo.keep(key, rows) }
    return rows
  }
}

/// The case that is taken next, by whichever lane is free.
private final class Turn: Sendable {
  private let next = Atomic<Int>(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// What came of the cells of a case: in a programme's file the same question comes again and again.
private final class SimulationMemo: Sendable {
  private static let most = 1 << 15
  private let rows = Mutex<[String: [SimulatedRow]]>([:])

  func find(_ key: String) -> [SimulatedRow]? { rows.withLock { $0[key] } }

  func keep(_ key: String, _ found: [SimulatedRow]) {
    rows.withLock { rows in
      if rows.count >= Self.most { rows.removeAll(keepingCapacity: true) }
      rows[key] = found
    }
  }
}
