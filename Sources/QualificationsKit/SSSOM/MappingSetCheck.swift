/// Checks a mapping set against the model of SSSOM 1.1: what must be there, identifiers and their
/// prefixes, dates, numbers, words, extensions.
///
/// Errors are what a reader must refuse; what it only should not find is a warning.
public struct MappingSetCheck {
  private let set: MappingSet
  /// The file that the metadata stand in.
  private let metadataFile: String
  private let prefixes: [[UInt8]]
  private let extensions: [String]
  private var findings = FindingList()

  /// The findings.
  /// - Parameter metadataFile: the file with the metadata, if it stands beside the rows.
  /// - Complexity: O(bytes of the cells).
  public static func check(_ set: MappingSet, metadataFile: String? = nil) -> [Diagnostic] {
    var check = MappingSetCheck(set, metadataFile ?? set.name)
    check.checkMetadata()
    check.checkDefinitions()
    check.checkColumns()
    return Diagnostic.sorted(check.findings.items)
  }

  private init(_ set: MappingSet, _ metadataFile: String) {
    self.set = set
    self.metadataFile = metadataFile
    prefixes = set.prefixes.map { Array($0.prefix.utf8) }
    extensions = set.extensionDefinitions.map { $0.slot }
  }

  /// The slots that make a row what it is.
  private static let essential = [
    "subject_id", "predicate_id", "object_id", "mapping_justification",
  ]

  // The metadata.

  private mutating func checkMetadata() {
    for slot in ["mapping_set_id", "license"] where set.metadata[key: slot]?.isEmpty ?? true {
      add(
        .missingSlot, nil, es: "falta '\(slot)' en los metadatos",
        pt: "falta '\(slot)' nos metadados", en: "missing '\(slot)' in the metadata")
    }
    for entry in set.metadata {
      guard let slot = SSSOMSlot.set(entry.key) else {
        checkExtension(
          entry.key, entry.range, metadataFile, SSSOMSlot.set.map { $0.name },
          isFlat: entry.value.text != nil)
        continue
      }
      if entry.key == "curie_map" { checkPrefixes(entry) }
      if entry.key == "sssom_version" { checkVersion(entry) }
      for text in entry.value.texts where slot.kind != .structure {
        checkValue(text, slot, entry.range, metadataFile)
      }
    }
  }

  private mutating func checkVersion(_ entry: MetadataEntry) {
    guard let version = entry.value.text, version != "1.0", version != "1.1" else { return }
    add(
      .unknownVersion, entry.range, es: "versión '\(version)' desconocida; se esperaba 1.1",
      pt: "versão '\(version)' desconhecida; esperava-se 1.1",
      en: "unknown version '\(version)'; expected 1.1")
  }

  private mutating func checkPrefixes(_ entry: MetadataEntry) {
    for item in entry.value.entries {
      let known = SSSOMSlot.builtIn.first { $0.prefix == item.key }
      if let known, known.address != item.value.text {
        add(
          .badHeader, item.range,
          es: "el prefijo '\(item.key)' está reservado; se esperaba '\(known.address)'",
          pt: "o prefixo '\(item.key)' é reservado; esperava-se '\(known.address)'",
          en: "the prefix '\(item.key)' is reserved; expected '\(known.address)'")
      }
    }
  }

  private mutating func checkDefinitions() {
    guard let entry = set.metadata.first(where: { $0.key == "extension_definitions" }),
      case .list(let items) = entry.value
    else { return }
    if items.count != set.extensionDefinitions.count {
      add(
        .slotValue, entry.range,
        es: "definición de extensión que no vale; se esperaba un nombre nuevo, con 'property' y "
          + "'type_hint' de prefijos declarados",
        pt: "definição de extensão que não vale; esperava-se um nome novo, com 'property' e "
          + "'type_hint' de prefixos declarados",
        en: "definition of an extension that does not hold; expected a new name, with 'property' "
          + "and 'type_hint' of declared prefixes")
    }
  }

