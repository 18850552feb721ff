import QualificationsKit

/// From what a user typed to the one record it names: an identifier, else a bare code, else words of
/// a title; several or none end with code 65.
enum Resolution {
  /// The record that `text` names.
  static func record(
    _ text: String, in library: Library
  ) throws(CommandFailure) -> RecordReference {
    try checkShape(text)
    if let found = exact(text, library) { return found }
    var found = byCode(text, library.namedRecords, library)
    if let entry = library.entry("ISCO-08", text) { found.append(.occupation(entry)) }
    if found.isEmpty { found = byCountry(text, library) }
    if found.isEmpty { found = byTitle(text, library.namedRecords, library) }
    return try one(found, text, library)
  }

  /// The standard that `text` names, of that country if one is given.
  static func standard(
    _ text: String, in library: Library, country: String? = nil
  ) throws(CommandFailure) -> Standard {
    try checkShape(text)
    if let standard = library.standard(text) { return standard }
    let standards = library.standards.filter { country == nil || $0.country == country }
    let records = standards.map { RecordReference.standard($0) }
    var found = byCode(text, records, library)
    if found.isEmpty, let index = component(text, library) {
      throw notAStandard(text, library.standards(containing: index), library)
    }
    if found.isEmpty { found = byTitle(text, records, library) }
    guard case .standard(let standard) = try one(found, text, library, among: records) else {
      throw unknown(text, records, library)
    }
    return standard
  }

  /// The component of a standard that `text` names: identifier, code, `#n` or words of its title.
  static func component(
    _ text: String, of standard: Standard, in library: Library
  ) throws(CommandFailure) -> DenseIndex<Component> {
    try checkShape(text)
    let parts = library.descendants(of: standard.root)
    if let index = library.component(text), parts.contains(index) { return index }
    if let index = library.component(standard.id + text), parts.contains(index) { return index }
    let records = parts.dropFirst().map { RecordReference.component($0) }
    var found = byCode(text, records, library)
    if found.isEmpty { found = byTitle(text, records, library) }
    guard case .component(let index) = try one(found, text, library, among: records) else {
      throw unknown(text, records, library)
    }
    return index
  }

  /// The certification system that `text` names.
  static func system(
    _ text: String, in library: Library
  ) throws(CommandFailure) -> CertificationSystem {
    try checkShape(text)
    if let system = library.system(text) { return system }
    let records = library.systems.map { RecordReference.system($0) }
    var found = byCode(text, records, library)
    if found.isEmpty { found = byTitle(text, records, library) }
    guard case .system(let system) = try one(found, text, library, among: records) else {
      throw unknown(text, records, library)
    }
    return system
  }

  /// The body that `text` names: identifier, short name or words of its name.
  static func body(_ text: String, in library: Library) throws(CommandFailure) -> Body {
    try checkShape(text)
    if let body = library.body(text) { return body }
    let records = library.bodies.map { RecordReference.body($0) }
    var found = byCode(text, records, library)
    if found.isEmpty { found = byTitle(text, records, library) }
    guard case .body(let body) = try one(found, text, library, among: records) else {
      throw unknown(text, records, library)
    }
    return body
  }
}

extension Resolution {
  /// Wrong words, not an unknown name: nothing, a lone colon, control characters.
  static func checkShape(_ text: String) throws(CommandFailure) {
    let bytes = text.utf8
    let isBlank = bytes.allSatisfy { $0 == UInt8(ascii: " ") }
    let colon = UInt8(ascii: ":")
    let isTorn = bytes.first == colon || bytes.last == colon
    let hasControl = bytes.contains { $0 < 32 || $0 == 127 }
    if bytes.count > 500 {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "nombre de \(bytes.count) bytes; se esperaba un identificador, un código o un título",
          pt: "nome de \(bytes.count) bytes; esperava-se um identificador, um código ou um título",
          en: "name of \(bytes.count) bytes; expected an identifier, a code or a title"))
    }
    guard isBlank || isTorn || hasControl else { return }
    throw CommandFailure(
      .usage,
      LocalizedText(
        es: "identificador mal escrito '\(text)'; se esperaba PAÍS:código, como MX:EC0045",
        pt: "identificador mal escrito '\(text)'; esperava-se PAÍS:código, como MX:EC0045",
        en: "malformed identifier '\(text)'; expected COUNTRY:code, such as MX:EC0045"))
  }

  /// The record whose identifier is exactly that.
  private static func exact(_ text: String, _ library: Library) -> RecordReference? {
    if let standard = library.standard(text) { return .standard(standard) }
    if let index = library.component(text) { return .component(index) }
    if let framework = library.framework(text) { return .framework(framework) }
    if let system = library.system(text) { return .system(system) }
    if let body = library.body(text) { return .body(body) }
    if let instrument = library.instrument(text) { return .instrument(instrument) }
    if let level = level(text, library) { return level }
    if let index = library.mapping(text) { return .mapping(index) }
    let prefix = "ISCO-08:"
    if text.hasPrefix(prefix), let entry = library.entry("ISCO-08", Handle.code(of: text)) {
      return .occupation(entry)
    }
    return nil
  }

  /// `FRAMEWORK/label`.
  private static func level(_ text: String, _ library: Library) -> RecordReference? {
    let parts = text.split(separator: "/", maxSplits: 1).map { String($0) }
    guard parts.count == 2, let framework = library.framework(parts[0]) else { return nil }
    let wanted = Folding.folded(parts[1])
    let level =
      framework.levels.first { $0.label == parts[1] }
      ?? framework.levels.first { Folding.folded($0.label) == wanted }
    return level.map { .level(framework, $0) }
  }

  /// A component that is no standard, by identifier or by its own code.
  private static func component(_ text: String, _ library: Library) -> DenseIndex<Component>? {
    if let index = library.component(text) { return index }
    let wanted = codeForm(text)
    let row = library.components.indices.first { row in
      library.components[row].code.map { codeForm($0) } == wanted
        && library.standard(rootedAt: DenseIndex(row)) == nil
    }
    return row.map { DenseIndex($0) }
  }

  /// A code as it is compared: capitals, and hyphens for runs of spaces, colons and slashes.
  static func codeForm(_ code: String) -> String {
    Handle.identifier(prefix: "", code: code).uppercased()
  }

  /// Records with that identifier whatever its capitals, or with that bare code or short name.
  private static func byCode(
    _ text: String, _ records: [RecordReference], _ library: Library
  ) -> [RecordReference] {
    let identifier = text.uppercased()
    let same = records.filter { $0.id(in: library).uppercased() == identifier }
    if !same.isEmpty { return same }
    let wanted = codeForm(text)
    return records.filter { $0.codes(in: library).contains { codeForm($0) == wanted } }
  }

  private static func byCountry(_ text: String, _ library: Library) -> [RecordReference] {
    places(library).contains(text) ? [.country(text)] : []
  }

  /// Records whose title is that, else those whose title has all the words.
  private static func byTitle(
    _ text: String, _ records: [RecordReference], _ library: Library
  ) -> [RecordReference] {
    let wanted = Folding.folded(text)
    let words = wanted.split(separator: " ")
    guard !words.isEmpty else { return [] }
    var whole: [RecordReference] = []
    var some: [RecordReference] = []
    for record in records {
      let title = record.title(in: library)
      for language in Language.allCases {
        guard let name = title[language] else { continue }
        let folded = Folding.folded(name)
        if folded == wanted {
          whole.append(record)
          break
        }
        let parts = folded.split(separator: " ")
        if words.allSatisfy({ parts.contains($0) }) {
          some.append(record)
          break
        }
      }
    }
    if !whole.isEmpty { return whole }
    // Whole standards go before their parts: the words of a standard's title are often in both.
    let standards = some.filter { $0.kind == "standard" }
    return standards.isEmpty ? some : standards
  }
}

