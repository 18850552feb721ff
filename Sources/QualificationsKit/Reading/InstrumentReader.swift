/// Reads `recognize/instruments`.
enum InstrumentReader {
  static let keys = [
    "id", "title", "kind", "standing", "from", "to", "binding", "exclusive", "purposes", "textRead",
    "parties", "scope", "book", "next", "procedure", "licence", "notes", "source", "status",
  ]
  static let purposes = ["work", "certification", "training", "information"]

  static func read(_ json: JSONValue, _ context: FileContext, _ builder: inout LibraryBuilder) {
    guard let record = Record(json, context, keys: keys) else { return }
    let id = record.requiredString("id")
    guard !id.isEmpty, builder.isNew("instrument", id, record.place) else { return }
    let provenance = record.provenance()
    let scope = record["scope"].flatMap {
      Record($0, context, keys: ["systems", "sectors", "occupations", "text"])
    }
    let procedure = record["procedure"].flatMap {
      Record($0, context, keys: ["decider", "due", "silence", "appeal", "fee"])
    }
    builder.library.instruments.append(
      Instrument(
        id: id, title: record.text("title"),
        kind: record.choice(
          "kind",
          ["charter-model", "bilateral", "multilateral", "national-law", "scheme", "practice"])
          ?? "practice",
        standing: record.fact("standing", provenance) { value in
          context.string(value).flatMap {
            context.choice(
              $0, value.range, ["in-force", "announced", "model", "not-in-force", "unknown"])
          }
        }, from: record.fact("from", provenance) { context.date($0) },
        to: record.fact("to", provenance) { context.date($0) },
        binding: record.fact("binding", provenance) { value in
          let word = context.string(value) ?? ""
          let known = context.choice(word, value.range, ["yes", "no", "unknown"])
          return known == "unknown" ? nil : known
        }, isExclusive: record.bool("exclusive") ?? false,
        purposes: purposes(record),
        textRead: record.choice("textRead", ["full", "summary", "none"])
          ?? "none", parties: record.list("parties").compactMap { party($0, context, provenance) },
        systems: scope?.strings("systems") ?? [], sectors: scope?.strings("sectors") ?? [],
        occupations: scope?.strings("occupations") ?? [],
        scope: scope?.text("text") ?? LocalizedText(), book: record.string("book"),
        next: record.list("next").compactMap { next($0, context, provenance) },
        decider: procedure?.text("decider") ?? LocalizedText(),
        silence: procedure?.text("silence") ?? LocalizedText(),
        appeal: procedure?.text("appeal") ?? LocalizedText(),
        fee: procedure?.text("fee") ?? LocalizedText(), licence: record.text("licence"),
        notes: record.text("notes"), provenance: provenance, place: record.place))
  }

  private static func purposes(_ record: Record) -> [String] {
    record.list("purposes").compactMap { value in
      record.context.string(value).flatMap { record.context.choice($0, value.range, purposes) }
    }
  }

  private static func party(
    _ json: JSONValue, _ context: FileContext, _ outer: Provenance
  ) -> Party? {
    let keys = ["country", "role", "from", "to", "source", "status", "note"]
    guard let record = Record(json, context, keys: keys) else { return nil }
    return Party(
      country: record.requiredString("country"),
      role: record.choice("role", ["party", "origin", "destination"]) ?? "party",
      from: record.date("from"), to: record.date("to"),
      provenance: record.provenance(inheriting: outer))
  }

  private static func next(
    _ json: JSONValue, _ context: FileContext, _ outer: Provenance
  ) -> NextStep? {
    guard let record = Record(json, context, keys: ["title", "text", "source", "status"]) else {
      return nil
    }
    return NextStep(
      title: record.text("title"), text: record.text("text"),
      provenance: record.provenance(inheriting: outer))
  }
}
