/// Standards whose code carries another occupation than the record says.
enum CodeOccupationCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.standards {
      guard let code = item.code, let groups = item.occupations.value,
        let segment = segment(of: code, library.system(item.system)), !groups.contains(segment)
      else { continue }
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

  /// The occupation in a code, by the grammar of its system.
  private static func segment(of code: String, _ system: CertificationSystem?) -> String? {
    for grammar in system?.codes ?? [] {
      let parts = CodePattern.parts(of: code, by: grammar.pattern) ?? []
      if let part = parts.first(where: { $0.name == "isco08" }) { return part.text }
    }
    return nil
  }
}
