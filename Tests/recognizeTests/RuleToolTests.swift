import Foundation
import TestSupport
import Testing
import recognize

/// `rules test` with tables, `rules format`, `rules plan` and `rules profile`, on a small book
/// (Language.md, section 14).
@Suite struct RuleToolTests {
  private static let book = """
    # A book

    Sentences.

    ```rules
    book CL:law

    table fee(kind: text key, euros: number 0..100) from "fees.csv"
    given asked(case: text key, kind: text, late: flag?) from applicant
      es "?" pt "?" en "?"

    relation due(case: text, euros: number)

    due(case: C, euros: E) if asked(case: C, kind: K, late: no) and fee(kind: K, euros: E)

    due(case: C, euros: Twice) if
      asked(case: C, kind: K, late: yes) and fee(kind: K, euros: E) and Twice is E * 2
    ```

    """

  private static func table(_ rows: String, block: String? = nil) -> [(String, String)] {
    let usual = "book: book.md\nstream: asked=cases.csv\nquery: due\non: 2026-11-22"
    return [
      ("book.md", book), ("fees.csv", "kind,euros\na,10\nb,2.5\n"),
      ("cases.csv", "case,kind,late,expect euros\n" + rows),
      ("case.md", "# Case\n\n```table\n\(block ?? usual)\n```\n"),
    ]
  }

