import QualificationsKit

/// Which components would have to be attained for a share to reach what is required.
package enum MissingComponents {
  /// How many members an exact search takes.
  package static let most = 40

  /// A set of members that reaches what is required.
  package struct Found: Sendable {
    /// `minimum`: no set costs less; `irreducible`: no member can be left out.
    package var kind: SmallestChange.Kind
    /// The numbers of the members, in order.
    package var members: [Int]
    /// What they cost together.
    package var cost: Int128
    /// No set costs less than this; of a minimum its cost.
    package var bound: Int128
  }

  /// The members of `gains` with the least sum that is at least `gap`.
  package static func least(
    _ gains: [Int128], reaching gap: Int128
  ) -> (kind: SmallestChange.Kind, members: [Int])? {
    let parts = gains.enumerated().map { number, gain in
      Attainable(base: 0, full: gain, member: (number, gain))
    }
    return least(parts, reaching: gap).map { ($0.kind, $0.members) }
  }

  /// The members that cost least such that the parts together add at least `wanted`: exact for up to
  /// 40 members, beyond that a set of which no member can be left out, with a lower bound. Of equal
  /// costs one with few members; `nil` if all of them are not enough.
  /// - Complexity: O(2^(n/2)) for n members; O(n²) beyond 40.
  package static func least(_ parts: [Attainable], reaching wanted: Int128) -> Found? {
    let members = parts.flatMap { $0.members }
    func gain(_ isAttained: (Int) -> Bool) -> Int128 {
      parts.reduce(0) { $0 + $1.gain(isAttained) }
    }
    if gain({ _ in false }) >= wanted {
      return Found(kind: .minimum, members: [], cost: 0, bound: 0)
    }
    if gain({ _ in true }) < wanted { return nil }
    if members.count <= most { return exact(parts, members.count, wanted) }
    return greedy(members, wanted, missing: wanted - gain { _ in false }, gain)
  }

  /// A set of members: cheaper first, then fewer, then the first ones.
  private struct Choice {
    var cost: Int128 = 0
    var count = 0
    var gain: Int128
    var mask: UInt64 = 0

    func joined(with other: Choice) -> Choice {
      Choice(
        cost: cost + other.cost, count: count + other.count, gain: gain + other.gain,
        mask: mask | other.mask)
    }

    static func isBetter(_ left: Choice, _ right: Choice) -> Bool {
      (left.cost, left.count, left.mask) < (right.cost, right.count, right.mask)
    }
  }
}

// Exact

extension MissingComponents {
  /// Both halves of the parts as all sets worth considering, joined from both ends.
  private static func exact(
    _ parts: [Attainable], _ count: Int, _ wanted: Int128
  ) -> Found? {
    var halves: [[Attainable]] = [[], []]
    var taken = 0
    for part in parts.flatMap({ flattened($0) }) {
      halves[taken * 2 < count ? 0 : 1].append(part)
      taken += part.members.count
    }
    let (left, right) = (sum(halves[0]), sum(halves[1]))
    var best: Choice?
    var place = right.count - 1
    for item in left {
      // What is needed of the right falls as the left gains.
      while place > 0, item.gain + right[place - 1].gain >= wanted { place -= 1 }
      let joined = item.joined(with: right[place])
      if joined.gain >= wanted, best.map({ Choice.isBetter(joined, $0) }) ?? true { best = joined }
    }
    return best.map { found in
      Found(
        kind: .minimum, members: (0..<64).filter { found.mask >> UInt64($0) & 1 == 1 },
        cost: found.cost, bound: found.cost)
    }
  }

  /// The parts of a part, where it adds just what they add.
  private static func flattened(_ part: Attainable) -> [Attainable] {
    let bases = Attainable(base: 0, full: part.full, parts: part.parts, groups: part.groups)
    guard part.member == nil, bases.gain({ _ in false }) >= part.base else { return [part] }
    return part.parts.flatMap { flattened($0) }
      + part.groups.map { group in
        Attainable(base: 0, full: part.full, parts: [], groups: [group])
      }
  }

