/// Chains of versions that come back to themselves.
enum SupersessionCycleCheck {
  /// One finding for each cycle, at the link that the record which begins first has.
  static func run(_ list: inout CheckList) {
    let library = list.library
    for cycle in cycles(library) {
      guard let item = cycle.min(by: { isBefore($0, $1) }) else { continue }
      let names = Set(cycle.map { $0.id })
      let shown = item.supersedes.first { names.contains($0.id) }?.id ?? item.id
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

  /// The records of each cycle, in table order.
  /// - Complexity: O(standards + links).
  private static func cycles(_ library: Library) -> [[Standard]] {
    let edges = library.standards.map { item in
      item.supersedes.compactMap { library.index(ofStandard: $0.id)?.position }
    }
    let numbers = StrongComponents.numbers(edges)
    var places: [Int: Int] = [:]
    var cycles: [[Standard]] = []
    for (position, links) in edges.enumerated() where !links.isEmpty {
      let number = numbers[position]
      guard links.contains(where: { numbers[$0] == number }) else { continue }
      if let place = places[number] {
        cycles[place].append(library.standards[position])
      } else {
        places[number] = cycles.count
        cycles.append([library.standards[position]])
      }
    }
    return cycles
  }

  /// By the date from which certificates could be issued, unknown dates last, then by identifier.
  private static func isBefore(_ left: Standard, _ right: Standard) -> Bool {
    switch (left.from.value, right.from.value) {
    case (let a?, let b?) where a.first != b.first: a.first < b.first
    case (.some, nil): true
    case (nil, .some): false
    default: left.id < right.id
    }
  }
}
