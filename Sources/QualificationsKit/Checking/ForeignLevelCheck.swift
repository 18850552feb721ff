/// Levels of another country's framework than the standard's own.
enum ForeignLevelCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    for claim in item.level.claims {
      guard let framework = library.framework(claim.value.framework),
        framework.country != item.country,
        !Handle.regionalPrefixes.contains(framework.country),
        !Handle.regionalPrefixes.contains(item.country)
      else { continue }
      let own = library.system(item.system)?.framework
      if own == framework.id { continue }
      let (id, country) = (framework.id, item.country)
      list.add(
        .foreignLevel, item.place, item.id,
        LocalizedText(
          es: "nivel de '\(id)' en un estándar de '\(country)'; se esperaba un marco del país, "
            + "o uno regional",
          pt: "nível de '\(id)' em um padrão de '\(country)'; esperava-se um quadro do país, "
            + "ou um regional",
          en: "level of '\(id)' in a standard of '\(country)'; expected a framework of that "
            + "country, or a regional one"),
        at: ["level", "framework"], fix: own)
    }
  }
}
