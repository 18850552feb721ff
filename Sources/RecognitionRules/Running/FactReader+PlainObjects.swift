import QualificationsKit

/// What objects of a file have in common: what stands between their values, byte for byte.
struct ObjectShape: Sendable {
  /// All that stands before a value, one after the other; the last is what stands behind all values.
  /// Eight zeros follow: so many bytes are read at once.
  private(set) var bytes: ContiguousArray<UInt8> = []
  /// Where the bytes before each value end, and those behind all.
  private(set) var ends: ContiguousArray<Int> = [0]
  /// The field of each value; -1 for one that is passed over.
  private(set) var fields: ContiguousArray<Int> = []
  /// The columns of the relation that the objects do not have.
  var absent: [Int] = []

  /// Begins anew.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
  }

  /// Adds what stands before a value.
  mutating func append(_ text: Span<UInt8>, _ start: Int, _ end: Int, field: Int) {
    for index in start..<end { bytes.append(text[index]) }
    ends.append(bytes.count)
    fields.append(field)
  }

  /// Adds what stands behind the last value.
  mutating func end(_ text: Span<UInt8>, _ start: Int, _ end: Int) {
    for index in start..<end { bytes.append(text[index]) }
    ends.append(bytes.count)
    bytes.append(contentsOf: repeatElement(0, count: 8))
  }
}

/// Objects as most are: of the shape of one that was read before, with texts that have no escapes.
extension FactReader {
  /// Reads the object that begins here if it has the shape of the last one that `readObject` read.
  /// - Returns: `false`, with nothing read, for any other object.
  mutating func readPlainObject(
    _ text: Span<UInt8>, _ at: inout Int, _ pool: inout Pool
  ) -> Bool {
    if shape.fields.isEmpty { return false }
    makeRoom()
    var place = at
    for list in listed.indices { listed[list] = Range32(0, 0) }
    for position in 0..<shape.fields.count {
      let (start, end) = (shape.ends[position], shape.ends[position &+ 1])
      if !ByteWord.has(shape.bytes.span, start, end, text, at: place) { return false }
      place = place &+ end &- start
      if !takePlainValue(text, &place, shape.fields[position], &pool) { return false }
    }
    let (start, end) = (shape.ends[shape.fields.count], shape.ends[shape.fields.count &+ 1])
    if !ByteWord.has(shape.bytes.span, start, end, text, at: place) { return false }
    for column in shape.absent { setEmpty(column) }
    commit()
    at = place &+ end &- start
    return true
  }

  /// Takes the value that begins here and goes behind it.
  @inline(__always)
  private mutating func takePlainValue(
    _ text: Span<UInt8>, _ place: inout Int, _ field: Int, _ pool: inout Pool
  ) -> Bool {
    guard place < text.count else { return false }
    let code = field < 0 ? FieldLayout.Code(role: .ignored) : layout.codes[field]
    var (start, end) = (place, place)
    switch text[place] {
    case UInt8(ascii: "\""):
      if code.role == .list { return false }
      start = start &+ 1
      end = Self.textEnd(text, start)
      if end >= text.count || text[end] != 34 { return false }
      place = end &+ 1
    case UInt8(ascii: "["):
      return code.role == .list && code.separator != 0
        && takePlainList(text, &place, Int(code.column))
    case UInt8(ascii: "n"):
      if ByteWord.first(4, of: ByteWord.at(place, text)) != 0x6C6C_756E { return false }
      place = place &+ 4
    default:
      if code.role == .list { return false }
      while end < text.count, text[end] &- 48 < 10 { end = end &+ 1 }
      if end == start { return false }
      place = end
    }
    return takePlain(text, start, end, code, field, &pool)
  }

  /// The end of a text without escapes: its quote, or where something else than such a text is found.
  @inline(__always)
  private static func textEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    ByteWord.place(
      of: ByteWord.pattern(34), or: ByteWord.pattern(92), or: ByteWord.pattern(10), text,
      from: start)
  }

  /// Notes where an array of texts stands, without spaces between them.
  @inline(__always)
  private mutating func takePlainList(
    _ text: Span<UInt8>, _ place: inout Int, _ list: Int
  ) -> Bool {
    let start = place &+ 1
    var next = start
    if next < text.count, text[next] == 93 {
      listed[list] = Range32(start, start)
      place = next &+ 1
      return true
    }
    while next < text.count, text[next] == 34 {
      let end = Self.textEnd(text, next &+ 1)
      if end == next &+ 1 || end &+ 1 >= text.count || text[end] != 34 { return false }
      next = end &+ 2
      if text[end &+ 1] == 93 {
        listed[list] = Range32(start, end &+ 1)
        place = next
        return true
      }
      if text[end &+ 1] != 44 { return false }
    }
    return false
  }
}
