/// Which rows count.
public enum Trust: String, CaseIterable, Hashable, Sendable {
  /// Reviewed rows only.
  case reviewed
  /// Proposed rows as if they were reviewed: what if they were approved.
  case proposed
}

/// What one certificate of a person attests.
public struct Holding: Hashable, Sendable {
  /// The certificate's standard, as a component.
  public let root: DenseIndex<Component>
  /// The components that the paper lists; `nil` for the whole certificate.
  public let listed: [DenseIndex<Component>]?

  /// A certificate of the whole of `root`, or of the listed components only.
  public init(root: DenseIndex<Component>, listed: [DenseIndex<Component>]? = nil) {
    self.root = root
    self.listed = listed
  }
}

/// The components that a person has attested: for certain (A), and possibly (A⁺ ⊇ A).
///
/// A whole certificate attests its standard and the mandatory components; which electives is
/// unknown unless listed. Several certificates are unions, never sums (design 1.3).
public struct Attestation: Sendable {
  /// Attested for certain, in table order.
  public let certain: [DenseIndex<Component>]
  /// Attested for certain or possibly, in table order.
  public let possible: [DenseIndex<Component>]
  let certainSet: Set<DenseIndex<Component>>
  let possibleSet: Set<DenseIndex<Component>>

  /// The union over a person's certificates.
  /// - Complexity: O(components below the certificates).
  public init(_ library: Library, _ holdings: [Holding]) {
    var certain: Set<DenseIndex<Component>> = []
    var possible: Set<DenseIndex<Component>> = []
    for holding in holdings {
      for start in holding.listed ?? [holding.root] {
        for component in Self.mandatory(library, below: start) {
          certain.insert(component)
          possible.insert(component)
        }
        // Which electives below a listed component were taken is unknown too.
        for component in library.descendants(of: start) {
          possible.insert(component)
        }
      }
    }
    Self.closeUpwards(library, &certain)
    Self.closeUpwards(library, &possible)
    certainSet = certain
    possibleSet = possible
    self.certain = certain.sorted()
    self.possible = possible.sorted()
  }

  /// A component and its mandatory descendants.
  static func mandatory(
    _ library: Library, below root: DenseIndex<Component>
  ) -> [DenseIndex<Component>] {
    var seen: Set<DenseIndex<Component>> = [root]
    var order = [root]
    var next = 0
    while next < order.count {
      for child in library[order[next]].children
      where child.role == .mandatory && seen.insert(child.component).inserted {
        order.append(child.component)
      }
      next += 1
    }
    return order
  }

  /// Adds every component all of whose required parts are attested, its list being complete.
  private static func closeUpwards(
    _ library: Library, _ set: inout Set<DenseIndex<Component>>
  ) {
    var queue = set.sorted()
    while let component = queue.popLast() {
      for parent in library.parents(of: component)
      where !set.contains(parent) && isAttestedByParts(library, parent, set) {
        set.insert(parent)
        queue.append(parent)
      }
    }
  }

  private static func isAttestedByParts(
    _ library: Library, _ parent: DenseIndex<Component>, _ set: Set<DenseIndex<Component>>
  ) -> Bool {
    let component = library[parent]
    guard component.list == .complete, !component.children.isEmpty else { return false }
    var chosen: [String: Int] = [:]
    for child in component.children {
      switch child.role {
      case .mandatory:
        if !set.contains(child.component) { return false }
      case .choice(let group, let k):
        chosen[group, default: k] -= set.contains(child.component) ? 1 : 0
      case .additional:
        break
      }
    }
    return chosen.values.allSatisfy { $0 <= 0 }
  }
}
