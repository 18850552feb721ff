/// Reads CASE 1.0 and 1.1 packages.
public struct CASEReader {
  private let source: SourceText
  private var findings = FindingList()
  private var losses = LossList()

  /// The package, what of it cannot be carried, and what is wrong with it.
  /// - Complexity: O(bytes + associations · log associations).
  public static func read(
    _ source: SourceText
  ) -> (package: CASEPackage?, losses: [ExchangeLoss], findings: [Diagnostic]) {
    let json = JSONReader.read(source)
    var reader = CASEReader(source: source)
    for item in json.diagnostics { reader.findings.add(item) }
    let package = json.value.root.flatMap { reader.package($0) }
    return (package, reader.losses.sorted, Diagnostic.sorted(reader.findings.items))
  }

  private init(source: SourceText) { self.source = source }

  private mutating func package(_ root: JSONValue) -> CASEPackage? {
    guard let document = member("CFDocument", root, .object),
      let identifier = text("identifier", document), let title = text("title", document)
    else { return nil }
    note(root, "", carried: ["CFDocument", "CFItems", "CFAssociations"])
    note(
      document, "CFDocument.",
      carried: ["identifier", "uri", "title", "creator", "language", "adoptionStatus"])
    let word = optional("adoptionStatus", document)
    let use = CASEPackage.adoption.first { $0.word == word }?.use
    if word != nil, use == nil { losses.add("CFDocument.adoptionStatus") }
    let tongue = optional("language", document)
    let language = tongue.flatMap { Language(rawValue: $0) }
    if tongue != nil, language == nil { losses.add("CFDocument.language") }
    let changed = optional("lastChangeDateTime", document)
    var package = CASEPackage(
      identifier: identifier, address: optional("uri", document) ?? "urn:uuid:" + identifier,
      title: title, creator: optional("creator", document) ?? "", language: language, use: use,
      changed: changed.flatMap { PartialDate(String($0.prefix(10))) }, items: [], roots: [])
    var known: Set<String> = []
    for value in root["CFItems"]?.children ?? [] {
      if let item = item(value, package, &known) { package.items.append(item) }
    }
    place(root["CFAssociations"]?.children ?? [], &package)
    return package
  }

  private mutating func item(
    _ value: JSONValue, _ package: CASEPackage, _ known: inout Set<String>
  ) -> CASEPackage.Item? {
    guard let identifier = text("identifier", value), let statement = text("fullStatement", value)
    else { return nil }
    if !known.insert(identifier).inserted {
      add(
        .duplicateIdentifier, value.range, es: "identificador '\(identifier)' repetido",
        pt: "identificador '\(identifier)' repetido", en: "identifier '\(identifier)' repeated")
      return nil
    }
    note(
      value, "CFItems.", carried: ["identifier", "uri", "fullStatement", "CFItemType", "language"])
    let type = optional("CFItemType", value)
    let isKnown = type.map { CASEPackage.types.contains($0) } ?? true
    if !isKnown { losses.add("CFItems.CFItemType") }
    let expected = CASEPackage.address(of: identifier, "CFItems", package)
    if let uri = optional("uri", value), uri != expected { losses.add("CFItems.uri") }
    if let language = optional("language", value), language != package.language?.rawValue {
      losses.add("CFItems.language")
    }
    return CASEPackage.Item(
      identifier: identifier, statement: statement, type: isKnown ? type : nil, children: [])
  }

  /// Hangs the items below one another.
  private mutating func place(_ associations: [JSONValue], _ package: inout CASEPackage) {
    var links: [(parent: String, child: String, place: Int, order: Int)] = []
    var places: [String: Int] = [:]
    for (place, item) in package.items.enumerated() { places[item.identifier] = place }
    for (order, value) in associations.enumerated() {
      let kind = optional("associationType", value) ?? ""
      let child = node("originNodeURI", value)
      let parent = node("destinationNodeURI", value)
      guard kind == "isChildOf", let child, let parent, places[child] != nil,
        parent == package.identifier || places[parent] != nil
      else {
        losses.add("CFAssociations \(kind)")
        continue
      }
      note(
        value, "CFAssociations.",
        carried: ["originNodeURI", "associationType", "destinationNodeURI", "sequenceNumber"])
      let number = value["sequenceNumber"].flatMap { Int($0.text) }
      links.append((parent, child, number ?? Int.max, order))
    }
    links.sort { $0.place != $1.place ? $0.place < $1.place : $0.order < $1.order }
    for link in links {
      if link.parent == package.identifier {
        package.roots.append(link.child)
      } else if let at = places[link.parent] {
        package.items[at].children.append(link.child)
      }
    }
    let placed = Set(links.map { $0.child })
    let loose = package.items.filter { !placed.contains($0.identifier) }
    losses.add("CFItems without a parent", loose.count)
    package.items.removeAll { !placed.contains($0.identifier) }
  }

  /// The identifier of a node that an association names.
  private func node(_ key: String, _ value: JSONValue) -> String? {
    guard let node = value[key] else { return nil }
    if node.kind == .object { return node["identifier"]?.text }
    return node.text.split(separator: "/").last.map { String($0) }
  }

  /// Counts the members with a value that this model does not carry.
  private mutating func note(_ value: JSONValue, _ prefix: String, carried: [String]) {
    for child in value.children where !carried.contains(child.key) {
      if child.kind == .null || (child.kind == .string && child.text.isEmpty) { continue }
      if child.kind == .array, child.children.isEmpty { continue }
      if child.kind == .object,
        child.children.allSatisfy({ $0.children.isEmpty && $0.kind == .array })
      {
        continue
      }
      losses.add(prefix + child.key)
    }
  }

  private func optional(_ key: String, _ value: JSONValue) -> String? {
    guard let member = value[key], member.kind == .string, !member.text.isEmpty else { return nil }
    return member.text
  }

  private mutating func text(_ key: String, _ value: JSONValue) -> String? {
    if let text = optional(key, value) { return text }
    add(
      .missingKey, SourceRange(value.range.start, value.range.start + 1),
      es: "falta la clave '\(key)'", pt: "falta a chave '\(key)'", en: "missing key '\(key)'")
    return nil
  }

  private mutating func member(
    _ key: String, _ value: JSONValue, _ kind: JSONDocument.Kind
  ) -> JSONValue? {
    if let member = value[key], member.kind == kind { return member }
    add(
      .missingKey, SourceRange(value.range.start, value.range.start + 1),
      es: "falta la clave '\(key)'", pt: "falta a chave '\(key)'", en: "missing key '\(key)'")
    return nil
  }

  private mutating func add(
    _ code: DiagnosticCode, _ range: SourceRange, es: String, pt: String, en: String
  ) {
    findings.add(
      Diagnostic(
        code, file: source.name, range: range, message: LocalizedText(es: es, pt: pt, en: en)))
  }
}
