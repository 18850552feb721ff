import RecognitionRules

/// Evaluates a program whose facts are all known, by the definition: each rule with every choice of
/// rows, until nothing new comes. It shares nothing with the evaluator of the library.
struct NaiveEvaluator {
  let program: RandomProgram
  var rows: [Set<[Int]>]

  /// All rows of all relations.
  static func evaluate(_ program: RandomProgram, _ filling: [Int]) -> [Set<[Int]>] {
    var evaluator = NaiveEvaluator(program: program, rows: program.filled(filling))
    for head in program.bases..<program.relations.count {
      var count = -1
      while count != evaluator.rows[head].count {
        count = evaluator.rows[head].count
        for rule in program.rules where rule.head.relation == head { evaluator.apply(rule) }
      }
    }
    return evaluator.rows
  }

  private mutating func apply(_ rule: RandomProgram.Rule) {
    var found: [[Int]] = []
    solve(rule.body[...], Array(repeating: nil, count: rule.sorts.count)) { slots in
      found.append(rule.head.terms.map { Self.value($0, slots) ?? 0 })
    }
    rows[rule.head.relation].formUnion(found)
  }

  private static func value(_ term: RandomProgram.Term, _ slots: [Int?]) -> Int? {
    switch term {
    case .variable(let slot): slots[slot]
    case .constant(let value): value
    case .any: nil
    }
  }

  private func solve(
    _ body: ArraySlice<RandomProgram.Literal>, _ slots: [Int?], _ yield: ([Int?]) -> Void
  ) {
    guard let literal = body.first else { return yield(slots) }
    let rest = body.dropFirst()
    switch literal {
    case .holds(let atom):
      for match in matches(atom, slots) { solve(rest, match, yield) }
    case .unless(let atom):
      if matches(atom, slots).isEmpty { solve(rest, slots, yield) }
    case .every(let first, let second):
      if matches(first, slots).allSatisfy({ !matches(second, $0).isEmpty }) {
        solve(rest, slots, yield)
      }
    case .compare(let left, let plus, let sign, let right):
      guard let a = Self.value(left, slots), let b = Self.value(right, slots) else { return }
      if Self.holds(a + plus, sign, b) { solve(rest, slots, yield) }
    case .aggregate(let result, let kind, let of, let inner):
      var next = slots
      guard let value = aggregate(kind, of, inner, slots) else { return }
      next[result] = value
      solve(rest, next, yield)
    }
  }

  private func aggregate(
    _ kind: RandomProgram.Aggregated, _ of: Int?, _ body: [RandomProgram.Literal], _ slots: [Int?]
  ) -> Int? {
    var choices: Set<[Int?]> = []
    solve(body[...], slots) { choices.insert($0) }
    let values = choices.compactMap { choice in of.flatMap { choice[$0] } }
    switch kind {
    case .count: return choices.count
    case .sum: return values.reduce(0, +)
    case .min: return values.min()
    case .max: return values.max()
    }
  }

  private func matches(_ atom: RandomProgram.Atom, _ slots: [Int?]) -> [[Int?]] {
    rows[atom.relation].compactMap { row in
      var next = slots
      for (term, value) in zip(atom.terms, row) {
        switch term {
        case .any: continue
        case .constant(let wanted): if wanted != value { return nil }
        case .variable(let slot):
          if let known = next[slot] {
            if known != value { return nil }
          } else {
            next[slot] = value
          }
        }
      }
      return next
    }
  }

  private static func holds(_ a: Int, _ sign: Comparison, _ b: Int) -> Bool {
    switch sign {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
