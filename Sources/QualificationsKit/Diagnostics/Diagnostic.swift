/// How grave a finding on data or rules is.
public enum Severity: String, Hashable, Sendable {
  case error, warning, note
}

/// One finding on data or rules: what is wrong, where, and what was expected.
public struct Diagnostic: Hashable, Sendable {
  /// The stable code.
  public let code: DiagnosticCode
  /// How grave it is.
  public let severity: Severity
  /// The file it is in.
  public let file: String
  /// The bytes it points at; `nil` for a finding on a whole file or on several.
  public let range: SourceRange?
  /// The record it is about, for findings that hold wherever the record stands.
  public let subject: String
  /// The sentence, in three languages.
  public let message: LocalizedText
  /// What to write instead, where that is known.
  public let fix: String?

  /// Makes a finding with the severity of its code.
  public init(
    _ code: DiagnosticCode, file: String, range: SourceRange? = nil, subject: String = "",
    message: LocalizedText, fix: String? = nil
  ) {
    self.code = code
    self.severity = code.severity
    self.file = file
    self.range = range
    self.subject = Self.clipped(subject)
    self.message = LocalizedText(
      es: message.es.map(Self.clipped), pt: message.pt.map(Self.clipped),
      en: message.en.map(Self.clipped))
    self.fix = fix.map(Self.clipped)
  }

  /// A text of at most some 1,200 bytes: what a hostile file holds is not repeated in full.
  private static func clipped(_ text: String) -> String {
    guard text.utf8.count > 1200 else { return text }
    let bytes = Array(text.utf8)
    let head = String(decoding: bytes.prefix(800), as: UTF8.self).unicodeScalars.dropLast()
    let tail = String(decoding: bytes.suffix(300), as: UTF8.self).unicodeScalars.dropFirst(3)
    var result = String.UnicodeScalarView(head)
    result.append("…")
    result.append(contentsOf: tail)
    return String(result)
  }

  /// The same finding at another place of its file.
  func moved(to range: SourceRange?) -> Diagnostic {
    Diagnostic(
      code, file: file, range: range, subject: subject, message: message, fix: fix)
  }
}

extension Diagnostic {
  /// Sorts by file, place, code and subject: the order in which findings are always given.
  public static func sorted(_ items: [Diagnostic]) -> [Diagnostic] {
    items.sorted { left, right in
      if left.file != right.file {
        return left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
      }
      let (a, b) = (left.range?.start ?? -1, right.range?.start ?? -1)
      if a != b { return a < b }
      if left.code != right.code { return left.code.rawValue < right.code.rawValue }
      if left.subject != right.subject { return left.subject < right.subject }
      return (left.message.en ?? "") < (right.message.en ?? "")
    }
  }
}

/// A value and what was found while making it: reading never fails (invariant I1).
public struct Diagnosed<Value: Sendable>: Sendable {
  /// The value; what could not be read is left out of it.
  public var value: Value
  /// The findings, sorted.
  public var diagnostics: [Diagnostic]

  /// Pairs a value with its findings, sorting them.
  public init(_ value: Value, _ diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = Diagnostic.sorted(diagnostics)
  }
}
