import QualificationsKit

/// Checks what a decision says against what its question comes to.
struct DecisionCheck {
  let recognition: Recognition
  let question: Question
  let root: JSONValue
  let proof: JSONValue

  static let sliceKeys = ["steps", "facts", "parameters", "rules"]
  private static let keys = ["ended", "instrument", "candidate", "question"]

  private var library: Library { recognition.library }

  private func text(_ json: JSONValue?) -> String? {
    json.flatMap { $0.kind == .string ? $0.text : nil }
  }

  /// The first place where they differ.
  func fault() -> ProofFault? {
    if let early = endBeforeRules { return ended(early.reason, early.outcome) ?? withoutTarget }
    let deciding = Deciding(Deliberation(recognition), question)
    let aCase = deciding.makeCase()
    if aCase.candidates.isEmpty {
      return ended("no-candidate-standard", .review) ?? withoutTarget
    }
    guard let id = text(root["instrument"]) else {
      if let id = library.instruments.first(where: { mayDecide($0, deciding, aCase) })?.id {
        return Expected.text(id).compare(root["instrument"], "instrument", in: root)
      }
      return ended("no-instrument", .review) ?? coverage(aCase.candidates[0])
        ?? Expected.text(aCase.candidates[0].standard.id)
        .compare(root["target"]?["standard"], "target.standard", in: root)
    }
    guard let instrument = library.instrument(id), let book = recognition.books[id],
      deciding.isConsidered(instrument), instrument.purposes.contains(question.purpose),
      let standard = text(root["target"]?["standard"]),
      let candidate = aCase.candidates.first(where: { $0.standard.id == standard })
    else {
      return Expected.fault(
        root["instrument"] ?? root, "instrument",
        es:
          "no decide esta pregunta; se esperaba un instrumento con reglas y una norma del destino",
        pt:
          "não decide esta pergunta; esperava-se um instrumento com regras e um padrão do destino",
        en: "does not decide this question; expected an instrument with rules and a standard of "
          + "the destination")
    }
    let facts = FactCollector(
      library: library, instrument: instrument, book: book, question: question, aCase: aCase
    ).facts()
    let slice = SliceCheck(proof, book, facts, on: question.on)
    return slice.fault ?? head(id, standard) ?? coverage(candidate)
      ?? conclusion(book, slice, candidate, deciding.isInTime(instrument), aCase)
  }

  // Before any rule

  /// Why no rule is asked: decided before, awarded in the destination itself, ended, or known to be
  /// false.
  private var endBeforeRules: (reason: String, outcome: Outcome)? {
    if question.isDecided { return ("already-decided", .inadmissible) }
    let isDomestic = question.credentials.allSatisfy {
      $0.country == question.destination && library[$0.certificate].use.value == .current
    }
    if isDomestic && question.target == nil { return ("awarded-in-destination", .inadmissible) }
    let counted = question.credentials.indices.filter { !question.leftOut.contains($0) }
      .map { question.credentials[$0] }
    let inForce = counted.filter { $0.expires.map { $0.last > question.on } ?? true }
    if inForce.isEmpty { return ("expired", .lapsed) }
    let isFalse = inForce.allSatisfy { $0.authenticity == false || $0.identity == false }
    return isFalse ? ("paper-not-valid", .notRecognized) : nil
  }

  /// A decision that no rule gave says why, and nothing else.
  private func ended(_ reason: String, _ outcome: Outcome) -> ProofFault? {
    Expected.text(reason).compare(proof["ended"], "proof.ended", in: proof)
      ?? Expected.nothing.compare(proof["instrument"], "proof.instrument", in: proof)
      ?? Expected.nothing.compare(proof["candidate"], "proof.candidate", in: proof)
      ?? surplus(beside: Self.keys)
      ?? Expected.text(reason).compare(root["reason"], "reason", in: root)
      ?? Expected.text(outcome.rawValue).compare(root["outcome"], "outcome", in: root)
      ?? Expected.text(outcome == .review ? Outcome.recognized.rawValue : outcome.rawValue)
      .compare(root["bestPossible"], "bestPossible", in: root)
      ?? Expected.nothing.compare(root["instrument"], "instrument", in: root)
      ?? Expected.list([]).compare(root["findings"], "findings", in: root)
  }

  private var withoutTarget: ProofFault? {
    Expected.nothing.compare(root["target"], "target", in: root)
      ?? Expected.nothing.compare(root["coverage"], "coverage", in: root)
  }

  private func surplus(beside keys: [String]) -> ProofFault? {
    proof.children.first { !keys.contains($0.key) }
      .map { Expected.surplus($0, "proof.\($0.key)") }
  }

