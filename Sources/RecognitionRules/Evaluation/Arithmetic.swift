import QualificationsKit

/// What expressions come to, over values that may be known within bounds only.
///
/// Every operation is monotonic in each of its sides, so the bounds of a result are results of
/// bounds. Exact throughout; what would exceed 128 bits is not known, rather than wrong (a checked
/// book cannot get there).
enum Arithmetic {
  /// The sum or difference of two numbers.
  static func sum(_ left: Value, _ isPlus: Bool, _ right: Value) -> Value {
    if case .number(let a) = left, case .number(let b) = right {
      return a.adding(b, isPlus: isPlus).map { .number($0) } ?? tooLarge
    }
    let (a, b) = (left.bounds, right.bounds)
    return unknown(
      left, right, low: both(a.low, isPlus ? b.low : b.high) { $0.adding($1, isPlus: isPlus) },
      high: both(a.high, isPlus ? b.high : b.low) { $0.adding($1, isPlus: isPlus) })
  }

  /// A date so many units later or earlier; months clamp to the month's last day.
  static func shifted(_ date: Value, _ isPlus: Bool, _ count: Value, _ unit: DateUnit) -> Value {
    if case .day(let day) = date, case .number(let number) = count {
      return .day(shifted(day, isPlus, number, unit))
    }
    func end(_ day: Ratio?, _ number: Ratio?) -> Ratio? {
      both(day, number) { Ratio(shifted(Self.day($0), isPlus, $1, unit)) }
    }
    let (a, b) = (date.bounds, count.bounds)
    return unknown(
      date, count, low: end(a.low, isPlus ? b.low : b.high),
      high: end(a.high, isPlus ? b.high : b.low))
  }

  private static func shifted(
    _ day: Day, _ isPlus: Bool, _ number: Ratio, _ unit: DateUnit
  ) -> Day {
    let most: Int128 = 4_000_000
    let count =
      Int(min(max(number.numerator / number.denominator, -most), most)) * (isPlus ? 1 : -1)
    return switch unit {
    case .days: day.adding(days: count)
    case .months: day.adding(months: count)
    case .years: day.adding(months: count * 12)
    }
  }

  /// How many days, or places of an enumeration, `left` stands after `right`.
  static func difference(_ left: Value, _ right: Value) -> Value {
    let (a, b) = (left.bounds, right.bounds)
    if isKnown(left), isKnown(right), let x = a.low, let y = b.low { return .number(x - y) }
    return unknown(
      left, right, low: both(a.low, b.high) { $0 - $1 }, high: both(a.high, b.low) { $0 - $1 })
  }

  /// The product.
  static func product(_ left: Value, _ right: Value) -> Value {
    if case .number(let a) = left, case .number(let b) = right {
      return a.multiplying(b).map { .number($0) } ?? tooLarge
    }
    return corners(left, right) { $0.multiplying($1) }
  }

  /// The exact quotient; `whenZero` where the divisor is zero.
  static func quotient(_ left: Value, _ right: Value, whenZero: Value?) -> Value {
    if case .number(let b) = right, b == .zero { return whenZero ?? tooLarge }
    if case .number(let a) = left, case .number(let b) = right {
      return a.dividing(b).map { .number($0) } ?? tooLarge
    }
    let below = right.bounds
    guard let low = below.low, let high = below.high, low > .zero || high < .zero else {
      return unknown(left, right, low: nil, high: nil)
    }
    return corners(left, right) { $0.dividing($1) }
  }

  /// The bounds of an operation that is monotonic in each side lie in its corners.
  private static func corners(
    _ left: Value, _ right: Value, _ operation: (Ratio, Ratio) -> Ratio?
  ) -> Value {
    let (a, b) = (left.bounds, right.bounds)
    var ends: [Ratio] = []
    for x in [a.low, a.high] {
      for y in [b.low, b.high] {
        guard let end = both(x, y, operation) else {
          return unknown(left, right, low: nil, high: nil)
        }
        ends.append(end)
      }
    }
    return unknown(left, right, low: ends.min(), high: ends.max())
  }

