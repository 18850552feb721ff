/// What is supposed of a target component instead of what the rows say: the answer to a question.
public enum CoverageAssumption: Hashable, Sendable {
  /// What is attested proves all of it.
  case proved
  /// Nothing attested proves any of it.
  case notProved
}

/// The share of a target standard that is proved for certain and the share that may be.
///
/// 0 ≤ certain ≤ possible ≤ 1, exact (design 1.3).
public struct Coverage: Sendable {
  /// The lower end.
  public let certain: Ratio
  /// The upper end.
  public let possible: Ratio
  /// Whether the weights of the top level are hours.
  public let weightsAreHours: Bool
  /// How much of the target's component list was read.
  public let list: ComponentList
  /// The parts: the required children of the standard, or the standard itself without any.
  public let parts: [CoveragePart]
  /// The rows that the lower end rests on.
  public let rows: [DenseIndex<Mapping>]
}

extension Coverage {
  /// Whether every part is proved by being attested itself, without any row.
  /// - Complexity: O(parts and their evidence).
  public var isOfTheSameStandard: Bool {
    parts.allSatisfy { part in
      part.certain == .one && !part.by.isEmpty && part.by.allSatisfy { $0.rows.isEmpty }
    }
  }

  /// Whether the list is complete, of several parts, which all weigh the same.
  /// - Complexity: O(parts).
  public var hasEqualParts: Bool {
    list == .complete && parts.count > 1 && parts.allSatisfy { $0.weight == parts[0].weight }
  }

  /// How many parts are proved, how many may be, and how many there are; `nil` where parts differ in
  /// weight, are proved in part, or are not all known.
  /// - Complexity: O(parts).
  public var wholeParts: (certain: Int, possible: Int, all: Int)? {
    guard hasEqualParts, parts.allSatisfy({ $0.certain == .one || $0.certain == .zero }) else {
      return nil
    }
    let low = parts.count { $0.certain == .one }
    let high = possible * Ratio(parts.count)
    guard high.denominator == 1, certain * Ratio(parts.count) == Ratio(low) else { return nil }
    return (low, Int(high.numerator), parts.count)
  }
}

/// One part of a target standard.
public struct CoveragePart: Sendable {
  /// The component.
  public let component: DenseIndex<Component>
  /// Its share of the standard; `nil` where the list is not complete.
  public let weight: Ratio?
  /// Proved for certain.
  public let certain: Ratio
  /// Proved at most.
  public let possible: Ratio
  /// What proves it.
  public let by: [Evidence]
  /// Reviewed rows about it that speak against it, and those that they contradict.
  public let disputed: [Evidence]
}

/// Computes coverage of one target standard, again and again with other assumptions: what the rows
/// say is worked out once.
public struct CoverageCalculation {
  private let library: Library
  private let attested: Attestation
  private let trust: Trust
  private let root: DenseIndex<Component>
  private let nodes: [DenseIndex<Component>]
  private var assumptions: [DenseIndex<Component>: CoverageAssumption] = [:]
  private var evidence: [DenseIndex<Component>: [DenseIndex<Component>: [Evidence]]] = [:]
  private var negations: [DenseIndex<Component>: [Mapping]] = [:]
  // What the rows say of pairs and of nodes, whatever is assumed.
  private var verdicts: [Pair: Verdict] = [:]
  private var provedByRows: [DenseIndex<Component>: [Evidence]?] = [:]
  private var shares: [DenseIndex<Component>: Ratio] = [:]
  private var settledSums: [DenseIndex<Component>: Ratio] = [:]
  // What comes of it under the assumptions.
  private var full: [DenseIndex<Component>: [Evidence]] = [:]
  private var low: [DenseIndex<Component>: Ratio] = [:]
  private var high: [DenseIndex<Component>: Ratio] = [:]
  private var withdrawn: Set<DenseIndex<Component>> = []

