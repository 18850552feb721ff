import QualificationsKit

/// How values are written in data, for every reader alike (Language.md, 4.10). Bytes are read where
/// they stand: a run reads millions of them.
enum FieldGrammar {
  /// A whole number, or a decimal with at most four decimals: the digits, and how many of them stand
  /// after the point.
  static func number(_ bytes: Span<UInt8>) -> (digits: Int, decimals: Int)? {
    var index = 0
    var isNegative = false
    if bytes.count > 1, bytes[0] == UInt8(ascii: "-") {
      isNegative = true
      index = 1
    }
    var digits = 0
    var decimals = -1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), decimals < 0, index > start {
        decimals = 0
      } else {
        let digit = byte &- UInt8(ascii: "0")
        if digit > 9 || index - start > 16 { return nil }
        digits = digits * 10 + Int(digit)
        if decimals >= 0 { decimals += 1 }
      }
      index += 1
    }
    if index == start || decimals == 0 || decimals > 4 { return nil }
    return (isNegative ? -digits : digits, max(decimals, 0))
  }

  /// The number of digits of which the last are decimals.
  static func ratio(_ digits: Int, decimals: Int) -> Ratio {
    var scale: Int128 = 1
    for _ in 0..<decimals { scale *= 10 }
    return Ratio(Int128(digits), over: scale)
  }

  /// `yes` or `no`, `true` or `false`.
  static func flag(_ bytes: Span<UInt8>) -> Bool? {
    if isEqual(bytes, "yes") || isEqual(bytes, "true") { return true }
    if isEqual(bytes, "no") || isEqual(bytes, "false") { return false }
    return nil
  }

  /// A number of at most eight digits and nothing else; -1 for anything else.
  @inline(__always)
  static func whole(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    if end &- start > 8 { return -1 }
    var number = start < end ? 0 : -1
    var index = start
    while index < end {
      let digit = text[index] &- UInt8(ascii: "0")
      if digit > 9 { return -1 }
      number = number &* 10 &+ Int(digit)
      index &+= 1
    }
    return number
  }

  /// The day that ten bytes name in the form `2024-03-01`.
  @inline(__always)
  static func day(_ text: Span<UInt8>, _ start: Int) -> Day? {
    // Of digits 0 to 9 remain, of hyphens nothing.
    let word = ByteWord.at(start, text) ^ 0x2D30_302D_3030_3030
    guard word & ~0x000F_0F00_0F0F_0F0F == 0,
      (word &+ 0x0006_0600_0606_0606) & 0x0010_1000_1010_1010 == 0
    else { return nil }
    func digit(_ index: UInt64) -> Int { Int(truncatingIfNeeded: word >> (8 &* index) & 15) }
    let (tens, ones) = (text[start &+ 8] &- 48, text[start &+ 9] &- 48)
    if tens > 9 || ones > 9 { return nil }
    return Day(
      year: digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3),
      month: digit(5) &* 10 &+ digit(6), day: Int(tens) &* 10 &+ Int(ones))
  }

  /// The days that `2024-03-01`, `2024-03` or `2024` may be.
  static func date(_ bytes: Span<UInt8>) -> (first: Day, last: Day)? {
    func digits(_ range: Range<Int>) -> Int? {
      var number = 0
      for index in range {
        let digit = bytes[index] &- UInt8(ascii: "0")
        if digit > 9 { return nil }
        number = number * 10 + Int(digit)
      }
      return number
    }
    func isHyphen(_ index: Int) -> Bool { bytes[index] == UInt8(ascii: "-") }
    switch bytes.count {
    case 10: return day(bytes, 0).map { ($0, $0) }
    case 7 where isHyphen(4):
      guard let year = digits(0..<4), let month = digits(5..<7) else { return nil }
      return days(year, month...month)
    case 4: return digits(0..<4).flatMap { days($0, 1...12) }
    default: return nil
    }
  }

  private static func days(_ year: Int, _ months: ClosedRange<Int>) -> (first: Day, last: Day)? {
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let last = Day(
        year: year, month: months.upperBound,
        day: Day.length(ofMonth: months.upperBound, in: year))
    else { return nil }
    return (first, last)
  }

  /// Whether bytes are those of a text.
  static func isEqual(_ bytes: Span<UInt8>, _ text: String) -> Bool {
    let utf8 = text.utf8
    if utf8.count != bytes.count { return false }
    var index = 0
    for byte in utf8 {
      if byte != bytes[index] { return false }
      index += 1
    }
    return true
  }
}
