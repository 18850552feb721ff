import QualificationsKit

/// Reads the `rules` blocks of a Markdown file; never stops at the first error.
struct Parser {
  private let source: SourceText
  private var tokens: [Token] = []
  private var at = 0
  private var block: RuleBlock
  private var file: RuleFile
  private var findings: [RuleDiagnostic] = []
  /// How deep the condition or aggregate at hand stands.
  private var depth = 0
  private static let mostDepth = 256

  /// Gives up the statement at hand; the next one is read.
  private enum Failure: Error {
    case syntax
  }

  static func parse(_ source: SourceText) -> (file: RuleFile, findings: [RuleDiagnostic]) {
    var lexer = Lexer(source)
    var file = RuleFile(source: source)
    var findings: [RuleDiagnostic] = []
    for block in BlockScanner.blocks(in: source) {
      var parser = Parser(
        source: source, tokens: lexer.tokens(in: block), block: block, file: file)
      parser.parseBlock()
      file = parser.file
      findings += parser.findings
    }
    return (file, lexer.findings + findings)
  }

  private init(source: SourceText, tokens: [Token], block: RuleBlock, file: RuleFile) {
    self.source = source
    self.tokens = tokens
    self.block = block
    self.file = file
  }

  private var current: Token {
    at < tokens.count
      ? tokens[at]
      : Token(kind: .end, text: "", range: SourceRange(block.range.end, block.range.end))
  }

  private mutating func parseBlock() {
    while at < tokens.count {
      depth = 0
      do throws(Failure) {
        try statement()
        if current.kind != .end {
          throw expected("el final de la frase", "o fim da frase", "the end of the statement")
        }
      } catch {
        while at < tokens.count, current.kind != .end { at += 1 }
      }
      at += 1
    }
  }

  private mutating func expected(_ es: String, _ pt: String, _ en: String) -> Failure {
    let found = current.kind == .end ? "" : current.text
    let text =
      current.kind == .end
      ? LocalizedText(
        es: "la frase termina aquí; se esperaba \(es)",
        pt: "a frase termina aqui; esperava-se \(pt)",
        en: "the statement ends here; expected \(en)")
      : LocalizedText(
        es: "'\(found)' inesperado; se esperaba \(es)",
        pt: "'\(found)' inesperado; esperava-se \(pt)",
        en: "unexpected '\(found)'; expected \(en)")
    findings.append(RuleDiagnostic(.syntax, source.name, current.range, text))
    return .syntax
  }

  // Pieces

  private mutating func isWord(_ word: String) -> Bool {
    current.kind == .word && current.text == word
  }

  private mutating func accept(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    at += 1
    return true
  }

  private mutating func acceptSign(_ sign: String) -> Bool {
    guard current.kind == .sign, current.text == sign else { return false }
    at += 1
    return true
  }

  private mutating func need(_ sign: String) throws(Failure) {
    if !acceptSign(sign) { throw expected("'\(sign)'", "'\(sign)'", "'\(sign)'") }
  }

  private mutating func needWord(_ word: String) throws(Failure) {
    if !accept(word) { throw expected("'\(word)'", "'\(word)'", "'\(word)'") }
  }

  private mutating func name() throws(Failure) -> NameSyntax {
    guard current.kind == .word else { throw expected("un nombre", "um nome", "a name") }
    defer { at += 1 }
    return NameSyntax(text: current.text, range: current.range)
  }

  private mutating func variable() throws(Failure) -> NameSyntax {
    guard current.kind == .variable else {
      throw expected(
        "una variable con mayúscula", "uma variável com maiúscula", "a variable with a capital")
    }
    defer { at += 1 }
    return NameSyntax(text: current.text, range: current.range)
  }

  private mutating func texts() throws(Failure) -> LocalizedText {
    var result = LocalizedText()
    while current.kind == .word, let language = Language(rawValue: current.text) {
      at += 1
      guard current.kind == .text else {
        throw expected("un texto entre comillas", "um texto entre aspas", "a text in quotes")
      }
      result[language] = current.text
      at += 1
    }
    return result
  }

  // Statements

