/// A text in up to three languages: a title as published, or a sentence of our own.
public struct LocalizedText: Hashable, Sendable {
  /// Spanish.
  public var es: String?
  /// Portuguese.
  public var pt: String?
  /// English.
  public var en: String?

  /// Makes a text from what is known of it.
  public init(es: String? = nil, pt: String? = nil, en: String? = nil) {
    self.es = es
    self.pt = pt
    self.en = en
  }

  /// Makes a text of one language.
  public init(_ text: String, in language: Language) {
    self.init()
    self[language] = text
  }

  /// The text as written in `language`, if it is.
  public subscript(language: Language) -> String? {
    get {
      switch language {
      case .es: es
      case .pt: pt
      case .en: en
      }
    }
    set {
      switch language {
      case .es: es = newValue
      case .pt: pt = newValue
      case .en: en = newValue
      }
    }
  }

  /// The text in `language`, else in the first of es, pt, en that has it, else empty.
  public func text(in language: Language) -> String {
    self[language] ?? es ?? pt ?? en ?? ""
  }

  /// The language that `text(in:)` answers in; `nil` if there is no text at all.
  public func language(for wanted: Language) -> Language? {
    if self[wanted] != nil { return wanted }
    return Language.allCases.first { self[$0] != nil }
  }

  /// Whether no language has a text.
  public var isEmpty: Bool { es == nil && pt == nil && en == nil }
}
