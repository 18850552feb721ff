import QualificationsKit

/// What is shown while a mapping set is reviewed.
struct ReviewPage {
  let review: MappingReview
  let context: CommandContext

  /// A row with what there is to know of it.
  func row(_ row: Int) -> Page {
    let set = review.set
    var page = context.page()
    page.heading(
      context.say(
        es: "Fila \(row + 1) de \(set.rowCount)", pt: "Linha \(row + 1) de \(set.rowCount)",
        en: "Row \(row + 1) of \(set.rowCount)")
        + (set.text(row, "record_id").map { " · \($0)" } ?? ""))
    page.field(context.say(es: "de", pt: "de", en: "from"), end("subject", row))
    page.field(context.say(Labels.relation), relation(row), tint: .cyan)
    page.field(context.say(es: "a", pt: "a", en: "to"), end("object", row))
    for (slot, label) in Self.fields {
      if let text = set.value(row, slot) { page.field(context.say(label), text) }
    }
    if let agreement = set.text(row, "reviewer_agreement"), let number = Ratio(agreement) {
      let word =
        number > .zero
        ? LocalizedText(es: "aceptada", pt: "aceita", en: "accepted")
        : LocalizedText(es: "rechazada", pt: "rejeitada", en: "rejected")
      let who = set.text(row, "reviewer_label") ?? set.text(row, "reviewer_id") ?? ""
      let when = set.text(row, "review_date") ?? ""
      page.field(
        context.say(es: "decisión", pt: "decisão", en: "decision"),
        "\(context.say(word)) · \(who) · \(when)")
    }
    return page
  }

  private static let fields: [(String, LocalizedText)] = [
    ("rec_share", LocalizedText(es: "parte", pt: "parte", en: "share")),
    ("mapping_justification", LocalizedText(es: "motivo", pt: "motivo", en: "justification")),
    ("confidence", LocalizedText(es: "confianza", pt: "confiança", en: "confidence")),
    ("comment", LocalizedText(es: "comentario", pt: "comentário", en: "comment")),
    ("author_label", LocalizedText(es: "autoría", pt: "autoria", en: "author")),
  ]

  private func end(_ side: String, _ row: Int) -> String {
    let id = review.set.text(row, "\(side)_id") ?? ""
    return review.set.text(row, "\(side)_label").map { "\(id)  \($0)" } ?? id
  }

  private func relation(_ row: Int) -> String {
    let predicate = review.set.text(row, "predicate_id") ?? ""
    guard let relation = Relation(predicate: predicate) else { return predicate }
    let word = context.say(Vocabulary.relation[relation.rawValue])
    return review.set.text(row, "predicate_modifier") == "Not"
      ? context.say(es: "no \(word)", pt: "não \(word)", en: "not \(word)") : word
  }

  /// What came of the session.
  func summary(_ output: String) -> Page {
    let counts = review.counts
    var page = context.page()
    page.blank()
    page.line(
      context.say(
        es: "aceptadas: \(counts.accepted) · rechazadas: \(counts.rejected) · cambiadas: "
          + "\(counts.changed) · por decidir: \(review.pendingCount)",
        pt: "aceitas: \(counts.accepted) · rejeitadas: \(counts.rejected) · mudadas: "
          + "\(counts.changed) · por decidir: \(review.pendingCount)",
        en: "accepted: \(counts.accepted) · rejected: \(counts.rejected) · changed: "
          + "\(counts.changed) · to decide: \(review.pendingCount)"))
    if counts.accepted + counts.rejected + counts.changed > 0 {
      page.line(
        context.say(es: "guardado en ", pt: "gravado em ", en: "saved in ") + output)
    }
    return page
  }

  /// The words that may be entered.
  static func help(_ language: Language) -> LocalizedText {
    let relations = ReviewWord.relations.enumerated().map { index, relation in
      "\(index + 1) \(Vocabulary.relation[relation.rawValue].text(in: language))"
    }.joined(separator: ", ")
    return LocalizedText(
      es: "a aceptar · r rechazar · c RELACIÓN cambiar (\(relations)) · p PARTE poner la parte, "
        + "como 0.5 · s siguiente · v volver · d deshacer · q salir",
      pt:
        "a aceitar · r rejeitar · m RELAÇÃO mudar (\(relations)) · p PARTE pôr a parte, como 0.5 · "
        + "s seguinte · v voltar · d desfazer · q sair",
      en: "a accept · r reject · c RELATION change (\(relations)) · s SHARE set the share, such as "
        + "0.5 · n next · b back · u undo · q quit")
  }
}
