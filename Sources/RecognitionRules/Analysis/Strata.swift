/// What rules depend on, and the order that follows.
struct Strata {
  private let relations: [RelationInfo]
  private let rules: [Rule]
  /// The rules that conclude each relation.
  private var concluding: [[Int]]
  /// The relations that the rules of each relation read.
  private var reads: [[Int]]
  /// The component of each relation.
  private(set) var component: [Int] = []
  private var members: [[Int]] = []

  init(_ relations: [RelationInfo], _ rules: [Rule]) {
    self.relations = relations
    self.rules = rules
    concluding = Array(repeating: [], count: relations.count)
    reads = Array(repeating: [], count: relations.count)
    for (number, rule) in rules.enumerated() {
      concluding[rule.head].append(number)
      reads[rule.head] += uses(rule.body).map { $0.relation }
    }
    findComponents()
  }

  /// The relations that a body reads; strict where one must be finished before it is read.
  func uses(_ body: [Literal]) -> [(relation: Int, isStrict: Bool)] {
    var result: [(relation: Int, isStrict: Bool)] = []
    for literal in body {
      switch literal {
      case .holds(let atom): add(atom, isStrict: false, &result)
      case .every(let first, let second):
        add(first, isStrict: true, &result)
        add(second, isStrict: true, &result)
      case .compare, .bind: break
      case .unless(let inner), .aggregate(_, _, let inner):
        for use in uses(inner) { result.append((use.relation, true)) }
      }
    }
    return result
  }

  /// Whoever reads an open list waits for what says that it is complete.
  private func add(
    _ atom: Atom, isStrict: Bool, _ result: inout [(relation: Int, isStrict: Bool)]
  ) {
    result.append((atom.relation, isStrict))
    for item in relations[atom.relation].completeness { result.append((item.relation, true)) }
    if case .list(let whole, _, _) = relations[atom.relation].origin {
      for item in relations[whole].completeness { result.append((item.relation, true)) }
    }
  }

  /// Finds the strongly connected components, without recursion: in the order in which the
  /// relations are finished, then against the arrows.
  private mutating func findComponents() {
    var readers = Array(repeating: [Int](), count: relations.count)
    for (relation, others) in reads.enumerated() {
      for other in others { readers[other].append(relation) }
    }
    component = Array(repeating: -1, count: relations.count)
    for start in finishingOrder().reversed() where component[start] < 0 {
      let number = members.count
      members.append([])
      var stack = [start]
      component[start] = number
      while let here = stack.popLast() {
        members[number].append(here)
        for next in readers[here] where component[next] < 0 {
          component[next] = number
          stack.append(next)
        }
      }
    }
  }

  private func finishingOrder() -> [Int] {
    var order: [Int] = []
    var isSeen = Array(repeating: false, count: relations.count)
    for start in relations.indices where !isSeen[start] {
      isSeen[start] = true
      var stack = [(relation: start, next: 0)]
      while let top = stack.last {
        if top.next == reads[top.relation].count {
          order.append(top.relation)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let other = reads[top.relation][top.next]
        if !isSeen[other] {
          isSeen[other] = true
          stack.append((other, 0))
        }
      }
    }
    return order
  }

  /// The rules by component, each after those that it reads; of several that could come next, the
  /// one with the first name.
  var order: [[Int]] {
    var waitsFor = Array(repeating: Set<Int>(), count: members.count)
    var readers = Array(repeating: [Int](), count: members.count)
    for (relation, others) in reads.enumerated() {
      for other in others where component[other] != component[relation] {
        if waitsFor[component[relation]].insert(component[other]).inserted {
          readers[component[other]].append(component[relation])
        }
      }
    }
    var waiting = waitsFor.map { $0.count }
    let names = members.map { $0.map { relations[$0].name }.min() ?? "" }
    var ready = members.indices.filter { waiting[$0] == 0 }
    ready.sort { names[$0] > names[$1] }
    var result: [[Int]] = []
    while let next = ready.popLast() {
      let numbers = members[next].flatMap { concluding[$0] }.sorted()
      if !numbers.isEmpty { result.append(numbers) }
      for reader in readers[next] {
        waiting[reader] -= 1
        if waiting[reader] > 0 { continue }
        let place = ready.firstIndex { names[$0] < names[reader] } ?? ready.count
        ready.insert(reader, at: place)
      }
    }
    return result
  }

  /// Whether a relation depends on itself.
  func isRecursive(_ relation: Int) -> Bool {
    members[component[relation]].count > 1 || reads[relation].contains(relation)
  }

  /// For each component with a cycle through a negation: the first rule that needs a relation to be
  /// finished which depends on its own conclusion, and the relations on the way back to it.
  var negationCycles: [(rule: Rule, path: [Int])] {
    var result: [(rule: Rule, path: [Int])] = []
    var reported: Set<Int> = []
    for rule in rules where !reported.contains(component[rule.head]) {
      let strict = uses(rule.body).first {
        $0.isStrict && component[$0.relation] == component[rule.head]
      }
      guard let strict, let path = path(from: strict.relation, to: rule.head) else { continue }
      reported.insert(component[rule.head])
      result.append((rule, path.reversed()))
    }
    return result
  }

  /// A path of dependencies, breadth first, from the goal back to the start.
  private func path(from start: Int, to goal: Int) -> [Int]? {
    var before: [Int: Int] = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let here = queue[next]
      next += 1
      if here == goal {
        var path = [here]
        var at = here
        while at != start, let previous = before[at] {
          path.append(previous)
          at = previous
        }
        return path
      }
      for other in reads[here] where before[other] == nil {
        before[other] = here
        queue.append(other)
      }
    }
    return nil
  }
}
