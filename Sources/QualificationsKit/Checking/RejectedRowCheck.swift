/// Rows that say what a reviewer rejected in another row: the two reviews disagree, or a proposal was
/// made again.
enum RejectedRowCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for rejected in library.rejections {
      let row = rejected.row
      let near = library.rows(from: row.subject) + library.rows(into: row.subject)
      for index in near where saysTheSame(library[index], row) {
        report(library[index], row, &list)
      }
    }
  }

  /// Whether two rows say the same of the same ends, whichever way round they are written.
  private static func saysTheSame(_ left: Mapping, _ right: Mapping) -> Bool {
    guard left.isNegated == right.isNegated else { return false }
    if left.subject == right.subject, left.object == right.object {
      return left.relation == right.relation && left.share == right.share
    }
    return left.subject == right.object && left.object == right.subject
      && left.relation == EvidenceSearch.reversed(right.relation)
  }

  private static func report(_ row: Mapping, _ rejected: Mapping, _ list: inout CheckList) {
    let who = rejected.reviewer ?? "?"
    let when = rejected.reviewed?.iso ?? "?"
    list.add(
      .rejectedRow, row.place, row.id,
      LocalizedText(
        es: "la fila '\(row.id)' dice lo que '\(who)' rechazó el \(when) (fila '\(rejected.id)'); "
          + "se esperaba que quienes revisan se pusieran de acuerdo",
        pt: "a linha '\(row.id)' diz o que '\(who)' rejeitou em \(when) (linha '\(rejected.id)'); "
          + "esperava-se que quem revisa chegasse a um acordo",
        en: "row '\(row.id)' says what '\(who)' rejected on \(when) (row '\(rejected.id)'); "
          + "expected the reviewers to agree"),
      at: ["predicate_id"])
  }
}
