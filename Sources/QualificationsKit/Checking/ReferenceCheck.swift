/// Records that other records name: each must exist.
enum ReferenceCheck {
  /// What a name stands for, in the three languages.
  private struct Kind {
    let es: String
    let pt: String
    let en: String
  }

  private static let system = Kind(es: "un sistema", pt: "um sistema", en: "a system")
  private static let body = Kind(es: "un organismo", pt: "um organismo", en: "a body")
  private static let framework = Kind(es: "un marco", pt: "um quadro", en: "a framework")
  private static let standard = Kind(
    es: "un estándar o componente", pt: "um padrão ou componente", en: "a standard or component")
  private static let author = Kind(
    es: "un instrumento u organismo", pt: "um instrumento ou organismo", en: "an instrument or body"
  )

  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.systems {
      check(item.body, library.body(item.body) != nil, body, ["body"], item.place, item.id, &list)
      if let id = item.framework {
        let isKnown = library.framework(id) != nil
        check(id, isKnown, framework, ["framework"], item.place, item.id, &list)
      }
    }
    for item in library.bodies {
      for award in item.awards {
        let isKnown = library.system(award.system) != nil
        let field: FieldPath = ["awards", .whose("system", award.system)]
        check(award.system, isKnown, system, field, item.place, item.id, &list)
      }
    }
    for item in library.frameworks {
      for map in item.referencing {
        guard let id = map.to else { continue }
        let field: FieldPath = ["referencing", .whose("to", id), "to"]
        check(id, library.framework(id) != nil, framework, field, item.place, item.id, &list)
      }
    }
    for item in library.instruments {
      for id in item.systems {
        let field: FieldPath = ["scope", "systems", .equal(id)]
        check(id, library.system(id) != nil, system, field, item.place, item.id, &list)
      }
    }
    for item in library.mappings {
      guard let id = item.statedBy else { continue }
      let isKnown = library.instrument(id) != nil || library.body(id) != nil
      check(id, isKnown, author, ["rec_stated_by"], item.place, item.id, &list)
    }
  }

  /// What a standard names.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    let isKnown = library.system(item.system) != nil
    check(item.system, isKnown, system, ["system"], item.place, item.id, &list)
    check(item.body, library.body(item.body) != nil, body, ["body"], item.place, item.id, &list)
    var named: [String] = []
    for claim in item.level.claims where !named.contains(claim.value.framework) {
      let id = claim.value.framework
      named.append(id)
      let isKnown = library.framework(id) != nil
      check(id, isKnown, framework, ["level", "framework"], item.place, item.id, &list)
    }
    for earlier in item.supersedes {
      let isKnown = library.component(earlier.id) != nil
      check(
        earlier.id, isKnown, standard, ["supersedes", .whose("id", earlier.id)], item.place,
        item.id, &list)
    }
    for id in item.certifiers {
      check(id, library.body(id) != nil, body, ["certifiers"], item.place, item.id, &list)
    }
  }

  /// Where there are no systems at all, no data was read, and nothing can be looked up.
  private static func check(
    _ id: String, _ isKnown: Bool, _ kind: Kind, _ field: FieldPath, _ place: RecordPlace,
    _ subject: String, _ list: inout CheckList
  ) {
    if isKnown || id.isEmpty || list.library.systems.isEmpty { return }
    list.add(
      .unknownReference, place, subject,
      LocalizedText(
        es: "'\(subject)' nombra '\(id)', que no existe; se esperaba \(kind.es) con registro",
        pt: "'\(subject)' nomeia '\(id)', que não existe; esperava-se \(kind.pt) com registro",
        en: "'\(subject)' names '\(id)', which does not exist; expected \(kind.en) with a record"),
      at: field)
  }
}
