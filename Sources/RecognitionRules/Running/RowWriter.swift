import QualificationsKit

/// The first line of a delimited file.
public enum Headings {
  /// The sign between the fields of a file: a tab in `.tsv`, a comma in all others.
  public static func delimiter(of file: String) -> UInt8 {
    file.hasSuffix(".tsv") ? 9 : UInt8(ascii: ",")
  }

  /// The headings, where the rows begin and on which line.
  public static func read(
    _ text: Span<UInt8>, delimiter: UInt8
  ) -> (headings: [String], next: Int, line: Int) {
    let hasMark = text.count > 2 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    var at = hasMark ? 3 : 0
    var headings: [String] = []
    var field: [UInt8] = []
    while at < text.count, text[at] != 10 {
      let byte = text[at]
      if byte == delimiter {
        headings.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte != 13, byte != UInt8(ascii: "\"") {
        field.append(byte)
      }
      at += 1
    }
    headings.append(String(decoding: field, as: UTF8.self))
    return (headings, min(at + 1, text.count), 2)
  }
}

/// Writes rows of a table as lines of CSV, or as JSON objects.
struct RowWriter {
  private let pool: Pool
  private let isDefinite: Bool
  /// How the file of the cases is written, from which identities are copied.
  private let source: RowFormat
  private let format: RowFormat
  /// In objects: how each case came about.
  private let derivation: CaseDerivation?
  /// In objects: what stands before each value, one after the other, and where each ends: for each
  /// column four, as the value before it and its own are texts or not.
  private var starts: ContiguousArray<UInt8> = []
  private var ends: ContiguousArray<Int> = [0]

  /// - Parameters:
  ///   - names: the columns' names.
  ///   - source: how the file of the cases is written.
  ///   - format: how the rows are written.
  init(
    _ pool: Pool, names: [String], isDefinite: Bool, from source: RowFormat = .delimited,
    as format: RowFormat, derivation: CaseDerivation? = nil
  ) {
    self.pool = pool
    self.isDefinite = isDefinite
    self.source = source
    self.format = format
    self.derivation = derivation
    for (index, name) in names.enumerated() {
      for variant in 0..<4 {
        var start: [UInt8] = variant & 2 == 0 ? [] : [34]
        start.append(UInt8(ascii: index == 0 ? "{" : ","))
        JSONText.append(name, to: &start)
        start.append(UInt8(ascii: ":"))
        if variant & 1 != 0 { start.append(34) }
        starts.append(contentsOf: start)
        ends.append(starts.count)
      }
    }
    // Eight bytes are read at once.
    starts.append(contentsOf: repeatElement(0, count: 8))
  }

  /// The rows of a table, those of a case together; the identity of a case is copied from the input.
  /// - Parameter width: how many bytes a row is likely to take.
  /// - Complexity: O(bytes).
  func lines(
    _ table: Table, identities: ContiguousArray<FactReader.Range32>?, text: ContiguousArray<UInt8>,
    width: Int = 64
  ) -> [UInt8] {
    let rows = RowOrder(table, by: 0, cases: identities?.count, pool).rows
    let cells = Self.cells(table.columns, rows)
    var room = [UInt8](repeating: 0, count: 256 + rows.count * width)
    var (next, at) = (0, 0)
    while next < rows.count {
      fill(&room, &at, &next, rows, cells, table, identities, text)
      if next < rows.count { room += [UInt8](repeating: 0, count: room.count) }
    }
    room.removeLast(room.count - at)
    return room
  }

  /// The words of rows, row after row.
  static func cells(
    _ columns: [ContiguousArray<Word>], _ rows: ContiguousArray<Int32>
  ) -> ContiguousArray<Word> {
    var cells = ContiguousArray<Word>(repeating: 0, count: columns.count * rows.count)
    var places = cells.mutableSpan
    let (order, width) = (rows.span, columns.count)
    for (number, column) in columns.enumerated() {
      let words = column.span
      var place = number
      for index in order.indices {
        places[place] = words[Int(order[index])]
        place &+= width
      }
    }
    return cells
  }

  /// Writes rows from `next` on while there is room.
  private func fill(
    _ room: inout [UInt8], _ at: inout Int, _ next: inout Int, _ rows: ContiguousArray<Int32>,
    _ cells: ContiguousArray<Word>, _ table: Table,
    _ identities: ContiguousArray<FactReader.Range32>?, _ text: ContiguousArray<UInt8>
  ) {
    var bytes = room.mutableSpan
    let width = table.columns.count
    while next < rows.count {
      let start = at
      switch format {
      case .delimited: writeFields(cells, next &* width, width, identities, text, &bytes, &at)
      case .objects: writeMembers(cells, next &* width, width, identities, text, &bytes, &at)
      }
      if let derivation { derivation.write(cells[next &* width], self, &bytes, &at) }
      writeEnd(table.flag(Int(rows[next])) & Table.isPossible == 0, &bytes, &at)
      if at >= ByteRoom.full {
        at = start
        return
      }
      next &+= 1
    }
  }

  @inline(__always)
  private func writeFields(
    _ cells: ContiguousArray<Word>, _ first: Int, _ width: Int,
    _ identities: ContiguousArray<FactReader.Range32>?, _ text: ContiguousArray<UInt8>,
    _ room: inout MutableSpan<UInt8>, _ at: inout Int
  ) {
    for column in 0..<width {
      if column == 0, let identities {
        write(identities[Int(cells[first])], text, &room, &at)
        continue
      }
      if column > 0 { ByteRoom.put(44, 1, &room, &at) }
      write(cells[first &+ column], &room, &at)
    }
  }

