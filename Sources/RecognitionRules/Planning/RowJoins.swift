import QualificationsKit

/// Finds rules whose facts come from two different rows of the streamed relation, or that take the
/// row for a value: then rows could not be decided apart.
enum RowJoins {
  /// What `rules check` says of a program with one given relation, which is read row by row.
  static func fault(_ book: RuleBook) -> RuleDiagnostic? {
    guard book.isProgram else { return nil }
    let given = book.relations.indices.filter { index in
      if case .given = book.relations[index].origin { return true }
      return false
    }
    return given.count == 1 ? fault(book, Planner.Options(stream: given[0])) : nil
  }

  static func fault(_ book: RuleBook, _ options: Planner.Options) -> RuleDiagnostic? {
    let facts = Dataflow(book, options)
    let needed = facts.neededRelations()
    for rule in book.rules where facts.isDynamic[rule.head] && needed.contains(rule.head) {
      if !isOfOneRow(rule, facts) { return diagnostic(book, rule) }
    }
    return nil
  }

  /// Whether one variable names the row in all that the rule reads and concludes, gets its value from
  /// an atom, and stands nowhere else.
  private static func isOfOneRow(_ rule: Rule, _ facts: Dataflow) -> Bool {
    let terms = facts.caseTerms(in: rule.body)
    guard terms.count == 1, case .variable(let slot) = terms[0],
      let column = facts.caseColumn[rule.head], rule.terms[column] == terms[0]
    else { return false }
    let isGiven = rule.body.contains { literal in
      guard case .holds(let atom) = literal, let own = facts.caseColumn[atom.relation] else {
        return false
      }
      return atom.terms[own] == terms[0]
    }
    let isElsewhere = rule.terms.indices.contains { $0 != column && rule.terms[$0] == terms[0] }
    return isGiven && !isElsewhere && !rule.body.contains { isValue(slot, $0, facts) }
  }

  /// Whether a literal reads a variable other than in a column that names the row.
  private static func isValue(_ slot: Int, _ literal: Literal, _ facts: Dataflow) -> Bool {
    func reads(_ atom: Atom) -> Bool {
      atom.terms.indices.contains {
        atom.terms[$0] == .variable(slot) && facts.caseColumn[atom.relation] != $0
      }
    }
    switch literal {
    case .holds(let atom): return reads(atom)
    case .unless(let inner): return inner.contains { isValue(slot, $0, facts) }
    case .every(let first, let second): return reads(first) || reads(second)
    case .compare(let left, _, let right):
      return (left.leaves + right.leaves).contains(.variable(slot))
    case .bind(_, let expression): return expression.leaves.contains(.variable(slot))
    case .aggregate(_, let info, let inner):
      let ends = (info.base?.leaves ?? []) + (info.after?.leaves ?? [])
      return info.variables.contains(slot) || ends.contains(.variable(slot))
        || inner.contains { isValue(slot, $0, facts) }
    }
  }

  private static func diagnostic(_ book: RuleBook, _ rule: Rule) -> RuleDiagnostic {
    RuleDiagnostic(
      .joinsTwoRows, book.source.name, rule.range,
      LocalizedText(
        es: "la regla une dos filas de la relación que se lee fila por fila, o toma la fila por un "
          + "valor; se esperaba la misma variable en la primera columna de todas, y en ninguna otra",
        pt: "a regra une duas linhas da relação que se lê linha a linha, ou toma a linha por um "
          + "valor; esperava-se a mesma variável na primeira coluna de todas, e em nenhuma outra",
        en:
          "the rule joins two rows of the relation that is read row by row, or takes the row for a "
          + "value; expected the same variable in the first column of all, and in no other"))
  }
}
