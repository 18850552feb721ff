import QualificationsKit

/// Rules that add nothing: another has the same head and only some of the conditions, once its
/// variables are renamed.
struct ShadowCheck {
  /// Beyond so many rules of one relation pairs are not compared.
  private static let mostRules = 2_000
  /// So many attempts are made to match two rules.
  private static let mostAttempts = 2_000

  static func findings(
    _ rules: [ResolvedRule], ordered: [Int: [Int]], _ relations: [RelationInfo],
    _ source: SourceText
  ) -> [RuleDiagnostic] {
    var byHead: [Int: [Int]] = [:]
    for (number, rule) in rules.enumerated() where rule.completes == nil {
      byHead[rule.head.relation, default: []].append(number)
    }
    var result: [RuleDiagnostic] = []
    for relation in byHead.keys.sorted() {
      let key = relations[relation].columns.map { $0.isKey || ordered[relation] == nil }
      let pairs = pairs(
        byHead[relation] ?? [], rules, key: key, isOrdered: ordered[relation] != nil)
      for (later, other) in pairs { result.append(diagnostic(rules[later], rules[other], source)) }
    }
    return result
  }

  /// The rules of a relation that add nothing, each with one that makes it superfluous.
  private static func pairs(
    _ numbers: [Int], _ rules: [ResolvedRule], key: [Bool], isOrdered: Bool
  ) -> [(rule: Int, other: Int)] {
    var result: [(rule: Int, other: Int)] = []
    var rest = numbers
    if !isOrdered {
      // Facts may be many: a rule that gives no more than one is found by its values.
      var facts: [[Term]: Int] = [:]
      for number in numbers where rules[number].written.isEmpty {
        let terms = rules[number].head.terms
        if facts[terms] == nil { facts[terms] = number }
      }
      for number in numbers where rules[number].grouping == nil {
        guard let fact = facts[rules[number].head.terms], fact != number else { continue }
        result.append((number, fact))
      }
      let known = Set(result.map { $0.rule })
      rest = numbers.filter { !rules[$0].written.isEmpty && !known.contains($0) }
    }
    if rest.count > mostRules { return result }
    for (place, later) in rest.enumerated() {
      // Of two that say the same the later one is superfluous; order counts if it has a meaning.
      let others = isOrdered ? rest[..<place] : rest[...]
      let other = others.first { other in
        guard other != later, covers(rules[other], rules[later], key) else { return false }
        return other < later || !covers(rules[later], rules[other], key)
      }
      if let other { result.append((later, other)) }
    }
    return result
  }

  private static func diagnostic(
    _ rule: ResolvedRule, _ other: ResolvedRule, _ source: SourceText
  ) -> RuleDiagnostic {
    let line = source.position(of: other.syntax.range.start).line
    return RuleDiagnostic(
      .shadowedRule, source.name, rule.syntax.range,
      LocalizedText(
        es: "regla que no agrega nada a la de la línea \(line); se esperaba otra condición",
        pt: "regra que não acrescenta nada à da linha \(line); esperava-se outra condição",
        en: "rule that adds nothing to the one in line \(line); expected another condition"))
  }

  /// Whether `general` concludes whatever `special` does.
  private static func covers(
    _ general: ResolvedRule, _ special: ResolvedRule, _ key: [Bool]
  ) -> Bool {
    guard isPart(general, of: special, key) else { return false }
    // More conditions change what is added up: such rules are compared whole.
    return general.grouping == nil || isPart(special, of: general, key)
  }

  /// Whether the conditions of one rule are among those of the other, and the heads the same.
  private static func isPart(
    _ general: ResolvedRule, of special: ResolvedRule, _ key: [Bool]
  ) -> Bool {
    let (few, many) = (general.written, special.written)
    guard few.count <= many.count, groupingsMatch(general.grouping, special.grouping) else {
      return false
    }
    var check = ShadowCheck()
    var map: [Int: Term] = [:]
    let grouped = (general.grouping?.columns ?? []).map { $0.column }
    for (column, isKey) in key.enumerated() where isKey && !grouped.contains(column) {
      let (a, b) = (general.head.terms[column], special.head.terms[column])
      if !check.match(a, b, &map) { return false }
    }
    let (outer, others) = (outerSlots(general), outerSlots(special))
    return check.cover(few.map { $0.literal }[...], many.map { $0.literal }, &map) { map in
      keepsApart(map, outer, others) && sameVariables(general.grouping, special.grouping, map)
    }
  }

  /// The variables that have a value outside of what is negated or added up.
  private static func outerSlots(_ rule: ResolvedRule) -> Set<Int> {
    var result: Set<Int> = []
    let isGrouped = rule.grouping != nil
    if isGrouped { return Set(rule.head.terms.compactMap { $0.slot }) }
    for item in rule.written {
      switch item.literal {
      case .holds(let atom): result.formUnion(atom.terms.compactMap { $0.slot })
      case .bind(let slot, _), .aggregate(let slot, _, _): result.insert(slot)
      case .unless, .every, .compare: break
      }
    }
    return result
  }

  /// Whether variables that live only inside stand for such, each for one of its own.
  private static func keepsApart(
    _ map: [Int: Term], _ outer: Set<Int>, _ others: Set<Int>
  ) -> Bool {
    var taken: Set<Int> = []
    for (slot, term) in map where !outer.contains(slot) {
      guard let other = term.slot, !others.contains(other), taken.insert(other).inserted else {
        return false
      }
    }
    return true
  }

  private static func groupingsMatch(_ a: Rule.Grouping?, _ b: Rule.Grouping?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.columns.count == b.columns.count
      && zip(a.columns, b.columns).allSatisfy { $0.column == $1.column && $0.kind == $1.kind }
  }

