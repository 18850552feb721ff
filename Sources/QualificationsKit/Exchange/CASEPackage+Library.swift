extension CASEPackage {
  /// A standard of the library as a package, and what CASE cannot carry of it.
  /// - Complexity: O(components).
  public static func package(
    of index: DenseIndex<Standard>, in library: Library, language: Language
  ) -> (package: CASEPackage, losses: [ExchangeLoss]) {
    let standard = library[index]
    var losses = LossList()
    let own = standard.title.language(for: language)
    let source = standard.provenance.sources.first.map { library[$0] }
    let body = library.body(standard.body)?.title.text(in: language)
    let identifier = CASEIdentifier.of(standard.id, code: standard.code)
    var address = "urn:uuid:" + identifier
    if let source, source.url.hasSuffix(identifier) { address = source.url }
    var package = CASEPackage(
      identifier: identifier, address: address, title: standard.title.text(in: language),
      creator: body ?? source?.title ?? standard.country, language: own, use: standard.use.value,
      changed: source?.read, items: [], roots: [])
    if !adoption.contains(where: { $0.use == standard.use.value }), standard.use.value != nil {
      losses.add("use")
    }
    noteLosses(of: standard, &losses)
    let components = library.descendants(of: standard.root).filter { $0 != standard.root }
    for component in components {
      let item = library[component]
      noteLosses(of: item, language, &losses)
      package.items.append(
        Item(
          identifier: CASEIdentifier.of(item.id, code: item.code),
          statement: item.title.text(in: language),
          type: types.contains(item.kind.rawValue) ? item.kind.rawValue : nil,
          children: identifiers(of: item.children, library, &losses)))
    }
    package.roots = identifiers(of: library[standard.root].children, library, &losses)
    return (package, losses.sorted)
  }

  private static func identifiers(
    of children: [ComponentChild], _ library: Library, _ losses: inout LossList
  ) -> [String] {
    children.map { child in
      if child.role != .mandatory { losses.add("components.choose") }
      let item = library[child.component]
      return CASEIdentifier.of(item.id, code: item.code)
    }
  }

  private static func noteLosses(of standard: Standard, _ losses: inout LossList) {
    if let code = standard.code, !CASEIdentifier.isUUID(code) { losses.add("code") }
    let facts: [(String, Bool)] = [
      ("sector", standard.sector.value != nil), ("isco08", standard.occupations.value != nil),
      ("level", standard.level.value != nil), ("from", standard.from.value != nil),
      ("to", standard.to.value != nil), ("supersedes", !standard.supersedes.isEmpty),
      ("asFound", standard.asFound != nil), ("awardRule", !standard.awardRule.isEmpty),
      ("notes", !standard.notes.isEmpty), ("system", !standard.system.isEmpty),
      ("kind", !standard.kind.isEmpty), ("occupationNames", !standard.occupationNames.isEmpty),
    ]
    for (name, isThere) in facts where isThere { losses.add(name) }
    if texts(standard.title) > 1 { losses.add("title in other languages") }
    losses.add("source and status")
  }

  private static func noteLosses(
    of component: Component, _ language: Language, _ losses: inout LossList
  ) {
    if let code = component.code, !CASEIdentifier.isUUID(code) { losses.add("components.code") }
    if component.hours != nil { losses.add("components.hours") }
    if component.list == .partial { losses.add("components.list") }
    if texts(component.title) > 1 { losses.add("components.title in other languages") }
  }

  private static func texts(_ text: LocalizedText) -> Int {
    Language.allCases.count { text[$0] != nil }
  }

  /// The package as a file of standards under a prefix: each item a component with its UUID as code.
  /// - Parameter assumed: the language of its texts, where the package does not say.
  /// - Complexity: O(items²).
  public func standards(prefix: String, assumed: Language) -> [UInt8] {
    let tongue = language ?? assumed
    let source = StandardsFile.Source(
      key: "case", url: address, title: creator.isEmpty ? title : creator, tier: "third-party",
      read: changed)
    return StandardsFile.write(source) { list in
      list.object { writer in
        var written: Set<String> = []
        writer.member("id", Handle.identifier(prefix: prefix, code: identifier))
        writer.member("code", identifier)
        writer.member("country", prefix)
        StandardsFile.write("title", LocalizedText(title, in: tongue), into: &writer)
        writer.member("lang", tongue.rawValue)
        if let use { writer.member("use", use.rawValue) }
        writer.member("list", roots.isEmpty ? "none" : "complete")
        components(roots, 0, (prefix, tongue), &written, &writer)
        writer.member("source", ["case"])
        writer.member("status", "published")
      }
    }
  }

  /// The components of some items; one that stands below several is written out once.
  private func components(
    _ list: [String], _ depth: Int, _ names: (prefix: String, language: Language),
    _ written: inout Set<String>, _ writer: inout JSONWriter
  ) {
    if list.isEmpty || depth > items.count { return }
    var known = written
    writer.key("components")
    writer.array { writer in
      for identifier in list {
        guard let item = item(identifier) else { continue }
        let isNew = known.insert(identifier).inserted
        writer.object { writer in
          writer.member("id", Handle.identifier(prefix: names.prefix, code: identifier))
          writer.member("code", identifier)
          writer.member("kind", item.type ?? (depth == 0 ? "unit" : "element"))
          StandardsFile.write(
            "title", LocalizedText(item.statement, in: names.language), into: &writer)
          if isNew, !item.children.isEmpty {
            writer.member("list", "complete")
            components(item.children, depth + 1, names, &known, &writer)
          }
        }
      }
    }
    written = known
  }
}
