import QualificationsKit

/// Arithmetic on ratios that says when a result does not fit into 127 bits.
enum Checked {
  static func product(_ a: Int128, _ b: Int128) -> Int128? {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : value
  }

  static func sum(_ a: Int128, _ b: Int128) -> Int128? {
    let (value, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : value
  }

  static func sum(_ a: Ratio, _ b: Ratio) -> Ratio? { a.adding(b) }

  static func product(_ a: Ratio, _ b: Ratio) -> Ratio? {
    guard let above = product(a.numerator, b.numerator),
      let below = product(a.denominator, b.denominator)
    else { return nil }
    return Ratio(above, over: below)
  }

  /// The quotient; `nil` also for a divisor of zero.
  static func quotient(_ a: Ratio, _ b: Ratio) -> Ratio? {
    guard b != .zero, let above = product(a.numerator, b.denominator),
      let below = product(a.denominator, b.numerator)
    else { return nil }
    return Ratio(above, over: below)
  }
}
