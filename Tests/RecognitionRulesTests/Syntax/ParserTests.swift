import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// What statements mean as text: declarations, conditions, comments, indentation, recovery, and what
/// is expected where a word is not one of the language (Language.md, sections 2 and 3, 12.11, 12.12).
struct ParserTests {
  /// The declarations of a book, one a line.
  static func shown(_ source: SourceText) -> String {
    let read = RuleBook.read(source)
    guard let book = read.book else {
      return read.findings.filter { $0.code.severity == .error }.map { finding in
        let place = source.position(of: finding.range.start)
        return "\(place.line):\(place.column) \(finding.message.en ?? "")"
      }.joined(separator: "\n")
    }
    var lines = ["book \(book.id)"]
    for item in book.parameters {
      let values = item.values.map { "\($0.value.printed) from \($0.from.iso)" }
      lines.append("parameter \(item.name) \(values.joined(separator: ", ")) [\(item.article)]")
    }
    for item in book.findings {
      let kind = (item.isPerCandidate ? " per candidate" : "") + (item.isOnPaper ? " on paper" : "")
      let texts = Language.allCases.map { item.text[$0] ?? "-" }.joined(separator: "|")
      lines.append("finding \(item.name)\(kind) \(texts) [\(item.article)]")
    }
    for item in book.measures { lines.append("measure \(item.name) \(item.text.en ?? "-")") }
    for item in book.outcomes {
      let condition = shown(item.condition, book)
      lines.append(
        "outcome \(item.name) for \(item.purposes) if \(condition) with \(item.measures) "
          + "basis \(item.basis) [\(item.article)]")
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ condition: Condition, _ book: RuleBook) -> String {
    switch condition {
    case .finding(let index): book.findings[index].name
    case .all(let parts): "(" + parts.map { shown($0, book) }.joined(separator: " & ") + ")"
    case .any(let parts): "(" + parts.map { shown($0, book) }.joined(separator: " | ") + ")"
    case .not(let part): "!" + shown(part, book)
    }
  }

  static let findings = ["fa", "fb", "fc"].map { name in
    "finding \(name) es \"s\" pt \"p\" en \"e\"\n\(name) if a(x: 1)\n"
  }.joined()

  /// Statements after `book TEST:law`, and the lines that come of them.
  static let statements: [(String, String)] = [
    ("", ""),
    ("-- a comment\n   -- another\n\n", ""),
    (
      "parameter k: number = 3/4 from 2020-01-01,\n  1 from 2026-11-22 -- why\nr(x: k) if a(x: X) and X <= k",
      "parameter k 3/4 from 2020-01-01, 1 from 2026-11-22 [Law]"
    ),
    (
      "parameter k: date = 2024-02-29 from 2020-01-01\nr(x: 1) if d(d: k)",
      "parameter k 2024-02-29 from 2020-01-01 [Law]"
    ),
    (
      "finding fz per candidate on paper en \"e\" es \"s\" pt \"p\"\nfz(candidate: S) if candidate(standard: S)",
      "finding fz per candidate on paper s|p|e [Law]"
    ),
    (
      "finding fz es \"a: b -- c\" pt \"(p)\" en \"if\"\nfz if a(x: 1)",
      "finding fz a: b -- c|(p)|if [Law]"
    ),
    ("measure exam es \"s\" pt \"p\" en \"an exam\"", "measure exam an exam"),
    (
      findings + "outcome recognized if fa and fb or not fc",
      findingLines
        + "outcome recognized for [] if ((fa & fb) | !fc) with [] basis by-assessment [Law]"
    ),
    (
      findings + "outcome recognized if fa and (fb or not (fc and fa))",
      findingLines
        + "outcome recognized for [] if (fa & (fb | !(fc & fa))) with [] basis by-assessment [Law]"
    ),
    (
      findings + "measure m es \"s\" pt \"p\" en \"e\"\nmeasure n es \"s\" pt \"p\" en \"f\"\n"
        + "outcome conditional for work, training\n  if not not fa\n  with m, n\n  basis deemed",
      findingLines + "measure m e\nmeasure n f\n"
        + "outcome conditional for [\"work\", \"training\"] if !!fa with [\"m\", \"n\"] basis deemed [Law]"
    ),
    ("r(x: X) if\n  a(x: X)\n\n  and\n-- in between\n  a(x: 2)\n  unless d(d: 2020-01-01)", ""),
    ("r(x: X) if a(x: X)\n\tand a(x: 2)", ""),
    ("r(x: X) if a(x: X) r(x: 1)", "11:20 unexpected 'r'; expected the end of the statement"),
    ("r(x: X) if a(x: X)\nand a(x: 2)", "12:5 unexpected 'a'; expected 'if'"),
    (
      "r(x: X) if a(x: X) and\n\nr(x: 1) iff a(x: 1)\nr(x: 1 if a(x: 1)\nr(x: 1) if a(x: 1)",
      "11:23 the statement ends here; expected a condition\n13:9 unexpected 'iff'; expected 'if'\n"
        + "14:8 unexpected 'if'; expected ')'"
    ),
    ("r(\n  x: X\n) if a(x: X)", ""),
    (
      "r(x: X + 1) if a(x: X)",
      "11:8 unexpected '+'; expected ',' or ')'; what is computed is given a name before: V is …"
    ),
    (
      "enumeration kind = small | Big\nrelation k(kind: kind)\nr(x: 1) if k(kind: small)",
      "11:28 unexpected 'Big'; expected a word in small letters or a text in quotes"
    ),
    (
      "relation last(day: date)\nprocedure decide due last silence nothing",
      "12:35 unknown name 'nothing'; expected deemed, deemed-issued, may-provide, refused, appeal, "
        + "objection, remedy, review"
    ),
    (
      "measure m chooser nobody es \"s\" pt \"p\" en \"e\"",
      "11:19 unknown name 'nobody'; expected applicant, authority or a relation that says it"
    ),
    (
      "given g(x: number) from nobody",
      "11:25 unknown name 'nobody'; expected applicant, issuer, origin-authority, "
        + "destination-authority"
    ),
  ]

  static let findingLines = ["fa", "fb", "fc"].map { "finding \($0) s|p|e [Law]\n" }.joined()

  @Test("statements are read as their table says")
  func statement() {
    for (rules, expected) in Self.statements {
      let declared = "relation a(x: number)\nrelation d(d: date)\nrelation r(x: number)\n"
      let text = "# Law\n\nA sentence.\n\n```rules\nbook TEST:law\n\n\(declared)\(rules)\n```\n"
      let found = Self.shown(SourceText(name: "law.md", bytes: Array(text.utf8)))
      let isError = expected.first?.isNumber == true
      let wanted = isError ? expected : "book TEST:law" + (expected.isEmpty ? "" : "\n" + expected)
      #expect(found == wanted, "\(rules)")
    }
  }

  /// Markdown, and the articles of the findings in it.
  static let documents: [(String, String)] = [
    ("# A\n\ntext\n\n```rules\nF1\n```\n", "A"),
    ("# A\n## B  \ntext\n```rules\nF1\n```\n# C\ntext\n```rules\nF2\n```", "B  ,C"),
    ("# A\ntext\n```text\nF1\n# not a heading\n```\n```rules\nF2\n```\n", "A"),
    ("# A\ntext\n```rules\r\nF1\r\n```\r\n", "A"),
    ("# A\ntext\n```rules\nF1", "A"),
    ("# A\ntext\n```rules   \nF1\n```", "A"),
    ("# A\ntext\n```ruleset\nF1\n```\n```rules\n-- # B\nF2\n```", "A"),
    ("text\n```rules\nF1\n```", ""),
  ]

  @Test("blocks and headings of Markdown are found")
  func blocks() {
    for (markdown, expected) in Self.documents {
      var text = markdown
      for (name, number) in [("F1", "fa"), ("F2", "fb")] {
        let statement = "finding \(number) es \"s\" pt \"p\" en \"e\"\n\(number) if a(x: 1)"
        text = text.split(separator: name, omittingEmptySubsequences: false)
          .joined(separator: statement)
      }
      text = "```rules\nbook TEST:law\nrelation a(x: number)\n```\n" + text
      let read = RuleBook.read(SourceText(name: "law.md", bytes: Array(text.utf8)))
      let articles = read.book?.findings.map { $0.article }.joined(separator: ",")
      #expect(articles == expected, "\(markdown)")
    }
  }

  @Test("nesting has a limit, and beyond it one finding")
  func nesting() {
    for (depth, isSound) in [(200, true), (300, false), (100_000, false)] {
      let open = String(repeating: "(", count: depth)
      let close = String(repeating: ")", count: depth)
      let texts = [
        "outcome recognized if \(open)fa\(close)",
        "outcome recognized if " + String(repeating: "not ", count: depth) + "fa",
        "r(x: 1) if " + String(repeating: "N is count where (", count: depth) + "a(x: 1)" + close,
      ]
      for text in texts {
        let source = SmallWorld.source(
          "relation a(x: number)\nrelation r(x: number)\n" + Self.findings + text)
        let found = RuleBook.read(source).findings.filter { $0.code == .syntax }
        #expect(found.count == (isSound ? 0 : 1), "\(text.prefix(40)) \(depth)")
      }
    }
  }
}
