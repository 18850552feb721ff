import QualificationsKit

extension Resolution {
  /// The codes of countries and regional prefixes that the library knows.
  static func places(_ library: Library) -> [String] {
    var codes: Set<String> = []
    for entry in library.classifications where entry.classification.hasPrefix("ISO") {
      codes.insert(entry.code)
    }
    for framework in library.frameworks { codes.insert(framework.country) }
    for standard in library.standards { codes.insert(standard.country) }
    for system in library.systems { codes.insert(system.country) }
    for instrument in library.instruments {
      for party in instrument.parties { codes.insert(party.country) }
    }
    codes.remove("")
    return codes.sorted()
  }

  /// The code of a country or regional prefix, given as a code or as its name in es, pt or en.
  static func country(_ text: String, in library: Library) throws(CommandFailure) -> String {
    let words = text.unicodeScalars
    let isWord = words.allSatisfy {
      $0.properties.isAlphabetic || $0 == " " || $0 == "-" || $0 == "." || $0 == "&"
    }
    guard !words.isEmpty, isWord else {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "país mal escrito '\(text)'; se esperaba un código, como CL",
          pt: "país mal escrito '\(text)'; esperava-se um código, como CL",
          en: "malformed country '\(text)'; expected a code, such as CL"))
    }
    let code = text.uppercased()
    if library.entry(ClassificationName.countries, code) != nil { return code }
    let known = places(library)
    if known.contains(code) { return code }
    let wanted = Folding.folded(text)
    let named = known.filter { names(of: $0, library).contains(wanted) }
    if named.count == 1, let only = named.first { return only }
    let near = suggestions(wanted, known, library)
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "país desconocido '\(text)'; se esperaba un código, como CL",
        pt: "país desconhecido '\(text)'; esperava-se um código, como CL",
        en: "unknown country '\(text)'; expected a code, such as CL"),
      candidates: near.map { ($0, RecordReference.country($0).title(in: library)) })
  }

  private static func names(of code: String, _ library: Library) -> [String] {
    Language.allCases.map { Folding.folded(library.place(code, $0)) }
  }

  /// Names that begin so; codes of two letters that stand in a longer code (`CHL`, `CLP`: `CL`);
  /// names and codes nearly so.
  private static func suggestions(
    _ wanted: String, _ known: [String], _ library: Library
  ) -> [String] {
    var found = known.filter { code in
      names(of: code, library).contains { $0.hasPrefix(wanted) }
    }
    if found.isEmpty, wanted.utf8.count == 3 {
      found = known.filter { code in
        let letters = Array(code.lowercased().utf8)
        let given = Array(wanted.utf8)
        return letters.count == 2 && letters[0] == given[0] && given[1...].contains(letters[1])
      }
    }
    if found.isEmpty {
      found = known.filter { code in
        !Nearest.candidates(to: wanted, among: names(of: code, library), limit: 1).isEmpty
      }
    }
    if found.isEmpty, wanted.utf8.count != 2 {
      found = Nearest.candidates(to: wanted, among: known)
    }
    return Array(found.prefix(5))
  }

  /// The code of an ISCO-08 group, given as `7126` or `ISCO-08:7126`.
  static func occupation(_ text: String, in library: Library) throws(CommandFailure) -> String {
    let code = text.hasPrefix("ISCO-08:") ? Handle.code(of: text) : text
    let isDigits =
      (1...4).contains(code.utf8.count) && code.utf8.allSatisfy { (48...57).contains($0) }
    guard isDigits else {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "ocupación mal escrita '\(text)'; se esperaba un grupo de la CIUO-08, como 7126",
          pt: "ocupação mal escrita '\(text)'; esperava-se um grupo da ISCO-08, como 7126",
          en: "malformed occupation '\(text)'; expected an ISCO-08 group, such as 7126"),
        hint: LocalizedText(
          es: "busque el grupo con: recognize find OFICIO",
          pt: "busque o grupo com: recognize find OFÍCIO",
          en: "find the group with: recognize find TRADE"))
    }
    if library.entry("ISCO-08", code) != nil { return code }
    let parent = String(code.dropLast())
    let near = library.classifications.filter {
      $0.classification == "ISCO-08" && $0.parent == parent
    }
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "la CIUO-08 no tiene el grupo '\(code)'", pt: "a ISCO-08 não tem o grupo '\(code)'",
        en: "ISCO-08 has no group '\(code)'"),
      candidates: near.map { ($0.code, $0.title) })
  }

  /// The letter of an ISIC section.
  static func sector(_ text: String, in library: Library) throws(CommandFailure) -> String {
    let letter = text.uppercased()
    let sections = library.classifications.filter {
      $0.classification.hasPrefix("ISIC") && $0.code.utf8.count == 1
    }
    if sections.contains(where: { $0.code == letter }) { return letter }
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "sección de la CIIU desconocida '\(text)'; se esperaba una letra:",
        pt: "seção da ISIC desconhecida '\(text)'; esperava-se uma letra:",
        en: "unknown ISIC section '\(text)'; expected a letter:"),
      candidates: sections.map { ($0.code, $0.title) })
  }
}
