/// Titles whose verb names nothing that can be observed: knowing, understanding.
enum VagueVerbCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    for title in titles where title.reading.language.isListed(title.reading.head, as: "vague") {
      let head = title.reading.headText
      list.add(
        .vagueVerb, title.place, title.id,
        LocalizedText(
          es: "'\(head)' no se puede observar; se esperaba un verbo que diga qué hace la persona",
          pt: "'\(head)' não se pode observar; esperava-se um verbo que diga o que a pessoa faz",
          en: "'\(head)' cannot be observed; expected a verb that says what the person does"),
        at: title.field)
    }
  }
}
