/// A fact that a library might come to know.
package enum Lesson: Hashable, Sendable {
  /// A reviewed row: the first contains the second. Rows that say less of the two are given up.
  case contains(DenseIndex<Component>, DenseIndex<Component>)
  /// An instrument's own row: what the first attests is the second.
  case states(String, DenseIndex<Component>, DenseIndex<Component>)
  /// Whether a system credits components.
  case crediting(String, Bool)
  /// A standard is held in common.
  case regional(DenseIndex<Standard>)
  /// A body may award under a system.
  case awards(String, String)
  /// Whoever issued both says that a standard continues another.
  case continues(DenseIndex<Standard>, String)
  /// Until when certificates could be issued against a standard.
  case validity(DenseIndex<Standard>, PartialDate)
  /// A country is party to an instrument.
  case party(String, String)
}

extension Library {
  /// The same library, had some facts been read as well.
  package func learning(_ lessons: [Lesson]) -> Library {
    lessons.reduce(into: resident()) { $0.learn($1) }
  }

  /// The same library, had an expert approved these rows.
  package func approving(_ rows: Set<DenseIndex<Mapping>>) -> Library {
    var result = self
    result.mappings.update { mappings in
      for row in rows { mappings[row.position].isReviewed = true }
    }
    return result
  }

  private mutating func learn(_ lesson: Lesson) {
    let provenance = Provenance(sources: [], status: .official)
    switch lesson {
    case .contains(let subject, let object):
      let (above, over) = (Set(ancestors(of: subject)), Set(ancestors(of: object)))
      var less: Set<DenseIndex<Mapping>> = []
      for (position, row) in mappings.enumerated() {
        let isForward = above.contains(row.subject) && over.contains(row.object)
        let isBackward = above.contains(row.object) && over.contains(row.subject)
        guard row.group == nil, isForward || isBackward else { continue }
        let more: Relation = isForward ? .broader : .narrower
        if row.isNegated || (row.relation != .equivalent && row.relation != more) {
          less.insert(DenseIndex(position))
        }
      }
      if !less.isEmpty { remove(less) }
      add(subject, .broader, object, statedBy: nil)
    case .states(let instrument, let subject, let object):
      add(subject, .equivalent, object, statedBy: instrument)
    case .crediting(let id, let credits):
      guard let index = systemByID[id] else { return }
      let credits = Fact(credits ? "yes" : "no", provenance)
      systems.update { $0[index.position].creditsComponents = credits }
    case .regional(let index): standards.update { $0[index.position].isRegional = true }
    case .awards(let id, let system):
      let award = Authorisation(system: system, from: nil, to: nil, provenance: provenance)
      if let index = bodyByID[id] {
        bodies.update { $0[index.position].awards.append(award) }
      } else {
        bodyByID[id] = DenseIndex(bodies.count)
        bodies.append(
          Body(
            id: id, country: "", acronym: nil, title: LocalizedText(), kind: "other",
            awards: [award], contactURL: nil, provenance: provenance, place: Self.nowhere))
      }
    case .continues(let index, let old):
      let continued = Supersession(id: old, date: nil, stated: "issuer", provenance: provenance)
      standards.update { standards in
        standards[index.position].supersedes.removeAll { $0.id == old }
        standards[index.position].supersedes.append(continued)
      }
      successors.append(index, to: old)
    case .validity(let index, let end):
      standards.update { $0[index.position].to = Fact(end, provenance) }
    case .party(let id, let country):
      guard let index = instrumentByID[id] else { return }
      let party = Party(
        country: country, role: "party", from: nil, to: nil, provenance: provenance)
      instruments.update { $0[index.position].parties.append(party) }
    }
  }

  private static let nowhere = RecordPlace(file: "", range: SourceRange(0, 0))

  private mutating func add(
    _ subject: DenseIndex<Component>, _ relation: Relation, _ object: DenseIndex<Component>,
    statedBy instrument: String?
  ) {
    let (row, set) = (DenseIndex<Mapping>(mappings.count), DenseIndex<Crosswalk>(crosswalks.count))
    let id = "learned:\(row.position)"
    crosswalks.append(Crosswalk(id: id, isComplete: false, allowsChaining: false, file: ""))
    mappings.append(
      Mapping(
        id: id, subject: subject, object: object, relation: relation, isNegated: false, share: nil,
        group: nil, isReviewed: true, statedBy: instrument, article: nil, reviewer: nil,
        reviewed: nil, agreement: nil, author: nil, comment: nil, set: set,
        provenance: Provenance(sources: [], status: .official), place: Self.nowhere))
    rowsFrom.append(row, to: subject)
    rowsInto.append(row, to: object)
  }
}
