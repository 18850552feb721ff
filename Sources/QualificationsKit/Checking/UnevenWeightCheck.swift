/// Parts without hours beside others that have them: their weights are then no hours at all.
enum UnevenWeightCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.components where !item.isEven && item.children.count > 1 {
      check(item, &list)
    }
  }

  /// One finding, at the first part without hours.
  private static func check(_ item: Component, _ list: inout CheckList) {
    var (with, without) = (0, 0)
    var first: Component?
    for child in item.children where child.role != .additional {
      let part = list.library[child.component]
      if (part.hours ?? .zero) > .zero {
        with += 1
      } else {
        without += 1
        first = first ?? part
      }
    }
    guard with > 0, let first else { return }
    list.add(
      .weightsUneven, first.place, item.id,
      LocalizedText(
        es: "\(with) componentes de '\(item.id)' con horas y \(without) sin ellas; "
          + "se esperaban en todos o en ninguno, o 'weights' con 'equal'",
        pt: "\(with) componentes de '\(item.id)' com horas e \(without) sem elas; "
          + "esperavam-se em todos ou em nenhum, ou 'weights' com 'equal'",
        en: "\(with) components of '\(item.id)' with hours and \(without) without; "
          + "expected on all or none, or 'weights' to be 'equal'"),
      at: ["title"], unlessPresent: first.hours == nil ? ["hours"] : [])
  }
}
