extension FileContext {
  /// Adds a source that a tabular file declares: key, address, title and tier, separated by tabs.
  func declare(
    source cell: Cell, read: PartialDate?, _ builder: inout LibraryBuilder
  ) -> DenseIndex<SourceRecord>? {
    let parts = cell.text.split(separator: "\t", omittingEmptySubsequences: false).map {
      String($0)
    }
    guard parts.count >= 4 else {
      add(
        .badHeader, cell.range,
        LocalizedText(
          es:
            "fuente incompleta; se esperaba clave, dirección, título y tipo separados por tabuladores",
          pt:
            "fonte incompleta; esperava-se chave, endereço, título e tipo separados por tabulações",
          en: "incomplete source; expected key, address, title and tier separated by tabs"))
      return nil
    }
    let index = builder.add(
      SourceRecord(key: parts[0], url: parts[1], title: parts[2], tier: parts[3], read: read),
      at: RecordPlace(file: source.name, range: cell.range))
    sourceByKey[parts[0]] = index
    return index
  }

  /// The source and status of a row of a tabular file.
  func provenance(
    source: Cell?, status: Cell?, default first: DenseIndex<SourceRecord>?, _ usual: FactStatus
  ) -> Provenance {
    var chosen = first.map { [$0] } ?? []
    if let source {
      chosen = []
      for key in Splitting.parts(source.text, at: UInt8(ascii: "|")) {
        if let index = sourceByKey[key] {
          chosen.append(index)
        } else {
          unknownSource(key, source.range)
        }
      }
    }
    let result = status.flatMap { self.status($0.text, $0.range) } ?? usual
    return Provenance(sources: chosen, status: result)
  }
}
