import QualificationsKit

extension SheetBuilder {
  /// A qualifications framework.
  func sheet(of framework: Framework) -> Sheet {
    Sheet(
      kind: "framework", id: framework.id, title: framework.title,
      provenance: framework.provenance, file: framework.place.file,
      fields: [
        Field(
          "acronym", LocalizedText(es: "sigla", pt: "sigla", en: "acronym"),
          .text(framework.acronym)),
        Field("country", Labels.country, library.placeDatum(framework.country, language)),
        Field("state", Labels.state, framework.state) { Vocabulary.state.datum($0) },
        Field(
          "asOf", LocalizedText(es: "a la fecha", pt: "na data", en: "as of"),
          .optional(framework.asOf?.iso)),
        Field("scope", Labels.scope, framework.scope) { Vocabulary.scope.datum($0) },
        Field(
          "levelCount",
          LocalizedText(es: "cuántos niveles", pt: "quantos níveis", en: "how many levels"),
          framework.levelCount
        ) { .number($0) },
        Field(
          "levelList", LocalizedText(es: "niveles leídos", pt: "níveis lidos", en: "levels read"),
          Vocabulary.list.datum(framework.levelList.rawValue)),
        Field(
          "systems", Labels.system,
          .list(library.systems.filter { $0.framework == framework.id }.map { $0.id })),
        Field("notes", Labels.notes, text(framework.notes)),
        Field(
          "conflicts",
          LocalizedText(es: "discrepancias", pt: "discrepâncias", en: "disagreements"),
          .paragraphs(framework.conflicts.map { $0.text(in: language) })),
      ],
      tables: [levels(framework), referencing(from: framework), referencing(into: framework)])
  }

  private static let levelColumns = [
    Column("position", es: "posición", pt: "posição", en: "position"),
    Column("label", es: "etiqueta", pt: "rótulo", en: "label"), Column("title", Labels.title),
    Column(
      "typical", es: "certificaciones típicas", pt: "certificações típicas", en: "typical awards"),
  ]

  private func levels(_ framework: Framework) -> Table {
    Table(
      "levels", LocalizedText(es: "Niveles", pt: "Níveis", en: "Levels"), Self.levelColumns,
      framework.levels.map { level in
        TableRow(
          "\(framework.id)/\(level.label)",
          [
            .number(level.position), .text(level.label), text(level.title), .list(level.typical),
          ], level.provenance)
      })
  }

  private static let referencingColumns = [
    Column("name", es: "marco", pt: "quadro", en: "framework"),
    Column("edges", es: "niveles", pt: "níveis", en: "levels"),
  ]

  private func referencing(from framework: Framework) -> Table {
    Table(
      "referencing",
      LocalizedText(es: "Referenciación", pt: "Referenciação", en: "Referencing"),
      Self.referencingColumns, framework.referencing.map { row($0, id: $0.to ?? "") })
  }

  private func referencing(into framework: Framework) -> Table {
    var rows: [TableRow] = []
    for other in library.frameworks {
      for map in other.referencing where map.to == framework.id {
        rows.append(row(map, id: other.id))
      }
    }
    return Table(
      "referencedBy",
      LocalizedText(
        es: "Referenciado desde", pt: "Referenciado a partir de", en: "Referenced from"),
      Self.referencingColumns, rows)
  }

  private func row(_ map: Referencing, id: String) -> TableRow {
    let edges = map.edges.map { edge in
      "\(edge.from)\(edge.isFromAward ? "*" : "") → \(edge.to.joined(separator: "/"))"
    }
    return TableRow(
      id.isEmpty ? map.toName : id,
      [id.isEmpty || id == map.toName ? .silent(map.toName) : .text(map.toName), .list(edges)],
      map.provenance, note: map.note.isEmpty ? nil : map.note.text(in: language))
  }

  /// A level of a framework.
  func sheet(of level: Level, in framework: Framework) -> Sheet {
    let reference = "\(framework.id)/\(level.label)"
    let index = framework.levels.firstIndex { $0.label == level.label } ?? 0
    let below = index > 0 ? framework.levels[index - 1].label : nil
    let above = index + 1 < framework.levels.count ? framework.levels[index + 1].label : nil
    let standards = library.standards.filter { standard in
      standard.level.value.map { $0.framework == framework.id && $0.label == level.label } ?? false
    }
    return Sheet(
      kind: "level", id: reference, title: level.title, provenance: level.provenance,
      file: framework.place.file,
      fields: [
        Field("framework", Labels.framework, named(framework.id)),
        Field(
          "label", LocalizedText(es: "etiqueta", pt: "rótulo", en: "label"), .text(level.label)),
        Field(
          "position", LocalizedText(es: "posición", pt: "posição", en: "position"),
          .number(level.position)),
        Field(
          "below", LocalizedText(es: "nivel inferior", pt: "nível inferior", en: "level below"),
          .optional(below)),
        Field(
          "above", LocalizedText(es: "nivel superior", pt: "nível superior", en: "level above"),
          .optional(above)),
        Field(
          "summary", LocalizedText(es: "qué exige", pt: "o que exige", en: "what it asks"),
          text(level.summary)),
        Field(
          "typical",
          LocalizedText(
            es: "certificaciones típicas", pt: "certificações típicas", en: "typical awards"),
          .list(level.typical)),
        Field("standardsCount", Labels.standards, .number(standards.count)),
      ],
      tables: [maps(of: level, in: framework)])
  }

  private func maps(of level: Level, in framework: Framework) -> Table {
    var rows: [TableRow] = []
    for map in framework.referencing {
      for edge in map.edges where edge.from == level.label && !edge.isFromAward {
        rows.append(
          TableRow(map.to ?? map.toName, [.list(edge.to)], map.provenance))
      }
    }
    for other in library.frameworks {
      for map in other.referencing where map.to == framework.id {
        let labels = map.edges.filter { !$0.isFromAward && $0.to.contains(level.label) }
        if !labels.isEmpty {
          rows.append(TableRow(other.id, [.list(labels.map { $0.from })], map.provenance))
        }
      }
    }
    return Table(
      "referencing",
      LocalizedText(es: "Referenciación", pt: "Referenciação", en: "Referencing"),
      [Column("levels", es: "niveles", pt: "níveis", en: "levels")], rows)
  }
}
