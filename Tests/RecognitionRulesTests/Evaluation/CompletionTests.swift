import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// The oracle of design 4, Unknown 6: what is certain holds however the unknowns are filled in, what
/// holds in some way is possible, and both exactly where no unknown is used twice.
struct CompletionTests {
  @Test("extents enclose all ways of filling in the unknowns", arguments: LongRun.parts(125))
  func completion(seeds: Range<UInt64>) {
    for seed in seeds {
      let faults = Self.faults(RandomProgram(seed: seed))
      #expect(faults.isEmpty, "seed \(seed): \(faults.first ?? "")")
      if !faults.isEmpty { break }
    }
  }

  @Test("the programs that are drawn use what they are meant to test")
  func variety() {
    var counts = [0, 0, 0, 0]
    for seed in 0..<UInt64(1000) {
      let program = RandomProgram(seed: seed)
      #expect(program.unknowns.count <= 6)
      counts[0] += program.isPlain ? 1 : 0
      counts[1] += program.unknowns.isEmpty ? 0 : 1
      counts[2] += program.text.contains("where") ? 1 : 0
      counts[3] += program.text.contains("unless") ? 1 : 0
    }
    #expect(counts[0] > 200 && counts[1] > 800 && counts[2] > 200 && counts[3] > 300, "\(counts)")
  }

  /// What is wrong with the extents of a program; empty if nothing is.
  static func faults(_ program: RandomProgram) -> [String] {
    let text = program.text
    let read = RuleBook.read(SourceText(name: "random.md", bytes: Array(text.utf8)))
    guard let book = read.book else {
      let errors = read.findings.filter { $0.code.severity == .error }
      return ["no book: \(errors.map { $0.message.en ?? "" })\n\(text)"]
    }
    let results = (0..<program.fillings).map { number -> ([Int], [Set<[Int]>]) in
      let filling = program.filling(number)
      return (filling, NaiveEvaluator.evaluate(program, filling))
    }
    var faults: [String] = []
    for relation in program.bases..<program.relations.count {
      let name = program.relations[relation].name
      guard let day = Day("2026-11-22"),
        let rows = book.extents(of: name, given: program.facts, on: day)
      else { return ["no extents of \(name)"] }
      for fault in compare(rows, results, relation, program) {
        faults.append("\(name): \(fault)\n\(program.shown)")
      }
    }
    return faults
  }

  private static func compare(
    _ rows: [ExtentRow], _ results: [([Int], [Set<[Int]>])], _ relation: Int,
    _ program: RandomProgram
  ) -> [String] {
    let sorts = program.relations[relation].columns
    var faults: [String] = []
    var always = results.first?.1[relation] ?? []
    var ever: Set<[Int]> = []
    for (filling, extents) in results {
      let tuples = extents[relation]
      always.formIntersection(tuples)
      ever.formUnion(tuples)
      for tuple in tuples
      where !rows.contains(where: { covers($0, tuple, sorts, filling, program) }) {
        faults.append("\(shown(tuple, sorts)) holds with \(filling) and is not possible")
      }
      for row in rows where row.isCertain {
        if !tuples.contains(where: { covers(row, $0, sorts, filling, program) }) {
          faults.append("\(shown(row)) is certain and fails with \(filling)")
        }
      }
    }
    guard program.isPlain else { return faults }
    for row in rows {
      guard let tuple = tuple(row, sorts) else { continue }
      if row.isCertain != always.contains(tuple) { faults.append("\(shown(row)) holds always") }
      if !ever.contains(tuple) { faults.append("\(shown(row)) is possible and holds never") }
    }
    return faults
  }

  /// Whether a row stands for a tuple: an unknown text or flag for its value, an unknown number or
  /// date for what lies within its bounds.
  private static func covers(
    _ row: ExtentRow, _ tuple: [Int], _ sorts: [RandomProgram.Sort], _ filling: [Int],
    _ program: RandomProgram
  ) -> Bool {
    zip(zip(row.values, sorts), tuple).allSatisfy { cell, wanted in
      let value = cell.1.value(wanted)
      guard case .unknown(let open, let low, let high) = cell.0 else { return cell.0 == value }
      guard let number = value.bounds.low else {
        let index = program.unknowns.firstIndex { $0.name == open.key }
        return index.map { filling[$0] == wanted } ?? true
      }
      return (low.map { $0 <= number } ?? true) && (high.map { number <= $0 } ?? true)
    }
  }

  private static func tuple(_ row: ExtentRow, _ sorts: [RandomProgram.Sort]) -> [Int]? {
    var result: [Int] = []
    for (value, sort) in zip(row.values, sorts) {
      guard
        let known = (-4...20).first(where: { number in
          (sort.range.contains(number) || sort.isOrdered) && number >= (sort == .number ? -4 : 0)
            && (sort != .date || number > 0) && sort.value(number) == value
        })
      else { return nil }
      result.append(known)
    }
    return result
  }

  private static func shown(_ row: ExtentRow) -> String {
    "(" + row.values.map { SmallWorld.shown($0) }.joined(separator: ", ") + ")"
  }

  private static func shown(_ tuple: [Int], _ sorts: [RandomProgram.Sort]) -> String {
    "(" + zip(tuple, sorts).map { $1.written($0) }.joined(separator: ", ") + ")"
  }
}

extension RandomProgram {
  /// The program with its facts, for a message.
  var shown: String {
    var lines = [text]
    for relation in relations where !relation.rows.isEmpty || relation.isOpen {
      for row in relation.rows {
        let cells = zip(row.cells, relation.columns).map { cell, sort in
          switch cell {
          case .known(let value): sort.written(value)
          case .unknown(let index): "?\(unknowns[index].name)\(unknowns[index].domain)"
          }
        }
        let condition = row.condition.map { "maybe \(unknowns[$0].name): " } ?? ""
        lines.append("\(condition)\(relation.name)(\(cells.joined(separator: ", ")))")
      }
      if relation.isOpen { lines.append("complete \(relation.name) \(relation.isComplete)") }
    }
    return lines.joined(separator: "\n")
  }
}
