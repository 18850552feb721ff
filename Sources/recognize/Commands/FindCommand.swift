import QualificationsKit

/// Searches by words, whatever the accents and capitals.
enum FindCommand {
  private static let usual = 20

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let library = loaded.library
    let country = try arguments.country(in: library)
    let words = arguments.joinedOperands
    guard let query = SearchQuery(words) else {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "'\(words)' no tiene letras ni cifras que buscar",
          pt: "'\(words)' não tem letras nem algarismos para buscar",
          en: "'\(words)' has no letters or digits to search for"))
    }
    let hits = Search(library, query, country: country).hits()
    let limit = arguments.number("--limit") ?? usual
    let shown = limit == 0 ? hits[...] : hits.prefix(limit)
    var table = Table(
      "items",
      LocalizedText(es: "Resultados", pt: "Resultados", en: "Results"),
      [
        Column("title", Labels.title), Column("kind", Labels.kind), Column("use", Labels.use),
        Column("country", Labels.country), Column("via", es: "por", pt: "por", en: "via"),
      ], shown.map { row($0, library, context.language) })
    if hits.isEmpty { table.note = advice(query, library, context) }
    Listing(schema: "recognize/find", table: table, total: hits.count).write(loaded, context)
    return .done
  }

  private static func row(_ hit: SearchHit, _ library: Library, _ language: Language) -> TableRow {
    var use = Datum.unknown
    if case .standard(let standard) = hit.record, let value = standard.use.value {
      use = Vocabulary.use.datum(value.rawValue)
    }
    return TableRow(
      hit.id,
      [
        .text(hit.record.title(in: library).text(in: language)),
        Vocabulary.shortKind.datum(hit.record.kind),
        use.isEmpty ? .silent("") : use, .silent(Handle.prefix(of: hit.id) ?? ""),
        hit.via.map { .text($0) } ?? .silent(""),
      ])
  }

  /// What to try when nothing was found.
  private static func advice(
    _ query: SearchQuery, _ library: Library, _ context: CommandContext
  ) -> String {
    var known: Set<String> = []
    for word in library.words { known.formUnion(Folding.words(word.word)) }
    for standard in library.standards {
      for language in Language.allCases {
        if let title = standard.title[language] { known.formUnion(Folding.words(title)) }
      }
    }
    let all = known.filter { $0.utf8.count > 3 }.sorted()
    let near = query.words.flatMap { Nearest.candidates(to: $0, among: all, limit: 3) }
    if near.isEmpty {
      return context.say(
        es: "Nada tiene todas esas palabras; pruebe con menos.",
        pt: "Nada tem todas essas palavras; experimente com menos.",
        en: "Nothing has all those words; try fewer.")
    }
    let list = near.map { "'\($0)'" }.joined(separator: ", ")
    return context.say(
      es: "Nada tiene todas esas palabras; ¿quiso decir \(list)?",
      pt: "Nada tem todas essas palavras; quis dizer \(list)?",
      en: "Nothing has all those words; did you mean \(list)?")
  }
}
