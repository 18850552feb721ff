/// Frameworks that have another number of levels than they say.
enum LevelCountCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.frameworks { check(item, &list) }
  }

  private static func check(_ item: Framework, _ list: inout CheckList) {
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
