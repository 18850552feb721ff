import QualificationsKit

/// Decides a question: all instruments, all candidates, then design 1.5 step by step.
struct Deciding {
  let recognition: Recognition
  let library: Library
  let question: Question

  init(_ recognition: Recognition, _ question: Question) {
    self.recognition = recognition
    library = recognition.library
    self.question = question
  }

  /// An outcome of one instrument for one candidate.
  struct Option {
    var instrument: Int
    var candidate: Int
    var info: OutcomeInfo
    var outcome: Outcome
    var state: Ternary
    /// The findings that its condition names.
    var findings: [Finding]
    /// The states of all findings of the book.
    var states: [Ternary]
    /// The findings that keep it from being established, that of the scope included.
    var obstacles: [Finding]

    /// Whether it states a ground of refusal.
    var isRefusal: Bool { outcome == .notRecognized }
  }

  /// An instrument with a book, after evaluation.
  struct Applied {
    var instrument: Instrument
    var applies: Ternary
    var why: String
    var options: [Option] = []
    /// What the relations of its book hold.
    var values: RelationValues?
  }

  func decision() -> Decision {
    if let decision = refusalBeforeRules() { return decision }
    let aCase = makeCase()
    var applied: [Applied] = []
    for instrument in library.instruments where isConsidered(instrument) {
      applied.append(apply(instrument, aCase, position: applied.count))
    }
    var decision = choose(applied, aCase)
    decision.instruments = considered(applied, decision)
    decision.caveats = caveats(decision)
    return decision
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

  func makeCase() -> Case {
    var holdings = counted.map { _, credential in
      credential.holding(library)
    }
    var assumptions: [DenseIndex<Component>: CoverageAssumption] = [:]
    for (fact, answer) in question.suppositions.sorted(by: { OpenFact.precedes($0.key, $1.key) }) {
      if fact.relation == "mapsTo", let component = library.component(fact.key) {
        assumptions[component] = answer == "equivalent" ? .proved : .notProved
      }
      if fact.relation == "attested", answer == "yes", let component = library.component(fact.key) {
        holdings.append(Holding(root: component))
      }
    }
    let attested = Attestation(library, holdings)
    // Certificates of different levels have no level in common, whatever their order.
    let levels = counted.map { library[$0.credential.certificate].level.value }
    let level = levels.allSatisfy { $0 == levels.first } ? levels.first ?? nil : nil
    let candidates = Candidates(library: library, question: question).find().map { index in
      let standard = library[index]
      return CandidateCase(
        index: index, standard: standard,
        coverage: CoverageCalculation.coverage(
          of: standard.root, by: attested, in: library, trust: question.trust,
          assuming: assumptions),
        level: library.compare(level, standard.level.value))
    }
    return Case(question: question, counted: counted, attested: attested, candidates: candidates)
  }
}
