/// Reads `*.sssom.tsv` crosswalks (SSSOM/TSV 1.1, embedded metadata).
enum CrosswalkReader {
  static let columns = [
    "record_id", "subject_id", "subject_label", "subject_type", "subject_category",
    "subject_source",
    "predicate_id", "predicate_label", "predicate_modifier", "object_id", "object_label",
    "object_type", "object_category", "object_source", "mapping_justification", "author_id",
    "author_label", "reviewer_id", "reviewer_label", "review_date", "reviewer_agreement",
    "creator_id", "creator_label", "mapping_date", "publication_date", "confidence", "comment",
    "other", "see_also", "license", "mapping_tool", "similarity_score", "similarity_measure",
    "rec_share", "rec_group", "rec_group_rule",
    "rec_stated_by", "rec_article", "rec_status", "rec_source",
  ]

  static func read(_ context: FileContext, _ builder: inout LibraryBuilder) {
    let read = DelimitedReader.read(context.source, dialect: .tab, hasPreamble: true)
    context.add(read.diagnostics)
    let table = TableFile(withSourcesOf(read.value), context, columns: columns, &builder)
    let id = table.value("mapping_set_id")
    if id == nil {
      context.add(
        .badHeader, SourceRange(0, 1),
        LocalizedText(
          es: "falta 'mapping_set_id' en la cabecera; se esperaba el identificador del conjunto",
          pt: "falta 'mapping_set_id' no cabeçalho; esperava-se o identificador do conjunto",
          en: "missing 'mapping_set_id' in the header; expected the identifier of the set"))
    }
    let set = Crosswalk(
      id: id ?? context.source.name, isComplete: table.value("rec_complete") == "true",
      allowsChaining: table.value("rec_chaining") != "forbidden", file: context.source.name)
    var rows: [MappingDraft] = []
    for (number, row) in table.table.rows.enumerated() {
      if let draft = mapping(table, row, number, context) {
        if builder.isNew("mapping", draft.id, draft.place) { rows.append(draft) }
      }
    }
    builder.mappings.append((set, rows))
  }

  /// The table with its `rec_sources` lines read as sources.
  private static func withSourcesOf(_ table: DelimitedTable) -> DelimitedTable {
    var result = table
    for (index, cell) in table.preamble.enumerated() {
      for key in ["rec_sources:", "rec_source:"] where cell.text.hasPrefix(key) {
        result.preamble[index] = Cell(
          text: "source:" + cell.text.dropFirst(key.utf8.count), range: cell.range)
      }
    }
    return result
  }

  private static func mapping(
    _ table: TableFile, _ row: [Cell], _ number: Int, _ context: FileContext
  ) -> MappingDraft? {
    guard let subject = required("subject_id", table, row, context),
      let object = required("object_id", table, row, context),
      let predicate = required("predicate_id", table, row, context),
      let relation = relation(predicate, context)
    else { return nil }
    var share: Ratio?
    if let cell = table.cell("rec_share", row) { share = self.share(cell, context) }
    let isNegated = table.text("predicate_modifier", row) == "Not"
    return MappingDraft(
      id: table.text("record_id", row) ?? "\(context.source.name):\(number + 1)",
      subject: subject.text, object: object.text, relation: relation, isNegated: isNegated,
      share: relation == .narrower ? share : nil, group: table.text("rec_group", row),
      isAllOf: table.text("rec_group_rule", row) == "all-of",
      statedBy: table.text("rec_stated_by", row) ?? table.value("rec_stated_by"),
      article: table.text("rec_article", row), reviewer: table.text("reviewer_id", row),
      reviewed: table.cell("review_date", row).flatMap { context.date($0.text, $0.range) },
      agreement: table.text("reviewer_agreement", row).flatMap { Ratio($0) },
      author: table.text("author_id", row) ?? table.value("author_id"),
      comment: table.text("comment", row),
      provenance: table.provenance(row, sourceColumn: "rec_source", statusColumn: "rec_status"),
      place: table.place(row))
  }

  private static func required(
    _ name: String, _ table: TableFile, _ row: [Cell], _ context: FileContext
  ) -> Cell? {
    if let cell = table.cell(name, row) { return cell }
    context.add(
      .missingCell, table.place(row).range,
      LocalizedText(
        es: "falta '\(name)' en la fila", pt: "falta '\(name)' na linha",
        en: "missing '\(name)' in the row"))
    return nil
  }

  private static func relation(_ cell: Cell, _ context: FileContext) -> Relation? {
    switch cell.text {
    case "skos:exactMatch": return .equivalent
    case "skos:narrowMatch": return .broader
    case "skos:broadMatch": return .narrower
    case "skos:closeMatch": return .close
    case "skos:relatedMatch": return .related
    case "rec:noOverlap": return Relation.none
    default:
      let known = [
        "skos:exactMatch", "skos:narrowMatch", "skos:broadMatch", "skos:closeMatch",
        "skos:relatedMatch", "rec:noOverlap",
      ]
      _ = context.choice(cell.text, cell.range, known)
      return nil
    }
  }

  private static func share(_ cell: Cell, _ context: FileContext) -> Ratio? {
    let limit: Int128 = 10_000
    if let ratio = Ratio(cell.text), ratio >= .zero, ratio <= .one, limit % ratio.denominator == 0 {
      return ratio
    }
    context.add(
      .badShare, cell.range,
      LocalizedText(
        es:
          "parte '\(cell.text)' fuera de lo admitido; se esperaba de 0 a 1 con cuatro decimales a lo sumo",
        pt:
          "parte '\(cell.text)' fora do admitido; esperava-se de 0 a 1 com no máximo quatro decimais",
        en: "share '\(cell.text)' not allowed; expected 0 to 1 with at most four decimals"))
    return nil
  }
}
