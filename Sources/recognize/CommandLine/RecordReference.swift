import QualificationsKit

/// A record that a user named.
enum RecordReference {
  case standard(Standard)
  case component(DenseIndex<Component>)
  case framework(Framework)
  case level(Framework, Level)
  case system(CertificationSystem)
  case body(Body)
  case instrument(Instrument)
  case mapping(DenseIndex<Mapping>)
  case occupation(ClassificationEntry)
  case country(String)
}

extension RecordReference {
  /// The identifier.
  func id(in library: Library) -> String {
    switch self {
    case .standard(let standard): standard.id
    case .component(let index): library[index].id
    case .framework(let framework): framework.id
    case .level(let framework, let level): "\(framework.id)/\(level.label)"
    case .system(let system): system.id
    case .body(let body): body.id
    case .instrument(let instrument): instrument.id
    case .mapping(let index): library[index].id
    case .occupation(let entry): "ISCO-08:\(entry.code)"
    case .country(let code): code
    }
  }

  /// The title, if it has one.
  func title(in library: Library) -> LocalizedText {
    switch self {
    case .standard(let standard): standard.title
    case .component(let index): library[index].title
    case .framework(let framework): framework.title
    case .level(_, let level): level.title
    case .system(let system): system.title
    case .body(let body): body.title
    case .instrument(let instrument): instrument.title
    case .mapping: LocalizedText()
    case .occupation(let entry): entry.title
    case .country(let code):
      LocalizedText(
        es: library.place(code, .es), pt: library.place(code, .pt), en: library.place(code, .en))
    }
  }

  /// What it is, as the codes of `Vocabulary.recordKind`.
  var kind: String {
    switch self {
    case .standard: "standard"
    case .component: "component"
    case .framework: "framework"
    case .level: "level"
    case .system: "system"
    case .body: "body"
    case .instrument: "instrument"
    case .mapping: "mapping"
    case .occupation: "occupation"
    case .country: "country"
    }
  }
}

extension Library {
  /// The row with that identifier.
  func mapping(_ id: String) -> DenseIndex<Mapping>? {
    mappings.firstIndex { $0.id == id }.map { DenseIndex($0) }
  }

  /// The records that are found by identifier, code or title, each once: standards, components with
  /// a title, frameworks, systems, bodies, instruments.
  var namedRecords: [RecordReference] {
    var records = standards.map { RecordReference.standard($0) }
    for row in components.indices where standard(rootedAt: DenseIndex(row)) == nil {
      records.append(.component(DenseIndex(row)))
    }
    records += frameworks.map { .framework($0) }
    records += systems.map { .system($0) }
    records += bodies.map { .body($0) }
    records += instruments.map { .instrument($0) }
    return records
  }
}
