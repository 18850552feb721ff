/// Chains of rows between identifiers that no single row joins.
///
/// The algebra is that of `EvidenceSearch`; here it runs over all rows of a region at once, without
/// the parts of standards. A chain is kept if no other between its ends proves more, has fewer rows, a
/// better status or lower identifiers.
public struct MappingComposition: Sendable {
  /// The most rows of a chain: their shares, of four decimals each, multiply exactly in 64 bits.
  public static let greatestLimit = 4

  /// A chain.
  public struct Chain: Sendable {
    /// The numbers of its ends.
    public let subject: UInt32, object: UInt32
    /// The relation, composed along the chain.
    public let relation: Relation
    /// The share, if the relation is narrower and every row states one.
    public var share: Ratio? {
      guard relation == .narrower, hasShare else { return nil }
      var scale: Int128 = 1
      for _ in rows { scale *= 10_000 }
      return Ratio(Int128(amount), over: scale)
    }
    /// The share in ten-thousandths, rounded down.
    var tenThousandths: UInt64? {
      guard relation == .narrower, hasShare else { return nil }
      var parts = amount
      for _ in rows.dropFirst() { parts /= 10_000 }
      return parts
    }
    /// The rows, in order.
    public let rows: ChainRows
    /// How many rows are read backwards.
    public var backwards: Int { Int(turned) }
    /// Whether all rows are reviewed.
    public let isReviewed: Bool
    /// The least confidence, in billionths.
    public let confidence: UInt32
    let hasShare: Bool
    let turned: UInt8
    /// The share in parts of 10,000 to the power of the number of rows.
    let amount: UInt64
  }

  /// The chains, by subject and object in the order of their numbers.
  public private(set) var chains: ContiguousArray<Chain> = []
  /// Pairs of which one chain says that they overlap and another, of the same status, that they do not.
  public private(set) var contradictions: [ChainContradiction] = []

  private let graph: MappingGraph
  private var links = ContiguousArray<Step>()
  /// Where the links from each identifier begin.
  private var starts = ContiguousArray<UInt32>()
  private var levels: [ContiguousArray<Step>] = []
  /// The pairs that some row joins, both ways round, in order.
  private var direct = ContiguousArray<UInt64>()
  /// The number of each identifier's prefix.
  private var spaces = ContiguousArray<UInt32>()
  private let keepsInside: Bool

  /// A chain under way: its last row and the chain before it.
  private struct Step {
    var start: UInt32
    var end: UInt32
    var row: UInt32
    /// The position of the chain before it, in the level above.
    var before: UInt32 = 0
    var amount: UInt64
    var confidence: UInt32
    var relation: UInt8
    var isReviewed: Bool
    var hasShare: Bool
    var backwards: UInt8

    var pair: UInt64 { UInt64(start) << 32 | UInt64(end) }
    /// Equivalent, broader, narrower, none: what sorts together competes.
    var kind: UInt8 { relation << 1 | (isReviewed ? 0 : 1) }
  }

  private static let relations: [Relation] = [.equivalent, .broader, .narrower, .none]

  /// The chains of two rows or more.
  /// - Parameters:
  ///   - hopLimit: the most rows in a chain, up to `greatestLimit`.
  ///   - keepsInside: whether chains count whose ends have the same prefix.
  /// - Complexity: O(n log n) for n rows and chains.
  public static func compose(
    _ graph: MappingGraph, hopLimit: Int, keepsInside: Bool = false
  ) -> MappingComposition {
    var work = MappingComposition(graph: graph, keepsInside: keepsInside)
    work.gatherLinks()
    work.levels = [work.links]
    let limit = min(hopLimit, greatestLimit)
    for hops in 2..<max(2, limit + 1) { work.extend(isLast: hops == limit) }
    work.finish()
    work.levels = []
    work.links = []
    work.direct = []
    return work
  }

  private init(graph: MappingGraph, keepsInside: Bool) {
    self.graph = graph
    self.keepsInside = keepsInside
    var prefixes = IdentifierTable()
    spaces.reserveCapacity(graph.identifiers.count)
    for number in 0..<UInt32(graph.identifiers.count) {
      let identifier = graph.identifiers[number]
      spaces.append(prefixes.number(MappingSetCheck.prefix(identifier) ?? []))
    }
  }

