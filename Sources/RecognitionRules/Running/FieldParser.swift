import QualificationsKit

/// Reads single fields from bytes, without making texts of them.
enum FieldParser {
  /// Why a field cannot be read.
  enum Fault: Error, Hashable, Sendable {
    case number, range, date, flag, label, empty
  }

  /// The word of a field that is not empty.
  static func word(
    _ bytes: Span<UInt8>, _ kind: FieldLayout.Kind, _ pool: inout Pool
  ) throws(Fault) -> Word {
    switch kind {
    case .text: return pool.symbol(bytes)
    case .date: return try date(bytes)
    case .number(let range): return try number(bytes, range, &pool)
    case .flag: return try flag(bytes)
    case .label(let labels):
      for (place, label) in labels.enumerated() where isEqual(bytes, label) {
        return pool.label(place, label)
      }
      throw .label
    }
  }

  private static func isEqual(_ bytes: Span<UInt8>, _ text: String) -> Bool {
    let utf8 = text.utf8
    if utf8.count != bytes.count { return false }
    var index = 0
    for byte in utf8 {
      if byte != bytes[index] { return false }
      index += 1
    }
    return true
  }

  private static func flag(_ bytes: Span<UInt8>) throws(Fault) -> Word {
    if isEqual(bytes, "yes") || isEqual(bytes, "1") || isEqual(bytes, "true") {
      return WordRange.flag + 1
    }
    if isEqual(bytes, "no") || isEqual(bytes, "0") || isEqual(bytes, "false") {
      return WordRange.flag
    }
    throw .flag
  }

  /// `2024-03-01`.
  static func date(_ bytes: Span<UInt8>) throws(Fault) -> Word {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      throw .date
    }
    func digits(_ range: Range<Int>) -> Int? {
      var number = 0
      for index in range {
        let digit = bytes[index] &- UInt8(ascii: "0")
        if digit > 9 { return nil }
        number = number * 10 + Int(digit)
      }
      return number
    }
    guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10),
      let date = Day(year: year, month: month, day: day)
    else { throw .date }
    return Pool.day(date.number)
  }

  /// The number of one to eight digits; `nil` for anything else.
  static func digits(_ text: Span<UInt8>, _ from: Int, _ end: Int) -> Int32? {
    guard from < end, end - from <= 8 else { return nil }
    var number: Int32 = 0
    for index in from..<end {
      let digit = text[index] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      number = number * 10 + Int32(digit)
    }
    return number
  }

  /// A whole number, or a decimal with at most four places.
  private static func number(
    _ bytes: Span<UInt8>, _ range: NumberRange, _ pool: inout Pool
  ) throws(Fault) -> Word {
    var index = 0
    var isNegative = false
    if bytes.count > 1, bytes[0] == UInt8(ascii: "-") {
      isNegative = true
      index = 1
    }
    var number = 0
    var places = -1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), places < 0, index > start {
        places = 0
      } else {
        let digit = byte &- UInt8(ascii: "0")
        if digit > 9 || index - start > 16 { throw .number }
        number = number * 10 + Int(digit)
        if places >= 0 { places += 1 }
      }
      index += 1
    }
    if index == start || places == 0 || places > 4 { throw .number }
    if isNegative { number = -number }
    if places <= 0 {
      if Ratio(number) < range.low || Ratio(number) > range.high { throw .range }
      return pool.number(number)
    }
    var scale: Int128 = 1
    for _ in 0..<places { scale *= 10 }
    let ratio = Ratio(Int128(number), over: scale)
    if ratio < range.low || ratio > range.high { throw .range }
    if range.isWhole, ratio.denominator != 1 { throw .number }
    return pool.number(ratio)
  }
}
