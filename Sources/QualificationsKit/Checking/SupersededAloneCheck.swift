/// Standards that are recorded as replaced and that nothing replaces.
enum SupersededAloneCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard item.use.value == .superseded, library.successors(of: item.id).isEmpty else { return }
    list.add(
      .supersededAlone, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' figura como reemplazado y ningún registro dice que lo reemplaza; "
          + "se esperaba ese registro, con 'supersedes', o 'delisted'",
        pt: "'\(item.id)' consta como substituído e nenhum registro diz que o substitui; "
          + "esperava-se esse registro, com 'supersedes', ou 'delisted'",
        en: "'\(item.id)' is recorded as replaced and no record says that it replaces it; "
          + "expected that record, with 'supersedes', or 'delisted'"),
      at: ["use"])
  }
}
