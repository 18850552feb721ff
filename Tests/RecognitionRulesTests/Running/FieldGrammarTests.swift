import QualificationsKit
import RecognitionRules
import Testing

/// Values of data are written alike wherever they are read (Language.md, 4.10).
struct FieldGrammarTests {
  /// A type, a text, and what it is read as; `refused` where it is no value of the type.
  static let rows: [(type: String, text: String, expected: String)] =
    """
    integer | 7 | 7
    integer | -7 | -7
    integer | 007 | 7
    integer | +7 | refused
    integer | 7.0 | 7
    integer | 7.5 | refused
    integer | - | refused
    integer | 7e3 | refused
    integer | 1 000 | refused
    integer 0..9 | 9 | 9
    integer 0..9 | 10 | refused
    integer 0..9 | 9999999999999999 | refused
    integer | 12345678901234567 | refused
    number | 0.25 | 1/4
    number | -0.0001 | -1/10000
    number | 0.00001 | refused
    number | .5 | refused
    number | 5. | refused
    number | 1,5 | refused
    number | 1/4 | refused
    number 0..1 | 1.0001 | refused
    number | | refused
    number? | | [-1000000000..1000000000]
    number 0..1? | | [0..1]
    number = 3 | | 3
    flag | yes | yes
    flag | no | no
    flag | true | yes
    flag | false | no
    flag | 1 | refused
    flag | 0 | refused
    flag | Yes | refused
    flag | sí | refused
    flag? | | _
    date | 2024-02-29 | 2024-02-29
    date | 2023-02-29 | refused
    date | 2024-2-29 | refused
    date | 29/02/2024 | refused
    date | 2024-02 | refused
    date | 2024 | refused
    date? | 2024-02 | [19754..19782]
    date? | 2024 | [19723..20088]
    date? | 2024-13 | refused
    date? | 2024- | refused
    date? | 24 | refused
    date = 9999-12-31 | | 9999-12-31
    date = 9999-12-31 | 2024 | refused
    tint | red | red
    tint | Red | refused
    tint | 4+ | 4+
    text | 4+ | 4+
    text | | refused
    text? | | _
    country | CL | CL
    country | | refused
    """.split(separator: "\n").map { line in
      let cells = line.split(separator: "|").map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      return (cells[0], cells[1], cells[2])
    }

  private static func book(_ declarations: String) -> RuleBook? {
    let text = """
      # Law

      A sentence.

      ```rules
      program p
      enumeration tint = red | "4+"
      \(declarations)
      ```

      """
    return RuleBook.read(SourceText(name: "p.md", bytes: Array(text.utf8))).book
  }

  /// What `rules run` reads from a file of cases.
  private static func run(_ type: String, _ text: String) throws -> String {
    let isOptional = type.hasSuffix("?")
    let plain = type.split(separator: "=")[0].split(separator: "?")[0]
    let declared = String(plain) + (isOptional ? "?" : "")
    let book = try #require(
      Self.book(
        """
        given s(id: text key, v: \(type)) from applicant
        relation r(id: text, v: \(declared))
        r(id: I, v: V) if s(id: I, v: V)
        """))
    var run = try RuleRun(book, stream: "s", query: "r", on: Day(number: 20_000))
    try run.prepare()
    var worker = try run.worker(["id", "v"], delimiter: UInt8(ascii: ","))
    let row = text.contains(",") ? "a,\"\(text)\"\n" : "a,\(text)\n"
    let found = worker.rows(ContiguousArray(row.utf8), firstLine: 2)
    if !found.faults.isEmpty { return "refused" }
    return found.rows[0].map { SmallWorld.shown($0.values[0]) }.joined(separator: " and ")
  }

  /// What is read from a table beside a book.
  private static func table(_ type: String, _ text: String) throws -> String {
    let book = try #require(Self.book("table t(id: text key, v: \(type))"))
    let file = "id,v\na,\"\(text)\"\n"
    let read = book.withTables(["t.csv": SourceText(name: "t.csv", bytes: Array(file.utf8))])
    if !read.diagnostics.isEmpty { return "refused" }
    return (read.value.tables["t"] ?? []).map { SmallWorld.shown($0.values[1]) }
      .joined(separator: " and ")
  }

  @Test("a file of cases and a table beside a book are read alike")
  func alike() throws {
    #expect(Self.rows.count > 50)
    for row in Self.rows {
      #expect(try Self.run(row.type, row.text) == row.expected, "run: \(row)")
      #expect(try Self.table(row.type, row.text) == row.expected, "table: \(row)")
    }
  }
}
