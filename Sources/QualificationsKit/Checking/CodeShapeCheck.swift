/// Codes against the grammar of their system, which is data (`codes` of the system's record).
///
/// What is recorded as a standard may be certified unit by unit and have a unit's code.
enum CodeShapeCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.standards {
      guard let code = item.code else { continue }
      check(code, ["standard", "unit", "occupation"], [item.system], item.place, item.id, &list)
    }
    for (row, item) in library.components.enumerated() where item.kind == .unit {
      guard let code = item.code else { continue }
      let component = DenseIndex<Component>(row)
      var systems: [String] = []
      for standard in library.standards(containing: component) {
        let system = library[standard].system
        if !systems.contains(system) { systems.append(system) }
      }
      if library.standard(rootedAt: component) == nil {
        check(code, ["unit"], systems, item.place, item.id, &list)
      }
    }
  }

  private static func check(
    _ code: String, _ kinds: [String], _ systems: [String], _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) {
    var patterns: [String] = []
    for id in systems {
      for grammar in list.library.system(id)?.codes ?? [] where kinds.contains(grammar.of) {
        patterns.append(grammar.pattern)
      }
    }
    if patterns.isEmpty { return }
    let known = list
    let isSound = patterns.contains { pattern in
      CodePattern.matches(code, pattern) { name, digits in
        name == "isco08"
          ? known.isKnown(digits, in: ClassificationName.occupations, level: "unit")
          : known.isKnown(digits, in: ClassificationName.activities, level: "class")
      }
    }
    if isSound { return }
    if reportGroup(code, patterns, place, subject, &list) { return }
    let shown = patterns.joined(separator: "', '")
    list.add(
      .standardCodeShape, place, subject,
      LocalizedText(
        es: "código '\(code)' con otra forma que la de su sistema; se esperaba '\(shown)'",
        pt: "código '\(code)' com outra forma que a do seu sistema; esperava-se '\(shown)'",
        en: "code '\(code)' of another shape than its system's; expected '\(shown)'"),
      at: ["code"])
  }

  /// A finding on the segment of a code that is no group, if that is all that is wrong.
  private static func reportGroup(
    _ code: String, _ patterns: [String], _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) -> Bool {
    for pattern in patterns {
      for part in CodePattern.parts(of: code, by: pattern) ?? [] {
        let isOccupation = part.name == "isco08"
        guard isOccupation || part.name == "isic4" else { continue }
        let isGroup =
          isOccupation
          ? list.isKnown(part.text, in: ClassificationName.occupations, level: "unit")
          : list.isKnown(part.text, in: ClassificationName.activities, level: "class")
        if isGroup { continue }
        let (es, pt, en) =
          isOccupation
          ? (
            "un grupo primario de la CIUO-08", "um grupo de base da CIUO-08",
            "a unit group of ISCO-08"
          )
          : ("una clase de la CIIU Rev. 4", "uma classe da CIIU Rev. 4", "a class of ISIC Rev. 4")
        list.add(
          .codeGroupUnknown, place, subject,
          LocalizedText(
            es: "el segmento '\(part.text)' del código '\(code)' no existe; se esperaba \(es)",
            pt: "o segmento '\(part.text)' do código '\(code)' não existe; esperava-se \(pt)",
            en: "segment '\(part.text)' of code '\(code)' does not exist; expected \(en)"),
          at: ["code"])
        return true
      }
    }
    return false
  }
}
