import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Laying out the blocks of books: nothing is lost, nothing changes its meaning, once is enough.
struct FormatterTests {
  static let shipped =
    PackageFiles.paths(under: "Frameworks/Charter", suffixes: [".md"])
    + PackageFiles.paths(under: "Frameworks/Instruments", suffixes: [".md"])
  static let faulty = PackageFiles.paths(
    under: "Tests/RecognitionRulesTests/Books", suffixes: [".md"])

  private static func source(_ path: String) throws -> SourceText {
    SourceText(name: path, bytes: try PackageFiles.bytes(path))
  }

  /// All that a text says but for its layout.
  private static func ink(_ source: SourceText) -> [UInt8] {
    source.bytes.filter { $0 != 32 && $0 != 10 && $0 != 13 && $0 != 9 }
  }

  /// What a book means: its plan without the lines of the text, and what is found in it.
  private static func meaning(_ source: SourceText) throws -> String {
    let read = RuleBook.read(source)
    let codes = read.findings.map { $0.code.rawValue }
    guard let book = read.book else { return "\(codes)" }
    let day = Day(number: 20_000)
    let outline = try book.planOutline(of: nil, stream: nil, query: nil, on: day)
    let rules = outline.components.flatMap { component in
      component.rules.map { "\($0.head) \($0.steps) \($0.groups) \($0.aggregates)" }
    }
    return "\(codes.sorted())\n" + rules.joined(separator: "\n")
  }

  @Test("a book means the same laid out, and is laid out already", arguments: shipped + faulty)
  func keepsTheMeaning(_ path: String) throws {
    let source = try Self.source(path)
    let once = RuleFormatter.format(source).text
    #expect(Self.ink(once) == Self.ink(source))
    #expect(RuleFormatter.format(once).text.bytes == once.bytes)
    #expect(try Self.meaning(once) == Self.meaning(source))
  }

  /// The text with other spaces, breaks and comments within the statements of its blocks.
  private static func mutated(_ source: SourceText, _ random: inout SplitMix64) -> SourceText {
    var result: [UInt8] = []
    var isInBlock = false
    for number in 1...max(1, source.lineCount) {
      let line = Array(source.line(number))
      if line.starts(with: Array("```".utf8)) {
        isInBlock = String(decoding: line, as: UTF8.self) == "```rules"
        result += line + [10]
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      guard isInBlock, !text.contains("--") else {
        result += line + [10]
        continue
      }
      var isQuoted = false
      var isIndent = true
      for byte in line {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte != 32 { isIndent = false }
        if byte == 32, !isQuoted, !isIndent, random.chance(1, of: 4) {
          let filling = random.pick(["   ", "\n   ", " -- \(random.below(9))\n ", "\n\n  "])
          result += filling.utf8
        } else {
          result.append(byte)
        }
      }
      result.append(10)
    }
    return SourceText(name: source.name, bytes: result)
  }

  @Test("any layout of a book means the same laid out", arguments: shipped)
  func takesAnyLayout(_ path: String) throws {
    let source = try Self.source(path)
    let meaning = try Self.meaning(source)
    for seed in 1...UInt64(2) {
      var random = SplitMix64(seed: seed)
      let other = Self.mutated(source, &random)
      let once = RuleFormatter.format(other)
      #expect(once.findings.isEmpty)
      #expect(Self.ink(once.text) == Self.ink(other), "seed \(seed)")
      #expect(RuleFormatter.format(once.text).text.bytes == once.text.bytes, "seed \(seed)")
      if seed == 1 { #expect(try Self.meaning(once.text) == meaning) }
    }
  }

  @Test(
    "statements have one layout",
    arguments: [
      ("a if b   and\n  c", "a if b\n  and c"),
      ("a   if\n   b and c", "a if\n  b and c"),
      ("finding f es \"x\" pt \"y\"", "finding f\n  es \"x\"\n  pt \"y\""),
      ("parameter p : number=4 / 5 from 2026-01-01", "parameter p: number = 4/5 from 2026-01-01"),
      ("given g(x : integer -5 .. 5 ?) from issuer", "given g(x: integer -5..5?) from issuer"),
      ("a if\n  N is X  -2 and M is - 1 *( N+2 )", "a if\n  N is X - 2 and M is -1 * (N + 2)"),
      ("a if b -- why\n and c", "a if b -- why\n  and c"),
      ("a if\n-- why\n b", "a if\n  -- why\n  b"),
      ("-- one\n\n\n\n-- two\na", "-- one\n\n-- two\na"),
      (
        "outcome recognized if a and\n b basis by-list",
        "outcome recognized if a\n    and b basis by-list"
      ),
      ("a if stopped (from: X) unless(b)", "a if stopped(from: X) unless (b)"),
    ])
  func layouts(_ written: String, _ expected: String) {
    func book(_ text: String) -> SourceText {
      SourceText(name: "b.md", bytes: Array("# T\n\n```rules\n\(text)\n```\n".utf8))
    }
    let found = RuleFormatter.format(book(written))
    #expect(found.text.text(SourceRange(0, .max)) == book(expected).text(SourceRange(0, .max)))
  }

  @Test("lines are broken before a condition, and a block that cannot be read stays")
  func breaksAndFaults() {
    let long = (1...9).map { "condition-number-\($0)" }.joined(separator: " and ")
    let text = "```rules\na if \(long)\n```\nText  here\n```rules\nb   if (\n```\n"
    let found = RuleFormatter.format(SourceText(name: "b.md", bytes: Array(text.utf8)))
    let lines = String(decoding: found.text.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 100 })
    #expect(lines[2].hasPrefix("  and condition-number-"))
    #expect(lines.contains("Text  here") && lines.contains("b   if ("))
    #expect(found.findings.count == 1)
  }
}
