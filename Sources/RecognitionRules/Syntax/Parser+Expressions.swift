import QualificationsKit

/// Terms and what is computed from them.
extension Parser {
  /// A term of an atom or of a declaration: a number may be negative or a fraction.
  mutating func constant() throws(Failure) -> TermSyntax {
    let start = current.range.start
    let isNegative = isSign("-") && token(1).kind == .number
    if isNegative { advance() }
    var term = try term()
    guard case .number(var value) = term.kind else { return term }
    if isSign("/"), token(1).kind == .number, let below = Ratio(token(1).text), below != .zero {
      advance()
      advance()
      value = value / below
    }
    if isNegative { value = Ratio.zero - value }
    term.kind = .number(value)
    term.range = SourceRange(start, end)
    return term
  }

  private mutating func term() throws(Failure) -> TermSyntax {
    let token = current
    let kind: TermSyntax.Kind
    switch token.kind {
    case .variable: kind = .variable(token.text)
    case .word: kind = .word(token.text)
    case .text: kind = .text(token.text)
    case .number: kind = .number(Ratio(token.text) ?? .zero)
    case .date: kind = .day(Day(token.text) ?? Day(number: 0))
    case .sign, .end: throw expected("un valor", "um valor", "a value")
    }
    advance()
    return TermSyntax(kind: kind, range: token.range)
  }

  mutating func expression() throws(Failure) -> ExpressionSyntax {
    let value = try sum()
    guard accept("rounded") else { return value }
    let rounding = try rounding()
    var decimals = 0
    if accept("to") {
      guard current.kind == .number, let wanted = Int(current.text), wanted <= 9 else {
        throw expected(
          "un número de decimales hasta 9", "um número de decimais até 9",
          "a number of decimals up to 9")
      }
      decimals = wanted
      advance()
      try needWord("decimals")
    }
    return ExpressionSyntax(
      kind: .rounded(value, rounding, decimals: decimals),
      range: SourceRange(value.range.start, end))
  }

  private mutating func rounding() throws(Failure) -> Rounding {
    if accept("down") { return .down }
    if accept("up") { return .up }
    if accept("half") {
      if accept("up") { return .halfUp }
      if accept("even") { return .halfEven }
      throw expected("up o even", "up ou even", "up or even")
    }
    throw expected(
      "down, up, half up o half even", "down, up, half up ou half even",
      "down, up, half up or half even")
  }

  private mutating func sum() throws(Failure) -> ExpressionSyntax {
    var result = try product()
    var levels = 0
    while isSign("+") || isSign("-") {
      try deeper()
      levels += 1
      let isPlus = isSign("+")
      advance()
      let right = try product()
      let unit = current.kind == .word ? DateUnit(rawValue: current.text) : nil
      if unit != nil { advance() }
      result = ExpressionSyntax(
        kind: .sum(result, isPlus: isPlus, right, unit),
        range: SourceRange(result.range.start, end))
    }
    leave(levels)
    return result
  }

  private mutating func product() throws(Failure) -> ExpressionSyntax {
    var result = try factor()
    var levels = 0
    while isSign("*") || isSign("/") {
      try deeper()
      levels += 1
      let isProduct = isSign("*")
      advance()
      let right = try factor()
      var whenZero: ExpressionSyntax?
      if !isProduct, accept("when") {
        try needWord("zero")
        whenZero = try factor()
      }
      let kind: ExpressionSyntax.Kind =
        isProduct ? .product(result, right) : .quotient(result, right, whenZero: whenZero)
      result = ExpressionSyntax(kind: kind, range: SourceRange(result.range.start, end))
    }
    leave(levels)
    return result
  }

  private mutating func factor() throws(Failure) -> ExpressionSyntax {
    try deeper()
    defer { leave() }
    let start = current.range.start
    if acceptSign("-") {
      let inner = try factor()
      return ExpressionSyntax(kind: .negated(inner), range: SourceRange(start, end))
    }
    if acceptSign("(") {
      let inner = try expression()
      try need(")")
      return ExpressionSyntax(kind: inner.kind, range: SourceRange(start, end))
    }
    let next = token(1)
    if current.kind == .word, next.kind == .word {
      if next.text == "from", let unit = DateUnit(rawValue: current.text) {
        return try between(unit)
      }
      if next.text == "of", isWord("least") || isWord("greatest") { return try extreme() }
      if next.text == "at" {
        let name = try name()
        advance()
        let day = try term()
        return ExpressionSyntax(kind: .parameter(name, at: day), range: SourceRange(start, end))
      }
    }
    let term = try term()
    return ExpressionSyntax(kind: .term(term), range: term.range)
  }

  /// `months from A to B`
  private mutating func between(_ unit: DateUnit) throws(Failure) -> ExpressionSyntax {
    let start = current.range.start
    advance()
    advance()
    let from = try factor()
    try needWord("to")
    let to = try factor()
    return ExpressionSyntax(
      kind: .between(unit, from: from, to: to), range: SourceRange(start, end))
  }

  /// `least of (A, B)`
  private mutating func extreme() throws(Failure) -> ExpressionSyntax {
    let start = current.range.start
    let isLeast = isWord("least")
    advance()
    advance()
    try need("(")
    var parts = [try expression()]
    while acceptSign(",") { parts.append(try expression()) }
    try need(")")
    return ExpressionSyntax(
      kind: isLeast ? .least(parts) : .greatest(parts), range: SourceRange(start, end))
  }
}
