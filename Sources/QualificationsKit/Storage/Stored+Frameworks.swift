extension SourceRecord: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      key: cursor.text(), url: cursor.text(), title: cursor.text(), tier: cursor.text(),
      read: cursor.date())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(key)
    writer.text(url)
    writer.text(title)
    writer.text(tier)
    writer.date(read)
  }
}

extension Framework: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), country: cursor.text(), acronym: cursor.text(),
      title: cursor.localized(), state: cursor.textFact(), asOf: cursor.date(),
      scope: cursor.textFact(), levelCount: cursor.fact { $0.signed() },
      levels: cursor.list { Level(from: &$0) }, levelList: ComponentList(from: &cursor),
      referencing: cursor.list { Referencing(from: &$0) },
      conflicts: cursor.list { $0.localized() }, notes: cursor.localized(),
      provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.text(country)
    writer.text(acronym)
    writer.localized(title)
    writer.textFact(state)
    writer.date(asOf)
    writer.textFact(scope)
    writer.fact(levelCount) { $1.signed($0) }
    writer.list(levels) { $0.store(in: &$1) }
    levelList.store(in: &writer)
    writer.list(referencing) { $0.store(in: &$1) }
    writer.list(conflicts) { $1.localized($0) }
    writer.localized(notes)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension Level {
  fileprivate init(from cursor: inout SnapshotCursor) {
    self.init(
      label: cursor.text(), position: cursor.signed(), title: cursor.localized(),
      summary: cursor.localized(), typical: cursor.texts(),
      volume: cursor.flag()
        ? Volume(min: cursor.ratio(), max: cursor.ratio(), unit: cursor.text()) : nil,
      provenance: cursor.provenance())
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    writer.text(label)
    writer.signed(position)
    writer.localized(title)
    writer.localized(summary)
    writer.texts(typical)
    writer.flag(volume != nil)
    if let volume {
      writer.ratio(volume.min)
      writer.ratio(volume.max)
      writer.text(volume.unit)
    }
    writer.provenance(provenance)
  }
}

extension Referencing {
  fileprivate init(from cursor: inout SnapshotCursor) {
    self.init(
      to: cursor.optionalText(), toName: cursor.text(),
      edges: cursor.list {
        ReferencingEdge(from: $0.text(), isFromAward: $0.flag(), to: $0.texts())
      }, provenance: cursor.provenance(), isSourced: cursor.flag(), note: cursor.localized())
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    writer.text(to)
    writer.text(toName)
    writer.list(edges) { edge, writer in
      writer.text(edge.from)
      writer.flag(edge.isFromAward)
      writer.texts(edge.to)
    }
    writer.provenance(provenance)
    writer.flag(isSourced)
    writer.localized(note)
  }
}

extension ClassificationEntry: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      classification: cursor.text(), code: cursor.text(), level: cursor.text(),
      parent: cursor.text(), title: cursor.localized(), provenance: cursor.provenance())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(classification)
    writer.text(code)
    writer.text(level)
    writer.text(parent)
    writer.localized(title)
    writer.provenance(provenance)
  }
}

extension TradeWord: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      word: cursor.text(), language: cursor.text(), country: cursor.text(),
      isco08: cursor.text(), provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(word)
    writer.text(language)
    writer.text(country)
    writer.text(isco08)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension GlossaryEntry: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      concept: cursor.text(),
      forms: cursor.list { (language: Language(from: &$0), text: $0.text()) },
      provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(concept)
    writer.list(forms) { form, writer in
      writer.text(form.language.rawValue)
      writer.text(form.text)
    }
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension Language {
  init(from cursor: inout SnapshotCursor) {
    self = Language(rawValue: cursor.text()) ?? .es
  }
}
