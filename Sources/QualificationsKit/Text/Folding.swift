/// Accent- and case-insensitive forms, for search and for comparing titles.
public enum Folding {
  /// The text in lower-case ASCII letters, digits and single spaces: accents dropped, `ñ` as `n`,
  /// every other character a separator.
  ///
  /// Covers Latin-1 Supplement and Latin Extended-A, which is all that es, pt and en need.
  /// - Complexity: O(length).
  public static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var gap = false
    for scalar in text.unicodeScalars {
      let letters = letters(of: scalar.value)
      if letters.0 == 0 {
        if !(0x300...0x36F).contains(scalar.value) { gap = true }
        continue
      }
      if gap, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      gap = false
      bytes.append(letters.0)
      if letters.1 != 0 { bytes.append(letters.1) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words of the folded text.
  public static func words(_ text: String) -> [String] {
    Splitting.parts(folded(text), at: UInt8(ascii: " "))
  }

  /// The folded letters of a scalar: one or two ASCII bytes, zero where it separates words.
  private static func letters(of value: UInt32) -> (UInt8, UInt8) {
    switch value {
    case 0x30...0x39, 0x61...0x7A: (UInt8(value), 0)
    case 0x41...0x5A: (UInt8(value + 32), 0)
    case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105, 0xAA: (UInt8(ascii: "a"), 0)
    case 0xC6, 0xE6: (UInt8(ascii: "a"), UInt8(ascii: "e"))
    case 0xC7, 0xE7, 0x106...0x10D: (UInt8(ascii: "c"), 0)
    case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: (UInt8(ascii: "e"), 0)
    case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: (UInt8(ascii: "i"), 0)
    case 0xD1, 0xF1, 0x143...0x148: (UInt8(ascii: "n"), 0)
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151, 0xBA: (UInt8(ascii: "o"), 0)
    case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: (UInt8(ascii: "u"), 0)
    case 0xDD, 0xFD, 0xFF: (UInt8(ascii: "y"), 0)
    case 0xDF: (UInt8(ascii: "s"), UInt8(ascii: "s"))
    case 0x15A...0x161: (UInt8(ascii: "s"), 0)
    case 0x179...0x17E: (UInt8(ascii: "z"), 0)
    default: (0, 0)
    }
  }
}
