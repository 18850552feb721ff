import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// What `rules run` writes depends on the cases and the tables alone: not on chunks, on workers, on
/// the engine, on the order of rules and of the rows of tables.
struct RunOrderTests {
  private static let declarations = """
    # Program

    A sentence.

    ```rules
    program run

    enumeration grade = low | mid | high
    parameter factor: number = 1/3 from 2020-01-01, 2 from 2026-06-01

    table fee(kind: text, grade: grade, euros: number 0..1000) from "fee.csv"
    table link(from: text, to: text) from "link.csv"
    table span(kind: text, from: date, to: date) from "span.csv"
    given asked(case: text key, kind: text?, on: date?, share: number 0..1?,
      tags: list of text separated by ";") from applicant
      es "?" pt "?" en "?"

    relation joined(from: text, to: text)
    relation reached(case: text, kind: text)
    relation due(case: text, grade: grade, euros: number, tag: text)
    first relation best(case: text key, kind: text, euros: number)
    relation summary(case: text, count: number, sum: number, days: number, last: date)
    relation free(case: text, kind: text, day: date)

    """

  private static let rules = [
    "joined(from: A, to: B) if link(from: A, to: B)",
    "joined(from: A, to: C) if joined(from: A, to: B) and link(from: B, to: C)",
    "reached(case: C, kind: K) if asked(case: C, kind: K)",
    "reached(case: C, kind: L) if reached(case: C, kind: K) and link(from: K, to: L)",
    """
    due(case: C, grade: G, euros: E, tag: T) if
      asked(case: C, kind: K, share: S, tags: T) and joined(from: K, to: L)
      and fee(kind: L, grade: G, euros: F) and E is F * S
    """,
    """
    due(case: C, grade: G, euros: E, tag: none) if
      reached(case: C, kind: K) and fee(kind: K, grade: G, euros: F) and E is F * factor
      unless asked(case: C, share: 1)
    """,
    """
    summary(case: C, count: N, sum: S, days: D, last: L) if
      asked(case: C, kind: K, on: O)
      and N is count where (fee(kind: K, euros: E))
      and S is sum of F where (reached(case: C, kind: R) and fee(kind: R, euros: F))
      and D is days covered from A to B where (span(kind: K, from: A, to: B))
      and L is greatest of (O, 2026-01-31 + 1 months)
    """,
    """
    free(case: C, kind: K, day: D) if
      asked(case: C, on: O) and reached(case: C, kind: K) and span(kind: K, from: D)
      and D <= O unless fee(kind: K, grade: high)
    """,
  ]

  /// The rules of an ordered relation: their order has a meaning.
  private static let ordered = """
    best(case: C, kind: K, euros: E) if asked(case: C, kind: K, share: 1) and fee(kind: K, euros: E)

    best(case: C, kind: K, euros: 0) if reached(case: C, kind: K) unless fee(kind: K)

    best(case: C, kind: K, euros: max of E) if reached(case: C, kind: K) and fee(kind: K, euros: E)
    """

  private static let queries = ["reached", "due", "best", "summary", "free"]

  /// Tables and cases.
  private struct Drawn {
    var tables: [(name: String, headings: String, rows: [String])]
    var cases: [String]

    init(_ random: inout SplitMix64) {
      func kind() -> String { random.pick(["p", "q", "r", "ñu", "z", "a b"]) }
      func day() -> String {
        random.pick(["2024-02-29", "2025-12-31", "2026-02-28", "2026-05-01"])
      }
      func number() -> String { random.pick(["0", "1", "10", "9", "0.25", "100", "7.5"]) }
      func some(_ count: Int, _ row: () -> String) -> [String] {
        var rows: [String] = []
        for _ in 0..<count {
          let next = row()
          if !rows.contains(next) { rows.append(next) }
        }
        return rows
      }
      let fees = some(9) { "\(kind()),\(random.pick(["low", "mid", "high"])),\(number())" }
      let links = some(7) { "\(kind()),\(kind())" }
      let spans = some(6) { "\(kind()),\(day()),\(day())" }
      tables = [
        ("fee", "kind,grade,euros", fees), ("link", "from,to", links),
        ("span", "kind,from,to", spans),
      ]
      cases = []
      for row in 0..<12 {
        let share = random.pick(["1", "0.5", "0.3333", "", "1"])
        let tags = random.pick(["x", "x;y", "y;\(row);x", "z;a b;c"])
        let known = random.chance(3, of: 4)
        let on = random.pick([day(), day(), ""])
        // Some rows cannot be read.
        let isFaulty = random.chance(1, of: 10)
        let name = random.chance(1, of: 6) ? "\"n\(row), twice\"" : "n\(row)"
        cases.append("\(name),\(known ? kind() : ""),\(on),\(isFaulty ? "much" : share),\(tags)\n")
      }
    }
  }

