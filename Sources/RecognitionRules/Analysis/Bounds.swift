import QualificationsKit

/// What is known of a number before any data is read: its ends, and its denominator.
///
/// Dates count as their day numbers, values of an enumeration as their places. An operation that might
/// not fit into 127 bits, also on the way, has no bounds.
struct Bounds: Hashable, Sendable {
  private(set) var low: Ratio
  private(set) var high: Ratio
  /// All denominators divide it, or none is greater.
  private(set) var denominator: Int128
  /// Whether all denominators divide it: only then sums over many rows stay small.
  private(set) var isCommon = true

  /// At most so many rows are counted or added up.
  static let mostRows: Int128 = 1 << 24
  /// Numbers of data have at most four decimals.
  private static let dataDenominator: Int128 = 10_000

  init(_ low: Ratio, _ high: Ratio, denominator: Int128, isCommon: Bool = true) {
    self.low = low
    self.high = high
    self.denominator = denominator
    self.isCommon = isCommon
  }

  /// Whole numbers.
  init(_ low: Int, _ high: Int) {
    self.init(Ratio(low), Ratio(high), denominator: 1)
  }

  /// One number.
  init(_ value: Ratio) {
    self.init(value, value, denominator: value.denominator)
  }

  /// Numbers of a column of data.
  init(_ range: NumberRange) {
    self.init(
      range.low, range.high, denominator: range.isWhole ? 1 : Self.dataDenominator)
  }

  static let days = Bounds(-719_162, 2_932_896)
  /// The days, and the months, between two days.
  static let betweenDays = Bounds(-3_652_058, 3_652_058)
  static let rows = Bounds(Ratio.zero, Ratio(mostRows, over: 1), denominator: 1)

  var isWhole: Bool { denominator == 1 }
  var isPoint: Bool { low == high }
  var holdsZero: Bool { low <= .zero && .zero <= high }

  /// A whole number that is at least as great as the absolute value.
  private var magnitude: Int128 {
    let greatest = max(high, Ratio.zero - low)
    let whole = greatest.numerator / greatest.denominator
    return whole + (greatest.numerator % greatest.denominator == 0 ? 0 : 1)
  }

  /// No numerator is greater.
  private var numerator: Int128? { Checked.product(magnitude, denominator) }

  /// The bounds, if numbers within them fit.
  private func fitting() -> Bounds? { numerator == nil ? nil : self }

  /// The bounds of the ends, with what is known of the denominators.
  private static func of(
    _ ends: [Ratio?], _ denominator: Int128?, isCommon: Bool
  ) -> Bounds? {
    var known: [Ratio] = []
    for end in ends {
      guard let end else { return nil }
      known.append(end)
    }
    guard let denominator, let low = known.min(), let high = known.max() else { return nil }
    return Bounds(low, high, denominator: denominator, isCommon: isCommon).fitting()
  }

  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func leastCommonMultiple(_ a: Int128, _ b: Int128) -> Int128? {
    Checked.product(a / greatestCommonDivisor(a, b), b)
  }

  // Operations

  func negated() -> Bounds {
    Bounds(.zero - high, .zero - low, denominator: denominator, isCommon: isCommon)
  }

  func adding(_ other: Bounds) -> Bounds? {
    guard let product = Checked.product(denominator, other.denominator),
      let a = Checked.product(magnitude, product),
      let b = Checked.product(other.magnitude, product), Checked.sum(a, b) != nil
    else { return nil }
    let isCommon = isCommon && other.isCommon
    let common = Self.leastCommonMultiple(denominator, other.denominator)
    return Self.of(
      [Checked.sum(low, other.low), Checked.sum(high, other.high)],
      isCommon ? common : product, isCommon: isCommon)
  }

  func multiplied(by other: Bounds) -> Bounds? {
    guard let a = numerator, let b = other.numerator, Checked.product(a, b) != nil else {
      return nil
    }
    return Self.of(
      [
        Checked.product(low, other.low), Checked.product(low, other.high),
        Checked.product(high, other.low), Checked.product(high, other.high),
      ], Checked.product(denominator, other.denominator), isCommon: isCommon && other.isCommon)
  }

