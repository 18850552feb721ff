import QualificationsKit
import RecognitionRules

/// A book and base facts as text, and the extents of a relation as text.
///
/// Facts are lines: `course(1, 2024-01-31, yes, red, ?u, ?v[0..1/2])` is certain with two values
/// that are not known, `maybe k: course(2, …)` holds if `k` does, `complete register red` says that
/// all tuples of the open relation with that first value are listed.
enum SmallWorld {
  /// A book with a heading and a sentence around these statements, of which the first may be the
  /// book's own.
  static func source(_ rules: String) -> SourceText {
    let book = rules.hasPrefix("book ") ? "" : "book TEST:law\n"
    let text = "# Law\n\nA sentence.\n\n```rules\n\(book)\(rules)\n```\n"
    return SourceText(name: "law.md", bytes: Array(text.utf8))
  }

  /// The extents of `relation`: `+` before a certain row, `?` before one that is only possible.
  static func extents(
    of relation: String, _ rules: String, _ facts: String, on day: String = "2026-11-22"
  ) -> String {
    let read = RuleBook.read(source(rules))
    guard let book = read.book else {
      let errors = read.findings.filter { $0.code.severity == .error }
      return "no book: " + errors.map { $0.message.en ?? "" }.joined(separator: "; ")
    }
    guard let on = Day(day) else { return "no day" }
    let engines = Engine.allCases.map { engine in
      book.extents(of: relation, given: base(facts), on: on, engine: engine).map { rows in
        rows.map { row in
          (row.isCertain ? "+" : "?") + row.values.map { shown($0) }.joined(separator: " ")
        }.sorted().joined(separator: ", ")
      } ?? "no relation"
    }
    return engines[0] == engines[1] ? engines[0] : "engines differ: \(engines)"
  }

  static func shown(_ value: Value) -> String {
    guard case .unknown(_, let low, let high) = value else { return value.printed }
    if low == nil, high == nil { return "_" }
    return "[\(low?.exact ?? "")..\(high?.exact ?? "")]"
  }

  static func base(_ text: String) -> FactBase {
    var facts = FactBase.none
    for part in text.split(separator: "\n") {
      var line = part.drop { $0 == " " }
      var open: OpenFact?
      if line.hasPrefix("complete ") {
        let words = line.split(separator: " ").map { String($0) }
        facts.declareComplete(words[1], words[2])
        continue
      }
      if line.hasPrefix("maybe "), let colon = line.firstIndex(of: ":") {
        open = OpenFact("maybe", "", String(line[line.index(line.startIndex, offsetBy: 6)..<colon]))
        line = line[line.index(after: colon)...].drop { $0 == " " }
      }
      let pieces = line.split(whereSeparator: { $0 == "(" || $0 == ")" }).map { String($0) }
      let cells = pieces.count > 1 ? pieces[1].split(separator: ",").map { String($0) } : []
      facts.add(pieces[0], FactRow(cells.map { value(of: $0) }, openFact: open))
    }
    return facts
  }

  static func value(of cell: String) -> Value {
    let text = String(cell.drop { $0 == " " })
    if text.hasPrefix("?") {
      let parts = text.dropFirst().split(whereSeparator: { "[]".contains($0) }).map { String($0) }
      guard parts.count == 2 else {
        return .unknown(OpenFact("value", "", parts[0]), low: nil, high: nil)
      }
      let ends = bounds(parts[1])
      return .unknown(OpenFact("value", "", parts[0]), low: ends.low, high: ends.high)
    }
    if text == "yes" || text == "no" { return .flag(text == "yes") }
    if let date = PartialDate(text), text.utf8.contains(UInt8(ascii: "-")) {
      return .day(date.first)
    }
    return Ratio(text).map { .number($0) } ?? .symbol(text)
  }

  /// `0..1/2`, or the days of a partial date.
  private static func bounds(_ text: String) -> (low: Ratio?, high: Ratio?) {
    if let date = PartialDate(text), text.utf8.count >= 4 {
      return (Ratio(Int(date.first.number)), Ratio(Int(date.last.number)))
    }
    let ends = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    return (Ratio(ends.first ?? ""), Ratio(ends.last ?? ""))
  }
}
