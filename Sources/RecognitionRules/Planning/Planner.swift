import QualificationsKit

/// Chooses how each rule of a book is evaluated.
///
/// The literals of a rule in which nothing can be unknown are put in an order: what needs no look-up
/// first, then look-ups by key, then what is joined, with the case before all. Rules in which
/// something may be unknown keep the order of the text, which is part of their meaning.
struct Planner {
  private let book: RuleBook
  private let options: Options
  private var constants: [Plan.Constant] = []
  private var constantIndex: [Plan.Constant: Int] = [:]
  private let facts: Dataflow
  /// For each relation that serves only later parts of an ordered relation: the earlier parts.
  private var allGuards: [Int: [Int]] = [:]
  /// The registers of the rule at hand that are known to hold known values.
  private var sure: Set<Int> = []
  /// When the registers of the rule at hand get their values: the number of the look-up.
  private var births: [Int: Int] = [:]

  /// What a plan is for.
  struct Options: Sendable {
    /// The given relation of which each row is a case of its own; -1 if nothing depends on a case,
    /// `nil` if all facts are those of one case.
    var stream: Int?
    /// Given relations of which it is not known what they hold.
    var isOpen: Set<Int> = []
    /// The day of the decision, where it is known.
    var day: Day?
    /// The relations that are asked for; `nil` for all.
    var query: Set<Int>?
  }

  /// The plan of a book.
  /// - Complexity: O(rules × literals²).
  static func plan(_ book: RuleBook, _ options: Options = Options()) -> Plan {
    var planner = Planner(book, options)
    return planner.plan()
  }

  private init(_ book: RuleBook, _ options: Options) {
    self.book = book
    self.options = options
    facts = Dataflow(book, options)
  }

  private mutating func plan() -> Plan {
    var components: [ComponentPlan] = []
    let needed = facts.neededRelations()
    let guards = facts.guards()
    allGuards = guards
    let relevant = book.components.map { component in
      component.filter { needed.contains(book.rules[$0].head) }
    }.filter { !$0.isEmpty }
    for rules in ordered(relevant, guards) {
      let heads = Set(rules.map { book.rules[$0].head })
      let plans = rules.map { number in
        plan(number, heads: heads, guards: guards[book.rules[number].head] ?? [])
      }
      components.append(
        ComponentPlan(
          rules: plans, isRecursive: plans.contains { !$0.recursiveSteps.isEmpty },
          isDynamic: heads.contains { facts.isDynamic[$0] }))
    }
    var result = Plan(
      components: components, constants: constants, isDefinite: facts.isDefinite,
      isDynamic: facts.isDynamic, caseColumn: facts.caseColumn)
    result.lateLists = lateLists(components)
    result.isLookedUp = Array(repeating: false, count: book.relations.count)
    for relation in book.relations {
      for declared in relation.completeness { result.isLookedUp[declared.relation] = true }
    }
    return result
  }

  /// The lists of cases that all rules read as the elements of a case.
  private func lateLists(_ components: [ComponentPlan]) -> Set<Int> {
    let lists = book.relations.indices.filter { index in
      guard case .list(let of, _, _) = book.relations[index].origin else { return false }
      return of == options.stream && options.query?.contains(index) == false
    }
    var result = Set(lists)
    for read in components.flatMap({ $0.rules }).flatMap({ $0.steps }).flatMap({ $0.listReads })
    where !read.isOfElements {
      result.remove(read.relation)
    }
    return result
  }

  /// The components, each after those that it reads and after its guards; else in their order.
  private func ordered(_ components: [[Int]], _ guards: [Int: [Int]]) -> [[Int]] {
    if guards.isEmpty { return components }
    func heads(_ component: [Int]) -> Set<Int> { Set(component.map { book.rules[$0].head }) }
    var waiting = components
    var pending = components.reduce(into: Set<Int>()) { $0.formUnion(heads($1)) }
    var result: [[Int]] = []
    while !waiting.isEmpty {
      let next = waiting.firstIndex { component in
        let own = heads(component)
        let reads = component.flatMap { facts.reads(book.rules[$0].body) }
        let before = reads + own.flatMap { guards[$0] ?? [] }
        return before.allSatisfy { own.contains($0) || !pending.contains($0) }
      }
      let component = waiting.remove(at: next ?? 0)
      pending.subtract(heads(component))
      result.append(component)
    }
    return result
  }

