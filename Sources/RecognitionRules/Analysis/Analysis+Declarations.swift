import QualificationsKit

/// Enumerations, relations and parameters.
extension Analysis {
  static let entities = ["standard", "component", "country", "body", "system", "purpose"]
  private static let simpleTypes = ["text", "number", "integer", "date", "flag"]

  mutating func declareEnumerations() {
    for syntax in file.enumerations {
      let name = syntax.name.text
      if enumerationByName[name] != nil || (Self.simpleTypes + Self.entities).contains(name) {
        duplicate(syntax.name)
      }
      var labels: Set<String> = []
      for label in syntax.labels where !labels.insert(label.text).inserted { duplicate(label) }
      enumerationByName[name] = enumerations.count
      enumerations.append(EnumerationInfo(name: name, labels: syntax.labels.map { $0.text }))
    }
  }

  /// The type that is written, with the range of a number; `nil` if there is no such type.
  private mutating func type(_ syntax: TypeSyntax) -> (type: ColumnType, range: NumberRange?)? {
    let name = syntax.name.text
    if name == "number" || name == "integer" { return (.number, numberRange(syntax)) }
    if syntax.bounds != nil {
      report(
        .badDeclaration, syntax.range,
        es: "intervalo de '\(name)'; se esperaba que solo 'number' o 'integer' lo tengan",
        pt: "intervalo de '\(name)'; esperava-se que só 'number' ou 'integer' o tenham",
        en: "range of '\(name)'; expected only 'number' or 'integer' to have one")
    }
    switch name {
    case "text": return (.text, nil)
    case "date": return (.date, nil)
    case "flag": return (.flag, nil)
    default: break
    }
    if Self.entities.contains(name) { return (.entity(name), nil) }
    if enumerationByName[name] != nil { return (.enumeration(name), nil) }
    if brokenNames.contains(name) { return nil }
    let known = (Self.simpleTypes + Self.entities + enumerations.map { $0.name }).sorted()
    let near = Nearest.candidates(to: name, among: known, limit: 1).first
    let list = known.joined(separator: ", ")
    report(
      .unknownType, syntax.name.range,
      es: "tipo desconocido '\(name)'; se esperaba \(list)",
      pt: "tipo desconhecido '\(name)'; esperava-se \(list)",
      en: "unknown type '\(name)'; expected \(list)", fix: near)
    return nil
  }

  private mutating func numberRange(_ syntax: TypeSyntax) -> NumberRange {
    let isWhole = syntax.name.text == "integer"
    guard let (low, high) = syntax.bounds else {
      var range = NumberRange.undeclared
      range.isWhole = isWhole
      return range
    }
    if high < low || (isWhole && (low.denominator != 1 || high.denominator != 1)) {
      report(
        .badDeclaration, syntax.range,
        es: "intervalo mal formado; se esperaba el menor antes del mayor, enteros si es 'integer'",
        pt: "intervalo mal formado; esperava-se o menor antes do maior, inteiros se é 'integer'",
        en: "malformed range; expected the lower end first, whole numbers for an 'integer'")
    }
    return NumberRange(low: low, high: high, isWhole: isWhole)
  }

  mutating func add(_ relation: RelationInfo, _ name: NameSyntax) -> Int {
    if relationByName[relation.name] != nil { duplicate(name) }
    return addHidden(relation)
  }

  /// Adds a relation that the book does not write out.
  mutating func addHidden(_ relation: RelationInfo) -> Int {
    relationByName[relation.name] = relations.count
    relations.append(relation)
    return relations.count - 1
  }

  /// The names of the relations that the book may write.
  var relationNames: [String] {
    relations.map { $0.name }.filter { !$0.utf8.contains(UInt8(ascii: "/")) }
  }

