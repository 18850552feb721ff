/// The exact weights of the required children of a component, adding up to 1.
///
/// Hours only if every sibling has them, else equal. `choose k of` is k equal slots; with hours a
/// slot has the members' mean. Additional children weigh nothing.
public struct Weights: Sendable {
  /// Whether the weights are hours.
  public let areHours: Bool
  /// The mandatory children with their shares.
  public let mandatory: [(component: DenseIndex<Component>, share: Ratio)]
  /// The groups to choose from: the members, how many, and the share of one slot.
  public let choices: [Choice]

  /// A group of which `k` members are required.
  public struct Choice: Sendable {
    /// The members.
    public let members: [DenseIndex<Component>]
    /// How many are required.
    public let k: Int
    /// The share of each.
    public let share: Ratio
  }

  /// The weights below `parent`.
  /// - Complexity: O(children).
  public init(_ library: Library, _ parent: DenseIndex<Component>) {
    let children = library[parent].children.filter { $0.role != .additional }
    let hours = children.map { library[$0.component].hours ?? .zero }
    let areHours = !hours.isEmpty && hours.allSatisfy { $0 > .zero }
    var single: [(DenseIndex<Component>, Ratio)] = []
    var groups: [(name: String, k: Int, members: [DenseIndex<Component>], sum: Ratio)] = []
    for (child, time) in zip(children, hours) {
      let weight = areHours ? time : .one
      switch child.role {
      case .choice(let name, let k):
        if let at = groups.firstIndex(where: { $0.name == name }) {
          groups[at].members.append(child.component)
          groups[at].sum = groups[at].sum + weight
        } else {
          groups.append((name, max(k, 0), [child.component], weight))
        }
      default: single.append((child.component, weight))
      }
    }
    // More than there are cannot be required; `validate` says so.
    for at in groups.indices { groups[at].k = min(groups[at].k, groups[at].members.count) }
    var total = single.reduce(Ratio.zero) { $0 + $1.1 }
    for group in groups {
      total = total + group.sum * Ratio(group.k) / Ratio(group.members.count)
    }
    let scale = total == .zero ? Ratio.one : total
    self.areHours = areHours
    mandatory = single.map { (component: $0.0, share: $0.1 / scale) }
    choices = groups.map { group in
      Choice(
        members: group.members, k: group.k, share: group.sum / Ratio(group.members.count) / scale)
    }
  }

  /// The share of one child, as a mandatory part or as one slot.
  public func share(of child: DenseIndex<Component>) -> Ratio? {
    mandatory.first { $0.component == child }?.share
      ?? choices.first { $0.members.contains(child) }?.share
  }

  /// The weighted sum of a value over the children, the best members filling the slots.
  func sum(_ value: (DenseIndex<Component>) -> Ratio) -> Ratio {
    var result = Ratio.zero
    for child in mandatory { result = result + child.share * value(child.component) }
    for choice in choices {
      let best = choice.members.map(value).sorted(by: >).prefix(choice.k)
      for part in best { result = result + choice.share * part }
    }
    return result
  }
}
