import QualificationsKit

/// Reads the rows of a batch one by one: delimited text or NDJSON, whichever the first sign says.
///
/// Every line of the file ends up in exactly one row, or is blank: after a fault reading goes on at
/// the next line.
struct RowReader {
  private var input: BatchInput
  private let map: HeadingMap
  private var bytes: [UInt8] = []
  private var at = 0
  private var hasEnded = false
  /// The line that is read next, from 1.
  private var line = 1
  /// The columns of a delimited file; `nil` for NDJSON.
  private(set) var plan: ColumnPlan?
  /// Whether the file is NDJSON.
  private(set) var isJSON = false
  /// The field of each key of NDJSON.
  private var fieldByKey: [String: BatchField?] = [:]
  private var cuts: [CellCut] = []

  /// Opens an input and reads its headings.
  init(_ input: BatchInput, _ map: HeadingMap) throws(CommandFailure) {
    self.input = input
    self.map = map
    try fill(BatchLimits.row)
    let first = bytes.first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    isJSON = first == UInt8(ascii: "{")
    if !isJSON { plan = try readHeadings() }
  }

  /// How the file is written.
  var form: TextDecoding.Form? { input.form }
  /// How many bytes were read.
  var size: Int { input.size }
  /// The digest of all bytes, at the end.
  var digest: String { input.hexadecimal() }
  /// Closes the file.
  func end() { input.end() }

  /// The next row; `nil` at the end. Blank rows are left out.
  mutating func next() throws(CommandFailure) -> RawRow? {
    while true {
      if at >= bytes.count { try fill(1) }
      if at >= bytes.count { return nil }
      if let row = isJSON ? try nextObject() : try nextDelimited() { return row }
    }
  }

  /// Reads until so many bytes are ahead, or the end.
  private mutating func fill(_ wanted: Int) throws(CommandFailure) {
    if at > 0 {
      bytes.removeSubrange(..<at)
      at = 0
    }
    while bytes.count < wanted, !hasEnded {
      if let more = try input.next() { bytes += more } else { hasEnded = true }
    }
  }
}

// Lines

extension RowReader {
  /// Where the line ends that begins at `at`, and where the next one begins; `nil` if it is not yet
  /// known.
  private func lineEnd() -> (end: Int, next: Int)? {
    var index = at
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 10 { return (index, index + 1) }
      if byte == 13 {
        if index + 1 < bytes.count {
          return (index, bytes[index + 1] == 10 ? index + 2 : index + 1)
        }
        return hasEnded ? (index, index + 1) : nil
      }
      index += 1
    }
    return hasEnded ? (index, index) : nil
  }

  /// Leaves out the line that begins here, however long it is.
  private mutating func skipLine() throws(CommandFailure) {
    while true {
      if let found = lineEnd() {
        at = found.next
        line += 1
        return
      }
      // All but the last byte, which may be the first half of a line end.
      at = max(at, bytes.count - 1)
      try fill(bytes.count - at + 1)
    }
  }

  private mutating func fault(_ fault: RowFault) throws(CommandFailure) -> RawRow {
    let row = RawRow(line: line, fault: fault)
    try skipLine()
    return row
  }
}

// Delimited text

/// Where a cell stands.
private struct CellCut {
  var start: Int
  var end: Int
  var isQuoted: Bool
}

extension RowReader {
  private enum Cut {
    case row(next: Int, lines: Int)
    case badQuotes, tooLong
  }

  private mutating func nextDelimited() throws(CommandFailure) -> RawRow? {
    guard let plan else { return nil }
    if bytes.count - at < BatchLimits.row, !hasEnded { try fill(BatchLimits.row * 4) }
    let next: Int
    let lines: Int
    switch cutRow(plan.delimiter) {
    case .badQuotes: return try fault(.quotes)
    case .tooLong:
      // A quote that is never closed makes a row of many lines: only its first one is bad.
      let isOneLine = lineEnd().map { $0.end - at > BatchLimits.row } ?? true
      return try fault(isOneLine ? .limit : .quotes)
    case .row(let found, let count): (next, lines) = (found, count)
    }
    if cuts.allSatisfy({ $0.start == $0.end }) {
      at = next
      line += lines
      return nil
    }
    let count = plan.fields.count
    // Cells too many are no matter if nothing is in them.
    let isWhole =
      cuts.count >= count && cuts[count...].allSatisfy { $0.start == $0.end }
    if !isWhole {
      return try fault(lines > 1 ? .quotes : .length(found: cuts.count, expected: count))
    }
    var row = RawRow(line: line)
    row.isLegacy = bytes[at..<next].contains { $0 >= 0x80 } && !isUTF8(at..<next)
    for (index, field) in plan.fields.enumerated() {
      if let field { row[field] = text(cuts[index], row.isLegacy) }
    }
    at = next
    line += lines
    return row
  }

  private func isUTF8(_ range: Range<Int>) -> Bool {
    String(validating: bytes[range], as: UTF8.self) != nil
  }

