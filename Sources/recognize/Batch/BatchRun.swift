import QualificationsKit
import RecognitionRules

/// A batch from its first row to its last: reads, decides, writes, and keeps what is needed to go on.
struct BatchRun {
  private let paths: BatchPaths
  private let settings: BatchSettings
  private let recognition: Recognition
  private let context: CommandContext
  private let jobs: Int
  private let survey: FileSurvey
  private let input: BatchInput
  private(set) var state: ResumeState
  private(set) var notes = BatchNotes()

  init(
    _ paths: BatchPaths, _ settings: BatchSettings, _ recognition: Recognition, jobs: Int,
    _ survey: FileSurvey, _ input: BatchInput, _ state: ResumeState, _ context: CommandContext
  ) {
    self.paths = paths
    self.settings = settings
    self.recognition = recognition
    self.jobs = jobs
    self.survey = survey
    self.input = input
    self.state = state
    self.context = context
  }

  /// How a run ended.
  enum End {
    case done, interrupted
  }

  /// Decides all rows that are left. What it throws leaves behind what a later run can go on with.
  mutating func run() throws(CommandFailure) -> End {
    if state.isDone {
      try BatchSink.place(paths.output, context.path(paths.output))
      try BatchSink.place(paths.rejects, context.path(paths.rejects))
      return .done
    }
    let (output, rejects) = try sinks()
    do {
      let end = try decideAll(output, rejects)
      if end == .done { try finish(output, rejects) }
      return end
    } catch {
      if state.rows == 0 || !paths.canResume {
        output.abandon()
        rejects.abandon()
      }
      throw error
    }
  }

  private mutating func sinks() throws(CommandFailure) -> (BatchSink, BatchSink) {
    if state.rows > 0 {
      if let output = try BatchSink(paths.output, context, keeping: state.output),
        let rejects = try BatchSink(paths.rejects, context, keeping: state.rejects)
      {
        return (output, rejects)
      }
      throw Self.cut(paths.output)
    }
    let output = try BatchSink(paths.output, context)
    let rejects = try BatchSink(paths.rejects, context)
    do {
      try output.write(heading)
      try rejects.write(RejectEncoding.heading(isJSON: paths.rejectsForm == .json))
    } catch {
      output.abandon()
      rejects.abandon()
      throw error
    }
    return (output, rejects)
  }

  /// The first line: of NDJSON what all rows have in common, of CSV the names of the columns.
  private var heading: [UInt8] {
    if settings.output == .csv { return DecisionRow.heading }
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.member("schema", "recognize/batch")
      w.key("version")
      w.number(1)
      w.member("on", settings.on.iso)
      w.member("trust", settings.trust.rawValue)
      w.member("language", settings.language.rawValue)
      w.member("why", settings.why)
      DecisionEncoding.writeKnowledge(recognition.library, engine: Version.engine, into: &w)
    }
    return writer.bytes + [10]
  }

  private mutating func decideAll(
    _ output: BatchSink, _ rejects: BatchSink
  ) throws(CommandFailure) -> End {
    var cases = CaseReader(try RowReader(input, settings.map))
    defer { cases.end() }
    var skipped = 0
    while skipped < state.rows, let aCase = try cases.next() { skipped += aCase.rows.count }
    guard skipped == state.rows else { throw Self.changed(paths.input) }
    let index = CertificateIndex(recognition.library)
    let dates = DateReader(order: survey.order.verdict)
    let memo = DecisionMemo()
    let decider = BlockDecider(
      (0..<jobs).map { _ in BatchDecider(recognition, index, settings, dates, memo) })
    var progress = Progress(context, total: survey.rows, before: state.rows)
    defer { progress.clear() }
    while true {
      let block = try cases.block(of: BlockDecider.rows)
      if block.isEmpty { break }
      let (answer, summary) = decider.decide(block)
      try output.write(answer.output)
      try rejects.write(answer.rejects)
      state.rows += block.reduce(0) { $0 + $1.rows.count }
      state.output = output.length
      state.rejects = rejects.length
      state.summary.add(summary)
      if paths.canResume { try state.write(paths.output, context) }
      progress.show(rows: state.rows, rejects: state.summary.rejects)
      if Files.isInterrupted { return .interrupted }
    }
    notes = cases.notes
    if let size = survey.size, size != cases.reader.size { throw Self.changed(paths.input) }
    return .done
  }

  private mutating func finish(
    _ output: BatchSink, _ rejects: BatchSink
  ) throws(CommandFailure) {
    try output.close()
    try rejects.close()
    state.isDone = true
    if paths.canResume { try state.write(paths.output, context) }
    try output.place()
    try rejects.place()
  }
}

extension BatchRun {
  private static func cut(_ path: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "falta parte de '\(path).part'; borre '\(path).resume' y empiece de nuevo",
        pt: "falta parte de '\(path).part'; apague '\(path).resume' e comece de novo",
        en: "part of '\(path).part' is missing; delete '\(path).resume' and begin again"))
  }

  private static func changed(_ path: String) -> CommandFailure {
    CommandFailure(
      .inputOutput,
      LocalizedText(
        es: "'\(path)' cambió mientras se leía; se esperaba un archivo que nadie escribe",
        pt: "'\(path)' mudou enquanto era lido; esperava-se um arquivo que ninguém grava",
        en: "'\(path)' changed while it was read; expected a file that nobody writes"))
  }
}
