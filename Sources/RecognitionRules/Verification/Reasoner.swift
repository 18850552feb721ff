import QualificationsKit

/// A row of a slice, with the number under which it was established.
struct SliceRow {
  var values: [Value]
  var number: Int
  var isCertain: Bool
  /// Whether it stands for any number of rows.
  var isMany: Bool
}

/// One way in which conditions hold.
struct Way {
  var slots: [Value?]
  var isCertain = true
  /// Whether a variable stands for anything that an open relation does not list.
  var leavesOpen = false
  /// The numbers of the rows it rests on, in the order of the conditions.
  var premises: [Int] = []
  /// Those among them that stand for any number of rows.
  var many: [Int] = []
  /// What the conditions that are no rows came to.
  var because: [Expected] = []

  var isMany: Bool { leavesOpen || !many.isEmpty }

  mutating func add(_ other: Way) {
    slots = other.slots
    isCertain = isCertain && other.isCertain
    leavesOpen = leavesOpen || other.leavesOpen
    premises += other.premises
    many += other.many
    because += other.because
  }
}

/// The checker's own reading of rules (Language.md, 7 to 10): all ways in which conditions hold over
/// a slice, in three values. It shares nothing with the engine.
struct Reasoner {
  let book: RuleBook
  let facts: FactBase
  let parameters: [Value]
  /// The rows of each relation.
  var rows: [[SliceRow]]

  /// Every way in which the body of a rule holds.
  func ways(ofRule rule: Int) -> [Way] {
    let slots = [Value?](repeating: nil, count: book.rules[rule].variables.count)
    return ways(book.rules[rule].body, slots, rule)
  }

  func ways(_ body: [Literal], _ slots: [Value?], _ rule: Int) -> [Way] {
    var result = [Way(slots: slots)]
    for literal in body {
      result = result.flatMap { way in
        next(literal, way.slots, rule).map { part in
          var longer = way
          longer.add(part)
          return longer
        }
      }
    }
    return result
  }

  private func next(_ literal: Literal, _ slots: [Value?], _ rule: Int) -> [Way] {
    var way = Way(slots: slots)
    switch literal {
    case .holds(let atom): return matches(atom, slots)
    case .unless(let body):
      let found = ways(body, slots, rule)
      if found.contains(where: { $0.isCertain }) { return [] }
      way.isCertain = found.isEmpty
      let names = Self.atoms(body).map { Expected.text(book.relations[$0.relation].name) }
      way.because = [.object([("without", .list(names)), ("ways", .number(found.count))])]
    case .every(let first, let second):
      guard let found = every(first, second, slots) else { return [] }
      way = found
    case .compare(let left, let sign, let right):
      guard let a = value(left, slots), let b = value(right, slots) else { return [] }
      let truth = Self.truth(a, sign, b)
      if truth == .failed { return [] }
      way.isCertain = truth == .met
      way.because = [
        .object([
          ("left", Expected(a)), ("sign", .text(sign.rawValue)), ("right", Expected(b)),
          ("state", .text(truth.rawValue)),
        ])
      ]
    case .bind(let slot, let expression):
      guard let value = bound(slot, expression, slots, rule) else { return [] }
      way.slots[slot] = value
      let name = book.rules[rule].variables[slot]
      way.because = [.object([("variable", .text(name)), ("is", Expected(value))])]
    case .aggregate(let slot, let info, let body):
      let (value, choices) = gathered(info, slot, body, slots, rule)
      way.slots[slot] = value
      let name = book.rules[rule].variables[slot]
      way.because = [
        .object([("variable", .text(name)), ("is", Expected(value)), ("choices", choices)])
      ]
    }
    return [way]
  }

