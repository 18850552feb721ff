/// Standards in use past the date until which certificates could be issued against them, by the
/// date of the library: the check knows no clock.
enum ExpiryCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard let today = library.date else { return }
    let isLive = item.use.value == .current || item.use.value == .draft
    guard isLive, let to = item.to.value, to.last <= today.first,
      !DateOrderCheck.isReversed(item.from.value, to)
    else { return }
    list.add(
      .expiredInUse, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' figura en uso y venció el '\(to.iso)', antes del '\(today.iso)' "
          + "de estos datos; se esperaba una prórroga o 'superseded'",
        pt: "'\(item.id)' consta em uso e venceu em '\(to.iso)', antes de '\(today.iso)' "
          + "destes dados; esperava-se uma prorrogação ou 'superseded'",
        en: "'\(item.id)' is in use and ended on '\(to.iso)', before the '\(today.iso)' "
          + "of this data; expected an extension or 'superseded'"),
      at: ["to"])
  }
}
