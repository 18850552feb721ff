import RecognitionRules

/// Evaluates a drawn program whose facts are all known, by the definition: each rule with every
/// choice of rows, until nothing new comes. It shares nothing with the engines.
struct TwoValued {
  let program: DrawnProgram
  private(set) var rows: [Set<[Datum]>]
  /// Whether the meaning in two values is not defined: the least of nothing was looked at, a
  /// parameter before its first date, or a number grew too large.
  private(set) var isVague = false
  /// Whether `every` was asked of no row at all: in two values it holds then, in three it may (8.6).
  private(set) var isOverNothing = false
  /// Whether a list has a row that is not among those said to be all.
  private(set) var isContradictory = false

  private typealias Slots = [Datum?]

  /// All rows of all relations.
  init(_ program: DrawnProgram, _ filling: [Datum]) {
    self.program = program
    rows = program.filled(filling)
    for rule in program.rules where rule.isCompletion { check(rule, filling) }
    var head = program.bases
    while head < program.relations.count {
      let isPair = program.rules.contains { rule in
        rule.head == head
          && rule.body.contains { literal in
            if case .holds(let atom) = literal { return atom.relation > head }
            return false
          }
      }
      let heads = isPair ? [head, head + 1] : [head]
      if program.relations[head].origin == .ordered {
        conclude(inOrder: head)
      } else {
        conclude(heads)
      }
      head += heads.count
    }
  }

  private mutating func check(_ rule: DrawnProgram.Rule, _ filling: [Datum]) {
    let complete = heads(rule).map { $0.compactMap { $0 } }
    for item in program.unlisted where item.relation == rule.head {
      if filling[item.unknown] == DrawnProgram.present, complete.contains([item.key]) {
        isContradictory = true
      }
    }
  }

  private mutating func conclude(_ heads: [Int]) {
    var count = -1
    while count != heads.reduce(0, { $0 + rows[$1].count }) {
      count = heads.reduce(0) { $0 + rows[$1].count }
      for rule in program.rules where heads.contains(rule.head) && !rule.isCompletion {
        let found = self.heads(rule)
        rows[rule.head].formUnion(found.map { $0.compactMap { $0 } })
      }
    }
  }

  /// Of an ordered relation: each rule for keys that no rule before it has given a row.
  private mutating func conclude(inOrder head: Int) {
    let keys = program.relations[head].columns.indices.filter {
      program.relations[head].columns[$0].isKey
    }
    var taken: Set<[Datum]> = []
    for rule in program.rules where rule.head == head {
      let found = heads(rule).map { $0.compactMap { $0 } }.filter { row in
        !taken.contains(keys.map { row[$0] })
      }
      rows[head].formUnion(found)
      taken.formUnion(found.map { row in keys.map { row[$0] } })
    }
  }

  /// The rows that a rule gives; a column that is not named has none.
  private mutating func heads(_ rule: DrawnProgram.Rule) -> [[Datum?]] {
    var choices: Set<Slots> = []
    solve(rule.body[...], Array(repeating: nil, count: rule.sorts.count)) { _, slots in
      choices.insert(slots)
    }
    var groups: [[Datum?]: [Slots]] = [:]
    for slots in choices {
      var key: [Datum?] = []
      for case .term(let term) in rule.terms { key.append(value(term, slots)) }
      groups[key, default: []].append(slots)
    }
    return groups.map { key, members in
      var rest = key[...]
      return rule.terms.map { term in
        switch term {
        case .term: rest.popFirst() ?? nil
        case .aggregate(let kind, let of):
          combine(DrawnProgram.Aggregate(kind: kind, of: of), members)
        }
      }
    }
  }

  // Literals