  private mutating func gatherLinks() {
    links.reserveCapacity(graph.rows.count * 2)
    direct.reserveCapacity(graph.rows.count * 2)
    for (index, row) in graph.rows.enumerated() {
      if !row.isNegated {
        direct.append(UInt64(row.subject) << 32 | UInt64(row.object))
        direct.append(UInt64(row.object) << 32 | UInt64(row.subject))
      }
      guard row.mayChain, !row.isNegated, row.subject != row.object,
        let relation = Self.relations.firstIndex(of: row.relation)
      else { continue }
      // A proposed none lowers nothing.
      if row.relation == .none, !row.isReviewed { continue }
      let step = Step(
        start: row.subject, end: row.object, row: UInt32(index),
        amount: UInt64(row.share ?? (row.relation == .none ? 0 : 10_000)),
        confidence: row.confidence, relation: UInt8(relation), isReviewed: row.isReviewed,
        hasShare: row.relation != .narrower || row.share != nil, backwards: 0)
      links.append(step)
      // "Some, unknown how much" says too little to be turned round into "all of it".
      if row.relation == .narrower, row.share == nil { continue }
      var back = step
      (back.start, back.end, back.backwards) = (row.object, row.subject, 1)
      if row.relation == .broader {
        (back.relation, back.hasShare, back.amount) = (2, false, 0)
      } else if row.relation == .narrower {
        (back.relation, back.hasShare, back.amount) = (1, true, 10_000)
      }
      links.append(back)
    }
    direct.sort()
    orderLinks()
  }

  /// Puts the links into the order of their beginnings, those of one beginning in that of their rows.
  private mutating func orderLinks() {
    starts = ContiguousArray(repeating: 0, count: graph.identifiers.count + 1)
    for link in links { starts[Int(link.start) + 1] += 1 }
    for at in 1..<max(1, starts.count) { starts[at] += starts[at - 1] }
    guard let first = links.first else { return }
    var next = starts
    var ordered = ContiguousArray(repeating: first, count: links.count)
    for link in links {
      ordered[Int(next[Int(link.start)])] = link
      next[Int(link.start)] += 1
    }
    links = ordered
  }

  /// The chains with one row more.
  private mutating func extend(isLast: Bool) {
    guard let last = levels.last else { return }
    var next = ContiguousArray<Step>()
    next.reserveCapacity(last.count)
    for (index, chain) in last.enumerated() {
      for at in Int(starts[Int(chain.end)])..<Int(starts[Int(chain.end) + 1]) {
        let link = links[at]
        if link.end == chain.start || link.row == chain.row { continue }
        if isLast, !keepsInside, spaces[Int(link.end)] == spaces[Int(chain.start)] { continue }
        guard var step = Self.compose(chain, link) else { continue }
        step.before = UInt32(index)
        next.append(step)
      }
    }
    next.sort { left, right in
      if left.pair != right.pair { return left.pair < right.pair }
      if left.kind != right.kind { return left.kind < right.kind }
      return isBetter(left, right, level: levels.count)
    }
    var kept = ContiguousArray<Step>()
    kept.reserveCapacity(next.count)
    for step in next {
      if let before = kept.last, before.pair == step.pair, before.kind == step.kind { continue }
      kept.append(step)
    }
    levels.append(kept)
  }

  private static func compose(_ chain: Step, _ link: Step) -> Step? {
    var step = link
    step.start = chain.start
    step.confidence = min(chain.confidence, link.confidence)
    step.isReviewed = chain.isReviewed && link.isReviewed
    step.backwards = chain.backwards + link.backwards
    switch (chain.relation, link.relation) {
    case (0, _), (1, 1):
      (step.hasShare, step.amount) = (link.hasShare, chain.amount * link.amount)
      if chain.relation == 1 { step.relation = 1 }
    case (_, 0), (2, 2):
      step.relation = chain.relation
      step.hasShare = chain.hasShare && link.hasShare
      step.amount = chain.amount * link.amount
    default: return nil
    }
    if !step.hasShare { step.amount = 0 }
    return step
  }

