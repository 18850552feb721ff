import QualificationsKit

/// Looks for states of findings, met or failed, that meet all of some conditions.
///
/// Backtracking with three-valued partial evaluation: a branch ends where a condition has failed
/// whatever the open findings are, and goes on with a finding of the condition that has the fewest
/// open ones, so that a condition or a constraint that leaves one way only is followed at once. The
/// last six findings, the *lanes*, are not branched on: their 64 combinations are the bits of a word.
/// So n findings cost at most 2^(n-5) nodes.
struct StateSearch {
  /// What a search comes to.
  enum Answer {
    /// States that meet everything, whatever the findings are that are left unknown.
    case found([Ternary])
    /// There are none.
    case none
    /// The steps did not suffice.
    case undecided
  }

  /// Where a condition is met and where it has failed, for each combination of the last findings.
  private struct Truth {
    static let met = Truth(met: .max, failed: 0)
    static let failed = Truth(met: 0, failed: .max)
    static let open = Truth(met: 0, failed: 0)

    var met: UInt64
    var failed: UInt64
  }

  /// A condition as a list of steps that work on a stack; the numbers are those of operands.
  private enum Step {
    case state(Int)
    case not
    case all(Int)
    case any(Int)
    case exactlyOne(Int)
    case atMostOne(Int)
  }

  private struct Goal {
    var steps: [Step] = []
    var findings: [Int] = []
  }

  /// How many findings fit in the bits of a word.
  static let mostLanes = 6

  private var goals: [Goal] = []
  private var states: [Truth]
  /// The place of each finding in the order in which they are branched on; `nil` for the last ones
  /// and those that no goal names.
  private var ranks: [Int?]
  private var laneFindings: [Int] = []
  private var size = 0
  private var stepsLeft = 0
  private var stack: [Truth] = []

  /// Prepares the search for states of `count` findings, with that many lanes at most.
  init(
    count: Int, conditions: [Condition], constraints: [FindingConstraint], lanes: Int = mostLanes
  ) {
    states = [Truth](repeating: .open, count: count)
    ranks = [Int?](repeating: nil, count: count)
    for condition in conditions { add(condition) }
    for constraint in constraints { add(constraint) }
    order(min(lanes, Self.mostLanes))
  }

  private mutating func add(_ condition: Condition) {
    var goal = Goal()
    Self.append(condition, to: &goal)
    goals.append(goal)
  }

  private static func append(_ condition: Condition, to goal: inout Goal) {
    switch condition {
    case .finding(let index):
      goal.steps.append(.state(index))
      goal.findings.append(index)
    case .all(let parts):
      for part in parts { append(part, to: &goal) }
      goal.steps.append(.all(parts.count))
    case .any(let parts):
      for part in parts { append(part, to: &goal) }
      goal.steps.append(.any(parts.count))
    case .not(let part):
      append(part, to: &goal)
      goal.steps.append(.not)
    }
  }

  private mutating func add(_ constraint: FindingConstraint) {
    switch constraint {
    case .exactlyOne(let members):
      goals.append(
        Goal(
          steps: members.map { .state($0) } + [.exactlyOne(members.count)], findings: members))
    case .atMostOne(let members):
      goals.append(
        Goal(
          steps: members.map { .state($0) } + [.atMostOne(members.count)], findings: members))
    case .implies(let reason, let result):
      add(.any([.not(.finding(reason)), .finding(result)]))
    }
  }

  /// Findings that are named most often come first; the order of the conditions does not matter.
  private mutating func order(_ lanes: Int) {
    var uses = [Int](repeating: 0, count: states.count)
    for goal in goals {
      size += goal.steps.count
      for finding in goal.findings { uses[finding] += 1 }
    }
    let used = uses.indices.filter { uses[$0] > 0 }
      .sorted { (uses[$1], $0) < (uses[$0], $1) }
    for (rank, finding) in used.dropLast(lanes).enumerated() { ranks[finding] = rank }
    laneFindings = Array(used.suffix(lanes))
    for (lane, finding) in laneFindings.enumerated() {
      var met: UInt64 = 0
      for bit in 0..<64 where (bit >> lane) & 1 == 0 { met |= 1 << UInt64(bit) }
      states[finding] = Truth(met: met, failed: ~met)
    }
  }

