extension CertificationSystem: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), country: cursor.text(), body: cursor.text(), title: cursor.localized(),
      framework: cursor.optionalText(), creditsComponents: cursor.textFact(),
      validity: cursor.fact { $0.signed() },
      language: cursor.optionalText().flatMap { Language(rawValue: $0) },
      codes: cursor.list { CodeGrammar(of: $0.text(), pattern: $0.text()) },
      wording: cursor.list {
        WordingRule(of: $0.text(), form: $0.text(), condition: $0.text(), sample: $0.text())
      }, limits: cursor.list { PartLimit(from: &$0) },
      required: cursor.list { RequiredKeys(of: $0.text(), keys: $0.texts()) },
      approval: cursor.flag()
        ? ApprovalRule(
          sides: cursor.texts(), hasConsultation: cursor.flag(), bodies: cursor.texts()) : nil,
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
    writer.text(language?.rawValue)
    writer.list(codes) { code, writer in
      writer.text(code.of)
      writer.text(code.pattern)
    }
    writer.list(wording) { rule, writer in
      for text in [rule.of, rule.form, rule.condition, rule.sample] { writer.text(text) }
    }
    writer.list(limits) { $0.store(in: &$1) }
    writer.list(required) { keys, writer in
      writer.text(keys.of)
      writer.texts(keys.keys)
    }
    writer.flag(approval != nil)
    if let approval {
      writer.texts(approval.sides)
      writer.flag(approval.hasConsultation)
      writer.texts(approval.bodies)
    }
    writer.text(verifyURL)
    writer.localized(verifyNeeds)
    writer.text(contactURL)
    writer.localized(notes)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension PartLimit {
  fileprivate init(from cursor: inout SnapshotCursor) {
    self.init(
      of: cursor.text(), parts: ComponentKind(from: &cursor),
      min: cursor.flag() ? cursor.number() : nil, max: cursor.flag() ? cursor.number() : nil,
      provenance: cursor.provenance())
  }

  fileprivate func store(in writer: inout SnapshotWriter) {
    writer.text(of)
    writer.text(parts.rawValue)
    for bound in [min, max] {
      writer.flag(bound != nil)
      if let bound { writer.number(bound) }
    }
    writer.provenance(provenance)
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
