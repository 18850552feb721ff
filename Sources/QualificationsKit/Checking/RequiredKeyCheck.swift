/// Drafts that leave out what their system asks every record to say.
enum RequiredKeyCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for standard in library.standards where list.isDraft(standard) {
      guard let system = library.system(standard.system) else { continue }
      for rule in system.required where rule.of == "standard" {
        for key in rule.keys where !has(key, standard) {
          report(key, standard.place, standard.id, &list)
        }
      }
      for index in library.descendants(of: standard.root).dropFirst() {
        let part = library[index]
        for rule in system.required where rule.of == part.kind.rawValue {
          for key in rule.keys where !has(key, part) { report(key, part.place, part.id, &list) }
        }
      }
    }
  }

  private static func has(_ key: String, _ item: Standard) -> Bool {
    switch key {
    case "code": item.code != nil
    case "title": !item.title.isEmpty
    case "body": !item.body.isEmpty
    case "sector": !item.sector.claims.isEmpty
    case "sectorName": item.sectorName != nil
    case "isco08": !item.occupations.claims.isEmpty
    case "level": !item.level.claims.isEmpty
    case "from": !item.from.claims.isEmpty
    case "to": !item.to.claims.isEmpty
    case "use": !item.use.claims.isEmpty
    case "awardRule": !item.awardRule.isEmpty
    case "occupationNames": !item.occupationNames.isEmpty
    case "governance": item.governance != nil
    default: true
    }
  }

  private static func has(_ key: String, _ item: Component) -> Bool {
    switch key {
    case "code": item.code != nil
    case "title": !item.title.isEmpty
    case "hours": item.hours != nil
    case "components": !item.children.isEmpty
    default: true
    }
  }

  private static func report(
    _ key: String, _ place: RecordPlace, _ subject: String, _ list: inout CheckList
  ) {
    list.add(
      .requiredKey, place, subject,
      LocalizedText(
        es: "'\(subject)' no dice '\(key)'; su sistema lo pide en todo estándar que se presenta",
        pt: "'\(subject)' não diz '\(key)'; seu sistema o pede em todo padrão que se apresenta",
        en: "'\(subject)' does not say '\(key)'; its system asks it of every standard put forward"),
      at: [.key(key)])
  }
}
