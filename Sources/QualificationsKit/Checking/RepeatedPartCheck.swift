/// Parts of one whole that say the same: a unit repeated under another code or in other words.
enum RepeatedPartCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    let library = list.library
    var places = [Int](repeating: -1, count: library.components.count)
    for (place, title) in titles.enumerated() { places[title.component.position] = place }
    for parent in library.components where parent.children.count > 1 {
      var seen: [String: String] = [:]
      for child in parent.children {
        let place = places[child.component.position]
        let key = place < 0 ? "" : essence(of: titles[place].reading)
        if key.isEmpty { continue }
        let part = library[child.component]
        guard let first = seen[key] else {
          seen[key] = part.id
          continue
        }
        list.add(
          .repeatedPart, part.place, part.id,
          LocalizedText(
            es: "'\(part.id)' repite el título de '\(first)' dentro de '\(parent.id)'; "
              + "se esperaban partes distintas",
            pt: "'\(part.id)' repete o título de '\(first)' dentro de '\(parent.id)'; "
              + "esperavam-se partes diferentes",
            en: "'\(part.id)' repeats the title of '\(first)' within '\(parent.id)'; "
              + "expected different parts"),
          at: ["title"])
      }
    }
  }

  /// The words of a title that carry meaning, in order of the alphabet, without the endings of
  /// plurals.
  private static func essence(of reading: TitleReading) -> String {
    var words: [String] = []
    for word in reading.words where !reading.language.isSmall(word) {
      let isLong = word.utf8.count > 4
      let stem =
        isLong && word.hasSuffix("es")
        ? word.dropLast(2) : isLong && word.hasSuffix("s") ? word.dropLast() : word[...]
      if !words.contains(String(stem)) { words.append(String(stem)) }
    }
    return words.sorted().joined(separator: " ")
  }
}
