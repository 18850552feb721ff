/// Eight bytes at once, as a number whose lowest byte is the first: what passes over long texts looks
/// at them so.
enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The bytes from `at` on; there are eight. One comparison for all of them makes it one access to
  /// memory: checked one by one, they take four times as long.
  @inline(__always)
  static func load(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    guard at >= 0, at <= bytes.count &- 8 else { return outside(bytes, at) }
    let bytes = bytes.span
    var word = UInt64(bytes[at])
    word |= UInt64(bytes[at &+ 1]) << 8
    word |= UInt64(bytes[at &+ 2]) << 16
    word |= UInt64(bytes[at &+ 3]) << 24
    word |= UInt64(bytes[at &+ 4]) << 32
    word |= UInt64(bytes[at &+ 5]) << 40
    word |= UInt64(bytes[at &+ 6]) << 48
    word |= UInt64(bytes[at &+ 7]) << 56
    return word
  }

  /// Ends the program, as any access outside of an array does.
  @inline(never)
  private static func outside(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    UInt64(bytes[at] | bytes[at + 7])
  }

  /// Whether all are ASCII.
  @inline(__always)
  static func areASCII(_ word: UInt64) -> Bool { word & highest == 0 }

  /// Whether one of them is `byte`.
  @inline(__always)
  static func has(_ word: UInt64, _ byte: UInt8) -> Bool {
    let rest = word ^ (UInt64(byte) &* ones)
    return (rest &- ones) & ~rest & highest != 0
  }

  /// Whether one of them is below 32.
  @inline(__always)
  static func haveControl(_ word: UInt64) -> Bool {
    (word &- 32 &* ones) & ~word & highest != 0
  }

  /// How many of them begin a scalar of UTF-8.
  @inline(__always)
  static func scalars(_ word: UInt64) -> Int {
    8 - (word & ~(word << 1) & highest).nonzeroBitCount
  }
}
