/// Titles that do not begin with an action in the form that their system prescribes.
enum VerbFormCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    for title in titles {
      guard let rule = title.rule, rule.form != "result",
        !title.reading.begins(as: rule.form)
      else { continue }
      let (head, es, pt, en) = name(rule.form, title.reading)
      list.add(
        .verbForm, title.place, title.id,
        LocalizedText(
          es: "el título empieza con '\(head)'; se esperaba \(es), como pide su sistema",
          pt: "o título começa com '\(head)'; esperava-se \(pt), como pede seu sistema",
          en: "the title begins with '\(head)'; expected \(en), as its system asks"),
        at: title.field, fix: fix(title.reading, rule.form))
    }
  }

  private static func name(
    _ form: String, _ reading: TitleReading
  ) -> (head: String, es: String, pt: String, en: String) {
    let head = reading.headText
    return switch form {
    case "infinitive":
      (
        head, "un verbo de acción en infinitivo", "um verbo de ação no infinitivo",
        "an action verb in the infinitive"
      )
    case "nominalised":
      (
        head, "la acción en forma de sustantivo (prestación, instalación)",
        "a ação em forma de substantivo (prestação, instalação)",
        "the action as a noun (provision, installation)"
      )
    default:
      (
        head, "un verbo de acción en imperativo", "um verbo de ação no imperativo",
        "an action verb in the imperative"
      )
    }
  }

  /// The title with its first word in the wanted form, where the words of the language tell it.
  private static func fix(_ reading: TitleReading, _ form: String) -> String? {
    let words = reading.language
    let others = LanguageWords.forms.filter { $0 != form }
    guard
      let verb = others.compactMap({ words.verb(of: reading.head, as: $0) }).first
        ?? (words.isListed(reading.head, as: "infinitive") ? reading.head : nil)
    else { return nil }
    if form == "nominalised" {
      return words.word(form, ofVerb: Folding.folded(verb)).map { capitalised($0) + " …" }
    }
    var rest = reading.text.dropFirst(reading.headText.count).drop { $0 == " " }
    let next = Folding.folded(String(rest.prefix { $0 != " " }))
    if words.isListed(next, as: "link") {
      let link = words.verb(of: next, as: "link") ?? ""
      rest = rest.drop { $0 != " " }.drop { $0 == " " }
      return capitalised(verb) + (link.isEmpty ? "" : " " + link) + " " + rest
    }
    return capitalised(verb) + " " + rest
  }

  private static func capitalised(_ word: String) -> String {
    var bytes = Array(word.utf8)
    if let first = bytes.first, (97...122).contains(first) { bytes[0] = first - 32 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
