import QualificationsKit
import RecognitionRules

/// What the outcomes of a book come to, by looking at every assignment. A state is a number: met is 1,
/// failed -1, unknown 0; so `and` is the least, `or` the greatest and `not` the opposite.
struct OutcomeOracle {
  let book: OutcomeBook
  private let scope: Int?

  init(_ book: OutcomeBook) {
    self.book = book
    scope = book.findings.firstIndex(of: "in-scope")
  }

  /// All assignments of these states.
  func assignments(of states: [Int]) -> [[Int]] {
    var result: [[Int]] = [[]]
    for _ in book.findings { result = result.flatMap { start in states.map { start + [$0] } } }
    return result
  }

  static func value(_ condition: Condition, _ states: [Int]) -> Int {
    switch condition {
    case .finding(let index): states[index]
    case .all(let parts): parts.map { value($0, states) }.min() ?? 1
    case .any(let parts): parts.map { value($0, states) }.max() ?? -1
    case .not(let part): -value(part, states)
    }
  }

  /// Whether an assignment without unknowns agrees with what the book states about findings.
  func agrees(_ states: [Int]) -> Bool {
    book.constraints.allSatisfy { constraint in
      switch constraint {
      case .exactlyOne(let members): members.count { states[$0] == 1 } == 1
      case .atMostOne(let members): members.count { states[$0] == 1 } <= 1
      case .implies(let reason, let result): states[reason] <= states[result]
      }
    }
  }

  /// Whether an assignment is one of the other's ways of filling in its unknowns.
  static func fills(_ filled: [Int], _ states: [Int]) -> Bool {
    zip(filled, states).allSatisfy { $0 == $1 || $1 == 0 }
  }

  /// The statements that are established.
  func established(_ states: [Int]) -> [Int] {
    guard isInScope(states) else { return [] }
    return book.statements.indices.filter { Self.value(book.statements[$0].condition, states) == 1 }
  }

  private func isInScope(_ states: [Int]) -> Bool { scope.map { states[$0] == 1 } ?? true }

  func holds(_ statement: Int, for purpose: String) -> Bool {
    let purposes = book.statements[statement].purposes
    return purposes.isEmpty || purposes.contains(purpose)
  }

  /// Whether states leave a gap however their unknowns are, as far as three values tell.
  func isGap(_ states: [Int], for purpose: String) -> Bool {
    let stated = book.statements.indices.filter { holds($0, for: purpose) }
    let refuses = book.statements.contains { $0.name == OutcomeBook.refusal }
    return refuses && !stated.isEmpty && isInScope(states)
      && stated.allSatisfy { Self.value(book.statements[$0].condition, states) == -1 }
  }

  /// The pairs of statements that must not be established together.
  func conflicts(for purpose: String) -> Set<[Int]> {
    var result: Set<[Int]> = []
    for (first, a) in book.statements.enumerated() {
      for (second, b) in book.statements.enumerated() where second > first {
        guard holds(first, for: purpose), holds(second, for: purpose) else { continue }
        let isSame =
          a.name == b.name && a.measures.sorted() == b.measures.sorted() && a.until == b.until
        let areGiven = a.name != OutcomeBook.refusal && b.name != OutcomeBook.refusal
        if !isSame, !(areGiven && a.name != b.name) { result.insert([first, second]) }
      }
    }
    return result
  }

  /// A fault: what is wrong, for which purpose, and the statements of an overlap.
  struct Fault: Hashable {
    let kind: Totality.Kind
    let purpose: String
    let statements: [Int]
  }

  /// All faults.
  func faults() -> Set<Fault> {
    var result: Set<Fault> = []
    let filled = assignments(of: [1, -1]).filter { agrees($0) }
    var ever: Set<Int> = []
    let conflicts = OutcomeBook.purposes.map { self.conflicts(for: $0) }
    for states in assignments(of: [1, 0, -1]) {
      guard filled.contains(where: { Self.fills($0, states) }) else { continue }
      let established = established(states)
      ever.formUnion(established)
      for (purpose, pairs) in zip(OutcomeBook.purposes, conflicts) {
        if !states.contains(0), isGap(states, for: purpose) {
          result.insert(Fault(kind: .gap, purpose: purpose, statements: []))
        }
        for pair in pairs where pair.allSatisfy({ established.contains($0) }) {
          result.insert(Fault(kind: .overlap, purpose: purpose, statements: pair))
        }
      }
    }
    for statement in book.statements.indices where !ever.contains(statement) {
      for purpose in OutcomeBook.purposes where holds(statement, for: purpose) {
        result.insert(Fault(kind: .neverEstablished, purpose: purpose, statements: [statement]))
      }
    }
    return result
  }

  /// What was found, one for each purpose.
  static func split(_ found: [Totality.Fault]) -> [Fault] {
    found.flatMap { fault in
      fault.purposes.map { purpose in
        Fault(
          kind: fault.kind, purpose: purpose,
          statements: fault.kind == .gap ? [] : fault.statements.map { $0.range.start })
      }
    }
  }

  /// What is wrong with a counterexample; `nil` if it is one, and a smallest one.
  func objection(to fault: Totality.Fault) -> String? {
    let named = states(fault)
    func shows(_ states: [Int]) -> Bool {
      if fault.kind == .gap { return fault.purposes.allSatisfy { isGap(states, for: $0) } }
      let established = established(states)
      return fault.statements.allSatisfy { established.contains($0.range.start) }
    }
    if fault.kind == .neverEstablished {
      return named.allSatisfy { $0 == 0 } ? nil : "names states"
    }
    let filled = assignments(of: [1, -1])
    if !filled.contains(where: { agrees($0) && Self.fills($0, named) }) { return "inadmissible" }
    if !assignments(of: [1, 0, -1]).allSatisfy({ !Self.fills($0, named) || shows($0) }) {
      return "does not show in any case"
    }
    for (finding, state) in named.enumerated() where state != 0 {
      var fewer = named
      fewer[finding] = 0
      if shows(fewer) { return "\(book.findings[finding]) does not matter" }
    }
    return nil
  }

  /// The states that a counterexample names.
  func states(_ fault: Totality.Fault) -> [Int] {
    book.findings.map { name in
      switch fault.assignment.first(where: { $0.finding == name })?.state {
      case .met: 1
      case .failed: -1
      case .unknown, nil: 0
      }
    }
  }
}
