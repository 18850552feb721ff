import QualificationsKit

/// The answer of a command that lists: rows, how many there are in all, and their sources.
struct Listing {
  /// The name of the JSON's shape: `recognize/standards`.
  let schema: String
  let table: Table
  /// How many there are, those not shown included.
  let total: Int

  /// Writes the answer in the context's format.
  func write(_ loaded: LoadedLibrary, _ context: CommandContext) {
    var sources = SourceList(loaded.library)
    if context.isJSON {
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("schema", schema)
        writer.key("version")
        writer.number(1)
        writer.member("on", context.on.iso)
        writer.member("digest", loaded.library.digest)
        writer.key("total")
        writer.number(total)
        writer.key("items")
        table.encode(&sources, &writer)
        sources.encode(&writer)
      }
      context.write(writer)
      return
    }
    var page = context.page()
    page.line(
      "\(context.say(table.label)): \(count(context))", tint: .bold)
    if let note = table.note { page.line(note) }
    if !table.rows.isEmpty { page.blank() }
    table.write(&sources, to: &page, hasHeading: true)
    sources.write(to: &page)
    context.write(page)
  }

  private func count(_ context: CommandContext) -> String {
    let shown = table.rows.count
    if shown == total { return "\(total)" }
    return context.say(
      es: "\(total) (se muestran \(shown); vea --limit)",
      pt: "\(total) (mostram-se \(shown); veja --limit)",
      en: "\(total) (\(shown) shown; see --limit)")
  }
}
