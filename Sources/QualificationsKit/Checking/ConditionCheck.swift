/// Titles without the condition that their system asks for.
enum ConditionCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    for title in titles {
      guard let rule = title.rule, rule.condition == "required", !title.reading.hasCondition else {
        continue
      }
      let text = title.reading.text
      list.add(
        .conditionMissing, title.place, title.id,
        LocalizedText(
          es: "'\(text)' sin condición; su sistema pide decir según qué norma, procedimiento "
            + "o requisito se hace",
          pt: "'\(text)' sem condição; seu sistema pede dizer segundo que norma, procedimento "
            + "ou requisito se faz",
          en: "'\(text)' without a condition; its system asks by which norm, procedure or "
            + "requirement it is done"),
        at: title.field)
    }
  }
}
