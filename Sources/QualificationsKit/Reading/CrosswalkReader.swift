/// Reads the crosswalks of a library, `*.sssom.tsv`: what a mapping set says in the terms of this
/// model (Documentation/DataFormats.md, section 5).
struct CrosswalkReader {
  private let set: MappingSet
  private let context: FileContext
  private var firstSource: DenseIndex<SourceRecord>?

  static func read(_ context: FileContext, _ builder: inout LibraryBuilder) {
    let read = MappingSetReader.read(context.source)
    context.add(read.diagnostics)
    context.add(MappingSetCheck.check(read.value))
    var reader = CrosswalkReader(set: read.value, context: context)
    reader.readSources(&builder)
    let crosswalk = Crosswalk(
      id: reader.member("mapping_set_id") ?? context.source.name,
      isComplete: reader.member("rec_complete") == "true",
      allowsChaining: reader.member("rec_chaining") != "forbidden", file: context.source.name)
    var rows: [MappingDraft] = []
    for row in 0..<reader.set.rowCount {
      if let draft = reader.draft(row), builder.isNew("mapping", draft.id, draft.place) {
        rows.append(draft)
      }
    }
    builder.mappings.append((crosswalk, rows))
  }

  private init(set: MappingSet, context: FileContext) {
    self.set = set
    self.context = context
  }

  private func member(_ key: String) -> String? {
    guard let text = set.metadata[key: key]?.text, !text.isEmpty else { return nil }
    return text
  }

  /// `rec_sources` is one text: a line for each source, its parts separated by tabs.
  private mutating func readSources(_ builder: inout LibraryBuilder) {
    guard let entry = set.metadata.first(where: { $0.key == "rec_sources" }) else { return }
    let read = member("rec_read").flatMap { PartialDate($0) }
    var undated: [String] = []
    for line in Splitting.parts(entry.value.text ?? "", at: 10) {
      let index = context.declare(
        source: Cell(text: line, range: entry.range), read: read, &builder)
      firstSource = firstSource ?? index
      guard let index, read == nil else { continue }
      let record = builder.library.sources[index.position]
      if !record.isOwn { undated.append(record.key) }
    }
    if !undated.isEmpty { context.sourceUndated(undated, entry.range) }
  }

  private func cell(_ name: String, _ row: Int) -> Cell? {
    guard let column = set.column(name), !set.isEmpty(row, column) else { return nil }
    return Cell(text: set.text(row, column), range: set.range(row, column))
  }

  private func draft(_ row: Int) -> MappingDraft? {
    guard cell("subject_id", row) != nil, cell("object_id", row) != nil,
      let predicate = cell("predicate_id", row)
    else { return nil }
    guard let sense = RowSense(set, row) else {
      _ = context.choice(predicate.text, predicate.range, Relation.predicates)
      return nil
    }
    guard let subject = end("subject", row), let object = end("object", row) else { return nil }
    var share: Ratio?
    if let cell = cell("rec_share", row) {
      share = self.share(cell)
      if sense.relation != .narrower { reportMisplaced(cell) }
    }
    let agreement = set.text(row, "reviewer_agreement").flatMap { Ratio($0) }
    let authors = set.values(row, "author_id")
    let reviewers = set.values(row, "reviewer_id")
    return MappingDraft(
      id: set.text(row, "record_id") ?? "\(context.source.name):\(row + 1)",
      subject: subject, object: object, relation: sense.relation, isNegated: sense.isNegated,
      share: sense.relation == .narrower ? share : nil, group: set.text(row, "rec_group"),
      isAllOf: set.text(row, "rec_group_rule") == "all-of",
      statedBy: set.text(row, "rec_stated_by") ?? member("rec_stated_by"),
      article: set.text(row, "rec_article"),
      reviewer: reviewers.first { !authors.contains($0) } ?? reviewers.first,
      reviewed: cell("review_date", row).flatMap { context.date($0.text, $0.range) },
      agreement: agreement, author: authors.first,
      comment: set.text(row, "comment"),
      provenance: context.provenance(
        source: cell("rec_source", row), status: cell("rec_status", row), default: firstSource,
        .unverified), place: RecordPlace(file: context.source.name, range: set.range(row)))
  }

  /// An end of a row.
  private func end(_ side: String, _ row: Int) -> String? {
    if let end = set.end(row, side) { return end }
    let slot = side + "_source"
    context.add(
      .missingCell, set.range(row),
      LocalizedText(
        es: "falta '\(slot)' en la fila", pt: "falta '\(slot)' na linha",
        en: "missing '\(slot)' in the row"))
    return nil
  }

  private func reportMisplaced(_ cell: Cell) {
    context.add(
      .shareMisplaced, cell.range,
      LocalizedText(
        es: "parte '\(cell.text)' en una fila que no es 'skos:broadMatch'; solo allí cuenta",
        pt: "parte '\(cell.text)' em uma linha que não é 'skos:broadMatch'; só ali conta",
        en: "share '\(cell.text)' in a row that is not 'skos:broadMatch'; it counts only there"))
  }

  private func share(_ cell: Cell) -> Ratio? {
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
