/// Writes bytes one after the other into a room of fixed size, eight at a time.
///
/// What does not fit is not written: the place is `full` from then on, until the writer goes back and
/// tries again in a larger room. So single writes need no answer.
enum ByteRoom {
  /// A place behind all rooms.
  static let full = Int.max / 2

  /// Writes the first bytes of a word, at most eight.
  @inline(__always)
  static func put(_ word: UInt64, _ count: Int, _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    guard at >= 0, at <= room.count &- 8 else {
      at = full
      return
    }
    room[at] = UInt8(truncatingIfNeeded: word)
    room[at &+ 1] = UInt8(truncatingIfNeeded: word >> 8)
    room[at &+ 2] = UInt8(truncatingIfNeeded: word >> 16)
    room[at &+ 3] = UInt8(truncatingIfNeeded: word >> 24)
    room[at &+ 4] = UInt8(truncatingIfNeeded: word >> 32)
    room[at &+ 5] = UInt8(truncatingIfNeeded: word >> 40)
    room[at &+ 6] = UInt8(truncatingIfNeeded: word >> 48)
    room[at &+ 7] = UInt8(truncatingIfNeeded: word >> 56)
    at = at &+ count
  }

  /// Copies a part of a text.
  /// - Complexity: O(bytes).
  @inline(__always)
  static func copy(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ room: inout MutableSpan<UInt8>,
    _ at: inout Int
  ) {
    var next = start
    while next < end {
      put(ByteWord.at(next, text), min(8, end &- next), &room, &at)
      next = next &+ 8
    }
  }

  /// Writes a whole number in digits.
  @inline(__always)
  static func put(number: Int, _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    if number >= 0, number < 10 {
      put(48 &+ UInt64(truncatingIfNeeded: number), 1, &room, &at)
    } else {
      putDigits(number, &room, &at)
    }
  }

  private static func putDigits(
    _ number: Int, _ room: inout MutableSpan<UInt8>, _ at: inout Int
  ) {
    if number < 0 { put(45, 1, &room, &at) }
    var rest = number.magnitude
    if rest >= 100_000_000 {
      putDigits(Int(rest / 100_000_000), &room, &at)
      rest %= 100_000_000
      var power: UInt = 10_000_000
      while power > 0 {
        put(48 &+ UInt64(rest / power % 10), 1, &room, &at)
        power /= 10
      }
      return
    }
    var (small, word, count) = (UInt32(truncatingIfNeeded: rest), UInt64(0), 0)
    repeat {
      word = word << 8 | UInt64(48 &+ small % 10)
      small /= 10
      count &+= 1
    } while small > 0
    put(word, count, &room, &at)
  }
}
