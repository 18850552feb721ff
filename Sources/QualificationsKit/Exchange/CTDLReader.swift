/// Reads what the Credential Registry publishes in CTDL (Credential Engine): a credential as a standard
/// without components, or a framework of competencies with them.
public struct CTDLReader {
  private let source: SourceText
  private let assumed: Language
  private var findings = FindingList()
  private var losses = LossList()

  /// The record, what of it cannot be carried, and what is wrong with it.
  /// - Parameter assumed: the language that is taken of texts in several.
  /// - Complexity: O(bytes).
  public static func read(
    _ source: SourceText, assumed: Language
  ) -> (package: CASEPackage?, losses: [ExchangeLoss], findings: [Diagnostic]) {
    let json = JSONReader.read(source)
    var reader = CTDLReader(source: source, assumed: assumed)
    for item in json.diagnostics { reader.findings.add(item) }
    let package = json.value.root.flatMap { reader.package($0) }
    return (package, reader.losses.sorted, Diagnostic.sorted(reader.findings.items))
  }

  private init(source: SourceText, assumed: Language) {
    self.source = source
    self.assumed = assumed
  }

  private mutating func package(_ root: JSONValue) -> CASEPackage? {
    let nodes = root["@graph"]?.children ?? [root]
    guard let main = nodes.first(where: { !Self.has($0, Self.competency) }) else {
      add(SourceRange(root.range.start, root.range.start + 1), "@type")
      return nil
    }
    let isFramework = Self.has(main, "ceasn:CompetencyFramework")
    let space = isFramework ? "ceasn:" : "ceterms:"
    guard let title = text(main[space + "name"]) else {
      add(SourceRange(main.range.start, main.range.start + 1), space + "name")
      return nil
    }
    guard let identifier = Self.identifier(main) else {
      add(SourceRange(main.range.start, main.range.start + 1), "ceterms:ctid")
      return nil
    }
    let owner = Self.owners.lazy.compactMap { main[$0] }.first
    let creator = owner.flatMap { Self.first($0)["ceterms:name"] }.flatMap { text($0) } ?? ""
    let modified = main["ceasn:dateModified"] ?? main["ceterms:dateEffective"]
    note(
      main,
      carried: [
        "@id", "@type", "@context", "ceterms:ctid", space + "name", "ceasn:hasTopChild",
        "ceasn:dateModified", "ceterms:dateEffective",
      ])
    var package = CASEPackage(
      identifier: identifier, address: main["@id"]?.text ?? "urn:uuid:" + identifier, title: title,
      creator: creator, language: language(main[space + "name"]), use: nil,
      changed: modified.flatMap { PartialDate(String($0.text.prefix(10))) }, items: [], roots: [])
    if isFramework { place(nodes, main, &package) }
    return package
  }

  private static let competency = "ceasn:Competency"
  private static let owners = ["ceterms:ownedBy", "ceterms:offeredBy"]

  private mutating func place(
    _ nodes: [JSONValue], _ main: JSONValue, _ package: inout CASEPackage
  ) {
    var known: [String: String] = [:]
    let competencies = nodes.filter { Self.has($0, Self.competency) }
    for value in competencies {
      guard let identifier = Self.identifier(value) else {
        add(SourceRange(value.range.start, value.range.start + 1), "ceterms:ctid")
        continue
      }
      if let address = value["@id"]?.text { known[address] = identifier }
      known[identifier] = identifier
    }
    func children(_ value: JSONValue?) -> [String] {
      Self.all(value).compactMap { item in
        let address = item.kind == .object ? item["@id"]?.text ?? "" : item.text
        return known[address] ?? Self.uuid(in: address).flatMap { known[$0] }
      }
    }
    for value in competencies {
      guard let identifier = Self.identifier(value) else { continue }
      let statement = value["ceasn:competencyText"] ?? value["ceasn:name"]
      guard let statement = text(statement) else {
        add(SourceRange(value.range.start, value.range.start + 1), "ceasn:competencyText")
        continue
      }
      note(
        value,
        carried: [
          "@id", "@type", "ceterms:ctid", "ceasn:competencyText", "ceasn:hasChild",
          "ceasn:isChildOf", "ceasn:isTopChildOf", "ceasn:isPartOf",
        ])
      package.items.append(
        CASEPackage.Item(
          identifier: identifier, statement: statement, type: nil,
          children: children(value["ceasn:hasChild"])))
    }
    package.roots = children(main["ceasn:hasTopChild"])
  }

  /// The UUID of a record's CTID, `ce-` or `urn:ctid:` before it.
  private static func identifier(_ value: JSONValue) -> String? {
    value["ceterms:ctid"].flatMap { uuid(in: $0.text) }
  }

  private static func uuid(in text: String) -> String? {
    let tail = String(text.suffix(36))
    return CASEIdentifier.isUUID(tail) ? CASEIdentifier.lowercased(tail) : nil
  }

  private static func all(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    return value.kind == .array ? value.children : [value]
  }

  /// Whether a node is of a type; it may have several.
  private static func has(_ value: JSONValue, _ type: String) -> Bool {
    all(value["@type"]).contains { $0.text == type }
  }

  private static func first(_ value: JSONValue) -> JSONValue { all(value).first ?? value }

  /// A text, or that of a map of languages: the assumed one, else the first.
  private func text(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if value.kind == .object {
      let own = value.children.first { Self.language(tag: $0.key) == assumed }
      return text(own ?? value.children.first)
    }
    let first = Self.first(value)
    return first.kind == .string && !first.text.isEmpty ? first.text : nil
  }

  private func language(_ value: JSONValue?) -> Language? {
    guard let value, value.kind == .object else { return nil }
    let all = value.children.compactMap { Self.language(tag: $0.key) }
    return all.contains(assumed) ? assumed : all.first
  }

  /// `en` of `en-US`.
  private static func language(tag: String) -> Language? {
    tag.split(separator: "-").first.flatMap { Language(rawValue: String($0)) }
  }

  private mutating func note(_ value: JSONValue, carried: [String]) {
    for child in value.children where !carried.contains(child.key) && child.kind != .null {
      losses.add(child.key)
    }
  }

  private mutating func add(_ range: SourceRange, _ key: String) {
    findings.add(
      Diagnostic(
        .missingKey, file: source.name, range: range,
        message: LocalizedText(
          es: "falta la clave '\(key)'", pt: "falta a chave '\(key)'", en: "missing key '\(key)'")))
  }
}
