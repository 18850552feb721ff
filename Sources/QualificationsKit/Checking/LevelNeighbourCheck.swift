/// Standards far from all others of the same occupation whose level can be compared.
enum LevelNeighbourCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard item.use.value != .superseded else { return }
    guard let level = item.level.value, let groups = item.occupations.value else { return }
    var apart: (id: String, label: String, difference: Int)?
    var isAlone = false
    for group in groups {
      for index in library.standards(ofOccupation: group) where library[index].id != item.id {
        let other = library[index]
        guard other.use.value != .superseded, let theirs = other.level.value,
          let difference = library.compare(level, theirs).difference
        else { continue }
        let least = difference.min > 0 ? difference.min : difference.max < 0 ? difference.max : 0
        if abs(least) < 2 { isAlone = true }
        if apart.map({ abs(least) < abs($0.difference) }) ?? true {
          apart = (other.id, theirs.label, least)
        }
      }
    }
    guard let apart, !isAlone else { return }
    let (id, label, count) = (apart.id, apart.label, abs(apart.difference))
    list.add(
      .levelApart, item.place, item.id,
      LocalizedText(
        es: "nivel '\(level.label)' a \(count) posiciones del vecino más próximo de la misma "
          + "ocupación ('\(id)', '\(label)'); conviene revisar uno de los dos",
        pt: "nível '\(level.label)' a \(count) posições do vizinho mais próximo da mesma "
          + "ocupação ('\(id)', '\(label)'); convém rever um dos dois",
        en: "level '\(level.label)' is \(count) positions from the nearest of the same "
          + "occupation ('\(id)', '\(label)'); one of the two wants another look"),
      at: ["level"])
  }
}
