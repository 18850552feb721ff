import QualificationsKit

/// Texts by number: bytes in one arena, found by an open table in which short texts stand whole.
struct SymbolTable: Sendable {
  private(set) var count = 0
  private var bytes: ContiguousArray<UInt8> = []
  private var starts: ContiguousArray<Int32> = [0]
  /// For each text whether it has no comma, quote, backslash or control sign.
  private var plainness: ContiguousArray<Bool> = []
  private var areAllPlain = true
  /// The key of each text.
  private var keys: ContiguousArray<Key> = []
  /// Texts by hash; -1 in a free place.
  private var slots = ContiguousArray<Int32>(repeating: -1, count: 16)

  /// What tells a text apart: up to 16 bytes stand for themselves; of longer texts a hash and the
  /// first eight bytes, so that equal keys may still be of different texts.
  struct Key: Hashable, Sendable {
    fileprivate var first: UInt64 = 0
    fileprivate var second: UInt64 = 0
    fileprivate var length: Int32 = 0

    /// Of the empty text.
    init() {}

    /// - Complexity: O(bytes).
    init(_ text: Span<UInt8>) { self.init(text, 0, text.count) }

    /// Of the bytes of a text from `start` up to `end`.
    /// - Complexity: O(bytes).
    @inline(__always)
    init(_ text: Span<UInt8>, _ start: Int, _ end: Int) {
      let count = end &- start
      length = Int32(truncatingIfNeeded: count)
      first = ByteWord.first(count, of: ByteWord.at(start, text))
      if count <= 8 { return }
      if count <= 16 {
        second = ByteWord.first(count &- 8, of: ByteWord.at(start &+ 8, text))
      } else {
        second = Self.rest(text, start &+ 8, end)
      }
    }

    @inline(never)
    private static func rest(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
      var state: UInt64 = 0
      var at = start
      while at < end {
        state = SymbolTable.mixed(state ^ ByteWord.first(end - at, of: ByteWord.at(at, text)))
        at += 8
      }
      return state
    }

    /// Whether its text comes before another's by its bytes; `nil` if the keys do not tell.
    @inline(__always)
    func precedes(_ other: Key) -> Bool? {
      if first != other.first { return first.byteSwapped < other.first.byteSwapped }
      if !isWhole || !other.isWhole { return nil }
      if second != other.second { return second.byteSwapped < other.second.byteSwapped }
      return length < other.length
    }

    /// Whether no other text has the key.
    var isWhole: Bool { length <= 16 }

    /// The same in every process.
    var hash: UInt64 {
      let length = UInt64(UInt32(bitPattern: length))
      return SymbolTable.mixed(first ^ (second &* 0x9E37_79B9_7F4A_7C15) ^ length << 56)
    }
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// The number of a text; `nil` if it is not in the table.
  func number(of text: Span<UInt8>, _ key: Key) -> Int32? {
    let (slots, keys) = (slots.span, keys.span)
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index] >= 0 {
      let number = slots[index]
      if keys[Int(number)] == key, key.isWhole || isEqual(number, text) { return number }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// Whether a number is that of the text with a key that no other text has.
  @inline(__always)
  func has(_ number: Int32, _ key: Key) -> Bool {
    number >= 0 && Int(number) < keys.count && keys[Int(number)] == key && key.isWhole
  }

  private func isEqual(_ number: Int32, _ text: Span<UInt8>) -> Bool {
    let start = Int(starts[Int(number)])
    let bytes = bytes.span
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  /// Adds a text that is not in the table.
  mutating func add(_ text: Span<UInt8>, _ key: Key) -> Int32 {
    if count * 2 >= slots.count { grow() }
    let number = Int32(count)
    var isPlain = true
    for index in text.indices {
      let byte = text[index]
      bytes.append(byte)
      if byte == 34 || byte == 44 || byte == 92 || byte < 32 { isPlain = false }
    }
    plainness.append(isPlain)
    if !isPlain { areAllPlain = false }
    starts.append(Int32(bytes.count))
    keys.append(key)
    count += 1
    place(number)
    return number
  }

  private mutating func place(_ number: Int32) {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: keys[Int(number)].hash) & mask
    while slots[index] >= 0 { index = (index &+ 1) & mask }
    slots[index] = number
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: -1, count: slots.count * 2)
    for number in 0..<Int32(count) { place(number) }
  }

  /// Forgets all texts and keeps the room.
  mutating func removeAll() {
    if count == 0 { return }
    count = 0
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    plainness.removeAll(keepingCapacity: true)
    areAllPlain = true
    keys.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = -1 }
  }

  /// The bytes of a text.
  func bytes(_ number: Int32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  /// Whether a text comes before another by its bytes.
  @inline(__always)
  func precedes(_ number: Int32, _ other: Int32) -> Bool {
    keys[Int(number)].precedes(keys[Int(other)])
      ?? bytes(number).lexicographicallyPrecedes(bytes(other))
  }

  /// Writes a text.
  @inline(__always)
  func write(_ number: Int32, _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    let number = Int(number)
    ByteRoom.copy(bytes.span, Int(starts[number]), Int(starts[number &+ 1]), &room, &at)
  }

  /// Whether a text stands for itself in CSV and in JSON.
  func isPlain(_ number: Int32) -> Bool { areAllPlain || plainness[Int(number)] }
}
