import QualificationsKit

extension SheetBuilder {
  /// A certification system.
  func sheet(of system: CertificationSystem) -> Sheet {
    let places = [
      Field("country", Labels.country, library.placeDatum(system.country, language)),
      Field("body", Labels.body, named(system.body)),
      Field("framework", Labels.framework, named(system.framework)),
    ]
    let standards = library.standards.filter { $0.system == system.id }
    let current = standards.count { $0.use.value == .current }
    let counts = [
      Field("standardsCount", Labels.standards, .number(standards.count)),
      Field(
        "currentCount",
        LocalizedText(es: "de ellas, vigentes", pt: "deles, vigentes", en: "of them, current"),
        .number(current)),
    ]
    return Sheet(
      kind: "system", id: system.id, title: system.title, provenance: system.provenance,
      file: system.place.file,
      fields: places + certificate(of: system) + counts
        + [Field("notes", Labels.notes, text(system.notes))],
      tables: [])
  }

  /// What a system says of its certificates: whether parts count, how long they last, how they are
  /// verified.
  func certificate(of system: CertificationSystem) -> [Field] {
    [
      Field(
        "creditsComponents",
        LocalizedText(
          es: "acredita componentes", pt: "credita componentes", en: "credits components"),
        system.creditsComponents
      ) { Vocabulary.answer.datum($0) },
      Field(
        "validity",
        LocalizedText(es: "vigencia en meses", pt: "validade em meses", en: "validity in months"),
        system.validity
      ) { .number($0) },
      Field(
        "codes", LocalizedText(es: "forma del código", pt: "forma do código", en: "code shape"),
        .list(system.codes.map { "\($0.of): \($0.pattern)" })),
      Field(
        "verifyURL", LocalizedText(es: "verificar en", pt: "verificar em", en: "verify at"),
        .optional(system.verifyURL)),
      Field(
        "verifyNeeds", LocalizedText(es: "hace falta", pt: "é preciso", en: "needs"),
        text(system.verifyNeeds)),
      Field("contact", Labels.contact, .optional(system.contactURL)),
    ]
  }

  /// An awarding body or a centre.
  func sheet(of body: Body) -> Sheet {
    let accredited = library.standards.filter { $0.certifiers.contains(body.id) }
    let owned = library.standards.count { $0.body == body.id }
    let columns = [
      Column("title", Labels.title), Column("from", Labels.from), Column("to", Labels.to),
    ]
    return Sheet(
      kind: "body", id: body.id, title: body.title, provenance: body.provenance,
      file: body.place.file,
      fields: [
        Field(
          "acronym", LocalizedText(es: "sigla", pt: "sigla", en: "acronym"),
          .optional(body.acronym)),
        Field("type", Labels.kind, Vocabulary.bodyKind.datum(body.kind)),
        Field("country", Labels.country, library.placeDatum(body.country, language)),
        Field("contact", Labels.contact, .optional(body.contactURL)),
        Field(
          "systems",
          LocalizedText(es: "dirige", pt: "dirige", en: "runs"),
          .list(library.systems.filter { $0.body == body.id }.map { $0.id })),
        Field(
          "ownedCount",
          LocalizedText(es: "normas propias", pt: "padrões próprios", en: "own standards"),
          .number(owned)),
      ],
      tables: [
        Table(
          "awards",
          LocalizedText(es: "Puede certificar en", pt: "Pode certificar em", en: "May award under"),
          columns,
          body.awards.map { award in
            TableRow(
              award.system,
              [
                library.system(award.system).map { text($0.title) } ?? .unknown,
                .optional(award.from?.iso), .optional(award.to?.iso),
              ], award.provenance)
          }),
        Table(
          "accreditedFor",
          LocalizedText(es: "Acreditado para", pt: "Credenciado para", en: "Accredited for"),
          [Column("title", Labels.title)],
          accredited.map { TableRow($0.id, [text($0.title)]) }),
      ])
  }

  /// An agreement, law or charter.
  func sheet(of instrument: Instrument) -> Sheet {
    Sheet(
      kind: "instrument", id: instrument.id, title: instrument.title,
      provenance: instrument.provenance, file: instrument.place.file,
      fields: applicability(of: instrument) + procedure(of: instrument),
      tables: [parties(of: instrument), steps(after: instrument)])
  }

  private func applicability(of instrument: Instrument) -> [Field] {
    [
      Field("type", Labels.kind, Vocabulary.instrumentKind.datum(instrument.kind)),
      Field("standing", Labels.standing, instrument.standing) { Vocabulary.standing.datum($0) },
      Field("from", Labels.from, instrument.from, showsUnknown: false) { date($0) },
      Field("to", Labels.to, instrument.to, showsUnknown: false) { date($0) },
      Field("binding", Labels.binding, instrument.binding) { Vocabulary.answer.datum($0) },
      Field(
        "exclusive", LocalizedText(es: "excluye otros", pt: "exclui outros", en: "exclusive"),
        .truth(instrument.isExclusive)),
      Field("purposes", Labels.purposes, purposes(instrument.purposes)),
      Field("textRead", Labels.textRead, Vocabulary.textRead.datum(instrument.textRead)),
      Field("systems", Labels.system, .list(instrument.systems)),
      Field(
        "sectors", Labels.sector,
        .names(
          instrument.sectors.map {
            ($0, library.entry("ISIC Rev.4", $0)?.title.text(in: language) ?? "")
          })),
      Field("occupations", Labels.occupations, groups(instrument.occupations)),
      Field("scope", Labels.scope, text(instrument.scope)),
      Field(
        "book", LocalizedText(es: "libro de reglas", pt: "livro de regras", en: "rule book"),
        .optional(instrument.book)),
    ]
  }

  /// The purposes as codes for programs and words for people.
  func purposes(_ codes: [String]) -> Datum {
    .words(codes.map { ($0, Vocabulary.purpose[$0]) })
  }

  private func procedure(of instrument: Instrument) -> [Field] {
    [
      Field(
        "decider", LocalizedText(es: "quién decide", pt: "quem decide", en: "who decides"),
        text(instrument.decider)),
      Field(
        "silence", LocalizedText(es: "el silencio", pt: "o silêncio", en: "silence"),
        text(instrument.silence)),
      Field(
        "appeal", LocalizedText(es: "recurso", pt: "recurso", en: "appeal"),
        text(instrument.appeal)),
      Field("fee", LocalizedText(es: "costo", pt: "custo", en: "fee"), text(instrument.fee)),
      Field(
        "licence", LocalizedText(es: "licencias", pt: "licenças", en: "licences"),
        text(instrument.licence)),
      Field("notes", Labels.notes, text(instrument.notes)),
    ]
  }

  private func parties(of instrument: Instrument) -> Table {
    Table(
      "parties", Labels.parties,
      [
        Column("name", Labels.country), Column("role", Labels.role), Column("from", Labels.from),
        Column("to", Labels.to),
      ],
      instrument.parties.map { party in
        TableRow(
          party.country,
          [
            .text(library.place(party.country, language)), Vocabulary.partyRole.datum(party.role),
            .optional(party.from?.iso), .optional(party.to?.iso),
          ], party.provenance)
      })
  }

  private func steps(after instrument: Instrument) -> Table {
    let label = LocalizedText(
      es: "Después del reconocimiento", pt: "Depois do reconhecimento", en: "After recognition")
    let column = Column("text", es: "qué es", pt: "o que é", en: "what it is")
    return Table(
      "next", label, [Column("title", Labels.title), column],
      instrument.next.enumerated().map { number, step in
        TableRow("\(number + 1)", [text(step.title), text(step.text)], step.provenance)
      })
  }
}