  mutating func declareRelations() {
    for syntax in file.relations {
      var names: Set<String> = []
      for column in syntax.columns where !names.insert(column.name.text).inserted {
        duplicate(column.name)
      }
      var info = RelationInfo(
        name: syntax.name.text, columns: [], isOpen: syntax.kind == .open,
        origin: origin(syntax))
      var elements: [(column: ColumnInfo, syntax: ColumnSyntax)] = []
      for column in syntax.columns {
        guard let resolved = resolve(column, of: syntax) else {
          brokenNames.insert(syntax.name.text)
          continue
        }
        if column.type.separator == nil {
          info.columns.append(resolved)
        } else if Self.isData(syntax.kind) {
          elements.append((resolved, column))
        }
      }
      if brokenNames.contains(syntax.name.text) { continue }
      let index = add(info, syntax.name)
      if syntax.kind == .first { declareOrdered(index, syntax) }
      for element in elements { declareList(element.column, element.syntax, of: index, syntax) }
    }
  }

  private mutating func origin(_ syntax: RelationSyntax) -> RelationInfo.Origin {
    switch syntax.kind {
    case .closed, .open, .first: return .rules
    case .table(let file):
      if let file, !Self.isLocalPath(file.text) {
        report(
          .badDeclaration, file.range,
          es: "camino '\(file.text)'; se esperaba un archivo junto al libro, sin '..'",
          pt: "caminho '\(file.text)'; esperava-se um arquivo junto ao livro, sem '..'",
          en: "path '\(file.text)'; expected a file beside the book, without '..'")
      }
      return .table(file: file?.text ?? syntax.name.text + ".csv")
    case .given(let who, let text):
      if !Vocabulary.suppliers.contains(who.text) { unknown(who, of: Vocabulary.suppliers) }
      if !text.isEmpty { checkTranslations(text, syntax.name) }
      return .given(who: who.text, text: text)
    }
  }

