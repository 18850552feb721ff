/// Reads `recognize/frameworks`.
enum FrameworkReader {
  static let keys = [
    "id", "country", "acronym", "title", "state", "asOf", "scope", "law", "bodies", "levelCount",
    "levels", "levelList", "domains", "referencing", "conflicts", "notes", "confidence", "source",
    "status",
  ]
  static let states = [
    "legally-adopted", "in-implementation", "reviewed", "designed", "exploratory",
    "published-study", "none", "unknown",
  ]

  static func read(_ json: JSONValue, _ context: FileContext, _ builder: inout LibraryBuilder) {
    guard let record = Record(json, context, keys: keys) else { return }
    let id = record.requiredString("id")
    guard !id.isEmpty, builder.isNew("framework", id, record.place) else { return }
    let provenance = record.provenance()
    let levels = record.list("levels").compactMap { level($0, context, provenance) }
    let framework = Framework(
      id: id, country: record.requiredString("country"), acronym: record.string("acronym") ?? id,
      title: record.text("title"),
      state: record.fact("state", provenance) { value in
        context.string(value).flatMap { context.choice($0, value.range, states) }
      }, asOf: record.date("asOf"),
      scope: record.fact("scope", provenance) { context.string($0) },
      levelCount: record.fact("levelCount", provenance) {
        context.integer($0, in: ReadingLimits.positions)
      },
      levels: levels.sorted { ($0.position, $0.label) < ($1.position, $1.label) },
      levelList: record.choice("levelList", ["complete", "partial", "none"]).flatMap {
        ComponentList(rawValue: $0)
      } ?? .none,
      referencing: record.list("referencing").compactMap { referencing($0, context, provenance) },
      conflicts: record.list("conflicts").map { context.text($0) }, notes: record.text("notes"),
      provenance: provenance, place: record.place)
    builder.library.frameworks.append(framework)
  }

  private static func level(
    _ json: JSONValue, _ context: FileContext, _ outer: Provenance
  ) -> Level? {
    let keys = [
      "label", "position", "title", "summary", "typical", "isced", "volume", "source", "status",
    ]
    guard let record = Record(json, context, keys: keys) else { return nil }
    return Level(
      label: record.requiredString("label"),
      position: record.integer("position", in: ReadingLimits.positions) ?? 0,
      title: record.text("title"), summary: record.text("summary"),
      typical: record.strings("typical"), volume: volume(record, context),
      provenance: record.provenance(inheriting: outer))
  }

  private static func volume(_ record: Record, _ context: FileContext) -> Volume? {
    guard let json = record["volume"],
      let volume = Record(json, context, keys: ["min", "max", "unit"])
    else { return nil }
    return Volume(
      min: volume.ratio("min"), max: volume.ratio("max"),
      unit: volume.choice("unit", ["hours", "credits"]) ?? "hours")
  }

  private static func referencing(
    _ json: JSONValue, _ context: FileContext, _ outer: Provenance
  ) -> Referencing? {
    let keys = ["to", "toName", "edges", "source", "status", "note"]
    guard let record = Record(json, context, keys: keys) else { return nil }
    if record["status"] == nil {
      context.add(
        .missingStatus, SourceRange(record.range.start, record.range.start + 1),
        LocalizedText(
          es: "correspondencia sin 'status' propio; se esperaba cuán segura es esta tabla",
          pt: "correspondência sem 'status' próprio; esperava-se o quanto é segura esta tabela",
          en: "map without a 'status' of its own; expected how sure this table is"))
    }
    let edges = record.list("edges").compactMap { json -> ReferencingEdge? in
      guard let edge = Record(json, context, keys: ["from", "fromKind", "to"]) else { return nil }
      return ReferencingEdge(
        from: edge.requiredString("from"),
        isFromAward: edge.choice("fromKind", ["level", "award"]) == "award", to: edge.strings("to"))
    }
    return Referencing(
      to: record.string("to"), toName: record.string("toName") ?? record.string("to") ?? "",
      edges: edges, provenance: record.provenance(inheriting: outer),
      isSourced: record["source"] != nil, note: record.text("note"))
  }
}