  // Rules

  private mutating func plan(_ number: Int, heads: Set<Int>, guards: [Int]) -> RulePlan {
    let rule = book.rules[number]
    let isDefinite = facts.isDefiniteRule[number]
    let usesGrouping = isDefinite && rule.grouping != nil
    var body = rule.body
    if usesGrouping, let grouping = rule.grouping { body = Array(body.prefix(grouping.written)) }
    if let key = facts.caseTerm(of: rule), let hidden = facts.caseColumn[rule.head] {
      body += guards.map { .unless([.holds(guardAtom($0, key, hidden))]) }
      if isDefinite { body = withoutKnown(body, key) }
    }
    let order = isDefinite ? LiteralOrder(book, facts, body).order() : Array(body.indices)
    sure = isDefinite ? Dataflow.variables(body) : []
    births = [:]
    var bound: Set<Int> = []
    var steps: [PlanStep] = []
    var recursive: [Int] = []
    for index in order {
      if case .holds(let atom) = body[index], heads.contains(atom.relation) {
        recursive.append(steps.count)
      }
      steps.append(step(body[index], &bound))
    }
    var plan = RulePlan(
      rule: number, head: rule.head, terms: rule.terms.map { operand($0) },
      registers: rule.variables.count, steps: steps, isDefinite: isDefinite, isDistinct: false,
      recursiveSteps: recursive, grouping: nil)
    plan.isDisjoint = isDefinite && recursive.isEmpty && facts.isDisjoint(rule, number)
    if usesGrouping, let grouping = rule.grouping {
      let isDistinct = facts.isDuplicateFree(body)
      let aggregated = Set(grouping.columns.map { $0.column })
      plan.grouping = GroupingPlan(
        keys: rule.terms.indices.filter { !aggregated.contains($0) }.map {
          (column: $0, operand: operand(rule.terms[$0]))
        }, aggregates: grouping.columns, choices: isDistinct ? [] : bound.sorted())
      plan.isDistinct = plan.isDisjoint
    } else {
      plan.isDistinct = plan.isDisjoint && facts.isInjective(rule, body)
    }
    plan.live = PlanStep.live(steps, end: Self.end(plan))
    return plan
  }

  /// A body without what follows from the rest: a relation that is guarded has no row of a case that
  /// its guards have decided.
  private func withoutKnown(_ body: [Literal], _ key: Term) -> [Literal] {
    var open: Set<Int> = []
    for case .holds(let atom) in body {
      guard let column = facts.caseColumn[atom.relation], atom.terms[column] == key else {
        continue
      }
      open.formUnion(allGuards[atom.relation] ?? [])
    }
    return body.filter { literal in
      guard case .unless(let inner) = literal, inner.count == 1, case .holds(let atom) = inner[0],
        open.contains(atom.relation)
      else { return true }
      return atom.terms != guardAtom(atom.relation, key, 0).terms
    }
  }

  /// The registers that the conclusions of a rule read.
  private static func end(_ plan: RulePlan) -> [Int] {
    let operands = plan.grouping.map { $0.keys.map { $0.operand } } ?? plan.terms
    var result: [Int] = []
    for case .register(let register) in operands { result.append(register) }
    if let grouping = plan.grouping {
      result += grouping.choices + grouping.aggregates.compactMap { $0.of }
    }
    return result
  }

  /// An atom over an earlier part of an ordered relation, with the case at hand.
  private func guardAtom(_ relation: Int, _ key: Term, _ column: Int) -> Atom {
    var terms = [Term](repeating: .any, count: book.relations[relation].columns.count)
    terms[facts.caseColumn[relation] ?? column] = key
    return Atom(relation: relation, terms: terms)
  }

  private mutating func operand(_ term: Term) -> Operand {
    switch term {
    case .variable(let slot): return .register(slot)
    case .constant(let value): return constant(.value(value))
    case .parameter(let index): return constant(.parameter(index))
    case .any: preconditionFailure("a column that is not looked at has no operand")
    }
  }

  private mutating func constant(_ constant: Plan.Constant) -> Operand {
    if let known = constantIndex[constant] { return .constant(known) }
    constantIndex[constant] = constants.count
    constants.append(constant)
    return .constant(constants.count - 1)
  }

  // Steps

