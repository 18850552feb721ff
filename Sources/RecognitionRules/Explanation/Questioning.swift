import QualificationsKit

/// Turns what is not known into questions, by trying every answer (design 1.5).
struct Questioning {
  private let deliberation: Deliberation
  private var recognition: Recognition { deliberation.recognition }
  private var library: Library { recognition.library }

  init(_ deliberation: Deliberation) {
    self.deliberation = deliberation
  }

  /// A question while its answers are tried: each is named, supposed, and leads to an outcome.
  private struct Tried {
    let fact: OpenFact
    var answers: [(name: String, supposed: String, outcome: Outcome)]

    var outcomes: [Outcome] { answers.map { $0.outcome } }
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
    var favourable = decision.question
    var asked: [Tried] = []
    let facts = facts(decision)
    for fact in facts {
      let tried = tried(fact, decision)
      guard let best = tried.answers.first else { continue }
      favourable.suppositions[fact] = best.supposed
      asked.append(tried)
    }
    settleFlags(asked, decision, &favourable)
    let together = facts.isEmpty ? nil : deliberation.outcome(favourable)
    // Other evidence comes before any question about the paper.
    let first = asked.filter { $0.fact.column == "evidence" }
    let others = asked.filter { $0.fact.column != "evidence" }
    let rest = needed(of: others, beside: first, decision, favourable, together)
    if first.isEmpty, rest.isEmpty, decision.outcome == .review {
      return askConditions(&decision)
    }
    decision.questions = (first + rest).map { tried in
      OpenQuestion(
        fact: tried.fact, who: who(tried.fact, decision), text: text(tried.fact, decision),
        answers: tried.answers.map { ($0.name, $0.outcome) })
    }
    decision.together = together
  }

  /// The questions that are worth asking, and in a review as many as give what all of them give:
  /// facts of which any would do drop out one by one, and together they are needed.
  private func needed(
    of others: [Tried], beside first: [Tried], _ decision: Decision, _ favourable: Question,
    _ together: Outcome?
  ) -> [Tried] {
    let alone = others.filter { matters($0, decision, favourable, together) }
    guard decision.outcome == .review, together != .review, alone.count < others.count else {
      return alone
    }
    func suffices(_ some: [Tried]) -> Bool {
      let facts = (first + some).map { $0.fact }
      let answers = favourable.suppositions.filter { facts.contains($0.key) }
      return outcome(decision.question, answers) == together
    }
    if suffices(alone) { return alone }
    func adding(_ isMeant: (Tried) -> Bool) -> [Tried] {
      others.filter { tried in alone.contains { $0.fact == tried.fact } || isMeant(tried) }
    }
    // Where one more would do, each that would.
    let enough = others.filter { one in suffices(adding { $0.fact == one.fact }) }
    if !enough.isEmpty { return adding { one in enough.contains { $0.fact == one.fact } } }
    var rest = others
    for tried in others.reversed() where !alone.contains(where: { $0.fact == tried.fact }) {
      let fewer = rest.filter { $0.fact != tried.fact }
      if suffices(fewer) { rest = fewer }
    }
    return rest
  }

  /// Where no fact can be asked for, what is not known is asked condition by condition: those of
  /// which the answers differ, or all that are needed together.
  private func askConditions(_ decision: inout Decision) {
    var favourable = decision.question
    var asked: [OpenQuestion] = []
    for finding in decision.findings where finding.state == .unknown {
      func outcome(_ state: Ternary) -> Outcome {
        var question = decision.question
        question.assumed["\(finding.instrument)/\(finding.code)"] = state
        return deliberation.outcome(question)
      }
      let (yes, no) = (outcome(.met), outcome(.failed))
      let isYesBetter =
        yes == no ? book(decision)?.polarity(of: finding.code) != false : yes.rank < no.rank
      favourable.assumed["\(finding.instrument)/\(finding.code)"] = isYesBetter ? .met : .failed
      let answers: [(answer: String, outcome: Outcome)] = [
        (answer: GivenAnswer.yes, outcome: yes), (answer: GivenAnswer.no, outcome: no),
      ]
      asked.append(
        OpenQuestion(
          fact: OpenFact("condition", finding.code, ""), who: "destination-authority",
          text: LocalizedText(
            es: "¿se cumple esta condición: \(finding.sentence(.es))?",
            pt: "cumpre-se esta condição: \(finding.sentence(.pt))?",
            en: "is this condition met: \(finding.sentence(.en))?"),
          answers: isYesBetter ? answers : [answers[1], answers[0]]))
    }
    let differing = asked.filter { $0.answers[0].outcome != $0.answers[1].outcome }
    decision.questions = differing.isEmpty ? asked : differing
    decision.together = asked.isEmpty ? nil : deliberation.outcome(favourable)
  }

