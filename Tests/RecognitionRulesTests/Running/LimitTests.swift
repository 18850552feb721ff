import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Work is bounded and counted (invariants I5 and I12): too much of it stops an evaluation and says
/// which limit was reached, and the count is the same for every order.
struct LimitTests {
  /// A book over the numbers from 1 to 20, of which each rule asks for a known amount of work.
  private static func book(isReversed: Bool = false) throws -> RuleBook {
    var rules = [
      "near(a: A, b: B) if number(n: A) and B is A + 1 and number(n: B)",
      "pair(a: A, b: B) if number(n: A) and number(n: B)",
      "far(a: A, b: B) if near(a: A, b: B)",
      "far(a: A, b: C) if far(a: A, b: B) and near(a: B, b: C)",
    ]
    if isReversed { rules.reverse() }
    let text = """
      # Work

      A sentence.

      ```rules
      program work
      table number(n: integer 0..100 key) from "number.csv"
      relation near(a: integer 0..101, b: integer 0..101)
      relation pair(a: integer 0..101, b: integer 0..101)
      relation far(a: integer 0..101, b: integer 0..101)
      \(rules.joined(separator: "\n\n"))
      ```

      """
    let read = RuleBook.read(SourceText(name: "work.md", bytes: Array(text.utf8)))
    return try #require(read.book, "\(read.findings.map { $0.message.en ?? "" })")
  }

  /// The limit that a query reaches, or its rows.
  private static func result(
    _ query: String, _ limits: Limits, isReversed: Bool = false
  ) throws -> String {
    var run = try RuleRun(
      try book(isReversed: isReversed), stream: nil, query: query, on: Day(number: 20_000),
      limits: limits)
    var numbers = Array(1...20)
    if isReversed { numbers.reverse() }
    let text = "n\n" + numbers.map { "\($0)\n" }.joined()
    #expect(try run.read(table: "number", Array(text.utf8), delimiter: 44).isEmpty)
    do {
      try run.prepare()
    } catch {
      guard case .limit(let kind) = error else { throw error }
      return kind.rawValue
    }
    return
      "\(String(decoding: run.staticResult(), as: UTF8.self).split(separator: "\n").count) rows"
  }

  /// A query, the limits that it just stays within, and its rows. Rows: 20 numbers, 400 pairs, 19
  /// neighbours, 190 ways along them in 20 rounds, of which the last adds nothing.
  static let exact: [(query: String, change: @Sendable (inout Limits) -> Void, rows: String)] = [
    ("pair", { $0.facts = 420 }, "400 rows"),
    ("far", { $0.facts = 20 + 19 + 190 }, "190 rows"),
    ("far", { $0.rounds = 20 }, "190 rows"),
    // A whole relation is looked at, then all of it for each of its rows.
    ("pair", { $0.probes = 20 + 400 }, "400 rows"),
    // The pairs of positions with the value that is bound: three numbers of four bytes each.
    ("pair", { $0.bytes = 400 * 3 * 4 }, "400 rows"),
  ]

  @Test("what stays within a limit is evaluated, one step less says which limit was reached")
  func exactly() throws {
    let kinds: [Limits.Kind] = [.facts, .facts, .rounds, .probes, .bytes]
    for (item, kind) in zip(Self.exact, kinds) {
      for isReversed in [false, true] {
        var limits = Limits.usual
        item.change(&limits)
        #expect(try Self.result(item.query, limits, isReversed: isReversed) == item.rows)
        switch kind {
        case .facts: limits.facts -= 1
        case .rounds: limits.rounds -= 1
        case .probes: limits.probes -= 1
        case .bytes: limits.bytes -= 1
        }
        #expect(try Self.result(item.query, limits, isReversed: isReversed) == kind.rawValue)
      }
    }
  }

  @Test("a decision over a limit says that, and nothing else")
  func decisions() throws {
    let question = try #require(LawWorld.question)
    let source = SmallWorld.source(
      """
      finding in-scope es "a" pt "b" en "c"
      in-scope if candidate(standard: S) and S = S
      outcome recognized if in-scope
      """)
    let book = try #require(RuleBook.read(source).book)
    var recognition = Recognition(library: LawWorld.library, books: [book])
    #expect(recognition.decide(question).outcome == .recognized)
    for kind in Limits.Kind.allCases where kind != .rounds {
      recognition.limits = .usual
      switch kind {
      case .facts: recognition.limits.facts = 3
      case .probes: recognition.limits.probes = 0
      case .bytes: recognition.limits.bytes = 16
      case .rounds: break
      }
      let decision = recognition.decide(question)
      #expect(decision.limit == kind)
      #expect(decision.outcome == .review && decision.reason == "limit-reached")
      #expect(decision.findings.isEmpty && decision.questions.isEmpty)
      #expect(decision.alternatives.isEmpty && decision.target == nil)
    }
  }
}
