/// Reads `recognize/register`: a catalogue of standards by title.
enum RegisterReader {
  static let columns = [
    "code", "title", "level", "sector", "sectorName", "use", "from", "to", "isco08", "occupations",
    "parts", "hours", "supersedes", "certifiers", "source", "status", "note", "currentCode",
  ]

  static func read(
    _ table: DelimitedTable, _ context: FileContext, _ builder: inout LibraryBuilder
  ) {
    let file = TableFile(table, context, columns: columns, &builder)
    let country = file.value("country") ?? ""
    let list = file.value("list").flatMap { ComponentList(rawValue: $0) } ?? .none
    let kind = LocalizedText(es: file.value("kind"))
    let (system, body) = (file.value("system") ?? "", file.value("body") ?? "")
    let framework = file.value("framework") ?? ""
    let language = file.value("lang").flatMap { Language(rawValue: $0) } ?? .es
    for row in table.rows {
      guard let cell = file.cell("code", row) else { continue }
      let code = cell.text
      context.checkComposed(code, cell.range)
      let id = Handle.identifier(prefix: country, code: code)
      let place = file.place(row)
      guard builder.isNew("row", id, place) else { continue }
      let provenance = file.provenance(row)
      var title = LocalizedText()
      title[language] = file.text("title", row)
      let parts = file.list("parts", row).map {
        (id: Handle.identifier(prefix: country, code: $0), role: ComponentRole.mandatory)
      }
      if !builder.hasComponent(id) || !parts.isEmpty {
        builder.add(
          ComponentDraft(
            id: id, code: code.hasPrefix("~") ? nil : code, kind: .standard, title: title,
            hours: file.text("hours", row).flatMap { Ratio($0) },
            list: parts.isEmpty ? .none : list, children: parts, provenance: provenance,
            place: place))
      }
      builder.add(
        registerRow: standard(
          file, row, (id, country, system, body, framework), title, kind, provenance, place,
          context))
    }
  }

  private static func standard(
    _ file: TableFile, _ row: [Cell],
    _ names: (id: String, country: String, system: String, body: String, framework: String),
    _ title: LocalizedText, _ kind: LocalizedText, _ provenance: Provenance, _ place: RecordPlace,
    _ context: FileContext
  ) -> Standard {
    func date(_ name: String) -> Fact<PartialDate> {
      guard let cell = file.cell(name, row), let date = context.date(cell.text, cell.range) else {
        return .unknown
      }
      return Fact(date, provenance)
    }
    let code = file.text("code", row) ?? ""
    let use = file.cell("use", row)
      .flatMap {
        context.choice(
          $0.text, $0.range, ["current", "superseded", "delisted", "draft", "unknown"])
      }
      .flatMap { StandardUse(rawValue: $0) }
    let level = file.text("level", row).map {
      LevelReference(framework: names.framework, label: $0)
    }
    let occupations = file.list("isco08", row)
    return Standard(
      id: names.id, code: code.hasPrefix("~") ? nil : code, country: names.country,
      system: names.system, body: names.body, root: DenseIndex(0),
      kind: kind, title: title, titleClaims: .unknown, asFound: nil,
      sector: file.text("sector", row).map { Fact($0, provenance) } ?? .unknown,
      sectorName: file.text("sectorName", row),
      occupations: occupations.isEmpty ? .unknown : Fact(occupations, provenance),
      occupationNames: file.list("occupations", row),
      level: level.map { Fact($0, provenance) } ?? .unknown,
      use: use.map { Fact($0, provenance) } ?? .unknown, from: date("from"), to: date("to"),
      supersedes: file.list("supersedes", row).map {
        Supersession(
          id: Handle.identifier(prefix: names.country, code: $0), date: nil, stated: "derived",
          provenance: Provenance(sources: provenance.sources, status: .inferred))
      }, awardRule: LocalizedText(), listNote: LocalizedText(), isRegional: false,
      governance: nil, conflicts: [], certifiers: file.list("certifiers", row),
      notes: LocalizedText(es: file.text("note", row)), provenance: provenance, place: place)
  }
}
