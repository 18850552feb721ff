extension ComponentList {
  init(from cursor: inout SnapshotCursor) {
    switch cursor.byte() {
    case 1: self = .complete
    case 2: self = .partial
    default: self = .none
    }
  }

  func store(in writer: inout SnapshotWriter) {
    switch self {
    case .none: writer.byte(0)
    case .complete: writer.byte(1)
    case .partial: writer.byte(2)
    }
  }
}

extension Standard: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), code: cursor.optionalText(), country: cursor.text(),
      system: cursor.text(), body: cursor.text(), root: cursor.index(.components),
      kind: cursor.localized(), title: cursor.localized(),
      titleClaims: cursor.fact { $0.localized() }, asFound: cursor.optionalText(),
      sector: cursor.textFact(), sectorName: cursor.optionalText(),
      occupations: cursor.fact { $0.texts() }, occupationNames: cursor.texts(),
      level: cursor.fact { LevelReference(framework: $0.text(), label: $0.text()) },
      use: cursor.fact { StandardUse(rawValue: $0.text()) }, from: cursor.dateFact(),
      to: cursor.dateFact(), supersedes: cursor.list { Supersession(from: &$0) },
      awardRule: cursor.localized(), listNote: cursor.localized(), isRegional: cursor.flag(),
      governance: cursor.flag() ? Governance(from: &cursor) : nil,
      conflicts: cursor.list { $0.localized() },
      certifiers: cursor.texts(), notes: cursor.localized(), provenance: cursor.provenance(),
      place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.text(code)
    writer.text(country)
    writer.text(system)
    writer.text(body)
    writer.index(root)
    writer.localized(kind)
    writer.localized(title)
    writer.fact(titleClaims) { $1.localized($0) }
    writer.text(asFound)
    writer.textFact(sector)
    writer.text(sectorName)
    writer.fact(occupations) { $1.texts($0) }
    writer.texts(occupationNames)
    writer.fact(level) { level, writer in
      writer.text(level.framework)
      writer.text(level.label)
    }
    writer.fact(use) { $1.text($0.rawValue) }
    writer.dateFact(from)
    writer.dateFact(to)
    writer.list(supersedes) { $0.store(in: &$1) }
    writer.localized(awardRule)
    writer.localized(listNote)
    writer.flag(isRegional)
    writer.flag(governance != nil)
    governance?.store(in: &writer)
    writer.list(conflicts) { $1.localized($0) }
    writer.texts(certifiers)
    writer.localized(notes)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension Governance {
  fileprivate init(from cursor: inout SnapshotCursor) {
    self.init(
      approvals: cursor.list {
        Approval(side: $0.text(), name: $0.text(), date: $0.date())
      },
      consultation: cursor.flag() ? Consultation(from: cursor.date(), to: cursor.date()) : nil)
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    writer.list(approvals) { approval, writer in
      writer.text(approval.side)
      writer.text(approval.name)
      writer.date(approval.date)
    }
    writer.flag(consultation != nil)
    guard let consultation else { return }
    writer.date(consultation.from)
    writer.date(consultation.to)
  }
}

extension Supersession {
  fileprivate init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), date: cursor.date(), stated: cursor.text(),
      provenance: cursor.provenance())
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.date(date)
    writer.text(stated)
    writer.provenance(provenance)
  }
}

extension Component: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), code: cursor.optionalText(), kind: ComponentKind(from: &cursor),
      title: cursor.localized(), asFound: cursor.optionalText(), hours: cursor.ratio(),
      list: ComponentList(from: &cursor), isEven: cursor.flag(),
      children: cursor.list {
        ComponentChild(component: $0.index(.components), role: ComponentRole(from: &$0))
      }, provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.text(code)
    writer.text(kind.rawValue)
    writer.localized(title)
    writer.text(asFound)
    writer.ratio(hours)
    list.store(in: &writer)
    writer.flag(isEven)
    writer.list(children) { child, writer in
      writer.index(child.component)
      child.role.store(in: &writer)
    }
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension ComponentKind {
  init(from cursor: inout SnapshotCursor) {
    self = ComponentKind(rawValue: cursor.text()) ?? .unit
  }
}

extension ComponentRole {
  fileprivate init(from cursor: inout SnapshotCursor) {
    switch cursor.byte() {
    case 1: self = .choice(group: cursor.text(), k: cursor.number())
    case 2: self = .additional
    default: self = .mandatory
    }
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    switch self {
    case .mandatory: writer.byte(0)
    case .choice(let group, let k):
      writer.byte(1)
      writer.text(group)
      writer.number(k)
    case .additional: writer.byte(2)
    }
  }
}
