/// Standards in use that another one replaces: one that is in use too, or on a day that has passed.
enum SupersededInUseCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    for earlier in item.supersedes where earlier.id != item.id {
      guard let old = library.standard(earlier.id), old.use.value == .current else { continue }
      if item.use.value == .current || isPast(earlier.date, library) { report(item, old, &list) }
    }
  }

  private static func isPast(_ date: PartialDate?, _ library: Library) -> Bool {
    guard let date, let today = library.date else { return false }
    return date.last <= today.first
  }

  private static func report(_ item: Standard, _ old: Standard, _ list: inout CheckList) {
    list.add(
      .supersededInUse, old.place, old.id,
      LocalizedText(
        es: "'\(old.id)' figura en uso y '\(item.id)' lo reemplaza ya; "
          + "se esperaba 'superseded', o la fecha hasta la que conviven en 'to'",
        pt: "'\(old.id)' consta em uso e '\(item.id)' já o substitui; "
          + "esperava-se 'superseded', ou a data até a qual convivem em 'to'",
        en: "'\(old.id)' is in use and '\(item.id)' replaces it already; "
          + "expected 'superseded', or in 'to' the date until which both are"),
      at: ["use"])
  }
}
