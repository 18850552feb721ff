/// Codes of classifications that records name: occupations (ISCO-08) and sectors (ISIC).
enum GroupCodeCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.standards {
      for claim in item.occupations.claims {
        for code in claim.value { checkOccupation(code, isUnit: true, item.place, item.id, &list) }
      }
      for claim in item.sector.claims { checkSector(claim.value, item.place, item.id, &list) }
    }
    for item in library.instruments {
      for code in item.occupations {
        checkOccupation(code, isUnit: false, item.place, item.id, &list)
      }
      for letter in item.sectors { checkSector(letter, item.place, item.id, &list) }
    }
    for item in library.words where !item.isco08.isEmpty {
      checkOccupation(item.isco08, isUnit: false, item.place, item.word, &list)
    }
  }

  private static func checkOccupation(
    _ code: String, isUnit: Bool, _ place: RecordPlace, _ subject: String, _ list: inout CheckList
  ) {
    let level = isUnit ? "unit" : nil
    if list.isKnown(code, in: ClassificationName.occupations, level: level) { return }
    list.add(
      .unknownGroup, place, subject,
      LocalizedText(
        es: "grupo '\(code)' que no existe en ISCO-08 (CIUO-08); se esperaba un grupo de la lista",
        pt: "grupo '\(code)' que não existe na ISCO-08 (CIUO-08); esperava-se um grupo da lista",
        en: "group '\(code)' that does not exist in ISCO-08; expected a group of the list"))
  }

  private static func checkSector(
    _ letter: String, _ place: RecordPlace, _ subject: String, _ list: inout CheckList
  ) {
    let bytes = Array(letter.utf8)
    let isLetter = bytes.count == 1 && (65...85).contains(bytes[0])
    if isLetter, list.isKnown(letter, in: ClassificationName.activities, level: "section") {
      return
    }
    list.add(
      .unknownGroup, place, subject,
      LocalizedText(
        es: "sector '\(letter)' que no es una sección de la CIIU; se esperaba una letra de A a U",
        pt: "setor '\(letter)' que não é uma seção da CIIU; esperava-se uma letra de A a U",
        en: "sector '\(letter)' that is no section of ISIC; expected a letter from A to U"))
  }
}
