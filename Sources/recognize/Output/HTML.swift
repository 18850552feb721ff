import QualificationsKit

/// A text of HTML or SVG: elements are closed in order, and everything that is not markup is escaped.
struct HTML {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Makes an empty text with room for a page of usual length.
  init() { bytes.reserveCapacity(16_384) }

  /// Whether an element has no end.
  private static func isEmpty(_ name: String) -> Bool {
    switch name {
    case "meta", "link", "input", "br", "hr", "col": true
    default: false
    }
  }

  /// Writes an element with what `body` writes in it; an attribute whose value is `nil` is left out.
  mutating func element(
    _ name: String, _ attributes: [(String, String?)] = [], _ body: (inout HTML) -> Void = { _ in }
  ) {
    begin(name, attributes)
    if Self.isEmpty(name) { return }
    body(&self)
    end(name)
  }

  /// Writes an element with a text in it.
  mutating func element(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
    begin(name, attributes)
    self.text(text)
    end(name)
  }

  /// Writes a text. Invisible marks that would turn the direction of what follows are written out.
  mutating func text(_ text: String) { Markup.append(text, to: &bytes) }

  /// Writes a text that may have several lines.
  mutating func lines(_ text: String) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if number > 0 { bytes.append(10) }
      self.text(String(line))
    }
  }

  /// Writes the declaration that this is HTML.
  mutating func declaration() { bytes += "<!DOCTYPE html>\n".utf8 }

  private mutating func begin(_ name: String, _ attributes: [(String, String?)]) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (name, value) in attributes {
      guard let value else { continue }
      bytes.append(UInt8(ascii: " "))
      bytes += name.utf8
      if value.isEmpty { continue }
      bytes += "=\"".utf8
      Markup.append(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func end(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }
}
