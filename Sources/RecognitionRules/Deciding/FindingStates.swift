import QualificationsKit

/// Reads the states of a book's findings off the extents of its relations.
struct FindingStates {
  let library: Library
  let book: RuleBook
  let instrument: Instrument
  let derivations: Derivations
  let question: Question
  /// The certificates that attest something.
  let counted: [Credential]

  /// The finding for a candidate; for a finding that is not per candidate the candidate is not
  /// looked at.
  func finding(_ index: Int, _ candidate: String?) -> Finding {
    let info = book.findings[index]
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
    var state: Ternary = .failed
    if certain != nil { state = .met } else if !rows.isEmpty { state = .unknown }
    func grounds(_ row: Int) -> Grounds {
      derivations.grounds(of: Premise(relation: info.relation, row: row))
    }
    var open = certain != nil ? [] : rows.flatMap { Array(grounds($0).openFacts) }
    let chosen = (certain ?? rows.first).map { grounds($0) }
    var isAssumed = false
    if info.isOnPaper {
      if !question.isAboutCredential {
        (state, open, isAssumed) = (.met, [], true)
      } else if counted.contains(where: { $0.evidence == "claimed" || $0.evidence == "none" }) {
        let evidence = OpenFact("credential", "evidence", "0")
        let isAccepted = question.suppositions[evidence] == "accepted"
        (state, open) = isAccepted ? (.met, []) : (.unknown, [evidence])
      }
    }
    if let supposed = question.assumed[info.name] { (state, open) = (supposed, []) }
    let failure = chosen == nil ? derivations.failure(info.relation, first: wanted) : nil
    let values = chosen?.compared ?? failure?.compared ?? []
    let cited = chosen?.facts ?? failure?.facts ?? []
    return Finding(
      code: info.name, state: state, isAssumed: isAssumed, isOnPaper: info.isOnPaper,
      instrument: instrument.id, article: info.article, values: distinct(values), text: info.text,
      facts: isAssumed ? [] : references(cited), openFacts: Set(open).sorted(by: OpenFact.precedes))
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
