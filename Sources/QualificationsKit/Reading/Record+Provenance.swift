extension Record {
  /// The source and status of the record, or of what surrounds it.
  func provenance(inheriting outer: Provenance? = nil) -> Provenance {
    let keys = strings("source")
    var sources: [DenseIndex<SourceRecord>] = []
    for (index, key) in keys.enumerated() {
      if let found = context.sourceByKey[key] {
        sources.append(found)
      } else if let field = self["source"], index < field.children.count {
        context.unknownSource(key, field.children[index].range)
      }
    }
    let word = self["status"].flatMap { field in
      context.string(field).flatMap { context.status($0, field.range) }
    }
    let status = word ?? outer?.status
    if sources.isEmpty, let outer { sources = outer.sources }
    checkStated(keys, status, isInherited: outer != nil)
    return Provenance(sources: sources, status: status ?? .unverified)
  }

  /// Findings where no source or no status is said, and where the status says more than the
  /// sources.
  private func checkStated(
    _ keys: [String], _ status: FactStatus?, isInherited: Bool
  ) {
    let start = SourceRange(value.range.start, value.range.start + 1)
    let isEmpty = self["source"].map { $0.kind == .array && $0.children.isEmpty } ?? false
    if isEmpty || (keys.isEmpty && !isInherited) {
      context.add(
        .missingSource, isEmpty ? self["source"]?.range : start,
        LocalizedText(
          es: "registro sin fuente; se esperaba 'source' con al menos una clave",
          pt: "registro sem fonte; esperava-se 'source' com ao menos uma chave",
          en: "record without a source; expected 'source' with at least one key"))
    }
    if status == nil {
      context.add(
        .missingStatus, start,
        LocalizedText(
          es: "registro sin 'status'; se esperaba official, published, inferred o unverified",
          pt: "registro sem 'status'; esperava-se official, published, inferred ou unverified",
          en: "record without 'status'; expected official, published, inferred or unverified"))
    }
    guard status == .official, !keys.isEmpty,
      keys.allSatisfy({ context.thirdParties.contains($0) }),
      let field = self["status"] ?? self["source"]
    else { return }
    context.add(
      .statusBeyondSource, field.range,
      LocalizedText(
        es: "estado 'official' con fuentes de terceros; se esperaba 'published' a lo sumo, "
          + "o una fuente oficial",
        pt: "estado 'official' com fontes de terceiros; esperava-se 'published' no máximo, "
          + "ou uma fonte oficial",
        en: "status 'official' with sources of third parties; expected 'published' at most, "
          + "or an official source"), fix: "published")
  }
}
