import QualificationsKit

/// Reads the states of a book's findings off the extents of its relations, with what is supposed.
struct FindingStates {
  let instrument: Instrument
  let reading: BookReading
  let question: Question
  /// The certificates that attest something.
  let counted: [Credential]
  /// Whether an answer is supposed that the rules know better than the reader.
  private let triesOutcomes: Bool

  init(
    _ instrument: Instrument, _ reading: BookReading, _ question: Question, _ counted: [Credential]
  ) {
    self.instrument = instrument
    self.reading = reading
    self.question = question
    self.counted = counted
    triesOutcomes = question.suppositions.values.contains { GivenAnswer.isOutcome($0) }
  }

  private var book: RuleBook { reading.book }

  /// A state with what it rests on.
  private struct Found {
    var state: Ternary
    var open: Set<OpenFact> = []
    var isAssumed = false
    var values: [ComparedValue] = []
    var cited: [FactCitation] = []
  }

  /// The state of a finding for a candidate; for a finding that is not per candidate the candidate
  /// is not looked at.
  func state(_ index: Int, _ candidate: String?) -> Ternary {
    let info = book.findings[index]
    var state = reading.state(info, candidate)
    if state == .unknown, triesOutcomes { state = derived(info, candidate).state }
    return supposed(info, candidate, Found(state: state)).state
  }

  /// The finding with what it rests on.
  func finding(_ index: Int, _ candidate: String?) -> Finding {
    let info = book.findings[index]
    let found = supposed(info, candidate, derived(info, candidate))
    return Finding(
      code: info.name, state: found.state, isAssumed: found.isAssumed,
      isOnPaper: info.isOnPaper, instrument: instrument.id, article: info.article,
      values: distinct(found.values), text: info.text,
      facts: found.isAssumed ? [] : references(found.cited),
      openFacts: found.open.sorted(by: OpenFact.precedes))
  }

  /// What is supposed of a finding beside what the rules say.
  private func supposed(_ info: FindingInfo, _ candidate: String?, _ derived: Found) -> Found {
    var found = derived
    if info.isOnPaper { setPaper(&found) }
    if found.state == .unknown, info.isAssumed {
      (found.state, found.open, found.isAssumed) = (.met, [], true)
    }
    if found.state == .unknown, let relation = info.lapsesAt {
      lapse(&found, relation, candidate)
    }
    if let supposed = question.assumed(info.name, of: instrument.id) {
      (found.state, found.open) = (supposed, [])
    }
    return found
  }

  /// What the rules say.
  private func derived(_ info: FindingInfo, _ candidate: String?) -> Found {
    let derivations = reading.derivations
    let wanted: Value? = info.isPerCandidate ? candidate.map { .symbol($0) } : nil
    let extent = derivations.extents.rows[info.relation]
    let rows = extent.indices.filter { number in
      // A row whose candidate is not known may be about this one.
      wanted.map { wanted in
        extent[number].values.first.map { Value.compare($0, .equal, wanted) != .failed } ?? true
      } ?? true
    }
    let certain = rows.first { number in
      extent[number].isCertain && (wanted == nil || extent[number].values.first == wanted)
    }
    guard let chosen = certain ?? rows.first else {
      let failure = derivations.failure(info.relation, first: wanted)
      return Found(
        state: .failed, values: failure?.compared ?? [], cited: failure?.facts ?? [])
    }
    func grounds(_ row: Int) -> Grounds {
      derivations.grounds(of: Premise(relation: info.relation, row: row))
    }
    let first = grounds(chosen)
    var found = Found(
      state: certain == nil ? .unknown : .met, values: first.compared, cited: first.facts)
    if certain == nil {
      for row in rows { found.open.formUnion(grounds(row).openFacts) }
      answer(&found, info, rows)
    }
    return found
  }

