import QualificationsKit
import TestSupport
import Testing

/// Coverage against all worlds that its rows allow, and what more rows may do to it (design 1.3).
struct CoverageTests {
  static let seeds: [UInt64] = Array(1...20)

  private static func coverage(of world: CoverageWorld, trust: Trust = .reviewed) -> Coverage {
    CoverageCalculation.coverage(
      of: world.nodes[CoverageWorld.root], by: CoverageWorld.attestations[world.shape.rawValue],
      in: world.libraryWithRows, trust: trust)
  }

  @Test(
    "certain is at most the least and possible at least the most of all worlds", arguments: seeds)
  func soundness(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var informative = 0
    for number in 0..<Int(300 * LongRun.factor) {
      let (world, _) = CoverageWorld.drawn(CoverageWorld.Shape.allCases[number % 4], &random)
      let coverage = Self.coverage(of: world)
      let (least, most) = world.bounds()
      let whole = Int128(2 * world.leaf)
      let isSound =
        coverage.certain <= Ratio(Int128(least), over: whole)
        && coverage.possible >= Ratio(Int128(most), over: whole)
        && .zero <= coverage.certain && coverage.certain <= coverage.possible
        && coverage.possible <= .one
      if !isSound {
        Issue.record(
          "case \(number): \(Self.text(coverage)), true \(least)…\(most) of \(whole): \(world.text)"
        )
      }
      if coverage.certain > .zero, coverage.possible < .one { informative += 1 }
    }
    // A calculation that always answers 0…1 would be sound too.
    #expect(informative > 6)
  }

  @Test("a true row never widens coverage; proposed rows change nothing", arguments: seeds)
  func monotonicity(seed: UInt64) {
    var random = SplitMix64(seed: seed &+ 1000)
    for number in 0..<Int(50 * LongRun.factor) {
      var (world, contents) = CoverageWorld.drawn(CoverageWorld.Shape.allCases[number % 4], &random)
      // In a complete set a new row also takes back what its absence said.
      world.isComplete = false
      let before = Self.coverage(of: world)
      for _ in 0..<4 {
        guard let row = world.row(contents, &random) else { continue }
        var after = world
        after.rows.insert(row, at: random.below(world.rows.count + 1))
        let coverage = Self.coverage(of: after)
        let isNarrower =
          coverage.certain >= before.certain && coverage.possible <= before.possible
        let isSame = coverage.certain == before.certain && coverage.possible == before.possible
        if row.sketch.isReviewed ? !isNarrower : !isSame {
          Issue.record("\(Self.text(before)) → \(Self.text(coverage)): \(after.text)")
        }
      }
      // A proposed none, or a proposed *not p*, lowers nothing under either trust.
      var positive = world
      for index in positive.rows.indices
      where positive.rows[index].sketch.relation == .none || positive.rows[index].sketch.isNegated {
        positive.rows[index].sketch.relation = .close
        positive.rows[index].sketch.isNegated = false
      }
      let hoped = Self.coverage(of: positive)
      var proposed = world
      for index in proposed.rows.indices {
        // What is true stays true under either trust; what is not was never reviewed.
        if !proposed.rows[index].sketch.isReviewed { proposed.rows[index].sketch.relation = .close }
        proposed.rows[index].sketch.isReviewed = false
      }
      let (strict, lenient) = (
        Self.coverage(of: proposed), Self.coverage(of: proposed, trust: .proposed)
      )
      if strict.certain != .zero || strict.possible != .one || lenient.certain != hoped.certain
        || lenient.possible != hoped.possible
      {
        Issue.record(
          "\(Self.text(hoped)), \(Self.text(strict)), \(Self.text(lenient)): \(world.text)")
      }
    }
  }

  @Test(
    "certificates count together in any order, each once, and one more never lowers what is certain",
    arguments: seeds)
  func union(seed: UInt64) {
    var random = SplitMix64(seed: seed &+ 2000)
    for number in 0..<Int(50 * LongRun.factor) {
      let (world, _) = CoverageWorld.drawn(CoverageWorld.Shape.allCases[number % 4], &random)
      let library = world.libraryWithRows
      func coverage(_ things: [Int]) -> [Ratio] {
        let holdings = things.map { Holding(root: world.nodes[$0]) }
        let result = CoverageCalculation.coverage(
          of: world.nodes[CoverageWorld.root], by: Attestation(library, holdings), in: library,
          trust: .reviewed)
        return [result.certain, result.possible]
      }
      let both = coverage([0, 1])
      let isOrderFree = both == coverage([1, 0]) && both == coverage([0, 1, 0])
      // What is possible may shrink: two certificates may make a whole that a row speaks of.
      let isMore = [coverage([0]), coverage([1])].allSatisfy { $0[0] <= both[0] }
      if !isOrderFree || !isMore { Issue.record("\(both): \(world.text)") }
    }
  }

  private static func text(_ coverage: Coverage) -> String {
    "\(coverage.certain.exact)…\(coverage.possible.exact)"
  }
}
