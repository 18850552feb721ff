/// Writes values of metadata: plain where YAML allows it, else in double quotes.
enum MetadataScalar {
  /// Appends the value of a name, on the same line or below it, with the final newline.
  static func appendNested(
    _ value: MetadataValue, isText: Bool, rounds: Bool, indent: Int, to bytes: inout [UInt8]
  ) {
    let pad = "#" + String(repeating: " ", count: indent * 2)
    switch value {
    case .text(let text, let isQuoted):
      bytes.append(32)
      append(
        .text(rounds ? rounded(text) : text, isQuoted: isQuoted), isText: isText, to: &bytes)
      bytes.append(10)
    case .list(let items):
      bytes.append(10)
      for item in items {
        bytes += Array("\(pad)-".utf8)
        appendItem(item, isText: isText, indent: indent + 1, to: &bytes)
      }
    case .map(let entries):
      bytes.append(10)
      for entry in entries {
        bytes += Array("\(pad)\(entry.key):".utf8)
        appendNested(
          entry.value, isText: isText, rounds: false, indent: indent + 1, to: &bytes)
      }
    }
  }

  private static func appendItem(
    _ item: MetadataValue, isText: Bool, indent: Int, to bytes: inout [UInt8]
  ) {
    guard case .map(let entries) = item, let first = entries.first else {
      appendNested(item, isText: isText, rounds: false, indent: indent, to: &bytes)
      return
    }
    bytes += Array(" \(first.key):".utf8)
    appendNested(first.value, isText: isText, rounds: false, indent: indent + 1, to: &bytes)
    let pad = "#" + String(repeating: " ", count: indent * 2)
    for entry in entries.dropFirst() {
      bytes += Array("\(pad)\(entry.key):".utf8)
      appendNested(entry.value, isText: isText, rounds: false, indent: indent + 1, to: &bytes)
    }
  }

  /// Appends a scalar.
  /// - Parameter isText: whether the value is a text even if it looks like something else.
  static func append(_ value: MetadataValue, isText: Bool, to bytes: inout [UInt8]) {
    guard case .text(let text, let isQuoted) = value else { return }
    let looksOther = isAmbiguous(text)
    if canBePlain(text), !looksOther || (!isText && !isQuoted) {
      bytes += Array(text.utf8)
    } else if canBePlain(text), looksOther, !isText, isDate(text) {
      bytes += Array(text.utf8)
    } else {
      JSONText.append(text, to: &bytes)
    }
  }

  /// A number with at most three decimals, halves up; anything else as it is.
  static func rounded(_ text: String) -> String {
    guard let number = Ratio(text) else { return text }
    let shifted = number * Ratio(1000) + Ratio(1, over: 2)
    return Ratio(shifted.floor, over: 1000).written
  }

  private static func isDate(_ text: String) -> Bool { Day(text) != nil }

  /// Whether a reader of YAML would take the text for a number, a date, a truth value or nothing.
  private static func isAmbiguous(_ text: String) -> Bool {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"]
    if words.contains(lowercased(text)) || isDate(text) { return true }
    guard let first = text.utf8.first else { return true }
    let begins = (48...57).contains(first) || first == 43 || first == 45 || first == 46
    return begins
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46 || byte == 95
          || byte == 58 || (97...102).contains(byte | 32) || byte == 120 || byte == 111
      }
  }

  private static func lowercased(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }

  /// Whether a text may stand without quotes (YAML 1.2, section 7.3.3).
  private static func canBePlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 32, last != 32,
      last != UInt8(ascii: ":")
    else { return false }
    let second = bytes.count > 1 ? bytes[1] : 32
    if "-?:".utf8.contains(first), second == 32 || second == 9 { return false }
    if ",[]{}#&*!|>'\"%@`".utf8.contains(first) { return false }
    for i in bytes.indices {
      if bytes[i] < 32 || bytes[i] == 127 { return false }
      if bytes[i] == UInt8(ascii: ":"), i + 1 < bytes.count, bytes[i + 1] == 32 { return false }
      if bytes[i] == UInt8(ascii: "#"), i > 0, bytes[i - 1] == 32 { return false }
    }
    return true
  }
}