  /// The coverage of the standard rooted at `root` by what is attested.
  /// - Parameters:
  ///   - hopLimit: the most rows in a chain.
  ///   - assumptions: components of the target for which an answer is supposed.
  /// - Complexity: O(attested × target × rows within the hop limit).
  public static func coverage(
    of root: DenseIndex<Component>, by attested: Attestation, in library: Library, trust: Trust,
    hopLimit: Int = 2, assuming assumptions: [DenseIndex<Component>: CoverageAssumption] = [:]
  ) -> Coverage {
    var calculation = CoverageCalculation(
      of: root, by: attested, in: library, trust: trust, hopLimit: hopLimit)
    return calculation.coverage(assuming: assumptions)
  }

  /// Gathers what the rows say of what is attested and the standard rooted at `root`.
  public init(
    of root: DenseIndex<Component>, by attested: Attestation, in library: Library, trust: Trust,
    hopLimit: Int = 2
  ) {
    self.library = library
    self.attested = attested
    self.trust = trust
    self.root = root
    nodes = library.descendants(of: root)
    gather(hopLimit)
  }

  /// The coverage under assumptions.
  public mutating func coverage(
    assuming assumptions: [DenseIndex<Component>: CoverageAssumption]
  ) -> Coverage {
    self.assumptions = assumptions
    withdrawn = []
    for (node, assumption) in assumptions where assumption == .notProved {
      withdrawn.formUnion(library.descendants(of: node))
    }
    (full, low, high) = ([:], [:], [:])
    findFull()
    return result()
  }

  /// An attested component and one of the target.
  private struct Pair: Hashable {
    let source: DenseIndex<Component>
    let target: DenseIndex<Component>
  }

  private mutating func gather(_ hopLimit: Int) {
    let search = EvidenceSearch(
      library: library, trust: trust, hopLimit: hopLimit, target: Set(nodes),
      source: attested.possibleSet)
    for start in attested.possible {
      for item in search.evidence(from: start) {
        evidence[item.into, default: [:]][start, default: []].append(item)
      }
    }
    // What contains an attested component need not be attested, but its rows `none` hold below it.
    var above: Set<DenseIndex<Component>> = []
    for start in attested.possible { above.formUnion(library.ancestors(of: start)) }
    for start in above.subtracting(attested.possibleSet).sorted() {
      for item in search.evidence(from: start) where item.relation == Relation.none {
        evidence[item.into, default: [:]][start, default: []].append(item)
      }
    }
    for node in nodes {
      for row in library.rows(into: node) + library.rows(from: node)
      where library[row].isNegated && library[row].isReviewed {
        negations[node, default: []].append(library[row])
      }
    }
  }

  /// What the rows say of one pair, after ranks and contradictions.
  private struct Verdict {
    /// Counted for the lower end; `nil` is "some, unknown how much" or nothing.
    var certain: Ratio?
    /// The settled share for the upper end; `nil` is not settled.
    var settled: Ratio?
    var used: [Evidence]
  }

  /// The verdict of the evidence on (s, t) itself, of none rows above it, and of full rows into an
  /// ancestor of which t is a mandatory part.
  private mutating func verdict(
    _ s: DenseIndex<Component>, _ t: DenseIndex<Component>
  ) -> Verdict {
    let pair = Pair(source: s, target: t)
    if let known = verdicts[pair] { return known }
    let result = newVerdict(s, t)
    verdicts[pair] = result
    return result
  }

  private func newVerdict(_ s: DenseIndex<Component>, _ t: DenseIndex<Component>) -> Verdict {
    var items = evidence[t]?[s] ?? []
    for above in ancestors(t, mandatoryOnly: true) where above != t {
      items += (evidence[above]?[s] ?? []).filter { $0.proof == .one }
    }
    for a in library.ancestors(of: s) {
      for above in ancestors(t, mandatoryOnly: false) where above != t || a != s {
        items += (evidence[above]?[a] ?? []).filter { $0.relation == Relation.none }
      }
    }
    guard let top = items.map({ $0.rank }).max() else { return Verdict(used: []) }
    var best = items.filter { $0.rank == top }
    if best.allSatisfy({ $0.proof == nil }) {
      // "Some, unknown how much" contradicts no stated share of a lower rank.
      let stated = items.filter { item in item.proof.map { .zero < $0 && $0 < .one } ?? false }
      if let next = stated.map({ $0.rank }).max() { best += stated.filter { $0.rank == next } }
    }
    let upheld = best.filter { !isDenied($0, s, t) }
    let isContradicted = upheld.count < best.count
    return Verdict(
      certain: lowest(upheld), settled: isContradicted ? nil : settledShare(upheld), used: upheld)
  }

