/// Codes of classifications that records name: occupations (ISCO-08) and sectors (ISIC).
enum GroupCodeCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.instruments {
      for code in item.occupations {
        checkOccupation(
          code, isUnit: false, ["scope", "occupations", .equal(code)], item.place, item.id, &list)
      }
      for letter in item.sectors {
        checkSector(letter, ["scope", "sectors", .equal(letter)], item.place, item.id, &list)
      }
    }
    for item in library.words where !item.isco08.isEmpty {
      checkOccupation(item.isco08, isUnit: false, ["isco08"], item.place, item.word, &list)
    }
  }

  /// The codes of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    for claim in item.occupations.claims {
      for code in claim.value {
        checkOccupation(code, isUnit: true, ["isco08", .equal(code)], item.place, item.id, &list)
      }
    }
    for claim in item.sector.claims {
      checkSector(claim.value, ["sector"], item.place, item.id, &list)
    }
  }

  private static func checkOccupation(
    _ code: String, isUnit: Bool, _ field: FieldPath, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) {
    let level = isUnit ? "unit" : nil
    if list.isKnown(code, in: ClassificationName.occupations, level: level) { return }
    list.add(
      .unknownGroup, place, subject,
      LocalizedText(
        es: "grupo '\(code)' que no existe en ISCO-08 (CIUO-08); se esperaba un grupo de la lista",
        pt: "grupo '\(code)' que não existe na ISCO-08 (CIUO-08); esperava-se um grupo da lista",
        en: "group '\(code)' that does not exist in ISCO-08; expected a group of the list"),
      at: field)
  }

  private static func checkSector(
    _ letter: String, _ field: FieldPath, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) {
    if isSection(letter, list) { return }
    list.add(
      .unknownGroup, place, subject,
      LocalizedText(
        es: "sector '\(letter)' que no es una sección de la CIIU; se esperaba una letra de A a U",
        pt: "setor '\(letter)' que não é uma seção da CIIU; esperava-se uma letra de A a U",
        en: "sector '\(letter)' that is no section of ISIC; expected a letter from A to U"),
      at: field, fix: section(of: letter, list.library))
  }

  /// Whether a text is a section of ISIC.
  static func isSection(_ letter: String, _ list: CheckList) -> Bool {
    let bytes = Array(letter.utf8)
    return bytes.count == 1 && (65...85).contains(bytes[0])
      && list.isKnown(letter, in: ClassificationName.activities, level: "section")
  }

  /// The section that a division, group or class of ISIC belongs to.
  static func section(of code: String, _ library: Library) -> String? {
    var entry = library.entry(ClassificationName.activities, code)
    for _ in 0..<5 {
      guard let here = entry else { return nil }
      if here.level == "section" { return here.code }
      entry = library.entry(ClassificationName.activities, here.parent)
    }
    return nil
  }
}
