/// Finds the concepts of a glossary in titles; what is no concept stays a stem.
struct ConceptTable: Sendable {
  /// What a concept's name begins with, so that it is no stem.
  static let mark = UInt8(ascii: "#")

  /// The concept of each sequence of stems, by language.
  private var concepts: [Language: [String: String]] = [:]
  /// The most words that a form has.
  private var longest = 1

  init(_ glossary: [GlossaryEntry]) {
    for entry in glossary {
      for form in entry.forms {
        let keys = Self.keys(form.text, form.language)
        if keys.isEmpty { continue }
        longest = max(longest, keys.count)
        let name = keys.joined(separator: " ")
        if concepts[form.language, default: [:]][name] == nil {
          concepts[form.language, default: [:]][name] = "#" + entry.concept
        }
      }
    }
  }

  private static func keys(_ text: String, _ language: Language) -> [String] {
    TitleWords.words(text, language).map { Stemming.key($0, language) }
  }

  /// The terms of a title: concepts, the longest form first, and stems.
  func terms(_ text: String, _ language: Language) -> [String] {
    let keys = Self.keys(text, language)
    guard let known = concepts[language] else { return keys }
    var result: [String] = []
    var at = 0
    while at < keys.count {
      var length = min(longest, keys.count - at)
      var found: String?
      while length > 0, found == nil {
        found = known[keys[at..<at + length].joined(separator: " ")]
        if found == nil { length -= 1 }
      }
      result.append(found ?? keys[at])
      at += max(1, length)
    }
    return result
  }
}
