/// Approvals without a date.
enum UndatedApprovalCheck {
  static func check(
    _ item: Standard, _ stated: StatedApproval?, _ list: inout CheckList
  ) {
    guard let stated else { return }
    for each in stated.approvals where each.date == nil {
      report(each, stated.field("approvals", .whose("side", each.side)), item, &list)
    }
  }

  private static func report(
    _ approval: Approval, _ field: FieldPath, _ item: Standard, _ list: inout CheckList
  ) {
    list.add(
      .approvalUndated, item.place, item.id,
      LocalizedText(
        es: "aprobación de '\(approval.name)' sin fecha; se esperaba 'date'",
        pt: "aprovação de '\(approval.name)' sem data; esperava-se 'date'",
        en: "approval of '\(approval.name)' without a date; expected 'date'"),
      at: field)
  }
}
