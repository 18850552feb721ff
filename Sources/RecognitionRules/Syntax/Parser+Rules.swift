import QualificationsKit

/// Rules, facts and their conditions.
extension Parser {
  mutating func rule() throws(Failure) {
    let start = current.range.start
    let head = try atom(isHead: true)
    try finishRule(head, from: start)
  }

  mutating func completion() throws(Failure) {
    let start = current.range.start
    advance()
    try finishRule(try atom(), from: start, isCompletion: true)
  }

  private mutating func finishRule(
    _ head: AtomSyntax, from start: Int, isCompletion: Bool = false
  ) throws(Failure) {
    var body: [LiteralSyntax] = []
    if current.kind != .end {
      try needWord("if")
      body = try self.body()
    }
    file.rules.append(
      RuleSyntax(
        head: head, body: body, isCompletion: isCompletion, article: block.article,
        hasProse: block.hasProse, range: SourceRange(start, end)))
  }

  private mutating func body() throws(Failure) -> [LiteralSyntax] {
    var literals = [try literal()]
    while accept("and") || isWord("unless") { literals.append(try literal()) }
    return literals
  }

  private mutating func bodyInParentheses() throws(Failure) -> [LiteralSyntax] {
    try deeper()
    defer { leave() }
    try need("(")
    let body = try body()
    try need(")")
    return body
  }

  private mutating func literal() throws(Failure) -> LiteralSyntax {
    let start = current.range.start
    if accept("unless") {
      if isSign("(") {
        let body = try bodyInParentheses()
        return .unless(body, isBody: true, SourceRange(start, end))
      }
      let atom = try atom()
      return .unless([.holds(atom)], isBody: false, SourceRange(start, end))
    }
    if accept("every") {
      let first = try atom()
      try needWord("has")
      return .every(first, has: try atom())
    }
    if current.kind == .end { throw expected("una condición", "uma condição", "a condition") }
    let next = token(1)
    if current.kind == .variable, next.kind == .word, next.text == "is" { return try binding() }
    if current.kind == .word, !startsExpression { return .holds(try atom()) }
    let left = try expression()
    guard current.kind == .sign, let sign = Comparison(rawValue: current.text) else {
      throw expected("una comparación", "uma comparação", "a comparison")
    }
    advance()
    let right = try expression()
    return .compare(left, sign, right, SourceRange(start, end))
  }

  /// Whether the word at hand begins something computed and not an atom.
  private var startsExpression: Bool {
    let next = token(1)
    if next.kind == .sign { return next.text != "(" && next.text != ")" && next.text != "," }
    guard next.kind == .word else { return false }
    switch next.text {
    case "from": return DateUnit(rawValue: current.text) != nil
    case "of": return current.text == "least" || current.text == "greatest"
    case "at", "rounded": return true
    default: return false
    }
  }

  /// `V is …`: an aggregate or something computed.
  private mutating func binding() throws(Failure) -> LiteralSyntax {
    let result = try variable()
    try needWord("is")
    let aggregate = try aggregate()
    guard let aggregate else {
      let value = try expression()
      return .bind(result, value, SourceRange(result.range.start, end))
    }
    try needWord("where")
    let body = try bodyInParentheses()
    return .aggregate(result, aggregate, body, SourceRange(result.range.start, end))
  }

  /// What stands between `is` and `where`; `nil` if it is no aggregate.
  private mutating func aggregate() throws(Failure) -> AggregateSyntax? {
    guard current.kind == .word, token(1).kind == .word else { return nil }
    switch (current.text, token(1).text) {
    case ("days", "covered"): return try covered(.days)
    case ("longest", "days"), ("longest", "months"):
      advance()
      return try covered(current.text == "days" ? .longestDays : .longestMonths)
    case ("deadline", "of"): return try deadline()
    case ("count", "of"), ("sum", "of"), ("min", "of"), ("max", "of"), (_, "where"):
      break
    default: return nil
    }
    guard let kind = Self.simpleAggregates[current.text] else {
      throw expected("count, sum, min o max", "count, sum, min ou max", "count, sum, min or max")
    }
    advance()
    var aggregate = AggregateSyntax(kind: kind)
    if accept("of") {
      aggregate.of = try variable()
    } else if kind != .count {
      throw expected("'of'", "'of'", "'of'")
    }
    return aggregate
  }

  private static let simpleAggregates: [String: AggregateKind] = [
    "count": .count, "sum": .sum, "min": .min, "max": .max,
  ]

  /// `days covered from F to T`
  private mutating func covered(_ kind: AggregateKind) throws(Failure) -> AggregateSyntax {
    advance()
    try needWord("covered")
    var aggregate = AggregateSyntax(kind: kind)
    try period(&aggregate)
    return aggregate
  }

  private mutating func period(_ aggregate: inout AggregateSyntax) throws(Failure) {
    try needWord("from")
    aggregate.from = try variable()
    try needWord("to")
    aggregate.to = try variable()
  }

  /// `deadline of B after S stopped from F to T`
  private mutating func deadline() throws(Failure) -> AggregateSyntax {
    advance()
    try needWord("of")
    var aggregate = AggregateSyntax(kind: .deadline)
    aggregate.base = try expression()
    try needWord("after")
    aggregate.after = try expression()
    try needWord("stopped")
    try period(&aggregate)
    return aggregate
  }

  private mutating func atom(isHead: Bool = false) throws(Failure) -> AtomSyntax {
    let name = try name()
    var arguments: [(column: NameSyntax, term: TermSyntax)] = []
    if acceptSign("("), !acceptSign(")") {
      repeat {
        let column = try self.name()
        try need(":")
        let grouped = isHead ? try headAggregate() : nil
        if let grouped {
          arguments.append((column, grouped))
        } else {
          arguments.append((column, try constant()))
        }
        if isComputed {
          throw expected(
            "',' o ')'; lo que se calcula recibe antes un nombre: V is …",
            "',' ou ')'; o que se calcula recebe antes um nome: V is …",
            "',' or ')'; what is computed is given a name before: V is …")
        }
      } while acceptSign(",")
      try need(")")
    }
    return AtomSyntax(
      name: name, arguments: arguments, range: SourceRange(name.range.start, end))
  }

  /// Whether a computation goes on where an argument must end.
  private var isComputed: Bool {
    ["+", "-", "*", "/"].contains { isSign($0) } || isWord("rounded") || isWord("at")
  }

  /// In a head: `max of W`, `count`.
  private mutating func headAggregate() throws(Failure) -> TermSyntax? {
    guard current.kind == .word, let kind = Self.simpleAggregates[current.text] else { return nil }
    let isOf = token(1).kind == .word && token(1).text == "of"
    guard isOf || kind == .count else { return nil }
    let start = current.range.start
    advance()
    let of = accept("of") ? try variable() : nil
    return TermSyntax(kind: .aggregate(kind, of: of), range: SourceRange(start, end))
  }
}
