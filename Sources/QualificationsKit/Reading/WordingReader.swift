/// Reads `recognize/wording`: what the words of titles do.
enum WordingReader {
  /// What an entry may be (`WordingEntry.use`).
  private static let uses = [
    "infinitive", "nominalised", "imperative", "vague", "leading", "supervised", "condition",
    "purpose", "joint", "link", "filler", "result", "other",
  ]

  static func read(
    _ table: DelimitedTable, _ context: FileContext, _ builder: inout LibraryBuilder
  ) {
    let columns = ["lang", "use", "word", "verb", "source", "status", "note"]
    let file = TableFile(table, context, columns: columns, &builder)
    for row in table.rows {
      guard let lang = file.cell("lang", row), let use = file.cell("use", row),
        let word = file.text("word", row),
        let language = context.choice(
          lang.text, lang.range, Language.allCases.map { $0.rawValue }),
        let kind = context.choice(use.text, use.range, uses + WordingEntry.approvalUses)
      else { continue }
      builder.library.wording.append(
        WordingEntry(
          language: Language(rawValue: language) ?? .es, use: kind, word: word,
          verb: file.text("verb", row) ?? "", provenance: file.provenance(row)))
    }
  }
}
