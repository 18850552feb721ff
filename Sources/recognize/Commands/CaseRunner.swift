package import QualificationsKit

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

/// Runs the `console` blocks of a Markdown file: lines that begin with `$ recognize` are commands,
/// what follows is all that they print, results before messages, and `[n]` if the exit code is
/// not 0. The digest of the library is written `<digest>`.
package enum CaseRunner {
  /// Runs a file with the library found from the surroundings.
  package static func run(file: SourceText, in surroundings: Surroundings) -> [CaseResult] {
    guard let location = try? LibraryLocation.find(nil, in: surroundings),
      let loaded = try? location.load()
    else { return [] }
    return run(file, loaded, surroundings)
  }

  /// Runs a file with a library that was read before.
  static func run(
    _ file: SourceText, _ loaded: LoadedLibrary, _ surroundings: Surroundings
  ) -> [CaseResult] {
    var plain = surroundings
    plain.isOutputTerminal = false
    plain.areMessagesTerminal = false
    return commands(in: file).map { item in
      let result = Tool.run(words(item.command), in: plain, using: loaded)
      var text = String(decoding: result.output + result.messages, as: UTF8.self)
      if result.code != 0 { text += "[\(result.code)]\n" }
      return CaseResult(
        file: file.name, line: item.line, command: item.command, expected: item.expected,
        found: withoutDigest(text, loaded.library.digest))
    }
  }

  private static func withoutDigest(_ text: String, _ digest: String) -> String {
    replaced(replaced(text, digest), String(digest.prefix(8)))
  }

  private static func replaced(_ text: String, _ part: String) -> String {
    let pieces = split(text, part)
    return pieces.joined(separator: "<digest>")
  }

  /// The pieces of a text between the occurrences of a part.
  private static func split(_ text: String, _ part: String) -> [String] {
    let (bytes, wanted) = (Array(text.utf8), Array(part.utf8))
    guard !wanted.isEmpty else { return [text] }
    var pieces: [String] = []
    var start = 0
    var at = 0
    while at + wanted.count <= bytes.count {
      if bytes[at] == wanted[0], bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
        pieces.append(String(decoding: bytes[start..<at], as: UTF8.self))
        at += wanted.count
        start = at
      } else {
        at += 1
      }
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
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
