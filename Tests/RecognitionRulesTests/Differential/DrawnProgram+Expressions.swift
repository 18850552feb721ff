import RecognitionRules
import TestSupport

/// How comparisons, expressions and aggregates are drawn.
extension DrawnProgram {
  mutating func drawComparison(_ draft: inout Draft, _ body: inout [Literal], of only: Int? = nil) {
    let slots = draft.bound.indices.filter { draft.bound[$0] }
    guard let slot = only ?? (slots.isEmpty ? nil : random.pick(Array(slots))) else { return }
    let sort = draft.rule.sorts[slot]
    guard sort.isOrdered else {
      let others = draft.slots(sort)
      let right: Term =
        random.chance(1, of: 2) ? .variable(random.pick(others)) : .constant(drawDatum(sort))
      body.append(
        .compare(
          .term(.variable(slot)), random.chance(1, of: 3) ? .equal : .notEqual, .term(right)))
      return
    }
    let isComputed = only == nil && random.chance(1, of: 4)
    var left = isComputed ? drawExpression(sort, draft, depth: 2) : .term(.variable(slot))
    // A word by itself has no type.
    if case .term(.constant) = left { left = .term(.variable(slot)) }
    let sign = random.pick(
      [
        Comparison.less, .lessOrEqual, .lessOrEqual, .greater, .greaterOrEqual, .greaterOrEqual,
        .equal, .notEqual, .notEqual,
      ])
    body.append(.compare(left, sign, drawExpression(sort, draft, depth: 1)))
  }

  mutating func drawBinding(_ draft: inout Draft, _ body: inout [Literal]) {
    let sort = random.pick([Sort.number, .number, .date, .label(0), .label(1)])
    let value = drawExpression(sort, draft, depth: 2)
    // A word by itself has no type.
    if case .label = sort, case .term(.constant) = value { return }
    let slot = draft.fresh(sort, computed: true)
    body.append(.bind(slot, value))
    if random.chance(1, of: 2) { drawComparison(&draft, &body, of: slot) }
  }

  private mutating func drawTerm(_ sort: Sort, _ draft: Draft) -> Term {
    let known = draft.slots(sort)
    if !known.isEmpty, random.chance(3, of: 4) { return .variable(random.pick(known)) }
    let own = parameters.indices.filter { parameters[$0].sort == sort }
    if !own.isEmpty, random.chance(1, of: 6) { return .parameter(random.pick(Array(own))) }
    return .constant(drawDatum(sort))
  }

  /// An expression of an ordered sort.
  mutating func drawExpression(_ sort: Sort, _ draft: Draft, depth: Int) -> Expression {
    if depth == 0 || random.chance(1, of: 3) { return .term(drawTerm(sort, draft)) }
    switch sort {
    case .date: return drawDate(draft, depth)
    case .label(let type):
      let known = draft.slots(sort)
      if known.isEmpty { return .term(.constant(drawDatum(.label(type)))) }
      let parts = [Term.variable(random.pick(known)), drawTerm(sort, draft)]
      return .extreme(parts.map { .term($0) }, isGreatest: random.chance(1, of: 2))
    default: return drawNumber(draft, depth)
    }
  }

  private mutating func drawDate(_ draft: Draft, _ depth: Int) -> Expression {
    if random.chance(1, of: 4) {
      let parts = [
        drawExpression(.date, draft, depth: depth - 1),
        drawExpression(.date, draft, depth: depth - 1),
      ]
      return .extreme(parts, isGreatest: random.chance(1, of: 2))
    }
    let count: Expression =
      random.chance(1, of: 2)
      ? .term(.constant(.number(Fraction(Int128(random.within(0...3))))))
      : .rounded(smallNumber(draft), .down, decimals: 0)
    return .shift(
      drawExpression(.date, draft, depth: depth - 1), isPlus: random.chance(2, of: 3), count,
      random.pick(Unit.allCases))
  }

  /// A number that moves no day out of the calendar.
  private mutating func smallNumber(_ draft: Draft) -> Expression {
    let value = Expression.term(drawTerm(.number, draft))
    let (low, high) = (Datum.number(Fraction(-90)), Datum.number(Fraction(90)))
    return .extreme(
      [.extreme([value, .term(.constant(low))], isGreatest: true), .term(.constant(high))],
      isGreatest: false)
  }

