/// Maps between frameworks: a higher level never maps below a lower one, and a map never
/// contradicts the map published in the other direction.
enum ReferencingCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks {
      for (position, map) in item.referencing.enumerated() {
        guard let id = map.to, let other = library.framework(id) else { continue }
        checkOrder(item, map, position, other, &list)
        // Each pair of maps is compared once, from the framework that comes first.
        if item.id < other.id { checkTwins(item, map, position, other, &list) }
      }
    }
  }

  /// The positions of a level and of its images, by position.
  private static func images(
    _ from: Framework, _ map: Referencing, _ to: Framework
  ) -> [(label: String, position: Int, images: [Int])] {
    var result: [(label: String, position: Int, images: [Int])] = []
    for edge in map.edges where !edge.isFromAward {
      guard let position = position(of: edge.from, from) else { continue }
      var images: [Int] = []
      for label in edge.to {
        if let image = Self.position(of: label, to) { images.append(image) }
      }
      if !images.isEmpty { result.append((edge.from, position, images)) }
    }
    return result.sorted { ($0.position, $0.label) < ($1.position, $1.label) }
  }

  private static func position(of label: String, _ framework: Framework) -> Int? {
    framework.levels.first { $0.label == label }?.position
  }

  private static func checkOrder(
    _ item: Framework, _ map: Referencing, _ position: Int, _ other: Framework,
    _ list: inout CheckList
  ) {
    let pairs = images(item, map, other)
    for (index, low) in pairs.enumerated() {
      for high in pairs[(index + 1)...] where high.position > low.position {
        guard let a = low.images.min(), let b = low.images.max(), let c = high.images.min(),
          let d = high.images.max(), c < a || d < b
        else { continue }
        list.add(
          .referencingReversed, item.place, item.id,
          LocalizedText(
            es: "el nivel '\(high.label)' corresponde en '\(other.id)' a menos que '\(low.label)', "
              + "que está debajo; se esperaba el mismo orden",
            pt: "o nível '\(high.label)' corresponde em '\(other.id)' a menos que '\(low.label)', "
              + "que está abaixo; esperava-se a mesma ordem",
            en: "level '\(high.label)' maps in '\(other.id)' below '\(low.label)', "
              + "which is lower; expected the same order"),
          at: ["referencing", .item(position), "edges", .whose("from", high.label)])
      }
    }
  }

  /// A level's images by this map and by the other framework's map read backwards have one in
  /// common.
  private static func checkTwins(
    _ item: Framework, _ map: Referencing, _ position: Int, _ other: Framework,
    _ list: inout CheckList
  ) {
    for twin in other.referencing where twin.to == item.id {
      for edge in map.edges where !edge.isFromAward {
        var back: [String] = []
        for reverse in twin.edges where !reverse.isFromAward && reverse.to.contains(edge.from) {
          back.append(reverse.from)
        }
        let isShared = edge.to.contains { back.contains($0) }
        if back.isEmpty || edge.to.isEmpty || isShared { continue }
        let (here, there) = (edge.to.joined(separator: "', '"), back.joined(separator: "', '"))
        list.add(
          .referencingReversed, item.place, item.id,
          LocalizedText(
            es: "el nivel '\(edge.from)' corresponde en '\(other.id)' a '\(here)' y, "
              + "según el marco de allá, a '\(there)'; se esperaba lo mismo en ambos sentidos",
            pt: "o nível '\(edge.from)' corresponde em '\(other.id)' a '\(here)' e, "
              + "segundo o quadro de lá, a '\(there)'; esperava-se o mesmo nos dois sentidos",
            en: "level '\(edge.from)' maps in '\(other.id)' to '\(here)' and, "
              + "by the map of that framework, to '\(there)'; expected the same both ways"),
          at: ["referencing", .item(position), "edges", .whose("from", edge.from)])
      }
    }
  }
}
