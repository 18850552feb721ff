import RecognitionRules
import TestSupport

/// Outcomes over at most six findings, drawn from a seed.
struct RandomOutcomes {
  private var random: SplitMix64
  private var count = 0

  static func book(seed: UInt64) -> OutcomeBook {
    var drawing = RandomOutcomes(random: SplitMix64(seed: seed))
    return drawing.book()
  }

  private mutating func book() -> OutcomeBook {
    count = random.pick([1, 2, 3, 3, 4, 4, 5, 5, 6])
    var findings = (0..<count).map { "f\($0)" }
    if random.chance(2, of: 3) { findings[random.below(count)] = "in-scope" }
    var constraints: [FindingConstraint] = []
    for _ in 0..<random.below(3) { constraints.append(constraint()) }
    var statements: [OutcomeBook.Statement] = []
    for _ in 0..<random.within(1...5) { statements.append(statement()) }
    return OutcomeBook(findings: findings, constraints: constraints, statements: statements)
  }

  private mutating func constraint() -> FindingConstraint {
    let members = Array(random.shuffled(Array(0..<count)).prefix(random.within(1...4))).sorted()
    switch random.below(3) {
    case 0: return .exactlyOne(members)
    case 1: return .atMostOne(members)
    default: return .implies(random.below(count), random.below(count))
    }
  }

  private mutating func statement() -> OutcomeBook.Statement {
    var statement = OutcomeBook.Statement(
      name: random.pick(OutcomeBook.given + [OutcomeBook.refusal, OutcomeBook.refusal]),
      condition: condition(depth: random.within(0...3)))
    if random.chance(1, of: 3) {
      statement.purposes = random.shuffled(OutcomeBook.purposes).prefix(random.within(1...3)).map {
        $0
      }
    }
    if random.chance(1, of: 4) { statement.measures = random.shuffled(["course", "test"]) }
    if random.chance(1, of: 4) { statement.basis = "by-list" }
    if random.chance(1, of: 6) { statement.until = 0 }
    return statement
  }

  private mutating func condition(depth: Int) -> Condition {
    if depth == 0 {
      let finding = Condition.finding(random.below(count))
      return random.chance(1, of: 3) ? .not(finding) : finding
    }
    var parts: [Condition] = []
    for _ in 0..<random.within(2...3) { parts.append(condition(depth: random.below(depth))) }
    switch random.below(5) {
    case 0, 1: return .all(parts)
    case 2, 3: return .any(parts)
    default: return .not(.any(parts))
    }
  }
}
