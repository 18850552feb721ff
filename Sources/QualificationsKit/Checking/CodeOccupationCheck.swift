/// Standards whose code carries another occupation than the record says.
enum CodeOccupationCheck {
  static func check(
    _ item: Standard, of system: CertificationSystem?, in library: Library,
    _ list: inout CheckList
  ) {
    guard let code = item.code, let groups = item.occupations.value,
      let segment = CodePattern.segment("isco08", of: code, system), !groups.contains(segment)
    else { return }
    let shown = groups.joined(separator: "', '")
    list.add(
      .codeOccupation, item.place, item.id,
      LocalizedText(
        es: "el código '\(code)' lleva la ocupación '\(segment)' y el registro dice '\(shown)'; "
          + "se esperaba la misma",
        pt: "o código '\(code)' traz a ocupação '\(segment)' e o registro diz '\(shown)'; "
          + "esperava-se a mesma",
        en: "code '\(code)' carries occupation '\(segment)' and the record says '\(shown)'; "
          + "expected the same"),
      at: ["isco08"], fix: segment)
  }
}
