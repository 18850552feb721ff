/// Maps between frameworks that leave a level out: one that nobody maps to, several at once, or
/// one of the framework's own that maps to nothing.
enum ReferencingHoleCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.frameworks {
      for (position, map) in item.referencing.enumerated() {
        checkOwn(item, map, position, &list)
        guard let id = map.to, let other = list.library.framework(id) else { continue }
        checkImages(item, map, position, other, &list)
      }
    }
  }

  /// Levels of the framework that a map passes over, between levels that it maps.
  private static func checkOwn(
    _ item: Framework, _ map: Referencing, _ position: Int, _ list: inout CheckList
  ) {
    let mapped = Set(map.edges.filter { !$0.isFromAward && !$0.to.isEmpty }.map { $0.from })
    let known = item.levels.indices.filter { mapped.contains(item.levels[$0].label) }
    guard let first = known.first, let last = known.last else { return }
    for level in item.levels[first...last] where !mapped.contains(level.label) {
      list.add(
        .levelUnmapped, item.place, item.id,
        LocalizedText(
          es: "el nivel '\(level.label)' de '\(item.id)' no corresponde a ninguno de "
            + "'\(map.toName)', y sí los de abajo y arriba; se esperaba su correspondencia",
          pt: "o nível '\(level.label)' de '\(item.id)' não corresponde a nenhum de "
            + "'\(map.toName)', e sim os de baixo e de cima; esperava-se sua correspondência",
          en: "level '\(level.label)' of '\(item.id)' maps to none of '\(map.toName)', "
            + "while those below and above do; expected its counterpart"),
        at: ["referencing", .item(position), "edges"])
    }
  }

  /// Levels of the other framework that no level maps to, between the lowest and the highest image.
  private static func checkImages(
    _ item: Framework, _ map: Referencing, _ position: Int, _ other: Framework,
    _ list: inout CheckList
  ) {
    var reached: Set<Int> = []
    var first: [Int: String] = [:]
    for edge in map.edges where !edge.isFromAward {
      for label in edge.to {
        guard let at = other.levels.firstIndex(where: { $0.label == label }) else { continue }
        reached.insert(at)
        if first[at] == nil { first[at] = edge.from }
      }
    }
    guard let low = reached.min(), let high = reached.max() else { return }
    var missing: [Int] = []
    for at in low...high {
      if !reached.contains(at) {
        missing.append(at)
        continue
      }
      if missing.isEmpty { continue }
      report(item, map, position, other, missing.map { other.levels[$0].label }, first[at], &list)
      missing = []
    }
  }

  private static func report(
    _ item: Framework, _ map: Referencing, _ position: Int, _ other: Framework,
    _ missing: [String], _ edge: String?, _ list: inout CheckList
  ) {
    let labels = missing.joined(separator: "', '")
    let above = edge ?? ""
    let field: FieldPath = ["referencing", .item(position), "edges", .whose("from", above)]
    if missing.count > 1 {
      list.add(
        .referencingJump, item.place, item.id,
        LocalizedText(
          es: "la correspondencia salta en '\(other.id)' los niveles '\(labels)' al llegar a "
            + "'\(above)'; se esperaba pasar por ellos, o la razón en 'note'",
          pt: "a correspondência salta em '\(other.id)' os níveis '\(labels)' ao chegar a "
            + "'\(above)'; esperava-se passar por eles, ou a razão em 'note'",
          en: "the map jumps over levels '\(labels)' of '\(other.id)' on reaching "
            + "'\(above)'; expected it to pass through them, or the reason in 'note'"),
        at: field)
      return
    }
    list.add(
      .referencingHole, item.place, item.id,
      LocalizedText(
        es: "ningún nivel de '\(item.id)' corresponde al '\(labels)' de '\(other.id)', "
          + "y sí al de abajo y al de arriba; se esperaba uno, o la razón en 'note'",
        pt: "nenhum nível de '\(item.id)' corresponde ao '\(labels)' de '\(other.id)', "
          + "e sim ao de baixo e ao de cima; esperava-se um, ou a razão em 'note'",
        en: "no level of '\(item.id)' maps to level '\(labels)' of '\(other.id)', "
          + "while some map below and above it; expected one, or the reason in 'note'"),
      at: field)
  }
}
