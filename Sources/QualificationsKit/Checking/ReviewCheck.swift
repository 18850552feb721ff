/// Rows that say they were reviewed and do not say it in full: an instrument or an owner who states
/// them, or a reviewer other than the author, with a date and an agreement. A row that was rejected
/// says by whom and when.
enum ReviewCheck {
  static func run(_ list: inout CheckList) {
    for row in list.library.mappings where !row.isReviewed {
      if row.statedBy != nil { continue }
      let isMarked =
        row.reviewer != nil || row.reviewed != nil || row.provenance.status == .official
        || row.agreement.map { $0 > .zero } ?? false
      guard isMarked, let lacking = lacking(row) else { continue }
      list.add(
        .reviewIncomplete, row.place, row.id,
        LocalizedText(
          es: "la fila '\(row.id)' se presenta como revisada y cuenta como propuesta: "
            + "\(lacking.text.text(in: .es))",
          pt: "a linha '\(row.id)' apresenta-se como revisada e conta como proposta: "
            + "\(lacking.text.text(in: .pt))",
          en: "row '\(row.id)' is put forward as reviewed and counts as proposed: "
            + "\(lacking.text.text(in: .en))"),
        at: [.key(lacking.column)])
    }
    for rejected in list.library.rejections {
      let row = rejected.row
      if row.reviewer != nil, row.reviewed != nil { continue }
      list.add(
        .reviewIncomplete, row.place, row.id,
        LocalizedText(
          es: "la fila '\(row.id)' cuenta como rechazada y no dice por quién y cuándo; se esperaba "
            + "'reviewer_id' y 'review_date'",
          pt: "a linha '\(row.id)' conta como rejeitada e não diz por quem e quando; esperava-se "
            + "'reviewer_id' e 'review_date'",
          en: "row '\(row.id)' counts as rejected and does not say by whom and when; expected "
            + "'reviewer_id' and 'review_date'"),
        at: ["reviewer_agreement"])
    }
  }

  private static func lacking(_ row: Mapping) -> (column: String, text: LocalizedText)? {
    guard let reviewer = row.reviewer else {
      let isClaimed = row.reviewed != nil || row.agreement != nil
      return (
        isClaimed ? "review_date" : "rec_status",
        LocalizedText(
          es: "no dice quién la afirma o revisó; se esperaba 'rec_stated_by' o 'reviewer_id'",
          pt: "não diz quem a afirma ou revisou; esperava-se 'rec_stated_by' ou 'reviewer_id'",
          en: "it does not say who states or reviewed it; "
            + "expected 'rec_stated_by' or 'reviewer_id'")
      )
    }
    if reviewer == row.author {
      return (
        "reviewer_id",
        LocalizedText(
          es: "quien la revisa es su autor, '\(reviewer)'; se esperaba otra persona o comité",
          pt: "quem a revisa é seu autor, '\(reviewer)'; esperava-se outra pessoa ou comitê",
          en: "its reviewer is its author, '\(reviewer)'; expected another person or committee")
      )
    }
    if row.reviewed == nil {
      return (
        "reviewer_id",
        LocalizedText(
          es: "revisión de '\(reviewer)' sin fecha; se esperaba 'review_date'",
          pt: "revisão de '\(reviewer)' sem data; esperava-se 'review_date'",
          en: "review by '\(reviewer)' without a date; expected 'review_date'")
      )
    }
    // A reviewer who disagreed is no fault: the row is proposed, and that is known.
    if let agreement = row.agreement, agreement <= .zero { return nil }
    return (
      "reviewer_id",
      LocalizedText(
        es: "'\(reviewer)' no dice si está de acuerdo; se esperaba 'reviewer_agreement'",
        pt: "'\(reviewer)' não diz se concorda; esperava-se 'reviewer_agreement'",
        en: "'\(reviewer)' does not say whether they agree; expected 'reviewer_agreement'")
    )
  }
}