  /// Whether a row *not p* on the pair, in either direction, withdraws this evidence.
  private func isDenied(
    _ item: Evidence, _ s: DenseIndex<Component>, _ t: DenseIndex<Component>
  ) -> Bool {
    negations[t, default: []].contains { row in
      let isForward = row.subject == s
      guard isForward || row.object == s else { return false }
      let relation = isForward ? row.relation : EvidenceSearch.reversed(row.relation)
      return relation == item.relation && (row.isReviewed || !item.isReviewed)
    }
  }

  /// The smallest proof that is known; `nil` if there is none, or if the only ones say "all" where
  /// another says "a part": between equals the negative counts.
  private func lowest(_ items: [Evidence]) -> Ratio? {
    var result: Ratio?
    for item in items {
      if let proof = item.proof { result = min(result ?? proof, proof) }
    }
    return result == .one && items.contains { $0.proof == nil } ? nil : result
  }

  /// The greatest proof that settles the pair: between equals the positive counts, and "some,
  /// unknown how much" is more than none. A chain settles only 1 or 0, a proposed none nothing,
  /// whatever the trust.
  private func settledShare(_ items: [Evidence]) -> Ratio? {
    var result: Ratio?
    var isOpen = false
    for item in items {
      if item.relation == Relation.none, !item.isReviewed {
        isOpen = true
      } else if let proof = item.proof, item.hops <= 1 || proof == .one || proof == .zero {
        result = max(result ?? proof, proof)
      } else {
        isOpen = true
      }
    }
    return result == .zero && isOpen ? nil : result
  }

  /// A node of the target and what lies above it inside the target.
  private func ancestors(
    _ node: DenseIndex<Component>, mandatoryOnly: Bool
  ) -> [DenseIndex<Component>] {
    var seen = [node]
    var next = 0
    while next < seen.count {
      for parent in library.parents(of: seen[next]) where !seen.contains(parent) {
        guard nodes.contains(parent) else { continue }
        let isMandatory = library[parent].children.contains {
          $0.component == seen[next] && $0.role == .mandatory
        }
        if isMandatory || !mandatoryOnly { seen.append(parent) }
      }
      next += 1
    }
    return seen
  }

  /// Finds the nodes that are proved in full, and passes that on to their mandatory parts.
  private mutating func findFull() {
    for node in nodes where !withdrawn.contains(node) {
      if assumptions[node] == .proved {
        full[node] = []
        continue
      }
      if let proof = proofByRows(of: node) { full[node] = proof }
    }
    for node in nodes {
      guard let proof = full[node] else { continue }
      for child in library[node].children where child.role == .mandatory {
        if full[child.component] == nil, !withdrawn.contains(child.component) {
          passDown(proof, child.component)
        }
      }
    }
  }

  /// The rows and groups that prove a node in full; `nil` if none do.
  private mutating func proofByRows(of node: DenseIndex<Component>) -> [Evidence]? {
    if let known = provedByRows[node] { return known }
    var result: [Evidence]?
    for start in attested.certain where evidence[node]?[start] != nil {
      let verdict = verdict(start, node)
      if verdict.certain == .one {
        result = (result ?? []) + verdict.used.filter { $0.into == node }
      }
    }
    if let members = fullGroup(into: node) { result = (result ?? []) + members }
    provedByRows[node] = .some(result)
    return result
  }

  private mutating func passDown(_ proof: [Evidence], _ start: DenseIndex<Component>) {
    var queue = [start]
    while let node = queue.popLast() {
      guard full[node] == nil, !withdrawn.contains(node) else { continue }
      full[node] = proof
      for child in library[node].children where child.role == .mandatory {
        queue.append(child.component)
      }
    }
  }

