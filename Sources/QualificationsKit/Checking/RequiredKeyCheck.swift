/// Drafts that leave out what their system asks every record to say.
enum RequiredKeyCheck {
  static func check(
    _ item: Standard, of system: CertificationSystem?, in library: Library,
    _ list: inout CheckList
  ) {
    guard let system, list.isDraft(item) else { return }
    for rule in system.required where rule.of == "standard" {
      for key in rule.keys where !has(key, item) { report(key, item.place, item.id, &list) }
    }
    for index in library.descendants(of: item.root).dropFirst() {
      let part = library[index]
      for rule in system.required where rule.of == part.kind.rawValue {
        for key in rule.keys where !has(key, part) { report(key, part.place, part.id, &list) }
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
    let form = form(of: key)
    list.add(
      .requiredKey, place, subject,
      LocalizedText(
        es: "'\(subject)' no dice '\(key)', que su sistema pide en todo estándar que se presenta"
          + (form.es.map { "; se esperaba \($0)" } ?? ""),
        pt: "'\(subject)' não diz '\(key)', que seu sistema pede em todo padrão que se apresenta"
          + (form.pt.map { "; esperava-se \($0)" } ?? ""),
        en: "'\(subject)' does not say '\(key)', which its system asks of all that is put forward"
          + (form.en.map { "; expected \($0)" } ?? "")),
      at: [.key(key)], unlessPresent: [.key(key)])
  }

  /// How a key is written; empty for plain text.
  private static func form(of key: String) -> LocalizedText {
    switch key {
    case "sector":
      LocalizedText(
        es: "la letra de una sección de la CIIU, como \"C\"",
        pt: "a letra de uma seção da CIIU, como \"C\"",
        en: "the letter of a section of ISIC, such as \"C\"")
    case "isco08":
      LocalizedText(
        es: "una lista de grupos de la CIUO-08, como [\"4224\"]",
        pt: "uma lista de grupos da CIUO-08, como [\"4224\"]",
        en: "a list of ISCO-08 groups, such as [\"4224\"]")
    case "level":
      LocalizedText(
        es: "{\"framework\": …, \"label\": …}, con el marco y el nivel",
        pt: "{\"framework\": …, \"label\": …}, com o quadro e o nível",
        en: "{\"framework\": …, \"label\": …}, with the framework and the level")
    case "from", "to":
      LocalizedText(
        es: "una fecha como \"2027-03-01\"", pt: "uma data como \"2027-03-01\"",
        en: "a date such as \"2027-03-01\"")
    case "hours":
      LocalizedText(
        es: "un número como 40", pt: "um número como 40", en: "a number such as 40")
    default: LocalizedText()
    }
  }
}
