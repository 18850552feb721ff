import QualificationsKit

/// The conditions of a rule.
extension Analysis {
  mutating func resolve(_ body: [LiteralSyntax], _ scope: inout Scope) -> [LocatedLiteral] {
    var result: [LocatedLiteral] = []
    for literal in body { result += resolve(literal, &scope) }
    return result
  }

  private mutating func resolve(
    _ syntax: LiteralSyntax, _ scope: inout Scope
  ) -> [LocatedLiteral] {
    switch syntax {
    case .holds(let atom):
      return resolve(atom, &scope, binds: true).map {
        LocatedLiteral(literal: .holds($0), range: atom.range)
      }
    case .unless(let body, let isBody, let range):
      return unless(body, isBody, range, &scope).map { [$0] } ?? []
    case .every(let first, let second):
      var inner = scope
      let a = resolveSingle(first, &inner, binds: true)
      let b = resolveSingle(second, &inner, binds: false)
      scope.leave(inner, isAggregate: false)
      guard let a, let b else { return [] }
      let range = SourceRange(first.range.start, second.range.end)
      return [
        LocatedLiteral(
          literal: .every(a, has: b), range: range,
          inner: [
            LocatedLiteral(literal: .holds(a), range: first.range),
            LocatedLiteral(literal: .holds(b), range: second.range),
          ])
      ]
    case .compare(let left, let sign, let right, let range):
      return [resolveComparison(left, sign, right, range, &scope)]
    case .bind(let name, let expression, let range):
      let value = resolve(expression, &scope)
      let slot = result(name, value.type, &scope)
      return [
        LocatedLiteral(
          literal: .bind(slot: slot, value.expression), range: range, expressions: [value])
      ]
    case .aggregate(let name, let aggregate, let body, let range):
      return [resolve(name, aggregate, body, range, &scope)]
    }
  }

  /// The slot of a variable that gets its value here.
  private mutating func result(
    _ name: NameSyntax, _ type: ColumnType?, _ scope: inout Scope
  ) -> Int {
    let slot = scope.slot(name.text, name.range)
    if scope.isBound[slot] {
      report(
        .duplicateName, name.range,
        es: "variable '\(name.text)' que ya tiene valor; se esperaba otra, o '=' para comparar",
        pt: "variável '\(name.text)' que já tem valor; esperava-se outra, ou '=' para comparar",
        en: "variable '\(name.text)' already has a value; expected another one, or '=' to compare")
    }
    scope.isBound[slot] = true
    scope.types[slot] = type
    return slot
  }

  private mutating func unless(
    _ body: [LiteralSyntax], _ isBody: Bool, _ range: SourceRange, _ scope: inout Scope
  ) -> LocatedLiteral? {
    var inner = scope
    var literals: [LocatedLiteral] = []
    if isBody {
      literals = resolve(body, &inner)
    } else if case .holds(let atom) = body.first {
      literals = resolve(atom, &inner, binds: false).map {
        LocatedLiteral(literal: .holds($0), range: atom.range)
      }
    }
    scope.leave(inner, isAggregate: false)
    if literals.isEmpty { return nil }
    return LocatedLiteral(
      literal: .unless(literals.map { $0.literal }), range: range, inner: literals)
  }

  private mutating func resolve(
    _ name: NameSyntax, _ aggregate: AggregateSyntax, _ body: [LiteralSyntax],
    _ range: SourceRange, _ scope: inout Scope
  ) -> LocatedLiteral {
    let base = aggregate.base.map { typed($0, .date, &scope) }
    let after = aggregate.after.map { typed($0, .date, &scope) }
    var inner = scope
    let literals = resolve(body, &inner)
    var info = AggregateInfo(kind: aggregate.kind)
    var type = ColumnType.number
    if let of = aggregate.of {
      info.of = inside(of, &inner)
      type = self.type(of: aggregate.kind, inner.types[info.of ?? 0], of.text, of.range)
    }
    info.from = aggregate.from.map { period($0, &inner) }
    info.to = aggregate.to.map { period($0, &inner) }
    info.base = base?.expression
    info.after = after?.expression
    if aggregate.kind == .deadline { type = .date }
    scope.leave(inner, isAggregate: true)
    let slot = result(name, type, &scope)
    return LocatedLiteral(
      literal: .aggregate(slot: slot, info, literals.map { $0.literal }), range: range,
      expressions: [base, after].compactMap { $0 }, inner: literals)
  }

  /// A variable that must have a value inside the parentheses.
  private mutating func inside(_ name: NameSyntax, _ inner: inout Scope) -> Int {
    let slot = inner.slot(name.text, name.range)
    if !inner.isBound[slot] { reportUnbound(name.text, name.range, &inner) }
    return slot
  }

  /// An end of a period: a date.
  private mutating func period(_ name: NameSyntax, _ inner: inout Scope) -> Int {
    let slot = inside(name, &inner)
    if let have = inner.types[slot], have != .date {
      mismatch(name.range, have, .date, what: name.text)
    }
    return slot
  }

  /// The type of an aggregate of a variable of type `have`.
  mutating func type(
    of kind: AggregateKind, _ have: ColumnType?, _ name: String, _ range: SourceRange
  ) -> ColumnType {
    guard let have, have != .number, kind != .count else { return .number }
    if kind == .min || kind == .max, have != .flag { return have }
    mismatch(range, have, .number, what: name)
    return .number
  }
}
