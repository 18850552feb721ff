/// Parts of one whole that say the same: a unit repeated under another code or in other words.
enum RepeatedPartCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    let library = list.library
    var essences: [String: String] = [:]
    for title in titles { essences[title.id] = essence(of: title.reading) }
    for parent in library.components where parent.children.count > 1 {
      var seen: [String: String] = [:]
      for child in parent.children {
        let part = library[child.component]
        guard let key = essences[part.id], !key.isEmpty else { continue }
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
