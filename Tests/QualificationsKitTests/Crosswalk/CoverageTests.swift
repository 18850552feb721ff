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
    for number in 0..<1000 {
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
    #expect(informative > 20)
  }

  @Test("a true row never widens coverage; proposed rows change nothing", arguments: seeds)
  func monotonicity(seed: UInt64) {
    var random = SplitMix64(seed: seed &+ 1000)
    for number in 0..<120 {
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
      var proposed = world
      for index in proposed.rows.indices {
        // What is true stays true under either trust; what is not was never reviewed.
        if !proposed.rows[index].sketch.isReviewed { proposed.rows[index].sketch.relation = .close }
        proposed.rows[index].sketch.isReviewed = false
      }
      let (strict, lenient) = (
        Self.coverage(of: proposed), Self.coverage(of: proposed, trust: .proposed)
      )
      // A proposed none lowers nothing, under either trust.
      var withoutNone = world
      for index in withoutNone.rows.indices
      where withoutNone.rows[index].sketch.relation == Relation.none {
        withoutNone.rows[index].sketch.relation = .close
      }
      if strict.certain != .zero || strict.possible != .one || lenient.certain != before.certain
        || lenient.possible != Self.coverage(of: withoutNone).possible
      {
        Issue.record(
          "\(Self.text(before)), \(Self.text(strict)), \(Self.text(lenient)): \(world.text)")
      }
    }
  }

  private static func text(_ coverage: Coverage) -> String {
    "\(coverage.certain.exact)…\(coverage.possible.exact)"
  }
}