  private mutating func statement() throws(Failure) {
    if accept("book") {
      let name = try name()
      if file.book != nil {
        findings.append(
          RuleDiagnostic(
            .duplicateName, source.name, name.range,
            LocalizedText(
              es: "'book' ya está declarado; se esperaba una sola vez",
              pt: "'book' já está declarado; esperava-se uma só vez",
              en: "'book' is already declared; expected only once")))
      }
      file.book = name.text
    } else if accept("parameter") {
      try parameter()
    } else if isWord("open") || isWord("relation") {
      try relation()
    } else if accept("finding") {
      try finding()
    } else if accept("measure") {
      let name = try name()
      file.measures.append(MeasureSyntax(name: name, text: try texts()))
    } else if accept("outcome") {
      try outcome()
    } else {
      try rule()
    }
  }

  private mutating func parameter() throws(Failure) {
    let name = try name()
    try need(":")
    let type = try type()
    try need("=")
    var values: [(value: TermSyntax, from: Day)] = []
    repeat {
      let value = try term()
      try needWord("from")
      guard current.kind == .date, let day = Day(current.text) else {
        throw expected("una fecha", "uma data", "a date")
      }
      at += 1
      values.append((value, day))
    } while acceptSign(",")
    file.parameters.append(
      ParameterSyntax(name: name, type: type, values: values, article: block.article))
  }

  private mutating func type() throws(Failure) -> ColumnType {
    let name = try name()
    switch name.text {
    case "text": return .text
    case "number": return .number
    case "date": return .date
    case "flag": return .flag
    case "standard", "component", "country", "body", "system", "purpose": return .entity(name.text)
    default:
      let known = [
        "body", "component", "country", "date", "flag", "number", "purpose", "standard", "system",
        "text",
      ]
      let near = Nearest.candidates(to: name.text, among: known, limit: 1).first
      let list = known.joined(separator: ", ")
      findings.append(
        RuleDiagnostic(
          .unknownType, source.name, name.range,
          LocalizedText(
            es: "tipo desconocido '\(name.text)'; se esperaba \(list)",
            pt: "tipo desconhecido '\(name.text)'; esperava-se \(list)",
            en: "unknown type '\(name.text)'; expected \(list)"), fix: near))
      throw .syntax
    }
  }

  private mutating func relation() throws(Failure) {
    let isOpen = accept("open")
    try needWord("relation")
    let name = try name()
    var columns: [ColumnSyntax] = []
    try need("(")
    if !acceptSign(")") {
      repeat {
        let column = try self.name()
        try need(":")
        columns.append(
          ColumnSyntax(name: column, type: try type(), isOptional: acceptSign("?")))
      } while acceptSign(",")
      try need(")")
    }
    file.relations.append(RelationSyntax(name: name, isOpen: isOpen, columns: columns))
  }

  private mutating func finding() throws(Failure) {
    let name = try name()
    var isPerCandidate = false
    var isOnPaper = false
    while true {
      if accept("per") {
        try needWord("candidate")
        isPerCandidate = true
      } else if accept("on") {
        try needWord("paper")
        isOnPaper = true
      } else {
        break
      }
    }
    file.findings.append(
      FindingSyntax(
        name: name, isPerCandidate: isPerCandidate, isOnPaper: isOnPaper, text: try texts(),
        article: block.article))
  }

  private mutating func outcome() throws(Failure) {
    let name = try name()
    var purposes: [NameSyntax] = []
    if accept("for") {
      repeat { purposes.append(try self.name()) } while acceptSign(",")
    }
    try needWord("if")
    let condition = try condition()
    var measures: [NameSyntax] = []
    var basis: NameSyntax?
    if accept("with") {
      repeat { measures.append(try self.name()) } while acceptSign(",")
    }
    if accept("basis") { basis = try self.name() }
    file.outcomes.append(
      OutcomeSyntax(
        name: name, purposes: purposes, condition: condition, measures: measures, basis: basis,
        article: block.article))
  }

