import QualificationsKit

/// Which instruments have to do with a case, and what their books say of it.
extension Deciding {
  /// Whether an instrument has to do with both countries: with that of award always, where its book
  /// is of any origin.
  func isConsidered(_ instrument: Instrument) -> Bool {
    func isParty(_ country: String, _ roles: [String]) -> Bool {
      instrument.parties.contains { $0.country == country && roles.contains($0.role) }
    }
    guard isParty(question.destination, ["party", "destination"]) else { return false }
    if recognition.books[instrument.id]?.isOfAnyOrigin == true { return true }
    return question.credentials.contains { credential in
      guard let country = credential.country else { return true }
      return isParty(country, ["party", "origin"])
        || !instrument.parties.contains {
          $0.role == "origin" || ($0.role != "destination" && $0.country != question.destination)
        }
    }
  }

  func apply(_ instrument: Instrument, _ aCase: Case, position: Int) -> Applied {
    var applied = Applied(instrument: instrument, applies: .unknown, why: "in-force")
    if !instrument.purposes.contains(question.purpose) {
      return Applied(instrument: instrument, applies: .failed, why: "other-purpose")
    }
    let time = isInTime(instrument)
    if time == .failed {
      let isAnnounced = instrument.standing.value == "announced"
      return Applied(
        instrument: instrument, applies: .failed, why: isAnnounced ? "announced" : "not-in-force")
    }
    if !instrument.systems.isEmpty,
      !instrument.systems.contains(where: { system in
        question.credentials.contains { library[$0.certificate].system == system }
      })
    {
      return Applied(instrument: instrument, applies: .failed, why: "out-of-scope")
    }
    guard let book = recognition.books[instrument.id] else {
      applied.why = instrument.textRead == "none" ? "text-not-read" : "no-executable-rules"
      return applied
    }
    let facts = FactCollector(
      library: library, instrument: instrument, book: book, aCase: aCase
    ).facts()
    let extents = book.extents(given: facts, on: question.on, engine: question.engine)
    let derivations = Derivations(book, facts, extents, on: question.on)
    let states = FindingStates(
      library: library, book: book, instrument: instrument, derivations: derivations,
      question: question, counted: aCase.counted.map { $0.credential })
    applied.values = RelationValues(book: book, extents: derivations.extents)
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
    // Where it is not known whether the instrument applies, that is a condition of every outcome.
    let scope = findings.indices.filter {
      findings[$0].code == "in-scope" && findings[$0].state != .met
    }
    func listed(_ positions: [Int]) -> [Finding] {
      let used = Set(positions + scope)
      return findings.indices.filter { used.contains($0) }.map { findings[$0] }
    }
    var result: [Option] = []
    for info in book.outcomes {
      guard info.purposes.isEmpty || info.purposes.contains(question.purpose) else { continue }
      guard let outcome = Outcome(rawValue: info.name) else { continue }
      result.append(
        Option(
          instrument: instrument, candidate: number, info: info, outcome: outcome,
          state: applies && info.condition.state(truth), findings: listed(info.condition.findings),
          states: truth, obstacles: listed(info.condition.obstacles(truth))))
    }
    return result
  }

  func isInTime(_ instrument: Instrument) -> Ternary {
    switch instrument.standing.value {
    case "not-in-force", "announced": return .failed
    case "unknown", nil:
      switch question.suppositions[OpenFact("instrument", "standing", instrument.id)] {
      case "yes": break
      case "no": return .failed
      default: return .unknown
      }
    default: break
    }
    if let from = instrument.from.value, from.first > question.on { return .failed }
    if let to = instrument.to.value, to.last <= question.on { return .failed }
    return .met
  }
}
