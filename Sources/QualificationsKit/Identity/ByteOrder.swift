/// The order of texts by their bytes, for long lists of them: sixteen bytes are compared as two
/// numbers, and only what they leave open byte by byte.
struct ByteOrder {
  /// How many first bytes all texts have in common.
  private(set) var shared: Int?
  private var first: ArraySlice<UInt8> = []

  /// A text's place in the list, with the bytes by which most comparisons are made.
  struct Key {
    let high: UInt64, low: UInt64
    let number: UInt32
  }

  /// Takes notice of a text; after all of them keys can be made.
  mutating func note(_ text: ArraySlice<UInt8>) {
    guard let known = shared else {
      (shared, first) = (text.count, text)
      return
    }
    var same = 0
    for (mine, other) in zip(first.prefix(known), text) {
      if mine != other { break }
      same += 1
    }
    shared = same
  }

  /// The key of a text.
  func key(_ text: ArraySlice<UInt8>, number: UInt32) -> Key {
    let rest = text.dropFirst(shared ?? 0)
    return Key(
      high: Self.word(rest.prefix(8)), low: Self.word(rest.dropFirst(8).prefix(8)), number: number)
  }

  /// Up to eight bytes, the first one highest.
  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for byte in bytes { word = word << 8 | UInt64(byte) }
    return bytes.isEmpty ? 0 : word << (8 * UInt64(8 - bytes.count))
  }
}

extension ByteOrder.Key {
  /// Whether this text stands before another; `nil` if these bytes leave it open.
  func precedes(_ other: ByteOrder.Key) -> Bool? {
    if high != other.high { return high < other.high }
    if low != other.low { return low < other.low }
    return nil
  }
}
