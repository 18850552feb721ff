/// Edges from a type of award that are recorded as edges from a level.
enum AwardMapCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.frameworks {
      for (position, map) in item.referencing.enumerated() {
        for edge in map.edges where !edge.isFromAward && isAward(edge.from, item) {
          list.add(
            .awardAsLevel, item.place, item.id,
            LocalizedText(
              es: "'\(edge.from)' es un tipo de título de '\(item.id)', no uno de sus niveles; "
                + "se esperaba 'fromKind' con 'award'",
              pt: "'\(edge.from)' é um tipo de título de '\(item.id)', não um de seus níveis; "
                + "esperava-se 'fromKind' com 'award'",
              en: "'\(edge.from)' is a type of award of '\(item.id)', not one of its levels; "
                + "expected 'fromKind' to be 'award'"),
            at: ["referencing", .item(position), "edges", .whose("from", edge.from)],
            fix: "award")
        }
      }
    }
  }

  /// Whether a label that is no level is an award that sits at one, as the levels or another edge
  /// of the framework say.
  static func isAward(_ label: String, _ framework: Framework) -> Bool {
    if framework.levels.contains(where: { $0.label == label }) { return false }
    let folded = Folding.folded(label)
    let isTypical = framework.levels.contains { level in
      level.typical.contains { Folding.folded($0) == folded }
    }
    return isTypical
      || framework.referencing.contains { map in
        map.edges.contains { $0.isFromAward && $0.from == label }
      }
  }
}
