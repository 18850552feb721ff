import QualificationsKit

/// A decision with everything that its instrument's rules came to.
public struct DecisionProof: Sendable {
  /// Why no rule was asked, or none could decide: the reason of the decision.
  let ended: String?
  let slice: Slice?

  /// What the instrument that decides came to for the standard it is about.
  struct Slice: Sendable {
    var instrument: String
    var candidate: String
    /// Whether the instrument applies.
    var applies: Ternary
    var findings: [FindingProof]
    var outcomes: [OutcomeProof]
    var proof: Proof
    /// What stands in the way of each better outcome.
    var whyNot: [WhyNotProof]
    let book: RuleBook
  }

  /// A finding's state, and the rows that it is read off.
  struct FindingProof: Sendable {
    var name: String
    var state: Ternary
    var rows: [Int]
  }

  /// An outcome that the book states for the purpose, and whether its condition is met.
  struct OutcomeProof: Sendable {
    var info: OutcomeInfo
    var state: Ternary
  }
}

extension Recognition {
  /// The proof of a decision, worked out again: it costs nothing until it is asked for.
  public func proof(of decision: Decision) -> DecisionProof {
    let question = decision.question
    guard let id = decision.instrument, let instrument = library.instrument(id),
      let book = books[id], let target = decision.target
    else { return DecisionProof(ended: decision.reason, slice: nil) }
    let deliberation = Deliberation(self)
    let deciding = Deciding(deliberation, question)
    let aCase = deciding.makeCase()
    let reading = deliberation.reading(book, of: instrument, question, aCase)
    let proof = ProofBuilder.proof(reading.derivations)
    let states = FindingStates(
      instrument, reading, question, aCase.counted.map { $0.credential })
    let candidate = library[target].id
    let found = book.findings.indices.map { states.finding($0, candidate) }
    let findings = zip(book.findings, found).map { info, found in
      DecisionProof.FindingProof(
        name: info.name, state: found.state, rows: Self.rows(info, candidate, proof))
    }
    let scope = findings.first { $0.name == "in-scope" }?.state ?? .unknown
    let applies = deciding.isInTime(instrument) && scope
    let truth = findings.map { $0.state }
    let outcomes = book.outcomes.filter {
      $0.purposes.isEmpty || $0.purposes.contains(question.purpose)
    }.map {
      DecisionProof.OutcomeProof(info: $0, state: applies && $0.condition.state(truth))
    }
    let whyNot = decision.coverage.map {
      WhyNotProof.all(book, found, outcomes, below: decision.outcome, $0)
    }
    return DecisionProof(
      ended: nil,
      slice: DecisionProof.Slice(
        instrument: id, candidate: candidate, applies: applies, findings: findings,
        outcomes: outcomes, proof: proof, whyNot: whyNot ?? [], book: book))
  }

  /// The numbers of the rows of a finding that may be about the candidate.
  private static func rows(_ info: FindingInfo, _ candidate: String, _ proof: Proof) -> [Int] {
    var result: Set<Int> = []
    for step in proof.steps where step.relation == info.relation {
      if info.isPerCandidate, let first = step.values.first,
        Value.compare(first, .equal, .symbol(candidate)) == .failed
      {
        continue
      }
      if let number = proof.number(of: step.values, in: step.relation) { result.insert(number) }
    }
    return result.sorted()
  }
}

extension RuleBook {
  /// A condition in the words of the book.
  func written(_ condition: Condition, isInner: Bool = false) -> String {
    switch condition {
    case .finding(let index): return findings[index].name
    case .not(let part): return "not \(written(part, isInner: true))"
    case .all(let parts):
      if parts.isEmpty { return "always" }
      let text = parts.map { written($0, isInner: true) }.joined(separator: " and ")
      return isInner && parts.count > 1 ? "(\(text))" : text
    case .any(let parts):
      let text = parts.map { written($0, isInner: true) }.joined(separator: " or ")
      return isInner && parts.count > 1 ? "(\(text))" : text
    }
  }
}
