import QualificationsKit

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

/// What a row rests on, or what stood in its way.
struct Grounds: Sendable {
  var facts: [FactCitation] = []
  var compared: [ComparedValue] = []
  /// What is not known, where it is only possible.
  var openFacts: Set<OpenFact> = []
}

/// Why rows are in the extents: computed after evaluation, for the rows that are asked for.
///
/// It reads nothing but the extents, so it is the same for every engine; among several ways it takes
/// the rule whose text comes first by its bytes, so it is the same for every order of rules.
final class Derivations {
  let solver: BodySolver
  private var memo: [Premise: Grounds] = [:]
  private var base: [Int: [[Value]: FactRow]] = [:]

  init(_ book: RuleBook, _ facts: FactBase, _ extents: Extents, on day: Day) {
    solver = BodySolver(
      book: book, facts: facts, parameters: book.parameterValues(on: day),
      extents: extents.ordered(book), index: ExtentIndex())
  }

  var extents: Extents { solver.extents }
  var book: RuleBook { solver.book }

  /// What a row rests on.
  func grounds(of premise: Premise) -> Grounds {
    if let known = memo[premise] { return known }
    let row = extents.rows[premise.relation][premise.row]
    var result = Grounds()
    if let fact = baseFact(row.values, premise.relation) {
      if !fact.label.isEmpty {
        result.facts = [FactCitation(label: fact.label, status: fact.status)]
      }
      if !row.isCertain { result.openFacts = Set(fact.openFacts) }
      if row.isCertain && fact.isCertain {
        memo[premise] = result
        return result
      }
    }
    var isFirst = true
    for (rule, state) in derivations(of: premise) {
      if isFirst {
        result.compared = state.compared.flatMap { named($0, book.rules[rule]) }
        for below in state.premises {
          let grounds = grounds(of: below)
          result.facts += grounds.facts
          result.compared += grounds.compared
        }
        isFirst = false
      }
      if row.isCertain { break }
      result.openFacts.formUnion(openFacts(state))
    }
    memo[premise] = result
    return result
  }

  /// The ways in which rules give a row, each resting on rows that came before it; for a certain row
  /// the certain ways only.
  func derivations(of premise: Premise) -> [(rule: Int, state: BodySolver.State)] {
    let row = extents.rows[premise.relation][premise.row]
    var result: [(rule: Int, state: BodySolver.State)] = []
    for number in book.index.rules[premise.relation] {
      let rule = book.rules[number]
      guard let start = start(rule, row.values) else { continue }
      solver.solve(rule.body[...], start, rule: number) { state in
        let values = rule.terms.compactMap { solver.value($0, state) }
        guard values == row.values, state.isCertain || !row.isCertain else { return }
        if isBelow(state, premise, row) { result.append((number, state)) }
      } onFailure: { _, _ in
      }
    }
    return result
  }

  /// Whether all premises in the row's own component came in earlier rounds.
  private func isBelow(_ state: BodySolver.State, _ premise: Premise, _ row: ExtentRow) -> Bool {
    let own = book.index.component[premise.relation]
    return state.premises.allSatisfy { below in
      guard own != nil, book.index.component[below.relation] == own else { return true }
      let other = extents.rows[below.relation][below.row]
      return row.isCertain
        ? other.certainHeight < row.certainHeight : other.height < row.height
    }
  }

  /// A state in which the variables of the head have the values of the row as far as they are known;
  /// `nil` if a constant of the head differs.
  private func start(_ rule: Rule, _ values: [Value]) -> BodySolver.State? {
    var state = BodySolver.State(slots: Array(repeating: nil, count: rule.variables.count))
    let computed = Self.computedSlots(rule.body)
    for (term, value) in zip(rule.terms, values) {
      switch term {
      case .variable(let slot):
        if value.openFact == nil, !computed.contains(slot) { state.slots[slot] = value }
      case .constant, .parameter:
        if solver.value(term, state) != value { return nil }
      case .any: break
      }
    }
    return state
  }

  /// The slots that get their value from an expression or an aggregate.
  private static func computedSlots(_ body: [Literal]) -> Set<Int> {
    var result: Set<Int> = []
    for literal in body {
      switch literal {
      case .bind(let slot, _), .aggregate(let slot, _, _): result.insert(slot)
      default: break
      }
    }
    return result
  }

  // What stood in the way

