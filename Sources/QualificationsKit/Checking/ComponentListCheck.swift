/// Lists of components: what they declare, hours on some siblings only, and choices.
enum ComponentListCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.components {
      checkDeclaration(item, &list)
      checkHours(item, &list)
      checkChoices(item, &list)
    }
  }

  private static func checkDeclaration(_ item: Component, _ list: inout CheckList) {
    if item.list == .complete, item.children.isEmpty {
      list.add(
        .componentList, item.place, item.id,
        LocalizedText(
          es: "lista de '\(item.id)' declarada 'complete' y vacía; se esperaban sus componentes",
          pt: "lista de '\(item.id)' declarada 'complete' e vazia; esperavam-se seus componentes",
          en: "list of '\(item.id)' declared 'complete' and empty; expected its components"),
        at: ["list"])
    }
    if item.list == .none, !item.children.isEmpty {
      list.add(
        .componentList, item.place, item.id,
        LocalizedText(
          es: "lista de '\(item.id)' declarada 'none' y con componentes; "
            + "se esperaba 'partial' o 'complete'",
          pt: "lista de '\(item.id)' declarada 'none' e com componentes; "
            + "esperava-se 'partial' ou 'complete'",
          en: "list of '\(item.id)' declared 'none' and with components; "
            + "expected 'partial' or 'complete'"),
        at: ["list"])
    }
  }

  private static func checkHours(_ item: Component, _ list: inout CheckList) {
    if item.isEven { return }
    var (with, without) = (0, 0)
    for child in item.children where child.role != .additional {
      if (list.library[child.component].hours ?? .zero) > .zero { with += 1 } else { without += 1 }
    }
    if with == 0 || without == 0 { return }
    list.add(
      .weightsUneven, item.place, item.id,
      LocalizedText(
        es: "\(with) componentes de '\(item.id)' con horas y \(without) sin ellas; "
          + "se esperaban en todos o en ninguno, o 'weights' con 'equal'",
        pt: "\(with) componentes de '\(item.id)' com horas e \(without) sem elas; "
          + "esperavam-se em todos ou em nenhum, ou 'weights' com 'equal'",
        en: "\(with) components of '\(item.id)' with hours and \(without) without; "
          + "expected on all or none, or 'weights' to be 'equal'"),
      at: ["components"])
  }

  private static func checkChoices(_ item: Component, _ list: inout CheckList) {
    var groups: [(name: String, k: Int, members: Int, isEven: Bool)] = []
    for child in item.children {
      guard case .choice(let name, let k) = child.role else { continue }
      if let at = groups.firstIndex(where: { $0.name == name }) {
        groups[at].members += 1
        if groups[at].k != k { groups[at].isEven = false }
      } else {
        groups.append((name, k, 1, true))
      }
    }
    for group in groups {
      if group.k < 1 || group.k > group.members {
        list.add(
          .chooseTooMany, item.place, item.id,
          LocalizedText(
            es: "grupo '\(group.name)' que pide \(group.k) de \(group.members); "
              + "se esperaba de 1 a \(group.members)",
            pt: "grupo '\(group.name)' que pede \(group.k) de \(group.members); "
              + "esperava-se de 1 a \(group.members)",
            en: "group '\(group.name)' that asks for \(group.k) of \(group.members); "
              + "expected 1 to \(group.members)"),
          at: ["components"])
      }
      if !group.isEven {
        list.add(
          .groupDiffers, item.place, item.id,
          LocalizedText(
            es: "grupo '\(group.name)' con distinto 'k' en sus miembros; se esperaba el mismo",
            pt: "grupo '\(group.name)' com 'k' diferente em seus membros; esperava-se o mesmo",
            en: "group '\(group.name)' with different 'k' in its members; expected the same"),
          at: ["components"])
      }
    }
  }
}