  private mutating func checkExtension(
    _ name: String, _ range: SourceRange, _ file: String, _ known: [String], isFlat: Bool
  ) {
    if !isFlat {
      add(
        .slotValue, range, file,
        es: "la extensión '\(name)' tiene varios valores; se esperaba uno",
        pt: "a extensão '\(name)' tem vários valores; esperava-se um",
        en: "the extension '\(name)' has several values; expected one")
    }
    if extensions.contains(name) { return }
    let near = Nearest.candidates(to: name, among: known, limit: 1).first
    findings.add(
      Diagnostic(
        .undefinedSlot, file: file, range: range,
        message: LocalizedText(
          es: "'\(name)' no es de SSSOM ni está en 'extension_definitions'"
            + (near.map { "; ¿será '\($0)'?" } ?? ""),
          pt: "'\(name)' não é do SSSOM nem está em 'extension_definitions'"
            + (near.map { "; seria '\($0)'?" } ?? ""),
          en: "'\(name)' is not of SSSOM nor in 'extension_definitions'"
            + (near.map { "; did you mean '\($0)'?" } ?? "")), fix: near))
  }

  // The rows.

  private mutating func checkColumns() {
    let subject = literal("subject")
    let object = literal("object")
    for name in Self.essential where set.column(name) == nil {
      if name == "subject_id", isEverywhere(subject) { continue }
      if name == "object_id", isEverywhere(object) { continue }
      if set.rowCount == 0, set.columns.isEmpty { continue }
      add(
        .badHeader, SourceRange(set.headingRange.start, set.headingRange.start + 1), set.name,
        es: "falta la columna '\(name)'", pt: "falta a coluna '\(name)'",
        en: "missing column '\(name)'")
    }
    for (column, name) in set.columns.enumerated() {
      guard let slot = SSSOMSlot.row(name) else {
        checkExtension(
          name, set.headingRange, set.name, SSSOMSlot.row.map { $0.name } + extensions, isFlat: true
        )
        continue
      }
      if Self.essential.contains(name) {
        checkEssential(column, name, name == "subject_id" ? subject : object)
      } else if slot.kind != .text {
        checkOptional(column, slot)
      }
    }
  }

  /// Which rows have a literal at one side.
  private struct Literals {
    let column: Int?
    let isAll: Bool
  }

  private func literal(_ side: String) -> Literals {
    Literals(
      column: set.column("\(side)_type"),
      isAll: set.propagated("\(side)_type") == "rdfs literal")
  }

  private func isLiteral(_ row: Int, _ literals: Literals) -> Bool {
    if literals.isAll { return true }
    return literals.column.map { set.text(row, $0) == "rdfs literal" } ?? false
  }

  private func isEverywhere(_ literals: Literals) -> Bool {
    set.rowCount > 0 && (0..<set.rowCount).allSatisfy { isLiteral($0, literals) }
  }

  private mutating func checkEssential(_ column: Int, _ name: String, _ literals: Literals) {
    let isEnd = name == "subject_id" || name == "object_id"
    for row in 0..<set.rowCount {
      if set.isEmpty(row, column) {
        if isEnd, isLiteral(row, literals) { continue }
        add(
          .missingCell, set.range(row), set.name, es: "falta '\(name)' en la fila",
          pt: "falta '\(name)' na linha", en: "missing '\(name)' in the row")
        continue
      }
      let identifier = set.bytes(row, column)
      guard let prefix = Self.prefix(identifier) else {
        notCURIE(set.text(row, column), set.range(row, column), .notACURIE)
        continue
      }
      if !prefixes.contains(where: { $0.elementsEqual(prefix) }) {
        undeclared(
          String(decoding: prefix, as: UTF8.self), set.range(row, column), .undeclaredPrefix)
      }
    }
  }

  private mutating func checkOptional(_ column: Int, _ slot: SSSOMSlot) {
    // Most cells are like the last sound one, or sound at first sight: no text is made of them.
    var sound: ArraySlice<UInt8> = []
    for row in 0..<set.rowCount where !set.isEmpty(row, column) {
      let cell = set.bytes(row, column)
      if cell.elementsEqual(sound) { continue }
      let known = findings.items.count
      if !isSoundAtSight(cell, slot) {
        let range = set.range(row, column)
        let text = set.text(row, column)
        for value in slot.isList ? MappingCell.values(text) : [text] {
          checkValue(value, slot, range, set.name)
        }
      }
      if findings.items.count == known { sound = cell }
    }
  }

  private func isSoundAtSight(_ cell: ArraySlice<UInt8>, _ slot: SSSOMSlot) -> Bool {
    switch slot.kind {
    case .identifier:
      if slot.isList, cell.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") })
      {
        return false
      }
      guard let prefix = Self.prefix(cell) else { return false }
      return prefixes.contains { $0.elementsEqual(prefix) }
    case .number:
      // `0.` and up to fifteen digits.
      let digits = cell.dropFirst(2)
      return cell.starts(with: [48, 46]) && !digits.isEmpty && digits.count <= 15
        && digits.allSatisfy { (48...57).contains($0) }
    default: return false
    }
  }

