import QualificationsKit

/// What is missing of a standard as parts to attain, with exact points and costs.
struct AttainableParts {
  /// A component that could be attained as a whole.
  struct Member {
    var component: DenseIndex<Component>
    /// Points that it adds.
    var gain: Int128
    /// Hours over `costScale`, or 1.
    var cost: Int128
    var mayBeProved: Bool
  }

  /// A node of the standard before points and costs have a common denominator.
  private struct Node {
    var component: DenseIndex<Component>
    var weight: Ratio
    var certain: Ratio
    var possible: Ratio
    var parts: [Node] = []
    var groups: [(k: Int, members: [Node])] = []
    var isWhole: Bool
  }

  private(set) var members: [Member] = []
  private(set) var tree: [Attainable] = []
  /// Whether costs are hours.
  let areHours: Bool
  /// The points of the whole standard.
  let scale: Int128
  private let costScale: Int128

  init(
    _ library: Library, root: DenseIndex<Component>, attested: Attestation, trust: Trust
  ) {
    let top = Self.node(
      library, root, .one,
      CoverageCalculation.coverage(
        of: root, by: attested, in: library, trust: trust), attested, trust)
    let open = Self.open(top)
    let hours = open.compactMap { library[$0.component].hours }.filter { $0 > .zero }
    areHours = !open.isEmpty && hours.count == open.count
    var scale: Int128 = 1
    Self.extend(&scale, top)
    self.scale = scale
    costScale = areHours ? hours.reduce(1) { Self.common($0, $1.denominator) } : 1
    tree = [attainable(top, library)]
  }

  /// The members together.
  var cost: Int128 { members.reduce(0) { $0 + $1.cost } }

  /// A cost as hours, or as a number of components.
  func hours(_ cost: Int128) -> Ratio { Ratio(cost, over: costScale) }

  /// The members that cost least such that so much of the standard is proved.
  func least(reaching share: Ratio) -> MissingComponents.Found? {
    let points = share * Ratio(scale, over: 1)
    let wanted = points.denominator == 1 ? points.numerator : points.floor + 1
    return MissingComponents.least(tree, reaching: wanted)
  }

  /// A component as it counts: through its parts if all of them were read, as a whole otherwise, and
  /// where its own hours are known and theirs are not.
  private static func node(
    _ library: Library, _ component: DenseIndex<Component>, _ weight: Ratio, _ coverage: Coverage,
    _ attested: Attestation, _ trust: Trust
  ) -> Node {
    let children = library[component].children.filter { $0.role != .additional }
    let areTimed = children.allSatisfy { library[$0.component].hours != nil }
    var node = Node(
      component: component, weight: weight, certain: coverage.certain, possible: coverage.possible,
      isWhole: children.isEmpty || library[component].list != .complete
        || (library[component].hours != nil && !areTimed))
    if node.isWhole || node.certain == .one { return node }
    let weights = Weights(library, component)
    func child(_ index: DenseIndex<Component>, _ share: Ratio) -> Node {
      let part = coverage.parts.first { $0.component == index }
      if part?.certain == .one {
        return Node(
          component: index, weight: weight * share, certain: .one, possible: .one, isWhole: true)
      }
      let own = CoverageCalculation.coverage(of: index, by: attested, in: library, trust: trust)
      return Self.node(library, index, weight * share, own, attested, trust)
    }
    node.parts = weights.mandatory.map { child($0.component, $0.share) }
    node.groups = weights.choices.map { choice in
      (choice.k, choice.members.map { child($0, choice.share) })
    }
    return node
  }

  /// The components that are attained as a whole and are not proved yet.
  private static func open(_ node: Node) -> [Node] {
    if node.certain == .one { return [] }
    if node.isWhole { return [node] }
    return node.parts.flatMap { open($0) } + node.groups.flatMap { $0.members.flatMap { open($0) } }
  }

  /// The least common multiple.
  private static func common(_ a: Int128, _ b: Int128) -> Int128 {
    Ratio(a, over: b).numerator * b
  }

  private static func extend(_ scale: inout Int128, _ node: Node) {
    scale = common(scale, node.weight.denominator)
    scale = common(scale, (node.weight * node.certain).denominator)
    for part in node.parts { extend(&scale, part) }
    for group in node.groups { for member in group.members { extend(&scale, member) } }
  }

  private mutating func attainable(_ node: Node, _ library: Library) -> Attainable {
    let full = points(node.weight)
    let base = points(node.weight * node.certain)
    if node.certain == .one { return Attainable(base: full, full: full, member: nil) }
    if node.isWhole {
      let cost = areHours ? library[node.component].hours ?? .one : .one
      let number = members.count
      members.append(
        Member(
          component: node.component, gain: full - base,
          cost: cost.numerator * (costScale / cost.denominator),
          mayBeProved: node.possible == .one))
      return Attainable(base: base, full: full, member: (number, members[number].cost))
    }
    return Attainable(
      base: base, full: full, parts: node.parts.map { attainable($0, library) },
      groups: node.groups.map { group in
        Attainable.Group(k: group.k, members: group.members.map { attainable($0, library) })
      })
  }

  private func points(_ share: Ratio) -> Int128 {
    share.numerator * (scale / share.denominator)
  }
}
