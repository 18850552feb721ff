/// What rules depend on.
enum Strata {
  /// The relations that a body reads; strict where a stratum must be finished before it is read.
  static func uses(_ body: [Literal]) -> [(relation: Int, isStrict: Bool)] {
    var result: [(relation: Int, isStrict: Bool)] = []
    for literal in body {
      switch literal {
      case .holds(let atom): result.append((atom.relation, false))
      case .unless(let atom): result.append((atom.relation, true))
      case .every(let first, let second):
        result.append((first.relation, true))
        result.append((second.relation, true))
      case .compare: break
      case .aggregate(_, _, _, let inner):
        for use in uses(inner) { result.append((use.relation, true)) }
      }
    }
    return result
  }

  /// A rule that needs a relation to be finished which depends on its own conclusion, and the
  /// relations on the way back to it; `nil` if there is none.
  static func negationCycle(_ rules: [Rule]) -> (rule: Rule, path: [Int])? {
    for rule in rules {
      for use in uses(rule.body) where use.isStrict {
        if let path = path(from: use.relation, to: rule.head, rules) {
          return (rule, path.reversed())
        }
      }
    }
    return nil
  }

  /// A path of dependencies, breadth first.
  private static func path(from start: Int, to goal: Int, _ rules: [Rule]) -> [Int]? {
    var before: [Int: Int] = [start: start]
    var queue = [start]
    while !queue.isEmpty {
      let here = queue.removeFirst()
      if here == goal {
        var path = [here]
        var at = here
        while at != start, let previous = before[at] {
          path.append(previous)
          at = previous
        }
        return path
      }
      for rule in rules where rule.head == here {
        for use in uses(rule.body) where before[use.relation] == nil {
          before[use.relation] = here
          queue.append(use.relation)
        }
      }
    }
    return nil
  }
}