  /// The sets worth considering of several parts: the dearer, the more they add.
  private static func sum(_ parts: [Attainable]) -> [Choice] {
    parts.reduce([Choice(gain: 0)]) { joined($0, choices($1)) }
  }

  private static func choices(_ part: Attainable) -> [Choice] {
    if let member = part.member {
      let one = Choice(
        cost: member.cost, count: 1, gain: part.full, mask: 1 << UInt64(member.number))
      return part.full > part.base ? [Choice(gain: part.base), one] : [Choice(gain: part.base)]
    }
    var result = sum(part.parts)
    for group in part.groups { result = joined(result, choices(group)) }
    return pruned(
      result.map { item in
        var item = item
        item.gain = max(item.gain, part.base)
        return item
      })
  }

  /// The best `k` of the members, for each number of places that are filled.
  private static func choices(_ group: Attainable.Group) -> [Choice] {
    var filled: [[Choice]] = [[Choice(gain: 0)]]
    for member in group.members {
      let own = choices(member)
      var next = filled
      for (places, sets) in filled.enumerated() where places < group.k {
        let longer = joined(sets, own)
        if places + 1 < next.count {
          next[places + 1] = merged(next[places + 1], longer)
        } else {
          next.append(longer)
        }
      }
      filled = next
    }
    return filled.reduce([]) { merged($0, $1) }
  }

  private static func joined(_ left: [Choice], _ right: [Choice]) -> [Choice] {
    var result: [Choice] = []
    for item in right { result = merged(result, left.map { $0.joined(with: item) }) }
    return result
  }

  /// Both lists, in order, without what costs no less and adds no more than another.
  private static func merged(_ left: [Choice], _ right: [Choice]) -> [Choice] {
    var result: [Choice] = []
    result.reserveCapacity(left.count + right.count)
    var (a, b) = (0, 0)
    while a < left.count || b < right.count {
      let takesLeft =
        b == right.count || (a < left.count && !Choice.isBetter(right[b], left[a]))
      let next = takesLeft ? left[a] : right[b]
      if takesLeft { a += 1 } else { b += 1 }
      if result.last.map({ $0.gain < next.gain }) ?? true { result.append(next) }
    }
    return result
  }

  private static func pruned(_ choices: [Choice]) -> [Choice] {
    var result: [Choice] = []
    for next in choices where result.last.map({ $0.gain < next.gain }) ?? true {
      result.append(next)
    }
    return result
  }
}

// Beyond

extension MissingComponents {
  /// The members that add most for their cost; then each that can be is left out. The bound is what
  /// it would cost if members could be attained in part.
  private static func greedy(
    _ members: [Attainable], _ wanted: Int128, missing: Int128,
    _ gain: ((Int) -> Bool) -> Int128
  ) -> Found {
    func rate(_ item: Attainable) -> Ratio {
      Ratio(item.full - item.base, over: max(1, item.member?.cost ?? 1))
    }
    let order = members.indices.sorted { (rate(members[$1]), $0) < (rate(members[$0]), $1) }
      .map { members[$0] }
    var chosen: Set<Int> = []
    for item in order {
      guard let member = item.member, gain({ chosen.contains($0) }) < wanted else { continue }
      chosen.insert(member.number)
    }
    for item in order.reversed() {
      guard let member = item.member, chosen.contains(member.number) else { continue }
      chosen.remove(member.number)
      if gain({ chosen.contains($0) }) < wanted { chosen.insert(member.number) }
    }
    let cost = members.reduce(Int128(0)) { sum, item in
      item.member.map { chosen.contains($0.number) ? sum + $0.cost : sum } ?? sum
    }
    return Found(
      kind: .irreducible, members: chosen.sorted(), cost: cost,
      bound: min(cost, bound(order, missing)))
  }

  private static func bound(_ order: [Attainable], _ missing: Int128) -> Int128 {
    var cost = Ratio.zero
    var left = missing
    for item in order where left > 0 {
      let gain = item.full - item.base
      guard let member = item.member, gain > 0 else { continue }
      cost = cost + Ratio(member.cost * min(left, gain), over: gain)
      left -= gain
    }
    return cost.denominator == 1 ? cost.numerator : cost.floor + 1
  }
}
