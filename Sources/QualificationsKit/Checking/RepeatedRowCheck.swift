/// Rows that say the same of the same pair twice.
enum RepeatedRowCheck {
  private struct Key: Hashable {
    let subject: DenseIndex<Component>
    let object: DenseIndex<Component>
    let relation: Relation
    let isNegated: Bool
    let isReviewed: Bool
    let group: DenseIndex<MappingGroup>?
    let set: DenseIndex<Crosswalk>
  }

  static func run(_ list: inout CheckList) {
    let library = list.library
    var seen: [Key: String] = [:]
    for row in library.mappings where row.subject != row.object {
      let key = Key(
        subject: row.subject, object: row.object, relation: row.relation,
        isNegated: row.isNegated, isReviewed: row.isReviewed, group: row.group, set: row.set)
      guard let first = seen[key] else {
        seen[key] = row.id
        continue
      }
      list.add(
        .repeatedRow, row.place, row.id,
        LocalizedText(
          es: "la fila '\(row.id)' dice lo mismo que '\(first)'; se esperaba una sola",
          pt: "a linha '\(row.id)' diz o mesmo que '\(first)'; esperava-se uma só",
          en: "row '\(row.id)' says the same as '\(first)'; expected one of them"))
    }
  }
}
