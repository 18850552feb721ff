import RecognitionRules
import TestSupport

/// How a program is drawn.
extension RandomProgram {
  /// As many ways of filling the unknowns as the naive evaluation is given time for.
  private static let mostFillings = 48

  mutating func drawFacts() {
    for number in 0..<random.within(2...4) {
      let arity = random.within(1...3)
      var relation = Relation(name: "b\(number)", columns: [])
      for _ in 0..<arity { relation.columns.append(random.pick(Sort.allCases)) }
      relations.append(relation)
      bases += 1
    }
    for number in 0..<bases {
      for _ in 0..<(isPlain ? 1 : random.within(0...3)) { drawRow(number) }
    }
    // In a plain program a further relation of a number and a text is what aggregates read.
    if isPlain {
      var relation = Relation(name: "b\(bases)", columns: [.number, .number])
      for key in 0..<3 {
        let cell = drawCell(.number, 1, of: 3)
        let condition = key > 0 && random.chance(1, of: 3) ? drawUnknown(nil) : nil
        relation.rows.append(BaseRow(cells: [.known(key), cell], condition: condition))
      }
      relations.append(relation)
      bases += 1
    }
    drawOpenRelation()
  }

  private mutating func drawRow(_ number: Int) {
    let cells = relations[number].columns.map { drawCell($0, 1, of: 3) }
    var condition = random.chance(1, of: 4) ? drawUnknown(nil) : nil
    let rows = unknowns.indices.filter { unknowns[$0].sort == nil }
    if !isPlain, condition != nil, rows.count > 1, random.chance(1, of: 4) {
      condition = random.pick(rows)
    }
    relations[number].rows.append(BaseRow(cells: cells, condition: condition))
  }

  /// An open relation of one column: its unlisted tuples are unknowns, one for each letter.
  private mutating func drawOpenRelation() {
    guard random.chance(1, of: 3) else { return }
    var relation = Relation(name: "b\(bases)", columns: [.text])
    relation.isOpen = true
    for letter in 0..<5 {
      if letter < 4, random.chance(1, of: 3) {
        relation.rows.append(BaseRow(cells: [.known(letter)], condition: nil))
      } else if letter < 4, random.chance(1, of: 2) || unknowns.count > 4 || fillings > 12 {
        relation.isComplete.append(letter)
      } else if unknowns.count < 6, fillings * 2 <= Self.mostFillings {
        // The evaluator is not given this row: that it is not listed makes it unknown.
        unlisted.append((bases, letter, unknowns.count))
        unknowns.append(
          Unknown(name: "u\(unknowns.count)", sort: nil, domain: [0, 1], hasBounds: false))
      } else if letter < 4 {
        relation.isComplete.append(letter)
      }
    }
    relations.append(relation)
    bases += 1
  }

  private mutating func drawCell(_ sort: Sort, _ part: Int, of whole: Int) -> Cell {
    if random.chance(part, of: whole), let unknown = drawUnknown(sort) { return .unknown(unknown) }
    return .known(random.within(sort.range))
  }

  /// A new unknown, if there may be another; sometimes one of that sort which is there already.
  private mutating func drawUnknown(_ sort: Sort?) -> Int? {
    let known = unknowns.indices.filter { unknowns[$0].sort == sort && sort != nil }
    if !isPlain, !known.isEmpty, random.chance(1, of: 5) { return random.pick(known) }
    var domain = [0, 1]
    var hasBounds = false
    if let sort {
      let range = sort.range
      switch sort {
      case .flag: break
      case .text: domain = Array(0...4)
      case .number, .date:
        hasBounds = random.chance(3, of: 4)
        let low = random.within(range)
        domain = Array(low...min(low + random.within(1...2), range.upperBound + 1))
        if !hasBounds {
          // Without bounds: beyond all that the program can name or add up, on either side.
          let far = sort == .number ? [-60, 60] : [1, 28]
          domain = [far[0]] + Array((range.lowerBound - 2)...(range.upperBound + 2)) + [far[1]]
        }
      }
    }
    guard unknowns.count < 6, fillings * domain.count <= Self.mostFillings else { return nil }
    unknowns.append(
      Unknown(name: "u\(unknowns.count)", sort: sort, domain: domain, hasBounds: hasBounds))
    return unknowns.count - 1
  }

  // Rules

  mutating func drawRules() {
    let count = random.within(1...4)
    for number in 0..<count {
      let head = relations.count
      relations.append(Relation(name: "d\(number)", columns: []))
      var rule = drawRule(head: head, columns: nil)
      relations[head].columns = rule.1
      if rule.0.body.isEmpty { continue }
      rules.append(rule.0)
      // A second rule for the same relation, perhaps a recursive one.
      if !isPlain, random.chance(1, of: 3) {
        rule = drawRule(head: head, columns: rule.1)
        if !rule.0.body.isEmpty { rules.append(rule.0) }
      }
    }
  }

