/// One cell of a delimited text: its bytes, quotes undone, and its place.
public struct Cell: Sendable {
  /// The text.
  public let text: String
  /// Where it stands, quotes included.
  public let range: SourceRange
}

/// A delimited text: `#` lines, a heading and rows.
public struct DelimitedTable: Sendable {
  /// The file.
  public let source: SourceText
  /// The lines before the heading that begin with `#`, without it, and where they stand.
  public var preamble: [Cell] = []
  /// The names of the columns.
  public var heading: [Cell] = []
  /// The rows, each as long as the heading.
  public var rows: [[Cell]] = []
}

/// Reads tab-separated and comma-separated texts (RFC 4180 quoting for the latter) over bytes.
///
/// Rows shorter or longer than the heading are findings and left out; reading goes on.
public struct DelimitedReader {
  /// The two dialects: only comma-separated text has quotes.
  public enum Dialect: Sendable {
    case tab, comma

    var separator: UInt8 { self == .tab ? 9 : UInt8(ascii: ",") }
  }

  private let source: SourceText
  private let bytes: [UInt8]
  private let dialect: Dialect
  private var at = 0
  private var findings = FindingList()

  /// Reads a text.
  /// - Parameter hasPreamble: whether lines beginning with `#` before the heading are metadata.
  /// - Complexity: O(bytes).
  public static func read(
    _ source: SourceText, dialect: Dialect, hasPreamble: Bool
  ) -> Diagnosed<DelimitedTable> {
    var reader = DelimitedReader(source: source, bytes: source.bytes, dialect: dialect)
    let table = reader.readTable(hasPreamble)
    return Diagnosed(table, reader.findings.items)
  }

  private init(source: SourceText, bytes: [UInt8], dialect: Dialect) {
    self.source = source
    self.bytes = bytes
    self.dialect = dialect
  }

  private mutating func add(
    _ code: DiagnosticCode, _ range: SourceRange, _ text: @autoclosure () -> LocalizedText
  ) {
    let name = source.name
    findings.add(in: name, Diagnostic(code, file: name, range: range, message: text()))
  }

  private mutating func readTable(_ hasPreamble: Bool) -> DelimitedTable {
    var table = DelimitedTable(source: source)
    if let bad = Encoding.firstIllFormed(bytes) {
      add(
        .invalidEncoding, SourceRange(bad, bad + 1),
        LocalizedText(
          es: "byte que no es UTF-8; se esperaba texto en UTF-8",
          pt: "byte que não é UTF-8; esperava-se texto em UTF-8",
          en: "byte that is not UTF-8; expected text in UTF-8"))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    while hasPreamble, at < bytes.count, bytes[at] == UInt8(ascii: "#") {
      let start = at + 1
      while at < bytes.count, bytes[at] != 10 { at += 1 }
      let end = at > start && bytes[at - 1] == 13 ? at - 1 : at
      let range = SourceRange(start, end)
      table.preamble.append(Cell(text: source.text(range), range: range))
      at += 1
    }
    if at < bytes.count { table.heading = readRow() }
    let width = table.heading.count
    while at < bytes.count {
      let start = at
      if table.rows.count * max(1, width) >= ReadingLimits.values {
        addTooLarge()
        break
      }
      let row = readRow()
      if row.count == 1, row[0].text.isEmpty { continue }
      if row.count != width {
        add(
          .rowLength, SourceRange(start, min(at, bytes.count)),
          LocalizedText(
            es: "fila con \(row.count) celdas; se esperaban \(width)",
            pt: "linha com \(row.count) células; esperavam-se \(width)",
            en: "row with \(row.count) cells; expected \(width)"))
        continue
      }
      table.rows.append(row)
    }
    return table
  }

  private mutating func addTooLarge() {
    let limit = ReadingLimits.values
    add(
      .fileTooLarge, SourceRange(at, at + 1),
      LocalizedText(
        es: "más de \(limit) celdas en un archivo; el resto no se lee",
        pt: "mais de \(limit) células em um arquivo; o resto não é lido",
        en: "more than \(limit) cells in one file; the rest is not read"))
  }

  /// Of a row that is too long, its first cells: it is left out for its length.
  private mutating func readRow() -> [Cell] {
    var row: [Cell] = []
    while true {
      let cell = readCell()
      if row.count <= ReadingLimits.columns { row.append(cell) }
      if at >= bytes.count { return row }
      if bytes[at] == dialect.separator {
        at += 1
        continue
      }
      if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
      at += 1
      return row
    }
  }

  private mutating func readCell() -> Cell {
    let start = at
    if dialect == .comma, at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      return readQuoted(start)
    }
    while at < bytes.count, bytes[at] != dialect.separator, bytes[at] != 10 {
      if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { break }
      at += 1
    }
    return cell(bytes[start..<at], SourceRange(start, at))
  }

  private mutating func readQuoted(_ start: Int) -> Cell {
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
          text.append(bytes[at])
          at += 2
          continue
        }
        at += 1
        while at < bytes.count, bytes[at] != dialect.separator, bytes[at] != 10, bytes[at] != 13 {
          text.append(bytes[at])
          at += 1
        }
        return cell(text[...], SourceRange(start, at))
      }
      text.append(bytes[at])
      at += 1
    }
    add(
      .unclosedQuote, SourceRange(start, start + 1),
      LocalizedText(
        es: "comilla que no se cierra; se esperaba '\"' al final de la celda",
        pt: "aspa que não se fecha; esperava-se '\"' no fim da célula",
        en: "quote that is not closed; expected '\"' at the end of the cell"))
    return cell(text[...], SourceRange(start, at))
  }

  private mutating func cell(_ text: ArraySlice<UInt8>, _ range: SourceRange) -> Cell {
    if text.count > ReadingLimits.text {
      add(
        .textTooLong, SourceRange(range.start, range.start + 1),
        LocalizedText(
          es: "celda de más de \(ReadingLimits.text) bytes",
          pt: "célula de mais de \(ReadingLimits.text) bytes",
          en: "cell of more than \(ReadingLimits.text) bytes"))
    }
    return Cell(
      text: String(decoding: text.prefix(ReadingLimits.text), as: UTF8.self), range: range)
  }
}
