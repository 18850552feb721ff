/// Reads the fields of one record of a snapshot, one after the other.
///
/// Beyond the end of the record every number is 0, every text empty and every list ended.
public struct SnapshotCursor {
  let image: SnapshotImage
  private var at: Int
  private let end: Int

  init(_ image: SnapshotImage, _ range: Range<Int>) {
    self.image = image
    at = range.lowerBound
    end = range.upperBound
  }

  mutating func byte() -> UInt8 {
    guard at < end else { return 0 }
    at += 1
    return image.bytes[at - 1]
  }

  /// A number in groups of seven bits, the lowest first; all but the last have the highest bit.
  mutating func number() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 63 {
      let next = byte()
      value |= UInt64(next & 127) << shift
      if next < 128 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: value & UInt64(Int64.max))
  }

  /// A number that may be negative: its sign is the lowest bit.
  mutating func signed() -> Int {
    let value = number()
    return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
  }

  mutating func flag() -> Bool { byte() == 1 }

  mutating func text() -> String { image.text(number()) }

  mutating func optionalText() -> String? {
    let number = number()
    return number == 0 ? nil : image.text(number - 1)
  }

  /// All bytes that are left.
  mutating func rest() -> [UInt8] {
    defer { at = end }
    return Array(image.bytes[at..<end])
  }

  /// How many entries a list has: at most one for each byte that is left.
  mutating func count() -> Int { min(number(), end - at) }

  mutating func list<Element>(_ read: (inout SnapshotCursor) -> Element) -> [Element] {
    let count = count()
    var result: [Element] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(read(&self)) }
    return result
  }

  mutating func texts() -> [String] { list { $0.text() } }

  /// A row of a table; the last one if there are fewer.
  mutating func index<Row>(_ part: SnapshotPart) -> DenseIndex<Row> {
    DenseIndex(max(0, min(number(), image.count(part) - 1)))
  }
}
