package import QualificationsKit
import RecognitionRules

/// A table case: a `table` block of a Markdown file, and what came of it.
package struct TableResult: Sendable {
  /// A row that is not as the table says.
  package struct Mismatch: Hashable, Sendable {
    /// The row's identity.
    package let id: String
    /// The column of the query.
    package let column: String
    /// What the table says; `-` is no row.
    package let expected: String
    /// What the rules give: several rows are separated by ` | `, and what is only possible is marked.
    package let found: String
  }

  /// The file, and the line on which the block begins.
  package let file: String
  package let line: Int
  /// How many rows were compared.
  package var rows = 0
  /// The rows that differ.
  package var mismatches: [Mismatch] = []
  /// Why the table could not be run.
  package var problems: [LocalizedText] = []

  /// Whether the table could be run and nothing differs.
  package var hasPassed: Bool { mismatches.isEmpty && problems.isEmpty }

  init(_ file: String, _ line: Int) {
    self.file = file
    self.line = line
  }
}

/// What a `table` block says.
struct TableBlock: Sendable {
  let line: Int
  private(set) var book = ""
  private(set) var stream = (relation: "", file: "")
  private(set) var query = ""
  private(set) var day: Day?
  private(set) var problems: [LocalizedText] = []

  /// The blocks of a file.
  static func all(in source: SourceText) -> [TableBlock] {
    var result: [TableBlock] = []
    var isInside = false
    for number in 1...max(1, source.lineCount) {
      let line = String(decoding: source.line(number), as: UTF8.self)
      if line.hasPrefix("```") {
        if isInside { result[result.count - 1].finish() }
        isInside = !isInside && line == "```table"
        if isInside { result.append(TableBlock(line: number)) }
      } else if isInside {
        result[result.count - 1].read(line)
      }
    }
    return result
  }

  private init(line: Int) { self.line = line }

  private mutating func read(_ line: String) {
    if line.allSatisfy({ $0 == " " }) { return }
    let parts = line.split(separator: ":", maxSplits: 1).map { Self.trimmed($0) }
    guard parts.count == 2 else { return fault(line) }
    switch parts[0] {
    case "book": book = parts[1]
    case "query": query = parts[1]
    case "on":
      day = Day(parts[1])
      if day == nil { fault(line) }
    case "stream":
      let words = parts[1].split(separator: "=", maxSplits: 1).map { String($0) }
      guard words.count == 2 else { return fault(line) }
      stream = (relation: words[0], file: words[1])
    default: fault(line)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  private mutating func fault(_ line: String) {
    problems.append(
      LocalizedText(
        es: "'\(line)' no dice nada; se esperaba book, stream, query u on con su valor",
        pt: "'\(line)' não diz nada; esperava-se book, stream, query ou on com o seu valor",
        en: "'\(line)' says nothing; expected book, stream, query or on with its value"))
  }

  private mutating func finish() {
    let missing = [
      ("book", book.isEmpty), ("stream", stream.file.isEmpty), ("query", query.isEmpty),
      ("on", day == nil),
    ].filter { $0.1 }.map { $0.0 }
    if missing.isEmpty || !problems.isEmpty { return }
    let list = missing.joined(separator: ", ")
    problems.append(
      LocalizedText(
        es: "al bloque le falta \(list)", pt: "falta ao bloco \(list)",
        en: "the block lacks \(list)"))
  }
}

/// Why a table cannot be run.
struct TableFailure: Error, Sendable {
  var problems: [LocalizedText]

  init(_ problems: [LocalizedText]) { self.problems = problems }

  init(_ failure: CommandFailure) {
    problems = [failure.message] + failure.details.map { LocalizedText(en: $0) }
  }
}