  /// The rows that an atom may be, and what an open relation does not list.
  private func matches(_ atom: Atom, _ slots: [Value?]) -> [Way] {
    var result: [Way] = []
    for row in rows[atom.relation] {
      var way = Way(slots: slots, isCertain: row.isCertain, premises: [row.number])
      if row.isMany { way.many = [row.number] }
      let holds = zip(atom.terms, row.values).allSatisfy { term, found in
        guard let wanted = value(term, way.slots) else {
          if case .variable(let slot) = term { way.slots[slot] = found }
          return true
        }
        let truth = Self.truth(wanted, .equal, found)
        way.isCertain = way.isCertain && truth == .met
        return truth != .failed
      }
      if holds { result.append(way) }
    }
    if isListed(atom, slots) { return result }
    let values = atom.terms.map { value($0, slots) }
    let name = book.relations[atom.relation].name
    let key = values.compactMap { $0?.printed }.joined(separator: " ")
    let open = values.first.flatMap { $0?.openFact } ?? OpenFact(name, "", key)
    var other = Way(slots: slots, isCertain: false)
    for case .variable(let slot) in atom.terms where slots[slot] == nil {
      other.slots[slot] = .unknown(open, low: nil, high: nil)
      other.leavesOpen = true
    }
    other.because = [
      .object([("unlisted", .text(name)), ("values", .list(values.map { Expected($0) }))])
    ]
    let isCovered = result.contains { $0.isCertain } && !other.leavesOpen
    return isCovered ? result : result + [other]
  }

  /// Whether what is not listed of a relation is false for these values.
  private func isListed(_ atom: Atom, _ slots: [Value?]) -> Bool {
    let relation = book.relations[atom.relation]
    let values = atom.terms.map { value($0, slots) }
    if !facts.isOpen(relation, in: book) || facts.isComplete(relation, values.first ?? nil) {
      return true
    }
    return relation.completeness.contains { declared in
      let key = declared.columns.map { values[$0] }
      return key.allSatisfy { $0 != nil && $0?.openFact == nil }
        && rows[declared.relation].contains { $0.isCertain && $0.values.map { $0 } == key }
    }
  }

  /// Every row of the first has the second; nothing to look at is not known.
  private func every(_ first: Atom, _ second: Atom, _ slots: [Value?]) -> Way? {
    let found = matches(first, slots)
    var way = Way(slots: slots)
    way.isCertain =
      found.contains { $0.isCertain } && !found.contains { $0.isMany }
    for one in found {
      way.premises += one.premises
      let other = matches(second, one.slots)
      if let certain = other.first(where: { $0.isCertain }) {
        way.premises += certain.premises
      } else {
        if other.isEmpty && one.isCertain { return nil }
        way.isCertain = false
      }
    }
    let (a, b) = (book.relations[first.relation].name, book.relations[second.relation].name)
    way.because = [.object([("every", .text(a)), ("has", .text(b))])]
    return way
  }

  /// How two values compare: an unknown equals nothing, and bounds decide what they can.
  static func truth(_ left: Value, _ sign: Comparison, _ right: Value) -> Ternary {
    let (a, b) = (left.bounds, right.bounds)
    let isKnown = left.openFact == nil && right.openFact == nil
    func below(_ x: Ratio?, _ y: Ratio?, orSame: Bool) -> Bool {
      guard let x, let y else { return false }
      return x < y || (orSame && x == y)
    }
    func ordered(_ a: (low: Ratio?, high: Ratio?), _ b: (low: Ratio?, high: Ratio?), same: Bool)
      -> Ternary
    {
      if below(a.high, b.low, orSame: same) { return .met }
      return isKnown || below(b.high, a.low, orSame: !same) ? .failed : .unknown
    }
    switch sign {
    case .equal:
      if isKnown { return Ternary(left == right) }
      let isApart = below(a.high, b.low, orSame: false) || below(b.high, a.low, orSame: false)
      return isApart ? .failed : .unknown
    case .notEqual: return !truth(left, .equal, right)
    case .less: return ordered(a, b, same: false)
    case .lessOrEqual: return ordered(a, b, same: true)
    case .greater: return ordered(b, a, same: false)
    case .greaterOrEqual: return ordered(b, a, same: true)
    }
  }

  func value(_ term: Term, _ slots: [Value?]) -> Value? {
    switch term {
    case .variable(let slot): slots[slot]
    case .constant(let value): value
    case .parameter(let index): parameters[index]
    case .any: nil
    }
  }

  /// The atoms of a body, inner ones included.
  static func atoms(_ body: [Literal]) -> [Atom] {
    body.flatMap { literal -> [Atom] in
      switch literal {
      case .holds(let atom): [atom]
      case .unless(let inner), .aggregate(_, _, let inner): atoms(inner)
      case .every(let a, let b): [a, b]
      case .compare, .bind: []
      }
    }
  }
}
