import QualificationsKit

/// Turns what is not known into questions, by trying every answer (design 1.5).
struct Questioning {
  private let recognition: Recognition
  private var library: Library { recognition.library }

  init(_ recognition: Recognition) {
    self.recognition = recognition
  }

  /// Adds the questions whose answers differ, and the outcome of all of them together.
  func ask(_ decision: inout Decision) {
    let isFinal = decision.outcome == .lapsed || decision.outcome == .inadmissible
    guard !isFinal, decision.reason != "paper-not-valid" else { return }
    if let reason = decision.reason {
      decision.questions = [
        OpenQuestion(
          fact: OpenFact(reason, "", decision.question.destination), who: "destination-authority",
          answers: [])
      ]
      return
    }
    var facts: [OpenFact] = []
    for finding in decision.findings where finding.state == .unknown {
      for fact in finding.openFacts.flatMap({ expanded($0, decision) }) where !facts.contains(fact)
      {
        facts.append(fact)
      }
    }
    var favourable = decision.question
    var asked: [OpenQuestion] = []
    for fact in facts {
      let answers = answers(to: fact, decision).map { answer in
        (answer: answer, outcome: outcome(decision.question, [fact: answer]))
      }
      guard let best = answers.first else { continue }
      favourable.suppositions[fact] = best.answer
      asked.append(OpenQuestion(fact: fact, who: who(fact, decision), answers: answers))
    }
    let together = facts.isEmpty ? nil : recognition.bareDecision(favourable).outcome
    // Other evidence comes before any question about the paper.
    let first = asked.filter { $0.fact.column == "evidence" }
    let rest = asked.filter { $0.fact.column != "evidence" }.filter { question in
      let outcomes = question.answers.map { $0.outcome }
      // Nobody is sent for a paper that could only make a refusal worse.
      if decision.outcome == .notRecognized,
        outcomes.allSatisfy({ $0.rank >= decision.outcome.rank })
      {
        return false
      }
      if outcomes.contains(where: { $0 != outcomes.first }) { return true }
      // What decides nothing alone is asked in a review if the rest, answered well, waits for it.
      guard decision.outcome == .review, let together, together != .review else { return false }
      let worst = question.answers.last.map { [question.fact: $0.answer] } ?? [:]
      return outcome(favourable, worst) != together
    }
    decision.questions = first + rest
    decision.together = together
  }

  private func outcome(_ question: Question, _ answers: [OpenFact: String]) -> Outcome {
    var supposed = question
    for (fact, answer) in answers { supposed.suppositions[fact] = answer }
    return recognition.bareDecision(supposed).outcome
  }

  /// An unknown coverage is asked part by part: which parts of the target are proved?
  private func expanded(_ fact: OpenFact, _ decision: Decision) -> [OpenFact] {
    guard fact.relation == "coverage", let coverage = decision.coverage else { return [fact] }
    return coverage.parts.filter { $0.certain < .one && $0.possible > $0.certain }.map {
      OpenFact("mapsTo", fact.key, library[$0.component].id)
    }
  }

  /// The possible answers, the favourable one first; none where no answer can be tried.
  private func answers(to fact: OpenFact, _ decision: Decision) -> [String] {
    switch (fact.relation, fact.column) {
    case ("mapsTo", _): ["equivalent", "none"]
    case ("verification", _), ("crediting", _), ("agency", _), ("attested", _), ("continued", _),
      ("regional", _), ("listed", _):
      ["yes", "no"]
    case ("credential", "issuer"): ["authorised", "not-authorised"]
    case ("credential", "issued"), ("validity", "to"): ["in-period", "out-of-period"]
    case ("credential", "expires"): ["in-force", "expired"]
    case ("credential", "evidence"): ["accepted", "not-accepted"]
    case ("credential", "country"): ["party", "other"]
    default: []
    }
  }

  /// Who can supply a fact. With a protection status nothing is asked of the country of origin.
  private func who(_ fact: OpenFact, _ decision: Decision) -> String {
    let spares = decision.question.sparesOrigin
    switch (fact.relation, fact.column) {
    case ("mapsTo", _): return "crosswalk-team"
    case ("verification", "authenticity"): return spares ? "destination-authority" : "issuer"
    case ("agency", _), ("validity", _): return spares ? "library" : "origin-authority"
    case ("regional", _): return "library"
    case ("crediting", _), ("continued", _), ("verification", _), ("listed", _):
      return "destination-authority"
    case ("credential", "evidence"): return "destination-authority"
    default: return "applicant"
    }
  }
}

/// Lists the other candidates, and other purposes that have an established outcome.
struct Alternatives {
  private let recognition: Recognition

  init(_ recognition: Recognition) {
    self.recognition = recognition
  }

  func list(_ decision: inout Decision) {
    guard decision.target != nil else { return }
    var question = decision.question
    var result: [Alternative] = []
    let candidates = Candidates(library: recognition.library, question: question).find()
    for candidate in candidates where candidate != decision.target {
      question.target = candidate
      add(question, &result)
    }
    question.target = decision.question.target
    for purpose in Vocabulary.purposes where purpose != decision.question.purpose {
      question.purpose = purpose
      let other = recognition.bareDecision(question)
      if other.outcome.rank < min(decision.outcome.rank, Outcome.review.rank) {
        append(other, &result)
      }
    }
    decision.alternatives = result
  }

  private func add(_ question: Question, _ result: inout [Alternative]) {
    append(recognition.bareDecision(question), &result)
  }

  private func append(_ other: Decision, _ result: inout [Alternative]) {
    guard let standard = other.target, let coverage = other.coverage else { return }
    result.append(
      Alternative(
        standard: standard, purpose: other.question.purpose, outcome: other.outcome,
        coverage: coverage))
  }
}