  /// The relations that a condition may read: in a plain program those that none has read.
  private func readable(below head: Int, recursive: Bool = false) -> [Int] {
    (0..<(recursive ? head + 1 : head)).filter { relation in
      (!isPlain || !read.contains(relation)) && !(isPlain && isKeyed(relation))
    }
  }

  /// Whether it is the relation that aggregates of a plain program read.
  private func isKeyed(_ relation: Int) -> Bool {
    isPlain && relation < bases && relations[relation].rows.count == 3
      && !relations[relation].isOpen
  }

  private mutating func drawRule(head: Int, columns: [Sort]?) -> (Rule, [Sort]) {
    var rule = Rule(head: Atom(relation: head, terms: []))
    var certainRows: [Int] = []
    for _ in 0..<random.within(1...2) {
      let choices = readable(below: head, recursive: columns != nil && random.chance(1, of: 2))
      guard !choices.isEmpty else { break }
      let relation = random.pick(choices)
      if isPlain, relations[relation].isOpen { continue }
      let atom = drawAtom(relation, &rule, bound: false)
      rule.body.append(.holds(atom))
      certainRows.append(relation)
    }
    for _ in 0..<random.within(0...2) { drawCondition(&rule, below: head) }
    var sorts: [Sort] = columns ?? []
    if columns == nil {
      for _ in 0..<random.within(1...2) { sorts.append(random.pick(Sort.allCases)) }
    }
    // A relation that depends on itself has no new values.
    let isRecursive = rule.body.contains { literal in
      if case .holds(let atom) = literal { atom.relation == head } else { false }
    }
    let terms = sorts.map { sort -> Term in
      let slots = rule.sorts.indices.filter {
        rule.sorts[$0] == sort && isBound($0, rule) && !(isRecursive && isGathered($0, rule))
      }
      if isPlain || slots.isEmpty || random.chance(1, of: 5) {
        return .constant(random.within(sort.range))
      }
      return .variable(random.pick(slots))
    }
    rule.head = Atom(relation: head, terms: terms)
    return (rule, sorts)
  }

  private func isBound(_ slot: Int, _ rule: Rule) -> Bool {
    rule.body.contains { literal in
      switch literal {
      case .holds(let atom): atom.terms.contains(.variable(slot))
      case .aggregate(let result, _, _, _): result == slot
      case .unless, .every, .compare: false
      }
    }
  }

  /// Whether a variable has its value from an aggregate.
  private func isGathered(_ slot: Int, _ rule: Rule) -> Bool {
    rule.body.contains { literal in
      if case .aggregate(let result, _, _, _) = literal { result == slot } else { false }
    }
  }

  /// An atom; `bound` allows only variables that have a value.
  private mutating func drawAtom(
    _ relation: Int, _ rule: inout Rule, bound: Bool, fresh: Bool = false
  ) -> Atom {
    read.insert(relation)
    var terms: [Term] = []
    for sort in relations[relation].columns {
      if isPlain, relations[relation].isOpen {
        terms.append(.constant(random.within(sort.range)))
        continue
      }
      let known = rule.sorts.indices.filter { slot in
        rule.sorts[slot] == sort && isBound(slot, rule) && !isCompared(slot, rule)
          && !(isPlain && terms.contains(.variable(slot)))
      }
      let draw = random.below(10)
      if draw < 2 {
        terms.append(.constant(random.within(sort.range)))
      } else if draw < (bound ? 8 : 5), !known.isEmpty, !fresh {
        terms.append(.variable(random.pick(known)))
      } else if bound || draw == 9 {
        terms.append(isPlain && bound ? .constant(random.within(sort.range)) : .any)
      } else {
        terms.append(.variable(rule.sorts.count))
        rule.sorts.append(sort)
      }
    }
    return Atom(relation: relation, terms: terms)
  }

  private mutating func drawCondition(_ rule: inout Rule, below head: Int) {
    switch random.below(6) {
    case 0, 1: drawComparison(&rule)
    case 2, 3:
      guard let relation = pick(readable(below: head)) else { return }
      rule.body.append(.unless(drawAtom(relation, &rule, bound: true)))
    case 4: drawEvery(&rule, below: head)
    default: drawAggregate(&rule, below: head)
    }
  }

  private mutating func pick(_ relations: [Int]) -> Int? {
    relations.isEmpty ? nil : random.pick(relations)
  }

