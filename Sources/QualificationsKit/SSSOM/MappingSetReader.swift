/// Reads SSSOM/TSV 1.0 and 1.1: metadata in the file or in one of its own, columns and rows.
///
/// Everything that is there is kept. What breaks the form is a finding; what breaks the model is
/// found by `MappingSetCheck`.
public struct MappingSetReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var at = 0
  private var findings = FindingList()
  private var set: MappingSet
  private var row: ContiguousArray<MappingSet.Span> = []

  /// Reads a set.
  /// - Parameter metadata: the file with the metadata, if it stands beside the rows.
  /// - Complexity: O(bytes).
  public static func read(
    _ source: SourceText, metadata external: SourceText? = nil
  ) -> Diagnosed<MappingSet> {
    guard source.bytes.count < Int(UInt32.max) / 2 else {
      return Diagnosed(
        MappingSet(name: source.name, columns: []),
        [
          Diagnostic(
            .textTooLong, file: source.name,
            message: LocalizedText(
              es: "archivo de más de 2 GB", pt: "arquivo de mais de 2 GB",
              en: "file of more than 2 GB"))
        ])
    }
    var reader = MappingSetReader(source)
    reader.readAll(external)
    return Diagnosed(reader.set, reader.findings.items)
  }

  private init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    set = MappingSet(name: source.name, columns: [])
  }

  private mutating func readAll(_ external: SourceText?) {
    checkBytes()
    var ranges: [SourceRange] = []
    while at < bytes.count, bytes[at] == UInt8(ascii: "#") {
      let start = at + 1
      ranges.append(SourceRange(start, endOfLine()))
    }
    var metadata = MetadataReader.read(source, ranges)
    if let external {
      if !ranges.isEmpty {
        add(
          .badHeader, SourceRange(0, 1),
          es: "metadatos en el archivo y al lado; se esperaban en uno",
          pt: "metadados no arquivo e ao lado; esperavam-se num só",
          en: "metadata in the file and beside it; expected in one of them")
      }
      metadata = MetadataReader.read(external, Self.lines(external.bytes))
    }
    for item in metadata.findings { findings.add(item) }
    readRows(metadata.entries)
  }

  private mutating func checkBytes() {
    if let bad = Encoding.firstIllFormed(bytes) {
      add(
        .invalidEncoding, SourceRange(bad, bad + 1), es: "byte que no es UTF-8; se esperaba UTF-8",
        pt: "byte que não é UTF-8; esperava-se UTF-8", en: "byte that is not UTF-8; expected UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      add(
        .byteOrderMark, SourceRange(0, 3),
        es: "marca de orden de bytes al inicio; se esperaba UTF-8 sin ella",
        pt: "marca de ordem de bytes no início; esperava-se UTF-8 sem ela",
        en: "byte order mark at the start; expected UTF-8 without it")
    }
  }

  /// The end of the current line, without its break; goes behind it.
  private mutating func endOfLine() -> Int {
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    let end = at > 0 && bytes[at - 1] == 13 ? at - 1 : at
    at += 1
    return end
  }

  private static func lines(_ bytes: [UInt8]) -> [SourceRange] {
    var result: [SourceRange] = []
    var start = 0
    for i in bytes.indices where bytes[i] == 10 {
      result.append(SourceRange(start, i))
      start = i + 1
    }
    if start < bytes.count { result.append(SourceRange(start, bytes.count)) }
    return result
  }

  private mutating func readRows(_ metadata: [MetadataEntry]) {
    let start = min(at, bytes.count)
    var arena = ContiguousArray(bytes)
    readRow(&arena)
    let names = row.map { span in
      String(
        decoding: arena[Int(span.start)..<Int(span.start) + Int(span.count)], as: UTF8.self)
    }
    let columns = names == [""] ? [] : Array(names)
    set = MappingSet(
      name: source.name, metadata: metadata, columns: columns, bytes: [],
      heading: SourceRange(start, min(at, bytes.count)), fileLength: bytes.count)
    checkHeading(columns)
    set.reserve(rows: source.lineCount, bytes: 0)
    let width = columns.count
    while at < bytes.count {
      let begin = at
      readRow(&arena)
      if row.count == 1, row[0].count == 0 { continue }
      // Writers leave out what is empty at the end of a row, or write it once too often.
      while row.count > width, row.last?.count == 0 { row.removeLast() }
      while row.count < width { row.append(MappingSet.Span(start: UInt32(begin), count: 0)) }
      if row.count == width {
        set.append(row: row, at: begin)
        continue
      }
      add(
        .rowLength, SourceRange(begin, min(at, bytes.count)),
        es: "fila con \(row.count) celdas; se esperaban \(width)",
        pt: "linha com \(row.count) células; esperavam-se \(width)",
        en: "row with \(row.count) cells; expected \(width)")
    }
    set.bytes = arena
  }

  private mutating func checkHeading(_ columns: [String]) {
    for (index, name) in columns.enumerated() where name.isEmpty || columns[..<index].contains(name)
    {
      add(
        .badHeader, SourceRange(set.headingRange.start, set.headingRange.start + 1),
        es: "columna '\(name)' sin nombre o repetida; se esperaba una de cada",
        pt: "coluna '\(name)' sem nome ou repetida; esperava-se uma de cada",
        en: "column '\(name)' without a name or repeated; expected one of each")
    }
  }

  /// Reads the cells of a row into `row`, and goes behind its line break.
  private mutating func readRow(_ arena: inout ContiguousArray<UInt8>) {
    row.removeAll(keepingCapacity: true)
    var i = at
    let count = bytes.count
    while true {
      let start = i
      if i < count, bytes[i] == UInt8(ascii: "\"") {
        row.append(quoted(&i, &arena))
      } else {
        while i < count, bytes[i] != 9, bytes[i] != 10 { i += 1 }
        let end = i < count && bytes[i] == 10 && i > start && bytes[i - 1] == 13 ? i - 1 : i
        row.append(MappingSet.Span(start: UInt32(start), count: UInt32(end - start)))
      }
      if i < count, bytes[i] == 9 {
        i += 1
        continue
      }
      at = min(i + 1, count)
      return
    }
  }

  /// A cell in quotes (RFC 4180); what stands behind the closing quote belongs to it.
  private mutating func quoted(
    _ i: inout Int, _ arena: inout ContiguousArray<UInt8>
  ) -> MappingSet.Span {
    let start = i
    var text: [UInt8] = []
    i += 1
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if byte != UInt8(ascii: "\"") {
        text.append(byte)
        continue
      }
      if i < bytes.count, bytes[i] == UInt8(ascii: "\"") {
        text.append(byte)
        i += 1
        continue
      }
      while i < bytes.count, bytes[i] != 9, bytes[i] != 10 {
        if bytes[i] != 13 { text.append(bytes[i]) }
        i += 1
      }
      let span = MappingSet.Span(start: UInt32(arena.count), count: UInt32(text.count))
      arena.append(contentsOf: text)
      return span
    }
    add(
      .unclosedQuote, SourceRange(start, start + 1),
      es: "comilla que no se cierra; se esperaba '\"' al final de la celda",
      pt: "aspa que não se fecha; esperava-se '\"' no fim da célula",
      en: "quote that is not closed; expected '\"' at the end of the cell")
    return MappingSet.Span(start: UInt32(start), count: UInt32(bytes.count - start))
  }

  private mutating func add(
    _ code: DiagnosticCode, _ range: SourceRange, es: String, pt: String, en: String
  ) {
    findings.add(
      Diagnostic(
        code, file: source.name, range: range, message: LocalizedText(es: es, pt: pt, en: en)))
  }
}
