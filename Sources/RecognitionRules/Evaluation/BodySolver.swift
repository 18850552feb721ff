import QualificationsKit

/// Why something is only possible: a row that is, or a fact that is not known.
enum Doubt: Hashable, Sendable {
  case row(relation: Int, row: Int)
  case fact(OpenFact)
}

/// A row that a derivation rests on.
struct Premise: Hashable, Sendable {
  var relation: Int
  var row: Int
}

/// A comparison with the values it had.
struct Compared: Sendable {
  var left: (Expression, Value)
  var right: (Expression, Value)
}

/// Tries the literals of a body from left to right over given extents: the meaning of a rule.
///
/// Both extents at once: a way is certain if each of its steps is.
struct BodySolver {
  let book: RuleBook
  let facts: FactBase
  let parameters: [Value]
  let extents: Extents
  /// Finds rows faster, where the extents do not change; the specification goes through all of them.
  var index: ExtentIndex?

  /// A derivation under way.
  struct State {
    var slots: [Value?]
    var isCertain = true
    /// Whether it stands for any number of ways: a variable was bound to what is not listed.
    var isManifold = false
    var premises: [Premise] = []
    var doubts: [Doubt] = []
    var compared: [Compared] = []
    /// What computed unknowns rest on.
    var latent: [(fact: OpenFact, doubts: [Doubt])] = []

    /// The same bindings, nothing else yet.
    var fresh: State { State(slots: slots) }

    /// Takes over what another way adds to this one.
    mutating func add(_ other: State) {
      isCertain = isCertain && other.isCertain
      isManifold = isManifold || other.isManifold
      premises += other.premises
      doubts += other.doubts
      compared += other.compared
      latent += other.latent
    }
  }

  func value(_ term: Term, _ state: State) -> Value? {
    switch term {
    case .variable(let slot): state.slots[slot]
    case .constant(let value): value
    case .parameter(let index): parameters[index]
    case .any: nil
    }
  }

  /// Yields every way in which a body may hold; tells of comparisons that are not met.
  /// - Parameter rule: the number of the rule, which names what its aggregates cannot tell.
  func solve(
    _ body: ArraySlice<Literal>, _ state: State, rule: Int, _ yield: (State) -> Void,
    onFailure: (State, Compared) -> Void
  ) {
    guard let literal = body.first else { return yield(state) }
    let rest = body.dropFirst()
    switch literal {
    case .holds(let atom):
      for match in matches(atom, state) {
        var next = state
        next.slots = match.slots
        next.add(match)
        solve(rest, next, rule: rule, yield, onFailure: onFailure)
      }
    case .unless(let inner):
      guard let next = unless(inner, state, rule) else { return }
      solve(rest, next, rule: rule, yield, onFailure: onFailure)
    case .every(let first, let second):
      guard let next = every(first, second, state) else { return }
      solve(rest, next, rule: rule, yield, onFailure: onFailure)
    case .compare(let left, let sign, let right):
      guard let a = value(left, state), let b = value(right, state) else { return }
      let compared = Compared(left: (left, a), right: (right, b))
      let truth = Value.compare(a, sign, b)
      if truth == .failed { return onFailure(state, compared) }
      var next = state
      next.compared.append(compared)
      if truth == .unknown {
        next.isCertain = false
        next.doubts += [a, b].compactMap { $0.openFact.map { .fact($0) } }
      }
      solve(rest, next, rule: rule, yield, onFailure: onFailure)
    case .bind(let slot, let expression):
      guard let next = bind(slot, expression, state, rule) else { return }
      solve(rest, next, rule: rule, yield, onFailure: onFailure)
    case .aggregate(let slot, let info, let inner):
      var next = state
      next.slots[slot] = aggregate(info, slot, inner, &next, rule: rule)
      solve(rest, next, rule: rule, yield, onFailure: onFailure)
    }
  }

  /// Fails if a certain way is found; is in doubt if a possible one is.
  private func unless(_ body: [Literal], _ state: State, _ rule: Int) -> State? {
    var next = state
    var isExcluded = false
    solve(body[...], state.fresh, rule: rule) { found in
      if found.isCertain { isExcluded = true }
      next.isCertain = false
      next.doubts += found.doubts
      next.latent += found.latent
    } onFailure: { _, _ in
    }
    return isExcluded ? nil : next
  }

  /// Gives a variable the value of an expression. What rests on several open facts is an unknown of
  /// its own.
  private func bind(_ slot: Int, _ expression: Expression, _ state: State, _ rule: Int) -> State? {
    guard var result = value(expression, state) else { return nil }
    var next = state
    let open = Set(expression.sources.compactMap { value($0, state)?.openFact })
    if case .unknown(_, let low, let high) = result, open.count > 1 {
      let ordered = open.sorted(by: OpenFact.precedes)
      let key = ordered.map { "\($0.relation) \($0.column) \($0.key)" }.joined(separator: "|")
      let fact = OpenFact("computed", "\(rule).\(slot)", key)
      result = .unknown(fact, low: low, high: high)
      next.latent.append((fact: fact, doubts: ordered.map { .fact($0) }))
    }
    next.slots[slot] = result
    return next
  }

  // Atoms

