/// Rows that take a replaced standard for an equivalent of its successor, without the body that
/// issued both saying so: replacement proves nothing.
enum SupersessionRowCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for row in library.mappings
    where !row.isNegated && (row.relation == .equivalent || row.relation == .broader) {
      if row.isReviewed, row.statedBy != nil { continue }
      guard let a = library.standard(rootedAt: row.subject),
        let b = library.standard(rootedAt: row.object), let link = link(a, b) ?? link(b, a),
        link.stated != "issuer", row.isReviewed || isStatedAsFact(row)
      else { continue }
      let (old, new) = (link.id, link.id == a.id ? b.id : a.id)
      list.add(
        .supersessionAsEquivalence, row.place, row.id,
        LocalizedText(
          es: "la fila '\(row.id)' da '\(old)' por equivalente de '\(new)', que lo reemplazó; "
            + "se esperaba que lo afirmara el organismo que emitió ambos ('rec_stated_by')",
          pt: "a linha '\(row.id)' toma '\(old)' por equivalente de '\(new)', que o substituiu; "
            + "esperava-se que o afirmasse o organismo que emitiu ambos ('rec_stated_by')",
          en: "row '\(row.id)' takes '\(old)' for an equivalent of '\(new)', which replaced it; "
            + "expected the body that issued both to state it ('rec_stated_by')"),
        at: ["predicate_id"])
    }
  }

  private static func isStatedAsFact(_ row: Mapping) -> Bool {
    row.provenance.status == .official || row.provenance.status == .published
  }

  private static func link(_ new: Standard, _ old: Standard) -> Supersession? {
    new.supersedes.first { $0.id == old.id }
  }
}
