/// Sets of rows that are declared complete and cannot be: a row in them is only a hint or proposed,
/// a list at one end was not read, or another set has a row that this one lacks.
enum CompletenessCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    guard library.crosswalks.contains(where: { $0.isComplete }) else { return }
    var pairs: [Int: Set<UInt64>] = [:]
    var standards: [Int: Set<UInt64>] = [:]
    var reported: Set<Int> = []
    for row in library.mappings where library.crosswalks[row.set.position].isComplete {
      let set = row.set.position
      pairs[set, default: []].insert(key(row.subject.position, row.object.position))
      for (a, b) in ends(row, library) { standards[set, default: []].insert(key(a, b)) }
      if reported.contains(set) { continue }
      if let open = openEnd(row, library) {
        reported.insert(set)
        reportList(row, open, &list)
      } else if !row.isReviewed || row.relation == .close || row.relation == .related {
        reported.insert(set)
        reportRow(row, &list)
      }
    }
    for row in library.mappings where !row.isNegated && row.relation != .none {
      for (set, known) in pairs.sorted(by: { $0.key < $1.key }) where set != row.set.position {
        if known.contains(key(row.subject.position, row.object.position)) { continue }
        let scope = standards[set] ?? []
        guard row.isReviewed, ends(row, library).contains(where: { scope.contains(key($0, $1)) })
        else { continue }
        reportElsewhere(row, library.crosswalks[set], &list)
      }
    }
  }

  private static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The pairs of standards that a row relates.
  private static func ends(_ row: Mapping, _ library: Library) -> [(Int, Int)] {
    let objects = library.standards(containing: row.object)
    return library.standards(containing: row.subject).flatMap { subject in
      objects.map { (subject.position, $0.position) }
    }
  }

  /// A standard at one end whose list of components was not read in full.
  private static func openEnd(_ row: Mapping, _ library: Library) -> String? {
    let ends =
      library.standards(containing: row.subject) + library.standards(containing: row.object)
    return ends.first { library[library[$0].root].list == .partial }.map { library[$0].id }
  }

  private static func reportList(_ row: Mapping, _ id: String, _ list: inout CheckList) {
    list.add(
      .completenessBelied, row.place, row.id,
      LocalizedText(
        es: "tabla declarada completa sobre '\(id)', cuya lista de componentes es parcial; "
          + "se esperaba la lista entera, o 'rec_complete' en false",
        pt: "tabela declarada completa sobre '\(id)', cuja lista de componentes é parcial; "
          + "esperava-se a lista inteira, ou 'rec_complete' em false",
        en: "table declared complete about '\(id)', whose list of components is partial; "
          + "expected the whole list, or 'rec_complete' to be false"))
  }

  private static func reportRow(_ row: Mapping, _ list: inout CheckList) {
    list.add(
      .completenessBelied, row.place, row.id,
      LocalizedText(
        es: "tabla declarada completa con la fila '\(row.id)' sin revisar o solo indicativa; "
          + "se esperaban filas revisadas que digan qué prueba cada componente",
        pt: "tabela declarada completa com a linha '\(row.id)' sem revisar ou só indicativa; "
          + "esperavam-se linhas revisadas que digam o que cada componente prova",
        en: "table declared complete with row '\(row.id)' not reviewed, or only a hint; "
          + "expected reviewed rows that say what each component proves"))
  }

  private static func reportElsewhere(
    _ row: Mapping, _ set: Crosswalk, _ list: inout CheckList
  ) {
    list.add(
      .completenessBelied, row.place, row.id,
      LocalizedText(
        es: "la fila '\(row.id)' no está en '\(set.file)', que se declara completa para los "
          + "mismos estándares; se esperaba en ambas, o que esa no fuera completa",
        pt: "a linha '\(row.id)' não está em '\(set.file)', que se declara completa para os "
          + "mesmos padrões; esperava-se em ambas, ou que essa não fosse completa",
        en: "row '\(row.id)' is not in '\(set.file)', which is declared complete for the same "
          + "standards; expected in both, or that one not to be complete"))
  }
}
