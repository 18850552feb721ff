/// The bytes of one file with its name: what every position refers to.
public struct SourceText: Sendable {
  /// The name as shown to people: a path relative to where the reading began.
  public let name: String
  /// The bytes, UTF-8 unless a diagnostic says otherwise.
  public let bytes: [UInt8]
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]

  /// Makes a source; lines end at `\n`.
  /// - Complexity: O(bytes).
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    var at = 0
    while at < bytes.count {
      if at + 8 <= bytes.count,
        !EightBytes.has(EightBytes.load(bytes, at), UInt8(ascii: "\n"))
      {
        at += 8
        continue
      }
      for offset in at..<min(at + 8, bytes.count) where bytes[offset] == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      }
      at += 8
    }
    lineStarts = starts
  }

  /// The number of lines; a final newline does not begin another.
  public var lineCount: Int {
    lineStarts.count - (bytes.last == UInt8(ascii: "\n") ? 1 : 0)
  }

  /// Line and column of a byte offset, both from 1; the column counts Unicode scalars.
  /// - Complexity: O(log lines + length of the line).
  public func position(of offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for index in lineStarts[low]..<min(max(offset, lineStarts[low]), bytes.count)
    where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return SourcePosition(line: low + 1, column: column)
  }

  /// The bytes of a line (from 1) without its end; empty if there is no such line.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  /// The text of a range, ill-formed bytes replaced.
  public func text(_ range: SourceRange) -> String {
    String(decoding: bytes[max(0, range.start)..<min(range.end, bytes.count)], as: UTF8.self)
  }
}

/// A half-open range of byte offsets.
public struct SourceRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// One past the last byte.
  public var end: Int

  /// Makes the range [start, end).
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
}

/// Line and column, both from 1.
public struct SourcePosition: Hashable, Sendable {
  /// The line.
  public let line: Int
  /// The column, in Unicode scalars.
  public let column: Int
}
