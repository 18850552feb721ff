/// Why bytes are refused as a snapshot.
public enum SnapshotFault: Error, Hashable, Sendable {
  /// They do not begin as a snapshot does.
  case foreign
  /// They are of another version of the format, which is named.
  case otherVersion(Int)
  /// There are fewer or more of them than were written.
  case wrongLength(found: Int, expected: Int)
  /// They are not those that were written.
  case damaged
}

/// The first 32 bytes of a snapshot: mark, version, number of sections, length, checksum.
enum SnapshotHeader {
  /// The version of the format. A reader takes no other: a snapshot is made anew from the files.
  static let version = 2
  static let length = 32
  /// As in PNG: a byte that is no text, a name, and line ends that a transfer as text would spoil.
  private static let mark: [UInt8] = [0x89, 0x52, 0x51, 0x53, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A whole file: the header and what follows it.
  static func file(_ rest: [UInt8]) -> [UInt8] {
    var header = mark
    append(UInt64(version), 4, to: &header)
    append(UInt64(SnapshotPart.allCases.count), 4, to: &header)
    append(UInt64(length + rest.count), 8, to: &header)
    append(0, 8, to: &header)
    return sealed(header + rest)
  }

  /// The same bytes with the checksum that they should have.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var (result, sum): ([UInt8], [UInt8]) = (bytes, [])
    append(checksum(bytes), 8, to: &sum)
    result.replaceSubrange(24..<32, with: sum)
    return result
  }

  private static func append(_ value: UInt64, _ count: Int, to bytes: inout [UInt8]) {
    for shift in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(shift)))) }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
  }

  /// The sections of a file that is whole.
  /// - Complexity: O(bytes), several of them in a nanosecond.
  static func image(_ bytes: [UInt8]) throws(SnapshotFault) -> SnapshotImage {
    guard bytes.starts(with: mark) else { throw .foreign }
    guard bytes.count >= length else { throw .wrongLength(found: bytes.count, expected: length) }
    let found = number(bytes, 8, 4)
    guard found == UInt64(version) else { throw .otherVersion(Int(found)) }
    let expected = number(bytes, 16, 8)
    guard expected == UInt64(bytes.count) else {
      throw .wrongLength(found: bytes.count, expected: Int(clamping: expected))
    }
    guard checksum(bytes) == number(bytes, 24, 8) else { throw .damaged }
    return SnapshotImage(bytes: bytes, sections: try sections(bytes))
  }

  private static func sections(
    _ bytes: [UInt8]
  ) throws(SnapshotFault) -> [SnapshotImage.Section] {
    let count = Int(number(bytes, 12, 4))
    guard count == SnapshotPart.allCases.count, length + 12 * count <= bytes.count else {
      throw .damaged
    }
    var result: [SnapshotImage.Section] = []
    for position in 0..<count {
      let at = length + 12 * position
      let start = Int(number(bytes, at, 4))
      let end = start + Int(number(bytes, at + 4, 4))
      let entries = Int(number(bytes, at + 8, 4))
      // An entry takes four bytes at least.
      guard end <= bytes.count, entries <= (end - start) / 4 else { throw .damaged }
      result.append(SnapshotImage.Section(start: start, end: end, count: entries))
    }
    return result
  }

  /// A checksum of a file, its own eight bytes left out.
  ///
  /// Four sums take turns with the words of eight bytes. Each step is one to one in the sum for a given
  /// word and in the word for a given sum, and so is the last mixing in each sum: bytes that differ in
  /// one word alone never have the same checksum, others once in 2⁶⁴. It guards against damage; the
  /// digest of the files, which is inside, says what was read.
  static func checksum(_ bytes: [UInt8]) -> UInt64 {
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    for at in [0, 8, 16] where at + 8 <= bytes.count { a = mixed(a, number(bytes, at, 8)) }
    var at = length
    while at + 32 <= bytes.count {
      a = mixed(a, EightBytes.load(bytes, at))
      b = mixed(b, EightBytes.load(bytes, at + 8))
      c = mixed(c, EightBytes.load(bytes, at + 16))
      d = mixed(d, EightBytes.load(bytes, at + 24))
      at += 32
    }
    while at < bytes.count {
      a = mixed(a, number(bytes, at, min(8, bytes.count - at)))
      at += 8
    }
    return mixed(mixed(mixed(mixed(a, b), c), d), UInt64(bytes.count))
  }

  @inline(__always)
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