extension RecordReference {
  /// The official code or short name of the record.
  fileprivate func codes(in library: Library) -> [String] {
    switch self {
    case .standard(let standard): standard.code.map { [$0] } ?? []
    case .component(let index): library[index].code.map { [$0] } ?? []
    case .framework(let framework): [framework.acronym, Handle.code(of: framework.id)]
    case .body(let body): body.acronym.map { [$0] } ?? []
    case .instrument(let instrument): [Handle.code(of: instrument.id)]
    case .level, .system, .mapping, .occupation, .country: []
    }
  }
}

extension Resolution {
  /// The only record found.
  private static func one(
    _ found: [RecordReference], _ text: String, _ library: Library,
    among records: [RecordReference]? = nil
  ) throws(CommandFailure) -> RecordReference {
    guard let first = found.first else {
      throw unknown(text, records ?? library.namedRecords, library)
    }
    if found.count == 1 { return first }
    throw several(text, found, library)
  }

  private static func several(
    _ text: String, _ found: [RecordReference], _ library: Library
  ) -> CommandFailure {
    return CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(text)' nombra \(found.count) registros; se esperaba uno de ellos",
        pt: "'\(text)' nomeia \(found.count) registros; esperava-se um deles",
        en: "'\(text)' names \(found.count) records; expected one of them"),
      candidates: found.map { ($0.id(in: library), $0.title(in: library)) })
  }

  private static func unknown(
    _ text: String, _ records: [RecordReference], _ library: Library
  ) -> CommandFailure {
    let near = nearest(text, records, library)
    if near.isEmpty {
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "nada se llama '\(text)'", pt: "nada se chama '\(text)'",
          en: "nothing is called '\(text)'"),
        hint: LocalizedText(
          es: "busque con: recognize find PALABRAS", pt: "busque com: recognize find PALAVRAS",
          en: "search with: recognize find WORDS"))
    }
    return CommandFailure(
      .unusable,
      LocalizedText(
        es: "nada se llama '\(text)'; lo más parecido:",
        pt: "nada se chama '\(text)'; o mais parecido:",
        en: "nothing is called '\(text)'; the nearest:"),
      candidates: near.map { ($0, exact($0, library)?.title(in: library) ?? LocalizedText()) })
  }

  /// The identifiers nearest to the text, or to a code without its prefix.
  private static func nearest(
    _ text: String, _ records: [RecordReference], _ library: Library
  ) -> [String] {
    // Titles of several words are not misspelt identifiers.
    guard !text.utf8.contains(UInt8(ascii: " ")) else { return [] }
    let ids = records.map { $0.id(in: library) }
    if text.utf8.contains(UInt8(ascii: ":")) {
      return Nearest.candidates(to: text, among: ids, limit: 5)
    }
    var idByCode: [String: String] = [:]
    for id in ids.reversed() { idByCode[Handle.code(of: id)] = id }
    let codes = Nearest.candidates(to: text, among: idByCode.keys.sorted(), limit: 5)
    return codes.compactMap { idByCode[$0] }
  }

  private static func notAStandard(
    _ text: String, _ standards: [DenseIndex<Standard>], _ library: Library
  ) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(text)' es un componente, no una norma; es parte de:",
        pt: "'\(text)' é um componente, não um padrão; é parte de:",
        en: "'\(text)' is a component, not a standard; it is part of:"),
      candidates: standards.map { (library[$0].id, library[$0].title) })
  }
}
