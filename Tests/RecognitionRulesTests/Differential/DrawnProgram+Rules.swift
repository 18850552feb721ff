import RecognitionRules
import TestSupport

/// How rules are drawn.
extension DrawnProgram {
  /// A rule under way: the variables that have values where the next condition stands.
  struct Draft {
    var rule: Rule
    var bound: [Bool] = []
    /// Variables that were computed: a recursive rule may not conclude them.
    var isComputed: [Bool] = []

    mutating func fresh(_ sort: Sort, computed: Bool = false) -> Int {
      rule.sorts.append(sort)
      bound.append(true)
      isComputed.append(computed)
      return rule.sorts.count - 1
    }

    func slots(_ sort: Sort) -> [Int] {
      bound.indices.filter { bound[$0] && rule.sorts[$0] == sort }
    }
  }

  mutating func drawRules() {
    var number = 0
    while number < random.within(2...4) {
      let head = relations.count
      relations.append(Relation(name: "d\(number)", columns: [], origin: .rules))
      number += 1
      if !isDefinite, random.chance(1, of: 10) { relations[head].origin = .open }
      if random.chance(1, of: 6) {
        drawOrdered(head)
      } else if random.chance(1, of: 6) {
        drawPair(head, "d\(number)")
        number += 1
      } else {
        drawRule(head, isFirst: true, own: [])
        if random.chance(1, of: 3) {
          drawRule(head, isFirst: false, own: random.chance(2, of: 3) ? [head] : [])
        }
      }
    }
  }

  /// A relation whose rules are tried in order.
  private mutating func drawOrdered(_ head: Int) {
    relations[head].origin = .ordered
    for number in 0..<random.within(2...3) {
      drawRule(head, isFirst: number == 0, own: [])
      if number == 0 {
        for column in relations[head].columns.indices where column == 0 || random.chance(1, of: 6) {
          relations[head].columns[column].isKey = true
        }
      }
    }
  }

  /// Two relations that depend on each other.
  private mutating func drawPair(_ head: Int, _ name: String) {
    drawRule(head, isFirst: true, own: [])
    let columns = relations[head].columns
    relations[head].origin = .rules
    relations.append(Relation(name: name, columns: columns, origin: .rules))
    drawRule(head + 1, isFirst: false, own: [head], level: head)
    drawRule(head, isFirst: false, own: [head + 1], level: head)
  }

  /// - Parameter level: negations and aggregates read only what lies below it.
  private mutating func drawRule(_ head: Int, isFirst: Bool, own: [Int], level: Int? = nil) {
    let level = level ?? head
    for attempt in 0..<20 {
      let columns = relations[head].columns
      let rule = drawnRule(head, isFirst: isFirst, own: own, level: level)
      let (work, ways) = work(rule.body[...], ways: 1)
      // Each aggregate of a head is the body once more, for each way in which the body holds.
      let groupings = rule.terms.count { if case .aggregate = $0 { true } else { false } }
      let (most, mostGrouped) = kind == .large ? (1500, 10_000) : (300, 3000)
      let isSmall = work < most && groupings * ways * work < mostGrouped
      if isSmall || attempt == 19 {
        if isSmall { rules.append(rule) }
        sizes[head, default: 0] += min(ways, 400)
        return
      }
      relations[head].columns = columns
    }
  }

  /// About how many rows a body looks at where each is tried with each, and in how many ways it holds.
  private func work(_ body: ArraySlice<Literal>, ways: Int) -> (work: Int, ways: Int) {
    var (work, ways) = (0, ways)
    for literal in body where work < 1_000_000 {
      switch literal {
      case .holds(let atom):
        work += ways * size(atom.relation)
        let fixed = atom.terms.filter { if case .constant = $0 { true } else { false } }.count
        ways *= max(1, size(atom.relation) >> fixed)
      case .unless(let inner, _), .aggregate(_, _, let inner):
        work += self.work(inner[...], ways: ways).work
      case .every(let first, let second):
        work += ways * size(first.relation) * size(second.relation)
      case .compare, .bind: work += ways
      }
      ways = min(ways, 1_000_000)
    }
    return (work, ways)
  }