  private mutating func drawComparison(_ rule: inout Rule, _ only: Int? = nil) {
    let slots = rule.sorts.indices.filter { isBound($0, rule) && !isCompared($0, rule) }
    guard let slot = only ?? pick(Array(slots)) else { return }
    let sort = rule.sorts[slot]
    let others = slots.filter { rule.sorts[$0] == sort && $0 != slot }
    var right = Term.constant(random.within(sort.range))
    if only == nil, !others.isEmpty, random.chance(1, of: 2) {
      right = .variable(random.pick(others))
    }
    let signs: [Comparison] =
      sort.isOrdered ? [.less, .lessOrEqual, .greater, .greaterOrEqual] : [.equal, .notEqual]
    let mayEqual = sort.isOrdered && only == nil
    let sign =
      mayEqual && random.chance(1, of: 4) ? random.pick([.equal, .notEqual]) : random.pick(signs)
    let plus = sort.isOrdered && random.chance(1, of: 3) ? random.within(-2...2) : 0
    rule.body.append(.compare(.variable(slot), plus: plus, sign, right))
  }

  /// Whether a plain program has used the variable.
  private func isCompared(_ slot: Int, _ rule: Rule) -> Bool {
    guard isPlain else { return false }
    var uses = 0
    for literal in rule.body {
      switch literal {
      case .holds(let atom), .unless(let atom):
        uses += atom.terms.filter { $0 == .variable(slot) }.count
      case .compare(let left, _, _, let right):
        uses += [left, right].filter { $0 == .variable(slot) }.count
      case .every, .aggregate: break
      }
    }
    return uses > 1
  }

  /// The rows stand before, so that the set is not empty where the condition is looked at.
  private mutating func drawEvery(_ rule: inout Rule, below head: Int) {
    guard !isPlain, let first = pick(readable(below: head)),
      let second = pick(readable(below: head))
    else { return }
    rule.body.append(
      .holds(Atom(relation: first, terms: relations[first].columns.map { _ in .any })))
    var terms: [Term] = []
    var known: [(Sort, Int)] = []
    for sort in relations[first].columns {
      terms.append(.variable(rule.sorts.count))
      known.append((sort, rule.sorts.count))
      rule.sorts.append(sort)
    }
    var others: [Term] = []
    for sort in relations[second].columns {
      let slots = known.filter { $0.0 == sort }.map { $0.1 }
      others.append(
        !slots.isEmpty && random.chance(3, of: 4) ? .variable(random.pick(slots)) : .any)
    }
    rule.body.append(
      .every(Atom(relation: first, terms: terms), has: Atom(relation: second, terms: others)))
  }

  private mutating func drawAggregate(_ rule: inout Rule, below head: Int) {
    let kinds = Aggregated.allCases
    var kind = random.pick(kinds)
    var choices = readable(below: head)
    if isPlain { choices = (0..<head).filter { isKeyed($0) && !read.contains($0) } }
    guard let relation = pick(choices) else { return }
    let columns = relations[relation].columns
    let numbers = columns.indices.filter { columns[$0] == .number }
    if numbers.isEmpty { kind = .count }
    var inner = rule
    var atom = drawAtom(relation, &inner, bound: false, fresh: isPlain)
    if isPlain {
      let first = rule.sorts.count
      inner.sorts = rule.sorts + [.number, .number]
      atom = Atom(relation: relation, terms: [.variable(first), .variable(first + 1)])
    }
    rule.sorts = inner.sorts
    var body: [Literal] = [.holds(atom)]
    var of: Int?
    if kind != .count {
      let values = numbers.compactMap { column -> Int? in
        if case .variable(let slot) = atom.terms[column], !isBound(slot, rule) { return slot }
        return nil
      }
      guard let slot = isPlain ? values.last : pick(values) else { return }
      of = slot
      if kind == .min || kind == .max, !isPlain {
        // A row stands before, so that there is a minimum where the condition is looked at.
        rule.body.append(
          .holds(
            Atom(
              relation: relation,
              terms: atom.terms.map { term in
                if case .variable(let slot) = term, !isBound(slot, rule) { return .any }
                return term
              })))
      }
    } else if isPlain || random.chance(1, of: 3),
      case .variable(let slot) = atom.terms[atom.terms.count - 1],
      !isBound(slot, rule), rule.sorts[slot].isOrdered
    {
      let bound = Term.constant(random.within(rule.sorts[slot].range))
      body.append(.compare(.variable(slot), plus: 0, random.pick([.less, .greaterOrEqual]), bound))
    }
    let result = rule.sorts.count
    rule.sorts.append(.number)
    rule.body.append(.aggregate(result, kind, of: of, body))
    drawComparison(&rule, result)
  }
}
