import QualificationsKit

/// A fenced `rules` block and the heading above it.
struct RuleBlock: Sendable {
  /// The bytes between the fences.
  let range: SourceRange
  /// The nearest heading above: the citation.
  let article: String
  /// Whether a sentence stands between the heading and the block.
  let hasProse: Bool
}

/// A heading of a Markdown file and what stands below it.
struct HeadingSyntax: Sendable {
  let level: Int
  let title: String
  let range: SourceRange
  /// Whether a `rules` block stands below it, before the next heading of its level.
  var hasRules = false
  /// Whether a line that begins with `>` says why there is none.
  var isExcused = false
}

/// Finds the headings and the fenced `rules` blocks of a Markdown file.
struct BlockScanner {
  private(set) var blocks: [RuleBlock] = []
  private(set) var headings: [HeadingSyntax] = []
  /// The headings that the line at hand stands under, outermost first: positions in `headings`.
  private var open: [Int] = []
  private var hasProse = false

  init(_ source: SourceText) {
    var start: Int?
    var isOther = false
    var offset = 0
    for number in 1...max(1, source.lineCount) {
      let line = String(decoding: source.line(number), as: UTF8.self)
      let next = offset + Self.lineLength(source, offset)
      if line.hasPrefix("```") {
        if let begin = start {
          add(SourceRange(begin, offset))
          start = nil
        } else if isOther {
          isOther = false
        } else if Self.trimmedEnd(line) == "```rules" {
          start = next
        } else {
          isOther = true
        }
      } else if start == nil, !isOther {
        read(line, at: offset)
      }
      offset = next
    }
    // The end of the file closes the block, as in Markdown.
    if let begin = start { add(SourceRange(begin, source.bytes.count)) }
  }

  /// Behind the first `rules` block, as far as can be told without reading what is around it.
  static func firstEnd(_ bytes: [UInt8]) -> Int {
    let (opening, closing) = (Array("\n```rules\n".utf8), Array("\n```\n".utf8))
    guard let start = place(of: opening, in: bytes, from: 0),
      let end = place(of: closing, in: bytes, from: start + opening.count - 1)
    else { return bytes.count }
    return end + closing.count
  }

  private static func place(of text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + text.count <= bytes.count {
      if bytes[at] == 10, bytes[at..<at + text.count].elementsEqual(text) { return at }
      at += 1
    }
    return nil
  }

  /// Reads a line outside of blocks.
  private mutating func read(_ line: String, at offset: Int) {
    let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    if level > 0 {
      while let last = open.last, headings[last].level >= level { open.removeLast() }
      open.append(headings.count)
      let length = line.utf8.count - (line.utf8.last == 13 ? 1 : 0)
      headings.append(
        HeadingSyntax(
          level: level, title: Self.trimmed(String(line.dropFirst(level))),
          range: SourceRange(offset, offset + length)))
      hasProse = false
    } else if !Self.trimmed(line).isEmpty {
      hasProse = true
      if line.hasPrefix(">") {
        for heading in open { headings[heading].isExcused = true }
      }
    }
  }

  private mutating func add(_ range: SourceRange) {
    for heading in open { headings[heading].hasRules = true }
    blocks.append(
      RuleBlock(
        range: range, article: open.last.map { headings[$0].title } ?? "", hasProse: hasProse))
  }

  private static func lineLength(_ source: SourceText, _ offset: Int) -> Int {
    var end = offset
    while end < source.bytes.count, source.bytes[end] != 10 { end += 1 }
    return min(end + 1, source.bytes.count) - offset
  }

  private static func trimmedEnd(_ text: String) -> String {
    String(decoding: text.utf8.reversed().drop { $0 == 32 || $0 == 9 }.reversed(), as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " })
  }
}
