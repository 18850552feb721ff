/// Texts numbered from 0 in the order of their first appearance: equal bytes have one number.
///
/// Open addressing over one run of bytes: a million identifiers cost no string each.
public struct IdentifierTable: Sendable {
  private var bytes: ContiguousArray<UInt8> = []
  private var ends: ContiguousArray<UInt32> = []
  /// Numbers plus one by hash; 0 is free. Its size is a power of two.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 1024)

  /// An empty table.
  public init() {}

  /// How many texts there are.
  public var count: Int { ends.count }

  /// The number of a text; a new one gets the next.
  /// - Complexity: O(length) on average.
  public mutating func number(_ text: ArraySlice<UInt8>) -> UInt32 {
    if ends.count * 2 >= slots.count { grow() }
    var at = Int(truncatingIfNeeded: Self.hash(text)) & (slots.count - 1)
    while slots[at] != 0 {
      let number = slots[at] - 1
      if isEqual(Int(number), text) { return number }
      at = (at + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[at] = UInt32(ends.count)
    return UInt32(ends.count - 1)
  }

  /// The bytes of a text.
  public subscript(number: UInt32) -> ArraySlice<UInt8> {
    let start = number == 0 ? 0 : Int(ends[Int(number) - 1])
    return bytes[start..<Int(ends[Int(number)])]
  }

  /// The place of each text in the order of their bytes.
  /// - Complexity: O(n log n).
  public func ranks() -> ContiguousArray<UInt32> {
    var order = ByteOrder()
    for number in 0..<UInt32(count) { order.note(self[number]) }
    var keys = ContiguousArray((0..<UInt32(count)).map { order.key(self[$0], number: $0) })
    keys.sort { left, right in
      left.precedes(right) ?? self[left.number].lexicographicallyPrecedes(self[right.number])
    }
    var ranks = ContiguousArray<UInt32>(repeating: 0, count: count)
    for (rank, key) in keys.enumerated() { ranks[Int(key.number)] = UInt32(rank) }
    return ranks
  }

  /// The text.
  public func text(_ number: UInt32) -> String { String(decoding: self[number], as: UTF8.self) }

  private func isEqual(_ number: Int, _ text: ArraySlice<UInt8>) -> Bool {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - start == text.count else { return false }
    var at = start
    for byte in text {
      if bytes[at] != byte { return false }
      at += 1
    }
    return true
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 4)
    for number in 0..<ends.count {
      var at = Int(truncatingIfNeeded: Self.hash(self[UInt32(number)])) & (slots.count - 1)
      while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = UInt32(number + 1)
    }
  }

  /// FNV-1a (Fowler, Noll and Vo), its high half folded into the low one.
  private static func hash(_ text: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
