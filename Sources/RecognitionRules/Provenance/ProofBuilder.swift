package import QualificationsKit

/// Puts the rows of final extents into an order in which each follows from those before it.
struct ProofBuilder {
  private let derivations: Derivations
  private var solver: BodySolver { derivations.solver }
  private var book: RuleBook { solver.book }
  private var extents: Extents { solver.extents }

  /// A way in which a rule gives a row.
  private struct Derivation {
    var row: Premise
    var rule: Int
    /// What each condition of the rule came to, with the variables bound up to it.
    var parts: [BodySolver.State]

    var isCertain: Bool { parts.allSatisfy { $0.isCertain } }
    var slots: [Value?] { parts.last?.slots ?? [] }
    var premises: [Premise] { parts.flatMap { $0.premises } }
  }

  /// A way that was chosen, with what it shows about its row.
  private struct Chosen {
    var way: Derivation
    var isCertain: Bool
    var isManifold: Bool
  }

  /// What was established of a row so far.
  private struct Known {
    var isCertain: Bool
    var isManifold: Bool
  }

  private var known: [Premise: Known] = [:]
  private var chosen: [Chosen] = []

  /// The proof of what an evaluation came to.
  /// - Complexity: O(rounds × ways in which rules hold).
  static func proof(_ derivations: Derivations) -> Proof {
    var builder = ProofBuilder(derivations: derivations)
    builder.order()
    return builder.proof()
  }

  private init(derivations: Derivations) {
    self.derivations = derivations
  }

  // Order

  private mutating func order() {
    let concluded = Set(book.rules.map { $0.head })
    for relation in extents.rows.indices where !concluded.contains(relation) {
      for (number, row) in extents.rows[relation].enumerated() {
        known[Premise(relation: relation, row: number)] = Known(
          isCertain: row.isCertain, isManifold: row.isManifold)
      }
    }
    for component in book.components {
      let found = component.flatMap { ways(of: $0) }
      // A certain row rests on certain rows alone: they come first.
      settle(found.filter { $0.isCertain }) { known, isManifold in
        known == nil ? Known(isCertain: true, isManifold: isManifold) : nil
      }
      settle(found) { known, isManifold in
        known == nil ? Known(isCertain: false, isManifold: isManifold) : nil
      }
      settle(found) { known, isManifold in
        guard let known, !known.isManifold, isManifold else { return nil }
        return Known(isCertain: known.isCertain, isManifold: true)
      }
    }
  }

  private func ways(of rule: Int) -> [Derivation] {
    var result: [Derivation] = []
    let start = BodySolver.State(
      slots: Array(repeating: nil, count: book.rules[rule].variables.count))
    walk(book.rules[rule].body[...], start, rule, [], &result)
    return result
  }

  private func walk(
    _ body: ArraySlice<Literal>, _ state: BodySolver.State, _ rule: Int,
    _ parts: [BodySolver.State], _ result: inout [Derivation]
  ) {
    guard let literal = body.first else {
      let info = book.rules[rule]
      let values = info.terms.compactMap { solver.value($0, state) }
      guard let row = extents.position(of: values, in: info.head) else { return }
      result.append(
        Derivation(row: Premise(relation: info.head, row: row), rule: rule, parts: parts))
      return
    }
    var found: [BodySolver.State] = []
    solver.solve([literal][...], state.fresh, rule: rule) {
      found.append($0)
    } onFailure: { _, _ in
    }
    for part in found { walk(body.dropFirst(), part, rule, parts + [part], &result) }
  }

