/// Fields about which sources disagree: unknown to every rule where no claim is preferred, and worth
/// knowing where one is.
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
    for item in library.instruments {
      check(item.standing, "standing", item.place, item.id, &list) { $0 }
      check(item.from, "from", item.place, item.id, &list) { $0.iso }
      check(item.to, "to", item.place, item.id, &list) { $0.iso }
      check(item.binding, "binding", item.place, item.id, &list) { $0 }
    }
  }

  /// The fields of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    check(item.titleClaims, "title", item.place, item.id, &list) { $0.text(in: .es) }
    check(item.sector, "sector", item.place, item.id, &list) { $0 }
    check(item.occupations, "isco08", item.place, item.id, &list) { $0.joined(separator: "+") }
    check(item.level, "level", item.place, item.id, &list) { "\($0.framework)/\($0.label)" }
    check(item.use, "use", item.place, item.id, &list) { $0.rawValue }
    check(item.from, "from", item.place, item.id, &list) { $0.iso }
    check(item.to, "to", item.place, item.id, &list) { $0.iso }
  }

  private static func check<Value: Hashable & Sendable>(
    _ fact: Fact<Value>, _ field: String, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList, _ text: (Value) -> String
  ) {
    // Several preferred claims were found when they were read.
    if fact.claims.count(where: { $0.preferred != nil }) > 1 { return }
    if fact.isConflicting {
      report(fact, field, place, subject, &list, text)
    } else if let used = fact.claim, fact.claims.contains(where: { $0.value != used.value }) {
      reportSettled(fact, used, field, place, subject, &list, text)
    }
  }

  private static func reportSettled<Value: Hashable & Sendable>(
    _ fact: Fact<Value>, _ used: Claim<Value>, _ field: String, _ place: RecordPlace,
    _ subject: String, _ list: inout CheckList, _ text: (Value) -> String
  ) {
    let value = text(used.value)
    var others: [String] = []
    for claim in fact.claims where claim.value != used.value && !others.contains(text(claim.value))
    {
      others.append(text(claim.value))
    }
    let shown = others.joined(separator: "', '")
    list.add(
      .claimsSettled, place, subject,
      LocalizedText(
        es: "las fuentes no concuerdan sobre '\(field)': se usa '\(value)' y otra dice '\(shown)'",
        pt: "as fontes não concordam sobre '\(field)': usa-se '\(value)' e outra diz '\(shown)'",
        en: "the sources disagree about '\(field)': '\(value)' is used, another says '\(shown)'"),
      at: [.key(field)])
  }

  private static func report<Value: Hashable & Sendable>(
    _ fact: Fact<Value>, _ field: String, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList, _ text: (Value) -> String
  ) {
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
        en: "'\(field)' with claims that disagree: '\(shown)'; expected one preferred"),
      at: [.key(field), "claims"])
  }
}