  /// What a run writes, with the lines of rows that could not be read.
  private static func run(
    _ query: String, _ rules: [String], _ drawn: Drawn, chunk: Int, workers: Int,
    engine: Engine = .production
  ) throws -> String {
    let text = ([declarations] + rules + [ordered, "```", ""]).joined(separator: "\n")
    let read = RuleBook.read(SourceText(name: "run.md", bytes: Array(text.utf8)))
    let errors = read.findings.filter { $0.code.severity == .error }
    let book = try #require(read.book, "\(errors.map { $0.message.en ?? "" })")
    let day = try #require(Day("2026-03-15"))
    var run = try RuleRun(book, stream: "asked", query: query, on: day, engine: engine)
    for table in drawn.tables where run.tables.contains(where: { $0.name == table.name }) {
      let bytes = Array(([table.headings] + table.rows).joined(separator: "\n").utf8)
      #expect(try run.read(table: table.name, bytes, delimiter: 44).isEmpty)
    }
    try run.prepare()
    var all: [RunWorker] = []
    for _ in 0..<workers {
      all.append(try run.worker(["case", "kind", "on", "share", "tags"], delimiter: 44))
    }
    var (output, at, turn) = ("", 0, 0)
    while at < drawn.cases.count {
      let end = min(at + chunk, drawn.cases.count)
      let bytes = ContiguousArray(drawn.cases[at..<end].joined().utf8)
      let result = all[turn % workers].decide(bytes, firstLine: at + 2)
      output += String(decoding: result.output, as: UTF8.self)
      for fault in result.faults { output += "line \(fault.line): \(fault.code)\n" }
      (at, turn) = (end, turn + 1)
    }
    return output
  }

  /// The lines that are rows, then those on faults: a chunk's faults are told after its rows.
  private static func apart(_ output: String) -> [Substring] {
    let lines = output.split(separator: "\n")
    return lines.filter { !$0.hasPrefix("line ") } + lines.filter { $0.hasPrefix("line ") }
  }

  @Test(
    "chunks, workers, engines and the order of rules and tables change no byte of a run",
    arguments: queries)
  func order(query: String) throws {
    var rows = 0
    for seed in 0..<(3 * LongRun.factor) {
      var random = SplitMix64(seed: seed)
      let drawn = Drawn(&random)
      func check(
        _ rules: [String], _ drawn: Drawn, _ chunk: Int, _ workers: Int,
        _ engine: Engine = .production
      ) throws -> [Substring] {
        Self.apart(
          try Self.run(query, rules, drawn, chunk: chunk, workers: workers, engine: engine))
      }
      let expected = try check(Self.rules, drawn, 100, 1)
      rows += expected.count
      for (chunk, workers) in [(1, 1), (1, 3), (5, 2)] {
        let found = try check(Self.rules, drawn, chunk, workers)
        #expect(found == expected, "seed \(seed), chunks of \(chunk), workers: \(workers)")
      }
      let reference = try check(Self.rules, drawn, 100, 1, .reference)
      #expect(reference == expected, "seed \(seed), reference engine")
      var other = drawn
      for table in other.tables.indices {
        other.tables[table].rows = random.shuffled(other.tables[table].rows)
      }
      for rules in [Self.rules, random.shuffled(Self.rules), Self.rules.reversed()] {
        let found = try check(rules, other, 4, 2)
        #expect(found == expected, "seed \(seed), rules \(rules)")
      }
    }
    #expect(rows > 15)
  }
}
