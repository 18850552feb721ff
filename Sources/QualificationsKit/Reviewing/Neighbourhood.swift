/// Where a standard stands in the region: what is most like it, as a whole and part by part, and with
/// whom it overlaps.
public struct Neighbourhood: Sendable {
  /// A record that is like the standard, or like one of its parts.
  public struct Neighbour: Sendable {
    /// The component; the root of a standard stands for all of it.
    public let component: DenseIndex<Component>
    /// How alike the titles are, out of 1000, and in which terms.
    public let match: TermIndex.Match
  }

  /// A part with what is most like it, best first.
  public struct Part: Sendable {
    /// The part of the standard.
    public let component: DenseIndex<Component>
    /// Its neighbours; empty where nothing comes near.
    public let neighbours: [Neighbour]
  }

  /// Another standard that has parts like those of this one.
  public struct Overlap: Sendable {
    /// The other standard.
    public let standard: DenseIndex<Standard>
    /// How many parts of this one have a like one there.
    public let shared: Int
    /// How many parts this one has.
    public let parts: Int
  }

  /// The standard.
  public let standard: DenseIndex<Standard>
  /// The standards whose titles are most like its own.
  public let whole: [Neighbour]
  /// Its parts in order: those that are units, or all below it where none is.
  public let parts: [Part]
  /// The standards that it overlaps with, the most first.
  public let overlaps: [Overlap]
  /// The languages that its title, or any of its parts' titles, is missing in, of the three.
  public let missing: [Language]
}

/// Looks for the neighbours of standards in one library.
public struct NeighbourSearch: Sendable {
  /// From this score on two titles are shown as alike.
  public static let alike = 400
  /// From this score on they are taken to say the same.
  public static let same = 800

  private let library: Library
  private let titles: TitleIndex

  /// Prepares the search.
  /// - Complexity: that of `TitleIndex`.
  public init(_ library: Library) {
    self.library = library
    titles = TitleIndex(library)
  }

  /// The neighbours of a standard.
  /// - Parameter limit: how many of its parts are looked for.
  /// - Complexity: O(titles that share a term with one of its parts).
  public func neighbourhood(
    of index: DenseIndex<Standard>, parts limit: Int = 1000
  ) -> Neighbourhood {
    let root = library[index].root
    let below = library.descendants(of: root)
    let own = Set(below)
    let whole = titles.nearest(to: root, atLeast: Self.alike, limit: 5) { component in
      component != root && library.standard(rootedAt: component) != nil
    }
    let units = below.dropFirst().filter { library[$0].kind == .unit }
    let chosen = units.isEmpty ? below.dropFirst().filter { library[$0].kind != .criterion } : units
    let parts = chosen.prefix(limit).map { component in
      let hits = titles.nearest(to: component, atLeast: Self.alike, limit: 3) { other in
        !own.contains(other) && library[other].kind != .criterion
      }
      return Neighbourhood.Part(component: component, neighbours: hits.map(Self.neighbour))
    }
    return Neighbourhood(
      standard: index, whole: whole.map(Self.neighbour), parts: parts,
      overlaps: overlaps(parts, index), missing: missing(below))
  }

  private static func neighbour(_ hit: TitleIndex.Hit) -> Neighbourhood.Neighbour {
    Neighbourhood.Neighbour(component: hit.component, match: hit.match)
  }

  /// Standards that have like parts, each part counted once; three at most.
  private func overlaps(
    _ parts: [Neighbourhood.Part], _ own: DenseIndex<Standard>
  ) -> [Neighbourhood.Overlap] {
    var shared: [DenseIndex<Standard>: Int] = [:]
    for part in parts {
      var found: Set<DenseIndex<Standard>> = []
      for neighbour in part.neighbours where neighbour.match.score >= Self.same {
        found.formUnion(library.standards(containing: neighbour.component))
      }
      // A part with a code of its own may stand in several standards.
      for other in library.standards(containing: part.component) { found.insert(other) }
      for other in found where other != own { shared[other, default: 0] += 1 }
    }
    let all = shared.map {
      Neighbourhood.Overlap(standard: $0.key, shared: $0.value, parts: parts.count)
    }
    let sorted = all.sorted { left, right in
      left.shared != right.shared ? left.shared > right.shared : left.standard < right.standard
    }
    return Array(sorted.prefix(3))
  }

  private func missing(_ components: [DenseIndex<Component>]) -> [Language] {
    Language.allCases.filter { language in
      components.contains { library[$0].title[language] == nil }
    }
  }
}