  /// What is not known, in the order of the findings that it leaves open; whether the instrument is
  /// in force comes first.
  private func facts(_ decision: Decision) -> [OpenFact] {
    let book = book(decision)
    var facts: [OpenFact] = []
    if let id = decision.instrument, let instrument = library.instrument(id),
      Deciding(deliberation, decision.question).isInTime(instrument) == .unknown
    {
      facts.append(OpenFact("instrument", "standing", id))
    }
    for finding in decision.findings where finding.state == .unknown {
      for fact in finding.openFacts.flatMap({ expanded(book?.asked($0) ?? $0, decision) })
      where !facts.contains(fact) {
        facts.append(fact)
      }
    }
    return facts
  }

  private func book(_ decision: Decision) -> RuleBook? {
    decision.instrument.flatMap { recognition.books[$0] }
  }

  /// Whether a question is worth asking.
  private func matters(
    _ tried: Tried, _ decision: Decision, _ favourable: Question, _ together: Outcome?
  ) -> Bool {
    let outcomes = tried.outcomes
    // Nobody is sent for a paper that could only make a refusal worse.
    if decision.outcome == .notRecognized,
      outcomes.allSatisfy({ $0.rank >= decision.outcome.rank })
    {
      return false
    }
    if outcomes.contains(where: { $0 != outcomes.first }) { return true }
    // What decides nothing alone is asked in a review if the rest, answered well, waits for it.
    guard decision.outcome == .review, let together, together != .review else { return false }
    let others = tried.answers.filter { $0.supposed != favourable.suppositions[tried.fact] }
    return others.contains { outcome(favourable, [tried.fact: $0.supposed]) != together }
  }

  private func outcome(_ question: Question, _ answers: [OpenFact: String]) -> Outcome {
    var supposed = question
    for (fact, answer) in answers { supposed.suppositions[fact] = answer }
    return deliberation.outcome(supposed)
  }

  /// An unknown coverage is asked part by part: which parts of the target are proved?
  private func expanded(_ fact: OpenFact, _ decision: Decision) -> [OpenFact] {
    guard fact.relation == "coverage", let coverage = decision.coverage else { return [fact] }
    return coverage.parts.filter { $0.certain < .one && $0.possible > $0.certain }.map {
      OpenFact("mapsTo", fact.key, library[$0.component].id)
    }
  }

  // Answers

  private func tried(_ fact: OpenFact, _ decision: Decision) -> Tried {
    if let given = book(decision)?.given(fact) { return tried(fact, given, decision) }
    return Tried(
      fact: fact,
      answers: answers(to: fact).map { answer in
        (answer, answer, outcome(decision.question, [fact: answer]))
      })
  }

  /// A fact that the book asks for. A flag is yes or no. Of anything else the rules know better than
  /// the reader what is favourable: that what it leaves open turns out well, or that there is
  /// nothing of the kind; where that is the better answer, that there is something.
  private func tried(_ fact: OpenFact, _ given: RelationInfo, _ decision: Decision) -> Tried {
    func answer(_ name: String, _ supposed: String) -> (String, String, Outcome) {
      (name, supposed, outcome(decision.question, [fact: supposed]))
    }
    let isFlag =
      fact.column.isEmpty
      ? given.isOneFlag : given.columns.contains { $0.name == fact.column && $0.type == .flag }
    if isFlag {
      let yes = answer(GivenAnswer.yes, GivenAnswer.yes)
      let no = answer(GivenAnswer.no, GivenAnswer.no)
      return Tried(fact: fact, answers: no.2.rank < yes.2.rank ? [no, yes] : [yes, no])
    }
    let (well, badly) = (GivenAnswer.favourable, GivenAnswer.unfavourable)
    let good = answer(well, well)
    guard fact.column.isEmpty else {
      return Tried(fact: fact, answers: [good, answer(badly, badly)])
    }
    let nothing = answer(badly, GivenAnswer.nothing)
    if nothing.2.rank >= good.2.rank { return Tried(fact: fact, answers: [good, nothing]) }
    return Tried(fact: fact, answers: [(well, nothing.1, nothing.2), answer(badly, badly)])
  }

