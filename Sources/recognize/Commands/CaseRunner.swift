package import QualificationsKit
import RecognitionRules

/// One command of a worked case and what came of it.
package struct CaseResult: Sendable {
  /// The file.
  package let file: String
  /// The line of the command.
  package let line: Int
  /// The command as written.
  package let command: String
  /// What the case says.
  package let expected: String
  /// What the command printed.
  package let found: String

  /// Whether both are the same.
  package var hasPassed: Bool { expected == found }

  /// The first line that differs, both ways.
  package var difference: String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = found.split(separator: "\n", omittingEmptySubsequences: false)
    for number in 0..<max(left.count, right.count) {
      let a = number < left.count ? String(left[number]) : "(end)"
      let b = number < right.count ? String(right[number]) : "(end)"
      if a != b { return "  - \(Display.escaped(a))\n  + \(Display.escaped(b))\n" }
    }
    return ""
  }
}

/// The library that many cases share, with the surroundings it was found from.
package struct CaseLibrary: Sendable {
  let loaded: LoadedLibrary
  let surroundings: Surroundings

  /// Finds and reads the library; `nil` if there is none.
  package init?(in surroundings: Surroundings) {
    guard let location = try? LibraryLocation.find(nil, in: surroundings),
      let loaded = try? location.load()
    else { return nil }
    self.loaded = loaded
    self.surroundings = surroundings
  }

  /// The cases below `Cases/`, by name.
  package var cases: [SourceText] {
    (try? loaded.cases.all()) ?? []
  }
}

/// Runs the `console` blocks of a Markdown file: lines that begin with `$ recognize` are commands,
/// what follows is all that they print, results before messages, and `[n]` if the exit code is
/// not 0. The digest of the library is written `<digest>`.
package enum CaseRunner {
  /// Runs a file with the library found from the surroundings.
  package static func run(file: SourceText, in surroundings: Surroundings) -> [CaseResult] {
    CaseLibrary(in: surroundings).map { run(file: file, with: $0) } ?? []
  }

  /// Runs a file with a library that was read before.
  package static func run(file: SourceText, with library: CaseLibrary) -> [CaseResult] {
    run(file, library.loaded, library.surroundings)
  }

  /// Runs a file with a library that was read before.
  /// - Parameter engine: the engine for the commands that can choose one and do not.
  static func run(
    _ file: SourceText, _ loaded: LoadedLibrary, _ surroundings: Surroundings,
    engine: Engine? = nil
  ) -> [CaseResult] {
    var plain = surroundings
    plain.isOutputTerminal = false
    plain.areMessagesTerminal = false
    return commands(in: file).map { item in
      let line = with(engine, words(item.command))
      let result = Tool.run(line, in: plain, using: loaded)
      var text = String(decoding: result.output + result.messages, as: UTF8.self)
      if result.code != 0 { text += "[\(result.code)]\n" }
      return CaseResult(
        file: file.name, line: item.line, command: item.command, expected: item.expected,
        found: withoutDigests(text))
    }
  }

  /// The words of a command with the engine, if it can choose one.
  private static func with(_ engine: Engine?, _ words: [String]) -> [String] {
    guard let engine, let command = words.first.flatMap({ CommandTable.command($0) }),
      command.option("--engine") != nil, !words.contains("--engine")
    else { return words }
    return words + ["--engine", engine.rawValue]
  }

  /// The digests of libraries, in full or as their first eight digits between dots, are hidden:
  /// they change with every fact.
  private static func withoutDigests(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let (before, after) = (Array("· ".utf8), Array(" ·".utf8))
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex { !isHexadecimal($0) } ?? bytes.count
      let isShort =
        end - at == 8 && result.suffix(before.count).elementsEqual(before)
        && bytes[end...].prefix(after.count).elementsEqual(after)
      if end - at == 64 || isShort {
        result += "<digest>".utf8
      } else {
        result += bytes[at..<end]
      }
      if end < bytes.count { result.append(bytes[end]) }
      at = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte)
  }

  /// The words of the commands of a file.
  static func lines(of file: SourceText) -> [[String]] {
    commands(in: file).map { words($0.command) }
  }

  /// The commands of a file with what is expected of them.
  private static func commands(
    in file: SourceText
  ) -> [(line: Int, command: String, expected: String)] {
    var result: [(line: Int, command: String, expected: String)] = []
    var isInside = false
    for number in 1...max(1, file.lineCount) {
      let line = String(decoding: file.line(number), as: UTF8.self)
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ recognize") {
        result.append((number, String(line.dropFirst(2)), ""))
      } else if isInside, !result.isEmpty {
        result[result.count - 1].expected += line + "\n"
      }
    }
    return result
  }

  /// The words of a command after the program's name; double quotes keep spaces.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isOpen = false
    for scalar in command.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
        isOpen = true
      } else if scalar == " ", !isQuoted {
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.unicodeScalars.append(scalar)
        isOpen = true
      }
    }
    if isOpen { words.append(word) }
    return Array(words.dropFirst())
  }
}
