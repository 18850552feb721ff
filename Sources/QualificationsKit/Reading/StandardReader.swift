/// Reads `recognize/standards`.
enum StandardReader {
  static let keys = [
    "id", "code", "country", "system", "body", "kind", "title", "asFound", "lang", "sector",
    "sectorName", "isco08", "level", "use", "from", "to", "supersedes", "list", "listNote",
    "awardRule", "regional", "components", "occupationNames", "governance", "conflicts", "weights",
    "notes", "source", "status",
  ]

  /// The languages that standards are written in.
  static let languages = ["es", "pt", "en", "fr", "nl", "de"]

  static func read(_ json: JSONValue, _ context: FileContext, _ builder: inout LibraryBuilder) {
    guard let record = Record(json, context, keys: keys) else { return }
    let id = record.requiredString("id")
    guard !id.isEmpty, builder.isNew("standard", id, record.place) else { return }
    let code = record.string("code")
    let provenance = record.provenance()
    let claims: Fact<LocalizedText> =
      record["title"]?["claims"] == nil
      ? .unknown : record.fact("title", provenance) { context.text($0) }
    let title = claims.claims.isEmpty ? record.text("title") : claims.value ?? LocalizedText()
    let country = record.requiredString("country")
    _ = record.choice("lang", languages)
    let components = record.list("components")
    let declared = record.componentList
    let list = declared ?? (components.isEmpty ? .none : .partial)
    record.checkList(declared, components)
    record.checkDeclared(components)
    let scope = ComponentScope(
      prefix: country, context: context, standard: id, provenance: provenance)
    let children = scope.children(of: id, components, &builder)
    builder.add(
      ComponentDraft(
        id: id, code: code, kind: .standard, title: title,
        asFound: record.string("asFound"), hours: nil, isEven: record.isEven, list: list,
        children: children, provenance: provenance, place: record.place))
    builder.add(standard(record, id, code, title, claims, country, provenance, context))
  }

  private static func standard(
    _ record: Record, _ id: String, _ code: String?, _ title: LocalizedText,
    _ claims: Fact<LocalizedText>, _ country: String, _ provenance: Provenance,
    _ context: FileContext
  ) -> Standard {
    Standard(
      id: id, code: code, country: country,
      system: record.string("system") ?? "", body: record.string("body") ?? "",
      root: DenseIndex(0), kind: record.text("kind"), title: title,
      titleClaims: claims, asFound: record.string("asFound"),
      sector: record.fact("sector", provenance) { context.string($0) },
      sectorName: record.string("sectorName"),
      occupations: record.fact("isco08", provenance) { value in
        value.kind == .array
          ? context.strings(value.children) : context.string(value).map { [$0] }
      }, occupationNames: record.strings("occupationNames"),
      level: record.fact("level", provenance) { level($0, context) },
      use: record.fact("use", provenance) { value in
        context.string(value)
          .flatMap {
            context.choice($0, value.range, ["current", "superseded", "delisted", "draft"])
          }
          .flatMap { StandardUse(rawValue: $0) }
      }, from: record.fact("from", provenance) { context.date($0) },
      to: record.fact("to", provenance) { context.date($0) },
      supersedes: record.list("supersedes").compactMap { supersession($0, context, provenance) },
      awardRule: record.text("awardRule"), listNote: record.text("listNote"),
      isRegional: record.bool("regional") ?? false,
      governance: governance(record, context, provenance),
      conflicts: record.list("conflicts").map { context.text($0) }, certifiers: [],
      notes: record.text("notes"),
      provenance: provenance, place: record.place)
  }

  private static func level(_ value: JSONValue, _ context: FileContext) -> LevelReference? {
    guard value.kind == .object else {
      let shape = "{\"framework\": …, \"label\": …}"
      context.wrongType(
        value, es: "\(shape), con el marco y el nivel", pt: "\(shape), com o quadro e o nível",
        en: "\(shape), with the framework and the level")
      return nil
    }
    guard let level = Record(value, context, keys: ["framework", "label"]) else { return nil }
    return LevelReference(
      framework: level.requiredString("framework"), label: level.requiredString("label"))
  }

  private static func supersession(
    _ json: JSONValue, _ context: FileContext, _ outer: Provenance
  ) -> Supersession? {
    let keys = ["id", "date", "stated", "source", "status", "note"]
    guard let record = Record(json, context, keys: keys) else { return nil }
    return Supersession(
      id: record.requiredString("id"), date: record.date("date"),
      stated: record.choice("stated", ["issuer", "third-party", "derived"]) ?? "derived",
      provenance: record.provenance(inheriting: outer))
  }
}

extension StandardReader {
  static let sides = ["government", "employers", "workers"]

  private static func governance(
    _ record: Record, _ context: FileContext, _ outer: Provenance
  ) -> Governance? {
    guard let json = record["governance"],
      let governance = Record(json, context, keys: ["approvals", "consultation"])
    else { return nil }
    let approvals = governance.list("approvals").compactMap { json -> Approval? in
      let keys = ["side", "name", "date", "source", "status"]
      guard let approval = Record(json, context, keys: keys) else { return nil }
      _ = approval.provenance(inheriting: outer)
      return Approval(
        side: approval.choice("side", sides) ?? "", name: approval.requiredString("name"),
        date: approval.date("date"))
    }
    let consultation = governance["consultation"]
      .flatMap { Record($0, context, keys: ["from", "to"]) }
      .map { Consultation(from: $0.date("from"), to: $0.date("to")) }
    return Governance(approvals: approvals, consultation: consultation)
  }
}

