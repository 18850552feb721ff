import QualificationsKit

/// Why a better outcome was not given: its conditions with what they came to, and the smallest
/// change that would establish it.
struct WhyNotProof: Sendable {
  var outcome: OutcomeInfo
  /// The findings that it names, with `in-scope`, in the order of the book.
  var conditions: [Finding]
  /// Those of them that keep it from being established.
  var obstacles: [Finding]
  /// The names of the book's findings.
  var names: [String]
  var change: SmallestChange?
  /// For a change of a finding on coverage: the components to prove, with the kind of the set.
  var components: [Parts]

  /// Components that would have to be proved for a finding.
  struct Parts: Sendable {
    var finding: Int
    var kind: SmallestChange.Kind
    var components: [DenseIndex<Component>]
  }

  /// The name of a finding.
  func name(of finding: Int) -> String { names[finding] }

  /// For each outcome of the book better than the one that was given.
  static func all(
    _ book: RuleBook, _ findings: [Finding], _ outcomes: [DecisionProof.OutcomeProof],
    below outcome: Outcome, _ coverage: Coverage
  ) -> [WhyNotProof] {
    let states = findings.map { $0.state }
    let scope = book.findings.firstIndex { $0.name == "in-scope" }
    return outcomes.filter { item in
      item.state != .met && (Outcome(rawValue: item.info.name)?.rank ?? 9) < outcome.rank
    }.map { item in
      let condition: Condition =
        scope.map { .all([.finding($0), item.info.condition]) } ?? item.info.condition
      let change = SmallestChange.search(condition, states, under: book.constraints)
      return WhyNotProof(
        outcome: item.info,
        conditions: Set(condition.findings).sorted().map { findings[$0] },
        obstacles: Set(condition.obstacles(states)).sorted().map { findings[$0] },
        names: findings.map { $0.code }, change: change,
        components: (change?.changes ?? []).compactMap { parts($0, findings, coverage) })
    }
  }

  /// The components with the least hours that lift the certain share to what a finding requires.
  private static func parts(
    _ change: SmallestChange.Change, _ findings: [Finding], _ coverage: Coverage
  ) -> Parts? {
    let values = findings[change.finding].values
    func number(_ name: String) -> Ratio? {
      values.first { $0.name == name }.flatMap { Ratio($0.value) }
    }
    guard change.to == .met, let required = number("required"), required <= .one,
      let certain = number("certain"), certain == coverage.certain,
      number("possible") == coverage.possible
    else { return nil }
    let open = coverage.parts.filter { $0.certain < .one }
    var gains: [Ratio] = []
    for part in open {
      guard let weight = part.weight else { return nil }
      gains.append(weight * (.one - part.certain))
    }
    // Points: over the least common denominator.
    var scale: Int128 = 1
    for ratio in gains + [required, certain] {
      scale = Ratio(scale, over: ratio.denominator).numerator * ratio.denominator
    }
    func points(_ ratio: Ratio) -> Int128 { ratio.numerator * (scale / ratio.denominator) }
    let gap = points(required) - points(certain)
    guard let found = MissingComponents.least(gains.map { points($0) }, reaching: gap) else {
      return nil
    }
    return Parts(
      finding: change.finding, kind: found.kind,
      components: found.members.map { open[$0].component })
  }
}
