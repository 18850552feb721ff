/// A title in the language of its system, with the rule that its system has for it.
struct ReviewedTitle {
  let id: String
  let place: RecordPlace
  /// `standard`, `unit`, `element`, `module`, `criterion`, or `occupation`.
  let kind: String
  let language: Language
  let reading: TitleReading
  /// The system's rule for titles of that kind, if it has one.
  let rule: WordingRule?

  /// The way from the record to the title.
  var field: FieldPath { ["title", .key(language.rawValue)] }

  /// All titles of standards and components, in table order.
  /// - Complexity: O(components + length of titles).
  static func all(in library: Library) -> [ReviewedTitle] {
    var words: [Language: LanguageWords] = [:]
    for language in Language.allCases {
      words[language] = LanguageWords(library.wording.filter { $0.language == language })
    }
    var systems = [String](repeating: "", count: library.components.count)
    for standard in library.standards where systems[standard.root.position].isEmpty {
      for part in library.descendants(of: standard.root) {
        systems[part.position] = standard.system
      }
    }
    var result: [ReviewedTitle] = []
    for (position, item) in library.components.enumerated() {
      let system = library.system(systems[position])
      guard let language = system?.language ?? item.title.language(for: .es),
        let text = item.title[language], !text.isEmpty, text != Placeholder.text,
        let list = words[language], !list.isEmpty
      else { continue }
      let standard = library.standard(rootedAt: DenseIndex(position))
      let kind = standard.map { Self.kind(of: $0, system) } ?? item.kind.rawValue
      result.append(
        ReviewedTitle(
          id: item.id, place: standard?.place ?? item.place, kind: kind, language: language,
          reading: TitleReading(text, list), rule: system?.wording.first { $0.of == kind }))
    }
    return result
  }

  /// What a standard is by its code: what is recorded as one may be certified unit by unit.
  static func kind(of standard: Standard, _ system: CertificationSystem?) -> String {
    guard let code = standard.code, let system else { return "standard" }
    let fitting = system.codes.filter { CodePattern.parts(of: code, by: $0.pattern) != nil }
    return (fitting.first { $0.of == "standard" } ?? fitting.first)?.of ?? "standard"
  }
}
