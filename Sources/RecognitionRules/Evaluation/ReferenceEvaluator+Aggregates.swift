import QualificationsKit

/// Aggregates over two extents: an exact value, or the interval of what it may be.
extension ReferenceEvaluator {
  /// A choice of values for the variables inside an aggregate.
  private struct Choice {
    var values: [Value]
    /// What is added up or compared; `nil` for a count.
    var number: Value?
    var isCertain: Bool
    /// Whether it stands for any number of choices.
    var isManifold: Bool

    /// Whether all of its values are known.
    var isKnown: Bool { values.allSatisfy { $0.openFact == nil } }

    /// Whether no way of filling in the unknowns makes the two choices one.
    func isApart(from other: Choice) -> Bool {
      zip(values, other.values).contains { Value.compare($0, .equal, $1) == .failed }
    }

    /// A text that orders choices.
    var key: String {
      values.map { value in
        guard let fact = value.openFact else { return value.printed }
        return "?\(fact.relation) \(fact.column) \(fact.key) \(value.bounds.low?.exact ?? "")"
      }.joined(separator: "|")
    }
  }

  /// The value of an aggregate; what is not known of it becomes the state's open facts.
  func aggregate(
    _ kind: Aggregate, _ of: Int?, _ body: [Literal], _ state: inout State, _ rule: Rule
  ) -> Value {
    var choices: [Choice] = []
    var positions: [[Value]: Int] = [:]
    var open: Set<OpenFact> = []
    var start = state
    (start.isCertain, start.isManifold, start.openFacts) = (true, false, [])
    let bound = state.slots
    solve(body[...], start, rule) { found in
      let new = found.slots.indices.filter { bound[$0] == nil }.compactMap { found.slots[$0] }
      if !found.isCertain { open.formUnion(found.openFacts) }
      if let position = positions[new] {
        choices[position].isCertain = choices[position].isCertain || found.isCertain
        choices[position].isManifold = choices[position].isManifold || found.isManifold
      } else {
        positions[new] = choices.count
        choices.append(
          Choice(
            values: new, number: of.flatMap { found.slots[$0] }, isCertain: found.isCertain,
            isManifold: found.isManifold))
      }
    } onFailure: { _, _ in
    }
    let (low, high) = Self.bounds(kind, choices)
    if let low, let high, low == high { return Self.exact(low, choices) }
    for value in choices.flatMap({ $0.values }) {
      if let fact = value.openFact { open.insert(fact) }
    }
    if open.isEmpty, let relation = Strata.uses(body).first?.relation {
      open.insert(OpenFact(book.relations[relation].name, "", ""))
    }
    state.openFacts.formUnion(open)
    let first = open.sorted(by: OpenFact.precedes).first ?? OpenFact("", "", "")
    return .unknown(first, low: low, high: high)
  }

  /// A number, or a day if days were compared.
  private static func exact(_ ratio: Ratio, _ choices: [Choice]) -> Value {
    let isDay = choices.contains { choice in
      if case .day = choice.number { return true }
      return false
    }
    return isDay ? .day(Day(number: Int32(clamping: ratio.numerator))) : .number(ratio)
  }

  private static func bounds(_ kind: Aggregate, _ choices: [Choice]) -> (Ratio?, Ratio?) {
    let certain = choices.filter { $0.isCertain }
    let lows = choices.map { $0.number?.bounds.low }
    let highs = choices.map { $0.number?.bounds.high }
    switch kind {
    case .count:
      let isOpen = choices.contains { $0.isManifold }
      return (Ratio(apart(certain).count), isOpen ? nil : Ratio(choices.count))
    case .sum: return sum(choices)
    case .max:
      if certain.isEmpty { return (nil, nil) }
      let least = certain.compactMap { $0.number?.bounds.low }.max()
      return (least, highs.contains { $0 == nil } ? nil : highs.compactMap { $0 }.max())
    case .min:
      if certain.isEmpty { return (nil, nil) }
      let most = certain.compactMap { $0.number?.bounds.high }.min()
      return (lows.contains { $0 == nil } ? nil : lows.compactMap { $0 }.min(), most)
    }
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
  private static func sum(_ choices: [Choice]) -> (Ratio?, Ratio?) {
    let fixed = Set(apart(choices.filter { $0.isCertain }).map { $0.values })
    var low: Ratio? = .zero
    var high: Ratio? = choices.contains { $0.isManifold } ? nil : .zero
    for choice in choices {
      let isFixed = fixed.contains(choice.values)
      let (least, most) = choice.number?.bounds ?? (nil, nil)
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
