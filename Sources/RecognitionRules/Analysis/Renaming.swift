import QualificationsKit

/// Copies literals with fresh slots for all variables but some.
struct Renaming {
  private let kept: Set<Int>
  /// How many slots there were before any copy.
  private let count: Int
  private var fresh: [Int: Int] = [:]

  init(keeping kept: Set<Int>, count: Int) {
    self.kept = kept
    self.count = count
  }

  mutating func slot(_ slot: Int, _ scope: inout Scope) -> Int {
    if kept.contains(slot) || slot >= count { return slot }
    if let known = fresh[slot] { return known }
    let new = scope.add(scope.names[slot], scope.ranges[slot], type: scope.types[slot])
    fresh[slot] = new
    return new
  }

  mutating func literals(_ literals: [Literal], _ scope: inout Scope) -> [Literal] {
    var result: [Literal] = []
    for item in literals {
      switch item {
      case .bind(let target, let value) where kept.contains(target):
        // What is kept has its value: the copy's must be the same.
        result.append(
          .compare(expression(value, &scope), .equal, .term(.variable(target))))
      case .aggregate(let target, let info, let body) where kept.contains(target):
        let own = scope.add(scope.names[target], scope.ranges[target], type: scope.types[target])
        result.append(aggregate(own, info, body, &scope))
        result.append(.compare(.term(.variable(own)), .equal, .term(.variable(target))))
      default: result.append(literal(item, &scope))
      }
    }
    return result
  }

  private mutating func aggregate(
    _ target: Int, _ info: AggregateInfo, _ body: [Literal], _ scope: inout Scope
  ) -> Literal {
    var copy = info
    copy.of = info.of.map { slot($0, &scope) }
    copy.from = info.from.map { slot($0, &scope) }
    copy.to = info.to.map { slot($0, &scope) }
    copy.base = info.base.map { expression($0, &scope) }
    copy.after = info.after.map { expression($0, &scope) }
    return .aggregate(slot: target, copy, literals(body, &scope))
  }

  private mutating func literal(_ literal: Literal, _ scope: inout Scope) -> Literal {
    switch literal {
    case .holds(let item): return .holds(atom(item, &scope))
    case .unless(let body): return .unless(literals(body, &scope))
    case .every(let first, let second):
      return .every(atom(first, &scope), has: atom(second, &scope))
    case .compare(let left, let sign, let right):
      return .compare(expression(left, &scope), sign, expression(right, &scope))
    case .bind(let target, let value):
      return .bind(slot: slot(target, &scope), expression(value, &scope))
    case .aggregate(let target, let info, let body):
      return aggregate(slot(target, &scope), info, body, &scope)
    }
  }

  private mutating func atom(_ atom: Atom, _ scope: inout Scope) -> Atom {
    var terms: [Term] = []
    for item in atom.terms { terms.append(term(item, &scope)) }
    return Atom(relation: atom.relation, terms: terms)
  }

  private mutating func term(_ term: Term, _ scope: inout Scope) -> Term {
    if case .variable(let old) = term { return .variable(slot(old, &scope)) }
    return term
  }

  private mutating func expression(_ value: Expression, _ scope: inout Scope) -> Expression {
    value.map { term($0, &scope) }
  }
}
