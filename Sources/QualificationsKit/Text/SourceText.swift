/// The bytes of one file with its name: what every position refers to.
public struct SourceText: Sendable {
  /// The name as shown to people: a path relative to where the reading began.
  public let name: String
  /// The bytes, UTF-8 unless a diagnostic says otherwise.
  public let bytes: [UInt8]
  /// Line and column at every `stride` bytes: positions are found in bounded time however long a line
  /// is, and a file of nothing but line ends costs no more than another.
  private let marks: ContiguousArray<Mark>
  private let newlines: Int

  private struct Mark {
    var line: UInt32
    var column: UInt32
  }

  private static let stride = 2048

  /// The bytes that a file has at most: a larger one is not read, and has no places in it.
  public static let largest = 1 << 26

  /// Whether there is more of it than is read.
  public var isTooLarge: Bool { bytes.count > Self.largest }

  /// Makes a source; lines end at `\n`.
  /// - Complexity: O(bytes).
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var marks: ContiguousArray<Mark> = []
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    var here = Mark(line: 1, column: 1)
    var at = 0
    repeat {
      marks.append(here)
      if bytes.count > Self.largest { break }
      let end = min(at + Self.stride, bytes.count)
      Self.pass(bytes, at, end, &here)
      at = end
    } while at < bytes.count
    self.marks = marks
    newlines = Int(here.line) - 1
  }

  /// Passes over bytes: eight at once where no line ends.
  private static func pass(_ bytes: [UInt8], _ start: Int, _ end: Int, _ mark: inout Mark) {
    var (line, column) = (mark.line, mark.column)
    var index = start
    while index < end {
      if index + 8 <= end {
        let word = EightBytes.load(bytes, index)
        if !EightBytes.has(word, UInt8(ascii: "\n")) {
          column += UInt32(EightBytes.scalars(word))
          index += 8
          continue
        }
      }
      let stop = min(index + 8, end)
      while index < stop {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
        index += 1
      }
    }
    mark = Mark(line: line, column: column)
  }

  /// The number of lines; a final newline does not begin another.
  public var lineCount: Int {
    newlines + 1 - (bytes.last == UInt8(ascii: "\n") ? 1 : 0)
  }

  /// Line and column of a byte offset, both from 1; the column counts Unicode scalars.
  /// - Complexity: O(1): a few thousand bytes are looked at.
  public func position(of offset: Int) -> SourcePosition {
    let end = min(max(0, offset), bytes.count)
    let block = min(end / Self.stride, marks.count - 1)
    var mark = marks[block]
    Self.pass(bytes, block * Self.stride, end, &mark)
    return SourcePosition(line: Int(mark.line), column: Int(mark.column))
  }

  /// The bytes of a line (from 1) without its end; empty if there is no such line.
  /// - Complexity: O(log bytes + length of the line).
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= newlines + 1 else { return [] }
    let start = start(ofLine: number)
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, end < bytes.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }

  private func start(ofLine number: Int) -> Int {
    if number == 1 { return 0 }
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(marks[middle].line) < number { low = middle } else { high = middle }
    }
    var line = Int(marks[low].line)
    var at = low * Self.stride
    while line < number, at < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      at += 1
    }
    return at
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
