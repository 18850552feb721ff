/// Groups of parts to choose from: how many are asked for, and whether all members say the same.
enum ChoiceCheck {
  private struct Group {
    let name: String
    let k: Int
    let first: DenseIndex<Component>
    var members = 1
    /// The first member that asks for another number.
    var other: DenseIndex<Component>?
  }

  static func run(_ list: inout CheckList) {
    for item in list.library.components where item.children.count > 0 {
      for group in groups(item) {
        if group.k < 1 || group.k > group.members { reportMany(group, item, &list) }
        if let other = group.other { reportDifference(group, other, item, &list) }
      }
    }
  }

  private static func groups(_ item: Component) -> [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for child in item.children {
      guard case .choice(let name, let k) = child.role else { continue }
      if let at = places[name] {
        groups[at].members += 1
        if groups[at].k != k { groups[at].other = groups[at].other ?? child.component }
      } else {
        places[name] = groups.count
        groups.append(Group(name: name, k: k, first: child.component))
      }
    }
    return groups
  }

  private static func reportMany(_ group: Group, _ item: Component, _ list: inout CheckList) {
    list.add(
      .chooseTooMany, list.library[group.first].place, item.id,
      LocalizedText(
        es: "grupo '\(group.name)' que pide \(group.k) de \(group.members); "
          + "se esperaba de 1 a \(group.members)",
        pt: "grupo '\(group.name)' que pede \(group.k) de \(group.members); "
          + "esperava-se de 1 a \(group.members)",
        en: "group '\(group.name)' that asks for \(group.k) of \(group.members); "
          + "expected 1 to \(group.members)"),
      at: ["choose"])
  }

  private static func reportDifference(
    _ group: Group, _ other: DenseIndex<Component>, _ item: Component, _ list: inout CheckList
  ) {
    list.add(
      .groupDiffers, list.library[other].place, item.id,
      LocalizedText(
        es: "grupo '\(group.name)' con distinto 'k' en sus miembros; se esperaba el mismo",
        pt: "grupo '\(group.name)' com 'k' diferente em seus membros; esperava-se o mesmo",
        en: "group '\(group.name)' with different 'k' in its members; expected the same"),
      at: ["choose"])
  }
}
