import QualificationsKit
import RecognitionRules

/// An exact number of the oracle: it shares nothing with the library's.
///
/// What grows beyond what programs are meant to compute is broken, and so is all computed from it.
struct Fraction: Hashable, Comparable {
  let above: Int128
  /// 0 where it is broken.
  let below: Int128

  private static let most: Int128 = 1 << 40

  init(_ above: Int128, _ below: Int128 = 1) {
    var (a, b) = (above.magnitude, below.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let sign: Int128 = below < 0 ? -1 : 1
    let (x, y) = (sign * above / Int128(max(a, 1)), sign * below / Int128(max(a, 1)))
    let isBroken = y <= 0 || x.magnitude > Self.most.magnitude || y > Self.most
    (self.above, self.below) = isBroken ? (0, 0) : (x, y)
  }

  var isBroken: Bool { below == 0 }

  static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.above * b.below + b.above * a.below, a.below * b.below)
  }
  static func - (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.above * b.below - b.above * a.below, a.below * b.below)
  }
  static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.above * b.above, a.below * b.below)
  }
  static func < (a: Fraction, b: Fraction) -> Bool { a.above * b.below < b.above * a.below }

  /// The quotient; the divisor is not zero.
  func divided(by other: Fraction) -> Fraction {
    Fraction(above * other.below, below * other.above)
  }

  /// The greatest whole number that is not above it.
  var floor: Int128 {
    if isBroken { return 0 }
    let rest = (above % below + below) % below
    return (above - rest) / below
  }

  /// Without what stands after the point.
  var cut: Int { isBroken ? 0 : Int(above / below) }

  var written: String { below == 1 ? "\(above)" : "\(above)/\(below)" }
}

/// Days of the oracle, counted from 1970-01-01.
enum Civil {
  /// The number of a day of the calendar.
  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    var count = day - 1
    for earlier in 1..<month { count += length(earlier, year) }
    let before = year - 1
    return count + before * 365 + before / 4 - before / 100 + before / 400 - 719_162
  }

  static func length(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  static func parts(_ number: Int) -> (year: Int, month: Int, day: Int) {
    var year = 1970 + number / 366 - 1
    while Self.number(year + 1, 1, 1) <= number { year += 1 }
    var month = 1
    while month < 12, Self.number(year, month + 1, 1) <= number { month += 1 }
    return (year, month, number - Self.number(year, month, 1) + 1)
  }

  static func written(_ number: Int) -> String {
    let (year, month, day) = parts(number)
    func padded(_ value: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(value)".utf8.count)) + "\(value)"
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// The same day of the month so many months later, or the month's last.
  static func adding(_ months: Int, to number: Int) -> Int {
    let (year, month, day) = parts(number)
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    return Self.number(newYear, newMonth, min(day, length(newMonth, newYear)))
  }

  /// The largest n with `from` plus n months not after `to`.
  static func months(from: Int, to: Int) -> Int {
    var count = (to - from) / 32 - 2
    if to < from { count = (to - from) / 28 - 2 }
    while adding(count + 1, to: from) <= to { count += 1 }
    return count
  }
}

/// The type of a column in drawn programs.
enum Sort: Hashable {
  case number, text, date, flag
  case label(Int)

  /// Two enumerations that share a value at one place.
  static let labels = [["low", "mid", "high", "top"], ["base", "mid", "ultra"]]

  var name: String {
    switch self {
    case .number: "number"
    case .text: "text"
    case .date: "date"
    case .flag: "flag"
    case .label(let type): "scale\(type)"
    }
  }

  var isOrdered: Bool { self != .text && self != .flag }
}

/// A value of the oracle.
enum Datum: Hashable {
  case number(Fraction)
  case text(String)
  case day(Int)
  case flag(Bool)
  case label(Int, place: Int)

  /// As a rule book writes it.
  var written: String {
    switch self {
    case .number(let number): number.written
    case .text(let text): text
    case .day(let day): Civil.written(day)
    case .flag(let flag): flag ? "yes" : "no"
    case .label(let type, let place): Sort.labels[type][place]
    }
  }

  /// As the engines have it.
  var value: Value {
    switch self {
    case .number(let number): .number(Ratio(number.above, over: number.below))
    case .text(let text): .symbol(text)
    case .day(let day): Day(Civil.written(day)).map { .day($0) } ?? .flag(false)
    case .flag(let flag): .flag(flag)
    case .label(let type, let place): .label(place: place, Sort.labels[type][place])
    }
  }

  /// A number by which values of an ordered sort compare.
  var size: Fraction {
    switch self {
    case .number(let number): number
    case .day(let day): Fraction(Int128(day))
    case .label(_, let place): Fraction(Int128(place))
    case .text, .flag: Fraction(0)
    }
  }

  /// Whether it comes before another of its sort; texts by their bytes.
  func precedes(_ other: Datum) -> Bool {
    if case .text(let a) = self, case .text(let b) = other {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return size < other.size
  }
}
