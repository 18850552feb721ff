/// Levels: their order, their number, and labels that are in no list.
enum LevelCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks {
      checkOrder(item, &list)
      checkCount(item, &list)
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

  /// Positions are unique, and without a hole where all levels were read; labels are unique. A
  /// framework may begin below 1, with an access level.
  private static func checkOrder(_ item: Framework, _ list: inout CheckList) {
    var labels: Set<String> = []
    var before = min(item.levels.first?.position ?? 1, 1) - 1
    for level in item.levels {
      let isNext =
        item.levelList == .complete
        ? level.position == before + 1 : level.position > before
      if !isNext || !labels.insert(level.label).inserted {
        list.add(
          .levelOrder, item.place, item.id,
          LocalizedText(
            es: "nivel '\(level.label)' en la posición '\(level.position)' de '\(item.id)'; "
              + "se esperaban niveles distintos en orden desde 1",
            pt: "nível '\(level.label)' na posição '\(level.position)' de '\(item.id)'; "
              + "esperavam-se níveis distintos em ordem desde 1",
            en: "level '\(level.label)' at position '\(level.position)' of '\(item.id)'; "
              + "expected distinct levels in order from 1"),
          at: ["levels", .whose("label", level.label)])
        return
      }
      before = level.position
    }
  }

  private static func checkCount(_ item: Framework, _ list: inout CheckList) {
    guard item.levelList == .complete, let count = item.levelCount.value,
      count != item.levels.count
    else { return }
    list.add(
      .levelCountDiffers, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' dice tener \(count) niveles y lista \(item.levels.count); "
          + "se esperaban tantos como dice",
        pt: "'\(item.id)' diz ter \(count) níveis e lista \(item.levels.count); "
          + "esperavam-se tantos quantos diz",
        en: "'\(item.id)' says it has \(count) levels and lists \(item.levels.count); "
          + "expected as many as it says"),
      at: ["levelCount"])
  }
}