  /// Whether a path stays beside the book.
  private static func isLocalPath(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !path.utf8.contains(UInt8(ascii: "\\"))
      && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual("..".utf8) }
  }

  private mutating func resolve(
    _ column: ColumnSyntax, of relation: RelationSyntax
  ) -> ColumnInfo? {
    guard let (type, range) = type(column.type) else { return nil }
    var info = ColumnInfo(
      name: column.name.text, type: type, isOptional: column.isOptional, isKey: column.isKey,
      range: range)
    if let term = column.ifEmpty {
      info.ifEmpty = constant(term, type)
      checkRange(info.ifEmpty, range, term.range)
    }
    let isData = Self.isData(relation.kind)
    if (column.isKey || column.ifEmpty != nil) && column.isOptional {
      report(
        .badDeclaration, column.name.range,
        es:
          "'\(column.name.text)' con '?'; se esperaba que una clave o un valor por defecto no lo lleven",
        pt:
          "'\(column.name.text)' com '?'; esperava-se que uma chave ou um valor padrão não o levem",
        en: "'\(column.name.text)' with '?'; expected none on a key or beside a default")
    }
    if column.ifEmpty != nil && !isData || column.type.separator != nil && !isData {
      report(
        .badDeclaration, column.name.range,
        es: "'\(column.name.text)' de una relación de reglas; se esperaba 'table' o 'given' para "
          + "listas y valores por defecto",
        pt: "'\(column.name.text)' de uma relação de regras; esperava-se 'table' ou 'given' para "
          + "listas e valores padrão",
        en:
          "'\(column.name.text)' of a relation of rules; expected 'table' or 'given' for lists and "
          + "defaults")
    }
    return info
  }

  private static func isData(_ kind: RelationSyntax.Kind) -> Bool {
    switch kind {
    case .table, .given: true
    case .closed, .open, .first: false
    }
  }

  private mutating func declareOrdered(_ index: Int, _ syntax: RelationSyntax) {
    ordered[index] = []
    if relations[index].columns.contains(where: { $0.isKey }) { return }
    report(
      .badDeclaration, syntax.name.range,
      es: "'\(syntax.name.text)' sin clave; se esperaba 'key' en una columna al menos",
      pt: "'\(syntax.name.text)' sem chave; esperava-se 'key' em ao menos uma coluna",
      en: "'\(syntax.name.text)' without a key; expected 'key' on at least one column")
  }

  /// A list column is a relation of its own: the key of the row and one element.
  private mutating func declareList(
    _ column: ColumnInfo, _ syntax: ColumnSyntax, of index: Int, _ relation: RelationSyntax
  ) {
    if case .given = relation.kind, !relations[index].columns.isEmpty,
      !relations[index].columns.contains(where: { $0.isKey })
    {
      relations[index].columns[0].isKey = true
    }
    let keys = relations[index].columns.enumerated().filter { $0.element.isKey }
    let isFirst = relation.columns.first?.type.separator == nil
    guard let key = relations[index].columns.first, key.isKey, keys.count == 1, isFirst else {
      report(
        .badDeclaration, syntax.name.range,
        es: "lista '\(column.name)'; se esperaba la primera columna como única 'key'",
        pt: "lista '\(column.name)'; esperava-se a primeira coluna como única 'key'",
        en: "list '\(column.name)'; expected the first column as the only 'key'")
      return
    }
    if syntax.type.separator?.isEmpty == true {
      report(
        .badDeclaration, syntax.type.range,
        es: "lista sin separador; se esperaba al menos un carácter",
        pt: "lista sem separador; esperava-se ao menos um caractere",
        en: "list without a separator; expected at least one character")
    }
    let hidden = addHidden(
      RelationInfo(
        name: "\(relations[index].name)/\(column.name)", columns: [key, column],
        origin: .list(
          of: index, column: column.name, separator: syntax.type.separator ?? "")))
    lists[index, default: []].append((column.name, hidden))
  }

  mutating func declareParameters() {
    for syntax in file.parameters {
      if parameterByName[syntax.name.text] != nil {
        report(
          .duplicateName, syntax.name.range,
          es: "parámetro '\(syntax.name.text)' ya declarado; se esperaba otro nombre",
          pt: "parâmetro '\(syntax.name.text)' já declarado; esperava-se outro nome",
          en: "parameter '\(syntax.name.text)' already declared; expected another name")
      }
      guard let (type, range) = type(syntax.type) else {
        brokenNames.insert(syntax.name.text)
        continue
      }
      var values: [(value: Value, from: Day)] = []
      for item in syntax.values {
        let value = constant(item.value, type)
        checkRange(value, range, item.value.range)
        values.append((value, item.from))
      }
      parameterByName[syntax.name.text] = parameters.count
      parameters.append(
        Parameter(name: syntax.name.text, type: type, values: values, article: syntax.article))
    }
  }

  /// A constant outside of the range declared for it.
  private mutating func checkRange(_ value: Value?, _ range: NumberRange?, _ place: SourceRange) {
    guard case .number(let number) = value, let range, !range.holds(number) else { return }
    reportOutOfRange(number.exact, range, place)
  }

  mutating func reportOutOfRange(_ shown: String, _ range: NumberRange, _ place: SourceRange) {
    report(
      .outOfRange, place,
      es: "'\(shown)' fuera de lo declarado; se esperaba \(range.shown(.es))",
      pt: "'\(shown)' fora do declarado; esperava-se \(range.shown(.pt))",
      en: "'\(shown)' outside of what is declared; expected \(range.shown(.en))")
  }
}

extension NumberRange {
  /// Whether a number lies in it.
  func holds(_ number: Ratio) -> Bool {
    low <= number && number <= high && (!isWhole || number.denominator == 1)
  }

  /// The range in words.
  func shown(_ language: Language) -> String {
    let ends = "\(low.exact)..\(high.exact)"
    if !isWhole { return ends }
    switch language {
    case .es: return "un entero en \(ends)"
    case .pt: return "um inteiro em \(ends)"
    case .en: return "a whole number in \(ends)"
    }
  }
}
