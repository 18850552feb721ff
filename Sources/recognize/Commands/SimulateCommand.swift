import QualificationsKit
import RecognitionRules

/// `simulate`: the same credentials under other instruments, parameters, crosswalks or dates.
enum SimulateCommand {
  /// How many changed rows are listed in the answer.
  private static let shown = 20

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let recognition = try BookShelf.recognition(loaded, context)
    let suppositions = try suppositions(arguments, loaded, recognition, context)
    let wanted = arguments.number("--rows") ?? 0
    guard !suppositions.isEmpty || wanted > 0 else { throw nothing }
    let base = SimulatedWorld(
      recognition: recognition, index: CertificateIndex(loaded.library), on: context.on,
      trust: arguments.text("--trust").flatMap { Trust(rawValue: $0) } ?? .reviewed)
    let worlds = SimulatedWorlds(suppositions, loaded, base)
    guard worlds.world(worlds.all) != nil else { throw broken }
    let map = try HeadingMap(arguments.assignments("--map"))
    let (survey, input) = try BatchCommand.survey(arguments.operands[0], map, context)
    var output: (path: String, form: BatchSettings.Form)?
    if let path = arguments.text("--output") {
      guard let form = BatchSettings.Form(of: path), path != "-" else { throw ending(path) }
      output = (path, form)
    }
    let settings = SimulationRun.Settings(
      map: map, destination: try BatchCommand.destination(arguments, loaded.library),
      jobs: max(1, min(arguments.number("--jobs") ?? Files.processors(), 64)), output: output,
      shown: shown, keepsReviews: wanted > 0)
    var run = SimulationRun(worlds, settings, base)
    try run.run(input, survey, context)
    let settling = wanted > 0 ? (run.settling.best(wanted), run.settling.reviews) : nil
    SimulationReport(run: run, base: base, settling: settling, context: context).write()
    return run.summary.rejected > 0 ? .findings : .done
  }

  private static func suppositions(
    _ arguments: ParsedArguments, _ loaded: LoadedLibrary, _ recognition: Recognition,
    _ context: CommandContext
  ) throws(CommandFailure) -> [Supposition] {
    var result: [Supposition] = []
    for file in arguments.texts("--with") {
      result.append(.file(try Overlay(file, loaded, context)))
    }
    for item in arguments.assignments("--with-parameter") {
      result.append(.parameter(try parameter(item.name, item.value, recognition)))
    }
    if let day = arguments.day("--with-date") { result.append(.date(day)) }
    if let trust = arguments.text("--with-trust").flatMap({ Trust(rawValue: $0) }) {
      result.append(.trust(trust))
    }
    guard result.count <= 16 else { throw tooMany }
    return result
  }

  /// `BOOK:NAME=VALUE`, or `NAME=VALUE` where one book alone has such a parameter.
  private static func parameter(
    _ text: String, _ value: String, _ recognition: Recognition
  ) throws(CommandFailure) -> ParameterChange {
    let books = recognition.books.values.sorted { $0.id < $1.id }
    let found = books.flatMap { book in
      book.parameters.map { (book: book.id, name: $0.name) }
    }.filter { $0.name == text || "\($0.book):\($0.name)" == text }
    guard found.count == 1, let only = found.first else {
      let all = books.flatMap { book in book.parameters.map { "\(book.id):\($0.name)" } }
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(text)' no nombra un parámetro; se esperaba uno de:",
          pt: "'\(text)' não nomeia um parâmetro; esperava-se um de:",
          en: "'\(text)' names no one parameter; expected one of:"),
        details: found.isEmpty
          ? Nearest.candidates(to: text, among: all, limit: 5)
          : found.map { "\($0.book):\($0.name)" })
    }
    return ParameterChange(book: only.book, name: only.name, value: value)
  }

  private static var nothing: CommandFailure {
    let options = "--with, --with-parameter, --with-date, --with-trust, --rows"
    return CommandFailure(
      .usage,
      LocalizedText(
        es: "no se supone nada; se esperaba al menos una de: \(options)",
        pt: "não se supõe nada; esperava-se ao menos uma de: \(options)",
        en: "nothing is supposed; expected at least one of: \(options)"))
  }

  private static var tooMany: CommandFailure {
    CommandFailure(
      .limit,
      LocalizedText(
        es: "más de 16 suposiciones; se esperaban menos",
        pt: "mais de 16 suposições; esperavam-se menos",
        en: "more than 16 suppositions; expected fewer"))
  }

  private static var broken: CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "con lo que se supone, los datos o los libros tienen errores",
        pt: "com o que se supõe, os dados ou os livros têm erros",
        en: "with what is supposed, the data or the books have errors"),
      hint: LocalizedText(
        es: "vea: recognize validate ARCHIVO; recognize rules check ARCHIVO",
        pt: "veja: recognize validate ARQUIVO; recognize rules check ARQUIVO",
        en: "see: recognize validate FILE; recognize rules check FILE"))
  }

  private static func ending(_ path: String) -> CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'\(path)' no vale para '-o'; se esperaba que termine en .ndjson, .csv",
        pt: "'\(path)' não serve para '-o'; esperava-se que termine em .ndjson, .csv",
        en: "'\(path)' is not a value of '-o'; expected it to end with .ndjson, .csv"))
  }
}
