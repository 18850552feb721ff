import QualificationsKit

/// Lists the qualifications frameworks: levels, scope, state, and how sure that is.
enum FrameworksCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let library = loaded.library
    let country = try arguments.country(in: library)
    let found = library.frameworks.filter { country == nil || $0.country == country }
    if arguments.has("--gaps") {
      let matrix = GapMatrix.levels(found.filter { !$0.levels.isEmpty }, in: library)
      GapReport(matrix: matrix, loaded: loaded, context: context).write()
      return .done
    }
    try GapReport.requireGaps(context)
    let table = table(found, context.language)
    Listing(schema: "recognize/frameworks", table: table, total: found.count).write(loaded, context)
    return .done
  }

  /// The frameworks in rows.
  static func table(_ frameworks: [Framework], _ language: Language) -> Table {
    Table(
      "items",
      LocalizedText(
        es: "Marcos de cualificaciones", pt: "Quadros de qualificações",
        en: "Qualifications frameworks"),
      [
        Column("title", Labels.title), Column("country", Labels.country),
        Column("state", Labels.state), Column("asOf", Labels.date),
        Column("levels", es: "niveles", pt: "níveis", en: "levels"),
        Column("levelsRead", es: "leídos", pt: "lidos", en: "read"),
        Column("scope", Labels.scope),
        Column("status", es: "certeza", pt: "certeza", en: "how sure"),
      ], frameworks.map { row($0, language) })
  }

  private static func row(_ framework: Framework, _ language: Language) -> TableRow {
    let title = framework.title.text(in: language)
    return TableRow(
      framework.id,
      [
        .text(title.isEmpty ? framework.acronym : title), .silent(framework.country),
        framework.state.value.map { Vocabulary.state.datum($0) } ?? .unknown,
        .optional(framework.asOf?.iso),
        framework.levelCount.value.map { .number($0) } ?? .unknown, .number(framework.levels.count),
        framework.scope.value.map { Vocabulary.scope.datum($0) } ?? .unknown,
        Vocabulary.status.datum(framework.sureness.rawValue),
      ])
  }
}

extension Framework {
  /// How sure its state is; where nothing is known of that, its record.
  var sureness: FactStatus { state.claim?.provenance.status ?? provenance.status }
}

extension ParsedArguments {
  /// The country that `--country` names.
  func country(in library: Library) throws(CommandFailure) -> String? {
    guard let text = text("--country") else { return nil }
    return try Resolution.country(text, in: library)
  }
}
