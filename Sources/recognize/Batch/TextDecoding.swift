/// Turns the bytes of a file into UTF-8, piece by piece: UTF-16 by its byte order mark; everything
/// else is passed on without a mark, and rows that are no UTF-8 are read as Windows-1252 later.
struct TextDecoding {
  /// How the file is written, as far as its first bytes say.
  enum Form: Hashable, Sendable {
    case bytes
    case utf16(isBigEndian: Bool)
  }

  /// Known after the first bytes.
  private(set) var form: Form?
  private var rest: [UInt8] = []

  /// The next bytes as UTF-8; a character that is cut waits for the next call.
  mutating func decoded(_ block: [UInt8], isLast: Bool) -> [UInt8] {
    var bytes = rest.isEmpty ? block : rest + block
    rest = []
    if form == nil {
      if bytes.count < 3, !isLast {
        rest = bytes
        return []
      }
      form = Self.takeMark(&bytes)
    }
    guard case .utf16(let isBigEndian) = form else { return bytes }
    return utf8(bytes, isBigEndian, isLast)
  }

  private static func takeMark(_ bytes: inout [UInt8]) -> Form {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      return .bytes
    }
    for (mark, isBigEndian) in [([0xFF, 0xFE] as [UInt8], false), ([0xFE, 0xFF], true)]
    where bytes.starts(with: mark) {
      bytes.removeFirst(2)
      return .utf16(isBigEndian: isBigEndian)
    }
    return .bytes
  }

  private mutating func utf8(
    _ bytes: [UInt8], _ isBigEndian: Bool, _ isLast: Bool
  ) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var at = 0
    while at + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      at += 2
    }
    var left = Array(bytes[at...])
    if !isLast, let last = units.last, last & 0xFC00 == 0xD800 {
      units.removeLast()
      left = Array(bytes[(at - 2)...])
    }
    if !isLast { rest = left }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The text of bytes, and whether they were no UTF-8 and are read as Windows-1252, of which
  /// Latin-1 is the part that people type.
  static func text(_ bytes: ArraySlice<UInt8>) -> (text: String, isLegacy: Bool) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return (String(scalars), true)
  }

  /// Windows-1252 from 0x80 to 0x9F.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
