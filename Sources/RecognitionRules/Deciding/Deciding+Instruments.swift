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
    let states = FindingStates(
      instrument, deliberation.reading(book, of: instrument, question, aCase), question,
      aCase.counted.map { $0.credential })
    applied.states = states
    let scope = book.findings.firstIndex { $0.name == "in-scope" }
    applied.applies = time && (scope.map { states.state($0, nil) } ?? .unknown)
    if applied.applies == .failed { applied.why = "out-of-scope" }
    if instrument.standing.value == "model" { applied.why = "model-text" }
    for (number, candidate) in aCase.candidates.enumerated() {
      applied.options += options(
        states, candidate, scope, instrument: position, candidate: number, applies: applied.applies)
    }
    return applied
  }

  private func options(
    _ states: FindingStates, _ candidate: CandidateCase, _ scope: Int?, instrument: Int,
    candidate number: Int, applies: Ternary
  ) -> [Option] {
    let book = states.reading.book
    let truth = book.findings.indices.map { states.state($0, candidate.standard.id) }
    var result: [Option] = []
    for info in book.outcomes {
      guard info.purposes.isEmpty || info.purposes.contains(question.purpose) else { continue }
      guard let outcome = Outcome(rawValue: info.name) else { continue }
      result.append(
        Option(
          instrument: instrument, candidate: number, info: info, outcome: outcome,
          state: applies && info.condition.state(truth), states: truth,
          scope: scope.flatMap { truth[$0] == .met ? nil : $0 }))
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
