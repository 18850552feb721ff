/// Eight bytes of a text in one word: a reader finds what it looks for without looking at each byte.
enum ByteWord {
  /// The eight bytes from a place on, the first lowest; zeros behind the end of the text.
  @inline(__always)
  static func at(_ place: Int, _ text: Span<UInt8>) -> UInt64 {
    guard place >= 0, place <= text.count &- 8 else { return rest(place, text) }
    var word = UInt64(text[place])
    word |= UInt64(text[place &+ 1]) << 8
    word |= UInt64(text[place &+ 2]) << 16
    word |= UInt64(text[place &+ 3]) << 24
    word |= UInt64(text[place &+ 4]) << 32
    word |= UInt64(text[place &+ 5]) << 40
    word |= UInt64(text[place &+ 6]) << 48
    word |= UInt64(text[place &+ 7]) << 56
    return word
  }

  @inline(never)
  private static func rest(_ place: Int, _ text: Span<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    var index = text.count
    while index > place {
      index -= 1
      word = word << 8 | UInt64(text[index])
    }
    return word
  }

  /// A byte in all eight places.
  static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Which bytes of a word are those of a pattern: the highest bit of each. The lowest bit that is set
  /// is right; those above it may be of other bytes.
  @inline(__always)
  static func hits(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  /// The first bytes of a word, at most eight; zeros in place of the others.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64) -> UInt64 {
    count >= 8 ? word : word & (1 << UInt64(count &* 8) &- 1)
  }

  /// Where the first byte of one of some patterns stands, from a place on; else the end of the text.
  /// - Complexity: O(bytes), eight at a time.
  @inline(__always)
  static func place(
    of pattern: UInt64, or other: UInt64, or third: UInt64, _ text: Span<UInt8>, from place: Int
  ) -> Int {
    var next = place
    while next < text.count {
      let word = at(next, text)
      let hits = hits(word, pattern) | Self.hits(word, other) | Self.hits(word, third)
      if hits != 0 { return next &+ hits.trailingZeroBitCount >> 3 }
      next = next &+ 8
    }
    return text.count
  }

  /// The same for two patterns.
  @inline(__always)
  static func place(
    of pattern: UInt64, or other: UInt64, _ text: Span<UInt8>, from place: Int
  ) -> Int {
    Self.place(of: pattern, or: other, or: other, text, from: place)
  }

  /// Whether a text has other bytes from a place on.
  @inline(__always)
  static func has(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ text: Span<UInt8>, at place: Int
  ) -> Bool {
    if text.count &- place < end &- start { return false }
    var (next, own) = (place, start)
    while own < end {
      let difference = at(next, text) ^ at(own, bytes)
      if first(end &- own, of: difference) != 0 { return false }
      (next, own) = (next &+ 8, own &+ 8)
    }
    return true
  }
}
