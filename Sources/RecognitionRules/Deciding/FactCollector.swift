import QualificationsKit

/// What of a question is computed once, whatever the instrument and the purpose.
struct Case {
  /// Which of the cases of a question it is.
  let number: Int
  /// The certificates that attest something, with their numbers.
  let counted: [(number: Int, credential: Credential)]
  let attested: Attestation
  let candidates: [CandidateCase]
}

/// A candidate with its coverage and levels.
struct CandidateCase {
  let index: DenseIndex<Standard>
  let standard: Standard
  let coverage: Coverage
  let level: LevelComparison
}

/// Puts the question and what the library knows about it into base facts for one instrument.
struct FactCollector {
  let library: Library
  let instrument: Instrument
  let book: RuleBook
  let question: Question
  let aCase: Case

  static let farFuture = Day(year: 9999, month: 12, day: 31) ?? Day(number: .max)
  static let farPast = Day(year: 1, month: 1, day: 1) ?? Day(number: 0)

  /// Whether an answer changes what the rules of a book read, beside what is attested and covered.
  static func isRead(_ fact: OpenFact, _ answer: String, by book: RuleBook) -> Bool {
    if GivenAnswer.isOutcome(answer) { return false }
    switch (fact.relation, fact.column) {
    case ("mapsTo", _), ("instrument", _), ("credential", "evidence"): return false
    case ("attested", _): return book.reads("listed")
    case ("agency", _), ("regional", _), ("listed", _), ("continued", _):
      return book.reads(fact.relation)
    case ("credential", let column), ("verification", let column), ("validity", let column),
      ("crediting", let column):
      return book.reads(fact.relation, column)
    default: return book.relationByName[fact.relation] != nil
    }
  }

  func facts() -> FactBase {
    var facts = FactBase()
    facts.add(
      "decision",
      FactRow(values: [.day(question.on), .symbol(question.destination), .symbol(question.purpose)])
    )
    for (number, credential) in aCase.counted {
      addCredential(number, credential, &facts)
    }
    addAgencies(&facts)
    for party in instrument.parties {
      facts.add(
        "party",
        FactRow(
          values: [.symbol(party.country)] + period(party.from, party.to),
          label: "party \(instrument.id) \(party.country)", status: party.provenance.status))
    }
    for system in instrument.systems {
      facts.add("covered-system", FactRow(values: [.symbol(system)]))
    }
    if instrument.systems.isEmpty {
      for system in library.systems {
        facts.add("covered-system", FactRow(values: [.symbol(system.id)]))
      }
    }
    addExperience(&facts)
    for candidate in aCase.candidates { addCandidate(candidate, &facts) }
    addProcedure(&facts)
    addTables(&facts)
    addGiven(&facts)
    return facts
  }

  /// A period of a record: without a beginning or an end it is open on that side. A partial
  /// beginning counts from its last day, a partial end from its first.
  private func period(_ from: PartialDate?, _ to: PartialDate?) -> [Value] {
    [.day(from?.last ?? Self.farPast), .day(to?.first ?? Self.farFuture)]
  }

  private func addExperience(_ facts: inout FactBase) {
    for period in question.experience {
      let role: Value =
        period.role.map { .symbol($0) }
        ?? .unknown(OpenFact("experience", "role", period.from.iso), low: nil, high: nil)
      let end = period.to ?? question.on.adding(days: 1)
      facts.add("experience", FactRow(values: [.day(period.from), .day(end), role]))
    }
  }

  // The paper

  private func addCredential(_ number: Int, _ credential: Credential, _ facts: inout FactBase) {
    let standard = library[credential.certificate]
    let key = "\(number)"
    let n = Value.number(Ratio(number))
    let paper = "credential \(number)"
    facts.add(
      "credential",
      FactRow(
        values: [
          n, .symbol(standard.id), .symbol(standard.system), country(credential, key),
          date(credential.issued, "issued", key), date(credential.expires, "expires", key),
          issuer(credential, key), symbol(credential.route, "credential", "route", key),
          symbol(credential.evidence, "credential", "evidence", key),
        ], label: paper))
    facts.add(
      "verification",
      FactRow(
        values: [
          n, flag(credential.authenticity, "authenticity", key),
          flag(credential.identity, "identity", key),
        ], label: "verification \(number)"))
    let isCurrent = standard.use.value == .current
    let end: Value
    switch question.suppositions[OpenFact("validity", "to", key)] {
    case "in-period": end = .day(Self.farFuture)
    case "out-of-period": end = .day(Self.farPast)
    default:
      end =
        value(of: standard.to.value, OpenFact("validity", "to", key))
        ?? (isCurrent
          ? .day(Self.farFuture) : .unknown(OpenFact("validity", "to", key), low: nil, high: nil))
    }
    let start =
      value(of: standard.from.value, OpenFact("validity", "from", key))
      ?? .unknown(OpenFact("validity", "from", key), low: nil, high: nil)
    facts.add(
      "validity",
      FactRow(
        values: [n, start, end], label: standard.id,
        status: standard.to.claim?.provenance.status ?? .official))
  }

