import QualificationsKit

/// Aggregates over two extents: the ends of what they may come to (Language.md, 9).
extension Reasoner {
  private struct Choice {
    var slots: [Value?]
    var values: [Value]
    var names: [String]
    var isCertain: Bool
    var isMany: Bool
  }

  /// What an aggregate comes to, and what it looked at.
  func gathered(
    _ info: AggregateInfo, _ slot: Int, _ body: [Literal], _ slots: [Value?], _ rule: Int
  ) -> (Value, Expected) {
    let names = book.rules[rule].variables
    var choices: [Choice] = []
    var positions: [[Value]: Int] = [:]
    for way in ways(body, slots, rule) {
      let own = way.slots.indices.filter { slots[$0] == nil && way.slots[$0] != nil }
      let counted = info.kind == .count ? info.of.map { [$0] } ?? own : own
      let values = counted.compactMap { way.slots[$0] }
      if let known = positions[values] {
        choices[known].isCertain = choices[known].isCertain || way.isCertain
        choices[known].isMany = choices[known].isMany || way.isMany
        continue
      }
      positions[values] = choices.count
      choices.append(
        Choice(
          slots: way.slots, values: values, names: counted.map { names[$0] },
          isCertain: way.isCertain, isMany: way.isMany))
    }
    choices.sort { left, right in
      left.values.map { Self.key($0) }.lexicographicallyPrecedes(right.values.map { Self.key($0) })
    }
    let base = info.base.flatMap { value($0, slots) }
    let after = info.after.flatMap { value($0, slots) }
    let shown = Expected.list(
      choices.map { choice in
        let values = zip(choice.names, choice.values).map { ($0, Expected($1)) }
        return .object([
          ("values", .object(values)), ("holds", .text(choice.isCertain ? "certain" : "possible")),
          ("many", .flag(choice.isMany)),
        ])
      })
    let (low, high) = ends(info, choices, base, after)
    if let low, low == high { return (low, shown) }
    let outer = Self.variables(body).filter { slots[$0] != nil }.sorted()
    let key = outer.compactMap { slots[$0].map { Self.key($0) } }.joined(separator: "|")
    let fact = OpenFact("aggregate", "\(rule).\(slot)", key)
    return (.unknown(fact, low: low?.bounds.low, high: high?.bounds.low), shown)
  }

  private func ends(
    _ info: AggregateInfo, _ choices: [Choice], _ base: Value?, _ after: Value?
  ) -> (Value?, Value?) {
    let certain = choices.filter { $0.isCertain }
    let isOpen = choices.contains { $0.isMany }
    switch info.kind {
    case .count:
      let most = isOpen ? nil : Value.number(Ratio(choices.count))
      return (.number(Ratio(apart(certain).count)), most)
    case .sum:
      let fixed = Set(apart(certain).map { $0.values })
      let low = total(choices) { choice in
        guard let least = choice.slots[info.of ?? 0]?.bounds.low else { return nil }
        if choice.isMany && least < .zero { return nil }
        return fixed.contains(choice.values) ? least : min(least, .zero)
      }
      let high = total(choices) { choice in
        guard let most = choice.slots[info.of ?? 0]?.bounds.high else { return nil }
        return fixed.contains(choice.values) ? most : max(most, .zero)
      }
      return (low.map { .number($0) }, isOpen ? nil : high.map { .number($0) })
    case .min, .max: return extremes(certain, choices, info.of ?? 0, info.kind == .max)
    case .days, .longestDays, .longestMonths, .deadline:
      let narrow = periods(certain, info, isWide: false)
      let wide = isOpen ? nil : periods(choices, info, isWide: true)
      if info.kind == .deadline {
        return (
          deadline(base?.bounds.low, after?.bounds.high, narrow),
          deadline(base?.bounds.high, after?.bounds.low, wide)
        )
      }
      return (
        narrow.map { .number(Self.length(info.kind, $0)) },
        wide.map { .number(Self.length(info.kind, $0)) }
      )
    }
  }

  private func total(_ choices: [Choice], _ term: (Choice) -> Ratio?) -> Ratio? {
    var sum = Ratio.zero
    for choice in choices {
      guard let next = term(choice).flatMap({ sum.adding($0) }) else { return nil }
      sum = next
    }
    return sum
  }

  /// Choices that differ however the unknowns are filled in: the known ones, then what fits in.
  private func apart(_ choices: [Choice]) -> [Choice] {
    func isKnown(_ choice: Choice) -> Bool { choice.values.allSatisfy { $0.openFact == nil } }
    var result = choices.filter { isKnown($0) }
    // In the order of the whole key, not of its parts: an unknown may be a prefix of another.
    let others = choices.filter { !isKnown($0) }.sorted { left, right in
      left.values.map { Self.key($0) }.joined(separator: "|")
        < right.values.map { Self.key($0) }.joined(separator: "|")
    }
    for choice in others {
      let differs = result.allSatisfy { other in
        zip(choice.values, other.values).contains { Self.truth($0, .equal, $1) == .failed }
      }
      if differs { result.append(choice) }
    }
    return result
  }

