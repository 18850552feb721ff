import QualificationsKit

/// A tuple in the extents of a relation, with how it came about.
package struct DerivedRow: Sendable {
  package var values: [Value]
  /// In the certain extent; all rows are in the possible one.
  package var isCertain: Bool
  /// What is not known, if it is only possible.
  package var openFacts: Set<OpenFact>
  /// The base facts below it, as cited.
  var facts: [FactCitation]
  /// What the comparisons on the way compared.
  var compared: [ComparedValue]
  /// The place in the book of the rule that gave it; empty for base facts.
  var article: String
  /// Whether it stands for any number of rows: what an open relation does not list.
  var isManifold = false
}

/// A base fact as an explanation cites it.
struct FactCitation: Hashable, Sendable {
  var label: String
  var status: FactStatus
}

/// One side of a comparison with the value it had.
struct ComparedValue: Hashable, Sendable {
  var name: String
  var value: String
}

/// A comparison that was not met, with the facts that led to it.
struct FailedComparison: Hashable, Sendable {
  var compared: [ComparedValue]
  var facts: [FactCitation]
}

/// The executable specification of the rule language: naive, in the order of the text.
///
/// Both extents are computed at once: a derivation is certain if every step of it is. This is the
/// doubled program of the language (certain ⊆ possible) read left to right.
struct ReferenceEvaluator {
  let book: RuleBook
  private let facts: FactBase
  private let parameters: [Value]
  private(set) var extents: [[DerivedRow]]
  private var positions: [[[Value]: Int]]
  /// For each relation and first value, the comparison that was not met.
  private(set) var failures: [Int: [Value?: FailedComparison]] = [:]

  /// A derivation under way.
  struct State {
    var slots: [Value?]
    var isCertain = true
    /// Whether it stands for any number of ways: a variable was bound to what is not listed.
    var isManifold = false
    var openFacts: Set<OpenFact> = []
    var facts: [FactCitation] = []
    var compared: [ComparedValue] = []
  }

  /// Evaluates a book over base facts.
  /// - Complexity: O(rounds × rules × matches).
  static func evaluate(_ book: RuleBook, _ facts: FactBase, on day: Day) -> ReferenceEvaluator {
    var evaluator = ReferenceEvaluator(book, facts, day)
    for stratum in book.strata {
      var changed = true
      while changed {
        changed = false
        for rule in stratum where evaluator.apply(rule) { changed = true }
      }
    }
    return evaluator
  }

  private init(_ book: RuleBook, _ facts: FactBase, _ day: Day) {
    self.book = book
    self.facts = facts
    parameters = book.parameterValues(on: day)
    extents = Array(repeating: [], count: book.relations.count)
    positions = Array(repeating: [:], count: book.relations.count)
    for (index, relation) in book.relations.enumerated() {
      for row in facts.rows[relation.name] ?? [] {
        let cited = row.label.isEmpty ? [] : [FactCitation(label: row.label, status: row.status)]
        _ = insert(
          index,
          DerivedRow(
            values: row.values, isCertain: row.isCertain, openFacts: Set(row.openFacts),
            facts: cited, compared: [], article: ""))
      }
    }
  }

  private mutating func insert(_ relation: Int, _ row: DerivedRow) -> Bool {
    guard let position = positions[relation][row.values] else {
      positions[relation][row.values] = extents[relation].count
      extents[relation].append(row)
      return true
    }
    let known = extents[relation][position]
    if known.isCertain { return false }
    if row.isCertain {
      extents[relation][position] = row
      return true
    }
    let union = known.openFacts.union(row.openFacts)
    let isManifold = known.isManifold || row.isManifold
    if union.count == known.openFacts.count, isManifold == known.isManifold { return false }
    extents[relation][position].openFacts = union
    extents[relation][position].isManifold = isManifold
    return true
  }

  private mutating func apply(_ rule: Rule) -> Bool {
    var results: [State] = []
    var failed: [(State, [ComparedValue])] = []
    solve(rule.body[...], State(slots: Array(repeating: nil, count: rule.variables.count)), rule) {
      results.append($0)
    } onFailure: {
      failed.append(($0, $1))
    }
    for (state, compared) in failed {
      let first = rule.terms.first.flatMap { value($0, state) }
      failures[rule.head, default: [:]][first] = FailedComparison(
        compared: compared, facts: state.facts)
    }
    var changed = false
    for state in results {
      let values = rule.terms.map { value($0, state) ?? .symbol("") }
      let row = DerivedRow(
        values: values, isCertain: state.isCertain,
        openFacts: state.isCertain ? [] : state.openFacts,
        facts: state.facts, compared: state.compared, article: rule.article,
        isManifold: state.isManifold)
      if insert(rule.head, row) { changed = true }
    }
    return changed
  }

