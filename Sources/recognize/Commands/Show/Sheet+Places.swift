import QualificationsKit

extension SheetBuilder {
  /// An ISCO-08 group.
  func sheet(of entry: ClassificationEntry) -> Sheet {
    let below = library.classifications.filter {
      $0.classification == entry.classification && $0.parent == entry.code
    }
    let words = library.words.filter { $0.isco08 == entry.code }
    let standards = library.standards.filter { standard in
      standard.occupations.value?.contains { $0.hasPrefix(entry.code) } ?? false
    }
    return Sheet(
      kind: "occupation", id: "\(entry.classification):\(entry.code)", title: entry.title,
      provenance: entry.provenance, file: nil,
      fields: [
        Field("parent", Labels.parents, group(entry.parent)),
        Field(
          "words",
          LocalizedText(es: "palabras de oficio", pt: "palavras de ofício", en: "trade words"),
          .list(words.map { $0.country.isEmpty ? $0.word : "\($0.word) (\($0.country))" })),
        Field("standardsCount", Labels.standards, .number(standards.count)),
      ],
      tables: [
        Table(
          "groups", LocalizedText(es: "Grupos", pt: "Grupos", en: "Groups"),
          [Column("title", Labels.title)],
          below.map { TableRow("\($0.classification):\($0.code)", [text($0.title)]) }),
        Table(
          "standards", Labels.standards,
          [Column("title", Labels.title), Column("use", Labels.use)],
          standards.prefix(50).map { standard in
            let use = standard.use.value.map { Vocabulary.use.datum($0.rawValue) }
            return TableRow(standard.id, [text(standard.title), use ?? .unknown])
          }),
      ])
  }

  private func group(_ code: String) -> Datum {
    guard let entry = library.entry("ISCO-08", code) else { return .unknown }
    return .named("ISCO-08:\(code)", entry.title.text(in: language))
  }

  /// A country or a region: what the library holds of it.
  /// - Parameter standards: how many standards it has.
  func sheet(ofCountry code: String, standards: Int) -> Sheet {
    let instruments = library.instruments.filter { instrument in
      instrument.parties.contains { $0.country == code }
    }
    let title = [Column("title", Labels.title)]
    return Sheet(
      kind: "country", id: code,
      title: LocalizedText(
        es: library.place(code, .es), pt: library.place(code, .pt), en: library.place(code, .en)),
      provenance: nil, file: nil,
      fields: [Field("standardsCount", Labels.standards, .number(standards))],
      tables: [
        Table(
          "frameworks", LocalizedText(es: "Marcos", pt: "Quadros", en: "Frameworks"), title,
          library.frameworks.filter { $0.country == code }
            .map { TableRow($0.id, [text($0.title)], $0.provenance) }),
        Table(
          "systems", LocalizedText(es: "Sistemas", pt: "Sistemas", en: "Systems"), title,
          library.systems(in: code).map { TableRow($0.id, [text($0.title)], $0.provenance) }),
        Table(
          "instruments", LocalizedText(es: "Instrumentos", pt: "Instrumentos", en: "Instruments"),
          title, instruments.map { TableRow($0.id, [text($0.title)], $0.provenance) }),
      ])
  }
}
