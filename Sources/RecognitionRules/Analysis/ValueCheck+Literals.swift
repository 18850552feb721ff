import QualificationsKit

/// The conditions of a rule: what they say about variables, and those that can never hold.
extension ValueCheck {
  mutating func walk(_ body: [LocatedLiteral], _ environment: inout Environment) {
    for item in body {
      switch item.literal {
      case .holds(let atom): walk(atom, item.range, &environment)
      case .unless, .every:
        var inner = environment
        walk(item.inner, &inner)
      case .compare(_, let sign, _): compare(item, sign, &environment)
      case .bind(let slot, let expression):
        environment.declared[slot] = bounds(item.expressions[0], environment.declared)
        environment.narrowed[slot] = quietly {
          $0.bounds(item.expressions[0], environment.narrowed)
        }
        if case .term(.constant(let value)) = expression { environment.equal[slot] = value }
        if case .term(.variable(let other)) = expression {
          environment.equal[slot] = environment.equal[other]
        }
      case .aggregate(let slot, let info, _):
        for expression in item.expressions { _ = bounds(expression, environment.declared) }
        var inner = environment
        walk(item.inner, &inner)
        aggregate(slot, info.kind, info.of, item.range, &inner)
        environment.declared[slot] = inner.declared[slot]
        environment.narrowed[slot] = inner.narrowed[slot]
      }
    }
  }

  /// Computes without saying again what was found before.
  private mutating func quietly(_ compute: (inout ValueCheck) -> Bounds?) -> Bounds? {
    let before = findings
    let result = compute(&self)
    findings = before
    return result
  }

  /// The result of an aggregate.
  mutating func aggregate(
    _ slot: Int, _ kind: AggregateKind, _ of: Int?, _ range: SourceRange,
    _ environment: inout Environment
  ) {
    let declared = of.flatMap { environment.declared[$0] }
    let narrowed = of.flatMap { environment.narrowed[$0] }
    var result: (declared: Bounds?, narrowed: Bounds?)
    switch kind {
    case .count: result = (declared.counted, declared.counted)
    case .sum:
      result = (declared?.summed(), narrowed?.summed())
      if declared != nil, result.declared == nil { reportOverflow(range) }
    case .min, .max: result = (declared, narrowed)
    case .days, .longestDays, .longestMonths:
      let days = Bounds.betweenDays.intersection(Bounds(0, 3_652_058))
      result = (days, days)
    case .deadline: result = (.days, .days)
    }
    environment.declared[slot] = result.declared
    environment.narrowed[slot] = result.narrowed
  }

  /// An atom gives its variables the bounds of their columns.
  private mutating func walk(
    _ atom: Atom, _ range: SourceRange, _ environment: inout Environment
  ) {
    for (column, term) in atom.terms.enumerated() {
      guard let known = bounds(ofColumn: column, of: atom.relation) else { continue }
      let name = relations[atom.relation].columns[column].name
      switch term {
      case .variable(let slot):
        guard let own = environment.narrowed[slot] else {
          environment.declared[slot] = known
          environment.narrowed[slot] = known
          continue
        }
        environment.declared[slot] = environment.declared[slot]?.intersection(known) ?? known
        environment.narrowed[slot] = own.intersection(known)
        if environment.narrowed[slot] == nil { reportColumn(name, known, range) }
      case .constant(let value):
        guard let low = value.bounds.low else { continue }
        let isFraction = known.isWhole && low.denominator != 1
        if isFraction || Bounds(low).intersection(known) == nil {
          reportColumn(name, known, range)
        }
      case .parameter, .any: break
      }
    }
  }

  private mutating func reportColumn(_ name: String, _ known: Bounds, _ range: SourceRange) {
    let ends = known.shown
    report(
      .neverHolds, range,
      es: "no puede cumplirse nunca; se esperaba un valor que '\(name)' pueda tener (\(ends))",
      pt: "nunca pode ser cumprida; esperava-se um valor que '\(name)' possa ter (\(ends))",
      en: "can never hold; expected a value that '\(name)' may have (\(ends))")
  }

  private mutating func compare(
    _ item: LocatedLiteral, _ sign: Comparison, _ environment: inout Environment
  ) {
    let (left, right) = (item.expressions[0], item.expressions[1])
    _ = bounds(left, environment.declared)
    _ = bounds(right, environment.declared)
    if contradicts(left, sign, right, &environment) { return reportNever(item.range) }
    let a = quietly { $0.bounds(left, environment.narrowed) }
    let b = quietly { $0.bounds(right, environment.narrowed) }
    guard let a, let b else { return }
    let (narrowA, narrowB) = (a.restricted(sign, b), b.restricted(sign.mirrored, a))
    guard let narrowA, let narrowB else { return reportNever(item.range) }
    if case .term(.variable(let slot)) = left.expression { environment.narrowed[slot] = narrowA }
    if case .term(.variable(let slot)) = right.expression { environment.narrowed[slot] = narrowB }
  }

  private mutating func reportNever(_ range: SourceRange) {
    report(
      .neverHolds, range,
      es: "no puede cumplirse nunca con lo que ya se exige; se esperaba una condición posible",
      pt: "nunca pode ser cumprida com o que já se exige; esperava-se uma condição possível",
      en: "can never hold with what is already required; expected a condition that may")
  }

  /// Whether words, flags or texts are compared that differ, or differ from what was required.
  private func contradicts(
    _ left: Located, _ sign: Comparison, _ right: Located, _ environment: inout Environment
  ) -> Bool {
    let (a, b) = (value(left, environment), value(right, environment))
    if let a, let b { return Value.compare(a, sign, b) == .failed }
    if sign == .equal, case .term(.variable(let slot)) = left.expression {
      environment.equal[slot] = b
    } else if sign == .equal, case .term(.variable(let slot)) = right.expression {
      environment.equal[slot] = a
    }
    return false
  }

  private func value(_ located: Located, _ environment: Environment) -> Value? {
    switch located.expression {
    case .term(.constant(let value)): value
    case .term(.variable(let slot)): environment.equal[slot]
    default: nil
    }
  }
}

extension Bounds? {
  /// How many distinct values there may be.
  fileprivate var counted: Bounds {
    guard let self, self.isWhole, let most = Checked.sum(self.high, .one - self.low) else {
      return .rows
    }
    return Bounds(.zero, min(most, Bounds.rows.high), denominator: 1)
  }
}

extension Comparison {
  /// The sign with its sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}
