/// Rows that say, around a circle, that a component strictly contains itself.
enum ContainmentCycleCheck {
  static func run(_ list: inout CheckList) {
    for isReviewed in [true, false] { check(isReviewed, &list) }
  }

  /// Edges go from what contains to what is contained; an equivalent row goes both ways.
  private static func check(_ isReviewed: Bool, _ list: inout CheckList) {
    let library = list.library
    var edges = [[Int]](repeating: [], count: library.components.count)
    var isFlat = true
    for row in library.mappings
    where row.isReviewed == isReviewed && !row.isNegated && row.group == nil {
      let (subject, object) = (row.subject.position, row.object.position)
      switch row.relation {
      case .equivalent:
        edges[subject].append(object)
        edges[object].append(subject)
      case .broader:
        edges[subject].append(object)
        isFlat = false
      case .narrower:
        edges[object].append(subject)
        isFlat = false
      default: break
      }
    }
    if isFlat { return }
    let part = StrongComponents.numbers(edges)
    var sizes: [Int: Int] = [:]
    for value in part { sizes[value, default: 0] += 1 }
    var reported: Set<Int> = []
    // A cycle of two ends is a pair that contradicts itself: another check reports it.
    for row in library.mappings
    where row.isReviewed == isReviewed && !row.isNegated && row.group == nil
      && (row.relation == .broader || row.relation == .narrower)
    {
      let a = part[row.subject.position]
      guard a == part[row.object.position], sizes[a, default: 0] > 2, reported.insert(a).inserted
      else { continue }
      report(row, &list)
    }
  }

  private static func report(_ row: Mapping, _ list: inout CheckList) {
    let library = list.library
    let (subject, object) = (library[row.subject].id, library[row.object].id)
    list.add(
      .containmentCycle, row.place, row.id,
      LocalizedText(
        es: "la fila '\(row.id)' cierra un círculo: por otras filas, '\(subject)' y '\(object)' "
          + "se contienen mutuamente; se esperaba que una fuera equivalente o cediera",
        pt: "a linha '\(row.id)' fecha um círculo: por outras linhas, '\(subject)' e '\(object)' "
          + "contêm-se mutuamente; esperava-se que uma fosse equivalente ou cedesse",
        en: "row '\(row.id)' closes a circle: by other rows '\(subject)' and '\(object)' "
          + "contain each other; expected one to be equivalent or to give way"),
      at: ["predicate_id"])
  }
}
