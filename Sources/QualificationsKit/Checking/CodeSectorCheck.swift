/// Standards whose code carries an activity of another sector than the record says.
enum CodeSectorCheck {
  static func check(
    _ item: Standard, of system: CertificationSystem?, in library: Library,
    _ list: inout CheckList
  ) {
    guard let code = item.code, let sector = item.sector.value,
      let segment = CodePattern.segment("isic4", of: code, system),
      let section = GroupCodeCheck.section(of: segment, library), section != sector,
      GroupCodeCheck.isSection(sector, list)
    else { return }
    list.add(
      .codeSector, item.place, item.id,
      LocalizedText(
        es: "el código '\(code)' lleva la actividad '\(segment)', de la sección '\(section)', y el "
          + "registro dice '\(sector)'; se esperaba la misma",
        pt: "o código '\(code)' traz a atividade '\(segment)', da seção '\(section)', e o "
          + "registro diz '\(sector)'; esperava-se a mesma",
        en: "code '\(code)' carries activity '\(segment)', of section '\(section)', and the "
          + "record says '\(sector)'; expected the same"),
      at: ["sector"], fix: section)
  }
}