  private static func sameVariables(
    _ a: Rule.Grouping?, _ b: Rule.Grouping?, _ map: [Int: Term]
  ) -> Bool {
    zip(a?.columns ?? [], b?.columns ?? []).allSatisfy { first, second in
      guard let x = first.of, let y = second.of else { return first.of == second.of }
      return map[x] == .variable(y)
    }
  }

  private var attempts = 0

  /// Whether each of the literals stands among the others, for some terms of its variables.
  private mutating func cover(
    _ few: ArraySlice<Literal>, _ many: [Literal], _ map: inout [Int: Term],
    _ accept: ([Int: Term]) -> Bool
  ) -> Bool {
    guard let first = few.first else { return accept(map) }
    for candidate in many {
      attempts += 1
      if attempts > Self.mostAttempts { return false }
      var attempt = map
      if match(first, candidate, &attempt), cover(few.dropFirst(), many, &attempt, accept) {
        map = attempt
        return true
      }
    }
    return false
  }

  // Matching: variables of the first side stand for terms of the second

  private func match(_ a: Term, _ b: Term, _ map: inout [Int: Term]) -> Bool {
    guard case .variable(let slot) = a else { return a == b }
    if b == .any { return false }
    if let known = map[slot] { return known == b }
    map[slot] = b
    return true
  }

  /// - Parameter isWhole: whether a column that the first does not look at must not be looked at by
  ///   the second.
  private func match(
    _ a: Atom, _ b: Atom, _ map: inout [Int: Term], isWhole: Bool
  ) -> Bool {
    guard a.relation == b.relation else { return false }
    for (x, y) in zip(a.terms, b.terms) {
      if x == .any, !isWhole || y == .any { continue }
      if !match(x, y, &map) { return false }
    }
    return true
  }

  private mutating func match(_ a: Literal, _ b: Literal, _ map: inout [Int: Term]) -> Bool {
    switch (a, b) {
    case (.holds(let x), .holds(let y)): return match(x, y, &map, isWhole: false)
    case (.unless(let x), .unless(let y)): return matchAll(x, y, &map)
    case (.every(let x, let xx), .every(let y, let yy)):
      return match(x, y, &map, isWhole: true) && match(xx, yy, &map, isWhole: true)
    case (.compare(let x, let sign, let xx), .compare(let y, let other, let yy)):
      var straight = map
      if sign == other, match(x, y, &straight), match(xx, yy, &straight) {
        map = straight
        return true
      }
      return sign == other.mirrored && match(x, yy, &map) && match(xx, y, &map)
    case (.bind(let x, let xx), .bind(let y, let yy)):
      return match(xx, yy, &map) && match(.variable(x), .variable(y), &map)
    case (.aggregate(let x, let info, let inner), .aggregate(let y, let other, let body)):
      return info.kind == other.kind && matchAll(inner, body, &map)
        && match(info.of, other.of, &map) && match(info.from, other.from, &map)
        && match(info.to, other.to, &map) && match(info.base, other.base, &map)
        && match(info.after, other.after, &map)
        && match(.variable(x), .variable(y), &map)
    default: return false
    }
  }

  /// Bodies of equal length, in the same order.
  private mutating func matchAll(
    _ a: [Literal], _ b: [Literal], _ map: inout [Int: Term]
  ) -> Bool {
    if a.count != b.count { return false }
    for (x, y) in zip(a, b) {
      if case .holds(let first) = x, case .holds(let second) = y {
        if !match(first, second, &map, isWhole: true) { return false }
      } else if !match(x, y, &map) {
        return false
      }
    }
    return true
  }

  private func match(_ a: Int?, _ b: Int?, _ map: inout [Int: Term]) -> Bool {
    guard let a, let b else { return a == b }
    return match(.variable(a), .variable(b), &map)
  }

  private func match(_ a: Expression?, _ b: Expression?, _ map: inout [Int: Term]) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return match(a, b, &map)
  }

  private func match(_ a: [Expression], _ b: [Expression], _ map: inout [Int: Term]) -> Bool {
    if a.count != b.count { return false }
    for (x, y) in zip(a, b) where !match(x, y, &map) { return false }
    return true
  }

  private func match(_ a: Expression, _ b: Expression, _ map: inout [Int: Term]) -> Bool {
    switch (a, b) {
    case (.term(let x), .term(let y)): return match(x, y, &map)
    case (.parameter(let x, let day), .parameter(let y, let other)):
      return x == y && match(day, other, &map)
    case (.add(let x, let isPlus, let xx), .add(let y, let other, let yy)):
      return isPlus == other && match(x, y, &map) && match(xx, yy, &map)
    case (.shift(let x, let isPlus, let xx, let unit), .shift(let y, let other, let yy, let same)):
      return isPlus == other && unit == same && match(x, y, &map) && match(xx, yy, &map)
    case (.difference(let x, let xx), .difference(let y, let yy)),
      (.multiply(let x, let xx), .multiply(let y, let yy)):
      return match(x, y, &map) && match(xx, yy, &map)
    case (.divide(let x, let xx, let zero), .divide(let y, let yy, let other)):
      return match(x, y, &map) && match(xx, yy, &map) && match(zero, other, &map)
    case (.negate(let x), .negate(let y)): return match(x, y, &map)
    case (.between(let unit, let x, let xx), .between(let same, let y, let yy)):
      return unit == same && match(x, y, &map) && match(xx, yy, &map)
    case (.least(let x), .least(let y)), (.greatest(let x), .greatest(let y)):
      return match(x, y, &map)
    case (.rounded(let x, let rounding, let digits), .rounded(let y, let other, let same)):
      return rounding == other && digits == same && match(x, y, &map)
    default: return false
    }
  }
}
