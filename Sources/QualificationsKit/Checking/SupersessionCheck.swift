/// Chains of versions: a record that replaces itself by way of others, and one that is in use
/// although a later one replaced it.
enum SupersessionCheck {
  static func run(_ list: inout CheckList) {
    checkCycles(&list)
    let library = list.library
    for item in library.standards {
      for earlier in item.supersedes {
        guard let old = library.standard(earlier.id) else { continue }
        checkUse(item, old, &list)
        checkOrder(item, old, earlier, &list)
      }
    }
  }

  /// One finding for each record that can be reached from itself, at the lowest of its cycle.
  private static func checkCycles(_ list: inout CheckList) {
    let library = list.library
    var done: Set<String> = []
    for item in library.standards where !item.supersedes.isEmpty && !done.contains(item.id) {
      var path: [String] = [item.id]
      var queue = [item.id]
      var seen: Set<String> = []
      var isCyclic = false
      while let next = queue.popLast() {
        for earlier in library.standard(next)?.supersedes ?? [] {
          if earlier.id == item.id { isCyclic = true }
          if seen.insert(earlier.id).inserted {
            queue.append(earlier.id)
            path.append(earlier.id)
          }
        }
      }
      guard isCyclic else { continue }
      done.formUnion(path)
      let shown = item.supersedes.first { $0.id == item.id || path.contains($0.id) }?.id ?? item.id
      list.add(
        .supersessionCycle, item.place, item.id,
        LocalizedText(
          es: "'\(item.id)' se reemplaza a sí mismo a través de '\(shown)'; "
            + "se esperaba una cadena de versiones sin ciclos",
          pt: "'\(item.id)' substitui a si mesmo através de '\(shown)'; "
            + "esperava-se uma cadeia de versões sem ciclos",
          en: "'\(item.id)' replaces itself by way of '\(shown)'; "
            + "expected a chain of versions without cycles"),
        at: ["supersedes", .whose("id", shown)])
    }
  }

  private static func checkUse(_ item: Standard, _ old: Standard, _ list: inout CheckList) {
    guard old.use.value == .current, item.use.value == .current, item.id != old.id else { return }
    list.add(
      .supersededInUse, old.place, old.id,
      LocalizedText(
        es: "'\(old.id)' figura en uso y '\(item.id)', también en uso, lo reemplaza; "
          + "se esperaba 'superseded', o la fecha hasta la que conviven en 'to'",
        pt: "'\(old.id)' consta em uso e '\(item.id)', também em uso, o substitui; "
          + "esperava-se 'superseded', ou a data até a qual convivem em 'to'",
        en: "'\(old.id)' is in use and so is '\(item.id)', which replaces it; "
          + "expected 'superseded', or in 'to' the date until which both are"),
      at: ["use"])
  }

  private static func checkOrder(
    _ item: Standard, _ old: Standard, _ link: Supersession, _ list: inout CheckList
  ) {
    guard let from = item.from.value, let before = old.from.value, from.last < before.first
    else { return }
    list.add(
      .supersessionOrder, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' rige desde '\(from.iso)', antes que '\(old.id)', que dice reemplazar "
          + "y rige desde '\(before.iso)'; se esperaba el orden inverso",
        pt: "'\(item.id)' vigora desde '\(from.iso)', antes de '\(old.id)', que diz substituir "
          + "e vigora desde '\(before.iso)'; esperava-se a ordem inversa",
        en: "'\(item.id)' begins on '\(from.iso)', before '\(old.id)', which it says it replaces "
          + "and which begins on '\(before.iso)'; expected the other order"),
      at: ["supersedes", .whose("id", link.id)])
  }
}