  private mutating func solve(
    _ body: ArraySlice<DrawnProgram.Literal>, _ slots: Slots,
    _ yield: (inout Self, Slots) -> Void
  ) {
    guard let literal = body.first else { return yield(&self, slots) }
    let rest = body.dropFirst()
    switch literal {
    case .holds(let atom):
      for match in matches(atom, slots) { solve(rest, match, yield) }
    case .unless(let inner, _):
      var isFound = false
      solve(inner[...], slots) { _, _ in isFound = true }
      if !isFound { solve(rest, slots, yield) }
    case .every(let first, let second):
      let all = matches(first, slots)
      if all.isEmpty { isOverNothing = true }
      if all.allSatisfy({ !matches(second, $0).isEmpty }) {
        solve(rest, slots, yield)
      }
    case .compare(let left, let sign, let right):
      guard let a = value(left, slots), let b = value(right, slots) else { return }
      if Self.holds(a, sign, b) { solve(rest, slots, yield) }
    case .bind(let slot, let expression):
      guard let value = value(expression, slots) else { return }
      var next = slots
      next[slot] = value
      solve(rest, next, yield)
    case .aggregate(let slot, let aggregate, let inner):
      guard let value = self.value(aggregate, inner, slots) else { return }
      var next = slots
      next[slot] = value
      solve(rest, next, yield)
    }
  }

  private func matches(_ atom: DrawnProgram.Atom, _ slots: Slots) -> [Slots] {
    var relation = atom.relation
    // Without its element an atom over a list is one over the relation that the list belongs to.
    if case .list(let owner) = program.relations[relation].origin, atom.terms[1] == .any {
      relation = owner
    }
    return rows[relation].compactMap { row in
      var next = slots
      for (term, found) in zip(atom.terms, row) {
        if case .variable(let slot) = term, next[slot] == nil {
          next[slot] = found
        } else if term != .any, value(term, next) != found {
          return nil
        }
      }
      return next
    }
  }

  private static func holds(_ a: Datum, _ sign: Comparison, _ b: Datum) -> Bool {
    switch sign {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a.size < b.size
    case .lessOrEqual: a.size <= b.size
    case .greater: a.size > b.size
    case .greaterOrEqual: a.size >= b.size
    }
  }

  // Aggregates

  private mutating func value(
    _ aggregate: DrawnProgram.Aggregate, _ inner: [DrawnProgram.Literal], _ slots: Slots
  ) -> Datum? {
    var choices: Set<Slots> = []
    solve(inner[...], slots) { _, found in choices.insert(found) }
    guard aggregate.kind == .deadline else { return combine(aggregate, Array(choices)) }
    guard let base = aggregate.base.flatMap({ value($0, slots) }),
      let after = aggregate.after.flatMap({ value($0, slots) }), case .day(var due) = base,
      case .day(let start) = after
    else { return nil }
    for day in days(aggregate, Array(choices)).sorted() where day >= start && day < due { due += 1 }
    return .day(due)
  }

  private func days(_ aggregate: DrawnProgram.Aggregate, _ choices: [Slots]) -> Set<Int> {
    var days: Set<Int> = []
    for slots in choices {
      guard case .day(let from) = aggregate.from.flatMap({ slots[$0] }),
        case .day(let to) = aggregate.to.flatMap({ slots[$0] }), from < to
      else { continue }
      days.formUnion(from..<to)
    }
    return days
  }

  private mutating func combine(
    _ aggregate: DrawnProgram.Aggregate, _ choices: [Slots]
  ) -> Datum? {
    let values = choices.compactMap { slots in aggregate.of.flatMap { slots[$0] } }
    func whole(_ number: Int) -> Datum { .number(Fraction(Int128(number))) }
    switch aggregate.kind {
    case .count: return whole(aggregate.of == nil ? choices.count : Set(values).count)
    case .sum: return checked(.number(values.reduce(Fraction(0)) { $0 + $1.size }))
    case .min, .max:
      let isMax = aggregate.kind == .max
      let best = values.reduce(values.first) { best, value in
        guard let best else { return value }
        return (isMax ? best.precedes(value) : value.precedes(best)) ? value : best
      }
      if best == nil { isVague = true }
      return best
    case .days: return whole(days(aggregate, choices).count)
    case .longestDays, .longestMonths:
      let days = days(aggregate, choices)
      let runs = days.filter { !days.contains($0 - 1) }.map { first -> Int in
        var next = first
        while days.contains(next) { next += 1 }
        return aggregate.kind == .longestDays ? next - first : Civil.months(from: first, to: next)
      }
      return whole(runs.max() ?? 0)
    case .deadline: return nil
    }
  }

