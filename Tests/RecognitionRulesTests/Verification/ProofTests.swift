import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// A proof is accepted by a checker that shares nothing with the engine, and none that was tampered
/// with is (invariant I7).
struct ProofTests {
  static let parts: [UInt64] = Array(0..<8)
  static let decisions = LongRun.seeds(LongRun.isLong ? 125 : 8)
  static let programs = LongRun.seeds(LongRun.isLong ? 250 : 20)
  /// Mutants of each kind for each proof.
  static let mutants = LongRun.isLong ? 3 : 1

  /// What became of the mutants of each kind.
  struct Tally {
    var rejected: [Mutation: Int] = [:]
    var kept: [Mutation: Int] = [:]
    var proofs = 0

    var shown: String {
      let lines = Mutation.allCases.map { kind in
        "\(kind.rawValue): \(rejected[kind] ?? 0) rejected, \(kept[kind] ?? 0) mean the same"
      }
      return "\(proofs) proofs accepted\n" + lines.joined(separator: "\n")
    }
  }

  /// Tries mutants of a proof; the faults that were found.
  static func mutate(
    _ tree: JSONTree, seed: UInt64, _ tally: inout Tally,
    _ isMeant: ([JSONTree.Step]) -> Bool, _ accepts: (JSONTree) -> Bool
  ) -> [String] {
    var random = SplitMix64(seed: seed)
    var faults: [String] = []
    tally.proofs += 1
    let paths = tree.paths.filter(isMeant)
    for kind in Mutation.allCases {
      for _ in 0..<mutants {
        guard let mutant = kind.mutant(of: tree, paths, &random) else { continue }
        if kind.keepsMeaning(mutant, of: tree) {
          tally.kept[kind, default: 0] += 1
        } else if accepts(mutant) {
          faults.append("\(kind.rawValue) is accepted: \(difference(tree, mutant))")
        } else {
          tally.rejected[kind, default: 0] += 1
        }
      }
    }
    return faults
  }

  private static func difference(_ tree: JSONTree, _ mutant: JSONTree) -> String {
    let path = tree.paths.last { tree[$0[...]] != mutant[$0[...]] } ?? []
    return "\(path): \(tree[path[...]].map { "\($0)".prefix(300) } ?? "") → "
      + "\(mutant[path[...]].map { "\($0)".prefix(300) } ?? "")"
  }

  @Test("a decision's proof is accepted, and no spoilt one", arguments: parts)
  func decisions(part: UInt64) {
    let recognition = ErasureTests.recognition(part)
    var tally = Tally()
    for number in Self.decisions {
      let seed = part << 32 + 3_000_000 + number
      let drawn = DrawnCase(recognition, seed: seed)
      let decision = recognition.bareDecision(drawn.question)
      let document = Self.document(decision, recognition)
      let faults = Verification.faults(in: document, recognition)
      #expect(faults.isEmpty, "seed \(seed): \(drawn): \(Self.shown(faults))")
      guard faults.isEmpty, let root = document.root else { continue }
      let spoilt = Self.mutate(
        JSONTree(root), seed: seed, &tally, { Self.isChecked($0) }
      ) { Verification.faults(in: $0.document, recognition).isEmpty }
      #expect(spoilt.isEmpty, "seed \(seed): \(drawn): \(spoilt)")
    }
    if LongRun.isLong { print("decisions, part \(part): \(tally.shown)") }
  }

  /// What a proof says; the question is not: changed, it is another question.
  private static func isChecked(_ path: [JSONTree.Step]) -> Bool {
    switch path.first {
    case .key("proof"): return path.count > 1 && path[1] != .key("question")
    case .key("outcome"), .key("bestPossible"), .key("instrument"), .key("reason"): return true
    case .key("coverage"):
      return path.contains(.key("certain")) || path.contains(.key("possible"))
    case .key("findings"):
      return path.count == 3 && [.key("code"), .key("state"), .key("article")].contains(path[2])
    default: return false
    }
  }

  static func document(_ decision: Decision, _ recognition: Recognition) -> JSONDocument {
    var writer = JSONWriter(isPretty: false)
    DecisionEncoding.write(
      decision, recognition.library, .en, why: "full", engine: "test",
      proof: recognition.proof(of: decision), into: &writer)
    return JSONReader.read(SourceText(name: "decision.json", bytes: writer.bytes)).value
  }

  private static func shown(_ faults: [ProofFault]) -> String {
    faults.map { "\($0.path): \($0.message.en ?? "")" }.joined(separator: "; ")
  }

  // Books

  /// The proof of all rows of a book over facts, tried and spoilt; what went wrong. Both engines
  /// give the same one.
  private static func faults(
    _ book: RuleBook, _ facts: FactBase, on day: Day, seed: UInt64, _ tally: inout Tally
  ) -> [String] {
    let written = proof(book, facts, on: day, .production)
    guard written == proof(book, facts, on: day, .reference) else { return ["two proofs"] }
    guard let tree = JSONTree(written) else { return ["no JSON"] }
    func check(_ tree: JSONTree) -> [ProofFault] {
      Verification.faults(inSlice: tree.document, of: book, given: facts, on: day)
    }
    let found = check(tree)
    if !found.isEmpty { return [shown(found)] }
    return mutate(tree, seed: seed, &tally, { _ in true }) { check($0).isEmpty }
  }

  private static func proof(
    _ book: RuleBook, _ facts: FactBase, on day: Day, _ engine: Engine
  ) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.object {
      ProofEncoding.write(book.proof(given: facts, on: day, engine: engine), into: &$0)
    }
    return writer.bytes
  }

  @Test("the proofs of drawn books are accepted, and no spoilt one", arguments: parts)
  func programs(part: UInt64) throws {
    let day = try #require(Day("2026-11-22"))
    var tally = Tally()
    for number in Self.programs {
      let seed = part << 32 + number
      let program = RandomProgram(seed: seed)
      let source = SourceText(name: "random.md", bytes: Array(program.text.utf8))
      let book = try #require(RuleBook.read(source).book)
      let faults = Self.faults(book, program.facts, on: day, seed: seed, &tally)
      #expect(faults.isEmpty, "seed \(seed): \(faults.first ?? "")\n\(program.shown)")
    }
    if LongRun.isLong { print("books, part \(part): \(tally.shown)") }
  }

  @Test("the proofs of the tables of meaning are accepted, and no spoilt one")
  func tables() throws {
    var tally = Tally()
    for (number, row) in (SemanticsTests.tables + ProofBooks.rows).enumerated() {
      guard LongRun.isLong || number % 3 == 0 || number >= SemanticsTests.tables.count else {
        continue
      }
      let day = try #require(Day(row.on))
      let read = RuleBook.read(SmallWorld.source(row.rules))
      let book = try #require(
        read.book, "\(row.name): \(read.findings.map { $0.message.en ?? "" })")
      let faults = Self.faults(
        book, SmallWorld.base(row.facts), on: day, seed: UInt64(number), &tally)
      #expect(faults.isEmpty, "\(row.name): \(faults.first ?? "")")
    }
    if LongRun.isLong { print("tables: \(tally.shown)") }
  }
}
