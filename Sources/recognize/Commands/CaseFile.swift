import QualificationsKit
import RecognitionRules

/// A JSON file about a case: an object with known keys.
struct CaseFile {
  let source: SourceText

  /// The outermost object; a place and what was expected for anything else.
  func root(_ keys: [String]) throws(CommandFailure) -> JSONValue {
    let read = JSONReader.read(source)
    if let first = read.diagnostics.first, let range = first.range {
      throw fault(range, first.message)
    }
    guard let root = read.value.root, root.kind == .object else {
      throw fault(
        SourceRange(0, 1),
        LocalizedText(
          es: "se esperaba un objeto JSON", pt: "esperava-se um objeto JSON",
          en: "expected a JSON object"))
    }
    for member in root.children where !keys.contains(member.key) {
      let near = Nearest.candidates(to: member.key, among: keys, limit: 1).first ?? keys[0]
      throw fault(
        member.keyRange,
        LocalizedText(
          es: "clave desconocida '\(member.key)'; se esperaba una como '\(near)'",
          pt: "chave desconhecida '\(member.key)'; esperava-se uma como '\(near)'",
          en: "unknown key '\(member.key)'; expected one such as '\(near)'"))
    }
    return root
  }

  /// What is wrong at a place.
  func fault(_ range: SourceRange, _ message: LocalizedText) -> CommandFailure {
    Self.fault(place(range), message)
  }

  static func fault(_ place: CaseFacts.Place, _ message: LocalizedText) -> CommandFailure {
    let prefix = "\(place.file):\(place.line):\(place.column): "
    return CommandFailure(
      .unusable,
      LocalizedText(
        es: prefix + message.text(in: .es), pt: prefix + message.text(in: .pt),
        en: prefix + message.text(in: .en)))
  }

  private func place(_ range: SourceRange) -> CaseFacts.Place {
    let position = source.position(of: range.start)
    return CaseFacts.Place(file: source.name, line: position.line, column: position.column)
  }
}

/// The facts of a case under the key `facts`: relations with their rows.
extension CaseFile {
  /// The relations of a file that holds nothing else.
  func onlyFacts() throws(CommandFailure) -> [CaseFacts.Relation] {
    let root = try root(["facts"])
    if root["facts"] == nil {
      throw fault(
        root.range,
        LocalizedText(
          es: "falta la clave 'facts'", pt: "falta a chave 'facts'", en: "missing key 'facts'"))
    }
    return try facts(root)
  }

  /// The relations under `facts`, if there are any.
  func facts(_ root: JSONValue) throws(CommandFailure) -> [CaseFacts.Relation] {
    guard let value = root["facts"], value.kind != .null else { return [] }
    guard value.kind == .object else {
      throw wrongShape(
        value, es: "un objeto con listas por relación", pt: "um objeto com listas por relação",
        en: "an object with a list for each relation")
    }
    var result: [CaseFacts.Relation] = []
    for member in value.children {
      guard member.kind == .array else {
        throw wrongShape(
          member, es: "una lista de filas", pt: "uma lista de linhas", en: "a list of rows")
      }
      var rows: [CaseFacts.Row] = []
      for item in member.children { rows.append(try row(item)) }
      result.append(
        CaseFacts.Relation(name: member.key, place: place(member.keyRange), rows: rows))
    }
    return result
  }

  private func row(_ value: JSONValue) throws(CommandFailure) -> CaseFacts.Row {
    guard value.kind == .object else {
      throw wrongShape(
        value, es: "un objeto con columnas", pt: "um objeto com colunas",
        en: "an object with columns")
    }
    var cells: [CaseFacts.Cell] = []
    for member in value.children where member.kind != .null {
      cells.append(
        CaseFacts.Cell(
          column: member.key, place: place(member.range), value: try given(member)))
    }
    return CaseFacts.Row(place: place(value.range), cells: cells)
  }

  private func given(_ value: JSONValue) throws(CommandFailure) -> CaseFacts.Given {
    switch value.kind {
    case .string: return .text(value.text)
    case .yes: return .flag(true)
    case .no: return .flag(false)
    case .number:
      if let number = Ratio(value.text) { return .number(number) }
    case .array:
      var items: [CaseFacts.Given] = []
      for item in value.children { items.append(try given(item)) }
      return .list(items)
    case .object, .null: break
    }
    throw wrongShape(
      value, es: "un texto, un número sin exponente, true, false o una lista de ellos",
      pt: "um texto, um número sem expoente, true, false ou uma lista deles",
      en: "a string, a number without an exponent, true, false or a list of them")
  }

  private func wrongShape(
    _ value: JSONValue, es: String, pt: String, en: String
  ) -> CommandFailure {
    fault(
      value.range,
      LocalizedText(
        es: "valor de otra forma; se esperaba \(es)",
        pt: "valor de outra forma; esperava-se \(pt)", en: "value of another shape; expected \(en)"
      ))
  }
}
