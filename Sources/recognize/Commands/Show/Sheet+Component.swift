import QualificationsKit

extension SheetBuilder {
  /// A component below a standard.
  func sheet(of index: DenseIndex<Component>) -> Sheet {
    let component = library[index]
    let standards = library.standards(containing: index)
    let parents = library.parents(of: index)
    return Sheet(
      kind: "component", id: component.id, title: component.title, provenance: component.provenance,
      file: standards.first.map { library[$0].place.file },
      fields: [
        Field("code", Labels.code, .optional(component.code)),
        Field("type", Labels.kind, Vocabulary.componentKind.datum(component.kind.rawValue)),
        Field("hours", Labels.hours, .optional(component.hours?.exact)),
        Field(
          "standards", Labels.standards,
          .names(standards.map { (library[$0].id, library[$0].title.text(in: language)) })),
        Field("list", Labels.list, Vocabulary.list.datum(component.list.rawValue)),
      ],
      tables: [
        Table(
          "parents", Labels.parents, Self.componentColumns,
          parents.map { row($0, depth: 0, role: role(of: index, in: $0), share(index, in: $0)) }),
        components(below: index), rows(from: index), rows(into: index),
      ])
  }

  private static let componentColumns = [
    Column("title", Labels.title), Column("type", Labels.kind), Column("hours", Labels.hours),
    Column("weight", es: "peso", pt: "peso", en: "weight"), Column("role", Labels.role),
  ]

  /// The tree below a component, parents first; a component of several parents stands under each.
  func components(below root: DenseIndex<Component>) -> Table {
    var rows: [TableRow] = []
    var stack = library[root].children.reversed().map { (child: $0, parent: root, depth: 0) }
    // A graph in which every component has many parents could have very many paths.
    while let next = stack.popLast(), rows.count < 5000 {
      let index = next.child.component
      rows.append(
        row(
          index, depth: next.depth, role: word(for: next.child.role),
          share(index, in: next.parent)))
      for child in library[index].children.reversed() {
        stack.append((child, index, next.depth + 1))
      }
    }
    let label = LocalizedText(es: "Componentes", pt: "Componentes", en: "Components")
    return Table("components", label, Self.componentColumns, rows)
  }

  private func row(
    _ index: DenseIndex<Component>, depth: Int, role: Datum, _ share: Datum
  ) -> TableRow {
    let component = library[index]
    return TableRow(
      component.id,
      [
        text(component.title), Vocabulary.componentKind.datum(component.kind.rawValue),
        .optional(component.hours?.exact), share, role,
      ], depth: depth, component.provenance)
  }

  private func share(_ child: DenseIndex<Component>, in parent: DenseIndex<Component>) -> Datum {
    .optional(Weights(library, parent).share(of: child)?.exact)
  }

  private func role(of child: DenseIndex<Component>, in parent: DenseIndex<Component>) -> Datum {
    let found = library[parent].children.first { $0.component == child }
    return found.map { word(for: $0.role) } ?? .unknown
  }

  private func word(for role: ComponentRole) -> Datum {
    switch role {
    case .mandatory:
      .code("mandatory", LocalizedText(es: "obligatorio", pt: "obrigatório", en: "mandatory"))
    case .choice(let group, let k):
      .code(
        "choose \(k) of \(group)",
        LocalizedText(
          es: "elegir \(k) de \(group)", pt: "escolher \(k) de \(group)",
          en: "choose \(k) of \(group)"))
    case .additional:
      .code("additional", LocalizedText(es: "adicional", pt: "adicional", en: "additional"))
    }
  }
}

extension SheetBuilder {
  private static let rowColumns = [
    Column("subject", es: "de", pt: "de", en: "from"), Column("relation", Labels.relation),
    Column("object", es: "a", pt: "a", en: "to"), Column("share", Labels.share),
    Column("review", Labels.review),
  ]