  func value(of date: PartialDate?, _ open: OpenFact) -> Value? {
    guard let date else { return nil }
    if date.precision == .day { return .day(date.first) }
    return .unknown(open, low: Ratio(Int(date.first.number)), high: Ratio(Int(date.last.number)))
  }

  private func symbol(
    _ text: String?, _ relation: String, _ column: String, _ key: String
  ) -> Value {
    text.map { .symbol($0) } ?? .unknown(OpenFact(relation, column, key), low: nil, high: nil)
  }

  /// The country of award; an answer to the question of it stands for any party, or for none.
  private func country(_ credential: Credential, _ key: String) -> Value {
    let open = OpenFact("credential", "country", key)
    if credential.country == nil, let answer = question.suppositions[open] {
      let parties = instrument.parties.map { $0.country }.filter { $0 != question.destination }
      return .symbol(answer == "party" ? parties.sorted().first ?? "~other" : "~other")
    }
    return symbol(credential.country, "credential", "country", key)
  }

  private func issuer(_ credential: Credential, _ key: String) -> Value {
    let open = OpenFact("credential", "issuer", key)
    if credential.issuer == nil, let answer = question.suppositions[open] {
      return .symbol("~" + answer)
    }
    return symbol(credential.issuer, "credential", "issuer", key)
  }

  private func date(_ date: PartialDate?, _ column: String, _ key: String) -> Value {
    let open = OpenFact("credential", column, key)
    switch question.suppositions[open] {
    case "in-force": return .day(Self.farFuture)
    case "in-period": return .day(Self.farPast)
    case "expired": return .day(question.on)
    case "out-of-period": return .day(Self.farFuture)
    default: return value(of: date, open) ?? .unknown(open, low: nil, high: nil)
    }
  }

  private func flag(_ known: Bool?, _ column: String, _ key: String) -> Value {
    let open = OpenFact("verification", column, key)
    if let known { return .flag(known) }
    if let answer = question.suppositions[open] { return .flag(answer == "yes") }
    return .unknown(open, low: nil, high: nil)
  }

  private func addAgencies(_ facts: inout FactBase) {
    for (_, credential) in aCase.counted {
      let system = library[credential.certificate].system
      facts.add(
        "agency", FactRow(values: [.symbol("~authorised"), .symbol(system)] + period(nil, nil)))
      facts.declareComplete("agency", "~not-authorised")
      guard let issuer = credential.issuer else { continue }
      let open = OpenFact("agency", "", "\(issuer) \(system)")
      if question.suppositions[open] == "no" { facts.declareComplete("agency", issuer) }
      if question.suppositions[open] == "yes" {
        facts.add("agency", FactRow(values: [.symbol(issuer), .symbol(system)] + period(nil, nil)))
      }
      guard let body = library.body(issuer) else { continue }
      for award in body.awards {
        facts.add(
          "agency",
          FactRow(
            values: [.symbol(body.id), .symbol(award.system)] + period(award.from, award.to),
            label: "agency \(body.id) \(award.system)", status: award.provenance.status))
      }
    }
  }

  // The candidates

  private func addCandidate(_ candidate: CandidateCase, _ facts: inout FactBase) {
    let id = candidate.standard.id
    let s = Value.symbol(id)
    facts.add("candidate", FactRow(values: [s]))
    if aCase.counted.contains(where: { $0.credential.certificate == candidate.index }) {
      facts.add("same-award", FactRow(values: [s], label: id))
    }
    if candidate.standard.isRegional || supposed("regional", "", id) == "yes" {
      facts.add(
        "regional",
        FactRow(values: [s], label: id, status: candidate.standard.provenance.status))
    } else if supposed("regional", "", id) == "no" {
      facts.declareComplete("regional", id)
    }
    addCoverage(candidate, s, &facts)
    addCrediting(candidate, s, &facts)
    addListing(candidate, s, &facts)
    addContinuity(candidate, s, &facts)
    let steps = candidate.level.difference
    let open = OpenFact("level-difference", "steps", id)
    let value: Value =
      if let steps, steps.min == steps.max {
        .number(Ratio(steps.min))
      } else {
        .unknown(open, low: steps.map { Ratio($0.min) }, high: steps.map { Ratio($0.max) })
      }
    facts.add(
      "level-difference",
      FactRow(
        values: [s, value], label: candidate.level.scale ?? "",
        status: candidate.level.status ?? .official))
  }

  func supposed(_ relation: String, _ column: String, _ key: String) -> String? {
    question.suppositions[OpenFact(relation, column, key)]
  }

