/// UTF-8 over bytes.
enum Encoding {
  /// The offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7).
  /// - Complexity: O(bytes).
  static func firstIllFormed(_ bytes: [UInt8]) -> Int? {
    var i = 0
    let count = bytes.count
    while i < count {
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
        while i + 8 <= count, EightBytes.areASCII(EightBytes.load(bytes, i)) { i += 8 }
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8) =
        switch lead {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      if length == 0 || i + length > count || bytes[i + 1] < low || bytes[i + 1] > high { return i }
      for offset in 2..<max(2, length) where bytes[i + offset] & 0xC0 != 0x80 { return i }
      i += length
    }
    return nil
  }

  /// The scalar at an offset as text fit for a message.
  static func printable(_ bytes: [UInt8], _ offset: Int) -> String {
    let byte = bytes[offset]
    if byte < 32 || byte == 127 { return "\\u00" + hexadecimal(byte) }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return String(decoding: bytes[offset..<min(offset + length, bytes.count)], as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    return String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
  }
}