  /// Takes over the answers that are supposed to what the finding leaves open: it turns out well
  /// if one way rests on nothing else, badly if each way is closed.
  private func answer(_ found: inout Found, _ info: FindingInfo, _ rows: [Int]) {
    func answer(_ fact: OpenFact) -> String? {
      question.suppositions[book.asked(fact)].flatMap { answer in
        GivenAnswer.isOutcome(answer) ? answer : nil
      }
    }
    guard found.open.contains(where: { answer($0) != nil }) else { return }
    let derivations = reading.derivations
    var ways: [Set<OpenFact>] = []
    for row in rows {
      let premise = Premise(relation: info.relation, row: row)
      for (_, state) in derivations.derivations(of: premise) {
        ways.append(derivations.openFacts(state))
      }
    }
    let good: Ternary = book.polarity(of: info.name) ? .met : .failed
    let rest = found.open.filter { answer($0) == nil }
    let isWell = ways.contains { way in
      !way.isEmpty && way.allSatisfy { answer($0) == GivenAnswer.favourable }
    }
    let isBad = ways.allSatisfy { way in
      way.contains { answer($0) == GivenAnswer.unfavourable }
    }
    if isWell {
      (found.state, found.open) = (good, [])
    } else if isBad {
      (found.state, found.open) = (!good, [])
    } else {
      found.open = rest
    }
  }

  /// A finding about the paper: supposed where the question is not about one, and open where
  /// there is none to look at.
  private func setPaper(_ found: inout Found) {
    if !question.isAboutCredential {
      (found.state, found.open, found.isAssumed) = (.met, [], true)
    } else if counted.contains(where: { $0.evidence == "claimed" || $0.evidence == "none" }) {
      let evidence = OpenFact("credential", "evidence", "0")
      let isAccepted = question.suppositions[evidence] == "accepted"
      (found.state, found.open) = isAccepted ? (.met, []) : (.unknown, [evidence])
      // It rests on no paper.
      found.cited = []
    }
  }

  /// From a certain day on what is not known counts as failed.
  private func lapse(_ found: inout Found, _ relation: Int, _ candidate: String?) {
    guard let day = RelationValues(reading).day(relation, candidate), day <= question.on else {
      return
    }
    (found.state, found.open) = (.failed, [])
    found.values.append(
      ComparedValue(name: book.relations[relation].name, value: day.iso))
  }

  private func distinct(_ values: [ComparedValue]) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    for item in values where !result.contains(where: { $0.name == item.name }) {
      result.append((item.name, item.value))
    }
    return result
  }

  private func references(_ cited: [FactCitation]) -> [FactReference] {
    var result: [FactReference] = []
    for fact in cited {
      let reference = FactReference(label: fact.label, status: fact.status)
      if !fact.label.isEmpty, !result.contains(reference) { result.append(reference) }
    }
    return result
  }
}

extension RuleBook {
  /// The fact that is asked for an open fact: of a relation that the case does not mention there is
  /// one question, whatever is looked for in it.
  func asked(_ fact: OpenFact) -> OpenFact {
    guard fact.column.isEmpty, let index = relationByName[fact.relation],
      case .given = relations[index].origin
    else { return fact }
    return OpenFact(fact.relation, "", "")
  }

  /// Whether it is favourable to the person that a finding is met: it is not if it stands only under
  /// `not`, or only in stated grounds of refusal.
  func polarity(of finding: String) -> Bool {
    guard let index = findings.firstIndex(where: { $0.name == finding }) else { return true }
    var signs: Set<Bool> = []
    for outcome in outcomes {
      let isRefusal = outcome.name == Outcome.notRecognized.rawValue
      for sign in outcome.condition.signs(of: index) { signs.insert(sign != isRefusal) }
    }
    return signs.isEmpty || signs.contains(true)
  }
}

extension Condition {
  /// Whether each place where a finding stands is not under `not`.
  func signs(of index: Int) -> [Bool] {
    switch self {
    case .finding(let other): other == index ? [true] : []
    case .all(let parts), .any(let parts): parts.flatMap { $0.signs(of: index) }
    case .not(let part): part.signs(of: index).map { !$0 }
    }
  }
}
