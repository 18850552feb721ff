import QualificationsKit

/// Rows as JSON objects, one on each line: a member for each column, in any order.
///
/// Members that name no column are passed over, whatever they hold. `null` is an empty field; an array
/// gives the elements of a list.
extension FactReader {
  /// What stands where something else was expected.
  private struct Malformed: Error {
    var expected: LocalizedText
  }

  mutating func readObject(
    _ text: Span<UInt8>, _ at: inout Int, _ line: inout Int, _ pool: inout Pool
  ) {
    let ownLine = line
    shapeEnd = at
    shape.removeAll()
    Self.skipSpaces(text, &at)
    if at < text.count, text[at] == 10 {
      at += 1
      line += 1
      return
    }
    if at >= text.count { return }
    for column in layout.ifEmpty.indices { row[column] = emptyWords[column] }
    for list in elements.indices { elements[list].removeAll(keepingCapacity: true) }
    for field in isGiven.indices { isGiven[field] = false }
    var isWhole = true
    do throws(Malformed) {
      isWhole = try readMembers(text, &at, ownLine, &pool)
    } catch {
      faults.append(
        DataFault(line: ownLine, column: "", code: "malformed-json", message: error.expected))
      isWhole = false
    }
    let end = at
    while at < text.count, text[at] != 10 { at += 1 }
    at += 1
    line += 1
    if isWhole, hasAllFields(ownLine) {
      append()
      learn(text, end, at)
    } else {
      shape.removeAll()
    }
  }

  /// Keeps the shape of the object that was read for those that follow.
  private mutating func learn(_ text: Span<UInt8>, _ end: Int, _ next: Int) {
    guard end < text.count, end + 1 == next else {
      shape.removeAll()
      return
    }
    shape.end(text, shapeEnd, next)
    let given = shape.fields.filter { $0 >= 0 }.map { layout.targets[$0] }
    shape.absent = layout.ifEmpty.indices.filter { column in
      (column > 0 || !isStream)
        && !given.contains { if case .column(column, _) = $0 { true } else { false } }
    }
  }

  /// Whether all fields that may not be empty were given.
  private mutating func hasAllFields(_ line: Int) -> Bool {
    var hasAll = true
    for (field, target) in layout.targets.enumerated() where !isGiven[field] {
      let isNeeded =
        switch target {
        case .identity: true
        case .column(let column, _): layout.ifEmpty[column] == nil
        case .ignored, .list: false
        }
      if isNeeded {
        faults.append(fault(.empty, field, line))
        hasAll = false
      }
    }
    return hasAll
  }

