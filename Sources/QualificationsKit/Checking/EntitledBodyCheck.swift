/// Standards of a body that may not own one of their system.
enum EntitledBodyCheck {
  static func check(
    _ item: Standard, of system: CertificationSystem?, in library: Library,
    _ list: inout CheckList
  ) {
    guard let system, !item.body.isEmpty, !system.body.isEmpty, item.body != system.body,
      let body = library.body(item.body)
    else { return }
    if system.approval?.bodies.contains(item.body) ?? false { return }
    if body.awards.contains(where: { $0.system == item.system }) { return }
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
