import QualificationsKit

/// A plan in words: what is evaluated in which order, and how each rule looks up what it needs.
package struct PlanOutline: Sendable {
  /// A step of a rule; inner steps are those of a body in parentheses.
  package struct Step: Sendable {
    /// `look-up`, `scan`, `test`, `none`, `every`, `filter`, `let` or `aggregate`.
    package var kind: String
    /// What it looks at or computes.
    package var text: String
    /// The columns that it is looked up by, and those that give variables their values.
    package var keys: [String] = []
    package var binds: [String] = []
    /// Whether nothing in it may be unknown.
    package var isDefinite = true
    /// Whether the planner added it: an earlier part of an ordered relation decided the case.
    package var isGuard = false
    package var inner: [Step] = []
  }

  /// A rule.
  package struct Rule: Sendable {
    package var line: Int
    package var relation: String
    package var head: String
    package var isDefinite: Bool
    package var isDistinct: Bool
    package var steps: [Step]
    /// The columns that make a group and the aggregates computed in one pass, if there are any.
    package var groups: [String]
    package var aggregates: [String]
  }

  /// Rules whose conclusions depend on each other.
  package struct Component: Sendable {
    package var number: Int
    package var isDynamic: Bool
    package var isRecursive: Bool
    package var rules: [Rule]
  }

  package private(set) var components: [Component] = []

  /// The plan of a book; only what concludes one relation if it is given.
  init(_ book: RuleBook, _ plan: Plan, of relation: Int?) {
    for (number, component) in plan.components.enumerated() {
      let rules = component.rules.filter { relation == nil || $0.head == relation }
      if rules.isEmpty { continue }
      components.append(
        Component(
          number: number + 1, isDynamic: component.isDynamic,
          isRecursive: component.isRecursive,
          rules: rules.map { RuleOutliner(book: book, plan: plan, rule: $0).outline() }))
    }
  }
}

/// Puts one rule of a plan into words.
private struct RuleOutliner {
  let book: RuleBook
  let plan: Plan
  let rule: RulePlan

  private var source: Rule { book.rules[rule.rule] }

  func outline() -> PlanOutline.Rule {
    let columns = book.relations[rule.head].columns
    let grouping = rule.grouping
    let aggregated = Set((grouping?.aggregates ?? []).map { $0.column })
    let head = columns.indices.filter { !aggregated.contains($0) }.map { column in
      "\(columns[column].name): \(text(rule.terms[column]))"
    }
    let name = book.relations[rule.head].name
    return PlanOutline.Rule(
      line: book.source.position(of: source.range.start).line, relation: name,
      head: head.isEmpty ? name : "\(name)(\(head.joined(separator: ", ")))",
      isDefinite: rule.isDefinite, isDistinct: rule.isDistinct, steps: steps(rule.steps),
      groups: (grouping?.keys ?? []).map { columns[$0.column].name },
      aggregates: (grouping?.aggregates ?? []).map { item in
        let of = item.of.map { " of \(variable($0))" } ?? ""
        return "\(columns[item.column].name): \(item.kind.rawValue)\(of)"
      })
  }

  // Steps

  private func steps(_ steps: [PlanStep]) -> [PlanOutline.Step] { steps.map { step($0) } }

