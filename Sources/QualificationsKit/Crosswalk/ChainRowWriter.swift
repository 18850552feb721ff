/// Writes chains as rows of a mapping set. A column that no chain has anything in is left out.
struct ChainRowWriter {
  /// The relations that a chain can have, in the byte order of their predicates.
  static let relations: [Relation] = [.none, .narrower, .equivalent, .broader]

  private let graph: MappingGraph
  private let hasConfidence: Bool, hasShare: Bool
  private let predicates: [[UInt8]]
  private let chaining = Array("\tsemapv:MappingChaining".utf8)
  private let reviewed = Array("\treviewed\t".utf8), proposed = Array("\tproposed\t".utf8)
  private let inferred = Array("\tinferred\n".utf8)
  private var names: [UInt8] = []

  init(_ graph: MappingGraph, _ chains: ContiguousArray<MappingComposition.Chain>) {
    self.graph = graph
    hasConfidence = chains.contains { $0.confidence != Self.certain }
    hasShare = chains.contains { $0.tenThousandths != nil }
    predicates = Self.relations.map { Array("\t\($0.predicate)\t".utf8) }
  }

  private static let certain: UInt32 = 1_000_000_000

  /// The names of the columns, in the order of SSSOM.
  var columns: [String] {
    ["subject_id", "predicate_id", "object_id", "mapping_justification"]
      + (hasConfidence ? ["confidence"] : []) + ["rec_chain", "rec_hops", "rec_rows"]
      + (hasShare ? ["rec_share"] : []) + ["rec_status"]
  }

  mutating func append(_ chain: MappingComposition.Chain, to bytes: inout [UInt8]) {
    MappingSetWriter.append(graph.identifiers[chain.subject], to: &bytes)
    bytes += predicates[Self.relations.firstIndex(of: chain.relation) ?? 0]
    MappingSetWriter.append(graph.identifiers[chain.object], to: &bytes)
    bytes += chaining
    if hasConfidence { append(confidence: chain.confidence, to: &bytes) }
    bytes += chain.isReviewed ? reviewed : proposed
    bytes.append(UInt8(48 + chain.rows.count))
    bytes.append(9)
    names.removeAll(keepingCapacity: true)
    for row in chain.rows {
      if !names.isEmpty { names.append(32) }
      names.append(contentsOf: graph.nameBytes(of: Int(row)))
    }
    MappingSetWriter.append(names[...], to: &bytes)
    if hasShare { append(share: chain.tenThousandths, to: &bytes) }
    bytes += inferred
  }

  /// A share with four decimals, rounded down; nothing where none is known.
  private func append(share parts: UInt64?, to bytes: inout [UInt8]) {
    bytes.append(9)
    guard let parts else { return }
    bytes.append(UInt8(48 + parts / 10_000))
    bytes.append(UInt8(ascii: "."))
    var place: UInt64 = 1000
    while place > 0 {
      bytes.append(UInt8(48 + parts / place % 10))
      place /= 10
    }
  }

  /// A confidence of billionths as a decimal; nothing where none was stated.
  private func append(confidence: UInt32, to bytes: inout [UInt8]) {
    bytes.append(9)
    if confidence == Self.certain { return }
    bytes.append(48)
    if confidence > 0 { bytes.append(46) }
    var rest = confidence
    var place = Self.certain / 10
    while rest > 0, place > 0 {
      bytes.append(UInt8(48 + rest / place))
      rest %= place
      place /= 10
    }
  }
}
