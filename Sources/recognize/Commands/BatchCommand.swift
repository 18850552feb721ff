import QualificationsKit
import RecognitionRules

/// `batch`: a decision or a reject for every row of a file.
enum BatchCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let map = try HeadingMap(arguments.assignments("--map"))
    if arguments.has("--dry-run") {
      return try DryRun.run(arguments, map, context)
    }
    let paths = try BatchPaths(arguments, context)
    let why = arguments.text("--why") ?? "short"
    let isResumed = arguments.has("--resume")
    if isResumed, !paths.canResume { throw cannotResume }
    if why == "full", paths.outputForm == .csv { throw proofInTable }
    let loaded = try context.library()
    // Of a snapshot the records become values: a file asks for each of them again and again.
    let recognition = try BookShelf.recognition(loaded, context).resident()
    let (survey, input) = try survey(paths.input, map, context)
    var settings = BatchSettings(
      on: context.on, language: context.language,
      trust: arguments.text("--trust").flatMap { Trust(rawValue: $0) } ?? .reviewed, why: why,
      destination: try destination(arguments, loaded.library), map: map,
      output: paths.outputForm, rejects: paths.rejectsForm)
    let state = try state(paths, &settings, survey, loaded, isResumed, context)
    let jobs = max(1, min(arguments.number("--jobs") ?? Files.processors(), 64))
    Files.noteInterrupts()
    defer { Files.obeyInterrupts() }
    var run = BatchRun(paths, settings, recognition, jobs: jobs, survey, input, state, context)
    do {
      if try run.run() == .interrupted { return interrupted(run.state, paths, context) }
    } catch {
      throw paths.canResume && run.state.rows > 0 ? error.withHint(resumeHint) : error
    }
    try report(run, paths, settings, recognition, context)
    if run.state.summary.hasReachedLimit { return .limit }
    return run.state.summary.rejects > 0 ? .findings : .done
  }

  /// The country that `--to` names, if it is given.
  static func destination(
    _ arguments: ParsedArguments, _ library: Library
  ) throws(CommandFailure) -> String? {
    guard let to = arguments.text("--to") else { return nil }
    return try Resolution.country(to, in: library)
  }

  /// A first look at the input, and the input to read.
  static func survey(
    _ name: String, _ map: HeadingMap, _ context: CommandContext
  ) throws(CommandFailure) -> (FileSurvey, BatchInput) {
    if name == "-" {
      var input = try BatchInput(name, context)
      let survey = try FileSurvey.of(beginning: &input, map)
      return (survey, input)
    }
    let survey = try FileSurvey.of(file: name, map, context)
    return (survey, try BatchInput(name, context))
  }

  /// The state to begin with: that of an interrupted run, if it is to go on and there is one.
  private static func state(
    _ paths: BatchPaths, _ settings: inout BatchSettings, _ survey: FileSurvey,
    _ loaded: LoadedLibrary, _ isResumed: Bool, _ context: CommandContext
  ) throws(CommandFailure) -> ResumeState {
    let old = isResumed ? try ResumeState.read(paths.output, context) : nil
    if let old, !context.isDateGiven { settings.on = old.on }
    let identity = ResumeState.Identity(
      input: survey.digest, knowledge: try loaded.digest(), options: digest([settings.description]))
    if let old {
      try old.check(identity)
      return old
    }
    if isResumed {
      context.report(
        LocalizedText(
          es: "no hay una ejecución interrumpida de '\(paths.output)'; se empieza de nuevo",
          pt: "não há uma execução interrompida de '\(paths.output)'; começa-se de novo",
          en: "there is no interrupted run of '\(paths.output)'; it begins anew"))
    } else if paths.canResume {
      ResumeState.remove(paths.output, context)
    }
    return ResumeState(identity: identity, on: settings.on)
  }

  static func digest(_ texts: [String]) -> String {
    var digest = SHA256()
    for text in texts { digest.update(Array("\(text.utf8.count) \(text)".utf8)) }
    return digest.hexadecimal()
  }
}

// What is said at the end

extension BatchCommand {
  private static func report(
    _ run: BatchRun, _ paths: BatchPaths, _ settings: BatchSettings, _ recognition: Recognition,
    _ context: CommandContext
  ) throws(CommandFailure) {
    let summary = run.state.summary
    let heading = SummaryEncoding.Heading(settings: settings, library: recognition.library)
    var writer = JSONWriter()
    SummaryEncoding.write(summary, heading, into: &writer)
    if let path = paths.summary {
      let bytes =
        path.hasSuffix(".html")
        ? SummaryDocument(summary, settings, recognition).bytes() : writer.bytes + [10]
      try Files.replace(context.path(path), with: bytes, shown: path)
    }
    if paths.canResume { ResumeState.remove(paths.output, context) }
    BatchRemarks.report(run.notes, context)
    let page = SummaryPage.page(summary, context)
    if paths.output == "-" {
      context.reportAsIs(page.text)
    } else if context.isJSON {
      context.write(writer)
    } else {
      context.write(page)
    }
    if summary.rejects > 0 {
      context.report(
        LocalizedText(
          es:
            "rechazadas: \(summary.rejects), en '\(paths.rejects)'; corrija ese archivo y envíelo "
            + "como entrada",
          pt:
            "rejeitadas: \(summary.rejects), em '\(paths.rejects)'; corrija esse arquivo e envie-o "
            + "como entrada",
          en: "rejected: \(summary.rejects), in '\(paths.rejects)'; correct that file and give "
            + "it as input"))
    }
  }

  private static func interrupted(
    _ state: ResumeState, _ paths: BatchPaths, _ context: CommandContext
  ) -> CommandResult {
    context.report(
      LocalizedText(
        es: "interrumpido después de \(state.rows) filas",
        pt: "interrompido após \(state.rows) linhas",
        en: "interrupted after \(state.rows) rows"))
    if paths.canResume { context.reportAsIs(context.say(resumeHint) + "\n") }
    return .interrupted
  }

  private static let resumeHint = LocalizedText(
    es: "para seguir donde quedó: la misma orden con --resume",
    pt: "para continuar de onde parou: o mesmo comando com --resume",
    en: "to go on where it stopped: the same command with --resume")

  private static var cannotResume: CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'--resume' pide archivos; la entrada y la salida estándar no se pueden retomar",
        pt: "'--resume' pede arquivos; a entrada e a saída padrão não podem ser retomadas",
        en: "'--resume' needs files; the standard input and output cannot be taken up again"))
  }

  private static var proofInTable: CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'--why full' no cabe en una tabla; se esperaba una salida .ndjson",
        pt: "'--why full' não cabe em uma tabela; esperava-se uma saída .ndjson",
        en: "'--why full' does not fit in a table; expected an .ndjson output"))
  }
}

extension CommandFailure {
  /// The same failure with what to do next.
  fileprivate func withHint(_ hint: LocalizedText) -> CommandFailure {
    CommandFailure(result, message, details: details, candidates: candidates, hint: hint)
  }
}

extension LoadedLibrary {
  /// A digest of everything that a decision rests on: the data, and the books with their tables.
  func digest() throws(CommandFailure) -> String {
    var texts = [library.digest]
    for file in try books.all() + tables.all() {
      texts.append(file.name)
      texts.append(String(decoding: file.bytes, as: UTF8.self))
    }
    return BatchCommand.digest(texts)
  }
}
