import QualificationsKit

/// What a command works with: the library, the language, the date, and where its answer goes.
///
/// A class because commands share one answer and one library while a run lasts.
final class CommandContext {
  /// The machine.
  let surroundings: Surroundings
  /// The language of the answer.
  let language: Language
  /// The date of the question: `--on`, else today in UTC.
  let on: Day
  /// Whether `--on` was given.
  let isDateGiven: Bool
  /// The format of the answer: `text`, `json`, or another of the command's.
  let format: String
  /// Whether text may be coloured.
  let usesColour: Bool
  /// The columns that text may take.
  let width: Int
  private let frameworksOption: String?
  /// Files that `--with` adds to the library.
  private let additions: [String]
  private var hasAdditions = false
  private var loaded: LoadedLibrary?
  /// Whether the answer is the findings themselves.
  var givesFindings = false
  private var output: [UInt8] = []
  private var isFile = false
  private var messages: [UInt8] = []

  init(_ arguments: ParsedArguments, _ language: Language, _ surroundings: Surroundings) {
    self.surroundings = surroundings
    self.language = language
    isDateGiven = arguments.has("--on")
    on = arguments.day("--on") ?? surroundings.today
    let formats = arguments.command.formats
    format = formats.isEmpty ? "text" : arguments.text("--format") ?? formats[0]
    let forbidsColour = surroundings.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    usesColour =
      surroundings.isOutputTerminal && !forbidsColour && surroundings.environment["TERM"] != "dumb"
    width = surroundings.isOutputTerminal ? min(max(surroundings.width ?? 80, 40), 110) : 100
    frameworksOption = arguments.text("--frameworks")
    additions =
      arguments.command.option("--with") != nil && arguments.command.name != "simulate"
      ? arguments.texts("--with") : []
  }
}

extension CommandContext {
  /// Whether the answer is JSON.
  var isJSON: Bool { format == "json" }

  /// Where the library stands.
  func location() throws(CommandFailure) -> LibraryLocation {
    try LibraryLocation.find(frameworksOption, in: surroundings)
  }

  /// Whether there is a library to read, or one was named that must be there.
  func hasLibrary() throws(CommandFailure) -> Bool {
    if loaded != nil { return true }
    return try LibraryLocation.search(frameworksOption, in: surroundings) != nil
  }

  /// The library and the files it was read from; read at the first call.
  func library() throws(CommandFailure) -> LoadedLibrary {
    if let loaded, hasAdditions || additions.isEmpty { return loaded }
    var read: LoadedLibrary
    if let loaded { read = loaded } else { read = try location().load() }
    if !additions.isEmpty { read = try Overlay.adding(additions, to: read, self) }
    hasAdditions = true
    loaded = read
    return read
  }

  /// Uses a library that was read in another way (a folder given as an operand).
  func use(_ library: LoadedLibrary) { loaded = library }

  /// A path as the user typed it, seen from the folder where the command is run.
  func path(_ typed: String) -> String { Path.join(surroundings.workingFolder, typed) }

  /// The file that the user named; `-` is the standard input.
  func read(_ typed: String) throws(CommandFailure) -> SourceText {
    do {
      return SourceText(name: typed, bytes: try Files.read(typed == "-" ? "-" : path(typed)))
    } catch {
      throw .file(typed, error)
    }
  }
}

extension CommandContext {
  /// Puts a file in the place of another, if there is one, when it is whole.
  func replace(_ typed: String, with bytes: [UInt8]) throws(CommandFailure) {
    try Files.replace(path(typed), with: bytes, shown: typed)
  }
}

extension CommandContext {
  /// Appends to the results. Text from data must have been escaped (`Display.escaped`, `Page`).
  func write(_ text: String) { output += text.utf8 }

  /// Appends to the results.
  func write(_ bytes: [UInt8]) { output += bytes }

  /// Appends JSON and the final newline to the results.
  func write(_ writer: JSONWriter) { output += writer.bytes + [10] }

  /// Appends what is a file in a format of its own: nothing of ours is put below it.
  func write(file bytes: [UInt8]) {
    output += bytes
    isFile = true
  }

  /// Appends a page to the results.
  func write(_ page: Page) { output += page.text.utf8 }

  /// An empty page of this answer's width, colours and language.
  func page() -> Page { Page(width: width, usesColour: usesColour, language: language) }

  /// Appends a line to the messages, escaped.
  func report(_ message: LocalizedText) {
    messages += "recognize: \(Display.escaped(message.text(in: language)))\n".utf8
  }

  /// Appends a failure to the messages.
  func report(_ failure: CommandFailure) {
    messages += failure.text(in: language).utf8
  }

  /// Appends text to the messages as it is.
  func reportAsIs(_ text: String) { messages += text.utf8 }

  /// The sentence in the answer's language.
  func say(_ text: LocalizedText) -> String { text.text(in: language) }

  /// The sentence in the answer's language.
  func say(es: String, pt: String, en: String) -> String {
    switch language {
    case .es: es
    case .pt: pt
    case .en: en
    }
  }

  /// The answer. A text answer that used the library ends with its folder and digest.
  func finished(_ result: CommandResult) -> ToolResult {
    if let loaded, format == "text", !output.isEmpty, !isFile {
      write(footer(loaded))
    }
    if let loaded, !givesFindings, loaded.diagnostics.contains(where: { $0.severity == .error }) {
      reportBrokenData(loaded)
    }
    return ToolResult(
      output: output, messages: messages, code: result.rawValue, library: loaded)
  }

  private func footer(_ loaded: LoadedLibrary) -> Page {
    var page = page()
    let digest = String(loaded.library.digest.prefix(8))
    page.blank()
    if loaded.folder.isEmpty {
      page.faint(
        say(
          es: "Sin carpeta de datos: comprobado por sí solo, sin la metodología de los sistemas ni "
            + "la región (--frameworks CARPETA).",
          pt: "Sem pasta de dados: verificado por si só, sem a metodologia dos sistemas nem a "
            + "região (--frameworks PASTA).",
          en: "No data folder: checked alone, without the methodology of systems and the "
            + "region (--frameworks FOLDER)."))
      return page
    }
    page.faint(
      say(
        es: "Datos: \(loaded.folder) · \(digest) · fecha \(on.iso)",
        pt: "Dados: \(loaded.folder) · \(digest) · data \(on.iso)",
        en: "Data: \(loaded.folder) · \(digest) · date \(on.iso)"))
    return page
  }

  private func reportBrokenData(_ loaded: LoadedLibrary) {
    let count = loaded.diagnostics.count { $0.severity == .error }
    report(
      LocalizedText(
        es: "errores en los datos: \(count); vea: recognize validate",
        pt: "erros nos dados: \(count); veja: recognize validate",
        en: "errors in the data: \(count); see: recognize validate"))
  }
}
