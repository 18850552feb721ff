import QualificationsKit

/// A value as it is shown to people and as it is encoded: one description, two forms.
enum Datum {
  /// Not known: `null`.
  case unknown
  /// A text, the same in both.
  case text(String)
  /// A code for programs and its word for people.
  case code(String, LocalizedText)
  /// A code for programs, and the code with its name for people.
  case named(String, String)
  /// Several of them.
  case names([(code: String, name: String)])
  /// Several codes for programs and their words for people.
  case words([(code: String, word: LocalizedText)])
  /// Several texts.
  case list([String])
  /// Several sentences, each on lines of its own.
  case paragraphs([String])
  /// A text for programs that people see elsewhere.
  case silent(String)
  /// A whole number.
  case number(Int)
  /// Yes or no.
  case truth(Bool)

  /// A text, or unknown.
  static func optional(_ text: String?) -> Datum { text.map { .text($0) } ?? .unknown }

  /// Whether there is nothing to show.
  var isEmpty: Bool {
    switch self {
    case .unknown: true
    case .text(let text): text.isEmpty
    case .list(let texts), .paragraphs(let texts): texts.isEmpty
    case .silent: true
    case .names(let names): names.isEmpty
    case .words(let words): words.isEmpty
    case .code, .named, .number, .truth: false
    }
  }

  /// The value for people; a dash if it is not known.
  func shown(in language: Language) -> String {
    switch self {
    case .unknown: "—"
    case .text(let text): text
    case .code(_, let word): word.text(in: language)
    case .named(let code, let name): name.isEmpty || name == code ? code : "\(code) \(name)"
    case .names(let names):
      names.map { Datum.named($0.code, $0.name).shown(in: language) }.joined(separator: "; ")
    case .words(let words): words.map { $0.word.text(in: language) }.joined(separator: ", ")
    case .list(let texts): texts.joined(separator: ", ")
    case .paragraphs(let texts): texts.joined(separator: " · ")
    case .silent: ""
    case .number(let value): "\(value)"
    case .truth(let value): Vocabulary.answer[value ? "yes" : "no"].text(in: language)
    }
  }

  /// The value for people, each sentence on its own where there are several.
  func lines(in language: Language) -> [String] {
    if case .paragraphs(let texts) = self { texts } else { [shown(in: language)] }
  }

  /// The value for programs.
  func encode(_ writer: inout JSONWriter) {
    switch self {
    case .unknown: writer.null()
    case .text(let text), .silent(let text), .code(let text, _), .named(let text, _):
      writer.string(text)
    case .names(let names):
      writer.array { writer in for name in names { writer.string(name.code) } }
    case .words(let words):
      writer.array { writer in for word in words { writer.string(word.code) } }
    case .list(let texts), .paragraphs(let texts):
      writer.array { writer in for text in texts { writer.string(text) } }
    case .number(let value): writer.number(value)
    case .truth(let value): writer.bool(value)
    }
  }
}
