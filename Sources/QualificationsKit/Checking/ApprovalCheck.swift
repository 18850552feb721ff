/// Drafts that do not record who approved them: government, employers and workers, unless the
/// system approves otherwise.
enum ApprovalCheck {
  /// A side by its word in the data, in three languages.
  private static let names: [(side: String, es: String, pt: String, en: String)] = [
    ("government", "del gobierno", "do governo", "of the government"),
    ("employers", "de los empleadores", "dos empregadores", "of employers"),
    ("workers", "de los trabajadores", "dos trabalhadores", "of workers"),
  ]

  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.standards where list.isDraft(item) || item.governance != nil {
      let rule = library.system(item.system)?.approval
      guard let governance = item.governance else {
        reportNone(item, &list)
        continue
      }
      for name in names {
        if let rule, !rule.sides.contains(name.side) { continue }
        if governance.approvals.contains(where: { $0.side == name.side }) { continue }
        list.add(
          .approvalMissing, item.place, item.id,
          LocalizedText(
            es: "'\(item.id)' sin la aprobación \(name.es) ('\(name.side)'); "
              + "se esperaban las tres partes, con nombre y fecha",
            pt: "'\(item.id)' sem a aprovação \(name.pt) ('\(name.side)'); "
              + "esperavam-se as três partes, com nome e data",
            en: "'\(item.id)' without the approval \(name.en) ('\(name.side)'); "
              + "expected all three sides, named and dated"),
          at: ["governance", "approvals"])
      }
      if !(rule?.hasConsultation ?? true) { continue }
      if governance.consultation?.from == nil || governance.consultation?.to == nil {
        list.add(
          .consultationMissing, item.place, item.id,
          LocalizedText(
            es: "'\(item.id)' sin las fechas de la consulta; se esperaban 'from' y 'to'",
            pt: "'\(item.id)' sem as datas da consulta; esperavam-se 'from' e 'to'",
            en: "'\(item.id)' without the dates of its consultation; expected 'from' and 'to'"),
          at: ["governance", "consultation"])
      }
    }
  }

  private static func reportNone(_ item: Standard, _ list: inout CheckList) {
    list.add(
      .approvalMissing, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' no dice quién lo aprobó; se esperaba 'governance' con las aprobaciones "
          + "de gobierno, empleadores y trabajadores y las fechas de la consulta",
        pt: "'\(item.id)' não diz quem o aprovou; esperava-se 'governance' com as aprovações "
          + "de governo, empregadores e trabalhadores e as datas da consulta",
        en: "'\(item.id)' does not say who approved it; expected 'governance' with the approvals "
          + "of government, employers and workers and the dates of consultation"))
  }
}
