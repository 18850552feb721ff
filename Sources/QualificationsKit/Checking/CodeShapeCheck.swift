/// Codes against the grammar of their system, which is data (`codes` of the system's record).
///
/// What is recorded as a standard may be certified unit by unit and have a unit's code.
enum CodeShapeCheck {
  /// The codes of units.
  static func run(_ list: inout CheckList) {
    let library = list.library
    let (patterns, systems) = systemsAbove(list)
    for (row, item) in library.components.enumerated() where item.kind == .unit {
      guard let code = item.code, library.standard(rootedAt: DenseIndex(row)) == nil else {
        continue
      }
      check(code, systems[row].flatMap { patterns[$0] }, item.place, item.id, &list)
    }
  }

  /// The patterns of units in each system, and for each component the systems of all standards that
  /// it is part of, handed down from whole to part.
  /// - Complexity: O(components + edges · systems).
  private static func systemsAbove(
    _ list: CheckList
  ) -> (patterns: [[String]], systems: [[Int]]) {
    let library = list.library
    var numbers: [String: Int] = [:]
    var patterns: [[String]] = []
    var systems = [[Int]](repeating: [], count: library.components.count)
    for standard in library.standards {
      guard let system = list.system(of: standard) else { continue }
      let number = numbers[system.id] ?? patterns.count
      if numbers[system.id] == nil {
        numbers[system.id] = number
        patterns.append(self.patterns(["unit"], system))
      }
      systems[standard.root.position].append(number)
    }
    for row in library.childrenFirst.reversed() where !systems[row].isEmpty {
      for child in library.components[row].children {
        let place = child.component.position
        if systems[place].isEmpty {
          systems[place] = systems[row]
        } else {
          for number in systems[row] where !systems[place].contains(number) {
            systems[place].append(number)
          }
        }
      }
    }
    return (patterns, systems)
  }

  /// The code of a standard.
  static func check(_ item: Standard, of system: CertificationSystem?, _ list: inout CheckList) {
    guard let code = item.code else { return }
    let patterns = patterns(["standard", "unit", "occupation"], system)
    check(code, patterns, item.place, item.id, &list)
  }

  private static func patterns(_ kinds: [String], _ system: CertificationSystem?) -> [String] {
    (system?.codes ?? []).filter { kinds.contains($0.of) }.map { $0.pattern }
  }

  private static func check(
    _ code: String, _ patterns: [String], _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) {
    if patterns.isEmpty { return }
    var wrong: CodePattern.Part?
    for pattern in patterns {
      guard let parts = CodePattern.parts(of: code, by: pattern) else { continue }
      guard let unknown = parts.first(where: { !isKnown($0, list) }) else { return }
      wrong = wrong ?? unknown
    }
    if let wrong { return reportGroup(wrong, code, place, subject, &list) }
    let shown = patterns.joined(separator: "', '")
    list.add(
      .standardCodeShape, place, subject,
      LocalizedText(
        es: "código '\(code)' con otra forma que la de su sistema; se esperaba '\(shown)'",
        pt: "código '\(code)' com outra forma que a do seu sistema; esperava-se '\(shown)'",
        en: "code '\(code)' of another shape than its system's; expected '\(shown)'"),
      at: ["code"])
  }

  /// Whether the segment of a code, if it is one of a classification, is there.
  private static func isKnown(_ part: CodePattern.Part, _ list: borrowing CheckList) -> Bool {
    switch part.name {
    case "isco08": list.isKnown(part.text, in: ClassificationName.occupations, level: "unit")
    case "isic4": list.isKnown(part.text, in: ClassificationName.activities, level: "class")
    default: true
    }
  }

  /// A finding on the segment of a code that is no group, where that is all that is wrong.
  private static func reportGroup(
    _ part: CodePattern.Part, _ code: String, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) {
    let (es, pt, en) =
      part.name == "isco08"
      ? (
        "un grupo primario de la CIUO-08", "um grupo de base da CIUO-08", "a unit group of ISCO-08"
      )
      : ("una clase de la CIIU Rev. 4", "uma classe da CIIU Rev. 4", "a class of ISIC Rev. 4")
    list.add(
      .codeGroupUnknown, place, subject,
      LocalizedText(
        es: "el segmento '\(part.text)' del código '\(code)' no existe; se esperaba \(es)",
        pt: "o segmento '\(part.text)' do código '\(code)' não existe; esperava-se \(pt)",
        en: "segment '\(part.text)' of code '\(code)' does not exist; expected \(en)"),
      at: ["code"])
  }
}
