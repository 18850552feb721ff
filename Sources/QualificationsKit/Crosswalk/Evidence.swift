/// One way in which an attested component speaks of a target component: a row or a chain of rows.
public struct Evidence: Hashable, Sendable {
  /// The attested component.
  public let from: DenseIndex<Component>
  /// The target component.
  public let into: DenseIndex<Component>
  /// The relation, composed along the chain.
  public let relation: Relation
  /// The share of a narrower relation, if every link states one.
  public let share: Ratio?
  /// The rows, in order; none where the component is the same.
  public let rows: [DenseIndex<Mapping>]
  /// Whether every row is reviewed.
  public let isReviewed: Bool

  /// The number of rows.
  public var hops: Int { rows.count }

  /// What it proves: 1, the stated share, 0 for none; `nil` for "some, unknown how much".
  public var proof: Ratio? {
    switch relation {
    case .equivalent, .broader: .one
    case .narrower: share
    case .none: .zero
    case .close, .related: nil
    }
  }

  /// Reviewed outranks proposed, direct outranks chain.
  var rank: Int { (isReviewed ? 2 : 0) + (hops <= 1 ? 1 : 0) }
}

/// Finds every chain from the attested components into a target standard.
package struct EvidenceSearch {
  let library: Library
  let trust: Trust
  let hopLimit: Int
  let target: Set<DenseIndex<Component>>
  let source: Set<DenseIndex<Component>>

  /// The state of a chain under way.
  private struct Chain {
    var at: DenseIndex<Component>
    var relation: Relation
    var share: Ratio?
    var rows: [DenseIndex<Mapping>]
    var isReviewed: Bool
    /// How many of the rows are read backwards.
    var backwards = 0
  }

  /// The evidence from one component into the target, best first for each relation and end.
  /// - Complexity: O(rows within the hop limit).
  func evidence(from start: DenseIndex<Component>) -> [Evidence] {
    var best: [String: Chain] = [:]
    var frontier = [
      Chain(at: start, relation: .equivalent, share: .one, rows: [], isReviewed: true)
    ]
    best[key(frontier[0])] = frontier[0]
    while !frontier.isEmpty {
      var next: [Chain] = []
      for chain in frontier {
        for step in steps(from: chain) {
          let key = key(step)
          if let known = best[key], !isBetter(step, than: known) { continue }
          best[key] = step
          next.append(step)
        }
      }
      frontier = next
    }
    let found = best.values.filter { target.contains($0.at) }
    return found.map { chain in
      Evidence(
        from: start, into: chain.at, relation: chain.relation, share: chain.share, rows: chain.rows,
        isReviewed: chain.isReviewed)
    }.sorted { left, right in
      if left.into != right.into { return left.into < right.into }
      if left.rank != right.rank { return left.rank > right.rank }
      if left.relation != right.relation { return left.relation.rawValue < right.relation.rawValue }
      return left.rows.map { $0.row }.lexicographicallyPrecedes(right.rows.map { $0.row })
    }
  }

  /// Chains with the same end, relation and rank compete; rows do not: where two state different
  /// shares, both are heard.
  private func key(_ chain: Chain) -> String {
    let direct = chain.rows.count <= 1 ? "d" + (chain.share?.exact ?? "") : "c"
    return "\(chain.at.row) \(chain.relation.rawValue) \(chain.isReviewed ? "r" : "p") \(direct)"
  }

  /// Greatest proof, fewest hops, fewest rows read backwards, lowest row identifiers.
  private func isBetter(_ left: Chain, than right: Chain) -> Bool {
    let (a, b) = (left.share ?? .zero, right.share ?? .zero)
    if a != b { return a > b }
    if left.rows.count != right.rows.count { return left.rows.count < right.rows.count }
    if left.backwards != right.backwards { return left.backwards < right.backwards }
    let (x, y) = (left.rows.map { library[$0].id }, right.rows.map { library[$0].id })
    return x.lexicographicallyPrecedes(y)
  }

  private func steps(from chain: Chain) -> [Chain] {
    var result: [Chain] = []
    if chain.rows.count < hopLimit {
      for row in library.rows(from: chain.at) {
        let mapping = library[row]
        if let step = follow(chain, row, mapping, mapping.relation, mapping.share, mapping.object) {
          result.append(step)
        }
      }
      for row in library.rows(into: chain.at) where library[row].group == nil {
        let mapping = library[row]
        // "Some, unknown how much" says too little to be turned round into "all of it".
        if mapping.relation == .narrower, mapping.share == nil { continue }
        let reversed = Self.reversed(mapping.relation)
        if var step = follow(chain, row, mapping, reversed, nil, mapping.subject) {
          step.backwards += 1
          result.append(step)
        }
      }
    }
    result += stepsInside(chain)
    return result
  }

  private func follow(
    _ chain: Chain, _ row: DenseIndex<Mapping>, _ mapping: Mapping, _ relation: Relation,
    _ share: Ratio?, _ end: DenseIndex<Component>
  ) -> Chain? {
    if mapping.isNegated || (trust == .reviewed && !mapping.isReviewed) { return nil }
    // A proposed none lowers nothing, whatever the trust (design 1.3).
    if relation == .none, !mapping.isReviewed { return nil }
    // A member of a group proves its object together with the others, not through a chain.
    if mapping.group != nil, !chain.rows.isEmpty || library[row].share == nil { return nil }
    if !chain.rows.isEmpty {
      let sets = (chain.rows + [row]).map { library.crosswalks[library[$0].set.position] }
      if !sets.allSatisfy({ $0.allowsChaining }) { return nil }
    }
    guard let composed = Self.compose(chain.relation, chain.share, relation, share) else {
      return nil
    }
    return Chain(
      at: end, relation: composed.relation, share: composed.share, rows: chain.rows + [row],
      isReviewed: chain.isReviewed && mapping.isReviewed, backwards: chain.backwards)
  }

  /// Moves inside a middle standard, free of hops: down to mandatory children, up to parents.
  private func stepsInside(_ chain: Chain) -> [Chain] {
    if target.contains(chain.at) || source.contains(chain.at) || chain.rows.isEmpty { return [] }
    var result: [Chain] = []
    func move(_ end: DenseIndex<Component>, _ relation: Relation, _ share: Ratio?) {
      guard let composed = Self.compose(chain.relation, chain.share, relation, share) else {
        return
      }
      var step = chain
      (step.at, step.relation, step.share) = (end, composed.relation, composed.share)
      result.append(step)
    }
    for child in library[chain.at].children where child.role == .mandatory {
      move(child.component, .broader, .one)
    }
    for parent in library.parents(of: chain.at) {
      let share =
        library[parent].list == .complete
        ? Weights(library, parent).share(of: chain.at) : nil
      move(parent, .narrower, share)
    }
    return result
  }

  /// A relation read backwards.
  package static func reversed(_ relation: Relation) -> Relation {
    switch relation {
    case .broader: .narrower
    case .narrower: .broader
    default: relation
    }
  }

  /// The composition of design 1.3; `nil` is no conclusion.
  package static func compose(
    _ first: Relation, _ firstShare: Ratio?, _ second: Relation, _ secondShare: Ratio?
  ) -> (relation: Relation, share: Ratio?)? {
    switch (first, second) {
    case (.close, _), (.related, _), (_, .close), (_, .related): nil
    case (.equivalent, _): (second, normalised(second, secondShare))
    case (_, .equivalent): (first, normalised(first, firstShare))
    case (.broader, .broader): (.broader, .one)
    case (.narrower, .narrower):
      if let a = firstShare, let b = secondShare { (.narrower, a * b) } else { (.narrower, nil) }
    default: nil
    }
  }

  private static func normalised(_ relation: Relation, _ share: Ratio?) -> Ratio? {
    switch relation {
    case .equivalent, .broader: .one
    case .none: .zero
    default: share
    }
  }
}
