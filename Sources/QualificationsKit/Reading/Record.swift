/// What the readers of one file share: its findings and its sources.
final class FileContext {
  let source: SourceText
  /// The findings of the whole file, up to the limit.
  private var list = FindingList()
  /// The file's sources by key, as indices into the library's table.
  var sourceByKey: [String: DenseIndex<SourceRecord>] = [:]
  /// The keys of the file's sources that are of a third party.
  var thirdParties: Set<String> = []

  init(_ source: SourceText) {
    self.source = source
  }

  /// The findings so far.
  var findings: [Diagnostic] { list.items }

  func add(
    _ code: DiagnosticCode, _ range: SourceRange?, subject: String = "",
    _ message: @autoclosure () -> LocalizedText, fix: String? = nil
  ) {
    let name = source.name
    list.add(
      in: name,
      Diagnostic(code, file: name, range: range, subject: subject, message: message(), fix: fix))
  }

  /// Whether further findings are only counted: what is nearest need not be looked for.
  var isFull: Bool { list.isFull(source.name) }

  /// The name nearest to one that was not found, among few enough to be worth looking through.
  func nearest(to word: String, among names: [String]) -> String? {
    guard !isFull, names.count <= 1000 else { return nil }
    return Nearest.candidates(to: word, among: names, limit: 1).first
  }

  /// A finding on a file that is too large to be read.
  func addTooLarge() {
    let limit = SourceText.largest >> 20
    add(
      .fileTooLarge, nil,
      LocalizedText(
        es: "archivo de más de \(limit) MB; no se lee: se esperaba repartido en varios",
        pt: "arquivo de mais de \(limit) MB; não é lido: esperava-se dividido em vários",
        en: "file of more than \(limit) MB; it is not read: expected it divided into several"))
  }

  /// Adds what a reader of bytes found.
  func add(_ items: [Diagnostic]) {
    for item in items { list.add(in: source.name, item) }
  }
}

/// A JSON object read as a record: known keys, typed fields, findings for everything else.
struct Record {
  let value: JSONValue
  let context: FileContext
  private let keys: [String]
  /// The value of each key that is there, the first of several.
  private let fields: [JSONValue?]

  /// Reads the members; a key that is not among `keys` is a finding with the nearest one.
  init?(_ value: JSONValue, _ context: FileContext, keys: [String]) {
    guard value.kind == .object else {
      context.wrongType(value, es: "un objeto", pt: "um objeto", en: "an object")
      return nil
    }
    self.value = value
    self.context = context
    self.keys = keys
    var fields = [JSONValue?](repeating: nil, count: keys.count)
    for child in value.children {
      let key = child.key
      if let index = keys.firstIndex(of: key) {
        if fields[index] == nil { fields[index] = child }
      } else if key != "$schema" {
        let near = context.nearest(to: key, among: keys)
        context.add(
          .unknownKey, child.keyRange,
          LocalizedText(
            es: "clave desconocida '\(key)'" + (near.map { "; ¿será '\($0)'?" } ?? ""),
            pt: "chave desconhecida '\(key)'" + (near.map { "; seria '\($0)'?" } ?? ""),
            en: "unknown key '\(key)'" + (near.map { "; did you mean '\($0)'?" } ?? "")), fix: near)
      }
    }
    self.fields = fields
  }

  var range: SourceRange { value.range }
  var place: RecordPlace { RecordPlace(file: context.source.name, range: value.range) }

  /// The value of a key; `nil` where it is missing or null.
  subscript(key: String) -> JSONValue? {
    guard let index = keys.firstIndex(of: key), let field = fields[index], field.kind != .null
    else { return nil }
    return field
  }

  func string(_ key: String) -> String? {
    guard let field = self[key] else { return nil }
    return context.string(field)
  }

  /// A string that must be there; a finding and an empty text otherwise.
  func requiredString(_ key: String) -> String {
    if let text = string(key) { return text }
    if self[key] == nil {
      context.add(
        .missingKey, SourceRange(value.range.start, value.range.start + 1),
        LocalizedText(
          es: "falta la clave '\(key)'", pt: "falta a chave '\(key)'", en: "missing key '\(key)'"))
    }
    return ""
  }

  /// One of a closed set of words.
  func choice(_ key: String, _ allowed: [String]) -> String? {
    guard let field = self[key], let word = context.string(field) else { return nil }
    return context.choice(word, field.range, allowed)
  }

  /// One of a closed set of words that must be there.
  func requiredChoice(_ key: String, _ allowed: [String]) -> String? {
    let word = requiredString(key)
    guard !word.isEmpty, let field = self[key] else { return nil }
    return context.choice(word, field.range, allowed)
  }

  /// A list of strings without order, none of them twice.
  func strings(_ key: String) -> [String] { context.strings(list(key)) }

