/// Groups of disjoint parts whose shares add up to more than all of their object.
enum GroupShareCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for group in library.groups where !group.isAllOf {
      var sum = Ratio.zero
      for row in group.rows { sum = sum + (library[row].share ?? .zero) }
      guard sum > .one, let last = group.rows.last else { continue }
      let total = sum.decimal(.up)
      list.add(
        .groupOverOne, library[last].place, library[last].id,
        LocalizedText(
          es: "grupo '\(group.name)' cuyas partes suman '\(total)'; se esperaba 1 a lo sumo",
          pt: "grupo '\(group.name)' cujas partes somam '\(total)'; esperava-se no máximo 1",
          en: "group '\(group.name)' whose shares add up to '\(total)'; expected 1 at most"),
        at: ["rec_share"])
    }
  }
}
