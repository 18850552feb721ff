import RecognitionRules
import TestSupport

/// A book whose outcomes are the leaves of a decision tree, so that every case has exactly one; then a
/// leaf is taken out or widened.
///
/// A node asks for a finding, or for findings that the book says something about: which one of
/// several holds, or two of which the first implies the second.
struct PlantedBook {
  /// A finding that is met or failed.
  struct Literal: Hashable {
    let finding: Int
    let isMet: Bool
  }

  /// A leaf, with the way to it.
  struct Leaf {
    var path: [Literal]
    var name = OutcomeBook.refusal
    var measures: [String] = []
    var basis = "by-assessment"
    var purposes: [String] = []
  }

  private(set) var findings = ["in-scope"]
  private(set) var constraints: [FindingConstraint] = []
  /// The questions that a node may ask: the ways on from it.
  private var questions: [[[Literal]]] = []
  private(set) var leaves: [Leaf] = []
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let count = random.within(2...4)
    while questions.count < count { addQuestion() }
    let isDivided = random.chance(1, of: 3)
    for purposes in isDivided ? [["work"], ["certification", "training", "information"]] : [[]] {
      let first = leaves.count
      grow([], Array(questions.indices))
      for index in first..<leaves.count { leaves[index] = drawn(leaves[index].path, purposes) }
      // The book states a refusal and something else, for each purpose.
      leaves[first].name = "recognized"
      leaves[leaves.count - 1].name = OutcomeBook.refusal
    }
    leaves = random.shuffled(leaves)
  }

  private mutating func finding() -> Int {
    findings.append("f\(findings.count)")
    return findings.count - 1
  }

  private mutating func addQuestion() {
    func met(_ finding: Int) -> Literal { Literal(finding: finding, isMet: true) }
    func failed(_ finding: Int) -> Literal { Literal(finding: finding, isMet: false) }
    let (a, b) = (finding(), finding())
    switch random.below(6) {
    case 0:
      let c = finding()
      constraints.append(.exactlyOne([a, b, c]))
      questions.append([[met(a)], [met(b)], [met(c)]])
    case 1:
      constraints.append(.atMostOne([a, b]))
      questions.append([[met(a)], [met(b)], [failed(a), failed(b)]])
    case 2:
      constraints.append(.implies(a, b))
      questions.append([[met(a)], [failed(a), met(b)], [failed(b)]])
    default: questions += [[[met(a)], [failed(a)]], [[met(b)], [failed(b)]]]
    }
  }

  private mutating func grow(_ path: [Literal], _ left: [Int]) {
    if left.isEmpty || (!path.isEmpty && random.chance(1, of: 3)) {
      leaves.append(Leaf(path: path))
      return
    }
    let asked = random.pick(left)
    for way in questions[asked] { grow(path + way, left.filter { $0 != asked }) }
  }

  private mutating func drawn(_ path: [Literal], _ purposes: [String]) -> Leaf {
    var leaf = Leaf(path: path, purposes: purposes)
    leaf.name = random.pick(OutcomeBook.given + [OutcomeBook.refusal, OutcomeBook.refusal])
    if leaf.name == "conditional" {
      leaf.measures = random.pick([["course"], ["test"], ["course", "test"]])
    }
    if leaf.name != OutcomeBook.refusal {
      leaf.basis = random.pick(["by-assessment", "by-assessment", "by-list"])
    }
    return leaf
  }

  /// Whether findings may be as two ways say, given what the book says about findings.
  func meet(_ first: [Literal], _ second: [Literal]) -> Bool {
    let all = Set(first + second)
    if all.contains(where: { all.contains(Literal(finding: $0.finding, isMet: !$0.isMet)) }) {
      return false
    }
    func count(_ members: [Int], _ isMet: Bool) -> Int {
      members.count { all.contains(Literal(finding: $0, isMet: isMet)) }
    }
    // No finding is in two constraints.
    return constraints.allSatisfy { constraint in
      switch constraint {
      case .exactlyOne(let members):
        count(members, true) <= 1 && count(members, false) < members.count
      case .atMostOne(let members): count(members, true) <= 1
      case .implies(let reason, let result):
        count([reason], true) + count([result], false) < 2
      }
    }
  }

  /// Whether the person would not know which of two leaves counts.
  private func conflict(_ a: Leaf, _ b: Leaf) -> Bool {
    if a.purposes != b.purposes { return false }
    if a.name != b.name { return a.name == OutcomeBook.refusal || b.name == OutcomeBook.refusal }
    return a.measures != b.measures
  }

  /// Takes a leaf out, so that another refusal stays; its number before.
  mutating func leaveGap() -> Leaf? {
    let refusals = leaves.count { $0.name == OutcomeBook.refusal }
    let may = leaves.indices.filter { leaves[$0].name != OutcomeBook.refusal || refusals > 1 }
    return may.isEmpty ? nil : leaves.remove(at: random.pick(may))
  }

  /// Leaves out a condition of a leaf so that it meets others with which it conflicts; the pairs of
  /// leaves that overlap then.
  mutating func widen() -> Set<[Int]>? {
    var choices: [(leaf: Int, path: [Literal], pairs: Set<[Int]>)] = []
    for (number, leaf) in leaves.enumerated() {
      for at in leaf.path.indices {
        var path = leaf.path
        path.remove(at: at)
        let met = leaves.indices.filter {
          $0 != number && conflict(leaf, leaves[$0]) && meet(path, leaves[$0].path)
        }
        if !met.isEmpty {
          choices.append((number, path, Set(met.map { [min(number, $0), max(number, $0)] })))
        }
      }
    }
    if choices.isEmpty { return nil }
    let choice = random.pick(choices)
    leaves[choice.leaf].path = choice.path
    return choice.pairs
  }

  /// The book.
  var book: OutcomeBook {
    var statements: [OutcomeBook.Statement] = []
    for leaf in leaves {
      let path = leaf.path.map { literal in
        literal.isMet ? Condition.finding(literal.finding) : .not(.finding(literal.finding))
      }
      statements.append(
        OutcomeBook.Statement(
          name: leaf.name, condition: .all([.finding(0)] + path), purposes: leaf.purposes,
          measures: leaf.measures, basis: leaf.basis))
    }
    return OutcomeBook(findings: findings, constraints: constraints, statements: statements)
  }
}
