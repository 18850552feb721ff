/// Labels of levels that are in no list, in standards and in maps between frameworks.
enum LevelCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks {
      for (position, map) in item.referencing.enumerated() {
        let other = map.to.flatMap { library.framework($0) }
        for edge in map.edges {
          let field: FieldPath = [
            "referencing", .item(position), "edges", .whose("from", edge.from),
          ]
          if !edge.isFromAward, !AwardMapCheck.isAward(edge.from, item) {
            checkLabel(edge.from, item, field, item.place, item.id, &list)
          }
          guard let other else { continue }
          for label in edge.to { checkLabel(label, other, field, item.place, item.id, &list) }
        }
      }
    }
  }

  /// The level of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    for claim in item.level.claims {
      guard let framework = library.framework(claim.value.framework) else { continue }
      checkLabel(claim.value.label, framework, ["level", "label"], item.place, item.id, &list)
    }
  }

  private static func checkLabel(
    _ label: String, _ framework: Framework, _ field: FieldPath, _ place: RecordPlace,
    _ subject: String, _ list: inout CheckList
  ) {
    guard framework.levelList == .complete else { return }
    var labels: [String] = []
    for level in framework.levels {
      if level.label == label { return }
      labels.append(level.label)
    }
    let near = Nearest.candidates(to: label, among: labels, limit: 1).first
    let id = framework.id
    list.add(
      .unknownLevel, place, subject,
      LocalizedText(
        es: "nivel '\(label)' que no existe en '\(id)'; se esperaba uno de su lista",
        pt: "nível '\(label)' que não existe em '\(id)'; esperava-se um de sua lista",
        en: "level '\(label)' that does not exist in '\(id)'; expected one of its list"),
      at: field, fix: near)
  }
}
