/// Titles that name two actions where a function has one purpose.
enum PurposeCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    for title in titles {
      guard let rule = title.rule, rule.form != "result",
        let second = title.reading.secondAction(rule.form)
      else { continue }
      let first = title.reading.headText
      list.add(
        .severalPurposes, title.place, title.id,
        LocalizedText(
          es: "el título une '\(first)' y '\(second)'; se esperaba un solo propósito: "
            + "conviene separarlos o buscar el verbo que los abarca",
          pt: "o título une '\(first)' e '\(second)'; esperava-se um só propósito: "
            + "convém separá-los ou buscar o verbo que os abrange",
          en: "the title joins '\(first)' and '\(second)'; expected one purpose: "
            + "separate them, or find the verb that covers both"),
        at: title.field)
    }
  }
}
