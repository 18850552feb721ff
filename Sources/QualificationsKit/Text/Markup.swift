/// Text from data inside of HTML, SVG and XML: what could be taken for markup is escaped, and what
/// cannot be seen or would turn the direction of what follows is written out as `\u{202E}`.
///
/// The one place where that is done: pages, drawings and letters all write through it.
public enum Markup {
  /// Appends a text as the inside of an element or of an attribute in double quotes.
  ///
  /// Tabs and line ends become spaces.
  /// - Complexity: O(length of the text).
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    let needsCare = text.utf8.contains { $0 < 32 || $0 == 127 || $0 == 0xC2 || $0 == 0xE2 }
    if needsCare {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// The text as the inside of an element or of an attribute in double quotes.
  /// - Complexity: O(length of the text).
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The scalar, a space for a tab or line end, or its number for a sign that cannot be seen.
  public static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 9, 10, 13: " "
    case 0..<32, 127..<160, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: String(Character(scalar))
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "<": bytes += "&lt;".utf8
    case ">": bytes += "&gt;".utf8
    case "&": bytes += "&amp;".utf8
    case "\"": bytes += "&quot;".utf8
    default: bytes += visible(scalar).utf8
    }
  }
}
