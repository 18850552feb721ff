/// Facts of a library that might not be known.
package struct Erasure: Hashable, Sendable {
  /// A fact that a library may lack.
  package enum Item: Hashable, Sendable {
    /// A crosswalk row with its group; its set is then no longer complete.
    case row(DenseIndex<Mapping>)
    /// That a set of rows is complete.
    case completeness(DenseIndex<Crosswalk>)
    /// The use of a standard.
    case use(DenseIndex<Standard>)
    /// From when and until when certificates could be issued against a standard.
    case validity(DenseIndex<Standard>)
    /// What a standard replaced.
    case supersession(DenseIndex<Standard>)
    /// The level of a standard.
    case level(DenseIndex<Standard>)
    /// That a standard is held in common.
    case regional(DenseIndex<Standard>)
    /// The systems that a body may award under.
    case awards(DenseIndex<Body>)
    /// Whether a system credits components.
    case crediting(DenseIndex<CertificationSystem>)
  }

  /// What is erased.
  package var items: Set<Item>

  /// Erases these facts.
  package init(_ items: Set<Item>) {
    self.items = items
  }
}

extension Library {
  /// The same library, had some facts never been read.
  package func erasing(_ erasure: Erasure) -> Library {
    var result = self
    var rows: Set<DenseIndex<Mapping>> = []
    var sets: Set<DenseIndex<Crosswalk>> = []
    for item in erasure.items {
      switch item {
      case .row(let row):
        sets.insert(self[row].set)
        if let group = self[row].group { rows.formUnion(groups[group.position].rows) }
        rows.insert(row)
      case .completeness(let set): sets.insert(set)
      case .use(let index): result.standards[index.position].use = .unknown
      case .validity(let index):
        result.standards[index.position].from = .unknown
        result.standards[index.position].to = .unknown
      case .supersession(let index):
        result.standards[index.position].supersedes = []
        result.successors = result.successors.mapValues { list in list.filter { $0 != index } }
      case .level(let index): result.standards[index.position].level = .unknown
      case .regional(let index): result.standards[index.position].isRegional = false
      case .awards(let index): result.bodies[index.position].awards = []
      case .crediting(let index): result.systems[index.position].creditsComponents = .unknown
      }
    }
    for set in sets {
      let old = crosswalks[set.position]
      result.crosswalks[set.position] = Crosswalk(
        id: old.id, isComplete: false, allowsChaining: old.allowsChaining, file: old.file)
    }
    if !rows.isEmpty { result.remove(rows) }
    return result
  }

  mutating func remove(_ rows: Set<DenseIndex<Mapping>>) {
    var renumbered: [DenseIndex<Mapping>: DenseIndex<Mapping>] = [:]
    var kept: [Mapping] = []
    for (position, mapping) in mappings.enumerated() where !rows.contains(DenseIndex(position)) {
      renumbered[DenseIndex(position)] = DenseIndex(kept.count)
      kept.append(mapping)
    }
    mappings = kept
    func renumber(_ list: [DenseIndex<Mapping>]) -> [DenseIndex<Mapping>] {
      list.compactMap { renumbered[$0] }
    }
    rowsFrom = rowsFrom.mapValues { renumber($0) }
    rowsInto = rowsInto.mapValues { renumber($0) }
    for index in groups.indices { groups[index].rows = renumber(groups[index].rows) }
  }
}