  /// The crosswalk rows from a component or anything below it.
  func rows(from root: DenseIndex<Component>) -> Table {
    let rows = library.descendants(of: root).flatMap { library.rows(from: $0) }
    return Table("rowsFrom", Labels.rowsOut, Self.rowColumns, rows.map { row(of: $0) })
  }

  /// The crosswalk rows into a component or anything below it.
  func rows(into root: DenseIndex<Component>) -> Table {
    let rows = library.descendants(of: root).flatMap { library.rows(into: $0) }
    return Table("rowsInto", Labels.rowsIn, Self.rowColumns, rows.map { row(of: $0) })
  }

  /// These crosswalk rows.
  func rows(_ rows: [DenseIndex<Mapping>]) -> Table {
    let label = LocalizedText(
      es: "Correspondencias", pt: "Correspondências", en: "Crosswalk rows")
    return Table("rows", label, Self.rowColumns, rows.map { row(of: $0) })
  }

  private func row(of index: DenseIndex<Mapping>) -> TableRow {
    let row = library[index]
    return TableRow(
      row.id,
      [
        .text(library[row.subject].id), relation(row), .text(library[row.object].id),
        .optional(row.share?.exact), review(row),
      ], row.provenance)
  }

  private func relation(_ row: Mapping) -> Datum {
    let word = Vocabulary.relation[row.relation.rawValue]
    guard row.isNegated else { return .code(row.relation.rawValue, word) }
    return .code(
      "not \(row.relation.rawValue)",
      LocalizedText(
        es: "no: \(word.text(in: .es))", pt: "não: \(word.text(in: .pt))",
        en: "not \(word.text(in: .en))"))
  }

  private func review(_ row: Mapping) -> Datum {
    Vocabulary.review.datum(row.isReviewed ? "reviewed" : "proposed")
  }

  /// A crosswalk row.
  func sheet(of index: DenseIndex<Mapping>) -> Sheet {
    let row = library[index]
    let set = library.crosswalks[row.set.position]
    let ends = [row.subject, row.object].map { library[$0] }
    let group = row.group.map { library.groups[$0.position] }
    return Sheet(
      kind: "mapping", id: row.id, title: LocalizedText(), provenance: row.provenance,
      file: row.place.file,
      fields: [
        Field(
          "subject", LocalizedText(es: "de", pt: "de", en: "from"),
          .named(ends[0].id, ends[0].title.text(in: language))),
        Field("relation", Labels.relation, relation(row)),
        Field(
          "object", LocalizedText(es: "a", pt: "a", en: "to"),
          .named(ends[1].id, ends[1].title.text(in: language))),
        Field("share", Labels.share, .optional(row.share?.exact)),
        Field(
          "group", LocalizedText(es: "grupo", pt: "grupo", en: "group"), .optional(group?.name)),
        Field("review", Labels.review, review(row)),
        Field("statedBy", Labels.stated, named(row.statedBy)),
        Field(
          "article", LocalizedText(es: "artículo", pt: "artigo", en: "article"),
          .optional(row.article)),
        Field(
          "reviewer", LocalizedText(es: "quién revisó", pt: "quem reviu", en: "reviewer"),
          .optional(row.reviewer)),
        Field(
          "reviewed", LocalizedText(es: "revisada el", pt: "revista em", en: "reviewed on"),
          .optional(row.reviewed?.iso)),
        Field(
          "author", LocalizedText(es: "quién propuso", pt: "quem propôs", en: "author"),
          .optional(row.author)),
        Field(
          "comment", LocalizedText(es: "comentario", pt: "comentário", en: "comment"),
          .optional(row.comment)),
        Field(
          "set", LocalizedText(es: "tabla", pt: "tabela", en: "crosswalk"), .text(set.id)),
      ],
      tables: [
        Table(
          "groupRows",
          LocalizedText(es: "Filas del grupo", pt: "Linhas do grupo", en: "Rows of the group"),
          Self.rowColumns, (group?.rows ?? []).map { self.row(of: $0) })
      ])
  }
}