  /// Cuts the row that begins at `at` into cells. What is ahead is the rest of the file, or more than
  /// a row may have.
  private mutating func cutRow(_ delimiter: UInt8) -> Cut {
    cuts.removeAll(keepingCapacity: true)
    let limit = min(bytes.count, at + BatchLimits.row)
    let isLast = hasEnded && limit == bytes.count
    var index = at
    var lines = 1
    while true {
      let start = index
      if index < limit, bytes[index] == UInt8(ascii: "\"") {
        index += 1
        while index < limit {
          if bytes[index] == UInt8(ascii: "\"") {
            if index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\"") { break }
            index += 1
          } else if bytes[index] == 10 || (bytes[index] == 13 && follows(index) != 10) {
            lines += 1
          }
          index += 1
        }
        if index >= limit { return isLast ? .badQuotes : .tooLong }
        cuts.append(CellCut(start: start + 1, end: index, isQuoted: true))
        index += 1
      } else {
        while index < limit, bytes[index] != delimiter, bytes[index] != 10, bytes[index] != 13 {
          index += 1
        }
        cuts.append(CellCut(start: start, end: index, isQuoted: false))
      }
      if index >= limit { return isLast ? .row(next: limit, lines: lines) : .tooLong }
      switch bytes[index] {
      case delimiter: index += 1
      case 10: return .row(next: index + 1, lines: lines)
      case 13: return .row(next: follows(index) == 10 ? index + 2 : index + 1, lines: lines)
      default: return .badQuotes
      }
    }
  }

  private func follows(_ index: Int) -> UInt8? {
    index + 1 < bytes.count ? bytes[index + 1] : nil
  }

  /// The text of a cell: quotes undone, spaces around it left out, and the sign that protects a
  /// spreadsheet from it.
  private func text(_ cut: CellCut, _ isLegacy: Bool) -> String {
    var (start, end) = (cut.start, cut.end)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    if start == end { return "" }
    if end - start > 1, bytes[start] == UInt8(ascii: "'"),
      CellProtection.isDangerous(bytes[start + 1])
    {
      start += 1
    }
    let raw = bytes[start..<end]
    if cut.isQuoted, raw.contains(UInt8(ascii: "\"")) {
      return Self.decoded(Self.unquoted(raw)[...], isLegacy)
    }
    return Self.decoded(raw, isLegacy)
  }

  private static func unquoted(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isSecond = false
    for byte in raw {
      let isQuote = byte == UInt8(ascii: "\"")
      if isQuote, isSecond {
        isSecond = false
        continue
      }
      isSecond = isQuote
      result.append(byte)
    }
    return result
  }

  private static func decoded(_ raw: ArraySlice<UInt8>, _ isLegacy: Bool) -> String {
    isLegacy ? TextDecoding.text(raw).text : String(decoding: raw, as: UTF8.self)
  }
}

// Headings

extension RowReader {
  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]

  /// Finds the sign between cells, the one with which most headings are known, and the columns.
  private mutating func readHeadings() throws(CommandFailure) -> ColumnPlan {
    let stated = statedDelimiter()
    var best: (known: Int, count: Int, headings: [String], delimiter: UInt8, next: Int, lines: Int)?
    for delimiter in stated.map({ [$0] }) ?? Self.delimiters {
      guard case .row(let next, let lines) = cutRow(delimiter) else { continue }
      let isLegacy = !isUTF8(at..<next)
      let headings = cuts.map { text($0, isLegacy) }
      let known = headings.count { map.field($0) != nil }
      if best.map({ (known, headings.count) > ($0.known, $0.count) }) ?? true {
        best = (known, headings.count, headings, delimiter, next, lines)
      }
    }
    guard let best else { return try map.plan([], UInt8(ascii: ",")) }
    at = best.next
    line += best.lines
    return try map.plan(best.headings, best.delimiter)
  }

  /// `sep=;` on the first line, as spreadsheets write it.
  private mutating func statedDelimiter() -> UInt8? {
    guard bytes[at...].starts(with: Array("sep=".utf8)), at + 4 < bytes.count,
      let found = lineEnd(), found.end == at + 5
    else { return nil }
    let delimiter = bytes[at + 4]
    at = found.next
    line += 1
    return delimiter
  }
}

// NDJSON

extension RowReader {
  private mutating func nextObject() throws(CommandFailure) -> RawRow? {
    if bytes.count - at < BatchLimits.row, !hasEnded { try fill(BatchLimits.row * 4) }
    guard let found = lineEnd(), found.end - at <= BatchLimits.row else { return try fault(.limit) }
    let (text, isLegacy) = TextDecoding.text(bytes[at..<found.end])
    var row = RawRow(line: line)
    row.isLegacy = isLegacy
    at = found.next
    line += 1
    if text.utf8.allSatisfy({ $0 == 32 || $0 == 9 }) { return nil }
    let read = JSONReader.read(SourceText(name: "", bytes: Array(text.utf8)))
    guard read.diagnostics.isEmpty, let root = read.value.root, root.kind == .object else {
      return RawRow(line: row.line, fault: .json(nil))
    }
    for member in root.children {
      guard let field = field(member.key) else { continue }
      guard row[field].isEmpty, let cell = Self.cell(member, field) else {
        return RawRow(line: row.line, fault: .json(field))
      }
      row[field] = cell
    }
    return row
  }

  private mutating func field(_ key: String) -> BatchField? {
    if let known = fieldByKey[key] { return known }
    let field = map.field(key)
    if fieldByKey.count < 1000 { fieldByKey[key] = .some(field) }
    return field
  }

  /// A value as the text of a cell; `nil` for what no cell holds.
  private static func cell(_ value: JSONValue, _ field: BatchField) -> String? {
    switch value.kind {
    case .null: return ""
    case .yes: return "yes"
    case .no: return "no"
    case .number: return value.text
    case .string: return trimmed(value.text)
    case .array:
      let items = value.children
      guard items.allSatisfy({ $0.kind == .string }) else { return nil }
      return items.map { $0.text }.joined(separator: "|")
    case .object:
      // `verified` as a decision writes it.
      guard field == .verified else { return nil }
      var parts: [String] = []
      for member in value.children where member.kind != .null {
        guard let answer = cell(member, .id) else { return nil }
        parts.append("\(member.key)=\(answer)")
      }
      return parts.joined(separator: "|")
    }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