  /// Greatest proof, fewest rows read backwards, lowest identifiers; the number of rows is the same.
  private func isBetter(_ left: Step, _ right: Step, level: Int) -> Bool {
    if left.amount != right.amount { return left.amount > right.amount }
    if left.backwards != right.backwards { return left.backwards < right.backwards }
    return precedes(rows(left, level), rows(right, level))
  }

  private func precedes(_ left: ChainRows, _ right: ChainRows) -> Bool {
    for (a, b) in zip(left, right) where a != b {
      let (x, y) = (graph.nameBytes(of: Int(a)), graph.nameBytes(of: Int(b)))
      if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
    }
    return false
  }

  private func rows(_ step: Step, _ level: Int) -> ChainRows {
    var result = ChainRows()
    result.prepend(step.row)
    var (at, before) = (level, step.before)
    while at > 0 {
      let parent = levels[at - 1][Int(before)]
      result.prepend(parent.row)
      before = parent.before
      at -= 1
    }
    return result
  }

  private mutating func finish() {
    var found: ContiguousArray<(pair: UInt64, level: UInt32, index: UInt32)> = []
    found.reserveCapacity(levels.dropFirst().reduce(0) { $0 + $1.count })
    for level in 1..<max(1, levels.count) {
      // Both are in the order of pairs.
      var at = 0
      for (index, step) in levels[level].enumerated() {
        if !keepsInside, spaces[Int(step.start)] == spaces[Int(step.end)] { continue }
        while at < direct.count, direct[at] < step.pair { at += 1 }
        if at < direct.count, direct[at] == step.pair { continue }
        found.append((step.pair, UInt32(level), UInt32(index)))
      }
    }
    found.sort { left, right in
      if left.pair != right.pair { return left.pair < right.pair }
      return left.level != right.level ? left.level < right.level : left.index < right.index
    }
    chains.reserveCapacity(found.count)
    var at = 0
    while at < found.count {
      var end = at + 1
      while end < found.count, found[end].pair == found[at].pair { end += 1 }
      if end == at + 1 {
        chains.append(chain(Int(found[at].level), Int(found[at].index)))
      } else {
        settle((at..<end).map { chain(Int(found[$0].level), Int(found[$0].index)) })
      }
      at = end
    }
  }

  private func chain(_ level: Int, _ index: Int) -> Chain {
    let step = levels[level][index]
    return Chain(
      subject: step.start, object: step.end, relation: Self.relations[Int(step.relation)],
      rows: rows(step, level), isReviewed: step.isReviewed, confidence: step.confidence,
      hasShare: step.hasShare, turned: step.backwards, amount: step.amount)
  }

  /// Keeps the best chain of a pair, and notes whether others of the same status say the contrary.
  private mutating func settle(_ competing: [Chain]) {
    guard var best = competing.first else { return }
    for chain in competing.dropFirst() where outdoes(chain, best) { best = chain }
    chains.append(best)
    for isReviewed in [true, false] {
      let equals = competing.filter { $0.isReviewed == isReviewed }
      let positive = equals.filter { $0.relation != .none }
      let negative = equals.filter { $0.relation == .none }
      for (yes, no) in zip(positive, negative).prefix(1) {
        contradictions.append(
          ChainContradiction(
            subject: best.subject, object: best.object, isReviewed: isReviewed,
            positive: Array(yes.rows), negative: Array(no.rows)))
      }
    }
  }

  private func outdoes(_ left: Chain, _ right: Chain) -> Bool {
    let (a, b) = (proof(left), proof(right))
    if a != b { return a > b }
    if left.rows.count != right.rows.count { return left.rows.count < right.rows.count }
    if left.isReviewed != right.isReviewed { return left.isReviewed }
    return precedes(left.rows, right.rows)
  }

  private func proof(_ chain: Chain) -> Ratio {
    switch chain.relation {
    case .equivalent, .broader: .one
    case .narrower: chain.share ?? .zero
    case .none, .close, .related: .zero
    }
  }
}
