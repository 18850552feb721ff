/// Standards whose hours are outside what their level takes.
enum LevelVolumeCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard let reference = item.level.value,
      let level = library.framework(reference.framework)?.levels.first(where: {
        $0.label == reference.label
      }), let volume = level.volume, let total = hours(of: item, library)
    else { return }
    let isLess = volume.min.map { total < $0 } ?? false
    let isMore = volume.max.map { total > $0 } ?? false
    guard isLess || isMore else { return }
    let range = [volume.min, volume.max].map { $0?.written ?? "…" }.joined(separator: "–")
    let (shown, label) = (total.written, reference.label)
    list.add(
      .volumeOutsideLevel, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' suma \(shown) horas y el nivel '\(label)' abarca \(range); "
          + "se esperaba un total dentro de ese rango, u otro nivel",
        pt: "'\(item.id)' soma \(shown) horas e o nível '\(label)' abrange \(range); "
          + "esperava-se um total dentro dessa faixa, ou outro nível",
        en: "'\(item.id)' adds up to \(shown) hours and level '\(label)' takes \(range); "
          + "expected a total within that range, or another level"),
      at: ["level"])
  }

  /// The hours of a complete list in which every required part has them; `nil` otherwise.
  private static func hours(of item: Standard, _ library: Library) -> Ratio? {
    let root = library[item.root]
    if let hours = root.hours { return hours }
    guard root.list == .complete else { return nil }
    var sum = Ratio.zero
    for child in root.children where child.role == .mandatory {
      guard let hours = library[child.component].hours else { return nil }
      sum = sum + hours
    }
    return sum > .zero ? sum : nil
  }
}