  /// Searches with so many steps; a step is an operand or an operation of a condition, looked at once.
  mutating func answer(within steps: Int) -> Answer {
    stepsLeft = steps
    return descend()
  }

  private mutating func descend() -> Answer {
    stepsLeft -= max(size, 1)
    if stepsLeft < 0 { return .undecided }
    var met = UInt64.max
    var failed: UInt64 = 0
    var decided: [UInt64] = []
    decided.reserveCapacity(goals.count)
    for goal in goals {
      let truth = evaluate(goal)
      met &= truth.met
      failed |= truth.failed
      if failed == .max { return .none }
      decided.append(truth.met | truth.failed)
    }
    if met != 0 { return .found(found(lane: met.trailingZeroBitCount)) }
    guard let finding = branch(decided.map { $0 | failed }) else { return .none }
    for truth in [Truth.met, .failed] {
      states[finding] = truth
      let answer = descend()
      if case .none = answer { continue }
      return answer
    }
    states[finding] = .open
    return .none
  }

  /// The finding to branch on: of a condition that is open with as few open findings as any.
  private func branch(_ decided: [UInt64]) -> Int? {
    var best: (open: Int, rank: Int, finding: Int)?
    for (goal, decided) in zip(goals, decided) where decided != .max {
      var open = 0
      var first: (rank: Int, finding: Int)?
      for finding in goal.findings {
        guard let rank = ranks[finding], states[finding].met | states[finding].failed == 0 else {
          continue
        }
        open += 1
        if first.map({ rank < $0.rank }) ?? true { first = (rank, finding) }
      }
      guard let first else { continue }
      if best.map({ (open, first.rank) < ($0.open, $0.rank) }) ?? true {
        best = (open, first.rank, first.finding)
      }
    }
    return best.map { $0.finding }
  }

  /// The states as they are, of the last findings those of one combination.
  private func found(lane: Int) -> [Ternary] {
    states.map { truth in
      if (truth.met >> UInt64(lane)) & 1 == 1 { return .met }
      return (truth.failed >> UInt64(lane)) & 1 == 1 ? .failed : .unknown
    }
  }

  private mutating func evaluate(_ goal: Goal) -> Truth {
    stack.removeAll(keepingCapacity: true)
    for step in goal.steps {
      switch step {
      case .state(let finding): stack.append(states[finding])
      case .not:
        let truth = stack.popLast() ?? .open
        stack.append(Truth(met: truth.failed, failed: truth.met))
      case .all(let count):
        fold(count, from: .met) { Truth(met: $0.met & $1.met, failed: $0.failed | $1.failed) }
      case .any(let count):
        fold(count, from: .failed) { Truth(met: $0.met | $1.met, failed: $0.failed & $1.failed) }
      case .exactlyOne(let count): foldOne(count, orNone: false)
      case .atMostOne(let count): foldOne(count, orNone: true)
      }
    }
    return stack.last ?? .met
  }

  private mutating func fold(_ count: Int, from start: Truth, _ join: (Truth, Truth) -> Truth) {
    let truth = stack.suffix(count).reduce(start, join)
    stack.removeLast(count)
    stack.append(truth)
  }

  /// Exactly one of the operands, or at most one.
  private mutating func foldOne(_ count: Int, orNone: Bool) {
    var (one, two): (UInt64, UInt64) = (0, 0)
    var (maybeOne, maybeTwo): (UInt64, UInt64) = (0, 0)
    for truth in stack.suffix(count) {
      two |= one & truth.met
      one |= truth.met
      maybeTwo |= maybeOne & ~truth.failed
      maybeOne |= ~truth.failed
    }
    stack.removeLast(count)
    stack.append(
      orNone
        ? Truth(met: ~maybeTwo, failed: two)
        : Truth(met: one & ~maybeTwo, failed: two | ~maybeOne))
  }
}