  /// The comparison that was not met on the way to a tuple that is not there, with the facts that
  /// led to it: that of the last rule, after the most premises.
  func failure(_ relation: Int, first: Value?) -> Grounds? {
    var result: Grounds?
    var depth = -1
    for number in book.index.rules[relation] {
      let rule = book.rules[number]
      var state = BodySolver.State(slots: Array(repeating: nil, count: rule.variables.count))
      if case .variable(let slot)? = rule.terms.first, let first { state.slots[slot] = first }
      solver.solve(rule.body[...], state, rule: number) { _ in
      } onFailure: { state, compared in
        if state.premises.count < depth { return }
        depth = state.premises.count
        var grounds = Grounds()
        grounds.compared = (state.compared + [compared]).flatMap { named($0, rule) }
        for below in state.premises {
          let other = self.grounds(of: below)
          grounds.facts += other.facts
          grounds.compared += other.compared
        }
        result = grounds
      }
    }
    return result
  }

  // Open facts

  /// The facts that a state leaves open, down to those of the question.
  func openFacts(_ state: BodySolver.State) -> Set<OpenFact> {
    var result: Set<OpenFact> = []
    var seen: Set<Doubt> = []
    resolve(state.doubts, state, &result, &seen)
    return result
  }

  private func resolve(
    _ doubts: [Doubt], _ state: BodySolver.State, _ result: inout Set<OpenFact>,
    _ seen: inout Set<Doubt>
  ) {
    for doubt in doubts where seen.insert(doubt).inserted {
      switch doubt {
      case .row(let relation, let row):
        result.formUnion(grounds(of: Premise(relation: relation, row: row)).openFacts)
      case .fact(let fact):
        guard fact.isComputed else {
          result.insert(fact)
          continue
        }
        if let (inner, origin) = origin(of: fact, state, depth: 0) {
          resolve(inner, origin, &result, &seen)
        }
      }
    }
  }

  /// The doubts that a computed unknown stands for: of the state itself, or of the derivations of
  /// the rows that it came with.
  private func origin(
    of fact: OpenFact, _ state: BodySolver.State, depth: Int
  ) -> ([Doubt], BodySolver.State)? {
    if let own = state.latent.first(where: { $0.fact == fact }) { return (own.doubts, state) }
    guard depth < 64 else { return nil }
    for premise in state.premises {
      let row = extents.rows[premise.relation][premise.row]
      guard row.values.contains(where: { $0.openFact == fact }) else { continue }
      for (_, below) in derivations(of: premise) {
        if let found = origin(of: fact, below, depth: depth + 1) { return found }
      }
    }
    return nil
  }

  // Base facts

  func baseFact(_ values: [Value], _ relation: Int) -> FactRow? {
    if base[relation] == nil {
      var rows: [[Value]: FactRow] = [:]
      for row in solver.facts.rows[book.relations[relation].name] ?? [] {
        if let known = rows[row.values], known.isCertain || !row.isCertain { continue }
        rows[row.values] = row
      }
      base[relation] = rows
    }
    return base[relation]?[values]
  }

  // Values by name

  /// The values of a comparison by name: an interval as its certain and possible ends, a parameter
  /// as what is required.
  private func named(_ compared: Compared, _ rule: Rule) -> [ComparedValue] {
    [compared.left, compared.right].flatMap { side -> [ComparedValue] in
      let (expression, value) = side
      switch expression.leaves.first {
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
      case .constant, .any, nil: return []
      }
    }
  }

  private static func key(_ variable: String) -> String {
    String(decoding: variable.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}

extension OpenFact {
  /// Whether it stands for a value computed from others.
  var isComputed: Bool { relation == "aggregate" || relation == "computed" }
}

extension Extents {
  /// The same extents with the rows that rules gave in the order of their keys.
  func ordered(_ book: RuleBook) -> Extents {
    var result = Extents(relations: rows.count)
    let concluded = Set(book.rules.map { $0.head })
    for relation in rows.indices {
      let ordered =
        concluded.contains(relation)
        ? rows[relation].map { (key: $0.values.map { $0.key }.joined(separator: "|"), row: $0) }
          .sorted { $0.key < $1.key }.map { $0.row } : rows[relation]
      for row in ordered { _ = result.insert(row, into: relation) }
    }
    return result
  }
}

extension RuleBook {
  /// The bytes of a rule.
  func text(ofRule number: Int) -> ArraySlice<UInt8> {
    source.bytes[rules[number].range.start..<rules[number].range.end]
  }
}
