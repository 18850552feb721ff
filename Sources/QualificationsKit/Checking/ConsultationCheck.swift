/// Standards put forward without the dates of their consultation, where their system holds one.
enum ConsultationCheck {
  static func check(
    _ item: Standard, _ stated: StatedApproval?, of system: CertificationSystem?,
    _ list: inout CheckList
  ) {
    guard let stated, system?.approval?.hasConsultation ?? true else { return }
    let consultation = stated.governance.consultation
    if consultation?.from != nil, consultation?.to != nil { return }
    list.add(
      .consultationMissing, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' sin las fechas de la consulta; se esperaban 'from' y 'to'",
        pt: "'\(item.id)' sem as datas da consulta; esperavam-se 'from' e 'to'",
        en: "'\(item.id)' without the dates of its consultation; expected 'from' and 'to'"),
      at: stated.field("consultation"))
  }
}