  /// Runs a command in a folder of its own with these files beside the fixture's library.
  private static func run(_ line: String, _ files: [(String, String)]) throws -> (
    answer: Fixture.Answer, folder: URL
  ) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let library = Fixture.folder + "/Frameworks"
    return (Fixture.run(line + " --frameworks \(library)", folder: folder.path), folder)
  }

  @Test("a table that agrees passes with both engines", arguments: ["production", "reference"])
  func tablesPass(_ engine: String) throws {
    let rows = "1,a,no,10\n2,b,yes,5\n3,c,no,-\n4,b,no,5/2\n5,a,,20 (?) | 10 (?)\n"
    let answer = try Self.run("rules test case.md --engine \(engine)", Self.table(rows)).answer
    #expect(answer.code == 0, "\(answer.output)\(answer.messages)")
    #expect(answer.output.hasPrefix("case.md:3: rows 5, mismatches 0\n1 passed, 0 failed\n"))
  }

  @Test(
    "a text that only the book or only the table has is compared like any other",
    arguments: ["production", "reference"])
  func textsOfOneSide(_ engine: String) throws {
    let book = """
      # A book

      Sentences.

      ```rules
      program p

      given asked(case: text, n: integer 0..9 ?) from applicant

      relation size(case: text, kind: text)

      size(case: C, kind: "large") if asked(case: C, n: N) and N > 3

      size(case: C, kind: "small") if asked(case: C, n: N) and N <= 3
      ```

      """
    var files = Self.table(
      "", block: "book: book.md\nstream: asked=cases.csv\nquery: size\non: 2026-11-22")
    files[0].1 = book
    files[2].1 =
      "case,n,expect kind\na,,-\nb,,tiny (?)\nc,,large (?) | small (?)\nd,9,huge\ne,9,large\n"
    let answer = try Self.run("rules test case.md --engine \(engine)", files).answer
    #expect(
      answer.output.hasPrefix(
        """
        case.md:3: rows 5, mismatches 3
          a, kind: expected -, found large (?) | small (?)
          b, kind: expected tiny (?), found large (?) | small (?)
          d, kind: expected huge, found large

        """), "\(answer.output)")
  }

  @Test("a list is cut at the whole separator, and spaces around an element do not count")
  func lists() throws {
    let book = """
      # Law

      A sentence.

      ```rules
      program test
      given case(id: text key, kinds: list of text separated by "; ") from applicant
      relation kind(id: text, kind: text)
      kind(id: C, kind: K) if case(id: C, kinds: K)
      ```

      """
    let rows = "id,kinds\n1,a;b;  c ; d\n2,;\n"
    let line = "rules run book.md --stream case=case.csv --query kind -o out.csv"
    let (answer, folder) = try Self.run(line, [("book.md", book), ("case.csv", rows)])
    #expect(answer.code == 0, "\(answer.messages)")
    let found = try String(contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
    #expect(found == "id,kind\n1,a;b\n1,c\n1,d\n2,;\n")
  }

  @Test("any number of threads gives the same rows and messages, in the order of the file")
  func threads() throws {
    // A column that no rule reads makes the file several chunks long.
    let note = String(repeating: "x", count: 6000)
    var rows = "case,kind,late,note\n"
    for row in 0..<240 {
      // Every fiftieth cannot be read.
      let late = row % 50 == 7 ? "perhaps" : ["yes", "no", ""][row % 3]
      rows += "n\(row),\(["a", "b", "c"][row % 5 % 3]),\(late),\(note)\n"
    }
    var files = Self.table("")
    files[2].1 = rows
    var found: [(rows: String, messages: String)] = []
    for jobs in 1...3 {
      let line =
        "rules run book.md --stream asked=cases.csv --query due --on 2026-11-22 --lang en "
        + "--jobs \(jobs) -o out.csv"
      let (answer, folder) = try Self.run(line, files)
      #expect(answer.code == 1)
      let path = folder.appendingPathComponent("out.csv")
      found.append((try String(contentsOf: path, encoding: .utf8), answer.messages))
    }
    #expect(found.allSatisfy { $0.rows == found[0].rows && $0.messages == found[0].messages })
    #expect(found[0].rows.hasPrefix("case,euros,certain\nn0,20,yes\nn1,5/2,yes\n"))
    let lines = found[0].messages.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(lines == [9, 59, 109, 159, 209].map { "cases.csv:\($0):" })
  }

  @Test("each cell that differs is named", arguments: ["production", "reference"])
  func tablesFail(_ engine: String) throws {
    let rows =
      "one,a,no,11\ntwo,c,no,1\nthree,a,,10\nfour,a,no,-\nfive,a,,10 (?)\nsix,a,no,10 (?)\n"
    let answer = try Self.run("rules test case.md --engine \(engine)", Self.table(rows)).answer
    #expect(answer.code == 1)
    #expect(
      answer.output.hasPrefix(
        """
        case.md:3: rows 6, mismatches 6
          one, euros: expected 11, found 10
          two, euros: expected 1, found -
          three, euros: expected 10, found 10 (?) | 20 (?)
          four, euros: expected -, found 10
          five, euros: expected 10 (?), found 10 (?) | 20 (?)
          six, euros: expected 10 (?), found 10
        0 passed, 1 failed
        """), "\(answer.output)")
  }

  @Test(
    "a table that cannot be run says why",
    arguments: [
      ("book: book.md\nquery: due\non: 2026-11-22", "the block lacks stream"),
      ("book: no.md\nstream: asked=cases.csv\nquery: due\non: 2026-11-22", "no file 'no.md'"),
      ("book: book.md\nstream: asked=cases.csv\nquery: dua\non: 2026-11-22", "did you mean 'due'?"),
      ("book: book.md\nstream: asked=cases.csv\nquery: fee\non: 2026-11-22", "'fee'"),
      ("book: book.md\nstrem: x\nquery: due\non: 2026-11-22", "'strem: x' says nothing"),
    ])
  func tablesThatCannotRun(_ block: String, _ expected: String) throws {
    let answer = try Self.run("rules test case.md", Self.table("1,a,no,10\n", block: block)).answer
    #expect(answer.code == 1)
    #expect(answer.output.contains(expected), "\(answer.output)")
  }

  @Test("the plan names steps, keys and guards; JSON says the same")
  func plan() throws {
    let line = "rules plan book.md --stream asked --query due --on 2026-11-22"
    let text = try Self.run(line, Self.table("")).answer.output
    #expect(text.contains("look-up fee [kind = K] → E = euros"), "\(text)")
    #expect(text.contains("let Twice is (E * 2)"))
    #expect(text.contains("in three values"))
    let json = try #require(try Self.run(line + " --format json", Self.table("")).answer.json)
    #expect(json["schema"] as? String == "recognize/plan")
    let items = try #require(json["items"] as? [[String: Any]])
    #expect((items[0]["rules"] as? [[String: Any]])?.count == 2)
    let wrong = try Self.run("rules plan book.md dua", Self.table("")).answer
    #expect(wrong.code == 65)
  }

  @Test("the profile counts the rows of each rule")
  func profile() throws {
    let line =
      "rules profile book.md --stream asked=cases.csv --query due --on 2026-11-22 --format json"
    let answer = try Self.run(line, Self.table("1,a,no,\n2,b,yes,\n3,b,no,\n")).answer
    let items = try #require(answer.json?["items"] as? [[String: Any]])
    let rules = items.flatMap { $0["rules"] as? [[String: Any]] ?? [] }
    #expect(rules.map { $0["rows"] as? Int } == [2, 1])
  }

  @Test("format rewrites a file, and --check only names it")
  func format() throws {
    let files = [("book.md", "# B\n\n```rules\nbook   CL:law\n```\n")]
    let checked = try Self.run("rules format book.md --check", files)
    #expect(checked.answer.code == 1)
    #expect(checked.answer.output.hasPrefix("book.md\nbooks: 1; to change: 1\n"))
    let path = checked.folder.appendingPathComponent("book.md").path
    #expect(FileManager.default.contents(atPath: path) == Data(files[0].1.utf8))
    let written = try Self.run("rules format book.md", files)
    #expect(written.answer.code == 0)
    let text = FileManager.default.contents(
      atPath: written.folder.appendingPathComponent("book.md").path)
    #expect(text == Data("# B\n\n```rules\nbook CL:law\n```\n".utf8))
    let left = try FileManager.default.contentsOfDirectory(atPath: written.folder.path)
    #expect(left == ["book.md"])
  }

  @Test("coverage lists the rules that no case exercises")
  func coverage() throws {
    var files = Self.table("1,a,no,10\n")
    let block = "book: ../Instruments/law.md\nstream: asked=cases.csv\nquery: due\non: 2026-11-22"
    files[0].0 = "Frameworks/Instruments/law.md"
    files[1].0 = "Frameworks/Instruments/fees.csv"
    files[2].0 = "Frameworks/Cases/cases.csv"
    files[3] = ("Frameworks/Cases/t.md", "# T\n\n```table\n\(block)\n```\n")
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-coverage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Fixture.folder + "/Frameworks"),
      to: root.appendingPathComponent("Frameworks"))
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent("Frameworks/Cases"), withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: root.appendingPathComponent(name))
    }
    let answer = Fixture.run("rules test --coverage", folder: root.path)
    #expect(answer.code == 0, "\(answer.output)\(answer.messages)")
    let line =
      1
      + Self.book.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("due(case: C, euros: Twice)") }.count
    #expect(
      answer.output.contains("Instruments/law.md:\(line): rule-without-case: due\n"),
      "\(answer.output)")
    #expect(answer.output.contains("rules with a case: 1 of 2;"))
    let json = Fixture.run("rules test --coverage --format json", folder: root.path).json
    let books = try #require(json?["coverage"] as? [[String: Any]])
    #expect(books.count == 1 && books[0]["id"] as? String == "CL:law")
  }
}
