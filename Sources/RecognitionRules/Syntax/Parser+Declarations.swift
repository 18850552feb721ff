import QualificationsKit

/// Statements that declare names.
extension Parser {
  mutating func statement() throws(Failure) {
    let next = token(1)
    if current.kind != .word || (next.kind == .sign && next.text == "(") { return try rule() }
    switch current.text {
    case "book", "program": try header()
    case "enumeration": try enumeration()
    case "parameter": try parameter()
    case "open", "first", "relation": try relation()
    case "table": try table()
    case "given": try given()
    case "finding": try finding()
    case "measure": try measure()
    case "procedure": try procedure()
    case "outcome": try outcome()
    case "exactly", "at": try constraint()
    case "complete": try completion()
    default:
      if next.kind == .word, next.text == "implies" { return try implication() }
      try rule()
    }
  }

  private mutating func header() throws(Failure) {
    let isProgram = current.text == "program"
    let word = current.text
    advance()
    let name = try name()
    if file.name != nil {
      findings.append(
        RuleDiagnostic(
          .duplicateName, source.name, name.range,
          LocalizedText(
            es: "'\(word)' ya está declarado; se esperaba una sola vez",
            pt: "'\(word)' já está declarado; esperava-se uma só vez",
            en: "'\(word)' is already declared; expected only once")))
    }
    (file.name, file.isProgram) = (name, isProgram)
    if !isProgram, accept("of") {
      try needWord("any")
      try needWord("origin")
      file.isOfAnyOrigin = true
    }
  }

  private mutating func enumeration() throws(Failure) {
    advance()
    let name = try name()
    try need("=")
    var labels: [NameSyntax] = []
    repeat {
      guard current.kind == .word || current.kind == .text else {
        throw expected(
          "una palabra con minúscula o un texto entre comillas",
          "uma palavra com minúscula ou um texto entre aspas",
          "a word in small letters or a text in quotes")
      }
      labels.append(NameSyntax(text: current.text, range: current.range))
      advance()
    } while acceptSign("|")
    file.enumerations.append(EnumerationSyntax(name: name, labels: labels))
  }

  private mutating func parameter() throws(Failure) {
    advance()
    let name = try name()
    try need(":")
    let type = try type()
    try need("=")
    var values: [(value: TermSyntax, from: Day)] = []
    repeat {
      let value = try constant()
      try needWord("from")
      guard current.kind == .date, let day = Day(current.text) else {
        throw expected("una fecha", "uma data", "a date")
      }
      advance()
      values.append((value, day))
    } while acceptSign(",")
    file.parameters.append(
      ParameterSyntax(name: name, type: type, values: values, article: block.article))
  }

  /// A type: `number 0..1`, `integer -5..5`, `list of text separated by ";"` or a name.
  private mutating func type() throws(Failure) -> TypeSyntax {
    let start = current.range.start
    var name = try name()
    if name.text == "list", accept("of") {
      name = try self.name()
      try needWord("separated")
      try needWord("by")
      let separator = try quoted()
      return TypeSyntax(
        name: name, bounds: nil, separator: separator.text, range: SourceRange(start, end))
    }
    var bounds: (low: Ratio, high: Ratio)?
    if current.kind == .number || isSign("-") {
      let low = try number()
      try need("..")
      bounds = (low, try number())
    }
    return TypeSyntax(name: name, bounds: bounds, separator: nil, range: SourceRange(start, end))
  }

  /// A number with its sign and, perhaps, a denominator.
  private mutating func number() throws(Failure) -> Ratio {
    let term = try constant()
    if case .number(let ratio) = term.kind { return ratio }
    throw expected("un número", "um número", "a number")
  }

  private mutating func columns() throws(Failure) -> [ColumnSyntax] {
    var columns: [ColumnSyntax] = []
    try need("(")
    if acceptSign(")") { return columns }
    repeat {
      let name = try name()
      try need(":")
      var column = ColumnSyntax(name: name, type: try type())
      column.isOptional = acceptSign("?")
      column.isKey = accept("key")
      if acceptSign("=") { column.ifEmpty = try constant() }
      columns.append(column)
    } while acceptSign(",")
    try need(")")
    return columns
  }

  private mutating func relation() throws(Failure) {
    var kind = RelationSyntax.Kind.closed
    if accept("open") {
      kind = .open
    } else if accept("first") {
      kind = .first
    }
    try needWord("relation")
    let name = try name()
    file.relations.append(RelationSyntax(name: name, kind: kind, columns: try columns()))
  }

  private mutating func table() throws(Failure) {
    advance()
    let name = try name()
    let columns = try columns()
    let path = accept("from") ? try quoted() : nil
    file.relations.append(RelationSyntax(name: name, kind: .table(file: path), columns: columns))
  }

  private mutating func given() throws(Failure) {
    advance()
    let name = try name()
    let columns = try columns()
    try needWord("from")
    let who = try self.name()
    file.relations.append(
      RelationSyntax(name: name, kind: .given(who: who, text: try texts()), columns: columns))
  }
}
