/// An exact rational number in lowest terms.
///
/// Shares, weights and coverage are ratios: no binary floating point takes part in a decision.
/// Numerator and denominator are 128-bit; an operation that would exceed them traps, which the
/// limits on weights (denominator ≤ 10⁹) and shares (≤ 4 decimals) rule out for data that was
/// checked.
public struct Ratio: Hashable, Comparable, Sendable {
  /// The numerator; its sign is the number's.
  public let numerator: Int128
  /// The denominator, at least 1.
  public let denominator: Int128

  /// Zero.
  public static let zero = Ratio(0)
  /// One.
  public static let one = Ratio(1)

  /// A whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// The fraction `numerator / denominator`, reduced; `denominator` is not zero.
  public init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator != 0, "a ratio has a denominator")
    if denominator == 1 {
      (self.numerator, self.denominator) = (numerator, 1)
      return
    }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// Reads `3`, `0.25` or `3/4`; `nil` for anything else or with more than 15 digits in a part.
  public init?(_ text: String) {
    var parts: [Int128] = [0]
    var scale: Int128 = 1
    var digits = 0
    var separator: UInt8?
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if digits > 15 { return nil }
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int128(byte - UInt8(ascii: "0"))
        if separator == UInt8(ascii: ".") { scale *= 10 }
      case UInt8(ascii: "-") where index == 0:
        negative = true
      case UInt8(ascii: "."), UInt8(ascii: "/"):
        if separator != nil || digits == 0 { return nil }
        separator = byte
        digits = 0
        parts.append(0)
      default:
        return nil
      }
    }
    if digits == 0 { return nil }
    let sign: Int128 = negative ? -1 : 1
    switch separator {
    case UInt8(ascii: "/"):
      if parts[1] == 0 { return nil }
      self.init(sign * parts[0], over: parts[1])
    case UInt8(ascii: "."):
      self.init(sign * (parts[0] * scale + parts[1]), over: scale)
    default:
      self.init(sign * parts[0], over: 1)
    }
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : a
  }

  /// The sum.
  public static func + (left: Ratio, right: Ratio) -> Ratio {
    Ratio(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The difference.
  public static func - (left: Ratio, right: Ratio) -> Ratio {
    Ratio(
      left.numerator * right.denominator - right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The product.
  public static func * (left: Ratio, right: Ratio) -> Ratio {
    Ratio(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The quotient; `right` is not zero.
  public static func / (left: Ratio, right: Ratio) -> Ratio {
    Ratio(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }

  /// Orders by value; never overflows.
  public static func < (left: Ratio, right: Ratio) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let (x, y) = (
      left.numerator.multipliedReportingOverflow(by: right.denominator),
      right.numerator.multipliedReportingOverflow(by: left.denominator)
    )
    if !x.overflow, !y.overflow { return x.partialValue < y.partialValue }
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return a.high != b.high ? a.high < b.high : a.low < b.low
  }

  /// The sum, or the difference; `nil` if it does not fit into 128 bits.
  public func adding(_ other: Ratio, isPlus: Bool = true) -> Ratio? {
    let a = numerator.multipliedReportingOverflow(by: other.denominator)
    let b = other.numerator.multipliedReportingOverflow(by: denominator)
    let below = denominator.multipliedReportingOverflow(by: other.denominator)
    let sum =
      isPlus
      ? a.partialValue.addingReportingOverflow(b.partialValue)
      : a.partialValue.subtractingReportingOverflow(b.partialValue)
    if a.overflow || b.overflow || below.overflow || sum.overflow { return nil }
    return Ratio(sum.partialValue, over: below.partialValue)
  }
}

/// How a value is rounded when it is printed.
public enum Rounding: Sendable {
  /// Towards negative infinity: lower bounds.
  case down
  /// Towards positive infinity: upper bounds.
  case up
}

extension Ratio {
  /// The number as a decimal with `places` digits after the point, rounded as said.
  public func decimal(places: Int = 4, _ rounding: Rounding) -> String {
    var scale: Int128 = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = numerator * scale
    var quotient = scaled / denominator
    let remainder = scaled % denominator
    if remainder != 0 {
      if rounding == .up, remainder > 0 { quotient += 1 }
      if rounding == .down, remainder < 0 { quotient -= 1 }
    }
    let digits = "\(quotient.magnitude)"
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    let whole = padded.dropLast(places)
    let sign = quotient < 0 ? "-" : ""
    return places == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(padded.suffix(places))"
  }

  /// The number as data write it: `0.25` where it has an end as a decimal, else `1/3`.
  public var written: String {
    var scale: Int128 = 1
    for places in 0...15 {
      if scale % denominator == 0 { return decimal(places: places, .down) }
      scale *= 10
    }
    return exact
  }

  /// The number as `3/4`, or `3` when it is whole.
  public var exact: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

extension Ratio {
  /// The product; `nil` if it does not fit into 128 bits.
  public func multiplying(_ other: Ratio) -> Ratio? {
    let a = numerator.multipliedReportingOverflow(by: other.numerator)
    let b = denominator.multipliedReportingOverflow(by: other.denominator)
    if a.overflow || b.overflow { return nil }
    return Ratio(a.partialValue, over: b.partialValue)
  }

  /// The quotient; `nil` if it does not fit into 128 bits, or if `other` is zero.
  public func dividing(_ other: Ratio) -> Ratio? {
    if other.numerator == 0 { return nil }
    let a = numerator.multipliedReportingOverflow(by: other.denominator)
    let b = denominator.multipliedReportingOverflow(by: other.numerator)
    if a.overflow || b.overflow || b.partialValue == Int128.min { return nil }
    return Ratio(a.partialValue, over: b.partialValue)
  }

  /// The greatest whole number that is not greater.
  public var floor: Int128 {
    let quotient = numerator / denominator
    return numerator % denominator < 0 ? quotient - 1 : quotient
  }
}
