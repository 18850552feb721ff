/// The `#key: value` lines and the columns of a tab-separated file.
struct TableFile {
  let table: DelimitedTable
  let context: FileContext
  /// The values of each key, in order.
  private(set) var keys: [String: [Cell]] = [:]
  /// The names of the known columns with their places: few, and found sooner one by one.
  private var columns: [(name: String, index: Int)] = []
  /// The status of rows that state none.
  private var status = FactStatus.unverified
  /// The sources, the first being the default.
  private(set) var sources: [DenseIndex<SourceRecord>] = []

  init(
    _ table: DelimitedTable, _ context: FileContext, columns known: [String],
    _ builder: inout LibraryBuilder
  ) {
    self.table = table
    self.context = context
    if table.source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      context.add(
        .byteOrderMark, SourceRange(0, 3),
        LocalizedText(
          es: "marca de orden de bytes al inicio; se esperaba UTF-8 sin ella",
          pt: "marca de ordem de bytes no início; esperava-se UTF-8 sem ela",
          en: "byte order mark at the start; expected UTF-8 without it"))
    }
    for line in table.preamble {
      let parts = line.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let value = String(parts[1].drop { $0 == " " })
      keys[String(parts[0]), default: []].append(Cell(text: value, range: line.range))
    }
    for (index, cell) in table.heading.enumerated() {
      if known.contains(cell.text) {
        columns.removeAll { $0.name == cell.text }
        columns.append((cell.text, index))
      } else {
        let near = context.nearest(to: cell.text, among: known)
        context.add(
          .unknownColumn, cell.range,
          LocalizedText(
            es: "columna desconocida '\(cell.text)'" + (near.map { "; ¿será '\($0)'?" } ?? ""),
            pt: "coluna desconhecida '\(cell.text)'" + (near.map { "; seria '\($0)'?" } ?? ""),
            en: "unknown column '\(cell.text)'" + (near.map { "; did you mean '\($0)'?" } ?? "")),
          fix: near)
      }
    }
    status = value("status").flatMap { FactStatus(rawValue: $0) } ?? .unverified
    for cell in keys["source"] ?? [] {
      let read = value("read").flatMap { PartialDate($0) }
      if let index = context.declare(source: cell, read: read, &builder) { sources.append(index) }
    }
    let undated = sources.map { builder.library.sources[$0.position] }.filter {
      $0.read == nil && !$0.isOwn
    }
    if let first = keys["source"]?.first, !undated.isEmpty {
      context.sourceUndated(undated.map { $0.key }, first.range)
    }
  }

  /// The first value of a header key.
  func value(_ key: String) -> String? { keys[key]?.first?.text }

  /// The cell of a row, if the column is there and the cell is not empty.
  func cell(_ name: String, _ row: [Cell]) -> Cell? {
    for column in columns where column.name == name {
      return row[column.index].text.isEmpty ? nil : row[column.index]
    }
    return nil
  }

  /// The text of a cell.
  func text(_ name: String, _ row: [Cell]) -> String? { cell(name, row)?.text }

  /// The parts of a list cell.
  func list(_ name: String, _ row: [Cell]) -> [String] {
    text(name, row).map { Splitting.parts($0, at: UInt8(ascii: "|")) } ?? []
  }

  /// The source and status of a row.
  func provenance(_ row: [Cell]) -> Provenance {
    context.provenance(
      source: cell("source", row), status: cell("status", row), default: sources.first, status)
  }

  /// The place of a row.
  func place(_ row: [Cell]) -> RecordPlace {
    let start = row.first?.range.start ?? 0
    return RecordPlace(
      file: context.source.name, range: SourceRange(start, row.last?.range.end ?? start))
  }
}

