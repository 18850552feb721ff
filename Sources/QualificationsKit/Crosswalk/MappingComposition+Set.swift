extension MappingComposition {
  /// Writes the chains as a mapping set of proposed rows, each with the rows that it rests on, piece by
  /// piece: none of them is kept, so a million take no more room than one.
  ///
  /// A chain that rests on reviewed rows only is still proposed to its reader: `rec_chain` says how
  /// sure its rows are.
  /// - Complexity: O(chains · log chains).
  public func write<Failure: Error>(
    id: String, _ graph: MappingGraph, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = ChainRowWriter(graph, chains)
    var bytes = MappingSetWriter.heading(
      MappingSet(name: id, metadata: metadata(id, graph), columns: writer.columns))
    for index in inByteOrder(graph) {
      writer.append(chains[Int(index)], to: &bytes)
      if bytes.count >= Self.piece {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try sink(bytes)
  }

  private static let piece = 1 << 20

  /// The chains in the order in which their rows are written: by subject, predicate and object.
  private func inByteOrder(_ graph: MappingGraph) -> ContiguousArray<UInt32> {
    let ranks = graph.identifiers.ranks()
    var keys: ContiguousArray<(ends: UInt64, predicate: UInt8, index: UInt32)> = []
    keys.reserveCapacity(chains.count)
    for (index, chain) in chains.enumerated() {
      let ends = UInt64(ranks[Int(chain.subject)]) << 32 | UInt64(ranks[Int(chain.object)])
      let predicate = ChainRowWriter.relations.firstIndex(of: chain.relation) ?? 0
      keys.append((ends, UInt8(predicate), UInt32(index)))
    }
    keys.sort { left, right in
      if left.ends >> 32 != right.ends >> 32 { return left.ends < right.ends }
      if left.predicate != right.predicate { return left.predicate < right.predicate }
      return left.ends < right.ends
    }
    return ContiguousArray(keys.map { $0.index })
  }

  private func metadata(_ id: String, _ graph: MappingGraph) -> [MetadataEntry] {
    var prefixes: [MetadataEntry] = []
    for set in graph.sets {
      for entry in set.metadata[key: "curie_map"]?.entries ?? []
      where prefixes[key: entry.key] == nil {
        prefixes.append(MetadataEntry(entry.key, entry.value))
      }
    }
    if prefixes[key: "rec"] == nil {
      prefixes.append(MetadataEntry("rec", .plain("urn:x-recognize:term:")))
    }
    let slots = ["chain", "hops", "rows", "share", "status"]
    let definitions = slots.map { name in
      MetadataValue.map([
        MetadataEntry("slot_name", .plain("rec_\(name)")),
        MetadataEntry("property", .plain("rec:\(name)")),
        MetadataEntry("type_hint", .plain(name == "hops" ? "xsd:integer" : "xsd:string")),
      ])
    }
    var sources: [String] = []
    for set in graph.sets {
      if let id = set.metadata[key: "mapping_set_id"]?.text, !sources.contains(id) {
        sources.append(id)
      }
    }
    return [
      MetadataEntry("curie_map", .map(prefixes)), MetadataEntry("mapping_set_id", .plain(id)),
      MetadataEntry("mapping_set_source", .list(sources.map { .plain($0) })),
      MetadataEntry("license", .plain(MappingSet.license(ofAll: graph.sets))),
      MetadataEntry("extension_definitions", .list(definitions)),
    ]
  }
}