  private func size(_ relation: Int) -> Int {
    let rows = relation < bases ? relations[relation].rows.count : sizes[relation] ?? 100
    // What is not listed counts as a row.
    return max(1, relations[relation].isOpen ? rows + 1 : rows)
  }

  private mutating func drawnRule(_ head: Int, isFirst: Bool, own: [Int], level: Int) -> Rule {
    var draft = Draft(rule: Rule(head: head))
    let most = kind == .large ? 2 : 3
    for number in 0..<random.within(1...most) {
      let relation = number == 0 && !own.isEmpty ? own[0] : drawReadable(level, own)
      draft.rule.body.append(.holds(drawAtom(relation, &draft, binds: true)))
    }
    for _ in 0..<random.within(0...3) { drawMore(&draft, level) }
    if random.chance(1, of: 4) {
      draft.rule.body.append(
        .holds(drawAtom(drawReadable(level, own), &draft, binds: true)))
    }
    drawHead(&draft, isFirst: isFirst, isRecursive: !own.isEmpty)
    return draft.rule
  }

  private mutating func drawMore(_ draft: inout Draft, _ level: Int) {
    var body = draft.rule.body
    drawCondition(&draft, &body, level, depth: 0)
    draft.rule.body = body
  }

  func readable(_ head: Int) -> [Int] { Array(0..<min(head, relations.count)) }

  private mutating func drawReadable(_ head: Int, _ own: [Int]) -> Int {
    if !own.isEmpty, random.chance(1, of: 4) { return random.pick(own) }
    return random.pick(readable(head))
  }

  private mutating func drawHead(_ draft: inout Draft, isFirst: Bool, isRecursive: Bool) {
    let head = draft.rule.head
    if isFirst, relations[head].columns.isEmpty {
      for _ in 0..<random.within(0...3) {
        let slots = draft.bound.indices.filter { draft.bound[$0] }
        let sort =
          slots.isEmpty || random.chance(1, of: 4)
          ? drawSort() : draft.rule.sorts[random.pick(Array(slots))]
        relations[head].columns.append(Column(sort: sort))
      }
      if relations[head].origin == .ordered, relations[head].columns.isEmpty {
        relations[head].columns.append(Column(sort: drawSort()))
      }
    }
    let mayGroup = !isRecursive && random.chance(1, of: 3)
    var terms: [HeadTerm] = []
    for column in relations[head].columns {
      if mayGroup, let term = drawHeadAggregate(column, draft) {
        terms.append(term)
        continue
      }
      let slots = draft.slots(column.sort).filter { !isRecursive || !draft.isComputed[$0] }
      let parameters = self.parameters.indices.filter { self.parameters[$0].sort == column.sort }
      if !parameters.isEmpty, random.chance(1, of: 20) {
        terms.append(.term(.parameter(random.pick(Array(parameters)))))
      } else if slots.isEmpty || random.chance(1, of: 8) {
        terms.append(.term(.constant(drawDatum(column.sort))))
      } else {
        terms.append(.term(.variable(random.pick(slots))))
      }
    }
    draft.rule.terms = terms
  }

  private mutating func drawHeadAggregate(_ column: Column, _ draft: Draft) -> HeadTerm? {
    if column.isKey || random.chance(1, of: 3) { return nil }
    let all = draft.bound.indices.filter { draft.bound[$0] }
    let like = draft.slots(column.sort)
    if column.sort == .number, random.chance(1, of: 2) {
      if let of = like.isEmpty ? nil : random.pick(like), random.chance(1, of: 2) {
        return .aggregate(.sum, of: of)
      }
      let of = all.isEmpty || random.chance(1, of: 2) ? nil : random.pick(Array(all))
      return .aggregate(.count, of: of)
    }
    guard column.sort != .flag, !like.isEmpty else { return nil }
    return .aggregate(random.pick([.min, .max]), of: random.pick(like))
  }

