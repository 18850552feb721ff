package import QualificationsKit

/// What would have to be different for an outcome to be established.
package struct SmallestChange: Sendable {
  /// A finding that would have to be in another state.
  package struct Change: Hashable, Sendable {
    /// The position in the book.
    package var finding: Int
    package var to: Ternary
  }

  /// How small it is.
  package enum Kind: String, Sendable {
    /// No set with fewer members does.
    case minimum
    /// No member can be left out.
    case irreducible
  }

  package var kind: Kind
  package var changes: [Change]
}

extension SmallestChange {
  /// A smallest set of findings whose other states meet a condition: up to three by trying all,
  /// beyond that one of which no member can be left out; `nil` where none does.
  /// - Complexity: O(findings³ · condition).
  package static func search(
    _ condition: Condition, _ states: [Ternary], under constraints: [FindingConstraint] = []
  ) -> SmallestChange? {
    let search = ChangeSearch(condition: condition, states: states, constraints: constraints)
    return search.exhaustive() ?? search.irreducible()
  }
}

private struct ChangeSearch {
  let condition: Condition
  let states: [Ternary]
  let constraints: [FindingConstraint]

  /// Every other definite state of every finding that the condition names.
  private var choices: [SmallestChange.Change] {
    Set(condition.findings).sorted().flatMap { finding in
      [Ternary.met, .failed].filter { $0 != states[finding] }.map {
        SmallestChange.Change(finding: finding, to: $0)
      }
    }
  }

  func exhaustive() -> SmallestChange? {
    if holds([]) { return SmallestChange(kind: .minimum, changes: []) }
    let choices = choices
    for size in 1...3 {
      if let found = extend([], from: 0, to: size, choices) {
        return SmallestChange(kind: .minimum, changes: found)
      }
    }
    return nil
  }

  private func extend(
    _ set: [SmallestChange.Change], from start: Int, to size: Int,
    _ choices: [SmallestChange.Change]
  ) -> [SmallestChange.Change]? {
    if set.count == size { return holds(set) ? set : nil }
    for place in choices.indices.dropFirst(start) where set.last?.finding != choices[place].finding
    {
      let found = extend(set + [choices[place]], from: place + 1, to: size, choices)
      if let found { return found }
    }
    return nil
  }

  /// What the condition asks for, as it is written; then every member that can be is left out.
  func irreducible() -> SmallestChange? {
    guard let wanted = wanted(condition, .met, [:]) else { return nil }
    var set = wanted.keys.sorted().compactMap { finding in
      wanted[finding].flatMap { state in
        states[finding] == state ? nil : SmallestChange.Change(finding: finding, to: state)
      }
    }
    guard holds(set) else { return nil }
    for change in set.reversed() {
      let fewer = set.filter { $0 != change }
      if holds(fewer) { set = fewer }
    }
    return SmallestChange(kind: .irreducible, changes: set)
  }

  /// States that give a part of the condition its state; of alternatives the first that fits.
  private func wanted(
    _ part: Condition, _ state: Ternary, _ given: [Int: Ternary]
  ) -> [Int: Ternary]? {
    switch (part, state) {
    case (.finding(let finding), _):
      if let known = given[finding], known != state { return nil }
      var result = given
      result[finding] = state
      return result
    case (.not(let inner), _): return wanted(inner, !state, given)
    case (.all(let parts), .met), (.any(let parts), .failed):
      var result: [Int: Ternary]? = given
      for part in parts { result = result.flatMap { wanted(part, state, $0) } }
      return result
    case (.all(let parts), _), (.any(let parts), _):
      for part in parts {
        if let found = wanted(part, state, given) { return found }
      }
      return nil
    }
  }

  private func holds(_ set: [SmallestChange.Change]) -> Bool {
    var changed = states
    for change in set { changed[change.finding] = change.to }
    return condition.state(changed) == .met && constraints.allSatisfy { agrees($0, changed) }
  }

  /// Whether states do not contradict what the book states about findings, if they did not before.
  private func agrees(_ constraint: FindingConstraint, _ changed: [Ternary]) -> Bool {
    constraint.isBroken(by: states) || !constraint.isBroken(by: changed)
  }
}
