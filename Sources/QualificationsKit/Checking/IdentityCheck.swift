/// Maps that take level n of one framework for level n of another, without anybody saying so.
enum IdentityCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks {
      for (position, map) in item.referencing.enumerated() where isAssumed(map) {
        let other = map.to.flatMap { library.framework($0) }
        let edges = map.edges.filter { !$0.isFromAward }
        guard edges.count > 1, edges.allSatisfy({ isIdentity($0, item, other) }) else { continue }
        let (status, name) = (map.provenance.status.rawValue, map.toName)
        list.add(
          .identityAssumed, item.place, item.id,
          LocalizedText(
            es: "cada nivel de '\(item.id)' se da por igual al del mismo número de '\(name)' "
              + "('\(status)'); se esperaba una fuente que lo diga: el mismo número no es el "
              + "mismo nivel",
            pt: "cada nível de '\(item.id)' é tido por igual ao do mesmo número de '\(name)' "
              + "('\(status)'); esperava-se uma fonte que o diga: o mesmo número não é o "
              + "mesmo nível",
            en: "each level of '\(item.id)' is taken for the one of the same number in "
              + "'\(name)' ('\(status)'); expected a source that says so: the same number is "
              + "not the same level"),
          at: ["referencing", .item(position)])
      }
    }
  }

  /// Whether nobody stands for the map: it is concluded, or has no source of its own.
  private static func isAssumed(_ map: Referencing) -> Bool {
    !map.isSourced || map.provenance.status == .inferred || map.provenance.status == .unverified
  }

  private static func isIdentity(
    _ edge: ReferencingEdge, _ item: Framework, _ other: Framework?
  ) -> Bool {
    guard edge.to.count == 1 else { return false }
    if let other, let from = item.levels.first(where: { $0.label == edge.from })?.position,
      let to = other.levels.first(where: { $0.label == edge.to[0] })?.position
    {
      return from == to
    }
    return number(edge.from) == number(edge.to[0]) && !number(edge.from).isEmpty
  }

  /// The digits of a label.
  private static func number(_ label: String) -> String {
    String(decoding: label.utf8.filter { (48...57).contains($0) }, as: UTF8.self)
  }
}
