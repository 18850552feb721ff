import QualificationsKit

/// Texts by number: bytes in one arena, found by an open table in which short texts stand whole.
struct SymbolTable: Sendable {
  private(set) var count = 0
  private var bytes: ContiguousArray<UInt8> = []
  private var starts: ContiguousArray<Int32> = [0]
  /// For each text whether it has no comma, quote, backslash or control sign.
  private var plainness: ContiguousArray<Bool> = []
  private var slots: ContiguousArray<Slot> = ContiguousArray(repeating: .empty, count: 16)

  /// What tells a text apart: up to 16 bytes stand for themselves; of longer texts a hash and the
  /// first eight bytes, so that equal keys may still be of different texts.
  struct Key: Hashable, Sendable {
    fileprivate var first: UInt64 = 0
    fileprivate var second: UInt64 = 0
    fileprivate var length: Int32 = 0

    /// Of the empty text.
    init() {}

    /// - Complexity: O(bytes).
    init(_ text: Span<UInt8>) {
      length = Int32(truncatingIfNeeded: text.count)
      if text.count <= 8 {
        first = Self.word(text, 0, text.count)
      } else if text.count <= 16 {
        first = Self.word(text, 0, 8)
        second = Self.word(text, 8, text.count)
      } else {
        first = Self.word(text, 0, 8)
        var at = 8
        while at < text.count {
          second = SymbolTable.mixed(second ^ Self.word(text, at, min(at + 8, text.count)))
          at += 8
        }
      }
    }

    private static func word(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
      var word: UInt64 = 0
      var index = end
      while index > start {
        index -= 1
        word = word << 8 | UInt64(text[index])
      }
      return word
    }

    /// Whether no other text has the key.
    var isWhole: Bool { length <= 16 }

    /// The same in every process.
    var hash: UInt64 {
      let length = UInt64(UInt32(bitPattern: length))
      return SymbolTable.mixed(first ^ (second &* 0x9E37_79B9_7F4A_7C15) ^ length << 56)
    }
  }

  private struct Slot: Sendable {
    var key: Key
    var number: Int32

    static let empty = Slot(key: Key(), number: -1)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// The number of a text; `nil` if it is not in the table.
  func number(of text: Span<UInt8>, _ key: Key) -> Int32? {
    let slots = slots.span
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index].number >= 0 {
      if slots[index].key == key, key.isWhole || isEqual(slots[index].number, text) {
        return slots[index].number
      }
      index = (index + 1) & mask
    }
    return nil
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
    starts.append(Int32(bytes.count))
    count += 1
    place(Slot(key: key, number: number))
    return number
  }

  private mutating func place(_ slot: Slot) {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: slot.key.hash) & mask
    while slots[index].number >= 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: .empty, count: old.count * 4)
    for slot in old where slot.number >= 0 { place(slot) }
  }

  /// Forgets all texts and keeps the room.
  mutating func removeAll() {
    if count == 0 { return }
    count = 0
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    plainness.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = .empty }
  }

  /// The bytes of a text.
  func bytes(_ number: Int32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  /// Whether a text stands for itself in CSV and in JSON.
  func isPlain(_ number: Int32) -> Bool { plainness[Int(number)] }
}
