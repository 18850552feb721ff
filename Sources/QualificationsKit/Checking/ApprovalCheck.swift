/// Drafts that do not record who approved them: government, employers and workers, unless the
/// system approves otherwise.
enum ApprovalCheck {
  /// A side by its word in the data, in three languages.
  private static let names: [(side: String, es: String, pt: String, en: String)] = [
    ("government", "del gobierno", "do governo", "of the government"),
    ("employers", "de los empleadores", "dos empregadores", "of employers"),
    ("workers", "de los trabajadores", "dos trabalhadores", "of workers"),
  ]

  static func check(
    _ item: Standard, _ stated: StatedApproval?, of system: CertificationSystem?,
    _ list: inout CheckList
  ) {
    guard let stated else {
      if list.isDraft(item) { reportNone(item, &list) }
      return
    }
    for name in names {
      if let rule = system?.approval, !rule.sides.contains(name.side) { continue }
      if stated.governance.approvals.contains(where: { $0.side == name.side }) { continue }
      list.add(
        .approvalMissing, item.place, item.id,
        LocalizedText(
          es: "'\(item.id)' sin la aprobación \(name.es) ('\(name.side)'); "
            + "se esperaban las tres partes, con nombre y fecha",
          pt: "'\(item.id)' sem a aprovação \(name.pt) ('\(name.side)'); "
            + "esperavam-se as três partes, com nome e data",
          en: "'\(item.id)' without the approval \(name.en) ('\(name.side)'); "
            + "expected all three sides, named and dated"),
        at: stated.field("approvals"))
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
