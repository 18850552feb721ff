/// The `#key: value` lines and the columns of a tab-separated file.
struct TableFile {
  let table: DelimitedTable
  let context: FileContext
  /// The values of each key, in order.
  private(set) var keys: [String: [Cell]] = [:]
  private var columns: [String: Int] = [:]
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
      let value = Self.unquoted(String(parts[1].drop { $0 == " " }))
      keys[String(parts[0]), default: []].append(Cell(text: value, range: line.range))
    }
    for (index, cell) in table.heading.enumerated() {
      if known.contains(cell.text) {
        columns[cell.text] = index
      } else {
        let near = Nearest.candidates(to: cell.text, among: known, limit: 1).first
        context.add(
          .unknownColumn, cell.range,
          LocalizedText(
            es: "columna desconocida '\(cell.text)'" + (near.map { "; ¿será '\($0)'?" } ?? ""),
            pt: "coluna desconhecida '\(cell.text)'" + (near.map { "; seria '\($0)'?" } ?? ""),
            en: "unknown column '\(cell.text)'" + (near.map { "; did you mean '\($0)'?" } ?? "")),
          fix: near)
      }
    }
    for cell in keys["source"] ?? [] {
      let parts = cell.text.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0)
      }
      guard parts.count >= 4 else {
        context.add(
          .badHeader, cell.range,
          LocalizedText(
            es:
              "fuente incompleta; se esperaba clave, dirección, título y tipo separados por tabuladores",
            pt:
              "fonte incompleta; esperava-se chave, endereço, título e tipo separados por tabulações",
            en: "incomplete source; expected key, address, title and tier separated by tabs"))
        continue
      }
      let index = DenseIndex<SourceRecord>(builder.library.sources.count)
      builder.library.sources.append(
        SourceRecord(
          key: parts[0], url: parts[1], title: parts[2], tier: parts[3],
          read: value("read").flatMap { PartialDate($0) }))
      sources.append(index)
      context.sourceByKey[parts[0]] = index
    }
  }

  /// A value without the double quotes around it: SSSOM headers are YAML.
  private static func unquoted(_ text: String) -> String {
    let quote = UInt8(ascii: "\"")
    guard text.utf8.count >= 2, text.utf8.first == quote, text.utf8.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  /// The first value of a header key.
  func value(_ key: String) -> String? { keys[key]?.first?.text }

  /// The cell of a row, if the column is there and the cell is not empty.
  func cell(_ name: String, _ row: [Cell]) -> Cell? {
    guard let index = columns[name], !row[index].text.isEmpty else { return nil }
    return row[index]
  }

  /// The text of a cell.
  func text(_ name: String, _ row: [Cell]) -> String? { cell(name, row)?.text }

  /// The parts of a list cell.
  func list(_ name: String, _ row: [Cell]) -> [String] {
    text(name, row).map { Splitting.parts($0, at: UInt8(ascii: "|")) } ?? []
  }

  /// The source and status of a row.
  func provenance(_ row: [Cell], sourceColumn: String = "source", statusColumn: String = "status")
    -> Provenance
  {
    var chosen = sources.prefix(1).map { $0 }
    if let cell = cell(sourceColumn, row) {
      chosen = []
      for key in Splitting.parts(cell.text, at: UInt8(ascii: "|")) {
        if let index = context.sourceByKey[key] {
          chosen.append(index)
        } else {
          let known = context.sourceByKey.keys.sorted()
          let near = Nearest.candidates(to: key, among: known, limit: 1)
          context.unknownSource(key, cell.range, near.first)
        }
      }
    }
    var status = value("status").flatMap { FactStatus(rawValue: $0) } ?? .unverified
    if let cell = cell(statusColumn, row),
      let word = context.choice(cell.text, cell.range, FactStatus.allCases.map { $0.rawValue })
    {
      status = FactStatus(rawValue: word) ?? status
    }
    return Provenance(sources: chosen, status: status)
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
    case "recognize/glossary": glossary(read.value, context, &builder)
    default:
      context.add(
        .badHeader, SourceRange(0, 1),
        LocalizedText(
          es: "falta '#schema:'; se esperaba recognize/register, certifiers, classification, "
            + "glossary o words",
          pt: "falta '#schema:'; esperava-se recognize/register, certifiers, classification, "
            + "glossary ou words",
          en: "missing '#schema:'; expected recognize/register, certifiers, classification, "
            + "glossary or words"
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
      builder.library.glossary.append(
        GlossaryEntry(
          concept: concept, forms: forms, provenance: file.provenance(row), place: file.place(row)))
    }
  }
}
