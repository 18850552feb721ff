/// Fields about which sources disagree, none being preferred: unknown to every rule.
enum ClaimsCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks {
      check(item.state, "state", item.place, item.id, &list) { $0 }
      check(item.scope, "scope", item.place, item.id, &list) { $0 }
      check(item.levelCount, "levelCount", item.place, item.id, &list) { "\($0)" }
    }
    for item in library.systems {
      check(item.creditsComponents, "creditsComponents", item.place, item.id, &list) { $0 }
      check(item.validity, "validity", item.place, item.id, &list) { "\($0)" }
    }
    for item in library.standards {
      check(item.sector, "sector", item.place, item.id, &list) { $0 }
      check(item.occupations, "isco08", item.place, item.id, &list) { $0.joined(separator: "+") }
      check(item.level, "level", item.place, item.id, &list) { "\($0.framework)/\($0.label)" }
      check(item.use, "use", item.place, item.id, &list) { $0.rawValue }
      check(item.from, "from", item.place, item.id, &list) { $0.iso }
      check(item.to, "to", item.place, item.id, &list) { $0.iso }
    }
    for item in library.instruments {
      check(item.standing, "standing", item.place, item.id, &list) { $0 }
      check(item.from, "from", item.place, item.id, &list) { $0.iso }
      check(item.to, "to", item.place, item.id, &list) { $0.iso }
      check(item.binding, "binding", item.place, item.id, &list) { $0 }
    }
  }

  private static func check<Value: Hashable & Sendable>(
    _ fact: Fact<Value>, _ field: String, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList, _ text: (Value) -> String
  ) {
    guard fact.isConflicting else { return }
    var values: [String] = []
    for claim in fact.claims {
      let value = text(claim.value)
      if !values.contains(value) { values.append(value) }
    }
    let shown = values.joined(separator: "', '")
    list.add(
      .conflictingClaims, place, subject,
      LocalizedText(
        es: "'\(field)' con afirmaciones que no concuerdan: '\(shown)'; se esperaba una preferida",
        pt: "'\(field)' com afirmações que não concordam: '\(shown)'; esperava-se uma preferida",
        en: "'\(field)' with claims that disagree: '\(shown)'; expected one preferred"))
  }
}
