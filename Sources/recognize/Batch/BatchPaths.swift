import QualificationsKit

/// Where a batch is read from and written to, as the user typed it.
struct BatchPaths: Sendable {
  let input: String
  /// `-` is the standard output.
  let output: String
  let rejects: String
  let summary: String?
  let outputForm: BatchSettings.Form
  let rejectsForm: BatchSettings.Form

  init(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandFailure) {
    input = arguments.operands[0]
    guard let output = arguments.text("--output") else { throw RunCommand.missing("-o OUT") }
    self.output = output
    outputForm = try Self.form(output, "-o")
    if let rejects = arguments.text("--rejects") {
      self.rejects = rejects
    } else if output == "-" {
      throw RunCommand.missing("--rejects FILE")
    } else {
      rejects = Self.stem(output) + ".rejects.csv"
    }
    rejectsForm = try Self.form(rejects, "--rejects")
    summary = arguments.text("--summary")
    if let summary, !summary.hasSuffix(".json"), !summary.hasSuffix(".html") {
      throw Self.wrongEnding(summary, "--summary", ".json, .html")
    }
    let files = [input, output, rejects, summary].compactMap { $0 }.filter { $0 != "-" }
      .map { Path.normalised(context.path($0)) }
    if Set(files).count < files.count { throw Self.samePlace }
  }

  /// Whether a run that was cut short can go on: it can be read again, and what it wrote be kept.
  var canResume: Bool { input != "-" && output != "-" }

  /// The path without its ending.
  private static func stem(_ path: String) -> String {
    let end = path.lastIndex(of: ".") ?? path.endIndex
    return String(path[..<end])
  }

  private static func form(
    _ path: String, _ option: String
  ) throws(CommandFailure) -> BatchSettings.Form {
    guard let form = BatchSettings.Form(of: path) else {
      throw wrongEnding(path, option, ".ndjson, .csv")
    }
    return form
  }

  private static func wrongEnding(
    _ path: String, _ option: String, _ endings: String
  ) -> CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'\(path)' no vale para '\(option)'; se esperaba que termine en \(endings)",
        pt: "'\(path)' não serve para '\(option)'; esperava-se que termine em \(endings)",
        en: "'\(path)' is not a value of '\(option)'; expected it to end with \(endings)"))
  }

  private static var samePlace: CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "dos archivos son el mismo; se esperaba que entrada, decisiones, rechazos y resumen "
          + "sean distintos",
        pt: "dois arquivos são o mesmo; esperava-se que entrada, decisões, rejeitos e resumo sejam "
          + "distintos",
        en: "two files are the same; expected input, decisions, rejects and summary to differ"))
  }
}
