/// More or fewer parts than the system's methodology allows.
enum PartLimitCheck {
  static func check(
    _ standard: Standard, of system: CertificationSystem?, in library: Library,
    _ list: inout CheckList
  ) {
    guard let system, !system.limits.isEmpty else { return }
    for index in library.descendants(of: standard.root) {
      let item = library[index]
      if item.children.isEmpty { continue }
      let isRoot = index == standard.root
      let kind = isRoot ? ReviewedTitle.kind(of: standard, system) : item.kind.rawValue
      for limit in system.limits where limit.of == kind {
        check(item, limit, isRoot ? standard.place : item.place, &list)
      }
    }
  }

  private static func check(
    _ item: Component, _ limit: PartLimit, _ place: RecordPlace, _ list: inout CheckList
  ) {
    let count = item.children.count { list.library[$0.component].kind == limit.parts }
    // Parts of another kind, or none that were read, say nothing about this limit.
    if count == 0 { return }
    let isFew = item.list == .complete && limit.min.map { count < $0 } ?? false
    let isMany = limit.max.map { count > $0 } ?? false
    guard isFew || isMany else { return }
    let kind = limit.parts.rawValue
    let range =
      switch (limit.min, limit.max) {
      case (let low?, let high?): "\(low)–\(high)"
      case (let low?, nil): "≥ \(low)"
      case (nil, let high?): "≤ \(high)"
      case (nil, nil): "0"
      }
    list.add(
      .partLimit, place, item.id,
      LocalizedText(
        es: "'\(item.id)' con \(count) partes de tipo '\(kind)'; su sistema espera \(range)",
        pt: "'\(item.id)' com \(count) partes do tipo '\(kind)'; seu sistema espera \(range)",
        en: "'\(item.id)' with \(count) parts of kind '\(kind)'; its system expects \(range)"),
      at: ["components"])
  }
}
