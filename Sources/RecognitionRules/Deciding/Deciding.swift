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
  private func refusalBeforeRules() -> Decision? {
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
<<<<<<< HEAD

  // Instruments

  /// Whether an instrument has to do with both countries.
  func isConsidered(_ instrument: Instrument) -> Bool {
    func isParty(_ country: String, _ roles: [String]) -> Bool {
      instrument.parties.contains { $0.country == country && roles.contains($0.role) }
    }
    guard isParty(question.destination, ["party", "destination"]) else { return false }
    return question.credentials.contains { credential in
      guard let country = credential.country else { return true }
      return isParty(country, ["party", "origin"])
        || !instrument.parties.contains {
          $0.role == "origin" || $0.country != question.destination
        }
    }
  }

  private func apply(_ instrument: Instrument, _ aCase: Case, position: Int) -> Applied {
    var applied = Applied(instrument: instrument, applies: .unknown, why: "in-force", options: [])
    if !instrument.purposes.contains(question.purpose) {
      return Applied(instrument: instrument, applies: .failed, why: "other-purpose", options: [])
    }
    let time = isInTime(instrument)
    if time == .failed {
      let isAnnounced = instrument.standing.value == "announced"
      return Applied(
        instrument: instrument, applies: .failed, why: isAnnounced ? "announced" : "not-in-force",
        options: [])
    }
    if !instrument.systems.isEmpty,
      !instrument.systems.contains(where: { system in
        question.credentials.contains { library[$0.certificate].system == system }
      })
    {
      return Applied(instrument: instrument, applies: .failed, why: "out-of-scope", options: [])
    }
    guard let book = recognition.books[instrument.id] else {
      applied.why = instrument.textRead == "none" ? "text-not-read" : "no-executable-rules"
      return applied
    }
    let facts = FactCollector(library: library, instrument: instrument, aCase: aCase).facts()
    let extents = book.extents(given: facts, on: question.on, engine: question.engine)
    let derivations = Derivations(book, facts, extents, on: question.on)
    let states = FindingStates(
      library: library, book: book, instrument: instrument, derivations: derivations,
      question: question, counted: aCase.counted.map { $0.credential })
    let scope = book.findings.firstIndex { $0.name == "in-scope" }
    applied.applies = time && (scope.map { states.finding($0, nil).state } ?? .unknown)
    if applied.applies == .failed { applied.why = "out-of-scope" }
    if instrument.standing.value == "model" { applied.why = "model-text" }
    for (number, candidate) in aCase.candidates.enumerated() {
      applied.options += options(
        book, states, candidate, instrument: position, candidate: number, applies: applied.applies)
    }
    return applied
  }

  private func options(
    _ book: RuleBook, _ states: FindingStates, _ candidate: CandidateCase, instrument: Int,
    candidate number: Int, applies: Ternary
  ) -> [Option] {
    let findings = book.findings.indices.map { states.finding($0, candidate.standard.id) }
    let truth = findings.map { $0.state }
    var result: [Option] = []
    for info in book.outcomes {
      guard info.purposes.isEmpty || info.purposes.contains(question.purpose) else { continue }
      guard let outcome = Outcome(rawValue: info.name) else { continue }
      let used = Set(info.condition.findings)
      let relevant = findings.indices.filter { used.contains($0) }.map { findings[$0] }
      result.append(
        Option(
          instrument: instrument, candidate: number, info: info, outcome: outcome,
          state: applies && info.condition.state(truth), findings: relevant))
    }
    return result
  }

  func isInTime(_ instrument: Instrument) -> Ternary {
    switch instrument.standing.value {
    case "not-in-force", "announced": return .failed
    case "unknown", nil: return .unknown
    default: break
    }
    if let from = instrument.from.value, from.first > question.on { return .failed }
    if let to = instrument.to.value, to.last <= question.on { return .failed }
    return .met
  }

  // The choice

  private func choose(_ applied: [Applied], _ aCase: Case) -> Decision {
    if aCase.candidates.isEmpty {
      var decision = Decision(question, .review)
      decision.reason = "no-candidate-standard"
      decision.bestPossible = .recognized
      return decision
    }
    let binding = applied.filter {
      $0.applies == .met && isBinding($0.instrument) && !$0.options.isEmpty
    }
    let relevant = binding.isEmpty ? applied.filter { $0.applies != .failed } : binding
    let options = relevant.flatMap { $0.options }
    guard let option = best(options, aCase) ?? closest(options, aCase) else {
      var decision = Decision(question, .review)
      decision.reason = "no-instrument"
      decision.bestPossible = .recognized
      describe(&decision, aCase.candidates[0])
      return decision
    }
    let isOpen = options.contains { $0.state != .failed }
    let outcome: Outcome = option.state == .met ? option.outcome : isOpen ? .review : .notRecognized
    var decision = Decision(question, outcome)
    let instrument = applied[option.instrument].instrument
    decision.instrument = instrument.id
    decision.basis = option.info.basis
    describe(&decision, aCase.candidates[option.candidate])
    let same = options.filter {
      $0.candidate == option.candidate && $0.instrument == option.instrument
    }
    decision.findings = merged(same)
    decision.bestPossible =
      same.filter { $0.state != .failed }.map { $0.outcome }
      .min { $0.rank < $1.rank } ?? outcome
    decision.measures =
      outcome == option.outcome ? measures(option, instrument.id, aCase) : []
    decision.whyNot = whyNot(same, outcome, instrument.id)
    decision.effect = effect(instrument, applied[option.instrument].applies, outcome)
    return decision
  }

  private func isBinding(_ instrument: Instrument) -> Bool { instrument.binding.value == "yes" }

  private func describe(_ decision: inout Decision, _ candidate: CandidateCase) {
    decision.target = candidate.index
    decision.coverage = candidate.coverage
    decision.level = candidate.level
  }

  /// The best established option, else the best open one.
  private func best(_ options: [Option], _ aCase: Case) -> Option? {
    options.filter { $0.state == .met }.min { precedes($0, $1, options, aCase) }
      ?? options.filter { $0.state == .unknown }.min { precedes($0, $1, options, aCase) }
  }

  /// Where all are closed: the option with the fewest conditions in its way.
  private func closest(_ options: [Option], _ aCase: Case) -> Option? {
    options.min { left, right in
      let a = left.findings.filter { $0.state == .failed }.count
      let b = right.findings.filter { $0.state == .failed }.count
      return a != b ? a < b : precedes(left, right, options, aCase)
    }
  }

  /// Best outcome, then best possible, greatest certain, greatest possible, lowest identifiers.
  private func precedes(
    _ left: Option, _ right: Option, _ options: [Option], _ aCase: Case
  ) -> Bool {
    if left.outcome != right.outcome { return left.outcome.rank < right.outcome.rank }
    func bestOpen(_ option: Option) -> Int {
      options.filter {
        $0.candidate == option.candidate && $0.instrument == option.instrument
          && $0.state != .failed
      }.map { $0.outcome.rank }.min() ?? 9
    }
    let (a, b) = (bestOpen(left), bestOpen(right))
    if a != b { return a < b }
    let (x, y) = (aCase.candidates[left.candidate], aCase.candidates[right.candidate])
    if x.coverage.certain != y.coverage.certain { return x.coverage.certain > y.coverage.certain }
    if x.coverage.possible != y.coverage.possible {
      return x.coverage.possible > y.coverage.possible
    }
    if x.standard.id != y.standard.id {
      return x.standard.id.utf8.lexicographicallyPrecedes(y.standard.id.utf8)
    }
    return left.instrument < right.instrument
  }

  /// The findings of all options, each once, in the order of the book.
  private func merged(_ options: [Option]) -> [Finding] {
    var result: [Finding] = []
    for finding in options.flatMap({ $0.findings })
    where !result.contains(where: { $0.code == finding.code }) {
      result.append(finding)
    }
    return result
  }

  /// What an answer binds: a right given by an instrument that applies for certain. A statement for
  /// information, a refusal and a list of questions bind nobody (design 1.5, 1.1).
  private func effect(_ instrument: Instrument, _ applies: Ternary, _ outcome: Outcome) -> String {
    if question.trust == .proposed { return "hypothetical" }
    let isBinding =
      isBinding(instrument) && applies == .met && outcome.rank <= Outcome.partial.rank
      && question.isAboutCredential && question.purpose != "information"
    return isBinding ? "binding" : "advisory"
  }

  private func measures(_ option: Option, _ instrument: String, _ aCase: Case) -> [Measure] {
    guard let book = recognition.books[instrument] else { return [] }
    let coverage = aCase.candidates[option.candidate].coverage
    let missing = coverage.parts.filter { $0.certain < .one }
    var hours: Ratio? = coverage.weightsAreHours ? .zero : nil
    for part in missing {
      guard let sum = hours, let own = library[part.component].hours else {
        hours = nil
        break
      }
      hours = sum + own * (.one - part.certain)
    }
    return book.measures.filter { option.info.measures.contains($0.name) }.map {
      Measure(kind: $0.name, text: $0.text, components: missing.map { $0.component }, hours: hours)
    }
  }

  private func whyNot(_ options: [Option], _ outcome: Outcome, _ instrument: String) -> [WhyNot] {
    options.filter { $0.state != .met && $0.outcome.rank < outcome.rank }.map { option in
      WhyNot(
        outcome: option.outcome, instrument: instrument, basis: option.info.basis,
        failed: option.findings.filter { $0.state == .failed }.map { $0.code },
        unknown: option.findings.filter { $0.state == .unknown }.map { $0.code })
    }
  }

  private func considered(_ applied: [Applied], _ decision: Decision) -> [ConsideredInstrument] {
    applied.map { item in
      let established = item.options.filter { $0.state == .met }.map { $0.outcome }
      let isUsed = item.instrument.id == decision.instrument
      let isBinding = isBinding(item.instrument) && item.applies == .met
      return ConsideredInstrument(
        id: item.instrument.id, applies: item.applies,
        outcome: established.min { $0.rank < $1.rank }, isUsed: isUsed,
        why: isBinding && item.why == "in-force" ? "binding-in-force" : item.why)
    }
  }

  /// Codes of what a reader must know, in a fixed order.
  private func caveats(_ decision: Decision, _ aCase: Case) -> [String] {
    var result: [String] = []
    if question.trust == .proposed { result.append("hypothetical") }
    let cited = decision.findings.filter { $0.state == .met }.flatMap { $0.facts }.map { $0.status }
    let rows = decision.coverage?.rows.map { library[$0].provenance.status } ?? []
    if (cited + rows).contains(.inferred) { result.append("rests-on-inferred") }
    if let id = decision.instrument, library.instrument(id)?.standing.value == "model" {
      result.append("model-text")
    }
    if let target = decision.target, library[target].use.value != .current,
      let end = library[target].to.value, end.last <= question.on
    {
      result.append("target-validity-ended")
    }
    if let coverage = decision.coverage, coverage.list == .partial {
      result.append("target-list-partial")
    }
    if question.credentials.contains(where: {
      library[library[$0.certificate].root].list == .partial
    }) {
      result.append("source-list-partial")
    }
    if question.isAboutCredential, question.credentials.contains(where: { $0.authenticity == nil })
    {
      result.append("authenticity-not-verified")
    }
    if question.isAboutCredential, question.protection == nil, question.contactOrigin == nil {
      result.append("protection-unknown")
    }
    if question.sparesOrigin { result.append("origin-not-contacted") }
    if !question.leftOut.isEmpty { result.append("credential-left-out") }
    if inForce.count + question.leftOut.count < question.credentials.count {
      result.append("credential-lapsed")
    }
    if counted.count < inForce.count { result.append("credential-not-valid") }
    return result
  }
=======
>>>>>>> engine
}