  func value(_ term: Term, _ state: State) -> Value? {
    switch term {
    case .variable(let slot): state.slots[slot]
    case .constant(let value): value
    case .parameter(let index): parameters[index]
    case .any: nil
    }
  }

  /// Tries the literals in order and yields every way in which they may hold.
  func solve(
    _ body: ArraySlice<Literal>, _ state: State, _ rule: Rule, _ yield: (State) -> Void,
    onFailure: (State, [ComparedValue]) -> Void
  ) {
    guard let literal = body.first else { return yield(state) }
    let rest = body.dropFirst()
    switch literal {
    case .holds(let atom):
      for match in matches(atom, state) {
        var next = match
        next.isCertain = match.isCertain && state.isCertain
        next.isManifold = match.isManifold || state.isManifold
        next.openFacts.formUnion(state.openFacts)
        solve(rest, next, rule, yield, onFailure: onFailure)
      }
    case .unless(let atom):
      let found = matches(atom, state)
      if found.contains(where: { $0.isCertain }) { return }
      var next = state
      for match in found {
        next.isCertain = false
        next.openFacts.formUnion(match.openFacts)
      }
      solve(rest, next, rule, yield, onFailure: onFailure)
    case .every(let first, let second):
      guard let next = every(first, second, state) else { return }
      solve(rest, next, rule, yield, onFailure: onFailure)
    case .compare(let left, let sign, let right):
      guard let a = value(left, state), let b = value(right, state) else { return }
      let compared = named(left, a, rule) + named(right, b, rule)
      let truth = Value.compare(a, sign, b)
      if truth == .failed { return onFailure(state, state.compared + compared) }
      var next = state
      next.compared += compared
      if truth == .unknown {
        next.isCertain = false
        for fact in openFacts(left, state) + openFacts(right, state) { next.openFacts.insert(fact) }
      }
      solve(rest, next, rule, yield, onFailure: onFailure)
    case .aggregate(let slot, let kind, let of, let inner):
      var next = state
      next.slots[slot] = aggregate(kind, of, inner, &next, rule)
      solve(rest, next, rule, yield, onFailure: onFailure)
    }
  }

  // Atoms

  /// The ways in which an atom may hold: listed rows, and in an open relation the unlisted tuple,
  /// or, where the atom leaves a variable free, any number of unlisted tuples.
  ///
  /// Certainty and open facts of the results are those of the match alone.
  private func matches(_ atom: Atom, _ state: State) -> [State] {
    var start = state
    start.isCertain = true
    start.isManifold = false
    start.openFacts = []
    var result: [State] = []
    for row in extents[atom.relation] {
      if let next = match(atom, row, start) { result.append(next) }
    }
    let relation = book.relations[atom.relation]
    let first = atom.terms.first.flatMap { value($0, state) }
    if relation.isOpen, !facts.isComplete(relation, first) {
      let other = unlisted(atom, relation, first, start)
      if other.isManifold || !result.contains(where: { $0.isCertain }) { result.append(other) }
    }
    return result
  }

  private func match(_ atom: Atom, _ row: DerivedRow, _ state: State) -> State? {
    var next = state
    for (term, found) in zip(atom.terms, row.values) {
      if case .variable(let slot) = term, next.slots[slot] == nil {
        next.slots[slot] = found
        continue
      }
      guard let wanted = value(term, next) else { continue }
      switch Value.compare(wanted, .equal, found) {
      case .met: continue
      case .failed: return nil
      case .unknown:
        next.isCertain = false
        for fact in [wanted.openFact, found.openFact] {
          if let fact { next.openFacts.insert(fact) }
        }
      }
    }
    if !row.isCertain {
      next.isCertain = false
      next.openFacts.formUnion(row.openFacts)
    }
    if row.isManifold { next.isManifold = true }
    next.facts += row.facts
    next.compared += row.compared
    return next
  }

  private func unlisted(
    _ atom: Atom, _ relation: RelationInfo, _ first: Value?, _ state: State
  ) -> State {
    var next = state
    next.isCertain = false
    let key = atom.terms.compactMap { value($0, state)?.printed }.joined(separator: " ")
    let open = first?.openFact ?? OpenFact(relation.name, "", key)
    next.openFacts.insert(open)
    for term in atom.terms {
      if case .variable(let slot) = term, next.slots[slot] == nil {
        next.slots[slot] = .unknown(open, low: nil, high: nil)
        next.isManifold = true
      }
    }
    return next
  }

