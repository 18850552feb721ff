/// A title in the language of its system, with the rule that its system has for it.
struct ReviewedTitle {
  let component: DenseIndex<Component>
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
  static func all(in list: CheckList) -> [ReviewedTitle] {
    let library = list.library
    var isSeen = [Bool](repeating: false, count: library.components.count)
    var result: [ReviewedTitle] = []
    for standard in library.standards {
      if isSeen[standard.root.position] || list.isFull(standard.place.file) { continue }
      let system = list.system(of: standard)
      isSeen[standard.root.position] = true
      var stack = [standard.root]
      while let part = stack.popLast() {
        let item = library[part]
        for child in item.children.reversed() where !isSeen[child.component.position] {
          isSeen[child.component.position] = true
          stack.append(child.component)
        }
        let own = part == standard.root ? standard : library.standard(rootedAt: part)
        let kind = own.map { Self.kind(of: $0, system) } ?? item.kind.rawValue
        let place = own?.place ?? item.place
        if let title = ReviewedTitle(item, part, kind, place, of: system, list) {
          result.append(title)
        }
      }
    }
    return result
  }

  /// The title of a component; `nil` if it has none in a language whose words are known.
  private init?(
    _ item: Component, _ index: DenseIndex<Component>, _ kind: String, _ place: RecordPlace,
    of system: CertificationSystem?, _ list: CheckList
  ) {
    guard let language = system?.language ?? item.title.language(for: .es),
      let text = item.title[language], !text.isEmpty, text != Placeholder.text,
      let words = list.words[language], !words.isEmpty
    else { return nil }
    self.init(
      component: index, id: item.id, place: place, kind: kind, language: language,
      reading: TitleReading(text, words), rule: system?.wording.first { $0.of == kind })
  }

  private init(
    component: DenseIndex<Component>, id: String, place: RecordPlace, kind: String,
    language: Language, reading: TitleReading, rule: WordingRule?
  ) {
    (self.component, self.id, self.place, self.kind) = (component, id, place, kind)
    (self.language, self.reading, self.rule) = (language, reading, rule)
  }

  /// What a standard is by its code: what is recorded as one may be certified unit by unit.
  static func kind(of standard: Standard, _ system: CertificationSystem?) -> String {
    guard let code = standard.code, let system else { return "standard" }
    var first: String?
    for grammar in system.codes where first == nil || grammar.of == "standard" {
      guard CodePattern.parts(of: code, by: grammar.pattern) != nil else { continue }
      if grammar.of == "standard" { return "standard" }
      first = grammar.of
    }
    return first ?? "standard"
  }
}
