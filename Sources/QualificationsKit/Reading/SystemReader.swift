/// Reads `recognize/systems` and `recognize/bodies`.
enum SystemReader {
  static func readSystem(_ json: JSONValue, _ context: FileContext, _ builder: inout LibraryBuilder)
  {
    let keys = [
      "id", "country", "body", "title", "framework", "lang", "certifies", "creditsComponents",
      "validity", "codes", "wording", "limits", "required", "approval", "verify", "contact",
      "notes",
      "source", "status",
    ]
    guard let record = Record(json, context, keys: keys) else { return }
    let id = record.requiredString("id")
    guard !id.isEmpty, builder.isNew("system", id, record.place) else { return }
    let provenance = record.provenance()
    let verify = record["verify"].flatMap { Record($0, context, keys: ["url", "needs"]) }
    builder.library.systems.append(
      CertificationSystem(
        id: id, country: record.requiredString("country"), body: record.string("body") ?? "",
        title: record.text("title"), framework: record.string("framework"),
        creditsComponents: record.fact("creditsComponents", provenance) { value in
          let word = context.string(value) ?? ""
          let known = context.choice(word, value.range, ["yes", "no", "unknown"])
          return known == "unknown" ? nil : known
        },
        validity: record.fact("validity", provenance) {
          context.integer($0, in: ReadingLimits.months)
        }, language: record.string("lang").flatMap { Language(rawValue: $0) },
        codes: MethodologyReader.codes(record, id),
        wording: MethodologyReader.wording(record, context),
        limits: MethodologyReader.limits(record, context, provenance),
        required: MethodologyReader.required(record, context, provenance),
        approval: MethodologyReader.approval(record, context, provenance),
        verifyURL: verify?.string("url"), verifyNeeds: verify?.text("needs") ?? LocalizedText(),
        contactURL: record["contact"].flatMap {
          Record($0, context, keys: ["url"])?.string("url")
        }, notes: record.text("notes"), provenance: provenance, place: record.place))
  }

  static func readBody(_ json: JSONValue, _ context: FileContext, _ builder: inout LibraryBuilder) {
    let keys = [
      "id", "country", "acronym", "title", "kind", "awards", "contact", "notes", "source", "status",
    ]
    guard let record = Record(json, context, keys: keys) else { return }
    let id = record.requiredString("id")
    guard !id.isEmpty, builder.isNew("body", id, record.place) else { return }
    let provenance = record.provenance()
    let awards = record.list("awards").compactMap { json -> Authorisation? in
      let keys = ["system", "from", "to", "source", "status", "note"]
      guard let award = Record(json, context, keys: keys) else { return nil }
      return Authorisation(
        system: award.requiredString("system"), from: award.date("from"), to: award.date("to"),
        provenance: award.provenance(inheriting: provenance))
    }
    builder.library.bodies.append(
      Body(
        id: id, country: record.requiredString("country"), acronym: record.string("acronym"),
        title: record.text("title"),
        kind: record.choice(
          "kind",
          ["certification-body", "national-training-agency", "ministry", "centre", "other"])
          ?? "other", awards: awards,
        contactURL: record["contact"].flatMap {
          Record($0, context, keys: ["url"])?.string("url")
        }, provenance: provenance, place: record.place))
  }
}