  /// Whether an instrument with rules applies, or may: worked out without any proof.
  private func mayDecide(_ instrument: Instrument, _ deciding: Deciding, _ aCase: Case) -> Bool {
    guard deciding.isConsidered(instrument), instrument.purposes.contains(question.purpose),
      deciding.isInTime(instrument) != .failed, let book = recognition.books[instrument.id],
      outcomes(of: book).contains(where: { $0.name != Self.refusal })
    else { return false }
    let systems = question.credentials.map { library[$0.certificate].system }
    if !instrument.systems.isEmpty && !systems.contains(where: instrument.systems.contains) {
      return false
    }
    let facts = FactCollector(
      library: library, instrument: instrument, book: book, question: question, aCase: aCase
    ).facts()
    let rows = Reasoner.closure(book, facts, on: question.on)
    guard let scope = book.findings.firstIndex(where: { $0.name == "in-scope" }) else {
      return true
    }
    return state(scope, book, aCase.candidates[0], aCase) { rows[$0] }.state != .failed
  }

  // What the rules came to

  private func head(_ instrument: String, _ candidate: String) -> ProofFault? {
    let own = Self.keys + Self.sliceKeys + ["applies", "outcomes", "findings"]
    return Expected.nothing.compare(proof["ended"], "proof.ended", in: proof)
      ?? Expected.text(instrument).compare(proof["instrument"], "proof.instrument", in: proof)
      ?? Expected.text(candidate).compare(proof["candidate"], "proof.candidate", in: proof)
      ?? surplus(beside: own)
  }

  private func coverage(_ candidate: CandidateCase) -> ProofFault? {
    let coverage = candidate.coverage
    let exact = Expected.object([
      ("certain", .text(coverage.certain.exact)), ("possible", .text(coverage.possible.exact)),
    ])
    let decimals = [
      ("certain", coverage.certain.decimal(.down)), ("possible", coverage.possible.decimal(.up)),
    ]
    guard let found = root["coverage"] else { return exact.compare(nil, "coverage", in: root) }
    for (key, decimal) in decimals {
      let fault = Expected.text(decimal).compare(found[key], "coverage.\(key)", in: found)
      if let fault { return fault }
    }
    return exact.compare(found["exact"], "coverage.exact", in: found)
  }

  /// A stated ground of refusal decides only where no right may be given.
  private static let refusal = Outcome.notRecognized.rawValue

  /// The outcomes of a book for the purpose.
  private func outcomes(of book: RuleBook) -> [OutcomeInfo] {
    book.outcomes.filter { $0.purposes.isEmpty || $0.purposes.contains(question.purpose) }
  }

  /// The states of the findings, the conditions over them, and what follows.
  private func conclusion(
    _ book: RuleBook, _ slice: SliceCheck, _ candidate: CandidateCase, _ time: Ternary,
    _ aCase: Case
  ) -> ProofFault? {
    let found = book.findings.indices.map { state($0, book, candidate, aCase, slice.rows) }
    let states = found.map { $0.state }
    let scope = book.findings.firstIndex { $0.name == "in-scope" }.map { states[$0] } ?? .unknown
    let applies = time && scope
    let infos = outcomes(of: book)
    let outcomes = infos.map { (info: $0, state: applies && $0.condition.state(states)) }
    let shownFindings = zip(book.findings, found).map { info, found in
      Expected.object([
        ("finding", .text(info.name)), ("state", .text(found.state.rawValue)),
        ("rows", .list(found.rows.map { .number($0) })),
      ])
    }
    let shownOutcomes = outcomes.map { item in
      Expected.object([
        ("outcome", .text(item.info.name)), ("basis", .text(item.info.basis)),
        ("article", .text(item.info.article)),
        ("condition", .text(book.written(item.info.condition))),
        ("state", .text(item.state.rawValue)),
      ])
    }
    return Expected.text(applies.rawValue).compare(proof["applies"], "proof.applies", in: proof)
      ?? Expected.list(shownFindings).compare(proof["findings"], "proof.findings", in: proof)
      ?? Expected.list(shownOutcomes).compare(proof["outcomes"], "proof.outcomes", in: proof)
      ?? findings(book, infos, states) ?? outcome(outcomes)
  }

  /// The findings that the decision prints: those that its outcomes name, and the scope where it is
  /// not met.
  private func findings(
    _ book: RuleBook, _ infos: [OutcomeInfo], _ states: [Ternary]
  ) -> ProofFault? {
    var order: [Int] = []
    let scope = states.indices.filter {
      book.findings[$0].name == "in-scope" && states[$0] != .met
    }
    for info in infos {
      for index in Set(info.condition.findings + scope).sorted() where !order.contains(index) {
        order.append(index)
      }
    }
    guard let list = root["findings"], list.kind == .array else {
      return Expected.list([]).compare(root["findings"], "findings", in: root)
    }
    let children = list.children
    for (number, index) in order.enumerated() {
      let path = "findings[\(number)]"
      guard number < children.count else {
        return Expected.text(book.findings[index].name).compare(nil, path, in: list)
      }
      let expected = [
        ("code", book.findings[index].name), ("state", states[index].rawValue),
        ("instrument", book.id), ("article", book.findings[index].article),
      ]
      for (key, text) in expected {
        let json = children[number]
        if let fault = Expected.text(text).compare(json[key], "\(path).\(key)", in: json) {
          return fault
        }
      }
    }
    return children.count > order.count
      ? Expected.surplus(children[order.count], "findings[\(order.count)]") : nil
  }

