public import QualificationsKit

/// What of a decision counts as its result, by identifiers: the same in any library.
public struct DecisionCore: Hashable, Sendable {
  /// The outcome.
  public let outcome: Outcome
  /// The best outcome that is given or open.
  public let bestPossible: Outcome
  /// `binding`, `advisory`, `hypothetical`.
  public let effect: String
  /// The instrument that decides.
  public let instrument: String?
  /// The standard of the destination.
  public let target: String?
  /// How much of it is proved, and may be.
  public let certain: Ratio?
  /// How much of it may be proved.
  public let possible: Ratio?

  /// The result of a decision.
  public init(_ decision: Decision, _ library: Library) {
    outcome = decision.outcome
    bestPossible = decision.bestPossible
    effect = decision.effect
    instrument = decision.instrument
    target = decision.target.map { library[$0].id }
    certain = decision.coverage?.certain
    possible = decision.coverage?.possible
  }
}

/// Why two decisions of one question differ: the rows, conditions and instruments that are not the
/// same in both.
public struct DecisionDifference: Hashable, Sendable {
  /// A condition whose state is another.
  public struct Condition: Hashable, Sendable {
    /// The instrument, the heading and the name of the finding.
    public let instrument: String
    /// The heading it stands under.
    public let article: String
    /// The name in the book.
    public let code: String
    /// The state before; `nil` if it was not looked at.
    public let before: Ternary?
    /// The state after; `nil` if it is not looked at.
    public let after: Ternary?
  }

  /// An instrument that applies otherwise than before.
  public struct Applied: Hashable, Sendable {
    /// The instrument.
    public let id: String
    /// Why it was considered as it was; `nil` if it was not.
    public let before: String?
    /// Why it is considered as it is; `nil` if it is not.
    public let after: String?
  }

  /// The identifiers of crosswalk rows that coverage rests on in one of the two only.
  public let rows: [String]
  /// The conditions, in the order of the second decision.
  public let conditions: [Condition]
  /// The instruments.
  public let instruments: [Applied]
  /// The reason without a book (`expired`, `no-instrument`, …) before and after, if it is another.
  public let reason: (before: String?, after: String?)?

  /// Compares two decisions, each with its library.
  /// - Complexity: O(findings² + rows).
  public init(
    from before: (decision: Decision, library: Library),
    to after: (decision: Decision, library: Library)
  ) {
    func rows(_ item: (decision: Decision, library: Library)) -> Set<String> {
      Set((item.decision.coverage?.rows ?? []).map { item.library[$0].id })
    }
    self.rows = rows(before).symmetricDifference(rows(after)).sorted()
    conditions = Self.conditions(before.decision, after.decision)
    instruments = Self.instruments(before.decision, after.decision)
    let (old, new) = (before.decision.reason, after.decision.reason)
    reason = old == new ? nil : (old, new)
  }

  /// Whether nothing differs that could be named.
  public var isEmpty: Bool {
    rows.isEmpty && conditions.isEmpty && instruments.isEmpty && reason == nil
  }

  private static func conditions(_ before: Decision, _ after: Decision) -> [Condition] {
    func same(_ a: Finding, _ b: Finding) -> Bool {
      a.instrument == b.instrument && a.code == b.code
    }
    var result: [Condition] = []
    for finding in after.findings {
      let old = before.findings.first { same($0, finding) }
      if old?.state != finding.state {
        result.append(
          Condition(
            instrument: finding.instrument, article: finding.article, code: finding.code,
            before: old?.state, after: finding.state))
      }
    }
    for finding in before.findings where !after.findings.contains(where: { same($0, finding) }) {
      result.append(
        Condition(
          instrument: finding.instrument, article: finding.article, code: finding.code,
          before: finding.state, after: nil))
    }
    return result
  }

  private static func instruments(_ before: Decision, _ after: Decision) -> [Applied] {
    let ids = Set((before.instruments + after.instruments).map { $0.id }).sorted()
    return ids.compactMap { id in
      let old = before.instruments.first { $0.id == id }
      let new = after.instruments.first { $0.id == id }
      if old?.why == new?.why, old?.applies == new?.applies, old?.isUsed == new?.isUsed {
        return nil
      }
      return Applied(id: id, before: old?.why, after: new?.why)
    }
  }

  /// Whether the same differs.
  public static func == (left: DecisionDifference, right: DecisionDifference) -> Bool {
    left.rows == right.rows && left.conditions == right.conditions
      && left.instruments == right.instruments && left.reason?.before == right.reason?.before
      && left.reason?.after == right.reason?.after
  }

  /// Hashes what differs.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(conditions)
    hasher.combine(instruments)
  }
}