  private mutating func readMembers(
    _ text: Span<UInt8>, _ at: inout Int, _ line: Int, _ pool: inout Pool
  ) throws(Malformed) -> Bool {
    try Self.expect(UInt8(ascii: "{"), "{", text, &at)
    var isWhole = true
    var position = 0
    Self.skipSpaces(text, &at)
    if at < text.count, text[at] == UInt8(ascii: "}") {
      at += 1
      return isWhole
    }
    while true {
      Self.skipSpaces(text, &at)
      let name = try Self.string(text, &at)
      let field = field(text.extracting(name.range), at: position)
      position += 1
      Self.skipSpaces(text, &at)
      try Self.expect(UInt8(ascii: ":"), ":", text, &at)
      Self.skipSpaces(text, &at)
      shape.append(text, shapeEnd, at, field: field ?? -1)
      if let field {
        if isGiven[field] { throw Malformed(expected: Self.once) }
        isGiven[field] = true
        if try !readValue(text, &at, field, line, &pool) { isWhole = false }
      } else {
        try Self.skipValue(text, &at)
      }
      shapeEnd = at
      Self.skipSpaces(text, &at)
      if at < text.count, text[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      try Self.expect(UInt8(ascii: "}"), "}", text, &at)
      Self.skipSpaces(text, &at)
      guard at >= text.count || text[at] == 10 else { throw Malformed(expected: Self.lineEnd) }
      return isWhole
    }
  }

  /// The field with a name: most often the one that stood in this place in the line before.
  private mutating func field(_ name: Span<UInt8>, at position: Int) -> Int? {
    if position < order.count, layout.hasName(name, order[position]) { return order[position] }
    guard let field = layout.targets.indices.first(where: { layout.hasName(name, $0) }) else {
      return nil
    }
    while order.count <= position { order.append(field) }
    order[position] = field
    return field
  }

  /// Takes a value; `false` if it cannot be read as the column says.
  private mutating func readValue(
    _ text: Span<UInt8>, _ at: inout Int, _ field: Int, _ line: Int, _ pool: inout Pool
  ) throws(Malformed) -> Bool {
    guard at < text.count else { throw Malformed(expected: Self.value) }
    if text[at] == UInt8(ascii: "\"") {
      let string = try Self.string(text, &at)
      if string.hasEscapes {
        unquoted = try Self.unescaped(text, string.range)
        let copy = unquoted
        let isTaken = take(copy.span, 0, copy.count, field, line, &pool)
        if layout.codes[field].role == .identity { identify(string.range) }
        return isTaken
      }
      return take(text, string.range.lowerBound, string.range.upperBound, field, line, &pool)
    }
    if text[at] == UInt8(ascii: "["), case .list(let list, _, let kind) = layout.targets[field] {
      return try readList(text, &at, field, (list, kind), line, &pool)
    }
    let start = at
    try Self.skipValue(text, &at)
    switch text[start] {
    case UInt8(ascii: "n"): return take(text, start, start, field, line, &pool)
    case UInt8(ascii: "{"), UInt8(ascii: "["): throw Malformed(expected: Self.value)
    default: return take(text, start, at, field, line, &pool)
    }
  }

  private mutating func identify(_ range: Range<Int>) {
    identity = Range32(range.lowerBound, range.upperBound)
  }

  private mutating func readList(
    _ text: Span<UInt8>, _ at: inout Int, _ field: Int,
    _ list: (number: Int, kind: FieldLayout.Kind), _ line: Int, _ pool: inout Pool
  ) throws(Malformed) -> Bool {
    at += 1
    Self.skipSpaces(text, &at)
    if at < text.count, text[at] == UInt8(ascii: "]") {
      at += 1
      return true
    }
    var isWhole = true
    while true {
      Self.skipSpaces(text, &at)
      var range = at..<at
      var hasEscapes = false
      if at < text.count, text[at] == UInt8(ascii: "\"") {
        (range, hasEscapes) = try Self.string(text, &at)
      } else {
        try Self.skipValue(text, &at)
        range = range.lowerBound..<at
      }
      do throws(FieldParser.Fault) {
        if range.isEmpty { throw .empty }
        if hasEscapes {
          let copy = try Self.unescapedElement(text, range)
          try takeElement(copy.span, field, list.number, list.kind, &pool)
        } else {
          try takeElement(text.extracting(range), field, list.number, list.kind, &pool)
        }
      } catch {
        faults.append(fault(error, field, line))
        isWhole = false
      }
      Self.skipSpaces(text, &at)
      if at < text.count, text[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      try Self.expect(UInt8(ascii: "]"), "]", text, &at)
      return isWhole
    }
  }

  private static func unescapedElement(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) throws(FieldParser.Fault) -> ContiguousArray<UInt8> {
    do throws(Malformed) { return try unescaped(text, range) } catch { throw .empty }
  }

  // Tokens

  private static func skipSpaces(_ text: Span<UInt8>, _ at: inout Int) {
    while at < text.count, text[at] == 32 || text[at] == 9 || text[at] == 13 { at += 1 }
  }

  private static func expect(
    _ byte: UInt8, _ shown: String, _ text: Span<UInt8>, _ at: inout Int
  ) throws(Malformed) {
    guard at < text.count, text[at] == byte else {
      throw Malformed(
        expected: LocalizedText(
          es: "se esperaba '\(shown)' en el objeto JSON de la línea",
          pt: "esperava-se '\(shown)' no objeto JSON da linha",
          en: "expected '\(shown)' in the line's JSON object"))
    }
    at += 1
  }

  private static let value = LocalizedText(
    es: "se esperaba un texto, un número, true, false o null",
    pt: "esperava-se um texto, um número, true, false ou null",
    en: "expected a text, a number, true, false or null")
  private static let once = LocalizedText(
    es: "un campo aparece dos veces; se esperaba una sola",
    pt: "um campo aparece duas vezes; "
      + "esperava-se uma só", en: "a field stands twice; expected once")
  private static let lineEnd = LocalizedText(
    es: "se esperaba el final de la línea después del objeto",
    pt: "esperava-se o fim da linha depois do objeto",
    en: "expected the end of the line after the object")

  /// The inside of a string, and whether it has escapes.
  private static func string(
    _ text: Span<UInt8>, _ at: inout Int
  ) throws(Malformed) -> (range: Range<Int>, hasEscapes: Bool) {
    try expect(UInt8(ascii: "\""), "\"", text, &at)
    let start = at
    var hasEscapes = false
    while at < text.count, text[at] != UInt8(ascii: "\""), text[at] != 10 {
      if text[at] == UInt8(ascii: "\\") {
        hasEscapes = true
        // A line ends here, whatever stands before its end.
        if at + 1 < text.count, text[at + 1] != 10 { at += 1 }
      }
      at += 1
    }
    let end = at
    try expect(UInt8(ascii: "\""), "\"", text, &at)
    return (start..<end, hasEscapes)
  }

  /// Goes behind a value, whatever it is, up to a nesting that is counted and not recursed into.
  private static func skipValue(_ text: Span<UInt8>, _ at: inout Int) throws(Malformed) {
    let start = at
    var depth = 0
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\""):
        _ = try string(text, &at)
        if depth == 0 { return }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { break }
        depth -= 1
        if depth == 0 {
          at += 1
          return
        }
        at += 1
        continue
      case UInt8(ascii: ","), 32, 9, 13:
        if depth == 0 { break }
      case 10: throw Malformed(expected: value)
      default: break
      }
      let byte = text[at]
      let isEnd =
        depth == 0
        && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
          || byte == 32 || byte == 9 || byte == 13)
      if isEnd { break }
      at += 1
    }
    if at == start { throw Malformed(expected: value) }
  }

  /// The bytes that a string with escapes stands for.
  private static func unescaped(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) throws(Malformed) -> ContiguousArray<UInt8> {
    let (bytes, isWellFormed) = JSONText.unescaped(text.extracting(range))
    guard isWellFormed else {
      throw Malformed(
        expected: LocalizedText(
          es: "secuencia de escape desconocida en un texto JSON",
          pt: "sequência de escape desconhecida em um texto JSON",
          en: "unknown escape in a JSON text"))
    }
    return bytes
  }
}
