import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Every case has exactly one outcome, or a case is shown that has not.
struct TotalityTests {
  /// A small book with what is wrong with it: code, purposes, statements by number, options.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let findings: String
    var constraints: [FindingConstraint] = []
    let statements: [OutcomeBook.Statement]
    let faults: [String]

    init(
      _ name: String, _ findings: String, together constraints: [FindingConstraint] = [],
      _ statements: [OutcomeBook.Statement], _ faults: [String]
    ) {
      testDescription = name
      self.findings = findings
      self.constraints = constraints
      self.statements = statements
      self.faults = faults
    }

    var book: OutcomeBook {
      OutcomeBook(
        findings: findings.split(separator: " ").map { String($0) }, constraints: constraints,
        statements: statements)
    }
  }

  private static func given(
    _ name: String, _ condition: Condition, for purposes: [String] = [], with: [String] = [],
    basis: String = "by-assessment", until: Int? = nil
  ) -> OutcomeBook.Statement {
    OutcomeBook.Statement(
      name: name, condition: condition, purposes: purposes, measures: with, basis: basis,
      until: until)
  }

  private static func refused(
    _ condition: Condition, for purposes: [String] = []
  ) -> OutcomeBook.Statement {
    given(OutcomeBook.refusal, condition, for: purposes)
  }

  private static let (a, b, c, d): (Condition, Condition, Condition, Condition) = (
    .finding(0), .finding(1), .finding(2), .finding(3)
  )
  private static let every = "work+certification+training+information"

  static let gaps: [Row] = [
    Row("without a stated refusal", "a b", [given("recognized", a.and(b))], []),
    Row("whole", "a", [given("recognized", a), refused(.not(a))], []),
    Row(
      "one case left out", "a b", [given("recognized", a.and(b)), refused(.not(a))],
      ["gap \(every) 1: a=met b=failed"]),
    Row(
      "in scope only", "in-scope a b", [given("recognized", b.and(c)), refused(.not(b))],
      ["gap \(every) 1: in-scope=met a=met b=failed"]),
    Row(
      "a finding that does not matter", "in-scope a b c",
      [
        given("recognized", b.and(c)), given("limited", b.and(.not(c))),
        refused(Condition.not(b).and(.not(d))),
      ],
      ["gap \(every) 2: in-scope=met a=failed c=met"]),
    Row(
      "closed by exactly one of", "a b c", together: [.exactlyOne([0, 1, 2])],
      [given("recognized", a), given("partial", b), refused(c)], []),
    Row(
      "at most one of leaves none", "a b", together: [.atMostOne([0, 1])],
      [given("recognized", a), refused(b)], ["gap \(every) 1: a=failed b=failed"]),
    Row(
      "closed by implies", "a b", together: [.implies(0, 1)],
      [given("recognized", a), given("limited", b.and(.not(a))), refused(.not(b))], []),
    Row(
      "a refusal for another purpose", "a b",
      [
        given("recognized", a, for: ["work"]), refused(.not(a), for: ["work"]),
        given("recognized", b, for: ["training"]),
      ], ["gap training 2: b=failed"]),
    Row(
      "nothing for a purpose", "a",
      [given("recognized", a, for: ["work"]), refused(.not(a), for: ["work"])],
      []),
  ]

  static let overlaps: [Row] = [
    Row(
      "a refusal beside an outcome", "a b",
      [given("limited", a), refused(b), given("partial", Condition.not(a).and(.not(b)))],
      ["overlap \(every) 0,1: a=met b=met"]),
    Row(
      "better and worse are no overlap", "a b",
      [given("recognized", a), given("partial", a.or(b))],
      []),
    Row(
      "the same twice is no overlap", "a b",
      [given("partial", a, with: ["x", "y"]), given("partial", b, with: ["y", "x"])], []),
    Row(
      "other measures", "in-scope a b",
      [given("conditional", b, with: ["x"]), given("conditional", c, with: ["y"])],
      ["overlap \(every) 0,1: in-scope=met a=met b=met"]),
    Row(
      "another basis is no overlap", "a b",
      [given("recognized", a.or(b)), given("recognized", b, basis: "by-list")], []),
    Row(
      "another end", "a b", [given("recognized", a, until: 1), given("recognized", a.and(b))],
      ["overlap \(every) 0,1: a=met b=met"]),
    Row(
      "for the purposes that both hold for", "a b",
      [
        given("recognized", a, for: ["training", "work"]),
        given("recognized", b, for: ["work", "information"], until: 1),
      ], ["overlap work 0,1: a=met b=met"]),
    Row(
      "kept apart by at most one of", "a b", together: [.atMostOne([0, 1])],
      [given("recognized", a), given("recognized", b, until: 1)], []),
    Row(
      "two refusals for the same reason", "a b",
      [given("recognized", Condition.not(a).and(.not(b))), refused(a), refused(b)], []),
  ]

  static let others: [Row] = [
    Row(
      "contradiction", "a b", [given("recognized", a.and(.not(a))), given("partial", b)],
      ["neverEstablished \(every) 0"]),
    Row(
      "against what findings say", "in-scope a b", together: [.implies(1, 0), .atMostOne([1, 2])],
      [given("recognized", b.and(c)), given("partial", b.and(.not(a)), for: ["work"])],
      ["neverEstablished \(every) 0", "neverEstablished work 1"]),
    Row(
      "findings that cannot be", "a b",
      together: [.exactlyOne([0]), .implies(0, 1), .atMostOne([0, 1])],
      [given("recognized", a), refused(.not(a))],
      ["neverEstablished \(every) 0", "neverEstablished \(every) 1"]),
    Row(
      "unknown is no third way", "a",
      [given("recognized", a.or(.not(a))), refused(a.and(.not(a)))],
      ["neverEstablished \(every) 1"]),
    Row(
      "too many", many(25),
      [given("recognized", all(25)), given("partial", a, for: ["work"])],
      ["tooManyFindings work 0,1", "tooManyFindings certification+training+information 0"]),
    Row(
      "too many for one purpose", many(25),
      [given("recognized", all(25), for: ["training"]), given("partial", a), refused(b)],
      [
        "tooManyFindings training 0,1,2",
        "gap work+certification+information 2: f0=failed f1=failed",
        "overlap work+certification+information 1,2: f0=met f1=met",
      ]),
    Row(
      "just as many as may be", many(24), [given("recognized", all(24)), refused(.not(all(24)))], []
    ),
    Row(
      "five things in four places", many(20),
      [given("recognized", crowded), refused(.not(crowded))],
      ["neverEstablished \(every) 1"]),
  ]

  private static func many(_ count: Int) -> String {
    (0..<count).map { "f\($0)" }.joined(separator: " ")
  }

  private static func all(_ count: Int) -> Condition { .all((0..<count).map { .finding($0) }) }

  /// Of five things in four places, one has no place or two are in one: met in any case.
  private static let crowded: Condition = {
    func at(_ thing: Int, _ place: Int) -> Condition { .finding(thing * 4 + place) }
    var ways: [Condition] = []
    for thing in 0..<5 {
      ways.append(.all((0..<4).map { .not(at(thing, $0)) }))
      for place in 0..<4 {
        for other in 0..<thing { ways.append(at(thing, place).and(at(other, place))) }
      }
    }
    return .any(ways)
  }()

  /// A fault as the tables have it.
  static func shown(_ fault: Totality.Fault) -> String {
    let statements = fault.statements.map { "\($0.range.start)" }.joined(separator: ",")
    let states = fault.assignment.map { "\($0.finding)=\($0.state.rawValue)" }
    let head = "\(fault.kind) \(fault.purposes.joined(separator: "+")) \(statements)"
    return states.isEmpty ? head : head + ": " + states.joined(separator: " ")
  }

  @Test("a book has the gaps and overlaps that its table says", arguments: gaps + overlaps + others)
  func table(row: Row) {
    let found = row.book.totality.faults()
    #expect(found.map { Self.shown($0) } == row.faults)
    for fault in found where fault.kind == .gap || fault.kind == .overlap {
      let options = fault.assignment.map { "--assume \($0.finding)=\($0.state.rawValue)" }
      #expect(fault.options == options.joined(separator: " "))
    }
  }

  @Test("a search that runs out of steps says so, whatever is left")
  func steps() {
    let row = Self.others.last
    let found = row?.book.totality.faults(within: 1000) ?? []
    #expect(found.map { Self.shown($0) } == ["tooManyFindings \(Self.every) 0,1"])
    #expect(found.first?.count == nil)
  }

  /// The seeds, in parts that run side by side.
  static let parts: [Range<UInt64>] = (0..<UInt64(8)).map { part in
    let size: UInt64 = LongRun.isLong ? 250 : 60
    return part * size..<part * size + size
  }

  @Test(
    "the search finds what looking at every assignment finds",
    arguments: parts)
  func bruteForce(seeds: Range<UInt64>) {
    var counts: [Totality.Kind: Int] = [:]
    var sound = 0
    for seed in seeds {
      let book = RandomOutcomes.book(seed: seed)
      let oracle = OutcomeOracle(book)
      var totality = book.totality
      totality.lanes = Int(seed % 7)
      let found = totality.faults()
      let split = OutcomeOracle.split(found)
      #expect(Set(split) == oracle.faults() && Set(split).count == split.count, "seed \(seed)")
      for fault in found {
        counts[fault.kind, default: 0] += 1
        #expect(oracle.objection(to: fault) == nil, "seed \(seed): \(Self.shown(fault))")
      }
      if found.isEmpty { sound += 1 }
      Self.compareStates(oracle, found, seed)
      Self.compareOrder(book, seed)
    }
    let kinds: [Totality.Kind] = [.gap, .overlap, .neverEstablished]
    #expect(
      kinds.allSatisfy { counts[$0, default: 0] * 6 > seeds.count } && sound > 2,
      "\(counts) \(sound)")
  }

  /// A decision asks about states: those of each counterexample, and some others.
  private static func compareStates(
    _ oracle: OutcomeOracle, _ found: [Totality.Fault], _ seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    var asked = found.map { oracle.states($0) }
    for _ in 0..<8 { asked.append(oracle.book.findings.map { _ in random.below(3) - 1 }) }
    let totality = oracle.book.totality
    for states in asked {
      let established = oracle.established(states)
      for purpose in OutcomeBook.purposes {
        let here = totality.faults(
          atStates: states.map { $0 == 1 ? .met : $0 == 0 ? .unknown : .failed }, purpose: purpose)
        let overlaps = oracle.conflicts(for: purpose).contains { Set($0).isSubset(of: established) }
        #expect(here.hasGap == oracle.isGap(states, for: purpose), "seed \(seed) \(states)")
        #expect(here.hasOverlap == overlaps, "seed \(seed) \(states)")
      }
    }
  }

  /// The order of the statements changes no counterexample.
  private static func compareOrder(_ book: OutcomeBook, _ seed: UInt64) {
    func described(_ book: OutcomeBook, _ numbers: [Int]) -> Set<String> {
      var totality = book.totality
      totality.lanes = Int(seed % 3)
      return Set(
        totality.faults().map { fault in
          let statements = fault.statements.map { numbers[$0.range.start] }.sorted()
          return "\(fault.kind) \(fault.purposes) \(statements) \(fault.options)"
        })
    }
    var random = SplitMix64(seed: seed)
    let numbers = Array(book.statements.indices)
    let order = random.shuffled(numbers)
    var other = book
    other.statements = order.map { book.statements[$0] }
    #expect(described(book, numbers) == described(other, order), "seed \(seed)")
  }

  @Test("of books that are whole, what is planted is found and nothing else")
  func planted() {
    var counts = [0, 0]
    for seed in 0..<UInt64(200) {
      let whole = PlantedBook(seed: seed)
      Self.expect(whole.book, [], seed)
      var gap = whole
      if let leaf = gap.leaveGap() {
        counts[0] += 1
        let found = gap.book.totality.faults()
        let purposes = leaf.purposes.isEmpty ? OutcomeBook.purposes : leaf.purposes
        #expect(found.count == 1 && found.first?.purposes == purposes, "seed \(seed)")
        if let fault = found.first { Self.expectGap(fault, gap, leaf, seed) }
      }
      var wide = whole
      if let pairs = wide.widen() {
        counts[1] += 1
        Self.expect(wide.book, pairs, seed)
      }
    }
    #expect(counts[0] > 180 && counts[1] > 180, "\(counts)")
  }

  @Test("a book that is read has the faults of its parts, worded as options to replay")
  func texts() throws {
    for seed in 0..<UInt64(60) {
      var book = PlantedBook(seed: seed)
      if seed % 3 == 1 { _ = book.leaveGap() }
      if seed % 3 == 2 { _ = book.widen() }
      let text = book.book.text
      let read = RuleBook.read(SourceText(name: "law.md", bytes: Array(text.utf8)))
      #expect(read.findings.allSatisfy { $0.code.severity == .warning }, "\(text)")
      let messages = read.findings.map { $0.message.en ?? "" }
      let found = Totality.findings(in: try #require(read.book))
      #expect(
        found.map { Self.described($0) } == book.book.totality.faults().map { Self.described($0) })
      #expect(messages.count == found.count, "\(messages)")
      for fault in found {
        #expect(messages.contains { $0.contains("'\(fault.options)'") }, "\(messages)")
      }
    }
  }

  private static func described(_ fault: Totality.Fault) -> String {
    "\(fault.kind) \(fault.purposes) \(fault.statements.map { $0.name }) \(fault.options)"
  }

  private static func expect(_ book: OutcomeBook, _ pairs: Set<[Int]>, _ seed: UInt64) {
    let found = book.totality.faults()
    #expect(found.allSatisfy { $0.kind == .overlap }, "seed \(seed): \(found.map { shown($0) })")
    let overlaps = found.map { $0.statements.map { $0.range.start } }
    #expect(overlaps.count == pairs.count && Set(overlaps) == pairs, "seed \(seed)")
  }

  /// The states that show a gap are on the way to the leaf that was taken out, and to no other.
  private static func expectGap(
    _ fault: Totality.Fault, _ book: PlantedBook, _ leaf: PlantedBook.Leaf, _ seed: UInt64
  ) {
    #expect(fault.kind == .gap)
    var named: [PlantedBook.Literal] = []
    for (finding, state) in fault.assignment {
      guard let index = book.findings.firstIndex(of: finding) else { continue }
      named.append(PlantedBook.Literal(finding: index, isMet: state == .met))
    }
    #expect(book.meet(named, leaf.path), "seed \(seed)")
    let others = book.leaves.filter { $0.purposes == leaf.purposes && book.meet(named, $0.path) }
    #expect(others.isEmpty, "seed \(seed): \(fault.options)")
  }
}