/// Reads registers, certifiers, classifications, trade words and glossaries.
enum TableReader {
  static func read(_ context: FileContext, _ builder: inout LibraryBuilder) {
    let read = DelimitedReader.read(context.source, dialect: .tab, hasPreamble: true)
    context.add(read.diagnostics)
    let schema = read.value.preamble.first { $0.text.hasPrefix("schema:") }?.text
      .dropFirst(7).drop { $0 == " " }
    switch schema.map({ String($0) }) {
    case "recognize/register": RegisterReader.read(read.value, context, &builder)
    case "recognize/certifiers": certifiers(read.value, context, &builder)
    case "recognize/classification": classification(read.value, context, &builder)
    case "recognize/words": words(read.value, context, &builder)
    case "recognize/wording": WordingReader.read(read.value, context, &builder)
    case "recognize/glossary": glossary(read.value, context, &builder)
    default:
      context.add(
        .badHeader, SourceRange(0, 1),
        LocalizedText(
          es: "falta '#schema:'; se esperaba recognize/register, certifiers, classification, "
            + "glossary, words o wording",
          pt: "falta '#schema:'; esperava-se recognize/register, certifiers, classification, "
            + "glossary, words ou wording",
          en: "missing '#schema:'; expected recognize/register, certifiers, classification, "
            + "glossary, words or wording"
        ))
    }
  }

  private static func certifiers(
    _ table: DelimitedTable, _ context: FileContext, _ builder: inout LibraryBuilder
  ) {
    let file = TableFile(
      table, context, columns: ["id", "title", "source", "status", "note"], &builder)
    let country = file.value("country") ?? ""
    let system = file.value("system") ?? ""
    for row in table.rows {
      let id = file.text("id", row) ?? ""
      let place = file.place(row)
      guard builder.isNew("body", id, place) else { continue }
      let provenance = file.provenance(row)
      builder.library.bodies.append(
        Body(
          id: id, country: country, acronym: nil,
          title: LocalizedText(es: file.text("title", row)), kind: "centre",
          awards: [Authorisation(system: system, from: nil, to: nil, provenance: provenance)],
          contactURL: nil, provenance: provenance, place: place))
    }
  }

  private static func classification(
    _ table: DelimitedTable, _ context: FileContext, _ builder: inout LibraryBuilder
  ) {
    let columns = ["code", "level", "parent", "es", "pt", "en", "source", "status", "note"]
    let file = TableFile(table, context, columns: columns, &builder)
    let name = file.value("name") ?? ""
    for row in table.rows {
      let code = file.text("code", row) ?? ""
      guard builder.isNew("entry", "\(name):\(code)", file.place(row)) else { continue }
      builder.library.classifications.append(
        ClassificationEntry(
          classification: name, code: code, level: file.text("level", row) ?? "",
          parent: file.text("parent", row) ?? "",
          title: LocalizedText(
            es: file.text("es", row), pt: file.text("pt", row), en: file.text("en", row)),
          provenance: file.provenance(row)))
    }
  }

  private static func words(
    _ table: DelimitedTable, _ context: FileContext, _ builder: inout LibraryBuilder
  ) {
    let columns = ["word", "lang", "country", "isco08", "source", "status", "note"]
    let file = TableFile(table, context, columns: columns, &builder)
    for row in table.rows {
      builder.library.words.append(
        TradeWord(
          word: file.text("word", row) ?? "", language: file.text("lang", row) ?? "",
          country: file.text("country", row) ?? "", isco08: file.text("isco08", row) ?? "",
          provenance: file.provenance(row), place: file.place(row)))
    }
  }

  private static func glossary(
    _ table: DelimitedTable, _ context: FileContext, _ builder: inout LibraryBuilder
  ) {
    let columns = ["concept", "es", "pt", "en", "source", "status", "note"]
    let file = TableFile(table, context, columns: columns, &builder)
    for row in table.rows {
      let concept = file.text("concept", row) ?? ""
      guard builder.isNew("concept", concept, file.place(row)) else { continue }
      let forms = Language.allCases.flatMap { language in
        file.list(language.rawValue, row).map { (language: language, text: $0) }
      }
      builder.library.concepts.append(
        GlossaryEntry(
          concept: concept, forms: forms, provenance: file.provenance(row), place: file.place(row)))
    }
  }
}