  /// An atom; without `binds` it has only variables that have a value.
  mutating func drawAtom(_ relation: Int, _ draft: inout Draft, binds: Bool) -> Atom {
    var terms: [Term] = []
    // What is fixed in several columns seldom matches a row.
    var isFixed = false
    for column in relations[relation].columns {
      let known = draft.slots(column.sort)
      let draw = random.below(12)
      let mayFix = !isFixed || random.chance(1, of: 3)
      if draw == 0, kind != .large, mayFix {
        terms.append(.constant(drawDatum(column.sort)))
        isFixed = true
      } else if draw < (column.isKey || !binds ? 9 : 5), !known.isEmpty, mayFix {
        terms.append(.variable(random.pick(known)))
        isFixed = true
      } else if draw == 11, !column.isKey || !binds {
        terms.append(.any)
      } else if draw == 10, let index = parameters.firstIndex(where: { $0.sort == column.sort }),
        random.chance(1, of: 4)
      {
        terms.append(.parameter(index))
      } else {
        terms.append(binds ? .variable(draft.fresh(column.sort)) : .any)
      }
    }
    return Atom(relation: relation, terms: terms)
  }

  mutating func drawCondition(
    _ draft: inout Draft, _ body: inout [Literal], _ head: Int, depth: Int
  ) {
    switch random.below(12) {
    case 0, 1, 2: drawComparison(&draft, &body)
    case 3, 4:
      let atom = drawAtom(random.pick(readable(head)), &draft, binds: false)
      // That a relation has no row at all is seldom met.
      if atom.terms.contains(where: { $0 != .any }) || random.chance(1, of: 4) {
        body.append(.unless([.holds(atom)], isBody: false))
      }
    case 5: drawUnless(&draft, &body, head, depth: depth)
    case 6:
      if !isDefinite || random.chance(1, of: 8) { drawEvery(&draft, &body, head) }
    case 7, 8, 9: drawBinding(&draft, &body)
    default: drawAggregate(&draft, &body, head, depth: depth)
    }
  }

  /// `unless ( … )`: what stands first inside lives only there.
  private mutating func drawUnless(
    _ draft: inout Draft, _ body: inout [Literal], _ head: Int, depth: Int
  ) {
    guard depth < 2 else { return }
    let inner = drawInner(&draft, head, depth: depth)
    if !inner.isEmpty { body.append(.unless(inner, isBody: true)) }
  }

  /// The conditions inside parentheses; variables of theirs have no value afterwards.
  func closed(_ draft: inout Draft, _ outer: Int) {
    for slot in draft.bound.indices where slot >= outer { draft.bound[slot] = false }
  }

  private mutating func drawInner(_ draft: inout Draft, _ head: Int, depth: Int) -> [Literal] {
    let outer = draft.bound.count
    var inner: [Literal] = []
    for _ in 0..<random.within(1...2) {
      inner.append(.holds(drawAtom(random.pick(readable(head)), &draft, binds: true)))
    }
    if random.chance(1, of: 2) { drawCondition(&draft, &inner, head, depth: depth + 1) }
    closed(&draft, outer)
    return inner
  }

  /// The rows stand before, so that the set is not empty where the condition is looked at.
  private mutating func drawEvery(_ draft: inout Draft, _ body: inout [Literal], _ head: Int) {
    let (first, second) = (random.pick(readable(head)), random.pick(readable(head)))
    body.append(
      .holds(Atom(relation: first, terms: relations[first].columns.map { _ in .any })))
    let outer = draft.bound.count
    let terms = relations[first].columns.map { Term.variable(draft.fresh($0.sort)) }
    let others = relations[second].columns.map { column -> Term in
      let known = draft.slots(column.sort)
      let isOwn = known.filter { $0 >= outer }
      if random.chance(1, of: 4) || known.isEmpty { return .any }
      return .variable(random.pick(isOwn.isEmpty ? known : isOwn))
    }
    closed(&draft, outer)
    body.append(
      .every(Atom(relation: first, terms: terms), has: Atom(relation: second, terms: others)))
  }
}