  /// Takes ways whose premises are settled and that raise what is known of their row, until none
  /// is left. Of several with the same binding it takes the first: a proof has one way to be written.
  private mutating func settle(_ ways: [Derivation], _ raise: (Known?, Bool) -> Known?) {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for way in ways where isSettled(way) {
        let isManifold = isManifold(way)
        guard let next = raise(known[way.row], isManifold) else { continue }
        let first = ways.first { other in
          other.row == way.row && other.rule == way.rule && other.slots == way.slots
            && other.isCertain == way.isCertain && isSettled(other)
            && self.isManifold(other) == isManifold
        }
        known[way.row] = next
        chosen.append(
          Chosen(way: first ?? way, isCertain: way.isCertain, isManifold: isManifold))
        hasChanged = true
      }
    }
  }

  private func isSettled(_ way: Derivation) -> Bool { way.premises.allSatisfy { known[$0] != nil } }

  /// Whether it stands for any number of ways, by what is known so far.
  private func isManifold(_ way: Derivation) -> Bool {
    way.parts.contains { part in
      part.isManifold
        && (part.premises.isEmpty || part.premises.contains { known[$0]?.isManifold ?? false })
    }
  }

  // Numbers

  private func proof() -> Proof {
    let (base, first) = baseRelations()
    var numbers: [Int: [[Value]: Int]] = [:]
    for relation in base {
      for fact in relation.facts where numbers[relation.relation]?[fact.row.values] == nil {
        numbers[relation.relation, default: [:]][fact.row.values] = fact.number
      }
    }
    var next = first
    var steps: [Proof.Step] = []
    for item in chosen {
      let premise = item.way.row
      let values = extents.rows[premise.relation][premise.row].values
      let rule = book.rules[item.way.rule]
      let premises = item.way.premises.compactMap { below in
        numbers[below.relation]?[extents.rows[below.relation][below.row].values]
      }
      if numbers[premise.relation]?[values] == nil {
        numbers[premise.relation, default: [:]][values] = next
      }
      steps.append(
        Proof.Step(
          number: next, relation: premise.relation, values: values, isCertain: item.isCertain,
          isManifold: item.isManifold, rule: item.way.rule,
          binding: named(item.way.slots, rule),
          premises: premises, because: reasons(item.way)))
      next += 1
    }
    return Proof(
      book: book, base: base, parameters: parameters(), steps: steps, numbers: numbers)
  }

  /// The facts of the relations that rules read. All are numbered; of a table those are kept that
  /// some step rests on.
  private func baseRelations() -> (relations: [Proof.BaseRelation], next: Int) {
    let concluded = Set(book.rules.map { $0.head })
    let read = Set(book.rules.flatMap { Dataflow.atoms($0.body).map { $0.relation } })
    let used = Set(chosen.flatMap { $0.way.premises })
    var result: [Proof.BaseRelation] = []
    var number = 1
    for (index, relation) in book.relations.enumerated()
    where read.contains(index) && !concluded.contains(index) {
      var facts: [(number: Int, row: FactRow)] = []
      var seen: Set<Int> = []
      for row in solver.facts.rows[relation.name] ?? [] {
        if let position = extents.position(of: row.values, in: index) {
          let isFirst = seen.insert(position).inserted
          let isUsed = isFirst && used.contains(Premise(relation: index, row: position))
          if !relation.isTable || isUsed { facts.append((number: number, row: row)) }
        }
        number += 1
      }
      result.append(
        Proof.BaseRelation(
          relation: index, isOpen: solver.facts.isOpen(relation, in: book),
          complete: solver.facts.completeKeys(of: relation), facts: facts))
    }
    return (result, number)
  }

  private func parameters() -> [(String, Value, String)] {
    zip(book.parameters, solver.parameters).map { ($0.name, $1, $0.article) }
  }

  // Reasons

  private func named(_ slots: [Value?], _ rule: Rule) -> [(name: String, value: Value)] {
    zip(rule.variables, slots).compactMap { name, value in value.map { (name: name, value: $0) } }
  }

  /// What the conditions that are no rows came to, each seen with the variables bound before it.
  private func reasons(_ way: Derivation) -> [Proof.Reason] {
    let rule = book.rules[way.rule]
    var before = BodySolver.State(slots: Array(repeating: nil, count: rule.variables.count))
    var result: [Proof.Reason] = []
    for (literal, part) in zip(rule.body, way.parts) {
      switch literal {
      case .holds(let atom):
        if part.premises.isEmpty {
          result.append(.unlisted(atom.relation, atom.terms.map { solver.value($0, before) }))
        }
      case .unless(let inner):
        var ways = 0
        solver.solve(inner[...], before, rule: way.rule) { _ in
          ways += 1
        } onFailure: { _, _ in
        }
        result.append(.without(Dataflow.atoms(inner).map { $0.relation }, ways: ways))
      case .every(let first, let second):
        result.append(.every(first.relation, has: second.relation))
      case .compare(let left, let sign, let right):
        if let a = solver.value(left, before), let b = solver.value(right, before) {
          result.append(.compared(a, sign, b, Value.compare(a, sign, b)))
        }
      case .bind(let slot, _):
        if let value = part.slots[slot] { result.append(.computed(rule.variables[slot], value)) }
      case .aggregate(let slot, let info, let inner):
        if let value = part.slots[slot] {
          let choices = choices(info, inner, before, way.rule)
          result.append(.gathered(rule.variables[slot], value, choices))
        }
      }
      before = part.fresh
    }
    return result
  }

  /// What an aggregate looked at, in the order of the values.
  private func choices(
    _ info: AggregateInfo, _ body: [Literal], _ before: BodySolver.State, _ rule: Int
  ) -> [Proof.Choice] {
    var result: [[Value]: Proof.Choice] = [:]
    let names = book.rules[rule].variables
    solver.solve(body[...], before, rule: rule) { found in
      let own = found.slots.indices.filter { before.slots[$0] == nil && found.slots[$0] != nil }
      let counted = info.kind == .count ? info.of.map { [$0] } ?? own : own
      let values = counted.compactMap { slot in
        found.slots[slot].map { (name: names[slot], value: $0) }
      }
      let key = values.map { $0.value }
      let known = result[key]
      result[key] = Proof.Choice(
        values: values, isCertain: found.isCertain || known?.isCertain ?? false,
        isManifold: found.isManifold || known?.isManifold ?? false)
    } onFailure: { _, _ in
    }
    return result.values.sorted { left, right in
      left.values.map { $0.value.key }.lexicographicallyPrecedes(right.values.map { $0.value.key })
    }
  }
}

extension RuleBook {
  /// The proof of all extents over base facts.
  package func proof(given facts: FactBase, on day: Day, engine: Engine = .production) -> Proof {
    let extents = extents(given: facts, on: day, engine: engine)
    return ProofBuilder.proof(Derivations(self, facts, extents, on: day))
  }
}
