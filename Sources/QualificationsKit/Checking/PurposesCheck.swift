/// Instruments that do not say for which purposes they apply: they then apply to none.
enum PurposesCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.instruments where item.purposes.isEmpty {
      list.add(
        .purposesMissing, item.place, item.id,
        LocalizedText(
          es: "'\(item.id)' no declara propósitos y no se aplica a ninguno; "
            + "se esperaba alguno de work, certification, training, information",
          pt: "'\(item.id)' não declara propósitos e não se aplica a nenhum; "
            + "esperava-se algum de work, certification, training, information",
          en: "'\(item.id)' declares no purposes and applies to none; "
            + "expected some of work, certification, training, information"),
        at: ["purposes"])
    }
  }
}
