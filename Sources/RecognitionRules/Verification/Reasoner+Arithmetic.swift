import QualificationsKit

/// Expressions over intervals: the ends of a result are results of ends.
extension Reasoner {
  func value(_ expression: Expression, _ slots: [Value?]) -> Value? {
    func inner(_ part: Expression) -> Value? { value(part, slots) }
    switch expression {
    case .term(let term): return value(term, slots)
    case .parameter(let index, let day):
      return value(day, slots).map { parameter(book.parameters[index], on: $0) }
    case .add(let a, let isPlus, let b):
      return monotonic(inner(a), inner(b), rises: isPlus) { $0.adding($1, isPlus: isPlus) }
    case .difference(let a, let b):
      return monotonic(inner(a), inner(b), rises: false) { $0.adding($1, isPlus: false) }
    case .negate(let a):
      return monotonic(.number(.zero), inner(a), rises: false) { $0.adding($1, isPlus: false) }
    case .shift(let a, let isPlus, let b, let unit):
      return monotonic(inner(a), inner(b), rises: isPlus, isDay: true) { day, count in
        let whole = count.numerator / count.denominator
        let steps = Int(min(max(whole, -4_000_000), 4_000_000)) * (isPlus ? 1 : -1)
        let from = Self.day(day)
        let shifted =
          switch unit {
          case .days: from.adding(days: steps)
          case .months: from.adding(months: steps)
          case .years: from.adding(months: 12 * steps)
          }
        return Ratio(Int(shifted.number))
      }
    case .between(let unit, let from, let to):
      return monotonic(inner(from), inner(to), rises: true, fallsWithFirst: true) { a, b in
        let (from, to) = (Self.day(a), Self.day(b))
        switch unit {
        case .days: return Ratio(Int(to.number) - Int(from.number))
        case .months: return Ratio(from.fullMonths(until: to))
        case .years:
          return Ratio(Ratio(Int128(from.fullMonths(until: to)), over: 12).floor, over: 1)
        }
      }
    case .multiply(let a, let b): return corners(inner(a), inner(b)) { $0.multiplying($1) }
    case .divide(let a, let b, let zero):
      guard let divisor = inner(b) else { return nil }
      if divisor == .number(.zero) { return zero.flatMap { inner($0) } ?? settled([], nil, nil) }
      guard let dividend = inner(a) else { return nil }
      guard let low = divisor.bounds.low, let high = divisor.bounds.high,
        low > .zero || high < .zero
      else { return settled([dividend, divisor], nil, nil) }
      return corners(dividend, divisor) { $0.dividing($1) }
    case .least(let parts): return extreme(parts.map { inner($0) }, isGreatest: false)
    case .greatest(let parts): return extreme(parts.map { inner($0) }, isGreatest: true)
    case .rounded(let a, let rounding, let decimals):
      guard let number = inner(a) else { return nil }
      let ends = number.bounds
      return settled(
        [number], ends.low.flatMap { Self.rounded($0, rounding, decimals) },
        ends.high.flatMap { Self.rounded($0, rounding, decimals) })
    }
  }

  /// A value bound by `is`; what rests on several open facts is an unknown of its own.
  func bound(_ slot: Int, _ expression: Expression, _ slots: [Value?], _ rule: Int) -> Value? {
    guard let result = value(expression, slots) else { return nil }
    let open = Set(expression.leaves.compactMap { value($0, slots)?.openFact })
    guard case .unknown(_, let low, let high) = result, open.count > 1 else { return result }
    let names = open.sorted { OpenFact.precedes($0, $1) }.map {
      "\($0.relation) \($0.column) \($0.key)"
    }
    let fact = OpenFact("computed", "\(rule).\(slot)", names.joined(separator: "|"))
    return .unknown(fact, low: low, high: high)
  }

  // Pieces

  /// Known sides give a known result; otherwise an unknown between the ends.
  private func settled(
    _ sides: [Value], _ low: Ratio?, _ high: Ratio?, isDay: Bool = false
  ) -> Value {
    let open = sides.compactMap { $0.openFact }
    if open.isEmpty, let low, low == high { return isDay ? .day(Self.day(low)) : .number(low) }
    return .unknown(open.first ?? OpenFact("sum", "", ""), low: low, high: high)
  }