  /// Of a flag whose answers do not differ alone, the favourable one is that which is better beside
  /// favourable answers to all other questions.
  private func settleFlags(_ asked: [Tried], _ decision: Decision, _ favourable: inout Question) {
    for tried in asked where tried.answers.count == 2 && tried.outcomes[0] == tried.outcomes[1] {
      guard book(decision)?.given(tried.fact) != nil, tried.answers[1].supposed == GivenAnswer.no
      else { continue }
      let (yes, no) = (
        outcome(favourable, [tried.fact: GivenAnswer.yes]),
        outcome(favourable, [tried.fact: GivenAnswer.no])
      )
      if no.rank < yes.rank { favourable.suppositions[tried.fact] = GivenAnswer.no }
    }
  }

  /// The possible answers, the favourable one first; none where no answer can be tried.
  private func answers(to fact: OpenFact) -> [String] {
    switch (fact.relation, fact.column) {
    case ("mapsTo", _): ["equivalent", "none"]
    case ("verification", _), ("crediting", _), ("agency", _), ("attested", _), ("continued", _),
      ("regional", _), ("listed", _), ("instrument", _):
      ["yes", "no"]
    case ("credential", "issuer"): ["authorised", "not-authorised"]
    case ("credential", "issued"), ("validity", "to"): ["in-period", "out-of-period"]
    case ("credential", "expires"): ["in-force", "expired"]
    case ("credential", "evidence"): ["accepted", "not-accepted"]
    case ("credential", "country"): ["party", "other"]
    case ("file", _): [GivenAnswer.favourable, GivenAnswer.unfavourable]
    default: []
    }
  }

  /// Who can supply a fact. With a protection status nothing is asked of the country of origin.
  private func who(_ fact: OpenFact, _ decision: Decision) -> String {
    let spares = decision.question.sparesOrigin
    if case .given(let who, _)? = book(decision)?.given(fact)?.origin {
      return spares && (who == "issuer" || who == "origin-authority")
        ? "destination-authority" : who
    }
    switch (fact.relation, fact.column) {
    case ("mapsTo", _): return "crosswalk-team"
    case ("verification", "authenticity"): return spares ? "destination-authority" : "issuer"
    case ("agency", _), ("validity", _): return spares ? "library" : "origin-authority"
    case ("regional", _), ("instrument", _): return "library"
    case ("crediting", _), ("continued", _), ("verification", _), ("listed", _), ("file", _):
      return "destination-authority"
    case ("credential", "evidence"): return "destination-authority"
    default: return "applicant"
    }
  }

  /// The book's own words for a fact that it asks for.
  private func text(_ fact: OpenFact, _ decision: Decision) -> LocalizedText? {
    guard case .given(_, let text)? = book(decision)?.given(fact)?.origin else { return nil }
    return text
  }
}

extension RuleBook {
  /// The relation given by the case that an open fact is of.
  func given(_ fact: OpenFact) -> RelationInfo? {
    guard let index = relationByName[fact.relation], case .given = relations[index].origin else {
      return nil
    }
    return relations[index]
  }
}

/// Lists the other candidates, and other purposes that have an established outcome.
struct Alternatives {
  private let deliberation: Deliberation

  init(_ deliberation: Deliberation) {
    self.deliberation = deliberation
  }

  func list(_ decision: inout Decision) {
    guard decision.target != nil else { return }
    var question = decision.question
    var result: [Alternative] = []
    for candidate in deliberation.candidates(question) where candidate != decision.target {
      question.target = candidate
      add(question, to: &result)
    }
    question.target = decision.question.target
    for purpose in Vocabulary.purposes where purpose != decision.question.purpose {
      question.purpose = purpose
      add(question, to: &result) { $0.rank < min(decision.outcome.rank, Outcome.review.rank) }
    }
    decision.alternatives = result
  }

  private func add(
    _ question: Question, to result: inout [Alternative],
    where isMeant: (Outcome) -> Bool = { _ in true }
  ) {
    let (outcome, found) = deliberation.comparison(question)
    guard isMeant(outcome), let candidate = found else { return }
    result.append(
      Alternative(
        standard: candidate.index, purpose: question.purpose, outcome: outcome,
        coverage: candidate.coverage))
  }
}
