import QualificationsKit

/// Lists agreements, laws and charters: standing, binding force, parties, purposes, text read.
enum InstrumentsCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let library = loaded.library
    let country = try arguments.country(in: library)
    let found = library.instruments.filter { instrument in
      country == nil || instrument.parties.contains { $0.country == country }
        || Handle.prefix(of: instrument.id) == country
    }
    Listing(
      schema: "recognize/instruments", table: table(found, context.language), total: found.count
    ).write(loaded, context)
    return .done
  }

  /// The instruments in rows.
  static func table(_ instruments: [Instrument], _ language: Language) -> Table {
    Table(
      "items",
      LocalizedText(es: "Instrumentos", pt: "Instrumentos", en: "Instruments"),
      [
        Column("type", Labels.kind), Column("standing", Labels.standing),
        Column("from", Labels.from), Column("binding", Labels.binding),
        Column("purposes", Labels.purposes), Column("textRead", Labels.textRead),
        Column("parties", es: "partes", pt: "partes", en: "parties"),
        Column("book", es: "reglas", pt: "regras", en: "rules"),
      ], instruments.map { row($0, language) })
  }

  private static func row(_ instrument: Instrument, _ language: Language) -> TableRow {
    var parties: [String] = []
    for party in instrument.parties where !parties.contains(party.country) {
      parties.append(party.country)
    }
    return TableRow(
      instrument.id,
      [
        Vocabulary.instrumentKind.datum(instrument.kind),
        instrument.standing.value.map { Vocabulary.standing.datum($0) } ?? .unknown,
        instrument.from.value.map { .text($0.iso) } ?? .unknown,
        instrument.binding.value.map { Vocabulary.answer.datum($0) } ?? .unknown,
        .words(instrument.purposes.map { ($0, Vocabulary.purpose[$0]) }),
        Vocabulary.textRead.datum(instrument.textRead), .list(parties),
        instrument.book.map { .silent($0) } ?? .unknown,
      ], note: instrument.title.text(in: language))
  }
}
