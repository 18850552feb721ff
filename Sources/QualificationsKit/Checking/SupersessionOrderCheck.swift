/// Standards that begin before the one that they replace, and replacements dated before what they
/// replace began.
enum SupersessionOrderCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    for earlier in item.supersedes where earlier.id != item.id {
      guard let old = library.standard(earlier.id), let began = old.from.value else { continue }
      // Two that replace each other are a cycle.
      if old.supersedes.contains(where: { $0.id == item.id }) { continue }
      let place: FieldPath = ["supersedes", .whose("id", earlier.id)]
      if let from = item.from.value, from.last < began.first {
        report(item, old, from, began, place, &list)
      } else if let date = earlier.date, date.last < began.first {
        reportDate(item, old, date, began, place, &list)
      }
    }
  }

  private static func report(
    _ item: Standard, _ old: Standard, _ from: PartialDate, _ before: PartialDate,
    _ field: FieldPath, _ list: inout CheckList
  ) {
    list.add(
      .supersessionOrder, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' rige desde '\(from.iso)', antes que '\(old.id)', que dice reemplazar "
          + "y rige desde '\(before.iso)'; se esperaba el orden inverso",
        pt: "'\(item.id)' vigora desde '\(from.iso)', antes de '\(old.id)', que diz substituir "
          + "e vigora desde '\(before.iso)'; esperava-se a ordem inversa",
        en: "'\(item.id)' begins on '\(from.iso)', before '\(old.id)', which it says it replaces "
          + "and which begins on '\(before.iso)'; expected the other order"),
      at: field)
  }

  private static func reportDate(
    _ item: Standard, _ old: Standard, _ date: PartialDate, _ before: PartialDate,
    _ field: FieldPath, _ list: inout CheckList
  ) {
    list.add(
      .supersessionOrder, item.place, item.id,
      LocalizedText(
        es: "el reemplazo de '\(old.id)' lleva fecha '\(date.iso)', antes de que este empezara "
          + "a regir el '\(before.iso)'; se esperaba una fecha posterior",
        pt: "a substituição de '\(old.id)' leva data '\(date.iso)', antes de este começar "
          + "a vigorar em '\(before.iso)'; esperava-se uma data posterior",
        en: "the replacement of '\(old.id)' is dated '\(date.iso)', before that one began "
          + "on '\(before.iso)'; expected a later date"),
      at: field)
  }
}