  private func addCoverage(_ candidate: CandidateCase, _ s: Value, _ facts: inout FactBase) {
    let coverage = candidate.coverage
    let open = OpenFact("coverage", "share", candidate.standard.id)
    let share: Value =
      coverage.certain == coverage.possible
      ? .number(coverage.certain) : .unknown(open, low: coverage.certain, high: coverage.possible)
    let worst = coverage.rows.map { library[$0].provenance.status }.max { $0.rank < $1.rank }
    var cited = coverage.rows.map { library[$0].id }
    for row in coverage.parts.flatMap({ $0.disputed }).flatMap({ $0.rows }) {
      if !cited.contains(library[row].id) { cited.append(library[row].id) }
    }
    facts.add(
      "coverage",
      FactRow(
        values: [s, share],
        label: cited.isEmpty ? "coverage \(candidate.standard.id)" : cited.joined(separator: " "),
        status: worst ?? .official))
    for part in coverage.parts where part.possible == .one {
      let component = library[part.component].id
      let isCertain = part.certain == .one
      let mapping = OpenFact("mapsTo", candidate.standard.id, component)
      let rows = part.by.flatMap { $0.rows }
      let label = rows.map { library[$0].id }.joined(separator: " ")
      let status = rows.map { library[$0].provenance.status }.max { $0.rank < $1.rank }
      facts.add(
        "proved",
        FactRow(
          values: [s, .symbol(component)], isCertain: isCertain,
          openFacts: isCertain ? [] : [mapping],
          label: label, status: status ?? .official))
    }
  }

  private func addCrediting(_ candidate: CandidateCase, _ s: Value, _ facts: inout FactBase) {
    let fact = library.system(candidate.standard.system)?.creditsComponents
    let open = OpenFact("crediting", "parts", candidate.standard.id)
    let value: Value =
      if let known = fact?.value {
        .flag(known == "yes")
      } else if let answer = question.suppositions[open] {
        .flag(answer == "yes")
      } else {
        .unknown(open, low: nil, high: nil)
      }
    facts.add(
      "crediting",
      FactRow(
        values: [s, value], label: candidate.standard.system,
        status: fact?.claim?.provenance.status ?? .official))
  }

  /// Rows that this instrument states into the candidate, for what is attested.
  private func addListing(_ candidate: CandidateCase, _ s: Value, _ facts: inout FactBase) {
    let root = candidate.standard.root
    switch supposed("listed", "", candidate.standard.id) {
    case "no": facts.declareComplete("listed", candidate.standard.id)
    case "yes": facts.add("listed", FactRow(values: [s]))
    default: break
    }
    for row in library.rows(into: root) {
      let mapping = library[row]
      guard mapping.isReviewed, mapping.statedBy == instrument.id, !mapping.isNegated else {
        continue
      }
      if let group = mapping.group {
        addGroup(library.groups[group.position], candidate.standard.id, &facts)
      } else if mapping.relation == .equivalent || mapping.relation == .broader,
        aCase.attested.certain.contains(mapping.subject)
      {
        facts.add(
          "listed", FactRow(values: [s], label: mapping.id, status: mapping.provenance.status))
      }
    }
    for row in library.rows(from: root) {
      let mapping = library[row]
      guard mapping.isReviewed, mapping.statedBy == instrument.id, !mapping.isNegated,
        aCase.attested.certain.contains(mapping.object)
      else { continue }
      if mapping.relation == .equivalent {
        facts.add(
          "listed", FactRow(values: [s], label: mapping.id, status: mapping.provenance.status))
      }
    }
  }

  /// A group of which some members are attested: certain with all of them, else it depends on
  /// whether the person has the others.
  private func addGroup(_ group: MappingGroup, _ candidate: String, _ facts: inout FactBase) {
    let rows = group.rows.map { library[$0] }
    let held = rows.filter { aCase.attested.certain.contains($0.subject) }
    if held.isEmpty { return }
    // The list speaks of this candidate: what may be missing is in the person's papers, not in it.
    facts.declareComplete("listed", candidate)
    let missing = rows.filter { !aCase.attested.certain.contains($0.subject) }
    var open: [OpenFact] = []
    for row in missing {
      let fact = OpenFact("attested", "", library[row.subject].id)
      if question.suppositions[fact] == "no" { return }
      if question.suppositions[fact] != "yes" { open.append(fact) }
    }
    facts.add(
      "listed",
      FactRow(
        values: [.symbol(candidate)], isCertain: open.isEmpty, openFacts: open,
        label: rows.map { $0.id }.joined(separator: " "), status: rows[0].provenance.status))
  }

  private func addContinuity(_ candidate: CandidateCase, _ s: Value, _ facts: inout FactBase) {
    for (_, credential) in aCase.counted {
      let old = library[credential.certificate].id
      for item in candidate.standard.supersedes where item.id == old {
        let open = OpenFact("continued", "", candidate.standard.id)
        if question.suppositions[open] == "no" { continue }
        let isStated = item.stated == "issuer" || question.suppositions[open] == "yes"
        facts.add(
          "continued",
          FactRow(
            values: [s], isCertain: isStated, openFacts: isStated ? [] : [open],
            label: "supersession \(old)", status: item.provenance.status))
      }
    }
  }
}
