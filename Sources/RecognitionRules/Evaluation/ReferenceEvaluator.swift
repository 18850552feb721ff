import QualificationsKit

/// The executable specification of the rule language: naive, literal by literal, round by round.
///
/// A component is evaluated after those it reads. In each of its rounds all of its rules are solved
/// over what the rounds before left; what they conclude is added when the round ends. So the round
/// in which a row came to be is the same for every order of rules and facts.
enum ReferenceEvaluator {
  /// The extents of a book over base facts.
  /// - Complexity: O(rounds × rules × matches).
  static func extents(_ book: RuleBook, _ facts: FactBase, on day: Day) -> Extents {
    let parameters = book.parameterValues(on: day)
    var extents = Extents(relations: book.relations.count)
    for (index, relation) in book.relations.enumerated() {
      for row in facts.rows[relation.name] ?? [] {
        _ = extents.insert(
          ExtentRow(values: row.values, isCertain: row.isCertain), into: index)
      }
    }
    for component in book.components {
      var round: Int32 = 0
      var changed = true
      while changed {
        changed = false
        round += 1
        let solver = BodySolver(
          book: book, facts: facts, parameters: parameters, extents: extents)
        for number in component {
          for row in conclusions(book.rules[number], number, solver, round) {
            if extents.insert(row, into: book.rules[number].head) { changed = true }
          }
        }
      }
    }
    return extents
  }

  private static func conclusions(
    _ rule: Rule, _ number: Int, _ solver: BodySolver, _ round: Int32
  ) -> [ExtentRow] {
    var rows: [ExtentRow] = []
    let start = BodySolver.State(slots: Array(repeating: nil, count: rule.variables.count))
    solver.solve(rule.body[...], start, rule: number) { state in
      let values = rule.terms.compactMap { solver.value($0, state) }
      precondition(values.count == rule.terms.count, "a head has a value for every column")
      rows.append(
        ExtentRow(
          values: values, isCertain: state.isCertain, isManifold: state.isManifold, height: round,
          certainHeight: round))
    } onFailure: { _, _ in
    }
    return rows
  }
}
