import TestSupport

/// A way of spoiling a proof.
enum Mutation: String, CaseIterable {
  case changeText = "change a text"
  case changeNumber = "change a number"
  case changeFraction = "change a fraction"
  case changeState = "change a state"
  case changeArticle = "change an article"
  case changeRule = "change a rule"
  case changeFlag = "change a flag"
  case deleteMember = "delete a member"
  case deleteElement = "delete an element"
  case addMember = "add a member"
  case repeatElement = "repeat an element"
  case addStep = "add a step"
  case swapElements = "swap two elements"
  case reverseList = "reverse a list"
  case exchangeSteps = "exchange two steps"

  private static let states = [
    "met", "failed", "unknown", "certain", "possible", "recognized", "partial", "review",
    "not-recognized",
  ]

  /// A mutant; `nil` if the proof has nothing of the kind.
  func mutant(of tree: JSONTree, _ paths: [[JSONTree.Step]], _ random: inout SplitMix64)
    -> JSONTree?
  {
    func pick(_ isMeant: ([JSONTree.Step], JSONTree) -> Bool) -> [JSONTree.Step]? {
      let meant = paths.filter { path in tree[path[...]].map { isMeant(path, $0) } ?? false }
      return meant.isEmpty ? nil : meant[random.below(meant.count)]
    }
    func change(
      _ isMeant: ([JSONTree.Step], JSONTree) -> Bool,
      _ change: (JSONTree, inout SplitMix64) -> JSONTree
    ) -> JSONTree? {
      pick(isMeant).map { path in tree.changing(path[...]) { change($0, &random) } }
    }
    func isText(_ tree: JSONTree) -> String? {
      if case .text(let text) = tree { text } else { nil }
    }
    switch self {
    case .changeText:
      return change({ isText($1) != nil }) { value, _ in
        .text((isText(value) ?? "") + "x")
      }
    case .changeNumber:
      return change({ $1.number != nil }) { value, random in
        .literal("\((value.number ?? 0) + (random.chance(1, of: 2) ? 1 : -1))")
      }
    case .changeFraction:
      return change({
        isText($1).map { !$0.isEmpty && $0.allSatisfy { "0123456789/".contains($0) } } ?? false
      }) {
        value, _ in .text(isText(value) == "1/2" ? "1/3" : "1/2")
      }
    case .changeState:
      return change({ isText($1).map { Self.states.contains($0) } ?? false }) { value, random in
        .text(random.pick(Self.states.filter { $0 != isText(value) }))
      }
    case .changeArticle:
      return change({ path, _ in path.last == .key("article") }) { _, _ in .text("Article 99") }
    case .changeRule:
      return change({ path, _ in path.last == .key("rule") }) { value, random in
        .literal("\(max(0, (value.number ?? 0) + random.pick([-1, 1, 2])))")
      }
    case .changeFlag:
      return change({ $1 == .literal("true") || $1 == .literal("false") }) { value, _ in
        .literal(value == .literal("true") ? "false" : "true")
      }
    case .deleteMember, .addMember:
      return change({ if case .object(let members) = $1 { !members.isEmpty } else { false } }) {
        value, random in
        guard case .object(var members) = value else { return value }
        if self == .addMember {
          members.append(JSONTree.Member(key: "~other", value: .literal("null")))
        } else {
          members.remove(at: random.below(members.count))
        }
        return .object(members)
      }
    case .deleteElement, .repeatElement, .swapElements, .reverseList:
      let least = self == .swapElements || self == .reverseList ? 2 : 1
      return change({ $1.items.count >= least }) { value, random in
        rearranged(value.items, &random)
      }
    case .addStep:
      return change({ path, value in path.last == .key("steps") && !value.items.isEmpty }) {
        value, random in added(value.items, &random)
      }
    case .exchangeSteps:
      return change({ path, value in path.last == .key("steps") && value.items.count > 1 }) {
        value, random in exchanged(value.items, &random)
      }
    }
  }

  private func rearranged(_ items: [JSONTree], _ random: inout SplitMix64) -> JSONTree {
    var items = items
    let place = random.below(items.count)
    switch self {
    case .deleteElement: items.remove(at: place)
    case .repeatElement: items.insert(items[place], at: place)
    case .swapElements: items.swapAt(place, random.below(items.count))
    default: items.reverse()
    }
    return .list(items)
  }

  /// One of the steps once more, with the next number, said of other values or as it is.
  private func added(_ items: [JSONTree], _ random: inout SplitMix64) -> JSONTree {
    let next = (items.first?["step"]?.number ?? 0) + 1
    var step = items[random.below(items.count)]
    step = step.changing([.key("step")][...]) { _ in .literal("\(next)") }
    if random.chance(1, of: 2) {
      step = step.changing([.key("values")][...]) { values in
        guard case .object(var members) = values, !members.isEmpty else { return values }
        members[0].value = .text("1")
        return .object(members)
      }
    }
    return .list([step] + items)
  }

  /// Two steps change places, their numbers do not.
  private func exchanged(_ items: [JSONTree], _ random: inout SplitMix64) -> JSONTree {
    var items = items
    let (a, b) = (random.below(items.count), random.below(items.count))
    let (first, second) = (items[a]["step"], items[b]["step"])
    items.swapAt(a, b)
    items[a] = items[a].changing([.key("step")][...]) { first ?? $0 }
    items[b] = items[b].changing([.key("step")][...]) { second ?? $0 }
    return .list(items)
  }

  /// Whether a mutant proves the same.
  ///
  /// That is so if nothing but the order of members in objects differs; or if two steps changed places that no premise
  /// and no finding cites, each of which still stands above what it rests on.
  func keepsMeaning(_ mutant: JSONTree, of tree: JSONTree) -> Bool {
    if mutant == tree { return true }
    guard self == .exchangeSteps else { return false }
    let proof = tree["proof"] ?? tree
    let (old, new) = (
      proof["steps"]?.items ?? [], (mutant["proof"] ?? mutant)["steps"]?.items ?? []
    )
    let rows = (proof["findings"]?.items ?? []).flatMap { $0["rows"]?.items ?? [] }
    let cited = Set((old.flatMap { $0["premises"]?.items ?? [] } + rows).compactMap { $0.number })
    let moved = zip(old, new).filter { $0 != $1 }.map { $1 }
    return moved.allSatisfy { step in
      let number = step["step"]?.number ?? 0
      let isAbove = (step["premises"]?.items ?? []).allSatisfy { ($0.number ?? 0) < number }
      return isAbove && !cited.contains(number)
    }
  }
}
