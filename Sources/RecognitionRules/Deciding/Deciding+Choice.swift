import QualificationsKit

/// The choice among outcomes of instruments and candidates (design 1.5).
extension Deciding {
  func choose(_ applied: [Applied], _ aCase: Case) -> Verdict {
    var verdict = Verdict(outcome: .review, applied: applied, aCase: aCase)
    if aCase.candidates.isEmpty { return verdict }
    let binding = applied.filter {
      $0.applies == .met && isBinding($0.instrument) && !$0.options.isEmpty
    }
    let relevant = binding.isEmpty ? applied.filter { $0.applies != .failed } : binding
    verdict.options = relevant.flatMap { $0.options }
    guard let option = chosen(verdict.options, aCase) else { return verdict }
    let isOpen = verdict.options.contains { !$0.isRefusal && $0.state != .failed }
    verdict.option = option
    verdict.outcome = option.state == .met ? option.outcome : isOpen ? .review : .notRecognized
    return verdict
  }

  /// The decision that a verdict comes to, with all that is said of it.
  func described(_ verdict: Verdict) -> Decision {
    guard let aCase = verdict.aCase else {
      return verdict.refusal ?? Decision(question, verdict.outcome)
    }
    var decision = Decision(question, verdict.outcome)
    if let candidate = verdict.candidate { describe(&decision, candidate) }
    if let option = verdict.option {
      let same = verdict.options.filter {
        $0.candidate == option.candidate && $0.instrument == option.instrument
      }
      let applied = verdict.applied[option.instrument]
      decision.findings = findings(same, applied, aCase)
      decision.bestPossible =
        same.filter { $0.state != .failed && (!$0.isRefusal || verdict.outcome == .notRecognized) }
        .map { $0.outcome }.min { $0.rank < $1.rank } ?? verdict.outcome
      describe(&decision, option, applied, aCase)
      decision.whyNot = whyNot(same, verdict.outcome, applied)
    } else {
      decision.reason = aCase.candidates.isEmpty ? "no-candidate-standard" : "no-instrument"
      decision.bestPossible = .recognized
      // Grounds of refusal alone, none of them met, are a gap that a replay has to show.
      if let first = verdict.options.first {
        replay(&decision, first, verdict.applied[first.instrument])
      }
    }
    decision.instruments = considered(verdict.applied, decision)
    decision.caveats = caveats(decision)
    return decision
  }

  func isBinding(_ instrument: Instrument) -> Bool { instrument.binding.value == "yes" }

  private func describe(_ decision: inout Decision, _ candidate: CandidateCase) {
    decision.target = candidate.index
    decision.coverage = candidate.coverage
    decision.level = candidate.level
  }

  /// The best established option, else the best open one, else a stated ground of refusal, else the
  /// one with the fewest conditions in its way; grounds of refusal alone decide only if they are
  /// established.
  private func chosen(_ options: [Option], _ aCase: Case) -> Option? {
    let rights = options.filter { !$0.isRefusal }
    func best(_ options: [Option], _ state: Ternary) -> Option? {
      options.filter { $0.state == state }.min { precedes($0, $1, options, aCase) }
    }
    return best(rights, .met) ?? best(rights, .unknown)
      ?? best(options.filter { $0.isRefusal }, .met) ?? closest(rights, aCase)
  }

  /// Where all are closed: the option with the fewest conditions in its way.
  private func closest(_ options: [Option], _ aCase: Case) -> Option? {
    options.min { left, right in
      let a = left.obstacles.count { left.states[$0] != .unknown }
      let b = right.obstacles.count { right.states[$0] != .unknown }
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

  /// The findings of all options, each once.
  private func findings(_ options: [Option], _ applied: Applied, _ aCase: Case) -> [Finding] {
    var positions: [Int] = []
    for finding in options.flatMap({ $0.findings }) where !positions.contains(finding) {
      positions.append(finding)
    }
    guard let states = applied.states, let option = options.first else { return [] }
    let candidate = aCase.candidates[option.candidate].standard.id
    return positions.map { states.finding($0, candidate) }
  }

  /// What an answer binds: a right given by an instrument that applies for certain. A statement for
  /// information, a refusal and a list of questions bind nobody (design 1.5, 1.1).
  func effect(_ instrument: Instrument, _ applies: Ternary, _ outcome: Outcome) -> String {
    if question.trust == .proposed { return "hypothetical" }
    let isBinding =
      isBinding(instrument) && applies == .met && outcome.rank <= Outcome.partial.rank
      && question.isAboutCredential && question.purpose != "information"
    return isBinding ? "binding" : "advisory"
  }
}
