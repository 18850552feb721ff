/// Levels of a framework in another order than their positions say.
enum LevelOrderCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.frameworks { check(item, &list) }
  }

  /// Positions are unique, and without a hole where all levels were read; labels are unique. A
  /// framework may begin below 1, with an access level.
  private static func check(_ item: Framework, _ list: inout CheckList) {
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
}
