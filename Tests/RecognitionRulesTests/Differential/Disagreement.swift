import QualificationsKit
import RecognitionRules
import TestSupport

/// Two engines over one book, and what they do not agree on.
enum Disagreement {
  static let day = "2026-11-22"

  /// What the engines disagree on, relation by relation; empty if nothing.
  /// - Parameter recursive: the relations whose rows have comparable heights.
  static func between(
    _ book: RuleBook, _ facts: FactBase, _ relations: [String], recursive: Set<String> = []
  ) -> [String] {
    guard let on = Day(day) else { return ["no day"] }
    var faults: [String] = []
    let all = Engine.allCases.map { engine in
      book.extents(ofAll: relations, given: facts, on: on, engine: engine)
    }
    for (index, name) in relations.enumerated() {
      guard let first = all[1][index], let second = all[0][index] else {
        return ["no extents of \(name)"]
      }
      let hasHeights = recursive.contains(name)
      let (a, b) = (sorted(first, hasHeights), sorted(second, hasHeights))
      if a == b { continue }
      let (left, right) = (Set(a), Set(b))
      let only = (
        a.filter { !right.contains($0) }.prefix(3), b.filter { !left.contains($0) }.prefix(3)
      )
      faults.append("\(name): reference only \(Array(only.0)), production only \(Array(only.1))")
    }
    return faults
  }

  private static func sorted(_ rows: [ExtentRow], _ hasHeights: Bool) -> [String] {
    rows.map { row in
      let mark = (row.isCertain ? "+" : "?") + (row.isManifold ? "*" : "")
      let heights =
        hasHeights ? " \(row.height)\(row.isCertain ? " \(row.certainHeight)" : "")" : ""
      return mark + row.values.map { $0.key }.joined(separator: ", ") + heights
    }.sorted()
  }

  /// What the engines disagree on over a drawn program.
  static func faults(_ program: DrawnProgram) -> [String] {
    guard let book = book(program) else { return [] }
    return between(book, program.facts, program.names, recursive: program.recursive)
  }

  /// The book of a drawn program.
  static func book(_ program: DrawnProgram) -> RuleBook? { read(program).book }

  static func read(_ program: DrawnProgram) -> (book: RuleBook?, findings: [RuleDiagnostic]) {
    RuleBook.read(SourceText(name: "drawn.md", bytes: Array(program.text.utf8)))
  }
}

extension DrawnProgram {
  /// The relations as the engines name them.
  var names: [String] { relations.indices.map { engineName($0) } }

  /// The relations that depend on themselves, be it through others.
  var recursive: Set<String> {
    var reads = Array(repeating: Set<Int>(), count: relations.count)
    for rule in rules where !rule.isCompletion {
      for case .holds(let atom) in rule.body { reads[rule.head].insert(atom.relation) }
    }
    for middle in relations.indices {
      for relation in relations.indices where reads[relation].contains(middle) {
        reads[relation].formUnion(reads[middle])
      }
    }
    let found = relations.indices.filter { reads[$0].contains($0) }
    return Set(found.map { relations[$0].name })
  }
}

extension Disagreement {
  /// The extents of a drawn program, each relation's rows in an order of their own. Unknowns that
  /// rules compute are named after the rule's place, so they are compared by their bounds.
  static func extents(_ program: DrawnProgram, _ engine: Engine) -> [String: [String]] {
    guard let book = book(program), let on = Day(day) else { return [:] }
    var result: [String: [String]] = [:]
    let all = book.extents(ofAll: program.names, given: program.facts, on: on, engine: engine)
    for (name, rows) in zip(program.names, all) {
      let texts = (rows ?? []).map { row in
        let mark = (row.isCertain ? "+" : "?") + (row.isManifold ? "*" : "")
        return mark + row.values.map { SmallWorld.shown($0) }.joined(separator: ", ")
      }
      result[name] = Set(texts).sorted()
    }
    return result
  }
}

extension DrawnProgram {
  /// The same program with its rules and facts in another order; rules of an ordered relation keep
  /// theirs.
  func shuffled(seed: UInt64) -> DrawnProgram {
    var result = self
    var random = SplitMix64(seed: ~seed)
    let movable = rules.indices.filter { relations[rules[$0].head].origin != .ordered }
    for (place, from) in zip(movable, random.shuffled(movable)) {
      result.rules[place] = rules[from]
    }
    for relation in relations.indices {
      result.relations[relation].rows = random.shuffled(relations[relation].rows)
    }
    return result
  }
}
