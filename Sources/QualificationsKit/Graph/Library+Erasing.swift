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
    var result = resident()
    var rows: Set<DenseIndex<Mapping>> = []
    var sets: Set<DenseIndex<Crosswalk>> = []
    for item in erasure.items {
      switch item {
      case .row(let row):
        sets.insert(self[row].set)
        if let group = self[row].group { rows.formUnion(groups[group.position].rows) }
        rows.insert(row)
      case .completeness(let set): sets.insert(set)
      case .use(let index): result.standards.update { $0[index.position].use = .unknown }
      case .validity(let index):
        result.standards.update {
          $0[index.position].from = .unknown
          $0[index.position].to = .unknown
        }
      case .supersession(let index):
        result.standards.update { $0[index.position].supersedes = [] }
        result.successors.remove(index)
      case .level(let index): result.standards.update { $0[index.position].level = .unknown }
      case .regional(let index):
        result.standards.update { $0[index.position].isRegional = false }
      case .awards(let index): result.bodies.update { $0[index.position].awards = [] }
      case .crediting(let index):
        result.systems.update { $0[index.position].creditsComponents = .unknown }
      }
    }
    for set in sets {
      let old = crosswalks[set.position]
      let open = Crosswalk(
        id: old.id, isComplete: false, allowsChaining: old.allowsChaining, file: old.file)
      result.crosswalks.update { $0[set.position] = open }
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
    mappings = RecordTable(kept)
    func renumber(_ list: [DenseIndex<Mapping>]) -> [DenseIndex<Mapping>] {
      list.compactMap { renumbered[$0] }
    }
    rowsFrom.change(renumber)
    rowsInto.change(renumber)
    groups.update { groups in
      for index in groups.indices { groups[index].rows = renumber(groups[index].rows) }
    }
  }
}
