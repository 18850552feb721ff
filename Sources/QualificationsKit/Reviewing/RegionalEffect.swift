/// What a change of a standard does to what the region has: the crosswalk rows that name its parts,
/// and the certificates whose coverage rests on these rows.
public struct RegionalEffect: Sendable {
  /// A row that names a part which has changed.
  public struct Row: Sendable {
    /// The row.
    public let mapping: DenseIndex<Mapping>
    /// The part that it names, by its identifier in the region.
    public let component: String
    /// What happened to the part.
    public let change: StandardDifference.Kind
  }

  /// The rows to look at again, in table order.
  public let rows: [Row]
  /// The rows that name a part of the standard which stays as it is.
  public let untouched: Int
  /// The standards at the other ends of these rows, and others that the changed parts belong to, in
  /// table order: their certificates, and what is recognised of them, may change.
  public let standards: [DenseIndex<Standard>]

  /// The changes that a row does not outlive as it is: the part is gone, has another name, weighs
  /// something else or is reached by another code.
  private static let grave: Set<StandardDifference.Kind> = [
    .dropped, .renamed, .recoded, .hours, .role, .moved,
  ]

  /// Looks a difference up in a region.
  /// - Complexity: O(components of the older version + their rows).
  public init(_ difference: StandardDifference, in region: Library) {
    var changed: [String: StandardDifference.Kind] = [:]
    for change in difference.changes where Self.grave.contains(change.kind) {
      guard let former = change.former, former != difference.old.id else { continue }
      if changed[former] == nil || change.kind == .dropped { changed[former] = change.kind }
    }
    if difference.old.id != difference.new.id { changed[difference.old.id] = .recoded }
    var rows: [Row] = []
    var untouched: Set<DenseIndex<Mapping>> = []
    var standards: Set<DenseIndex<Standard>> = []
    for component in Self.parts(of: difference.old.id, in: region) {
      let id = region[component].id
      let all = region.rows(from: component) + region.rows(into: component)
      guard let kind = changed[id] else {
        untouched.formUnion(all)
        continue
      }
      for row in all {
        rows.append(Row(mapping: row, component: id, change: kind))
        let (a, b) = (region[row].subject, region[row].object)
        standards.formUnion(region.standards(containing: a == component ? b : a))
      }
      standards.formUnion(region.standards(containing: component))
    }
    if let own = region.index(ofStandard: difference.old.id) { standards.remove(own) }
    if let own = region.index(ofStandard: difference.new.id) { standards.remove(own) }
    rows.sort { $0.mapping < $1.mapping }
    self.rows = rows
    self.untouched = untouched.subtracting(rows.map { $0.mapping }).count
    self.standards = standards.sorted()
  }

  private static func parts(of id: String, in region: Library) -> [DenseIndex<Component>] {
    region.component(id).map { region.descendants(of: $0) } ?? []
  }
}