  // Expressions

  private mutating func checked(_ datum: Datum?) -> Datum? {
    switch datum {
    case .number(let number) where number.isBroken: isVague = true
    case .day(let day) where day < Civil.number(1000, 1, 1) || day > Civil.number(9000, 1, 1):
      isVague = true
    case nil: isVague = true
    default: return datum
    }
    return nil
  }

  private func value(_ term: DrawnProgram.Term, _ slots: Slots) -> Datum? {
    switch term {
    case .variable(let slot): slots[slot]
    case .constant(let datum): datum
    case .parameter(let index): inForce(index, DrawnProgram.day)
    case .any: nil
    }
  }

  private func inForce(_ parameter: Int, _ day: Int) -> Datum? {
    program.parameters[parameter].values.filter { $0.from <= day }
      .reduce(nil as (value: Datum, from: Int)?) { best, item in
        if let best, best.from >= item.from { return best }
        return item
      }?.value
  }

  private mutating func value(_ expression: DrawnProgram.Expression, _ slots: Slots) -> Datum? {
    checked(computed(expression, slots))
  }

  private mutating func computed(
    _ expression: DrawnProgram.Expression, _ slots: Slots
  ) -> Datum? {
    func number(_ of: (Fraction, Fraction) -> Fraction, _ a: Datum?, _ b: Datum?) -> Datum? {
      guard let a, let b else { return nil }
      return .number(of(a.size, b.size))
    }
    switch expression {
    case .term(let term): return value(term, slots)
    case .parameter(let index, let at):
      guard case .day(let day) = value(at, slots) else { return nil }
      return inForce(index, day)
    case .add(let a, let isPlus, let b):
      return number({ isPlus ? $0 + $1 : $0 - $1 }, value(a, slots), value(b, slots))
    case .difference(let a, let b): return number(-, value(a, slots), value(b, slots))
    case .multiply(let a, let b): return number(*, value(a, slots), value(b, slots))
    case .divide(let a, let b, let zero):
      guard let x = value(a, slots), let y = value(b, slots) else { return nil }
      return y.size == Fraction(0) ? value(zero, slots) : .number(x.size.divided(by: y.size))
    case .negate(let a): return number(-, .number(Fraction(0)), value(a, slots))
    case .shift(let a, let isPlus, let b, let unit):
      guard case .day(let day) = value(a, slots), let count = value(b, slots) else { return nil }
      let by = count.size.cut * (isPlus ? 1 : -1)
      switch unit {
      case .days: return .day(day + by)
      case .months: return .day(Civil.adding(by, to: day))
      case .years: return .day(Civil.adding(by * 12, to: day))
      }
    case .between(let unit, let a, let b):
      guard case .day(let from) = value(a, slots), case .day(let to) = value(b, slots) else {
        return nil
      }
      if unit == .days { return .number(Fraction(Int128(to - from))) }
      let months = Int128(Civil.months(from: from, to: to))
      return .number(Fraction(unit == .months ? months : Fraction(months, 12).floor))
    case .extreme(let parts, let isGreatest):
      var best: Datum?
      for part in parts {
        guard let value = value(part, slots) else { return nil }
        guard let known = best else {
          best = value
          continue
        }
        if isGreatest ? known.size < value.size : value.size < known.size { best = value }
      }
      return best
    case .rounded(let a, let rounding, let decimals):
      return value(a, slots).map { .number(Self.rounded($0.size, rounding, decimals)) }
    }
  }

  private static func rounded(
    _ number: Fraction, _ rounding: DrawnProgram.Rounding, _ decimals: Int
  ) -> Fraction {
    let scale = Fraction([1, 10, 100][decimals])
    let scaled = number * scale
    let (below, half) = (scaled.floor, Fraction(1, 2))
    let rest = scaled - Fraction(below)
    let goesUp =
      switch rounding {
      case .down: false
      case .up: rest != Fraction(0)
      case .halfUp: rest >= half
      case .halfEven: rest > half || (rest == half && below % 2 != 0)
      }
    return Fraction(goesUp ? below + 1 : below).divided(by: scale)
  }
}