  /// The groups of rows into a node that count under the trust asked for.
  private func groups(into node: DenseIndex<Component>) -> [(MappingGroup, [Mapping])] {
    var result: [(MappingGroup, [Mapping])] = []
    var seen: Set<DenseIndex<MappingGroup>> = []
    for row in library.rows(into: node) {
      guard let group = library[row].group, seen.insert(group).inserted else { continue }
      let members = library.groups[group.position]
      let rows = members.rows.map { library[$0] }
      if trust == .proposed || rows.allSatisfy({ $0.isReviewed }) { result.append((members, rows)) }
    }
    return result
  }

  /// The members of a group that proves the node in full, if there is one.
  private func fullGroup(into node: DenseIndex<Component>) -> [Evidence]? {
    for (group, rows) in groups(into: node) {
      guard rows.allSatisfy({ attested.certainSet.contains($0.subject) }) else { continue }
      if group.isAllOf || sum(rows) == .one { return evidence(of: group) }
    }
    return nil
  }

  private func sum(_ rows: [Mapping]) -> Ratio {
    rows.reduce(Ratio.zero) { $0 + ($1.share ?? .zero) }
  }

  private func evidence(of group: MappingGroup) -> [Evidence] {
    group.rows.map { row in
      let mapping = library[row]
      return Evidence(
        from: mapping.subject, into: mapping.object, relation: mapping.relation,
        share: mapping.share, rows: [row], isReviewed: mapping.isReviewed)
    }
  }

  private mutating func certain(_ node: DenseIndex<Component>) -> Ratio {
    if let known = low[node] { return known }
    var result = Ratio.zero
    if withdrawn.contains(node) {
      result = .zero
    } else if full[node] != nil {
      result = .one
    } else {
      result = largestShare(node)
      if isInner(node) {
        for child in library[node].children { _ = certain(child.component) }
        let values = low
        result = max(result, Weights(library, node).sum { values[$0] ?? .zero })
      }
    }
    low[node] = result
    return result
  }

  /// The largest share that one row or one group proves of the node itself.
  private mutating func largestShare(_ node: DenseIndex<Component>) -> Ratio {
    if let known = shares[node] { return known }
    var result = Ratio.zero
    for start in attested.certain {
      if let share = verdict(start, node).certain { result = max(result, share) }
    }
    for (group, rows) in groups(into: node) where !group.isAllOf {
      let held = rows.filter { attested.certainSet.contains($0.subject) }
      result = max(result, min(.one, sum(held)))
    }
    shares[node] = result
    return result
  }

  /// Whether a node is proved through its children: its list is complete.
  private func isInner(_ node: DenseIndex<Component>) -> Bool {
    library[node].list == .complete && library[node].children.contains { $0.role != .additional }
  }

  private mutating func possible(_ node: DenseIndex<Component>) -> Ratio {
    if let known = high[node] { return known }
    let lower = certain(node)
    var result = Ratio.one
    if withdrawn.contains(node) {
      result = .zero
    } else if lower < .one {
      result = upper(node)
      if isInner(node) {
        for child in library[node].children { _ = possible(child.component) }
        let values = high
        result = min(result, Weights(library, node).sum { values[$0] ?? .zero })
      }
      result = max(result, lower)
    }
    high[node] = result
    return result
  }

  /// p(t): 1 if some pair is not settled, else the sum of the settled shares, at most 1.
  private mutating func upper(_ node: DenseIndex<Component>) -> Ratio {
    if let known = settledSums[node] { return known }
    var sum = Ratio.zero
    for start in attested.possible {
      guard let share = settled(start, node) else {
        sum = .one
        break
      }
      sum = sum + share
    }
    settledSums[node] = min(sum, .one)
    return min(sum, .one)
  }

  /// What a settled pair adds; `nil` if the pair is not settled. A pair settled through another
  /// attested component adds nothing of its own.
  private mutating func settled(
    _ s: DenseIndex<Component>, _ t: DenseIndex<Component>
  ) -> Ratio? {
    let own = verdict(s, t)
    for above in library.ancestors(of: s)
    where above != s && attested.possibleSet.contains(above) && isMandatoryPart(s, of: above) {
      // A part has nothing of t that its whole has not.
      if let whole = verdict(above, t).settled, own.settled ?? .zero <= whole { return .zero }
    }
    if let share = own.settled { return share }
    if own.used.isEmpty, isListedComplete(s, t) { return .zero }
    let component = library[s]
    guard component.list == .complete, !component.children.isEmpty else { return nil }
    for child in component.children where settled(child.component, t) == nil { return nil }
    return .zero
  }