  func list(_ key: String) -> [JSONValue] {
    guard let field = self[key] else { return [] }
    guard field.kind == .array else {
      context.wrongType(field, es: "una lista", pt: "uma lista", en: "an array")
      return []
    }
    return field.children
  }

  func bool(_ key: String) -> Bool? {
    guard let field = self[key] else { return nil }
    switch field.kind {
    case .yes: return true
    case .no: return false
    default:
      context.wrongType(field, es: "true o false", pt: "true ou false", en: "true or false")
      return nil
    }
  }

  func text(_ key: String) -> LocalizedText {
    guard let field = self[key] else { return LocalizedText() }
    return context.text(field)
  }

  func integer(_ key: String) -> Int? { self[key].flatMap { context.integer($0) } }

  func ratio(_ key: String) -> Ratio? {
    guard let field = self[key] else { return nil }
    if field.kind == .number, let ratio = Ratio(field.text), ratio >= .zero { return ratio }
    context.wrongType(
      field, es: "un número de 0 en adelante como 30 o 7.5, de 15 cifras a lo sumo",
      pt: "um número de 0 em diante como 30 ou 7.5, de no máximo 15 algarismos",
      en: "a number from 0 upwards such as 30 or 7.5, of at most 15 digits")
    return nil
  }

  /// A whole number of a range; a finding otherwise.
  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    self[key].flatMap { context.integer($0, in: range) }
  }

  func date(_ key: String) -> PartialDate? { self[key].flatMap { context.date($0) } }

  /// A field in one of its three forms: a value, a value with its source, or claims.
  func fact<Value: Hashable & Sendable>(
    _ key: String, _ outer: Provenance, _ parse: (JSONValue) -> Value?
  ) -> Fact<Value> {
    guard let field = self[key] else { return .unknown }
    if field.kind == .object, let list = field["claims"] {
      if Record(field, context, keys: ["claims"]) == nil { return .unknown }
      guard list.kind == .array else {
        context.wrongType(list, es: "una lista", pt: "uma lista", en: "an array")
        return .unknown
      }
      return Fact(claims: claims(list, outer, parse))
    }
    if field.kind == .object, field["value"] != nil {
      return Fact(claims: [claim(field, outer, parse)].compactMap { $0 })
    }
    guard let value = parse(field) else { return .unknown }
    return Fact(value, outer)
  }

  private func claims<Value: Hashable & Sendable>(
    _ list: JSONValue, _ outer: Provenance, _ parse: (JSONValue) -> Value?
  ) -> [Claim<Value>] {
    let items = list.children
    if items.count < 2 {
      context.add(
        .singleClaim, list.range,
        LocalizedText(
          es: "'claims' con \(items.count) afirmaciones; se esperaban dos que no concuerdan, "
            + "o 'value' con su fuente",
          pt: "'claims' com \(items.count) afirmações; esperavam-se duas que não concordam, "
            + "ou 'value' com sua fonte",
          en: "'claims' with \(items.count) claims; expected two that disagree, "
            + "or 'value' with its source"))
    }
    var result: [Claim<Value>] = []
    var preferred = 0
    for item in items {
      guard let claim = claim(item, outer, parse) else { continue }
      if claim.preferred != nil { preferred += 1 }
      if claim.preferred != nil, preferred == 2 {
        context.add(
          .severalPreferred, item.range,
          LocalizedText(
            es: "otra afirmación preferida más; se esperaba una a lo sumo",
            pt: "mais uma afirmação preferida; esperava-se no máximo uma",
            en: "one more preferred claim; expected one at most"))
      }
      result.append(claim)
    }
    return result
  }

  private func claim<Value: Hashable & Sendable>(
    _ json: JSONValue, _ outer: Provenance, _ parse: (JSONValue) -> Value?
  ) -> Claim<Value>? {
    let keys = ["value", "source", "status", "note", "preferred"]
    guard let record = Record(json, context, keys: keys) else { return nil }
    guard let field = record["value"] else { return nil }
    guard let value = parse(field) else { return nil }
    return Claim(
      value: value, provenance: record.provenance(inheriting: outer), note: record.string("note"),
      preferred: record.string("preferred"))
  }
}

extension FileContext {
  func wrongType(_ value: JSONValue, es: String, pt: String, en: String) {
    add(
      .wrongType, value.range,
      LocalizedText(
        es: "valor de otro tipo; se esperaba \(es)", pt: "valor de outro tipo; esperava-se \(pt)",
        en: "value of another type; expected \(en)"))
  }

  func string(_ value: JSONValue) -> String? {
    guard value.kind == .string else {
      wrongType(value, es: "un texto entre comillas", pt: "um texto entre aspas", en: "a string")
      return nil
    }
    let text = value.text
    if text == Placeholder.text {
      add(
        .toFill, value.range,
        LocalizedText(
          es: "por completar; se esperaba un texto en lugar de '\(text)'",
          pt: "por preencher; esperava-se um texto em lugar de '\(text)'",
          en: "to be filled in; expected a text in place of '\(text)'"))
    }
    checkComposed(text, value.range)
    return text
  }

