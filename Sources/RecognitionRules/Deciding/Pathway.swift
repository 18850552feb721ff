public import QualificationsKit

/// The least that is missing for a better outcome: components to attain, one after the other.
public struct Pathway: Sendable {
  /// The decision as things are.
  public let before: Decision
  /// The share of the standard that has to be proved.
  public let required: Ratio
  /// The components to attain, those that add most for their hours first.
  public let steps: [Step]
  /// Whether the cost is hours; otherwise it is the number of components, hours not being known.
  public let areHours: Bool
  /// What the components cost together.
  public let cost: Ratio
  /// Whether no set costs less.
  public let isLeast: Bool
  /// No set costs less than this.
  public let bound: Ratio

  /// A component to attain, and what comes of it.
  public struct Step: Sendable {
    /// The component.
    public let component: DenseIndex<Component>
    /// What share of the standard it adds.
    public let gain: Ratio
    /// Its cost.
    public let cost: Ratio
    /// Whether it may be proved already: no reviewed row says that it is not.
    public let mayBeProved: Bool
    /// The rows by which a module is known to teach it, reviewed or proposed.
    public let modules: [DenseIndex<Mapping>]
    /// The decision once it and those before it are attained.
    public let decision: Decision
  }

  /// The decision once everything is attained.
  public var after: Decision { steps.last?.decision ?? before }

  /// Whether the outcome is better than before.
  public var isBetter: Bool { after.outcome.rank < before.outcome.rank }
}

extension Recognition {
  /// The least set of components of the standard asked for that, once attained, gives the best
  /// outcome that attaining all of them gives; `nil` if no standard is asked for.
  ///
  /// Where attaining changes no outcome, everything that is missing of the standard.
  /// - Complexity: that of `MissingComponents.least`, and a decision for each component.
  public func pathway(for question: Question) -> Pathway? {
    guard let target = question.target else { return nil }
    return PathwaySearch(self, question, target).pathway()
  }
}

private struct PathwaySearch {
  let deliberation: Deliberation
  let question: Question
  let library: Library
  let target: DenseIndex<Standard>
  let parts: AttainableParts

  init(_ recognition: Recognition, _ question: Question, _ target: DenseIndex<Standard>) {
    deliberation = Deliberation(recognition)
    self.question = question
    self.target = target
    library = recognition.library
    let counted = Deciding(deliberation, question).counted
    parts = AttainableParts(
      library, root: library[target].root,
      attested: deliberation.aCase(question, counted).attested, trust: question.trust)
  }

  /// The question, had these been attained.
  private func question(_ members: [Int]) -> Question {
    var question = question
    for member in members {
      let id = library[parts.members[member].component].id
      question.suppositions[OpenFact("attested", "", id)] = "yes"
    }
    return question
  }

  private func decision(_ members: [Int]) -> Decision { deliberation.decision(question(members)) }

  private func outcome(_ members: [Int]) -> Outcome { deliberation.outcome(question(members)) }

  func pathway() -> Pathway {
    let before = decision([])
    let everything = outcome(Array(parts.members.indices))
    let isBetter = everything.rank < before.outcome.rank
    for required in isBetter ? thresholds(before) : [.one] {
      guard var found = parts.least(reaching: required) else { continue }
      if isBetter {
        if found.members.isEmpty || outcome(found.members) != everything { continue }
        leaveOut(&found, everything)
      }
      return pathway(before, found, required)
    }
    let all = MissingComponents.Found(
      kind: .irreducible, members: Array(parts.members.indices), cost: parts.cost, bound: 0)
    return pathway(before, all, .one)
  }

  /// The shares that conditions of the decision require, and all of it.
  private func thresholds(_ decision: Decision) -> [Ratio] {
    var result: Set<Ratio> = [.one]
    for finding in decision.findings {
      for item in finding.values where item.name == "required" {
        if let share = Ratio(item.value), share > .zero, share <= .one { result.insert(share) }
      }
    }
    return result.sorted()
  }

  /// Leaves out what the rules do not ask for, whatever share it is.
  private func leaveOut(_ found: inout MissingComponents.Found, _ outcome: Outcome) {
    for member in found.members.reversed() {
      let fewer = found.members.filter { $0 != member }
      guard self.outcome(fewer) == outcome else { continue }
      found.members = fewer
      found.cost -= parts.members[member].cost
      found.kind = .irreducible
      found.bound = min(found.bound, 0)
    }
  }

  private func pathway(
    _ before: Decision, _ found: MissingComponents.Found, _ required: Ratio
  ) -> Pathway {
    let order = found.members.sorted { left, right in
      let (a, b) = (parts.members[left], parts.members[right])
      let (x, y) = (Ratio(a.gain, over: a.cost), Ratio(b.gain, over: b.cost))
      return x != y ? x > y : left < right
    }
    var attained: [Int] = []
    let steps = order.map { number -> Pathway.Step in
      attained.append(number)
      let member = parts.members[number]
      return Pathway.Step(
        component: member.component, gain: Ratio(member.gain, over: parts.scale),
        cost: parts.hours(member.cost), mayBeProved: member.mayBeProved,
        modules: modules(teaching: member.component), decision: decision(attained))
    }
    return Pathway(
      before: before, required: required, steps: steps, areHours: parts.areHours,
      cost: parts.hours(found.cost), isLeast: found.kind == .minimum,
      bound: parts.hours(found.bound))
  }

  /// The rows that say of a module, or of what contains one, that it has all of a component.
  private func modules(teaching component: DenseIndex<Component>) -> [DenseIndex<Mapping>] {
    let into = library.rows(into: component).filter { index in
      let row = library[index]
      return !row.isNegated && library[row.subject].kind == .module
        && (row.relation == .equivalent || row.relation == .broader)
    }
    let from = library.rows(from: component).filter { index in
      let row = library[index]
      return !row.isNegated && library[row.object].kind == .module
        && (row.relation == .equivalent || row.relation == .narrower)
    }
    return Set(into + from).sorted()
  }
}
