import QualificationsKit

/// What is computed: types, enumeration values and constants that can be worked out at once.
extension Analysis {
  mutating func resolve(_ syntax: ExpressionSyntax, _ scope: inout Scope) -> Located {
    let range = syntax.range
    switch syntax.kind {
    case .term(let term): return operand(term, &scope)
    case .parameter(let name, let day): return parameter(name, at: day, range, &scope)
    case .sum(let left, let isPlus, let right, let unit):
      let (a, b) = (resolve(left, &scope), resolve(right, &scope))
      return sum(a, isPlus, b, unit, range)
    case .product(let left, let right):
      let (a, b) = (number(left, &scope), number(right, &scope))
      return folded(a, b, Checked.product, .multiply(a.expression, b.expression), range)
    case .quotient(let left, let right, let zero):
      let (a, b) = (number(left, &scope), number(right, &scope))
      guard let zero else {
        let whole = Expression.divide(a.expression, b.expression, whenZero: nil)
        return folded(a, b, Checked.quotient, whole, range)
      }
      let c = number(zero, &scope)
      return Located(
        expression: .divide(a.expression, b.expression, whenZero: c.expression), type: .number,
        range: range, parts: [a, b, c])
    case .negated(let inner):
      let a = number(inner, &scope)
      if let value = a.number { return constant(Ratio.zero - value, range) }
      return Located(
        expression: .negate(a.expression), type: .number, range: range, parts: [a])
    case .between(let unit, let from, let to):
      let (a, b) = (typed(from, .date, &scope), typed(to, .date, &scope))
      return Located(
        expression: .between(unit, from: a.expression, to: b.expression), type: .number,
        range: range, parts: [a, b])
    case .least(let parts):
      let (located, type) = alike(parts, &scope)
      return Located(
        expression: .least(located.map { $0.expression }), type: type, range: range, parts: located)
    case .greatest(let parts):
      let (located, type) = alike(parts, &scope)
      return Located(
        expression: .greatest(located.map { $0.expression }), type: type, range: range,
        parts: located)
    case .rounded(let inner, let rounding, let decimals):
      let a = number(inner, &scope)
      return Located(
        expression: .rounded(a.expression, rounding, decimals: decimals), type: .number,
        range: range, parts: [a])
    }
  }

  private func constant(_ value: Ratio, _ range: SourceRange) -> Located {
    Located(expression: .term(.constant(.number(value))), type: .number, range: range)
  }

  /// A number computed from two; a constant where both are, and the result fits.
  private func folded(
    _ a: Located, _ b: Located, _ compute: (Ratio, Ratio) -> Ratio?, _ otherwise: Expression,
    _ range: SourceRange
  ) -> Located {
    if let x = a.number, let y = b.number, let value = compute(x, y) {
      return constant(value, range)
    }
    return Located(expression: otherwise, type: .number, range: range, parts: [a, b])
  }

  private mutating func number(_ syntax: ExpressionSyntax, _ scope: inout Scope) -> Located {
    typed(syntax, .number, &scope)
  }

  /// An expression that must have that type.
  mutating func typed(
    _ syntax: ExpressionSyntax, _ want: ColumnType, _ scope: inout Scope
  ) -> Located {
    let located = resolve(syntax, &scope)
    need(located, want)
    return located
  }

  private mutating func need(_ located: Located, _ want: ColumnType) {
    if located.type == want || (located.type == nil && !located.isWord) { return }
    mismatch(located.range, located.type, want, what: file.source.text(located.range))
  }

  private mutating func operand(_ term: TermSyntax, _ scope: inout Scope) -> Located {
    let value: Value
    var type: ColumnType?
    switch term.kind {
    case .variable(let name):
      let slot = scope.slot(name, term.range)
      if !scope.isBound[slot] { reportUnbound(name, term.range, &scope) }
      return Located(
        expression: .term(.variable(slot)), type: scope.types[slot], range: term.range)
    case .word(let word):
      if let index = parameterByName[word] {
        usedParameters.insert(index)
        return Located(
          expression: .term(.parameter(index)), type: parameters[index].type, range: term.range)
      }
      if brokenNames.contains(word) {
        return Located(expression: .term(.any), type: nil, range: term.range)
      }
      let isFlag = word == "yes" || word == "no"
      (value, type) = isFlag ? (.flag(word == "yes"), .flag) : (.symbol(word), nil)
    case .number(let ratio): (value, type) = (.number(ratio), .number)
    case .day(let day): (value, type) = (.day(day), .date)
    case .text(let text): (value, type) = (.symbol(text), .text)
    case .aggregate: (value, type) = (.symbol(""), nil)
    }
    return Located(expression: .term(.constant(value)), type: type, range: term.range)
  }