  /// The strings of a list without order; a finding on one that stands in it twice.
  func strings(_ values: [JSONValue]) -> [String] {
    var result: [String] = []
    var seen: Set<String> = []
    for value in values {
      guard let text = string(value) else { continue }
      result.append(text)
      if values.count > 1, !seen.insert(text).inserted {
        add(
          .repeatedItem, value.range,
          LocalizedText(
            es: "'\(text)' dos veces en la lista; se esperaba una sola",
            pt: "'\(text)' duas vezes na lista; esperava-se uma só",
            en: "'\(text)' twice in the list; expected once"))
      }
    }
    return result
  }

  /// A finding if a text has combining marks where composed letters exist: text is kept in NFC.
  func checkComposed(_ text: String, _ range: SourceRange) {
    guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return }
    guard text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) }) else {
      return
    }
    add(
      .notComposed, range,
      LocalizedText(
        es: "texto con acentos descompuestos; se esperaba la forma NFC",
        pt: "texto com acentos decompostos; esperava-se a forma NFC",
        en: "text with decomposed accents; expected form NFC"))
  }

  /// A status by its word.
  func status(_ word: String, _ range: SourceRange) -> FactStatus? {
    if let status = FactStatus(rawValue: word) { return status }
    return choice(word, range, FactStatus.allCases.map { $0.rawValue })
      .flatMap { FactStatus(rawValue: $0) }
  }

  func choice(_ word: String, _ range: SourceRange, _ allowed: [String]) -> String? {
    if allowed.contains(word) { return word }
    let list = allowed.joined(separator: ", ")
    let near = nearest(to: word, among: allowed)
    add(
      .unknownWord, range,
      LocalizedText(
        es: "valor desconocido '\(word)'; se esperaba \(list)",
        pt: "valor desconhecido '\(word)'; esperava-se \(list)",
        en: "unknown value '\(word)'; expected \(list)"), fix: near)
    return nil
  }

  func text(_ value: JSONValue) -> LocalizedText {
    guard let record = Record(value, self, keys: ["es", "pt", "en"]) else { return LocalizedText() }
    return LocalizedText(
      es: record.string("es"), pt: record.string("pt"), en: record.string("en"))
  }

  func integer(_ value: JSONValue) -> Int? {
    if value.kind == .number, let number = Int(value.text) { return number }
    wrongType(value, es: "un número entero", pt: "um número inteiro", en: "a whole number")
    return nil
  }

  func integer(_ value: JSONValue, in range: ClosedRange<Int>) -> Int? {
    guard let number = integer(value) else { return nil }
    if range.contains(number) { return number }
    let (low, high) = (range.lowerBound, range.upperBound)
    wrongType(
      value, es: "un número entero de \(low) a \(high)",
      pt: "um número inteiro de \(low) a \(high)",
      en: "a whole number from \(low) to \(high)")
    return nil
  }

  func date(_ value: JSONValue) -> PartialDate? {
    guard let text = string(value) else { return nil }
    return date(text, value.range)
  }

  func date(_ text: String, _ range: SourceRange) -> PartialDate? {
    if let date = PartialDate(text) { return date }
    add(
      .badDate, range,
      LocalizedText(
        es: "fecha '\(text)' que no existe o mal escrita; se esperaba 2011, 2011-08 o 2011-08-31",
        pt: "data '\(text)' que não existe ou mal escrita; esperava-se 2011, 2011-08 ou 2011-08-31",
        en:
          "date '\(text)' that does not exist or is malformed; expected 2011, 2011-08 or 2011-08-31"
      ))
    return nil
  }

  /// One finding for a file's sources of which it is not recorded when they were read.
  func sourceUndated(_ keys: [String], _ range: SourceRange) {
    let shown = keys.prefix(5).joined(separator: "', '")
    let more = keys.count > 5 ? ", …" : ""
    add(
      .sourceUndated, range,
      LocalizedText(
        es: "no consta cuándo se leyó '\(shown)'\(more); se esperaba la fecha en 'read'",
        pt: "não consta quando se leu '\(shown)'\(more); esperava-se a data em 'read'",
        en: "it is not recorded when '\(shown)'\(more) was read; expected the date in 'read'"))
  }

  func unknownSource(_ key: String, _ range: SourceRange) {
    let near = isFull ? nil : nearest(to: key, among: sourceByKey.keys.sorted())
    add(
      .unknownSource, range,
      LocalizedText(
        es: "fuente '\(key)' que no está en 'sources'" + (near.map { "; ¿será '\($0)'?" } ?? ""),
        pt: "fonte '\(key)' que não está em 'sources'" + (near.map { "; seria '\($0)'?" } ?? ""),
        en: "source '\(key)' that is not in 'sources'"
          + (near.map { "; did you mean '\($0)'?" } ?? "")), fix: near)
  }
}
