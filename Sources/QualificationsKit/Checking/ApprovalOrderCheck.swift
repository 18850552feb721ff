/// Steps of approval in another order than they are taken: consultation, approval, entry into use.
enum ApprovalOrderCheck {
  static func check(
    _ item: Standard, _ stated: StatedApproval?, _ list: inout CheckList
  ) {
    guard let stated else { return }
    let governance = stated.governance
    let field = stated.field("consultation")
    if let from = governance.consultation?.from, let to = governance.consultation?.to,
      from.first >= to.last
    {
      report(from, to, field, item, &list)
    }
    for each in stated.approvals {
      guard let date = each.date else { continue }
      let place = stated.field("approvals", .whose("side", each.side), "date")
      if let end = governance.consultation?.to ?? governance.consultation?.from,
        date.last < end.first
      {
        report(end, date, place, item, &list)
      }
      if let start = item.from.value, start.last < date.first {
        report(date, start, ["from"], item, &list)
      }
    }
  }

  private static func report(
    _ first: PartialDate, _ second: PartialDate, _ field: FieldPath, _ item: Standard,
    _ list: inout CheckList
  ) {
    let (a, b) = (first.iso, second.iso)
    list.add(
      .approvalOrder, item.place, item.id,
      LocalizedText(
        es: "'\(b)' es anterior a '\(a)'; se esperaba primero la consulta, después la aprobación "
          + "y por último la entrada en vigor",
        pt: "'\(b)' é anterior a '\(a)'; esperava-se primeiro a consulta, depois a aprovação "
          + "e por último a entrada em vigor",
        en: "'\(b)' is before '\(a)'; expected consultation first, then approval, "
          + "then entry into use"),
      at: field)
  }
}
