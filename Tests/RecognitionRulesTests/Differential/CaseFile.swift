import QualificationsKit
import RecognitionRules

/// A committed case: a Markdown file with a book and its facts.
///
/// The facts are lines of a block marked `facts`. A cell is a value as a rule book writes it, a value
/// of an enumeration with its place `#1:mid`, or an unknown `?u0`, perhaps with its ends
/// `?u0[1..3]`. `maybe u1: …` holds if `u1` does; `complete o p` says that a list has no other row
/// with that first value; `listed g` that the case lists all rows of a given relation.
struct CaseFile {
  let book: RuleBook
  let facts: FactBase
  /// The relations that the facts or the book's declarations name.
  let relations: [String]

  /// Reads a case; `nil` if its book has errors.
  init?(_ source: SourceText) {
    guard let book = RuleBook.read(source).book else { return nil }
    self.book = book
    let text = String(decoding: source.bytes, as: UTF8.self)
    var facts = FactBase.none
    var names: [String] = []
    for line in Self.block("facts", of: text) { Self.read(line, &facts) }
    for line in Self.block("rules", of: text) {
      if let name = Self.declared(line) { names.append(name) }
    }
    self.facts = facts
    relations = names
  }

  /// The text of a case.
  static func text(_ program: DrawnProgram, title: String, sentence: String) -> String {
    let rules = Self.block("rules", of: program.text)
    return
      (["# \(title)", "", sentence, "", "```rules"] + rules + ["```", "", "```facts"]
      + program.factLines + ["```", ""]).joined(separator: "\n")
  }

  private static func block(_ name: String, of text: String) -> [String] {
    var lines: [String] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInside, line.hasPrefix("```") { break }
      if isInside { lines.append(String(line)) }
      if line == "```\(name)" { isInside = true }
    }
    return lines
  }

  private static func declared(_ line: String) -> String? {
    var words = line.prefix { $0 != "(" }.split(separator: " ").map { String($0) }
    if words.first == "open" || words.first == "first" { words.removeFirst() }
    guard words.count == 2, ["relation", "table", "given"].contains(words[0]) else { return nil }
    return words[1]
  }

  private static func read(_ line: String, _ facts: inout FactBase) {
    var rest = line[...]
    var open: OpenFact?
    if rest.hasPrefix("complete ") || rest.hasPrefix("listed ") {
      let words = line.split(separator: " ").map { String($0) }
      if words.count == 3 { facts.declareComplete(words[1], words[2]) }
      if words.count == 2 { facts.declareListed(words[1]) }
      return
    }
    if rest.hasPrefix("maybe "), let colon = rest.firstIndex(of: ":") {
      open = OpenFact("unknown", "", String(rest[..<colon].dropFirst(6)))
      rest = rest[rest.index(after: colon)...].drop { $0 == " " }
    }
    guard let start = rest.firstIndex(of: "("), rest.last == ")" else { return }
    let cells = rest[rest.index(after: start)...].dropLast().split(separator: ",")
    facts.add(
      String(rest[..<start]),
      FactRow(cells.map { value(String($0.drop { $0 == " " })) }, openFact: open))
  }

  private static func value(_ cell: String) -> Value {
    if cell.hasPrefix("?") {
      let parts = cell.dropFirst().split(whereSeparator: { "[]".contains($0) }).map { String($0) }
      let fact = OpenFact("unknown", "", parts.first ?? "")
      guard parts.count == 2, let dots = parts[1].firstRange(of: "..") else {
        return .unknown(fact, low: nil, high: nil)
      }
      let ends = [parts[1][..<dots.lowerBound], parts[1][dots.upperBound...]].map {
        value(String($0)).bounds.low
      }
      return .unknown(fact, low: ends[0], high: ends[1])
    }
    if cell.hasPrefix("#"), let colon = cell.firstIndex(of: ":") {
      let place = Int(cell[..<colon].dropFirst()) ?? 0
      return .label(place: place, String(cell[cell.index(after: colon)...]))
    }
    if cell == "yes" || cell == "no" { return .flag(cell == "yes") }
    if let day = Day(cell) { return .day(day) }
    return Ratio(cell).map { .number($0) } ?? .symbol(cell)
  }
}
