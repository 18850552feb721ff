/// Texts as JSON writes them (RFC 8259, section 7).
enum JSONText {
  /// The bytes that the inside of a string stands for; `nil` if an escape is malformed.
  static func unescaped(_ text: Span<UInt8>, _ range: Range<Int>) -> ContiguousArray<UInt8>? {
    var result: ContiguousArray<UInt8> = []
    var at = range.lowerBound
    while at < range.upperBound {
      guard text[at] == UInt8(ascii: "\\") else {
        result.append(text[at])
        at += 1
        continue
      }
      guard at + 1 < range.upperBound else { return nil }
      at += 2
      switch text[at - 1] {
      case UInt8(ascii: "\""): result.append(34)
      case UInt8(ascii: "\\"): result.append(92)
      case UInt8(ascii: "/"): result.append(47)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "u"):
        guard let scalar = scalar(text, &at, range.upperBound) else { return nil }
        result.append(contentsOf: String(Character(scalar)).utf8)
      default: return nil
      }
    }
    return result
  }

  private static func scalar(_ text: Span<UInt8>, _ at: inout Int, _ end: Int) -> Unicode.Scalar? {
    guard let first = unit(text, &at, end) else { return nil }
    guard first >= 0xD800, first < 0xDC00 else { return Unicode.Scalar(first) }
    guard at + 1 < end, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") else {
      return nil
    }
    at += 2
    guard let second = unit(text, &at, end), second >= 0xDC00, second < 0xE000 else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func unit(_ text: Span<UInt8>, _ at: inout Int, _ end: Int) -> UInt32? {
    guard at + 4 <= end else { return nil }
    var result: UInt32 = 0
    for _ in 0..<4 {
      let byte = text[at] | 0x20
      at += 1
      if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "f") {
        result = result << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      } else if byte >= 0x30, byte <= 0x39 {
        result = result << 4 | UInt32(byte - 0x30)
      } else {
        return nil
      }
    }
    return result
  }

  /// Appends a text as a string.
  static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(34)
    for byte in text {
      switch byte {
      case 34: output.append(contentsOf: [92, 34])
      case 92: output.append(contentsOf: [92, 92])
      case 10: output.append(contentsOf: [92, UInt8(ascii: "n")])
      case 0..<32:
        output.append(contentsOf: "\\u00".utf8)
        output.append(byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        output.append(hex(byte & 15))
      default: output.append(byte)
      }
    }
    output.append(34)
  }

  private static func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
