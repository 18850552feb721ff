import QualificationsKit

/// An order for the literals of a body in which nothing can be unknown.
///
/// Greedy: whatever only filters comes as soon as its variables have values, what needs no look-up
/// first; then look-ups by a key; then what belongs to the case; then joins by some column; then a relation that nothing leads to,
/// which is the case where there is one. Ties go to the text.
struct LiteralOrder {
  private let book: RuleBook
  private let facts: Dataflow
  private let body: [Literal]
  private let outside: Set<Int>
  /// The variables that are computed, which no atom may give a value before.
  private let computed: Set<Int>

  init(_ book: RuleBook, _ facts: Dataflow, _ body: [Literal], _ bound: Set<Int> = []) {
    self.book = book
    self.facts = facts
    self.body = body
    outside = bound
    computed = Set(
      body.compactMap { literal in
        switch literal {
        case .bind(let slot, _), .aggregate(let slot, _, _): slot
        case .holds, .unless, .every, .compare: nil
        }
      })
  }

  func order() -> [Int] {
    var bound = outside
    var left = Array(body.indices)
    var result: [Int] = []
    while !left.isEmpty {
      var best = 0
      var least = Int.max
      for (position, index) in left.enumerated() {
        let cost = cost(index, bound)
        if cost < least { (best, least) = (position, cost) }
      }
      let index = left.remove(at: best)
      result.append(index)
      bound.formUnion(given(by: body[index]))
    }
    return result
  }

  private func given(by literal: Literal) -> Set<Int> {
    switch literal {
    case .holds(let atom): Dataflow.variables(atom.terms)
    case .bind(let slot, _), .aggregate(let slot, _, _): [slot]
    case .unless, .every, .compare: []
    }
  }

  /// The variables that a literal needs from elsewhere.
  private func needs(_ index: Int) -> Set<Int> {
    var own = Dataflow.variables([body[index]])
    if case .bind(let slot, _) = body[index] { own.remove(slot) }
    if case .aggregate(let slot, _, _) = body[index] { own.remove(slot) }
    var elsewhere = outside
    for other in body.indices where other != index {
      elsewhere.formUnion(given(by: body[other]))
    }
    return own.intersection(elsewhere)
  }

  private func cost(_ index: Int, _ bound: Set<Int>) -> Int {
    let isReady = needs(index).isSubset(of: bound)
    switch body[index] {
    case .compare, .bind: return isReady ? 0 : .max - 1
    case .unless: return isReady ? 1 : .max - 1
    case .every: return isReady ? 2 : .max - 1
    case .aggregate: return isReady ? 6 : .max - 1
    case .holds(let atom):
      let isReady = Dataflow.variables(atom.terms).intersection(computed).isSubset(of: bound)
      return isReady ? cost(atom, bound) : .max - 1
    }
  }

  private func cost(_ atom: Atom, _ bound: Set<Int>) -> Int {
    func isKnown(_ column: Int) -> Bool {
      if case .variable(let slot) = atom.terms[column] { return bound.contains(slot) }
      return atom.terms[column] != .any
    }
    let named = atom.terms.indices.filter { atom.terms[$0] != .any }
    if !named.isEmpty, named.allSatisfy({ isKnown($0) }) {
      return named.count == 1 && named[0] == facts.caseColumn[atom.relation] ? 1 : 2
    }
    let key = facts.keys[atom.relation]
    if !key.isEmpty, key.allSatisfy({ isKnown($0) }) { return 3 }
    if let column = facts.caseColumn[atom.relation] {
      if isKnown(column) { return 4 }
      // The case comes first: what is derived from it has rows of fewer cases than the relation that
      // states it. Its lists come when guards have said for which cases.
      if !bound.isEmpty { return 20 }
      if case .list = book.relations[atom.relation].origin { return 11 }
      return atom.relation == facts.stream ? 9 : key == [column] ? 7 : 8
    }
    return named.contains { isKnown($0) } ? 5 : 10
  }
}
