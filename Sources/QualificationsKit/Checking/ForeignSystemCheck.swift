/// Standards under a system of another country.
enum ForeignSystemCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard isForeign(item, library) else { return }
    let own = library.systems(in: item.country)
    list.add(
      .foreignSystem, item.place, item.id,
      LocalizedText(
        es: "'\(item.system)' es un sistema de otro país que '\(item.country)'; "
          + "se esperaba uno del país, o uno regional",
        pt: "'\(item.system)' é um sistema de outro país que '\(item.country)'; "
          + "esperava-se um do país, ou um regional",
        en: "'\(item.system)' is a system of another country than '\(item.country)'; "
          + "expected one of that country, or a regional one"),
      at: ["system"], fix: own.count == 1 ? own.first?.id : nil)
  }

  /// Whether the system is another country's, both by the country of the standard and by its
  /// identifier: its methodology then says nothing about the standard.
  static func isForeign(_ item: Standard, _ library: Library) -> Bool {
    guard let country = library.system(item.system)?.country else { return false }
    return isForeign(country, item)
  }

  static func isForeign(_ country: String, _ item: Standard) -> Bool {
    if country == item.country || Handle.regionalPrefixes.contains(country) { return false }
    let prefix = Handle.prefix(of: item.id) ?? ""
    return country != prefix && !Handle.regionalPrefixes.contains(prefix)
      && !Handle.regionalPrefixes.contains(item.country)
  }
}