  private func outcome(_ outcomes: [(info: OutcomeInfo, state: Ternary)]) -> ProofFault? {
    func best(_ infos: [(info: OutcomeInfo, state: Ternary)], _ isIn: (Ternary) -> Bool) -> Outcome?
    {
      infos.filter { isIn($0.state) }.compactMap { Outcome(rawValue: $0.info.name) }
        .min { $0.rank < $1.rank }
    }
    let rights = outcomes.filter { $0.info.name != Self.refusal }
    let isOpen = rights.contains { $0.state == .unknown }
    let outcome = best(rights) { $0 == .met } ?? (isOpen ? .review : .notRecognized)
    let counted = outcome == .notRecognized ? outcomes : rights
    let possible = best(counted) { $0 != .failed } ?? outcome
    return Expected.text(outcome.rawValue).compare(root["outcome"], "outcome", in: root)
      ?? Expected.text(possible.rawValue).compare(root["bestPossible"], "bestPossible", in: root)
      ?? Expected.nothing.compare(root["reason"], "reason", in: root)
  }

  /// A finding's state for the candidate (Language.md, 12.1 and 12.2) with the rows it is read off.
  private func state(
    _ index: Int, _ book: RuleBook, _ candidate: CandidateCase, _ aCase: Case,
    _ rows: (Int) -> [SliceRow]
  ) -> (state: Ternary, rows: [Int]) {
    let info = book.findings[index]
    let own = Value.symbol(candidate.standard.id)
    let about = rows(info.relation).filter { row in
      !info.isPerCandidate
        || (row.values.first.map { Reasoner.truth($0, .equal, own) != .failed } ?? true)
    }
    let isMet = about.contains { row in
      row.isCertain && (!info.isPerCandidate || row.values.first == own)
    }
    var state: Ternary = isMet ? .met : about.isEmpty ? .failed : .unknown
    let isOnlyClaimed = aCase.counted.contains {
      $0.credential.evidence == "claimed" || $0.credential.evidence == "none"
    }
    if info.isOnPaper && !question.isAboutCredential {
      state = .met
    } else if info.isOnPaper && isOnlyClaimed {
      state = .unknown
    }
    if info.isAssumed && state == .unknown { state = .met }
    if state == .unknown, let relation = info.lapsesAt,
      let day = day(book.relations[relation], rows(relation), own), day <= question.on
    {
      state = .failed
    }
    return (question.assumed(info.name, of: book.id) ?? state, about.map { $0.number }.sorted())
  }
}

extension DecisionCheck {
  /// The one day that a relation holds for a candidate for certain.
  private func day(_ relation: RelationInfo, _ rows: [SliceRow], _ own: Value) -> Day? {
    let about = relation.columns.firstIndex {
      $0.name == "candidate" && $0.type == .entity("standard")
    }
    guard let place = relation.columns.indices.first(where: { $0 != about }) else { return nil }
    let found = rows.filter { row in
      about.map { Reasoner.truth(row.values[$0], .equal, own) != .failed } ?? true
    }
    let days = Set(found.map { $0.values[place] })
    let isSure = found.allSatisfy { row in
      row.isCertain && (about.map { row.values[$0] == own } ?? true)
    }
    guard isSure, days.count == 1, case .day(let day)? = days.first else { return nil }
    return day
  }
}

extension Reasoner {
  /// The least rows that rules give over base facts, relation by relation, round by round.
  static func closure(_ book: RuleBook, _ facts: FactBase, on day: Day) -> [[SliceRow]] {
    var reasoner = Reasoner(
      book: book, facts: facts, parameters: book.parameterValues(on: day),
      rows: book.relations.map { relation in
        (facts.rows[relation.name] ?? []).map { row in
          SliceRow(values: row.values, number: 0, isCertain: row.isCertain, isMany: false)
        }
      })
    for component in book.components {
      var hasChanged = true
      while hasChanged {
        hasChanged = false
        for rule in component {
          for way in reasoner.ways(ofRule: rule) where reasoner.add(way, rule) {
            hasChanged = true
          }
        }
      }
    }
    return reasoner.rows
  }

  /// Adds what a rule concludes; whether anything changed.
  private mutating func add(_ way: Way, _ rule: Int) -> Bool {
    let head = book.rules[rule].head
    let values = book.rules[rule].terms.compactMap { value($0, way.slots) }
    guard let known = rows[head].firstIndex(where: { $0.values == values }) else {
      rows[head].append(
        SliceRow(values: values, number: 0, isCertain: way.isCertain, isMany: way.isMany))
      return true
    }
    let row = rows[head][known]
    rows[head][known].isCertain = row.isCertain || way.isCertain
    rows[head][known].isMany = row.isMany || way.isMany
    return (way.isCertain && !row.isCertain) || (way.isMany && !row.isMany)
  }
}
