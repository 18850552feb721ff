/// Parties of instruments: named one by one, each a country.
enum PartyCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.instruments {
      if item.parties.isEmpty {
        list.add(
          .partyMissing, item.place, item.id,
          LocalizedText(
            es: "'\(item.id)' sin partes; se esperaba un país al menos, con fecha y fuente",
            pt: "'\(item.id)' sem partes; esperava-se ao menos um país, com data e fonte",
            en: "'\(item.id)' without parties; expected at least one country, dated and sourced"),
          at: ["parties"])
      }
      for (position, party) in item.parties.enumerated() where !isCountry(party.country, list) {
        if CodeFamilyCheck.isForeign(party.country, list.library) { continue }
        list.add(
          .partyIsBloc, item.place, item.id,
          LocalizedText(
            es: "parte '\(party.country)' que no es un país; se esperaba su código ISO 3166-1",
            pt: "parte '\(party.country)' que não é um país; esperava-se seu código ISO 3166-1",
            en: "party '\(party.country)' that is no country; expected its ISO 3166-1 code"),
          at: ["parties", .item(position), "country"])
      }
    }
  }

  private static func isCountry(_ code: String, _ list: CheckList) -> Bool {
    let bytes = Array(code.utf8)
    return bytes.count == 2 && bytes.allSatisfy { (65...90).contains($0) }
      && list.isKnown(code, in: ClassificationName.countries)
  }
}