  /// The ways in which an atom may hold: listed rows, and in an open relation the unlisted tuple,
  /// or, where the atom leaves a variable free, any number of unlisted tuples.
  func matches(_ atom: Atom, _ state: State) -> [State] {
    let start = state.fresh
    var result: [State] = []
    let rows = extents.rows[atom.relation]
    for number in candidates(atom, state) ?? Array(rows.indices) {
      if let next = match(atom, rows[number], number, start) { result.append(next) }
    }
    if isListedInFull(atom, state) { return result }
    let other = unlisted(atom, start)
    if other.isManifold || !result.contains(where: { $0.isCertain }) { result.append(other) }
    return result
  }

  /// Whether what a relation does not list is false for the values that the atom has.
  private func isListedInFull(_ atom: Atom, _ state: State) -> Bool {
    let relation = book.whole(of: atom.relation)
    guard facts.isOpen(relation, in: book) else { return true }
    if facts.isComplete(relation, atom.terms.first.flatMap { value($0, state) }) { return true }
    return relation.completeness.contains { declared in
      var key: [Value] = []
      for column in declared.columns {
        guard column == 0 || relation.name == book.relations[atom.relation].name else {
          return false
        }
        guard let value = value(atom.terms[column], state) else { return false }
        key.append(value)
      }
      return extents.position(of: key, in: declared.relation).map {
        extents.rows[declared.relation][$0].isCertain && key.allSatisfy { $0.openFact == nil }
      } ?? false
    }
  }

  /// The rows that may match, by the known value of one column; `nil` if that is not known.
  private func candidates(_ atom: Atom, _ state: State) -> [Int]? {
    guard let index, extents.rows[atom.relation].count > 8 else { return nil }
    var fewest: [Int]?
    for (column, term) in atom.terms.enumerated() {
      guard let value = value(term, state), value.openFact == nil else { continue }
      let found = index.rows(atom.relation, column, value, extents)
      if found.count < fewest?.count ?? .max { fewest = found }
    }
    return fewest
  }

  private func match(_ atom: Atom, _ row: ExtentRow, _ number: Int, _ state: State) -> State? {
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
        next.doubts += [wanted, found].compactMap { $0.openFact.map { .fact($0) } }
      }
    }
    if !row.isCertain {
      next.isCertain = false
      next.doubts.append(.row(relation: atom.relation, row: number))
    }
    if row.isManifold { next.isManifold = true }
    next.premises.append(Premise(relation: atom.relation, row: number))
    return next
  }

  private func unlisted(_ atom: Atom, _ state: State) -> State {
    var next = state
    next.isCertain = false
    let given = atom.terms.compactMap { value($0, state) }
    let first = atom.terms.first.flatMap { value($0, state) }
    let open =
      first?.openFact
      ?? OpenFact(
        book.whole(of: atom.relation).name, "", given.map { $0.printed }.joined(separator: " "))
    next.doubts.append(.fact(open))
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
      for row in rows where !row.isCertain { next.doubts += row.doubts }
    }
    for row in rows {
      next.premises += row.premises
      let found = matches(second, row)
      if let certain = found.first(where: { $0.isCertain }) {
        next.premises += certain.premises
        continue
      }
      if found.isEmpty {
        if row.isCertain { return nil }
        next.doubts += row.doubts
      }
      next.isCertain = false
      for match in found { next.doubts += match.doubts }
    }
    return next
  }

  // Expressions

  func value(_ expression: Expression, _ state: State) -> Value? {
    func inner(_ part: Expression) -> Value? { value(part, state) }
    func pair(_ a: Expression, _ b: Expression, _ operation: (Value, Value) -> Value) -> Value? {
      guard let x = inner(a), let y = inner(b) else { return nil }
      return operation(x, y)
    }
    func extreme(_ parts: [Expression], isGreatest: Bool) -> Value? {
      let values = parts.compactMap { inner($0) }
      return values.count == parts.count
        ? Arithmetic.extreme(values, isGreatest: isGreatest) : nil
    }
    switch expression {
    case .term(let term): return value(term, state)
    case .parameter(let index, let day):
      return value(day, state).map { book.parameters[index].value(on: $0) }
    case .add(let a, let isPlus, let b): return pair(a, b) { Arithmetic.sum($0, isPlus, $1) }
    case .shift(let a, let isPlus, let b, let unit):
      return pair(a, b) { Arithmetic.shifted($0, isPlus, $1, unit) }
    case .difference(let a, let b): return pair(a, b) { Arithmetic.difference($0, $1) }
    case .multiply(let a, let b): return pair(a, b) { Arithmetic.product($0, $1) }
    case .divide(let a, let b, let zero):
      let whenZero = zero.flatMap { inner($0) }
      return pair(a, b) { Arithmetic.quotient($0, $1, whenZero: whenZero) }
    case .negate(let a): return inner(a).map { Arithmetic.negated($0) }
    case .between(let unit, let from, let to):
      return pair(from, to) { Arithmetic.between(unit, $0, $1) }
    case .least(let parts): return extreme(parts, isGreatest: false)
    case .greatest(let parts): return extreme(parts, isGreatest: true)
    case .rounded(let a, let rounding, let decimals):
      return inner(a).map { Arithmetic.rounded($0, rounding, decimals: decimals) }
    }
  }
}