  private mutating func checkValue(
    _ text: String, _ slot: SSSOMSlot, _ range: SourceRange, _ file: String
  ) {
    let isSound: Bool
    let expected: LocalizedText
    switch slot.kind {
    case .text, .structure: return
    case .identifier:
      guard let prefix = Self.prefix(ArraySlice(text.utf8)) else {
        notCURIE(text, range, .slotValue, file)
        return
      }
      if !prefixes.contains(where: { $0.elementsEqual(prefix) }) {
        undeclared(String(decoding: prefix, as: UTF8.self), range, .slotValue, file)
      }
      return
    case .address:
      isSound = Self.hasScheme(text)
      expected = LocalizedText(
        es: "una dirección absoluta", pt: "um endereço absoluto", en: "an absolute address")
    case .date:
      isSound = Day(text) != nil
      expected = LocalizedText(
        es: "una fecha como 2026-11-30", pt: "uma data como 2026-11-30",
        en: "a date such as 2026-11-30")
    case .number(let least):
      isSound = Self.isNumber(text, from: least)
      expected = LocalizedText(
        es: "un número de \(least) a 1", pt: "um número de \(least) a 1",
        en: "a number from \(least) to 1")
    case .word(let words):
      if slot.name == "sssom_version" { return }
      isSound = words.contains(text)
      let list = words.joined(separator: ", ")
      expected = LocalizedText(es: list, pt: list, en: list)
      if !isSound, slot.name == "predicate_modifier" {
        wrong(text, slot, expected, range, .unknownWord, file)
        return
      }
    }
    if !isSound { wrong(text, slot, expected, range, .slotValue, file) }
  }

  private mutating func wrong(
    _ text: String, _ slot: SSSOMSlot, _ expected: LocalizedText, _ range: SourceRange,
    _ code: DiagnosticCode, _ file: String
  ) {
    add(
      code, range, file,
      es: "'\(text)' no vale en '\(slot.name)'; se esperaba \(expected.text(in: .es))",
      pt: "'\(text)' não serve em '\(slot.name)'; esperava-se \(expected.text(in: .pt))",
      en: "'\(text)' is no value of '\(slot.name)'; expected \(expected.text(in: .en))")
  }

  private mutating func notCURIE(
    _ text: String, _ range: SourceRange, _ code: DiagnosticCode, _ file: String? = nil
  ) {
    add(
      code, range, file ?? set.name, es: "'\(text)' no es un identificador 'prefijo:nombre'",
      pt: "'\(text)' não é um identificador 'prefixo:nome'",
      en: "'\(text)' is no identifier 'prefix:name'")
  }

  private mutating func undeclared(
    _ prefix: String, _ range: SourceRange, _ code: DiagnosticCode, _ file: String? = nil
  ) {
    add(
      code, range, file ?? set.name, es: "prefijo '\(prefix)' que 'curie_map' no declara",
      pt: "prefixo '\(prefix)' que 'curie_map' não declara",
      en: "prefix '\(prefix)' that 'curie_map' does not declare")
  }

  private mutating func add(
    _ code: DiagnosticCode, _ range: SourceRange?, _ file: String? = nil, es: String, pt: String,
    en: String
  ) {
    findings.add(
      Diagnostic(
        code, file: file ?? metadataFile, range: range,
        message: LocalizedText(es: es, pt: pt, en: en)))
  }
}

extension MappingSetCheck {
  /// What stands before the colon of `prefix:name`; `nil` for anything else, addresses included.
  static func prefix(_ identifier: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let colon = identifier.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = identifier[(colon + 1)...]
    if colon == identifier.startIndex || name.starts(with: [47, 47]) { return nil }
    return identifier[..<colon]
  }

  /// Whether a text begins with a scheme (RFC 3986).
  private static func hasScheme(_ text: String) -> Bool {
    var count = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: ":") { return count > 0 }
      let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
      let isOther = (48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46
      guard isLetter || (count > 0 && isOther) else { return false }
      count += 1
    }
    return false
  }

  /// Whether a text is a decimal number in range; of numbers with an exponent only the form counts.
  private static func isNumber(_ text: String, from least: Int) -> Bool {
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    if parts.count == 2, let _ = Ratio(String(parts[0])), let _ = Int(String(parts[1])) {
      return true
    }
    guard let number = Ratio(text) else { return text.utf8.count > 15 }
    return number >= Ratio(least) && number <= .one
  }
}