  private func monotonic(
    _ a: Value?, _ b: Value?, rises: Bool, fallsWithFirst: Bool = false, isDay: Bool = false,
    _ operation: (Ratio, Ratio) -> Ratio?
  ) -> Value? {
    guard let a, let b else { return nil }
    let (x, y) = (a.bounds, b.bounds)
    func end(_ x: Ratio?, _ y: Ratio?) -> Ratio? {
      guard let x, let y else { return nil }
      return operation(x, y)
    }
    return settled(
      [a, b], end(fallsWithFirst ? x.high : x.low, rises ? y.low : y.high),
      end(fallsWithFirst ? x.low : x.high, rises ? y.high : y.low), isDay: isDay)
  }

  private func corners(
    _ a: Value?, _ b: Value?, _ operation: (Ratio, Ratio) -> Ratio?
  ) -> Value? {
    guard let a, let b else { return nil }
    var ends: [Ratio] = []
    for x in [a.bounds.low, a.bounds.high] {
      for y in [b.bounds.low, b.bounds.high] {
        if let x, let y, let end = operation(x, y) { ends.append(end) }
      }
    }
    return ends.count == 4
      ? settled([a, b], ends.min(), ends.max()) : settled([a, b], nil, nil)
  }

  private func extreme(_ parts: [Value?], isGreatest: Bool) -> Value? {
    let values = parts.compactMap { $0 }
    guard values.count == parts.count, let first = values.first else { return nil }
    if values.allSatisfy({ $0.openFact == nil }) {
      return values.dropFirst().reduce(first) { best, value in
        let isLess = Self.truth(value, .less, best) == .met
        return isLess == isGreatest ? best : value
      }
    }
    let (lows, highs) = (
      values.compactMap { $0.bounds.low }, values.compactMap { $0.bounds.high }
    )
    let low = isGreatest ? lows.max() : lows.count == values.count ? lows.min() : nil
    let high = isGreatest ? (highs.count == values.count ? highs.max() : nil) : highs.min()
    return settled(values, low, high)
  }

  private static func rounded(_ number: Ratio, _ rounding: Rounding, _ decimals: Int) -> Ratio? {
    let scale = (0..<decimals).reduce(Int128(1)) { scale, _ in scale * 10 }
    guard let scaled = number.multiplying(Ratio(scale, over: 1)),
      let rest = scaled.adding(Ratio(scaled.floor, over: 1), isPlus: false)
    else { return nil }
    let half = Ratio(1, over: 2)
    let goesUp =
      switch rounding {
      case .down: false
      case .up: rest > .zero
      case .halfUp: rest >= half
      case .halfEven: rest > half || (rest == half && scaled.floor % 2 != 0)
      }
    return Ratio(scaled.floor + (goesUp ? 1 : 0), over: scale)
  }

  /// A parameter in force on a day that may be known within bounds only.
  private func parameter(_ parameter: Parameter, on day: Value) -> Value {
    guard let low = day.bounds.low, let high = day.bounds.high else {
      return .unknown(
        day.openFact ?? OpenFact("parameter", parameter.name, ""), low: nil, high: nil)
    }
    let (first, last) = (Self.day(low), Self.day(high))
    let days = [first] + parameter.values.map { $0.from }.filter { first < $0 && $0 <= last }
    let values = days.map { parameter.value(on: $0) }
    if let same = values.first, values.allSatisfy({ $0 == same }) { return same }
    let (lows, highs) = (values.compactMap { $0.bounds.low }, values.compactMap { $0.bounds.high })
    let isBounded = lows.count == values.count && highs.count == values.count
    return .unknown(
      day.openFact ?? OpenFact("parameter", parameter.name, ""),
      low: isBounded ? lows.min() : nil, high: isBounded ? highs.max() : nil)
  }

  static func day(_ ratio: Ratio) -> Day {
    Day(number: Int32(clamping: ratio.numerator / ratio.denominator))
  }
}