  private func step(_ step: PlanStep) -> PlanOutline.Step {
    switch step {
    case .join(let access):
      return self.access(access, access.keys.isEmpty ? "scan" : "look-up")
    case .test(let access, let isNegated):
      var result = self.access(access, isNegated ? "none" : "test")
      result.isGuard = isNegated && !denied.contains(access.relation)
      return result
    case .unless(let sub):
      var result = PlanOutline.Step(kind: "none", text: "")
      result.isDefinite = false
      result.inner = steps(sub.steps)
      if case .join(let access)? = sub.steps.first, sub.steps.count == 1 {
        result.isGuard = !denied.contains(access.relation)
      }
      return result
    case .every(let first, let second):
      var result = PlanOutline.Step(kind: "every", text: "")
      result.isDefinite = false
      result.inner = [access(first, "scan"), access(second, "test")]
      return result
    case .filter(let left, let sign, let right):
      return PlanOutline.Step(
        kind: "filter", text: "\(text(left)) \(sign.rawValue) \(text(right))")
    case .bind(let register, let formula):
      return PlanOutline.Step(kind: "let", text: "\(variable(register)) is \(text(formula))")
    case .aggregate(let register, let aggregate, let sub):
      var result = PlanOutline.Step(
        kind: "aggregate", text: "\(variable(register)) is \(text(aggregate))")
      result.inner = steps(sub.steps)
      return result
    }
  }

  /// The relations that the rule itself denies.
  private var denied: Set<Int> {
    var result: Set<Int> = []
    for case .unless(let inner) in source.body {
      for atom in Dataflow.atoms(inner) { result.insert(atom.relation) }
    }
    return result
  }

  private func access(_ access: Access, _ kind: String) -> PlanOutline.Step {
    let relation = book.relations[access.relation]
    var result = PlanOutline.Step(kind: kind, text: relation.name)
    result.isDefinite = access.isDefinite
    result.keys = access.keys.map { "\(relation.columns[$0.column].name) = \(text($0.operand))" }
    result.keys += access.same.map { item in
      "\(relation.columns[item.column].name) = \(relation.columns[item.as].name)"
    }
    result.binds = access.binds.map { item in
      "\(variable(item.register)) = \(relation.columns[item.column].name)"
    }
    return result
  }

  // Values

  private func variable(_ register: Int) -> String { source.variables[register] }

  private func text(_ operand: Operand) -> String {
    switch operand {
    case .register(let register): return variable(register)
    case .constant(let index):
      switch plan.constants[index] {
      case .parameter(let number): return book.parameters[number].name
      case .value(.symbol(let text)): return "\"\(text)\""
      case .value(let value): return value.printed
      }
    }
  }

  private func text(_ aggregate: AggregatePlan) -> String {
    let info = aggregate.info
    if info.kind == .deadline, let base = aggregate.base, let after = aggregate.after {
      return "deadline of \(text(base)) after \(text(after))"
    }
    return info.of.map { "\(info.kind.rawValue) of \(variable($0))" } ?? info.kind.rawValue
  }

  private func text(_ formula: Formula<Operand>) -> String {
    switch formula {
    case .term(let operand): return text(operand)
    case .parameter(let index, let day): return "\(book.parameters[index].name) at \(text(day))"
    case .add(let a, let isPlus, let b): return "(\(text(a)) \(isPlus ? "+" : "-") \(text(b)))"
    case .shift(let a, let isPlus, let b, let unit):
      return "(\(text(a)) \(isPlus ? "+" : "-") \(text(b)) \(unit.rawValue))"
    case .difference(let a, let b): return "(\(text(a)) - \(text(b)))"
    case .multiply(let a, let b): return "(\(text(a)) * \(text(b)))"
    case .divide(let a, let b, let zero):
      let other = zero.map { " when zero \(text($0))" } ?? ""
      return "(\(text(a)) / \(text(b))\(other))"
    case .negate(let a): return "-\(text(a))"
    case .between(let unit, let from, let to):
      return "\(unit.rawValue) from \(text(from)) to \(text(to))"
    case .least(let parts): return "least of (\(list(parts)))"
    case .greatest(let parts): return "greatest of (\(list(parts)))"
    case .rounded(let a, let rounding, let decimals):
      let places = decimals == 0 ? "" : " to \(decimals) decimals"
      return "\(text(a)) rounded \(rounding.rawValue)\(places)"
    }
  }

  private func list(_ parts: [Formula<Operand>]) -> String {
    parts.map { text($0) }.joined(separator: ", ")
  }
}
