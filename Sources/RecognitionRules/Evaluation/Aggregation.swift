import QualificationsKit

/// What aggregates come to over two extents: an exact value, or the ends of what it may be.
enum Aggregation {
  /// A choice of values for the variables inside an aggregate.
  struct Choice {
    var slots: [Value?]
    var values: [Value]
    var isCertain: Bool
    /// Whether it stands for any number of choices.
    var isManifold: Bool

    /// Whether all of its values are known.
    var isKnown: Bool { values.allSatisfy { $0.openFact == nil } }

    func number(_ slot: Int?) -> Value? { slot.flatMap { slots[$0] } }

    /// Whether no way of filling in the unknowns makes the two choices one.
    func isApart(from other: Choice) -> Bool {
      zip(values, other.values).contains { Value.compare($0, .equal, $1) == .failed }
    }

    /// A text that orders choices.
    var key: String { values.map { $0.key }.joined(separator: "|") }
  }

  /// The ends of what it may be; `nil` where there is none.
  static func bounds(
    _ info: AggregateInfo, _ choices: [Choice], _ base: Value?, _ after: Value?
  ) -> (Value?, Value?) {
    switch info.kind {
    case .count:
      let isOpen = choices.contains { $0.isManifold }
      let least = apart(choices.filter { $0.isCertain }).count
      return (.number(Ratio(least)), isOpen ? nil : .number(Ratio(choices.count)))
    case .sum:
      let (low, high) = sum(choices, info.of)
      return (low.map { .number($0) }, high.map { .number($0) })
    case .min, .max: return extreme(choices, info.of, isGreatest: info.kind == .max)
    case .days, .longestDays, .longestMonths, .deadline:
      let isOpen = choices.contains { $0.isManifold }
      let narrow = periods(choices.filter { $0.isCertain }, info, isWide: false)
      let wide = isOpen ? nil : periods(choices, info, isWide: true)
      guard info.kind == .deadline else {
        return (
          narrow.map { .number(Periods.value(info.kind, $0)) },
          wide.map { .number(Periods.value(info.kind, $0)) }
        )
      }
      return (
        deadline(base?.bounds.low, after?.bounds.high, narrow),
        deadline(base?.bounds.high, after?.bounds.low, wide)
      )
    }
  }

  private static func deadline(
    _ base: Ratio?, _ after: Ratio?, _ stops: [(from: Day, to: Day)]?
  ) -> Value? {
    guard let base, let after, let stops else { return nil }
    return .day(Periods.deadline(day(base), after: day(after), stops: stops))
  }

  private static func day(_ ratio: Ratio) -> Day {
    Day(number: Int32(clamping: ratio.numerator / ratio.denominator))
  }

  /// The periods at their narrowest or widest; `nil` if an end is not bounded. A period that is not
  /// known at all may be empty: at its narrowest it is left out.
  private static func periods(
    _ choices: [Choice], _ info: AggregateInfo, isWide: Bool
  ) -> [(from: Day, to: Day)]? {
    var result: [(from: Day, to: Day)] = []
    for choice in choices {
      let (a, b) = (choice.number(info.from)?.bounds, choice.number(info.to)?.bounds)
      if let from = isWide ? a?.low : a?.high, let to = isWide ? b?.high : b?.low {
        result.append((from: day(from), to: day(to)))
      } else if isWide {
        return nil
      }
    }
    return result
  }

