/// The inside of JSON strings (RFC 8259, section 7).
public enum JSONText {
  /// The bytes that the inside of a string stands for, and whether all its escapes are well formed: of
  /// one that is not, the sign behind the backslash or U+FFFD is given.
  /// - Complexity: O(bytes).
  public static func unescaped(
    _ inner: Span<UInt8>
  ) -> (bytes: ContiguousArray<UInt8>, isWellFormed: Bool) {
    var out: ContiguousArray<UInt8> = []
    out.reserveCapacity(inner.count)
    var isWellFormed = true
    var i = 0
    while i < inner.count {
      let byte = inner[i]
      i += 1
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        continue
      }
      guard i < inner.count else { return (out + [byte], false) }
      let escape = inner[i]
      i += 1
      switch escape {
      case UInt8(ascii: "n"): out.append(10)
      case UInt8(ascii: "t"): out.append(9)
      case UInt8(ascii: "r"): out.append(13)
      case UInt8(ascii: "b"): out.append(8)
      case UInt8(ascii: "f"): out.append(12)
      case UInt8(ascii: "u"):
        let scalar = scalar(inner, &i)
        if scalar == nil { isWellFormed = false }
        out.append(contentsOf: Array(String(scalar ?? "\u{FFFD}").utf8))
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
      default:
        isWellFormed = false
        out.append(escape)
      }
    }
    return (out, isWellFormed)
  }

  /// The scalar of four digits, or of two units of UTF-16, and goes behind it.
  private static func scalar(_ bytes: Span<UInt8>, _ i: inout Int) -> Unicode.Scalar? {
    let first = hexadecimal(bytes, i)
    i = min(i + 4, bytes.count)
    guard let first, (0xD800..<0xDC00).contains(first), i + 1 < bytes.count,
      bytes[i] == UInt8(ascii: "\\"), bytes[i + 1] == UInt8(ascii: "u"),
      let low = hexadecimal(bytes, i + 2), (0xDC00..<0xE000).contains(low)
    else { return first.flatMap { Unicode.Scalar($0) } }
    i += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (low - 0xDC00))
  }

  /// Whether a byte may stand behind a backslash.
  static func isEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// The value of four hexadecimal digits from `start`.
  private static func hexadecimal(_ bytes: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      let digit: UInt32
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(bytes[index] - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt32(bytes[index] - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt32(bytes[index] - 55)
      default: return nil
      }
      value = value * 16 + digit
    }
    return value
  }

  /// Appends a text as a string, in quotes.
  /// - Complexity: O(bytes).
  public static func append(_ text: String, to output: inout [UInt8]) {
    append(ArraySlice(text.utf8), to: &output)
  }

  /// Appends bytes as a string, in quotes.
  /// - Complexity: O(bytes).
  public static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 10: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      case 9: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
      case 13: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
      case 0..<32, 127:
        let digits = Array("0123456789abcdef".utf8)
        output.append(contentsOf: Array("\\u00".utf8))
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
