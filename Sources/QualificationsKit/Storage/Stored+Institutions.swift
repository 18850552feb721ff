extension CertificationSystem: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), country: cursor.text(), body: cursor.text(), title: cursor.localized(),
      framework: cursor.optionalText(), creditsComponents: cursor.textFact(),
      validity: cursor.fact { $0.signed() },
      codes: cursor.list { CodeGrammar(of: $0.text(), pattern: $0.text()) },
      verifyURL: cursor.optionalText(), verifyNeeds: cursor.localized(),
      contactURL: cursor.optionalText(), notes: cursor.localized(),
      provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.text(country)
    writer.text(body)
    writer.localized(title)
    writer.text(framework)
    writer.textFact(creditsComponents)
    writer.fact(validity) { $1.signed($0) }
    writer.list(codes) { code, writer in
      writer.text(code.of)
      writer.text(code.pattern)
    }
    writer.text(verifyURL)
    writer.localized(verifyNeeds)
    writer.text(contactURL)
    writer.localized(notes)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension Body: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), country: cursor.text(), acronym: cursor.optionalText(),
      title: cursor.localized(), kind: cursor.text(),
      awards: cursor.list {
        Authorisation(
          system: $0.text(), from: $0.date(), to: $0.date(), provenance: $0.provenance())
      }, contactURL: cursor.optionalText(), provenance: cursor.provenance(),
      place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.text(country)
    writer.text(acronym)
    writer.localized(title)
    writer.text(kind)
    writer.list(awards) { award, writer in
      writer.text(award.system)
      writer.date(award.from)
      writer.date(award.to)
      writer.provenance(award.provenance)
    }
    writer.text(contactURL)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension Instrument: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), title: cursor.localized(), kind: cursor.text(),
      standing: cursor.textFact(), from: cursor.dateFact(), to: cursor.dateFact(),
      binding: cursor.textFact(), isExclusive: cursor.flag(), purposes: cursor.texts(),
      textRead: cursor.text(), parties: cursor.list { Party(from: &$0) },
      systems: cursor.texts(), sectors: cursor.texts(), occupations: cursor.texts(),
      scope: cursor.localized(), book: cursor.optionalText(),
      next: cursor.list {
        NextStep(title: $0.localized(), text: $0.localized(), provenance: $0.provenance())
      }, decider: cursor.localized(), silence: cursor.localized(), appeal: cursor.localized(),
      fee: cursor.localized(), licence: cursor.localized(), notes: cursor.localized(),
      provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.localized(title)
    writer.text(kind)
    writer.textFact(standing)
    writer.dateFact(from)
    writer.dateFact(to)
    writer.textFact(binding)
    writer.flag(isExclusive)
    writer.texts(purposes)
    writer.text(textRead)
    writer.list(parties) { $0.store(in: &$1) }
    writer.texts(systems)
    writer.texts(sectors)
    writer.texts(occupations)
    writer.localized(scope)
    writer.text(book)
    writer.list(next) { step, writer in
      writer.localized(step.title)
      writer.localized(step.text)
      writer.provenance(step.provenance)
    }
    for text in [decider, silence, appeal, fee, licence, notes] { writer.localized(text) }
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension Party {
  fileprivate init(from cursor: inout SnapshotCursor) {
    self.init(
      country: cursor.text(), role: cursor.text(), from: cursor.date(), to: cursor.date(),
      provenance: cursor.provenance())
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    writer.text(country)
    writer.text(role)
    writer.date(from)
    writer.date(to)
    writer.provenance(provenance)
  }
}