  /// The opposite number.
  static func negated(_ value: Value) -> Value { sum(.number(.zero), false, value) }

  /// The full units between two days; negative if the second is earlier.
  static func between(_ unit: DateUnit, _ from: Value, _ to: Value) -> Value {
    if case .day(let a) = from, case .day(let b) = to { return .number(between(unit, a, b)) }
    let (a, b) = (from.bounds, to.bounds)
    func end(_ x: Ratio?, _ y: Ratio?) -> Ratio? {
      both(x, y) { between(unit, day($0), day($1)) }
    }
    return unknown(from, to, low: end(a.high, b.low), high: end(a.low, b.high))
  }

  private static func between(_ unit: DateUnit, _ from: Day, _ to: Day) -> Ratio {
    switch unit {
    case .days: Ratio(Int(to.number) - Int(from.number))
    case .months: Ratio(from.fullMonths(until: to))
    case .years: Ratio(Int(Ratio(Int128(from.fullMonths(until: to)), over: 12).floor))
    }
  }

  /// The least, or the greatest, of numbers or of dates.
  static func extreme(_ values: [Value], isGreatest: Bool) -> Value {
    if values.allSatisfy({ isKnown($0) }) {
      return values.dropFirst().reduce(values.first ?? tooLarge) { best, value in
        let isBelow = Value.compare(value, .less, best) == .met
        return isBelow == isGreatest ? best : value
      }
    }
    let (lows, highs) = (values.map { $0.bounds.low }, values.map { $0.bounds.high })
    let known = (lows.compactMap { $0 }, highs.compactMap { $0 })
    let low = isGreatest ? known.0.max() : known.0.count == lows.count ? known.0.min() : nil
    let high = isGreatest ? (known.1.count == highs.count ? known.1.max() : nil) : known.1.min()
    let open = values.compactMap { $0.openFact }.first ?? OpenFact("sum", "", "")
    return .unknown(open, low: low, high: high)
  }

  /// The number rounded to so many decimals.
  static func rounded(_ value: Value, _ rounding: Rounding, decimals: Int) -> Value {
    if case .number(let number) = value {
      return rounded(number, rounding, decimals).map { .number($0) } ?? tooLarge
    }
    let bounds = value.bounds
    return unknown(
      value, value, low: bounds.low.flatMap { rounded($0, rounding, decimals) },
      high: bounds.high.flatMap { rounded($0, rounding, decimals) })
  }

  private static func rounded(_ number: Ratio, _ rounding: Rounding, _ decimals: Int) -> Ratio? {
    var scale: Int128 = 1
    for _ in 0..<decimals { scale *= 10 }
    guard let scaled = number.multiplying(Ratio(scale, over: 1)) else { return nil }
    let floor = scaled.floor
    guard let rest = scaled.adding(Ratio(floor, over: 1), isPlus: false) else { return nil }
    let half = Ratio(1, over: 2)
    let goesUp =
      switch rounding {
      case .down: false
      case .up: rest > .zero
      case .halfUp: rest >= half
      case .halfEven: rest > half || (rest == half && floor % 2 != 0)
      }
    return Ratio(goesUp ? floor + 1 : floor, over: scale)
  }

  // Pieces

  private static func isKnown(_ value: Value) -> Bool { value.openFact == nil }

  /// What a checked book never comes to.
  private static var tooLarge: Value { .unknown(OpenFact("sum", "", ""), low: nil, high: nil) }

  private static func unknown(
    _ left: Value, _ right: Value, low: Ratio?, high: Ratio?
  ) -> Value {
    .unknown(left.openFact ?? right.openFact ?? OpenFact("sum", "", ""), low: low, high: high)
  }

  private static func both(
    _ left: Ratio?, _ right: Ratio?, _ operation: (Ratio, Ratio) -> Ratio?
  ) -> Ratio? {
    guard let left, let right else { return nil }
    return operation(left, right)
  }

  private static func day(_ ratio: Ratio) -> Day {
    Day(number: Int32(clamping: ratio.numerator / ratio.denominator))
  }
}

extension Ratio {
  /// The number of a day.
  init(_ day: Day) { self.init(Int(day.number)) }
}