  private mutating func condition() throws(Failure) -> ConditionSyntax {
    var parts = [try conjunction()]
    while accept("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(Failure) -> ConditionSyntax {
    var parts = [try negation()]
    while accept("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func deeper() throws(Failure) {
    depth += 1
    if depth > Self.mostDepth {
      throw expected(
        "a lo sumo \(Self.mostDepth) niveles de anidamiento",
        "no máximo \(Self.mostDepth) níveis de aninhamento",
        "at most \(Self.mostDepth) levels of nesting")
    }
  }

  private mutating func negation() throws(Failure) -> ConditionSyntax {
    try deeper()
    defer { depth -= 1 }
    if accept("not") { return .not(try negation()) }
    if acceptSign("(") {
      let inner = try condition()
      try need(")")
      return inner
    }
    return .finding(try name())
  }

  // Rules

  private mutating func rule() throws(Failure) {
    let start = current.range.start
    let head = try atom()
    try needWord("if")
    let body = try body()
    let end = tokens[max(0, at - 1)].range.end
    file.rules.append(
      RuleSyntax(
        head: head, body: body, article: block.article, hasProse: block.hasProse,
        range: SourceRange(start, end)))
  }

  private mutating func body() throws(Failure) -> [LiteralSyntax] {
    var literals = [try literal()]
    while true {
      if accept("and") {
        literals.append(try literal())
      } else if isWord("unless") {
        literals.append(try literal())
      } else {
        return literals
      }
    }
  }

  private mutating func literal() throws(Failure) -> LiteralSyntax {
    if accept("unless") { return .unless(try atom()) }
    if accept("every") {
      let first = try atom()
      try needWord("has")
      return .every(first, has: try atom())
    }
    if current.kind == .end { throw expected("una condición", "uma condição", "a condition") }
    let next = at + 1 < tokens.count ? tokens[at + 1] : current
    if current.kind == .variable, next.kind == .word, next.text == "is" { return try aggregate() }
    if current.kind == .word, next.text == "(" || !isComparison(next) { return .holds(try atom()) }
    let left = try expression()
    guard current.kind == .sign, let sign = Comparison(rawValue: current.text) else {
      throw expected("una comparación", "uma comparação", "a comparison")
    }
    at += 1
    let right = try expression()
    return .compare(left, sign, right, SourceRange(left.range.start, right.range.end))
  }

  private func isComparison(_ token: Token) -> Bool {
    token.kind == .sign
      && (Comparison(rawValue: token.text) != nil || token.text == "+" || token.text == "-")
  }

  private mutating func aggregate() throws(Failure) -> LiteralSyntax {
    let result = try variable()
    try needWord("is")
    let start = result.range.start
    guard current.kind == .word, let kind = Aggregate(rawValue: current.text) else {
      throw expected("count, sum, min o max", "count, sum, min ou max", "count, sum, min or max")
    }
    at += 1
    var of: NameSyntax?
    if accept("of") {
      of = try variable()
    } else if kind != .count {
      throw expected("'of'", "'of'", "'of'")
    }
    try needWord("where")
    try deeper()
    defer { depth -= 1 }
    try need("(")
    let body = try body()
    try need(")")
    return .aggregate(result, kind, of: of, body, SourceRange(start, tokens[at - 1].range.end))
  }

  private mutating func atom() throws(Failure) -> AtomSyntax {
    let name = try name()
    var arguments: [(column: NameSyntax, term: TermSyntax)] = []
    if acceptSign("("), !acceptSign(")") {
      repeat {
        let column = try self.name()
        try need(":")
        arguments.append((column, try term()))
      } while acceptSign(",")
      try need(")")
    }
    return AtomSyntax(
      name: name, arguments: arguments,
      range: SourceRange(name.range.start, tokens[max(0, at - 1)].range.end))
  }

  private mutating func term() throws(Failure) -> TermSyntax {
    let token = current
    let kind: TermSyntax.Kind
    switch token.kind {
    case .variable: kind = .variable(token.text)
    case .word: kind = .word(token.text)
    case .text: kind = .text(token.text)
    case .number:
      at += 1
      var value = Ratio(token.text) ?? .zero
      if acceptSign("/"), current.kind == .number, let below = Ratio(current.text), below != .zero {
        value = value / below
        at += 1
      }
      return TermSyntax(
        kind: .number(value), range: SourceRange(token.range.start, tokens[at - 1].range.end))
    case .date: kind = .day(Day(token.text) ?? Day(number: 0))
    case .sign, .end: throw expected("un valor", "um valor", "a value")
    }
    at += 1
    return TermSyntax(kind: kind, range: token.range)
  }

  private mutating func expression() throws(Failure) -> ExpressionSyntax {
    let first = try term()
    var rest: [(isPlus: Bool, term: TermSyntax, unit: DateUnit?)] = []
    while current.kind == .sign, current.text == "+" || current.text == "-" {
      let isPlus = current.text == "+"
      at += 1
      let term = try term()
      let unit = current.kind == .word ? DateUnit(rawValue: current.text) : nil
      if unit != nil { at += 1 }
      rest.append((isPlus, term, unit))
    }
    return ExpressionSyntax(
      first: first, rest: rest,
      range: SourceRange(first.range.start, tokens[max(0, at - 1)].range.end))
  }
}