  /// Whether every possible row of the first has the second; unknown over no row at all, over rows
  /// that may all be missing, and over a list that is not complete.
  private func every(_ first: Atom, _ second: Atom, _ state: State) -> State? {
    var next = state
    let rows = matches(first, state)
    if rows.contains(where: { $0.isManifold }) || !rows.contains(where: { $0.isCertain }) {
      next.isCertain = false
      for row in rows where !row.isCertain { next.openFacts.formUnion(row.openFacts) }
    }
    for row in rows {
      let found = matches(second, row)
      if let certain = found.first(where: { $0.isCertain }) {
        next.facts += certain.facts
        next.compared += certain.compared
        continue
      }
      if found.isEmpty {
        if row.isCertain { return nil }
        next.openFacts.formUnion(row.openFacts)
      }
      next.isCertain = false
      for match in found { next.openFacts.formUnion(match.openFacts) }
    }
    return next
  }

  // Expressions

  private func value(_ expression: Expression, _ state: State) -> Value? {
    guard var result = value(expression.first, state) else { return nil }
    for part in expression.rest {
      guard let term = value(part.term, state) else { return nil }
      result = Self.add(result, part.isPlus, term, part.unit)
    }
    return result
  }

  /// The sum; of a date in months or years clamped to the last day of the month. The sum with an
  /// unknown lies between the sums with its bounds, since each of these sums is monotonic.
  private static func add(_ left: Value, _ isPlus: Bool, _ right: Value, _ unit: DateUnit?) -> Value
  {
    if case .day(let day) = left, case .number(let ratio) = right {
      return .day(shifted(day, isPlus, ratio, unit))
    }
    if case .number(let a) = left, case .number(let b) = right {
      // A sum beyond 128 bits is not known, rather than wrong or a crash.
      return a.adding(b, isPlus: isPlus).map { .number($0) }
        ?? .unknown(OpenFact("sum", "", ""), low: nil, high: nil)
    }
    let open = left.openFact ?? right.openFact ?? OpenFact("", "", "")
    let (a, b) = (left.bounds, right.bounds)
    func sum(_ x: Ratio?, _ y: Ratio?) -> Ratio? {
      guard let x, let y else { return nil }
      guard unit != nil else { return x.adding(y, isPlus: isPlus) }
      let day = Day(number: Int32(clamping: x.numerator / x.denominator))
      return Ratio(Int(shifted(day, isPlus, y, unit).number))
    }
    return .unknown(
      open, low: sum(a.low, isPlus ? b.low : b.high), high: sum(a.high, isPlus ? b.high : b.low))
  }

  /// The day so many units later or earlier, within the years 1 to 9999.
  private static func shifted(_ day: Day, _ isPlus: Bool, _ ratio: Ratio, _ unit: DateUnit?) -> Day
  {
    let most: Int128 = 4_000_000
    let count = Int(min(max(ratio.numerator / ratio.denominator, -most), most)) * (isPlus ? 1 : -1)
    switch unit ?? .days {
    case .days: return min(max(day.adding(days: count), firstDay), lastDay)
    case .months: return day.adding(months: count)
    case .years: return day.adding(months: count * 12)
    }
  }

  private static let firstDay = Day(year: 1, month: 1, day: 1) ?? Day(number: 0)
  private static let lastDay = Day(year: 9999, month: 12, day: 31) ?? Day(number: 0)

  private func openFacts(_ expression: Expression, _ state: State) -> [OpenFact] {
    ([expression.first] + expression.rest.map { $0.term }).compactMap { value($0, state)?.openFact }
  }

  /// The values of a comparison by name: an interval as its certain and possible ends, a parameter
  /// as what is required.
  private func named(_ expression: Expression, _ value: Value, _ rule: Rule) -> [ComparedValue] {
    switch expression.first {
    case .parameter: return [ComparedValue(name: "required", value: value.printed)]
    case .variable(let slot):
      if case .unknown(_, let low?, let high?) = value, low >= .zero, high <= .one {
        return [
          ComparedValue(name: "certain", value: low.exact),
          ComparedValue(name: "possible", value: high.exact),
        ]
      }
      if case .number(let ratio) = value, rule.variables[slot] == "Share" {
        return [
          ComparedValue(name: "certain", value: ratio.exact),
          ComparedValue(name: "possible", value: ratio.exact),
        ]
      }
      return [ComparedValue(name: Self.key(rule.variables[slot]), value: value.printed)]
    case .constant, .any: return []
    }
  }

  private static func key(_ variable: String) -> String {
    String(decoding: variable.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
