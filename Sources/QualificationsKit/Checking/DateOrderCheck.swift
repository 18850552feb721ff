/// Periods that end before they begin, whatever the unknown parts of their dates.
enum DateOrderCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.instruments {
      check(item.from.value, item.to.value, ["to"], item.place, item.id, &list)
      for (position, party) in item.parties.enumerated() {
        let field: FieldPath = ["parties", .item(position), "to"]
        check(party.from, party.to, field, item.place, item.id, &list)
      }
    }
    for item in library.bodies {
      for (position, award) in item.awards.enumerated() {
        let field: FieldPath = ["awards", .item(position), "to"]
        check(award.from, award.to, field, item.place, item.id, &list)
      }
    }
  }

  /// The period of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    check(item.from.value, item.to.value, ["to"], item.place, item.id, &list)
  }

  /// Whether the period is empty whatever the unknown parts of its dates.
  static func isReversed(_ from: PartialDate?, _ to: PartialDate?) -> Bool {
    guard let from, let to else { return false }
    return from.first >= to.last
  }

  private static func check(
    _ from: PartialDate?, _ to: PartialDate?, _ field: FieldPath, _ place: RecordPlace,
    _ subject: String, _ list: inout CheckList
  ) {
    guard let from, let to, isReversed(from, to) else { return }
    list.add(
      .datesOutOfOrder, place, subject,
      LocalizedText(
        es: "período de '\(from.iso)' a '\(to.iso)'; se esperaba un final posterior al comienzo",
        pt: "período de '\(from.iso)' a '\(to.iso)'; esperava-se um fim posterior ao início",
        en: "period from '\(from.iso)' to '\(to.iso)'; expected an end after the beginning"),
      at: field)
  }
}