  /// The quotients by numbers that are not zero.
  func divided(by other: Bounds) -> Bounds? {
    guard let a = numerator, let b = other.numerator,
      Checked.product(a, other.denominator) != nil
    else { return nil }
    if other.isPoint {
      if other.low == .zero { return Bounds(.zero) }
      return Self.of(
        [Checked.quotient(low, other.low), Checked.quotient(high, other.low)],
        Checked.product(denominator, Int128(other.low.numerator.magnitude)),
        isCommon: isCommon)
    }
    // A number that is not zero is at least one part of its denominator.
    let least = Ratio(1, over: other.denominator)
    var divisors: [Ratio] = []
    if other.high > .zero { divisors += [max(other.low, least), other.high] }
    if other.low < .zero { divisors += [other.low, min(other.high, .zero - least)] }
    let ends = divisors.flatMap { [Checked.quotient(low, $0), Checked.quotient(high, $0)] }
    return Self.of(ends, Checked.product(denominator, b), isCommon: false)
  }

  func rounded(_ rounding: Rounding, decimals: Int) -> Bounds? {
    var scale: Int128 = 1
    for _ in 0..<decimals { scale *= 10 }
    guard let above = numerator, let scaled = Checked.product(above, scale * 2),
      Checked.product(denominator, scale * 2) != nil, Checked.sum(scaled, denominator) != nil
    else { return nil }
    let half = Ratio(1, over: scale * 2)
    let ends: (Ratio?, Ratio?) =
      switch rounding {
      case .down: (Self.floor(low, scale), Self.floor(high, scale))
      case .up: (Self.ceiling(low, scale), Self.ceiling(high, scale))
      case .halfUp, .halfEven:
        (
          Checked.sum(low, .zero - half).flatMap { Self.ceiling($0, scale) },
          Checked.sum(high, half).flatMap { Self.floor($0, scale) }
        )
      }
    return Self.of([ends.0, ends.1], scale, isCommon: true)
  }

  private static func floor(_ value: Ratio, _ scale: Int128) -> Ratio? {
    guard let scaled = Checked.product(value.numerator, scale) else { return nil }
    let quotient = scaled / value.denominator
    let isBelow = scaled % value.denominator < 0
    return Ratio(isBelow ? quotient - 1 : quotient, over: scale)
  }

  private static func ceiling(_ value: Ratio, _ scale: Int128) -> Ratio? {
    floor(.zero - value, scale).map { .zero - $0 }
  }

  /// Sums over as many rows as there may be, none included.
  func summed() -> Bounds? {
    guard isCommon, let many = multiplied(by: Self.rows), many.adding(self) != nil else {
      return nil
    }
    return many.hull(Bounds(.zero))
  }

  // Sets

  /// Whatever lies in one of both.
  func hull(_ other: Bounds) -> Bounds {
    let common =
      isCommon && other.isCommon
      ? Self.leastCommonMultiple(denominator, other.denominator) : nil
    return Bounds(
      min(low, other.low), max(high, other.high),
      denominator: common ?? max(denominator, other.denominator), isCommon: common != nil)
  }

  /// What lies in both; `nil` if nothing does.
  func intersection(_ other: Bounds) -> Bounds? {
    let (low, high) = (max(low, other.low), min(high, other.high))
    if high < low { return nil }
    let isFiner = other.isCommon && (!isCommon || other.denominator < denominator)
    let from = isFiner ? other : self
    return Bounds(low, high, denominator: from.denominator, isCommon: from.isCommon)
  }

  /// What of it compares in that way with a number of `other`; `nil` if nothing does.
  func restricted(_ sign: Comparison, _ other: Bounds) -> Bounds? {
    switch sign {
    case .equal:
      if isWhole, other.isPoint, other.low.denominator != 1 { return nil }
      return intersection(other)
    case .notEqual:
      return isPoint && other.isPoint && low == other.low ? nil : self
    case .less, .lessOrEqual:
      return below(other.high, isStrict: sign == .less)
    case .greater, .greaterOrEqual:
      return negated().below(.zero - other.low, isStrict: sign == .greater)?.negated()
    }
  }

  private func below(_ end: Ratio, isStrict: Bool) -> Bounds? {
    if isStrict ? low >= end : low > end { return nil }
    var result = self
    guard end <= high else { return self }
    result.high = end
    if isWhole, let floor = Self.floor(end, 1) {
      result.high = isStrict && floor == end ? floor - .one : floor
      if result.high < result.low { return nil }
    }
    return result
  }

  /// Whether each of its numbers lies in a declared range.
  func isWithin(_ range: NumberRange) -> Bool {
    range.low <= low && high <= range.high && (!range.isWhole || isWhole)
  }

  /// The ends in words.
  var shown: String { "\(low.exact)..\(high.exact)" }
}