  private mutating func step(_ literal: Literal, _ bound: inout Set<Int>) -> PlanStep {
    switch literal {
    case .holds(let atom):
      let access = access(atom, &bound)
      return access.isDefinite && access.binds.isEmpty && access.same.isEmpty
        ? .test(access, isNegated: false) : .join(access)
    case .unless(let inner):
      if inner.count == 1, case .holds(let atom) = inner[0] {
        var inside = bound
        let access = access(atom, &inside)
        if access.isDefinite, access.same.isEmpty {
          return .test(
            Access(
              relation: access.relation, keys: access.keys, binds: [], same: [],
              isDefinite: true), isNegated: true)
        }
      }
      return .unless(subPlan(inner, bound))
    case .every(let first, let second):
      var inside = bound
      let a = access(first, &inside)
      return .every(a, access(second, &inside))
    case .compare(let left, let sign, let right):
      return .filter(formula(left), sign, formula(right))
    case .bind(let slot, let expression):
      bound.insert(slot)
      if facts.isDefinite([literal]), areSure(expression.leaves) { sure.insert(slot) }
      return .bind(slot, formula(expression))
    case .aggregate(let slot, let info, let inner):
      let plan = AggregatePlan(
        info: info, base: info.base.map { formula($0) }, after: info.after.map { formula($0) })
      let sub = subPlan(inner, bound, info.variables)
      bound.insert(slot)
      let ends = (info.base?.leaves ?? []) + (info.after?.leaves ?? [])
      if facts.isDefinite([literal]), sure.isSuperset(of: sub.outer), areSure(ends) {
        sure.insert(slot)
      }
      return .aggregate(slot, plan, sub)
    }
  }

  /// Whether the variables among terms are known to have known values.
  private func areSure(_ terms: [Term]) -> Bool { sure.isSuperset(of: Dataflow.variables(terms)) }

  private mutating func access(_ atom: Atom, _ bound: inout Set<Int>) -> Access {
    let read = Dataflow.variables(atom.terms).intersection(bound)
    var access = Access(
      relation: atom.relation, keys: [], binds: [], same: [],
      isDefinite: facts.isDefinite(atom) && sure.isSuperset(of: read))
    for (column, term) in atom.terms.enumerated() {
      if case .variable(let slot) = term, !bound.contains(slot) {
        if let first = access.binds.first(where: { $0.register == slot }) {
          access.same.append((column: column, as: first.column))
        } else {
          access.binds.append((column: column, register: slot))
        }
      } else if term != .any {
        access.keys.append((column: column, operand: operand(term)))
      }
    }
    bound.formUnion(access.binds.map { $0.register })
    let birth = births.count
    for (_, register) in access.binds { births[register] = birth }
    if access.isDefinite {
      sure.formUnion(access.binds.map { $0.register })
      access.keys = byBirth(access.keys)
    }
    return access
  }

  /// Keys in the order in which their values are found: those that stay the same for many bindings come
  /// first, so that what one case looks up stands together.
  private func byBirth(
    _ keys: [(column: Int, operand: Operand)]
  ) -> [(column: Int, operand: Operand)] {
    func birth(_ operand: Operand) -> Int {
      if case .register(let register) = operand { births[register] ?? 0 } else { -1 }
    }
    return keys.enumerated().sorted {
      (birth($0.element.operand), $0.offset) < (birth($1.element.operand), $1.offset)
    }.map { $0.element }
  }

  /// - Parameter read: further variables that are read at the end, if they come from outside.
  private mutating func subPlan(
    _ body: [Literal], _ bound: Set<Int>, _ read: [Int] = []
  ) -> SubPlan {
    let outer = Dataflow.variables(body).union(read).intersection(bound).sorted()
    let isDefinite = facts.isDefinite(body) && sure.isSuperset(of: outer)
    let order =
      isDefinite ? LiteralOrder(book, facts, body, bound).order() : Array(body.indices)
    var inside = bound
    var steps: [PlanStep] = []
    for index in order { steps.append(step(body[index], &inside)) }
    let locals = inside.subtracting(bound).sorted()
    return SubPlan(
      steps: steps, live: PlanStep.live(steps, end: locals), locals: locals,
      outer: outer,
      isDistinct: isDefinite && facts.isDuplicateFree(body))
  }

  private mutating func formula(_ expression: Expression) -> Formula<Operand> {
    expression.map { operand($0) }
  }
}