extension Record {
  /// What the list of components is declared to be.
  var componentList: ComponentList? {
    choice("list", ["complete", "partial", "none"]).flatMap { ComponentList(rawValue: $0) }
  }

  /// Whether the parts are said to be equal shares.
  var isEven: Bool { choice("weights", ["equal"]) != nil }

  /// Findings where the list of components and what it is declared to be do not go together.
  func checkList(_ declared: ComponentList?, _ components: [JSONValue]) {
    guard let field = self["list"] else { return }
    if declared == .complete, components.isEmpty {
      context.add(
        .componentList, field.range,
        LocalizedText(
          es: "lista declarada 'complete' y vacía; se esperaban sus componentes",
          pt: "lista declarada 'complete' e vazia; esperavam-se seus componentes",
          en: "list declared 'complete' and empty; expected its components"))
    }
    if declared == ComponentList.none, !components.isEmpty {
      context.add(
        .componentList, field.range,
        LocalizedText(
          es: "lista declarada 'none' y con componentes; se esperaba 'partial' o 'complete'",
          pt: "lista declarada 'none' e com componentes; esperava-se 'partial' ou 'complete'",
          en: "list declared 'none' and with components; expected 'partial' or 'complete'"))
    }
  }

  /// A finding where components are listed and it is not said whether they are all.
  func checkDeclared(_ components: [JSONValue]) {
    guard self["list"] == nil, !components.isEmpty else { return }
    context.add(
      .listUndeclared, SourceRange(range.start, range.start + 1),
      LocalizedText(
        es: "lista de componentes sin 'list'; se esperaba 'complete', 'partial' o 'none'",
        pt: "lista de componentes sem 'list'; esperava-se 'complete', 'partial' ou 'none'",
        en: "list of components without 'list'; expected 'complete', 'partial' or 'none'"))
  }
}

/// Reads the components below one standard.
struct ComponentScope {
  let prefix: String
  let context: FileContext
  let standard: String
  let provenance: Provenance

  static let keys = [
    "id", "code", "kind", "title", "asFound", "mandatory", "choose", "hours", "list", "listNote",
    "components", "weights", "notes", "source", "status",
  ]

  /// Adds the components of a list to the builder and gives them as children of `parent`.
  ///
  /// The nesting of JSON is bounded, and so is this recursion.
  func children(
    of parent: String, _ list: [JSONValue], _ builder: inout LibraryBuilder
  ) -> [(id: String, role: ComponentRole)] {
    var result: [(id: String, role: ComponentRole)] = []
    var seen: Set<String> = []
    for (position, json) in list.enumerated() {
      guard let record = Record(json, context, keys: Self.keys) else { continue }
      let handle = "\(parent)#\(position + 1)"
      var code = record.string("code")
      var id =
        record.string("id") ?? code.map { Handle.identifier(prefix: prefix, code: $0) } ?? handle
      if id != handle, !seen.insert(id).inserted {
        reportRepeated(id, record)
        (id, code) = (handle, nil)
      }
      let parts = record.list("components")
      let declared = record.componentList
      record.checkList(declared, parts)
      let below = children(of: id, parts, &builder)
      builder.add(draft(record, id, code, declared ?? (parts.isEmpty ? .none : .partial), below))
      result.append((id, role(record)))
    }
    return result
  }

  private func draft(
    _ record: Record, _ id: String, _ code: String?, _ list: ComponentList,
    _ below: [(id: String, role: ComponentRole)]
  ) -> ComponentDraft {
    ComponentDraft(
      id: id, code: code,
      kind: record.choice("kind", ["unit", "element", "module", "criterion"])
        .flatMap { ComponentKind(rawValue: $0) } ?? .unit,
      title: record.text("title"), asFound: record.string("asFound"),
      hours: record.ratio("hours"), isEven: record.isEven, list: list, children: below,
      provenance: record["source"] == nil && record["status"] == nil
        ? provenance : record.provenance(inheriting: provenance),
      place: record.place)
  }

  /// The second of two siblings with one identifier is read as a part without a code.
  private func reportRepeated(_ id: String, _ record: Record) {
    context.add(
      .duplicateIdentifier, (record["id"] ?? record["code"])?.range ?? record.range, subject: id,
      LocalizedText(
        es: "identificador '\(id)' repetido entre las partes de '\(standard)'; "
          + "se esperaba uno por parte",
        pt: "identificador '\(id)' repetido entre as partes de '\(standard)'; "
          + "esperava-se um por parte",
        en: "identifier '\(id)' repeated among the parts of '\(standard)'; "
          + "expected one for each part"))
  }

  private func role(_ record: Record) -> ComponentRole {
    let isMandatory = record.bool("mandatory")
    if let choose = record["choose"].flatMap({ Record($0, context, keys: ["group", "k"]) }) {
      return .choice(
        group: choose.requiredString("group"),
        k: choose.integer("k", in: ReadingLimits.choices) ?? 1)
    }
    return isMandatory == false ? .additional : .mandatory
  }
}