  @inline(__always)
  private func writeMembers(
    _ cells: ContiguousArray<Word>, _ first: Int, _ width: Int,
    _ identities: ContiguousArray<FactReader.Range32>?, _ text: ContiguousArray<UInt8>,
    _ room: inout MutableSpan<UInt8>, _ at: inout Int
  ) {
    var wasText = 0
    for column in 0..<width {
      let word = cells[first &+ column]
      let isIdentity = column == 0 && identities != nil
      let isText = !isIdentity && isPlainText(word) ? 1 : 0
      let start = column &* 4 &+ wasText &* 2 &+ isText
      ByteRoom.copy(starts.span, ends[start], ends[start &+ 1], &room, &at)
      if isText == 1 {
        pool.write(word, &room, &at)
      } else if isIdentity, let identities {
        write(identities[Int(word)], text, &room, &at)
      } else {
        write(word, &room, &at)
      }
      wasText = isText
    }
    if wasText == 1 { ByteRoom.put(34, 1, &room, &at) }
  }

  /// Whether a value is a text that stands for itself.
  @inline(__always)
  func isPlainText(_ word: Word) -> Bool {
    word >= WordRange.symbol && word < WordRange.number && pool.isPlainText(word)
  }

  private static let yes = Array(",yes".utf8)
  private static let no = Array(",no".utf8)
  private static let certain = Array(#","certain":true"#.utf8)
  private static let possible = Array(#","certain":false"#.utf8)

  private func writeEnd(_ isCertain: Bool, _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    if !isDefinite {
      switch format {
      case .delimited: write(isCertain ? Self.yes : Self.no, &room, &at)
      case .objects: write(isCertain ? Self.certain : Self.possible, &room, &at)
      }
    }
    switch format {
    case .delimited: ByteRoom.put(10, 1, &room, &at)
    case .objects: ByteRoom.put(0x0A7D, 2, &room, &at)
    }
  }

  // Identities

  /// Copies an identity as it stands in the input, or writes it anew where the formats differ.
  @inline(__always)
  private func write(
    _ place: FactReader.Range32, _ text: ContiguousArray<UInt8>,
    _ room: inout MutableSpan<UInt8>, _ at: inout Int
  ) {
    let (start, end) = (Int(place.start), Int(place.end))
    switch (source, format) {
    case (.delimited, .delimited): ByteRoom.copy(text.span, start, end, &room, &at)
    case (.objects, .objects):
      ByteRoom.put(34, 1, &room, &at)
      ByteRoom.copy(text.span, start, end, &room, &at)
      ByteRoom.put(34, 1, &room, &at)
    default: writeOther(text[start..<end], &room, &at)
    }
  }

  private func writeOther(
    _ identity: ArraySlice<UInt8>, _ room: inout MutableSpan<UInt8>, _ at: inout Int
  ) {
    var bytes: [UInt8] = []
    if format == .delimited {
      bytes = Self.quoted(ArraySlice(JSONText.unescaped(identity.span).bytes))
    } else if identity.first == 34 {
      JSONText.append(Self.unquoted(identity), to: &bytes)
    } else {
      JSONText.append(identity, to: &bytes)
    }
    write(bytes, &room, &at)
  }

  private static func unquoted(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var result: ArraySlice<UInt8> = []
    var wasQuote = false
    for byte in field.dropFirst() {
      wasQuote = byte == 34 && !wasQuote
      if !wasQuote { result.append(byte) }
    }
    return result
  }

  // Values

  /// Writes a value: in objects whole numbers and flags as such, the unknown as `null`, others as texts.
  @inline(__always)
  func write(_ word: Word, _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    if word <= Word(WordRange.mostWhole) {
      ByteRoom.put(number: Int(word), &room, &at)
    } else if isPlainText(word) {
      if format == .objects { ByteRoom.put(34, 1, &room, &at) }
      pool.write(word, &room, &at)
      if format == .objects { ByteRoom.put(34, 1, &room, &at) }
    } else {
      write(format == .objects ? object(word) : field(word), &room, &at)
    }
  }

  func write(_ bytes: [UInt8], _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    ByteRoom.copy(bytes.span, 0, bytes.count, &room, &at)
  }

  private func object(_ word: Word) -> [UInt8] {
    if word >= WordRange.unknown { return Array("null".utf8) }
    var bytes: [UInt8] = []
    if word >= WordRange.symbol, word < WordRange.number {
      JSONText.append(pool.bytes(word), to: &bytes)
    } else if case .flag(let flag) = pool.value(word) {
      bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
    } else {
      JSONText.append(pool.value(word).printed, to: &bytes)
    }
    return bytes
  }

  private func field(_ word: Word) -> [UInt8] {
    if word >= WordRange.symbol, word < WordRange.number { return Self.quoted(pool.bytes(word)) }
    return Self.quoted(ArraySlice(ContiguousArray(pool.value(word).printed.utf8)))
  }

  private static func quoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let needsQuotes = bytes.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
    if !needsQuotes { return Array(bytes) }
    var output: [UInt8] = [34]
    for byte in bytes {
      if byte == 34 { output.append(34) }
      output.append(byte)
    }
    output.append(34)
    return output
  }
}
