/// Renders a finding as compilers do: place, sentence, the line and a caret under the spot.
public enum CaretRendering {
  /// The words that frame a finding.
  private static func word(_ severity: Severity, _ language: Language) -> String {
    switch (severity, language) {
    case (.error, .en): "error"
    case (.error, .es): "error"
    case (.error, .pt): "erro"
    case (.warning, .en): "warning"
    case (.warning, .es): "advertencia"
    case (.warning, .pt): "aviso"
    case (.note, .en): "note"
    case (.note, .es): "nota"
    case (.note, .pt): "nota"
    }
  }

  /// The finding as lines of text, ending in a newline.
  /// - Parameters:
  ///   - source: the file's text, for the line and the caret; without it only the sentence is given.
  ///   - colour: whether to use ANSI colours.
  public static func text(
    _ diagnostic: Diagnostic, source: SourceText?, language: Language, colour: Bool = false
  ) -> String {
    text(
      code: diagnostic.code.rawValue, severity: diagnostic.severity, file: diagnostic.file,
      range: diagnostic.range, message: diagnostic.message, fix: diagnostic.fix, source: source,
      language: language, colour: colour)
  }

  /// The same for a finding of any kind.
  public static func text(
    code: String, severity: Severity, file: String, range: SourceRange?, message: LocalizedText,
    fix: String?, source: SourceText?, language: Language, colour: Bool
  ) -> String {
    let place: String
    let position = range.flatMap { range in source?.position(of: range.start) }
    if let position {
      place = "\(file):\(position.line):\(position.column)"
    } else {
      place = file
    }
    let tint =
      switch severity {
      case .error: "\u{1B}[31m"
      case .warning: "\u{1B}[33m"
      case .note: "\u{1B}[36m"
      }
    let label = word(severity, language)
    let shown = colour ? "\(tint)\(label)\u{1B}[0m" : label
    var result = "\(place): \(shown): \(message.text(in: language))"
    result += " [\(code)]\n"
    if let source, let range, let position {
      result += excerpt(source, range, position, tint: colour ? tint : nil)
    }
    if let fix { result += "    = \(fix)\n" }
    return result
  }

  /// The line with a caret; long lines are cut to a window around the spot.
  private static func excerpt(
    _ source: SourceText, _ range: SourceRange, _ position: SourcePosition, tint: String?
  ) -> String {
    let number = "\(position.line)"
    let margin = String(repeating: " ", count: number.utf8.count)
    let before = source.scalars(before: range.start, atMost: 60)
    let after = source.scalars(from: range.start, atMost: 100 - before.count)
    let marked = source.scalars(from: range.start, atMost: after.count, end: range.end).count
    var shown = String.UnicodeScalarView()
    for scalar in before + after { shown.append(scalar.value < 32 ? " " : scalar) }
    let carets = "^" + String(repeating: "~", count: max(0, marked - 1))
    let pad = String(repeating: " ", count: before.count)
    let mark = tint.map { "\($0)\(carets)\u{1B}[0m" } ?? carets
    return "  \(number) | \(String(shown))\n  \(margin) | \(pad)\(mark)\n"
  }
}

extension SourceText {
  /// The last scalars of the line before an offset.
  fileprivate func scalars(before offset: Int, atMost limit: Int) -> [Unicode.Scalar] {
    let end = min(offset, bytes.count)
    var start = end
    var count = 0
    while start > 0, count < limit, bytes[start - 1] != UInt8(ascii: "\n") {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { count += 1 }
    }
    return Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars)
  }

  /// The first scalars of the line from an offset, none from `end` on.
  fileprivate func scalars(
    from offset: Int, atMost limit: Int, end: Int = .max
  ) -> [Unicode.Scalar] {
    let start = min(offset, bytes.count)
    let last = max(start, min(end, bytes.count))
    var at = start
    var count = 0
    while at < last, bytes[at] != UInt8(ascii: "\n") {
      if bytes[at] & 0xC0 != 0x80 {
        if count == limit { break }
        count += 1
      }
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\n"), at > start, bytes[at - 1] == 13 {
      at -= 1
    }
    return Array(String(decoding: bytes[start..<at], as: UTF8.self).unicodeScalars)
  }
}