  private func extremes(
    _ certain: [Choice], _ all: [Choice], _ slot: Int, _ isGreatest: Bool
  ) -> (Value?, Value?) {
    let (sure, any) = (certain.compactMap { $0.slots[slot] }, all.compactMap { $0.slots[slot] })
    if sure.isEmpty { return (nil, nil) }
    func best(_ values: [Value]) -> Value? {
      values.dropFirst().reduce(values.first) { best, value in
        guard let best else { return value }
        return (isGreatest ? precedes(best, value) : precedes(value, best)) ? value : best
      }
    }
    if any.allSatisfy({ $0.openFact == nil }) {
      let (inner, outer) = (best(sure), best(any))
      if case .symbol? = inner { return inner == outer ? (inner, outer) : (nil, nil) }
      return isGreatest ? (inner, outer) : (outer, inner)
    }
    let isDay = any.contains { value in
      if case .day = value { true } else { false }
    }
    func typed(_ ratio: Ratio?) -> Value? {
      ratio.map { isDay ? .day(Self.day($0)) : .number($0) }
    }
    let outer = any.compactMap { isGreatest ? $0.bounds.high : $0.bounds.low }
    let inner = sure.compactMap { isGreatest ? $0.bounds.low : $0.bounds.high }
    let isBounded = outer.count == any.count
    return isGreatest
      ? (typed(inner.max()), typed(isBounded ? outer.max() : nil))
      : (typed(isBounded ? outer.min() : nil), typed(inner.min()))
  }

  private func precedes(_ left: Value, _ right: Value) -> Bool {
    if case .symbol(let a) = left, case .symbol(let b) = right {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return Self.truth(left, .less, right) == .met
  }

  // Periods

  /// The union of the periods at their narrowest or widest, as runs in order.
  private func periods(
    _ choices: [Choice], _ info: AggregateInfo, isWide: Bool
  ) -> [(from: Day, to: Day)]? {
    var result: [(from: Day, to: Day)] = []
    for choice in choices {
      let (a, b) = (choice.slots[info.from ?? 0]?.bounds, choice.slots[info.to ?? 0]?.bounds)
      guard let from = isWide ? a?.low : a?.high, let to = isWide ? b?.high : b?.low else {
        if isWide { return nil }
        continue
      }
      if Self.day(from) < Self.day(to) { result.append((from: Self.day(from), to: Self.day(to))) }
    }
    var runs: [(from: Day, to: Day)] = []
    for period in result.sorted(by: {
      ($0.from.number, $0.to.number) < ($1.from.number, $1.to.number)
    }) {
      if let last = runs.last, period.from <= last.to {
        runs[runs.count - 1].to = max(last.to, period.to)
      } else {
        runs.append(period)
      }
    }
    return runs
  }

  private static func length(_ kind: AggregateKind, _ runs: [(from: Day, to: Day)]) -> Ratio {
    let days = runs.map { Int($0.to.number) - Int($0.from.number) }
    switch kind {
    case .longestDays: return Ratio(days.max() ?? 0)
    case .longestMonths: return Ratio(runs.map { $0.from.fullMonths(until: $0.to) }.max() ?? 0)
    default: return Ratio(days.reduce(0, +))
    }
  }

  private func deadline(
    _ base: Ratio?, _ start: Ratio?, _ stops: [(from: Day, to: Day)]?
  ) -> Value? {
    guard let base, let start, let stops else { return nil }
    var due = Self.day(base)
    for stop in stops {
      let from = max(stop.from, Self.day(start))
      if from >= due { break }
      if from < stop.to { due = due.adding(days: Int(stop.to.number) - Int(from.number)) }
    }
    return .day(due)
  }

  // Texts and variables

  /// A text that tells any two values apart.
  static func key(_ value: Value) -> String {
    guard case .unknown(let fact, let low, let high) = value else { return value.printed }
    return "?\(fact.relation) \(fact.column) \(fact.key) \(low?.exact ?? "")..\(high?.exact ?? "")"
  }

  private static func variables(_ body: [Literal]) -> Set<Int> {
    var result: Set<Int> = []
    func add(_ terms: [Term]) {
      for case .variable(let slot) in terms { result.insert(slot) }
    }
    for literal in body {
      switch literal {
      case .holds(let atom): add(atom.terms)
      case .unless(let inner): result.formUnion(variables(inner))
      case .every(let a, let b): add(a.terms + b.terms)
      case .compare(let a, _, let b): add(a.leaves + b.leaves)
      case .bind(let slot, let expression):
        add(expression.leaves)
        result.insert(slot)
      case .aggregate(let slot, let info, let inner):
        add((info.base?.leaves ?? []) + (info.after?.leaves ?? []))
        result.formUnion(variables(inner))
        result.insert(slot)
      }
    }
    return result
  }
}
