/// Criteria that say what is done and not what is achieved.
enum ResultCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    for title in titles where title.kind == "criterion" {
      let reading = title.reading
      if reading.words.contains(where: { reading.language.isResult($0) }) { continue }
      let isPrescribed = title.rule?.form == "result"
      if !isPrescribed, !reading.language.has(reading.head, form: "infinitive") { continue }
      list.add(
        .resultMissing, title.place, title.id,
        LocalizedText(
          es: "el criterio '\(reading.text)' nombra una actividad; se esperaba el resultado: "
            + "qué queda hecho, cómo y conforme a qué",
          pt: "o critério '\(reading.text)' nomeia uma atividade; esperava-se o resultado: "
            + "o que fica feito, como e conforme o quê",
          en: "criterion '\(reading.text)' names an activity; expected the result: "
            + "what is done at the end, how, and by what measure"),
        at: title.field)
    }
  }
}
