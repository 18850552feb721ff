/// Parties of instruments without a date, or with a period outside the instrument's own.
enum PartyDateCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.instruments {
      for (position, party) in item.parties.enumerated() {
        let field: FieldPath = ["parties", .item(position)]
        guard let from = party.from else {
          list.add(
            .partyUndated, item.place, item.id,
            LocalizedText(
              es: "'\(party.country)' es parte de '\(item.id)' sin fecha; "
                + "se esperaba desde cuándo ('from'), con su fuente",
              pt: "'\(party.country)' é parte de '\(item.id)' sem data; "
                + "esperava-se desde quando ('from'), com sua fonte",
              en: "'\(party.country)' is a party to '\(item.id)' without a date; "
                + "expected since when ('from'), with its source"),
            at: field)
          continue
        }
        guard let end = item.to.value, from.first >= end.last else { continue }
        let (a, b) = (from.iso, end.iso)
        list.add(
          .partyOutside, item.place, item.id,
          LocalizedText(
            es: "'\(party.country)' es parte desde '\(a)' y '\(item.id)' terminó en '\(b)'; "
              + "se esperaba una fecha dentro de su vigencia",
            pt: "'\(party.country)' é parte desde '\(a)' e '\(item.id)' terminou em '\(b)'; "
              + "esperava-se uma data dentro de sua vigência",
            en: "'\(party.country)' is a party from '\(a)' and '\(item.id)' ended on '\(b)'; "
              + "expected a date while it applies"),
          at: field)
      }
    }
  }
}
