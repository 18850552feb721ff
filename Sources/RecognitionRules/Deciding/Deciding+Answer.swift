import QualificationsKit

/// What an answer says beside its outcome.
extension Deciding {
  /// What the book of the instrument that decides says: measures and the end of a right only where
  /// the outcome is its, the steps of the procedure whatever comes of it.
  func describe(
    _ decision: inout Decision, _ option: Option, _ applied: Applied, _ aCase: Case
  ) {
    let candidate = aCase.candidates[option.candidate]
    decision.instrument = applied.instrument.id
    decision.basis = option.info.basis
    decision.effect = effect(applied.instrument, applied.applies, decision.outcome)
    guard let values = applied.values else { return }
    let book = values.book
    decision.procedure = book.procedures.map { step in
      ProcedureStep(
        step: step.step, due: values.day(step.due, candidate.standard.id), silence: step.silence,
        article: step.article)
    }
    decision.isContradictory = book.constraints.contains {
      $0.isBroken(by: option.states)
    }
    replay(&decision, option, applied)
    guard decision.outcome == option.outcome else { return }
    decision.text = option.info.text
    decision.until = option.info.until.flatMap { values.day($0, candidate.standard.id) }
    decision.measures = measures(option, values, candidate)
    if option.isRefusal {
      decision.grounds = option.findings.filter {
        book.isGround($0, option.states[$0], of: option.info)
      }.map { book.findings[$0].name }
    }
  }

  /// With states that are assumed: the fault that a counterexample is meant to show.
  func replay(_ decision: inout Decision, _ option: Option, _ applied: Applied) {
    guard !question.assumed.isEmpty, let book = applied.states?.reading.book else { return }
    (decision.hasGap, decision.hasOverlap) = Totality.faults(
      atStates: option.states, in: book, purpose: question.purpose)
  }

  private func measures(
    _ option: Option, _ values: RelationValues, _ candidate: CandidateCase
  ) -> [Measure] {
    let missing = candidate.coverage.parts.filter { $0.certain < .one }
    let hours = missingHours(candidate.coverage, missing)
    let id = candidate.standard.id
    let stated = values.book.measures.filter { option.info.measures.contains($0.name) }
    return stated.map { info in
      var size = hours.map { (value: $0, unit: "hours") }
      if let own = info.size {
        size = values.number(own.relation, id).map { (value: $0, unit: own.unit) }
      }
      var chooser: String?
      switch info.chooser {
      case .fixed(let who)?: chooser = who
      case .relation(let relation)?: chooser = values.value(relation, id)?.printed
      case nil: break
      }
      return Measure(
        kind: info.name, text: info.text, components: missing.map { $0.component }, size: size,
        reducedBy: info.reducedBy.flatMap { values.number($0, id) }, chooser: chooser,
        due: info.due.flatMap { values.day($0, id) })
    }
  }

  /// The hours of what is not proved, where all of them are known.
  private func missingHours(_ coverage: Coverage, _ missing: [CoveragePart]) -> Ratio? {
    guard coverage.weightsAreHours else { return nil }
    var hours = Ratio.zero
    for part in missing {
      guard let own = library[part.component].hours else { return nil }
      hours = hours + own * (.one - part.certain)
    }
    return hours
  }

  func whyNot(_ options: [Option], _ outcome: Outcome, _ applied: Applied) -> [WhyNot] {
    let names = applied.states?.reading.book.findings.map { $0.name } ?? []
    return options.filter { $0.state != .met && $0.outcome.rank < outcome.rank }.map { option in
      func codes(_ state: Ternary) -> [String] {
        option.obstacles.filter { option.states[$0] == state }.map { names[$0] }
      }
      return WhyNot(
        outcome: option.outcome, instrument: applied.instrument.id, basis: option.info.basis,
        failed: codes(.failed), met: codes(.met), unknown: codes(.unknown))
    }
  }

  func considered(_ applied: [Applied], _ decision: Decision) -> [ConsideredInstrument] {
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
  func caveats(_ decision: Decision) -> [String] {
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
    if decision.isContradictory { result.append("findings-disagree") }
    if decision.hasGap { result.append("outcome-gap") }
    if decision.hasOverlap { result.append("outcome-overlap") }
    return result
  }
}

extension FindingConstraint {
  /// Whether states of the findings contradict it for certain.
  func isBroken(by states: [Ternary]) -> Bool {
    func met(_ members: [Int]) -> Int { members.count { states[$0] == .met } }
    switch self {
    case .exactlyOne(let members):
      return met(members) > 1 || members.allSatisfy { states[$0] == .failed }
    case .atMostOne(let members): return met(members) > 1
    case .implies(let first, let second):
      return states[first] == .met && states[second] == .failed
    }
  }
}

extension RuleBook {
  /// Whether a finding, as it is, is a reason for an outcome.
  func isGround(_ finding: Int, _ state: Ternary, of outcome: OutcomeInfo) -> Bool {
    if findings[finding].name == "in-scope" { return false }
    return outcome.condition.signs(of: finding).contains { isPlain in
      state == (isPlain ? .met : .failed)
    }
  }
}
