/// Records without a title in any language.
enum TitleCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks { check(item.title, item.place, item.id, &list) }
    for item in library.systems { check(item.title, item.place, item.id, &list) }
    for item in library.bodies { check(item.title, item.place, item.id, &list) }
    for item in library.instruments { check(item.title, item.place, item.id, &list) }
    for (row, item) in library.components.enumerated()
    where library.standard(rootedAt: DenseIndex(row)) == nil {
      check(item.title, item.place, item.id, &list)
    }
  }

  /// The title of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    check(item.title, item.place, item.id, &list)
  }

  private static func check(
    _ title: LocalizedText, _ place: RecordPlace, _ subject: String, _ list: inout CheckList
  ) {
    for language in Language.allCases {
      if let text = title[language], !text.isEmpty { return }
    }
    list.add(
      .missingTitle, place, subject,
      LocalizedText(
        es: "'\(subject)' sin título; se esperaba uno al menos en un idioma",
        pt: "'\(subject)' sem título; esperava-se um ao menos em um idioma",
        en: "'\(subject)' without a title; expected one in at least one language"),
      at: ["title"])
  }
}
