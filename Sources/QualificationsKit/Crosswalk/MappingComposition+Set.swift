extension MappingComposition {
  /// The chains as a mapping set of proposed rows, each with the rows that it rests on.
  ///
  /// A chain that rests on reviewed rows only is still proposed to its reader: `rec_chain` says how
  /// sure its rows are.
  public func mappingSet(id: String, _ graph: MappingGraph) -> MappingSet {
    let columns = [
      "subject_id", "predicate_id", "object_id", "mapping_justification", "confidence",
      "rec_chain", "rec_hops", "rec_rows", "rec_share", "rec_status",
    ]
    var set = MappingSet(name: id, metadata: metadata(id, graph), columns: columns)
    set.reserve(rows: chains.count, bytes: chains.count * 120)
    for chain in chains {
      set.beginRow()
      set.append(cell: graph.identifiers[chain.subject])
      set.append(cell: ArraySlice(chain.relation.predicate.utf8))
      set.append(cell: graph.identifiers[chain.object])
      set.append(cell: ArraySlice("semapv:MappingChaining".utf8))
      set.append(cell: Self.decimal(chain.confidence))
      set.append(cell: ArraySlice((chain.isReviewed ? "reviewed" : "proposed").utf8))
      set.append(cell: [UInt8(48 + chain.rows.count)])
      var names: [UInt8] = []
      for row in chain.rows {
        if !names.isEmpty { names.append(32) }
        names.append(contentsOf: graph.nameBytes(of: Int(row)))
      }
      set.append(cell: names[...])
      set.append(cell: ArraySlice((chain.share?.decimal(places: 4, .down) ?? "").utf8))
      set.append(cell: ArraySlice("inferred".utf8))
    }
    return set
  }

  /// A confidence of billionths as a decimal; nothing where none was stated.
  private static func decimal(_ confidence: UInt32) -> ArraySlice<UInt8> {
    if confidence == 1_000_000_000 { return [] }
    var bytes: [UInt8] = [48, 46]
    var rest = confidence
    var place: UInt32 = 100_000_000
    while rest > 0, place > 0 {
      bytes.append(UInt8(48 + rest / place))
      rest %= place
      place /= 10
    }
    return bytes.count == 2 ? [48] : bytes[...]
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
      MetadataEntry("license", .plain(license(graph))),
      MetadataEntry("extension_definitions", .list(definitions)),
    ]
  }

  /// The licence that all sets have; SSSOM's word for none in particular otherwise.
  private func license(_ graph: MappingGraph) -> String {
    let licences = graph.sets.map { $0.metadata[key: "license"]?.text ?? "" }
    if let first = licences.first, !first.isEmpty, licences.allSatisfy({ $0 == first }) {
      return first
    }
    return "https://w3id.org/sssom/license/unspecified"
  }
}
