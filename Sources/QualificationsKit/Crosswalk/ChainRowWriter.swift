/// Puts chains into a mapping set. What many rows have in common, identifiers and words, is stored
/// once.
struct ChainRowWriter {
  /// The columns, in the order of SSSOM.
  private static let columns = [
    "subject_id", "predicate_id", "object_id", "mapping_justification", "confidence",
    "rec_chain", "rec_hops", "rec_rows", "rec_share", "rec_status",
  ]
  /// The relations that a chain can have, in the byte order of their predicates.
  static let relations: [Relation] = [.none, .narrower, .equivalent, .broader]

  /// The set so far.
  private(set) var set: MappingSet
  private let graph: MappingGraph
  /// Where each identifier is stored, once it is.
  private var identifiers: ContiguousArray<MappingSet.Span?>
  private let predicates: [MappingSet.Span], hops: [MappingSet.Span]
  private let chaining: MappingSet.Span, inferred: MappingSet.Span, nothing: MappingSet.Span
  private let reviewed: MappingSet.Span, proposed: MappingSet.Span
  private var row: [MappingSet.Span] = []

  init(_ id: String, _ metadata: [MetadataEntry], _ graph: MappingGraph, count: Int) {
    var set = MappingSet(name: id, metadata: metadata, columns: Self.columns)
    set.reserve(rows: count, bytes: count * 48)
    chaining = set.store("semapv:MappingChaining")
    inferred = set.store("inferred")
    reviewed = set.store("reviewed")
    proposed = set.store("proposed")
    nothing = set.store("")
    predicates = Self.relations.map { set.store($0.predicate) }
    hops = (0...MappingComposition.greatestLimit).map { set.store("\($0)") }
    identifiers = ContiguousArray(repeating: nil, count: graph.identifiers.count)
    self.set = set
    self.graph = graph
  }

  mutating func append(_ chain: MappingComposition.Chain) {
    row.removeAll(keepingCapacity: true)
    row.append(identifier(chain.subject))
    row.append(predicates[Self.relations.firstIndex(of: chain.relation) ?? 0])
    row.append(identifier(chain.object))
    row.append(chaining)
    row.append(confidence(chain.confidence))
    row.append(chain.isReviewed ? reviewed : proposed)
    row.append(hops[chain.rows.count])
    row.append(names(chain.rows))
    row.append(share(chain))
    row.append(inferred)
    set.append(stored: row)
  }

  private mutating func identifier(_ number: UInt32) -> MappingSet.Span {
    if let known = identifiers[Int(number)] { return known }
    let span = set.store(graph.identifiers[number])
    identifiers[Int(number)] = span
    return span
  }

  /// The identifiers of the rows, with spaces between them.
  private mutating func names(_ rows: ChainRows) -> MappingSet.Span {
    var span = set.emptyAtEnd
    for row in rows {
      if span.count > 0 { set.extend(&span, with: [32]) }
      set.extend(&span, with: graph.nameBytes(of: Int(row)))
    }
    return span
  }

  /// The share with four decimals, rounded down; nothing where none is known.
  private mutating func share(_ chain: MappingComposition.Chain) -> MappingSet.Span {
    guard let parts = chain.tenThousandths else { return nothing }
    var digits: [UInt8] = []
    var rest = parts
    for place in 0..<5 {
      if place == 4 { digits.append(UInt8(ascii: ".")) }
      digits.append(UInt8(48 + rest % 10))
      rest /= 10
    }
    return set.store(digits.reversed()[...])
  }

  /// A confidence of billionths as a decimal; nothing where none was stated.
  private mutating func confidence(_ confidence: UInt32) -> MappingSet.Span {
    if confidence == 1_000_000_000 { return nothing }
    var bytes: [UInt8] = [48, 46]
    var rest = confidence
    var place: UInt32 = 100_000_000
    while rest > 0, place > 0 {
      bytes.append(UInt8(48 + rest / place))
      rest %= place
      place /= 10
    }
    return set.store(bytes.count == 2 ? [48] : bytes[...])
  }
}
