/// Codes of another family than the field is for: a currency where a country is meant.
enum CodeFamilyCheck {
  /// The classification that says of a code what it is and which country it belongs to.
  static let families = "code families"

  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks { check(item.country, ["country"], item.place, item.id, &list) }
    for item in library.systems { check(item.country, ["country"], item.place, item.id, &list) }
    for item in library.bodies where item.kind != "centre" {
      check(item.country, ["country"], item.place, item.id, &list)
    }
    for item in library.instruments {
      for (position, party) in item.parties.enumerated() {
        let field: FieldPath = ["parties", .item(position), "country"]
        check(party.country, field, item.place, item.id, &list)
      }
    }
  }

  /// The country of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    check(item.country, ["country"], item.place, item.id, &list)
  }

  /// Whether the code belongs to another family; it is then reported here and nowhere else.
  static func isForeign(_ code: String, _ library: Library) -> Bool {
    family(of: code, library) != nil
  }

  private static func family(of code: String, _ library: Library) -> ClassificationEntry? {
    if Handle.regionalPrefixes.contains(code) { return nil }
    if library.entry(ClassificationName.countries, code) != nil { return nil }
    return library.entry(families, code)
  }

  private static func check(
    _ code: String, _ field: FieldPath, _ place: RecordPlace, _ subject: String,
    _ list: inout CheckList
  ) {
    guard let entry = family(of: code, list.library) else { return }
    let country = entry.parent
    let (es, pt, en) = (
      entry.title.text(in: .es), entry.title.text(in: .pt), entry.title.text(in: .en)
    )
    list.add(
      .codeFamily, place, subject,
      LocalizedText(
        es: "'\(code)' es \(es), no un país; se esperaba un código ISO 3166-1 de dos letras",
        pt: "'\(code)' é \(pt), não um país; esperava-se um código ISO 3166-1 de duas letras",
        en: "'\(code)' is \(en), not a country; expected an ISO 3166-1 code of two letters"),
      at: field, fix: country.isEmpty ? nil : country)
  }
}
