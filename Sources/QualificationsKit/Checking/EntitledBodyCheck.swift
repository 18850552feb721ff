/// Standards of a body that may not own one of their system.
enum EntitledBodyCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.standards where !item.body.isEmpty {
      guard let system = library.system(item.system), !system.body.isEmpty,
        let body = library.body(item.body), item.body != system.body
      else { continue }
      if system.approval?.bodies.contains(item.body) ?? false { continue }
      if body.awards.contains(where: { $0.system == item.system }) { continue }
      list.add(
        .bodyNotEntitled, item.place, item.id,
        LocalizedText(
          es: "'\(item.body)' no figura como organismo facultado en '\(system.id)'; "
            + "se esperaba '\(system.body)' u otro que su registro nombre",
          pt: "'\(item.body)' não consta como organismo habilitado em '\(system.id)'; "
            + "esperava-se '\(system.body)' ou outro que seu registro nomeie",
          en: "'\(item.body)' is not listed as entitled in '\(system.id)'; "
            + "expected '\(system.body)' or another that its record names"),
        at: ["body"], fix: system.body)
    }
  }
}