  private func isMandatoryPart(_ part: DenseIndex<Component>, of whole: DenseIndex<Component>)
    -> Bool
  {
    Attestation.mandatory(library, below: whole).contains(part)
  }

  /// Whether a crosswalk declared complete for both standards lists neither the pair nor one above
  /// or below it.
  private func isListedComplete(_ s: DenseIndex<Component>, _ t: DenseIndex<Component>) -> Bool {
    let sources = Set(library.standards(containing: s))
    let targets = Set(library.standards(containing: t))
    for (position, set) in library.crosswalks.enumerated() where set.isComplete {
      let rows = library.mappings.filter { $0.set.position == position }
      guard rows.allSatisfy({ $0.isReviewed }) else { continue }
      let isAbout = rows.contains { row in
        library.standards(containing: row.subject).contains { sources.contains($0) }
          && library.standards(containing: row.object).contains { targets.contains($0) }
      }
      guard isAbout else { continue }
      let nearS = Set(library.ancestors(of: s) + library.descendants(of: s))
      let nearT = Set(library.ancestors(of: t) + library.descendants(of: t))
      // A rejected row is listed: that it was wrong does not say that nothing corresponds.
      let rejected = library.rejections.lazy.map { $0.row }.filter { $0.set.position == position }
      let isListed = { (row: Mapping) in nearS.contains(row.subject) && nearT.contains(row.object) }
      if !rows.contains(where: isListed), !rejected.contains(where: isListed) { return true }
    }
    return false
  }

  private mutating func result() -> Coverage {
    let (lower, upper) = (certain(root), possible(root))
    let weights = Weights(library, root)
    let component = library[root]
    var parts: [CoveragePart] = []
    let required = component.children.filter { $0.role != .additional }
    for child in required {
      parts.append(
        part(
          child.component, component.list == .complete ? weights.share(of: child.component) : nil))
    }
    if parts.isEmpty { parts = [part(root, .one)] }
    var rows: Set<DenseIndex<Mapping>> = []
    for item in parts.flatMap({ $0.by }) + proofs(of: root) { rows.formUnion(item.rows) }
    return Coverage(
      certain: lower, possible: upper, weightsAreHours: weights.areHours, list: component.list,
      parts: parts, rows: rows.sorted())
  }

  private mutating func part(_ node: DenseIndex<Component>, _ weight: Ratio?) -> CoveragePart {
    let lower = certain(node)
    return CoveragePart(
      component: node, weight: weight, certain: lower, possible: possible(node),
      by: lower == .zero ? [] : proofs(of: node),
      disputed: lower == .one ? [] : disputes(about: node))
  }

  /// The reviewed none rows into a node or what lies above it; with any, also the reviewed rows
  /// that say the contrary.
  private func disputes(about node: DenseIndex<Component>) -> [Evidence] {
    var found: [Evidence] = []
    for start in attested.possible {
      for above in ancestors(node, mandatoryOnly: false) {
        found += (evidence[above]?[start] ?? []).filter { $0.isReviewed && !$0.rows.isEmpty }
      }
    }
    return found.contains { $0.relation == Relation.none } ? found : []
  }

  /// What proves a node: full evidence, else what has the largest share, else what proves its
  /// parts.
  private mutating func proofs(of node: DenseIndex<Component>) -> [Evidence] {
    if let proof = full[node] { return proof }
    var found: [Evidence] = []
    for start in attested.certain {
      let verdict = verdict(start, node)
      if let share = verdict.certain, share > .zero { found += verdict.used }
    }
    if found.isEmpty, isInner(node) {
      for child in library[node].children where low[child.component] ?? .zero > .zero {
        found += proofs(of: child.component)
      }
    }
    return found
  }
}
