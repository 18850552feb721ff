import QualificationsKit

/// Decides a question: all instruments, all candidates, then design 1.5 step by step.
struct Deciding {
  let deliberation: Deliberation
  let library: Library
  let question: Question

  init(_ deliberation: Deliberation, _ question: Question) {
    self.deliberation = deliberation
    library = deliberation.recognition.library
    self.question = question
  }

  var recognition: Recognition { deliberation.recognition }

  /// An outcome of one instrument for one candidate.
  struct Option {
    var instrument: Int
    var candidate: Int
    var info: OutcomeInfo
    var outcome: Outcome
    var state: Ternary
    /// The states of all findings of the book.
    var states: [Ternary]
    /// The finding on the scope, unless it is met: where it is not known whether the instrument
    /// applies, that is a condition of every outcome.
    var scope: Int?

    /// Whether it states a ground of refusal.
    var isRefusal: Bool { outcome == .notRecognized }

    /// The findings that its condition names, in the order of the book.
    var findings: [Int] { listed(info.condition.findings) }

    /// The findings that keep it from being established, in the order of the book.
    var obstacles: [Int] { listed(info.condition.obstacles(states)) }

    private func listed(_ findings: [Int]) -> [Int] {
      Set(findings + [scope].compactMap { $0 }).sorted()
    }
  }

  /// An instrument with a book, after evaluation.
  struct Applied {
    var instrument: Instrument
    var applies: Ternary
    var why: String
    var options: [Option] = []
    /// The states of its book's findings.
    var states: FindingStates?

    /// What the relations of its book hold.
    var values: RelationValues? { states.map { RelationValues($0.reading) } }
  }

  /// What a question comes to, before anything is said of it.
  struct Verdict {
    var outcome: Outcome
    /// What was decided before any rule.
    var refusal: Decision?
    /// The option that was chosen, and all that it was chosen from.
    var option: Option?
    var options: [Option] = []
    var applied: [Applied] = []
    var aCase: Case?

    /// The candidate that it is about.
    var candidate: CandidateCase? {
      guard let aCase, !aCase.candidates.isEmpty else { return nil }
      return aCase.candidates[option?.candidate ?? 0]
    }
  }

  func verdict() -> Verdict {
    if let decision = refusalBeforeRules() {
      return Verdict(outcome: decision.outcome, refusal: decision)
    }
    let aCase = makeCase()
    var applied: [Applied] = []
    for instrument in deliberation.instruments(self) {
      applied.append(apply(instrument, aCase, position: applied.count))
    }
    return choose(applied, aCase)
  }

  // Before any rule

  /// Steps 1 and 2: a question that cannot be asked, a certificate known not to be in force. A
  /// paper known to be false attests nothing, whatever an instrument asks.
  func refusalBeforeRules() -> Decision? {
    if question.isDecided {
      var decision = Decision(question, .inadmissible)
      decision.reason = "already-decided"
      return decision
    }
    let isDomestic = question.credentials.allSatisfy { credential in
      credential.country == question.destination
        && library[credential.certificate].use.value == .current
    }
    if isDomestic, question.target == nil {
      var decision = Decision(question, .inadmissible)
      decision.reason = "awarded-in-destination"
      return decision
    }
    if inForce.isEmpty {
      var decision = Decision(question, .lapsed)
      decision.reason = "expired"
      decision.caveats = question.trust == .proposed ? ["hypothetical"] : []
      return decision
    }
    if counted.isEmpty {
      var decision = Decision(question, .notRecognized)
      decision.reason = "paper-not-valid"
      return decision
    }
    return nil
  }

  /// The certificates not known to have ended.
  var inForce: [(number: Int, credential: Credential)] {
    question.credentials.enumerated().filter { number, credential in
      if question.leftOut.contains(number)
        || question.suppositions[OpenFact("credential", "expires", "\(number)")] == "expired"
      {
        return false
      }
      return credential.expires.map { $0.last > question.on } ?? true
    }.map { (number: $0.offset, credential: $0.element) }
  }

  /// The certificates that attest something: in force, and not known to be false or another
  /// person's.
  var counted: [(number: Int, credential: Credential)] {
    inForce.filter { number, credential in
      !isDenied(credential.authenticity, "authenticity", number)
        && !isDenied(credential.identity, "identity", number)
    }
  }

  /// Whether a verification is known, or supposed, to have failed.
  private func isDenied(_ known: Bool?, _ what: String, _ number: Int) -> Bool {
    known == false
      || question.suppositions[OpenFact("verification", what, "\(number)")] == "no"
  }

  func makeCase() -> Case { deliberation.aCase(question, counted) }
}
