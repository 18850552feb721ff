/// Two instruments that each exclude others and apply to one case: the same parties, purpose, time,
/// systems and fields.
enum ExclusiveInstrumentsCheck {
  static func run(_ list: inout CheckList) {
    let exclusive = list.library.instruments.filter { $0.isExclusive }
    for (position, first) in exclusive.enumerated() {
      for second in exclusive[(position + 1)...] where meet(first, second) {
        list.add(
          .exclusiveInstruments, second.place, second.id,
          LocalizedText(
            es: "'\(second.id)' y '\(first.id)' se excluyen y alcanzan el mismo caso; "
              + "se esperaba que uno cediera o que sus alcances no se cruzaran",
            pt: "'\(second.id)' e '\(first.id)' excluem-se e alcançam o mesmo caso; "
              + "esperava-se que um cedesse ou que seus alcances não se cruzassem",
            en: "'\(second.id)' and '\(first.id)' exclude each other and reach the same case; "
              + "expected one to give way, or scopes that do not meet"),
          at: ["exclusive"])
      }
    }
  }

  private static func meet(_ a: Instrument, _ b: Instrument) -> Bool {
    share(a.purposes, b.purposes) && overlap(a.from.value, a.to.value, b.from.value, b.to.value)
      && shareOrAny(a.systems, b.systems) && shareOrAny(a.sectors, b.sectors)
      && groupsMeet(a.occupations, b.occupations) && partiesMeet(a, b)
  }

  private static func share(_ a: [String], _ b: [String]) -> Bool { a.contains { b.contains($0) } }

  private static func shareOrAny(_ a: [String], _ b: [String]) -> Bool {
    a.isEmpty || b.isEmpty || share(a, b)
  }

  /// ISCO groups meet where one begins with the other.
  private static func groupsMeet(_ a: [String], _ b: [String]) -> Bool {
    a.isEmpty || b.isEmpty || a.contains { x in b.contains { x.hasPrefix($0) || $0.hasPrefix(x) } }
  }

  private static func overlap(
    _ from: PartialDate?, _ to: PartialDate?, _ begin: PartialDate?, _ end: PartialDate?
  ) -> Bool {
    let isBefore = to.flatMap { to in begin.map { to.last <= $0.first } } ?? false
    let isAfter = end.flatMap { end in from.map { end.last <= $0.first } } ?? false
    return !isBefore && !isAfter
  }

  /// Whether both reach one pair of an origin and a destination at one time.
  private static func partiesMeet(_ a: Instrument, _ b: Instrument) -> Bool {
    var shared: [(country: String, isOrigin: Bool, isDestination: Bool)] = []
    for left in a.parties {
      for right in b.parties where left.country == right.country {
        guard overlap(left.from, left.to, right.from, right.to) else { continue }
        shared.append(
          (
            left.country, left.role != "destination" && right.role != "destination",
            left.role != "origin" && right.role != "origin"
          ))
      }
    }
    return shared.contains { x in
      x.isOrigin && shared.contains { $0.isDestination && $0.country != x.country }
    }
  }
}