  private mutating func parameter(
    _ name: NameSyntax, at day: TermSyntax, _ range: SourceRange, _ scope: inout Scope
  ) -> Located {
    let when = operand(day, &scope)
    need(when, .date)
    guard let index = parameterByName[name.text] else {
      unknown(name, among: parameters.map { $0.name })
      return Located(expression: .term(.any), type: nil, range: range)
    }
    usedParameters.insert(index)
    guard case .term(let term) = when.expression else { return when }
    return Located(
      expression: .parameter(index, at: term), type: parameters[index].type, range: range,
      parts: [when])
  }

  /// Numbers are added to numbers, or to a date as days, months or years; two values of an
  /// enumeration have a difference.
  private mutating func sum(
    _ left: Located, _ isPlus: Bool, _ right: Located, _ unit: DateUnit?, _ range: SourceRange
  ) -> Located {
    var (a, b) = (left, right)
    if unit == nil, !isPlus, let name = enumeration(a, b) {
      convert(&a, to: name)
      convert(&b, to: name)
      need(a, .enumeration(name))
      need(b, .enumeration(name))
      return Located(
        expression: .difference(a.expression, b.expression), type: .number, range: range,
        parts: [a, b])
    }
    need(b, .number)
    if a.type == .date || unit != nil {
      need(a, .date)
      return Located(
        expression: .shift(a.expression, isPlus: isPlus, b.expression, unit ?? .days),
        type: .date, range: range, parts: [a, b])
    }
    need(a, .number)
    if let x = a.number, let y = b.number, let value = Checked.sum(x, isPlus ? y : .zero - y) {
      return constant(value, range)
    }
    return Located(
      expression: .add(a.expression, isPlus: isPlus, b.expression),
      type: a.type == .number ? .number : nil, range: range, parts: [a, b])
  }

  // Values of enumerations

  /// The enumeration that one of two sides belongs to.
  private func enumeration(_ a: Located, _ b: Located) -> String? {
    if case .enumeration(let name) = a.type { return name }
    if case .enumeration(let name) = b.type { return name }
    return nil
  }

  /// A word or a text beside a value of an enumeration is one of its values.
  private mutating func convert(_ located: inout Located, to name: String) {
    guard case .term(.constant(.symbol(let word))) = located.expression else { return }
    let value = label(word, of: name, located.range)
    located.expression = .term(.constant(value))
    located.type = .enumeration(name)
  }

  /// The parts of `least of (…)`, all of one type.
  private mutating func alike(
    _ parts: [ExpressionSyntax], _ scope: inout Scope
  ) -> ([Located], ColumnType?) {
    var located: [Located] = []
    for part in parts { located.append(resolve(part, &scope)) }
    guard let type = located.compactMap({ $0.type }).first(where: { $0 != .text }) else {
      for part in located where part.isWord || part.type == .text { need(part, .number) }
      return (located, nil)
    }
    if case .enumeration(let name) = type {
      for index in located.indices { convert(&located[index], to: name) }
    }
    let isOrdered = Self.isOrdered(type)
    for part in located { need(part, isOrdered ? type : .number) }
    return (located, isOrdered ? type : nil)
  }

  static func isOrdered(_ type: ColumnType) -> Bool {
    switch type {
    case .number, .date, .enumeration: true
    case .text, .flag, .entity: false
    }
  }

  // Comparisons

  mutating func resolveComparison(
    _ left: ExpressionSyntax, _ sign: Comparison, _ right: ExpressionSyntax, _ range: SourceRange,
    _ scope: inout Scope
  ) -> LocatedLiteral {
    var (a, b) = (resolve(left, &scope), resolve(right, &scope))
    if let name = enumeration(a, b) {
      convert(&a, to: name)
      convert(&b, to: name)
    }
    check(a, sign, b, range)
    return LocatedLiteral(
      literal: .compare(a.expression, sign, b.expression), range: range, expressions: [a, b])
  }

  private mutating func check(
    _ left: Located, _ sign: Comparison, _ right: Located, _ range: SourceRange
  ) {
    let isOrdered = sign != .equal && sign != .notEqual
    let shown = file.source.text(range)
    switch (left.type, right.type) {
    case (let a?, let b?):
      let fits = a == b && (!isOrdered || Self.isOrdered(a))
      if !fits { mismatch(range, a, b, what: shown) }
    case (nil, let type?) where left.isWord, (let type?, nil) where right.isWord:
      // A word is a text or an identifier.
      let takesWords = type != .number && type != .date && type != .flag
      if isOrdered || !takesWords { mismatch(range, .text, type, what: shown) }
    default:
      // A variable without a value has its finding already.
      if isOrdered, left.isWord, right.isWord { mismatch(range, .text, .number, what: shown) }
    }
  }
}
