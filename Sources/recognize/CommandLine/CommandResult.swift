import QualificationsKit

/// How a command ended: the process's exit code (design 5).
enum CommandResult: Int32, Sendable {
  /// Done, whatever the verdict.
  case done = 0
  /// Findings, rejects, or not the outcome that was expected.
  case findings = 1
  /// Wrong words: unknown option, malformed date or identifier, exclusive options.
  case usage = 64
  /// Well-formed, but names nothing or several things; or data could not be used.
  case unusable = 65
  /// No such file.
  case noFile = 66
  /// Our fault.
  case fault = 70
  /// Reading or writing failed.
  case inputOutput = 74
  /// A limit was reached.
  case limit = 75
  /// Interrupted from the keyboard, as shells write it.
  case interrupted = 130
}

/// Why a command stopped: one sentence, and lines below it (candidates, a hint).
struct CommandFailure: Error, Sendable {
  /// The exit code.
  let result: CommandResult
  /// What is wrong, then what was expected; no full stop.
  let message: LocalizedText
  /// Lines that follow, the same in every language; they are escaped when printed.
  let details: [String]
  /// Records to choose from, each with its identifier and title.
  let candidates: [(id: String, title: LocalizedText)]
  /// What to do next, if anything.
  let hint: LocalizedText?

  init(
    _ result: CommandResult, _ message: LocalizedText, details: [String] = [],
    candidates: [(id: String, title: LocalizedText)] = [], hint: LocalizedText? = nil
  ) {
    self.result = result
    self.message = message
    self.details = details
    self.candidates = candidates
    self.hint = hint
  }

  /// How many candidates are listed.
  private static let shown = 24

  /// The failure as it is printed among the messages.
  func text(in language: Language) -> String {
    var text = "recognize: \(Display.escaped(message.text(in: language)))\n"
    for item in candidates.prefix(Self.shown) {
      let title = item.title.text(in: language)
      text += "  \(Display.escaped(title.isEmpty ? item.id : "\(item.id)  \(title)"))\n"
    }
    if candidates.count > Self.shown {
      let rest = candidates.count - Self.shown
      let more = LocalizedText(
        es: "… y \(rest) más", pt: "… e mais \(rest)", en: "… and \(rest) more")
      text += "  \(more.text(in: language))\n"
    }
    for line in details { text += "  \(Display.escaped(line))\n" }
    if let hint { text += "\(Display.escaped(hint.text(in: language)))\n" }
    return text
  }
}

extension CommandFailure {
  /// The failure of reading a file that the user named.
  static func file(_ path: String, _ failure: FileFailure) -> CommandFailure {
    switch failure {
    case .notFound:
      CommandFailure(
        .noFile,
        LocalizedText(
          es: "no existe el archivo '\(path)'", pt: "não existe o arquivo '\(path)'",
          en: "there is no file '\(path)'"))
    case .wrongKind:
      CommandFailure(
        .noFile,
        LocalizedText(
          es: "'\(path)' es una carpeta; se esperaba un archivo",
          pt: "'\(path)' é uma pasta; esperava-se um arquivo",
          en: "'\(path)' is a folder; expected a file"))
    case .brokenPipe, .system:
      CommandFailure(
        .inputOutput,
        LocalizedText(
          es: "no se pudo leer o escribir '\(path)'\(failure.number)",
          pt: "não foi possível ler ou gravar '\(path)'\(failure.number)",
          en: "'\(path)' could not be read or written\(failure.number)"))
    }
  }
}

extension FileFailure {
  fileprivate var number: String {
    if case .system(let number) = self { " (errno \(number))" } else { "" }
  }
}