  /// Orders values of one type: numbers, dates and labels by size, texts by their bytes.
  static func precedes(_ left: Value, _ right: Value) -> Bool {
    if case .symbol(let a) = left, case .symbol(let b) = right {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return Value.compare(left, .less, right) == .met
  }

  private static func extreme(
    _ choices: [Choice], _ of: Int?, isGreatest: Bool
  ) -> (Value?, Value?) {
    let certain = choices.filter { $0.isCertain }
    if certain.isEmpty { return (nil, nil) }
    let all = choices.compactMap { $0.number(of) }
    func best(_ values: [Value]) -> Value? {
      isGreatest ? values.max(by: precedes) : values.min(by: precedes)
    }
    if all.allSatisfy({ $0.openFact == nil }) {
      let (inner, outer) = (best(certain.compactMap { $0.number(of) }), best(all))
      if case .symbol = inner { return inner == outer ? (inner, outer) : (nil, nil) }
      return isGreatest ? (inner, outer) : (outer, inner)
    }
    func numbers(_ values: [Ratio?]) -> [Ratio]? {
      let known = values.compactMap { $0 }
      return known.count == values.count ? known : nil
    }
    let isDate = all.contains { value in
      if case .day = value { return true }
      return false
    }
    func typed(_ ratio: Ratio) -> Value {
      if isDate { return .day(day(ratio)) }
      let like = all.first { $0.openFact == nil && $0.bounds.low == ratio }
      if let like { return like }
      if all.contains(where: { $0.isNumber }) { return .number(ratio) }
      // Only its ends are known: neither a number nor a date nor a label.
      return .unknown(OpenFact("sum", "", ""), low: ratio, high: ratio)
    }
    if isGreatest {
      let least = certain.compactMap { $0.number(of)?.bounds.low }.max()
      return (least.map { typed($0) }, numbers(all.map { $0.bounds.high })?.max().map { typed($0) })
    }
    let most = certain.compactMap { $0.number(of)?.bounds.high }.min()
    return (numbers(all.map { $0.bounds.low })?.min().map { typed($0) }, most.map { typed($0) })
  }

  /// Choices that differ from each other however the unknowns are filled in: those that are known,
  /// then others as far as they fit in.
  private static func apart(_ choices: [Choice]) -> [Choice] {
    var result = choices.filter { $0.isKnown }
    for choice in choices.filter({ !$0.isKnown }).sorted(by: { $0.key < $1.key })
    where result.allSatisfy({ $0.isApart(from: choice) }) {
      result.append(choice)
    }
    return result
  }

  /// What is certain and distinct is added in any case; the rest may be missing, or be one with
  /// another choice.
  private static func sum(_ choices: [Choice], _ of: Int?) -> (Ratio?, Ratio?) {
    let fixed = Set(apart(choices.filter { $0.isCertain }).map { $0.values })
    var low: Ratio? = .zero
    var high: Ratio? = choices.contains { $0.isManifold } ? nil : .zero
    for choice in choices {
      let isFixed = fixed.contains(choice.values)
      let (least, most) = choice.number(of)?.bounds ?? (nil, nil)
      if let sum = low, let least, !choice.isManifold || least >= .zero {
        low = sum.adding(isFixed ? least : min(least, .zero))
      } else {
        low = nil
      }
      if let sum = high, let most {
        high = sum.adding(isFixed ? most : max(most, .zero))
      } else {
        high = nil
      }
    }
    return (low, high)
  }
}

extension Value {
  fileprivate var isNumber: Bool {
    if case .number = self { return true }
    return false
  }

  /// A text that tells any two values apart.
  package var key: String {
    guard case .unknown(let fact, let low, let high) = self else { return printed }
    return "?\(fact.relation) \(fact.column) \(fact.key) \(low?.exact ?? "")..\(high?.exact ?? "")"
  }
}

extension Parameter {
  /// The value in force on a day that may be known within bounds only.
  func value(on day: Value) -> Value {
    if case .day(let day) = day { return value(on: day) }
    let open = day.openFact ?? OpenFact("parameter", name, "")
    guard let low = day.bounds.low, let high = day.bounds.high else {
      return .unknown(open, low: nil, high: nil)
    }
    let (first, last) = (
      Day(number: Int32(clamping: low.numerator)), Day(number: Int32(clamping: high.numerator))
    )
    let changes = values.map { $0.from }.filter { first < $0 && $0 <= last }
    let possible = ([first] + changes).map { value(on: $0) }
    if possible.allSatisfy({ $0 == possible.first }) { return possible.first ?? day }
    let lows = possible.compactMap { $0.bounds.low }
    let highs = possible.compactMap { $0.bounds.high }
    let isBounded = lows.count == possible.count && highs.count == possible.count
    return .unknown(
      open, low: isBounded ? lows.min() : nil, high: isBounded ? highs.max() : nil)
  }
}
