import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Two engines, and an oracle that shares nothing with them, over programs drawn from seeds.
struct DifferentialTests {
  @Test("both engines give the same extents, fact for fact", arguments: LongRun.parts(250))
  func engines(seeds: Range<UInt64>) {
    Self.expectNone(
      seeds, "The engines did not agree.", of: Disagreement.faults,
      in: DrawnProgram.mixed(seed:))
  }

  @Test("extents enclose all ways of filling in the unknowns", arguments: LongRun.parts(25))
  func completions(seeds: Range<UInt64>) {
    Self.expectNone(seeds, "The extents did not enclose all ways.", of: Enclosure.faults) { seed in
      DrawnProgram(seed: seed, kind: seed % 3 == 0 ? .definite : .fillable)
    }
  }

  /// The first program with a fault is made small and recorded as a case.
  private static func expectNone(
    _ seeds: Range<UInt64>, _ sentence: String, of faults: (DrawnProgram) -> [String],
    in program: (UInt64) -> DrawnProgram
  ) {
    for seed in seeds where !faults(program(seed)).isEmpty {
      let small = Shrinking.shrunk(program(seed)) { !faults($0).isEmpty }
      let text = CaseFile.text(small, title: "Seed \(seed)", sentence: sentence)
      Issue.record("seed \(seed): \(faults(small))\n\(text)")
      break
    }
  }

  @Test("the order of rules and facts changes no extent", arguments: LongRun.parts(8))
  func order(seeds: Range<UInt64>) {
    for seed in seeds {
      let program = DrawnProgram.mixed(seed: seed)
      let shuffled = program.shuffled(seed: seed)
      for engine in Engine.allCases {
        let (first, second) = (
          Disagreement.extents(program, engine), Disagreement.extents(shuffled, engine)
        )
        #expect(first == second, "seed \(seed), \(engine)\n\(program.text)\n\(shuffled.text)")
      }
    }
  }

  @Test("a committed case gives the same extents in both engines", arguments: cases)
  func committed(path: String) throws {
    let source = SourceText(name: path, bytes: try PackageFiles.bytes(path))
    let file = try #require(CaseFile(source), "the book of a case has no errors")
    #expect(!file.relations.isEmpty)
    #expect(Disagreement.between(file.book, file.facts, file.relations) == [])
  }

  static let cases = PackageFiles.paths(
    under: "Tests/RecognitionRulesTests/Evaluation/Cases", suffixes: [".md"])

  @Test("a drawn program is read without errors, and all of the language is drawn")
  func variety() {
    var counts: [String: Int] = [:]
    for seed in 0..<UInt64(400) {
      let program = DrawnProgram.mixed(seed: seed)
      let text = program.text
      let (book, findings) = Disagreement.read(program)
      let errors = findings.filter { $0.code.severity == .error }
      if book == nil, errors.allSatisfy({ $0.code == .mayOverflow }) {
        counts["may overflow", default: 0] += 1
        continue
      }
      guard let book else {
        Issue.record("seed \(seed): \(errors.map { $0.message.en ?? "" })\n\(text)")
        continue
      }
      for mark in book.marks(program) { counts[mark, default: 0] += 1 }
      if program.isDefinite { counts["definite", default: 0] += 1 }
      if !program.recursive.isEmpty { counts["recursive", default: 0] += 1 }
      if program.relations.contains(where: { $0.rows.count > 100 }) {
        counts["large", default: 0] += 1
      }
      for word in Self.words where text.contains(word) { counts[word, default: 0] += 1 }
    }
    #expect(counts["definite", default: 0] >= 180)
    #expect(counts["may overflow", default: 0] <= 20)
    for (word, least) in [("recursive", 40), ("large", 2)] + Self.marks
      + Self.words.map({ ($0, 3) })
    {
      #expect(counts[word, default: 0] >= least, "\(word)")
    }
  }

  /// What the rules of enough programs conclude, so that there is something to compare.
  private static let marks = [("a row", 270), ("only possible", 90), ("manifold", 50)]

  private static let words = [
    "unless b", "unless (", "every ", "is count where", "is count of", "is sum of", "is min of",
    "is max of", ": count", ": count of", ": sum of", ": min of", ": max of", "is days covered",
    "is longest days", "is longest months", "is deadline of", " when zero ", "rounded down",
    "rounded up", "rounded half up", "rounded half even", "decimals", "least of", "greatest of",
    "days from", "months from", "years from", "enumeration", " key", "k0 at ", "open relation",
    "complete ", "given ", "first relation", "table ", "list of", " * ", " days)", " months)",
  ]

  @Test("a program that fails is made small and written as a case that can be read")
  func shrinking() throws {
    let program = DrawnProgram.mixed(seed: 12)
    let small = Shrinking.shrunk(program) { Disagreement.book($0)?.extentCount($0) ?? 0 > 0 }
    #expect(small.text.utf8.count <= program.text.utf8.count)
    let text = CaseFile.text(small, title: "Small", sentence: "A sentence.")
    let source = SourceText(name: "small.md", bytes: Array(text.utf8))
    let file = try #require(CaseFile(source))
    for name in file.relations {
      let day = try #require(Day(Disagreement.day))
      let own = Disagreement.book(small)?.extents(of: name, given: small.facts, on: day)
      let read = file.book.extents(of: name, given: file.facts, on: day)
      #expect(own?.count == read?.count, "\(name)")
    }
  }
}

extension RuleBook {
  /// What the rules of a drawn program conclude: any row, one that is only possible, one that stands
  /// for any number of rows.
  fileprivate func marks(_ program: DrawnProgram) -> Set<String> {
    guard let day = Day(Disagreement.day) else { return [] }
    var result: Set<String> = []
    let all = extents(ofAll: program.names, given: program.facts, on: day)
    for (relation, rows) in zip(program.relations, all) {
      guard relation.origin == .rules || relation.origin == .ordered, !relation.areRules else {
        continue
      }
      for row in rows ?? [] {
        result.insert("a row")
        if !row.isCertain { result.insert("only possible") }
        if row.isManifold { result.insert("manifold") }
      }
    }
    return result
  }

  /// How many rows the relations of rules of a drawn program have.
  fileprivate func extentCount(_ program: DrawnProgram) -> Int {
    guard let day = Day(Disagreement.day) else { return 0 }
    return program.relations.reduce(0) { count, relation in
      guard relation.origin == .rules, !relation.areRules else { return count }
      return count + (extents(of: relation.name, given: program.facts, on: day)?.count ?? 0)
    }
  }
}
