import QualificationsKit

/// Which instruments have to do with a case, and what their books say of it.
extension Deciding {
  func isConsidered(_ instrument: Instrument) -> Bool {
    question.concerns(
      instrument, isOfAnyOrigin: recognition.books[instrument.id]?.isOfAnyOrigin == true)
  }

  func apply(_ instrument: Instrument, _ aCase: Case, position: Int) -> Applied {
    var applied = Applied(instrument: instrument, applies: .unknown, why: "in-force")
    if !instrument.purposes.contains(question.purpose) {
      return Applied(instrument: instrument, applies: .failed, why: "other-purpose")
    }
    let time = question.isInTime(instrument)
    if time == .failed {
      let isAnnounced = instrument.standing.value == "announced"
      return Applied(
        instrument: instrument, applies: .failed, why: isAnnounced ? "announced" : "not-in-force")
    }
    if !question.isOfSystem(of: instrument, library) {
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
    let truth = book.findings.indices.map { states.state($0, (number, candidate.standard.id)) }
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
}
