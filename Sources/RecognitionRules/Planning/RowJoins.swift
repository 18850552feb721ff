import QualificationsKit

/// Finds rules whose facts come from two different rows of the streamed relation: then rows could
/// not be decided apart.
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
    for rule in book.rules where facts.isDynamic[rule.head] {
      let terms = facts.caseTerms(in: rule.body)
      let column = facts.caseColumn[rule.head]
      if terms.count == 1, terms[0] != .any, let column, rule.terms[column] == terms[0] { continue }
      return RuleDiagnostic(
        .joinsTwoRows, book.source.name, rule.range,
        LocalizedText(
          es: "la regla une dos filas de la relación que se lee fila por fila, o su conclusión no "
            + "nombra la fila; se esperaba la misma variable en la primera columna de todas",
          pt: "a regra une duas linhas da relação que se lê linha a linha, ou sua conclusão não "
            + "nomeia a linha; esperava-se a mesma variável na primeira coluna de todas",
          en: "the rule joins two rows of the relation that is read row by row, or its conclusion "
            + "does not name the row; expected the same variable in the first column of all"))
    }
    return nil
  }
}
