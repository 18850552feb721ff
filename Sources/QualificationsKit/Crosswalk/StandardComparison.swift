/// Two standards side by side: what rows relate their components, how much of each the other proves,
/// and what nobody has examined.
public struct StandardComparison: Sendable {
  /// The first standard.
  public let left: DenseIndex<Standard>
  /// The second standard.
  public let right: DenseIndex<Standard>
  /// The components of the first that are compared: the leaves, or the standard itself without any.
  public let leftLeaves: [DenseIndex<Component>]
  /// The components of the second that are compared.
  public let rightLeaves: [DenseIndex<Component>]
  /// The links, in the order of the left components, then of the right ones.
  public let links: [Link]
  /// The rows between the two that were rejected, which count as nothing.
  public let rejected: [Mapping]
  /// What the left certificate proves of the right standard by reviewed rows; and were the proposed
  /// ones approved.
  public let forward: (reviewed: Coverage, proposed: Coverage)
  /// What the right certificate proves of the left standard.
  public let backward: (reviewed: Coverage, proposed: Coverage)
  /// How many pairs of leaves a reviewed row is about, how many only a proposed one, out of how many.
  public let pairs: (reviewed: Int, proposed: Int, all: Int)

  /// A row between two components, read from left to right; without a row the component is the same.
  public struct Link: Sendable {
    /// The component of the left standard.
    public let left: DenseIndex<Component>
    /// The component of the right standard.
    public let right: DenseIndex<Component>
    /// The relation of the left one to the right one.
    public let relation: Relation
    /// The row; `nil` for a component that both have.
    public let row: DenseIndex<Mapping>?
  }

  /// Compares two standards of a library.
  /// - Complexity: O(components² · rows).
  public init(_ left: DenseIndex<Standard>, _ right: DenseIndex<Standard>, in library: Library) {
    self.left = left
    self.right = right
    let (source, target) = (library[left].root, library[right].root)
    leftLeaves = Self.leaves(library, source)
    rightLeaves = Self.leaves(library, target)
    links = Self.links(library, source, target)
    rejected = Self.rejected(library, source, target)
    forward = Self.coverage(of: target, by: source, library)
    backward = Self.coverage(of: source, by: target, library)
    pairs = Self.examined(library, leftLeaves, rightLeaves, links)
  }

  /// The components of a side that no link names, neither they nor what is above or below them.
  public func unlinked(
    _ leaves: [DenseIndex<Component>], in library: Library
  ) -> [DenseIndex<Component>] {
    let ends = Set(links.filter { $0.relation != .none }.flatMap { [$0.left, $0.right] })
    return leaves.filter { leaf in !library.ancestors(of: leaf).contains { ends.contains($0) } }
  }

  private static func leaves(
    _ library: Library, _ root: DenseIndex<Component>
  ) -> [DenseIndex<Component>] {
    library.descendants(of: root).filter { library[$0].children.isEmpty }
  }

  private static func coverage(
    of target: DenseIndex<Component>, by source: DenseIndex<Component>, _ library: Library
  ) -> (reviewed: Coverage, proposed: Coverage) {
    let attested = Attestation(library, [Holding(root: source)])
    func coverage(_ trust: Trust) -> Coverage {
      CoverageCalculation.coverage(of: target, by: attested, in: library, trust: trust)
    }
    return (coverage(.reviewed), coverage(.proposed))
  }

  private static func links(
    _ library: Library, _ source: DenseIndex<Component>, _ target: DenseIndex<Component>
  ) -> [Link] {
    let rights = library.descendants(of: target)
    var place: [DenseIndex<Component>: Int] = [:]
    for (number, component) in rights.enumerated() { place[component] = number }
    var result: [Link] = []
    for component in library.descendants(of: source) {
      var own: [Link] = []
      if place[component] != nil {
        own.append(Link(left: component, right: component, relation: .equivalent, row: nil))
      }
      for index in library.rows(from: component) where place[library[index].object] != nil {
        own.append(
          Link(
            left: component, right: library[index].object, relation: library[index].relation,
            row: index))
      }
      for index in library.rows(into: component) where place[library[index].subject] != nil {
        own.append(
          Link(
            left: component, right: library[index].subject,
            relation: EvidenceSearch.reversed(library[index].relation), row: index))
      }
      result += own.sorted { a, b in
        (place[a.right] ?? 0, a.row?.row ?? 0) < (place[b.right] ?? 0, b.row?.row ?? 0)
      }
    }
    return result
  }

  private static func rejected(
    _ library: Library, _ source: DenseIndex<Component>, _ target: DenseIndex<Component>
  ) -> [Mapping] {
    if library.rejections.isEmpty { return [] }
    let (lefts, rights) = (
      Set(library.descendants(of: source)), Set(library.descendants(of: target))
    )
    return library.rejections.map { $0.row }.filter { row in
      (lefts.contains(row.subject) && rights.contains(row.object))
        || (rights.contains(row.subject) && lefts.contains(row.object))
    }
  }

  private static func examined(
    _ library: Library, _ lefts: [DenseIndex<Component>], _ rights: [DenseIndex<Component>],
    _ links: [Link]
  ) -> (reviewed: Int, proposed: Int, all: Int) {
    var counts = (reviewed: 0, proposed: 0, all: lefts.count * rights.count)
    for left in lefts {
      let above = Set(library.ancestors(of: left))
      let own = links.filter { above.contains($0.left) }
      if own.isEmpty { continue }
      for right in rights {
        let over = Set(library.ancestors(of: right))
        let about = own.filter { over.contains($0.right) }
        if about.contains(where: { $0.row.map { library[$0].isReviewed } ?? true }) {
          counts.reviewed += 1
        } else if !about.isEmpty {
          counts.proposed += 1
        }
      }
    }
    return counts
  }
}