  private mutating func drawNumber(_ draft: Draft, _ depth: Int) -> Expression {
    func term(_ number: Int) -> Expression { .term(.constant(.number(Fraction(Int128(number))))) }
    let a = drawExpression(.number, draft, depth: depth - 1)
    switch random.below(11) {
    case 0, 1:
      return .add(
        a, isPlus: random.chance(1, of: 2), drawExpression(.number, draft, depth: depth - 1))
    case 2: return .multiply(a, .term(drawTerm(.number, draft)))
    case 3, 4:
      return .divide(a, .term(drawTerm(.number, draft)), whenZero: term(random.within(0...2)))
    case 5: return .negate(a)
    case 6:
      let unit = random.pick(Unit.allCases)
      return .between(
        unit, drawExpression(.date, draft, depth: depth - 1), .term(drawTerm(.date, draft)))
    case 7:
      let sort = Sort.label(random.below(2))
      let known = draft.slots(sort)
      if known.isEmpty { return .negate(a) }
      return .difference(.term(.variable(random.pick(known))), .term(drawTerm(sort, draft)))
    case 8:
      return .extreme(
        [a, drawExpression(.number, draft, depth: depth - 1)], isGreatest: random.chance(1, of: 2))
    case 9:
      let days = draft.slots(.date)
      if days.isEmpty { return a }
      return .parameter(random.pick([0, 2]), at: .variable(random.pick(days)))
    default:
      return .rounded(a, random.pick(Rounding.allCases), decimals: random.pick([0, 0, 1, 2]))
    }
  }

  // Aggregates

  mutating func drawAggregate(
    _ draft: inout Draft, _ body: inout [Literal], _ head: Int, depth: Int
  ) {
    guard depth < 2, !readable(head).isEmpty else { return }
    let outer = draft.bound.count
    var aggregate = Aggregate(kind: random.pick(Aggregated.allCases))
    if aggregate.kind == .deadline {
      aggregate.base = drawExpression(.date, draft, depth: 1)
      aggregate.after = drawExpression(.date, draft, depth: 1)
    }
    var relation = random.pick(readable(head))
    if let better = readable(head).first(where: { fits($0, aggregate.kind) }),
      !fits(relation, aggregate.kind)
    {
      relation = better
    }
    let atom = drawAtom(relation, &draft, binds: true)
    var inner: [Literal] = [.holds(atom)]
    let isExtreme = aggregate.kind == .min || aggregate.kind == .max
    if !isExtreme || kind != .fillable {
      if random.chance(1, of: 3) {
        inner.append(.holds(drawAtom(random.pick(readable(head)), &draft, binds: true)))
      }
      if random.chance(1, of: 2) { drawCondition(&draft, &inner, head, depth: depth + 1) }
    }
    let sort = choose(&aggregate, draft, outer)
    closed(&draft, outer)
    guard let sort else { return }
    if isExtreme, kind == .fillable {
      // A row stands before, so that there is one where the condition is looked at.
      let terms = atom.terms.map { term -> Term in
        if case .variable(let slot) = term, slot >= outer { return .any }
        return term
      }
      // Of a variable that stands twice nothing can be said before.
      let own = atom.terms.filter { term in
        if case .variable(let slot) = term { return slot >= outer }
        return false
      }
      if Set(own).count < own.count { return }
      body.append(.holds(Atom(relation: atom.relation, terms: terms)))
    }
    let slot = draft.fresh(sort, computed: true)
    body.append(.aggregate(slot, aggregate, inner))
    if random.chance(1, of: 2) { drawComparison(&draft, &body, of: slot) }
  }

  private func fits(_ relation: Int, _ kind: Aggregated) -> Bool {
    let sorts = relations[relation].columns.map { $0.sort }
    switch kind {
    case .count: return true
    case .sum: return sorts.contains(.number)
    case .min, .max: return sorts.contains { $0 != .flag }
    default: return sorts.filter { $0 == .date }.count > 1
    }
  }

  /// Chooses what is counted, added up or compared; the sort of the result, `nil` if there is none.
  private mutating func choose(
    _ aggregate: inout Aggregate, _ draft: Draft, _ outer: Int
  ) -> Sort? {
    // Seldom a variable from outside.
    let least = random.chance(1, of: 12) ? 0 : outer
    func own(_ sort: Sort) -> [Int] { draft.slots(sort).filter { $0 >= least } }
    switch aggregate.kind {
    case .count:
      let slots = draft.bound.indices.filter { draft.bound[$0] && $0 >= least }
      if !slots.isEmpty, random.chance(1, of: 2) { aggregate.of = random.pick(Array(slots)) }
      return .number
    case .sum:
      guard !own(.number).isEmpty else { return nil }
      aggregate.of = random.pick(own(.number))
      return .number
    case .min, .max:
      let slots = draft.bound.indices.filter {
        draft.bound[$0] && $0 >= least && draft.rule.sorts[$0] != .flag
      }
      guard !slots.isEmpty else { return nil }
      let slot = random.pick(Array(slots))
      aggregate.of = slot
      return draft.rule.sorts[slot]
    default:
      guard !own(.date).isEmpty else { return nil }
      aggregate.from = random.pick(own(.date))
      aggregate.to = random.pick(own(.date))
      return aggregate.kind == .deadline ? .date : .number
    }
  }
}
