/// Titles that name an action and nothing that it acts upon.
enum ObjectCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    for title in titles where title.rule.map({ $0.form != "result" }) ?? false {
      let reading = title.reading
      if !reading.beginsWithVerb || reading.hasObject { continue }
      let head = reading.headText
      list.add(
        .objectMissing, title.place, title.id,
        LocalizedText(
          es: "el título dice '\(head)' y no sobre qué recae; se esperaba el objeto de la acción",
          pt: "o título diz '\(head)' e não sobre o quê; esperava-se o objeto da ação",
          en: "the title says '\(head)' and not of what; expected the object of the action"),
        at: title.field)
    }
  }
}
