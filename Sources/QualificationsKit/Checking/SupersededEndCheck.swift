/// Rows from or into a standard that is no longer in use, unless an instrument or an owner states
/// them: reviewers should know that they look at an older version.
enum SupersededEndCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for row in library.mappings where !(row.isReviewed && row.statedBy != nil) {
      for (end, column) in [(row.subject, "subject_id"), (row.object, "object_id")] {
        guard let old = retired(end, library) else { continue }
        let next = library.successors(of: old).first.map { library[$0].id }
        list.add(
          .supersededEnd, row.place, row.id,
          LocalizedText(
            es: "la fila '\(row.id)' nombra '\(old)', que ya no está en uso; "
              + "se esperaba su versión vigente",
            pt: "a linha '\(row.id)' nomeia '\(old)', que já não está em uso; "
              + "esperava-se sua versão vigente",
            en: "row '\(row.id)' names '\(old)', which is no longer in use; "
              + "expected its version in use"),
          at: [.key(column)], fix: next)
      }
    }
  }

  /// A standard that the component is part of, if all of them are superseded or delisted.
  private static func retired(_ end: DenseIndex<Component>, _ library: Library) -> String? {
    let standards = library.standards(containing: end).map { library[$0] }
    let isRetired = standards.allSatisfy {
      $0.use.value == .superseded || $0.use.value == .delisted
    }
    return isRetired ? standards.first?.id : nil
  }
}
