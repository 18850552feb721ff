import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// The smallest change is what trying everything finds (design 4, "Smallest change").
struct SmallestChangeTests {
  private static let states: [Ternary] = [.met, .failed, .unknown]

  private static func drawCondition(
    _ findings: Int, _ depth: Int, _ random: inout SplitMix64
  ) -> Condition {
    if depth == 0 || random.chance(1, of: 3) { return .finding(random.below(findings)) }
    let parts = (0..<random.within(2...4)).map { _ in
      drawCondition(findings, depth - 1, &random)
    }
    switch random.below(5) {
    case 0: return .not(parts[0])
    case 1, 2: return .any(parts)
    default: return .all(parts)
    }
  }

  /// All ways of giving definite states to findings in another state: the fewest that do.
  static func fewest(_ condition: Condition, _ states: [Ternary]) -> Int? {
    var best: Int?
    func change(_ at: Int, _ changed: [Ternary], _ count: Int) {
      if best.map({ count >= $0 }) ?? false { return }
      guard at < states.count else {
        if condition.state(changed) == .met { best = count }
        return
      }
      change(at + 1, changed, count)
      for state in [Ternary.met, .failed] where state != states[at] {
        var other = changed
        other[at] = state
        change(at + 1, other, count + 1)
      }
    }
    change(0, states, 0)
    return best
  }

  @Test("a minimum is what brute force finds, and no member of a change can be left out")
  func findings() {
    for seed in 0..<UInt64(1500) {
      var random = SplitMix64(seed: seed)
      let count = random.within(2...7)
      let condition = Self.drawCondition(count, 3, &random)
      let states = (0..<count).map { _ in random.pick(Self.states) }
      let fewest = Self.fewest(condition, states)
      let found = SmallestChange.search(condition, states)
      func holds(_ changes: [SmallestChange.Change]) -> Bool {
        var changed = states
        for change in changes { changed[change.finding] = change.to }
        return condition.state(changed) == .met
      }
      guard let found else {
        #expect(fewest.map { $0 > 3 } ?? true, "seed \(seed): none, and \(fewest ?? -1) do")
        continue
      }
      #expect(holds(found.changes), "seed \(seed)")
      if let fewest, fewest <= 3 {
        #expect(found.kind == .minimum && found.changes.count == fewest, "seed \(seed)")
      } else {
        #expect(found.kind == .irreducible, "seed \(seed)")
      }
      for change in found.changes {
        #expect(!holds(found.changes.filter { $0 != change }), "seed \(seed): \(change)")
      }
    }
  }

  @Test("what states exclude each other is not changed together")
  func constraints() {
    let condition = Condition.any([.all([.finding(0), .finding(1)]), .finding(2)])
    let states: [Ternary] = [.failed, .failed, .unknown]
    let free = SmallestChange.search(condition, states)
    #expect(free?.changes.map { $0.finding } == [2])
    let bound = SmallestChange.search(
      condition, [.met, .failed, .failed], under: [.atMostOne([0, 1]), .implies(2, 1)])
    #expect(bound?.changes.map { $0.finding } == [1, 2] || bound?.changes.count == 3)
  }

  @Test("the components with the least hours are what brute force finds")
  func components() {
    for seed in 0..<UInt64(600) {
      var random = SplitMix64(seed: seed)
      let gains = (0..<random.within(1...11)).map { _ in Int128(random.within(1...60)) }
      let gap = Int128(random.within(0...(Int(gains.reduce(0, +)) + 4)))
      var best: Int128?
      for mask in 0..<(1 << gains.count) {
        let sum = gains.indices.filter { mask >> $0 & 1 == 1 }.reduce(Int128(0)) { $0 + gains[$1] }
        if sum >= gap { best = min(best ?? sum, sum) }
      }
      let found = MissingComponents.least(gains, reaching: gap)
      #expect(found?.members.reduce(Int128(0)) { $0 + gains[$1] } == best, "seed \(seed)")
      #expect(found.map { $0.kind == .minimum } ?? true, "seed \(seed)")
    }
  }

  @Test("beyond forty components no member can be left out")
  func manyComponents() throws {
    for seed in 0..<UInt64(40) {
      var random = SplitMix64(seed: seed)
      let gains = (0..<random.within(41...60)).map { _ in Int128(random.within(1...200)) }
      let gap = gains.reduce(0, +) / Int128(random.within(2...5))
      let found = try #require(MissingComponents.least(gains, reaching: gap))
      let sum = found.members.reduce(Int128(0)) { $0 + gains[$1] }
      #expect(found.kind == .irreducible && sum >= gap, "seed \(seed)")
      for member in found.members { #expect(sum - gains[member] < gap, "seed \(seed)") }
    }
  }
}
