import QualificationsKit

/// Lists the competency standards by country, occupation, sector or system; or counts them.
enum StandardsCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let library = loaded.library
    let found = try filter(library, arguments)
    if arguments.has("--gaps") {
      let matrix = GapMatrix.standards(
        found, byOccupation: arguments.text("--by") == "occupation", in: library)
      GapReport(matrix: matrix, loaded: loaded, context: context).write()
      return .done
    }
    try GapReport.requireGaps(context)
    if arguments.has("--count") {
      count(found, library, context.language).write(loaded, context)
      return .done
    }
    let limit = arguments.number("--limit") ?? 50
    let shown = limit == 0 ? found[...] : found.prefix(limit)
    let table = Table(
      "items", Labels.standards,
      [
        Column("title", Labels.title), Column("country", Labels.country),
        Column("level", Labels.level), Column("use", Labels.use),
        Column("isco08", es: "CIUO-08", pt: "ISCO-08", en: "ISCO-08"),
        Column("components", es: "comp.", pt: "comp.", en: "comp."),
        Column("list", es: "lista", pt: "lista", en: "list"),
        Column("status", es: "certeza", pt: "certeza", en: "how sure"),
      ], shown.map { row($0, library, context.language) })
    Listing(schema: "recognize/standards", table: table, total: found.count).write(loaded, context)
    return .done
  }

  private static func filter(
    _ library: Library, _ arguments: ParsedArguments
  ) throws(CommandFailure) -> [Standard] {
    let country = try arguments.country(in: library)
    var occupation: String?
    if let text = arguments.text("--occupation") {
      occupation = try Resolution.occupation(text, in: library)
    }
    var sector: String?
    if let text = arguments.text("--sector") {
      sector = try Resolution.sector(text, in: library)
    }
    var system: String?
    if let text = arguments.text("--system") {
      system = try Resolution.system(text, in: library).id
    }
    return library.standards.filter { standard in
      if let country, standard.country != country { return false }
      if let system, standard.system != system { return false }
      if let sector, standard.sector.value != sector { return false }
      guard let occupation else { return true }
      return standard.occupations.value?.contains { $0.hasPrefix(occupation) } ?? false
    }
  }

  private static func row(
    _ standard: Standard, _ library: Library, _ language: Language
  ) -> TableRow {
    let root = library[standard.root]
    let isKnown = root.list != .none
    return TableRow(
      standard.id,
      [
        .text(standard.title.text(in: language)), .silent(standard.country),
        standard.level.value.map { .named("\($0.framework)/\($0.label)", "") } ?? .unknown,
        standard.use.value.map { Vocabulary.use.datum($0.rawValue) } ?? .unknown,
        .list(standard.occupations.value ?? []),
        isKnown ? .number(root.children.count) : .unknown, .silent(root.list.rawValue),
        Vocabulary.status.datum(standard.provenance.status.rawValue),
      ])
  }

  /// How many standards each system has.
  private static func count(
    _ found: [Standard], _ library: Library, _ language: Language
  ) -> Listing {
    var counts: [String: Int] = [:]
    for standard in found { counts[standard.system, default: 0] += 1 }
    let rows = counts.keys.sorted().map { id in
      let title = library.system(id)?.title.text(in: language)
      return TableRow(id, [.optional(title), .number(counts[id] ?? 0)])
    }
    let columns = [
      Column("title", Labels.system), Column("count", es: "normas", pt: "padrões", en: "standards"),
    ]
    let label = LocalizedText(
      es: "Normas por sistema", pt: "Padrões por sistema", en: "Standards by system")
    return Listing(
      schema: "recognize/standards-count", table: Table("items", label, columns, rows),
      total: rows.count)
  }
}
