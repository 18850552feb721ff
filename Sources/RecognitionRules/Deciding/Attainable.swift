/// A part of a standard with what it adds to coverage now, and once it is attained.
///
/// Gains are points: shares over one denominator for the whole standard. Costs are hours over one
/// denominator, or 1 for each component.
package struct Attainable: Sendable {
  /// What it adds as it is.
  package var base: Int128
  /// What it adds once it is attained.
  package var full: Int128
  /// Its number and cost, if it is attained as a whole; `nil` if only through its parts.
  package var member: (number: Int, cost: Int128)?
  /// The parts that add up.
  package var parts: [Attainable] = []
  /// The parts of which only so many count.
  package var groups: [Group] = []

  /// Members of which the best `k` count.
  package struct Group: Sendable {
    package var k: Int
    package var members: [Attainable]

    package init(k: Int, members: [Attainable]) {
      self.k = k
      self.members = members
    }
  }

  /// A part that is attained as a whole, or not at all.
  package init(base: Int128, full: Int128, member: (number: Int, cost: Int128)?) {
    self.base = base
    self.full = full
    self.member = member
  }

  /// A part that is attained through its own parts; it never adds less than `base`.
  package init(base: Int128, full: Int128, parts: [Attainable], groups: [Group]) {
    self.base = base
    self.full = full
    self.parts = parts
    self.groups = groups
  }

  /// The members below it, itself included.
  package var members: [Attainable] {
    if member != nil { return [self] }
    return parts.flatMap { $0.members } + groups.flatMap { $0.members.flatMap { $0.members } }
  }

  /// What it adds if these members are attained.
  /// - Complexity: O(parts).
  package func gain(_ isAttained: (Int) -> Bool) -> Int128 {
    if let member { return isAttained(member.number) ? full : base }
    var sum = parts.reduce(Int128(0)) { $0 + $1.gain(isAttained) }
    for group in groups {
      let gains = group.members.map { $0.gain(isAttained) }.sorted(by: >)
      sum += gains.prefix(group.k).reduce(0, +)
    }
    return max(base, sum)
  }
}
