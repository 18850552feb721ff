import QualificationsKit

extension SheetBuilder {
  /// A competency standard.
  func sheet(of standard: Standard) -> Sheet {
    let root = library[standard.root]
    let fields = [
      Field("code", Labels.code, code(standard)),
      Field("country", Labels.country, library.placeDatum(standard.country, language)),
      Field("system", Labels.system, named(standard.system)),
      Field("body", Labels.body, named(standard.body)),
      Field("name", Labels.kind, text(standard.kind)),
      Field("asFound", Labels.asFound, .optional(standard.asFound)),
      Field("level", Labels.level, standard.level) { level($0) },
      Field("use", Labels.use, standard.use) { Vocabulary.use.datum($0.rawValue) },
      Field("from", Labels.from, standard.from, showsUnknown: false) { date($0) },
      Field("to", Labels.to, standard.to, showsUnknown: false) { date($0) },
      Field("sector", Labels.sector, standard.sector, showsUnknown: false) { section($0) },
      Field("sectorName", Labels.sectorName, .optional(standard.sectorName)),
      Field("isco08", Labels.occupations, standard.occupations) { groups($0) },
      Field("occupationNames", Labels.occupationNames, .list(standard.occupationNames)),
      Field("awardRule", Labels.awardRule, text(standard.awardRule)),
      Field("regional", Labels.regional, standard.isRegional ? .truth(true) : .unknown),
      Field("list", Labels.list, Vocabulary.list.datum(root.list.rawValue)),
      Field("listNote", LocalizedText(), text(standard.listNote)),
      Field("weights", Labels.weights, weights(standard.root)),
      Field("certifiersCount", Self.certifiers, certifierCount(standard)),
      Field("notes", Labels.notes, text(standard.notes)),
    ]
    return Sheet(
      kind: "standard", id: standard.id, title: standard.title, provenance: standard.provenance,
      file: standard.place.file, fields: fields,
      tables: [
        components(below: standard.root), rows(from: standard.root), rows(into: standard.root),
        supersession(standard), successors(standard), certifiers(standard),
      ])
  }

  private static let certifiers = LocalizedText(
    es: "organismos acreditados", pt: "organismos credenciados", en: "accredited bodies")

  private func certifierCount(_ standard: Standard) -> Datum {
    standard.certifiers.isEmpty ? .unknown : .number(standard.certifiers.count)
  }

  /// The official code; a handle of this library says that there is none.
  private func code(_ standard: Standard) -> Datum {
    if let code = standard.code { return .text(code) }
    let words = LocalizedText(
      es: "sin código oficial", pt: "sem código oficial", en: "no official code")
    return .code("", words)
  }

  private func weights(_ root: DenseIndex<Component>) -> Datum {
    guard !library[root].children.isEmpty else { return .unknown }
    return Weights(library, root).areHours
      ? .code("hours", LocalizedText(es: "por horas", pt: "por horas", en: "by hours"))
      : .code("equal", LocalizedText(es: "iguales", pt: "iguais", en: "equal"))
  }

  private func supersession(_ standard: Standard) -> Table {
    Table(
      "supersedes", Labels.supersedes, Self.supersessionColumns,
      standard.supersedes.map { row in
        TableRow(
          row.id,
          [
            title(row.id), row.date.map { date($0) } ?? .unknown,
            Vocabulary.stated.datum(row.stated),
          ], row.provenance)
      })
  }

  private static var supersessionColumns: [Column] {
    [
      Column("title", Labels.title), Column("date", Labels.date), Column("stated", Labels.stated),
    ]
  }

  /// The standards that say they replaced this one.
  private func successors(_ standard: Standard) -> Table {
    var found: [TableRow] = []
    for other in library.successors(of: standard.id).map({ library[$0] }) {
      for row in other.supersedes where row.id == standard.id {
        found.append(
          TableRow(
            other.id,
            [
              text(other.title), row.date.map { date($0) } ?? .unknown,
              Vocabulary.stated.datum(row.stated),
            ], row.provenance))
      }
    }
    return Table("supersededBy", Labels.supersededBy, Self.supersessionColumns, found)
  }

  private func title(_ id: String) -> Datum {
    library.standard(id).map { text($0.title) } ?? .unknown
  }

  private func certifiers(_ standard: Standard) -> Table {
    let label = LocalizedText(
      es: "Organismos acreditados", pt: "Organismos credenciados", en: "Accredited bodies")
    let rows = standard.certifiers.map { id in
      TableRow(id, [library.body(id).map { text($0.title) } ?? .unknown])
    }
    return Table("certifiers", label, [Column("title", Labels.title)], rows)
  }
}
