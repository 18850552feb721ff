package import QualificationsKit

/// Lays out the `rules` blocks of a book; what stands outside of them stays as it is.
///
/// Spaces, indents and blank lines are set anew. A line break of the author stays where a line may
/// break (`BreakRules`), so that conditions that belong together stay together; lines longer than
/// `width` are broken there too. Tokens and comments are those of the source, in its order.
package struct RuleFormatter {
  /// The most columns of a line that can be broken.
  static let width = 100

  private let source: SourceText
  private let tokens: [Token]
  private let comments: [SourceRange]
  private let rules: BreakRules
  private var lines: [String] = []
  private var nextComment = 0
  /// Where the piece that was written last ends.
  private var last: Int

  /// The text with its blocks laid out, and why some were left as they are: they cannot be read.
  /// - Complexity: O(text · tokens of a line).
  package static func format(
    _ source: SourceText
  ) -> (text: SourceText, findings: [RuleDiagnostic]) {
    let findings = Parser.parse(source).findings.filter { $0.code == .syntax }
    var bytes: [UInt8] = []
    var at = 0
    var lexer = Lexer(source)
    for block in BlockScanner(source).blocks {
      bytes += source.bytes[at..<block.range.start]
      at = block.range.end
      let before = lexer.comments.count
      let tokens = lexer.tokens(in: block)
      let isFaulty = findings.contains {
        $0.range.start >= block.range.start && $0.range.start <= block.range.end
      }
      let comments = Array(lexer.comments[before...])
      if isFaulty || (tokens.isEmpty && comments.isEmpty) {
        bytes += source.bytes[block.range.start..<block.range.end]
        continue
      }
      var formatter = RuleFormatter(source, tokens, comments, from: block.range.start)
      formatter.layOut()
      let hasReturns = source.bytes[block.range.start..<block.range.end].contains(13)
      for line in formatter.lines {
        bytes += line.utf8
        if hasReturns { bytes.append(13) }
        bytes.append(10)
      }
    }
    bytes += source.bytes[at...]
    return (SourceText(name: source.name, bytes: bytes), findings)
  }

  private init(
    _ source: SourceText, _ tokens: [Token], _ comments: [SourceRange], from start: Int
  ) {
    self.source = source
    self.tokens = tokens
    self.comments = comments
    rules = BreakRules(tokens)
    last = start
  }

  // Pieces of a line

  private struct Part {
    var text: String
    var hasSpace: Bool
    var mayBreak: BreakRules.Break?
  }

  private struct Line {
    var indent: Int
    var parts: [Part] = []
    var comment: String?
  }

  private mutating func layOut() {
    var start = 0
    while start < tokens.count {
      let end = tokens[start...].firstIndex { $0.kind == .end } ?? tokens.count
      writeComments(before: tokens[start].range.start)
      separate(from: tokens[start].range.start)
      for line in statement(start..<end) { write(line) }
      start = end + 1
    }
    writeComments(before: Int.max)
  }

  /// Writes the comments between statements, at the margin.
  private mutating func writeComments(before offset: Int) {
    while nextComment < comments.count, comments[nextComment].start < offset {
      let range = comments[nextComment]
      separate(from: range.start)
      lines.append(trimmed(range))
      last = range.end
      nextComment += 1
    }
  }

  /// Keeps one of the blank lines before a piece.
  private mutating func separate(from start: Int) {
    if !lines.isEmpty, newlines(last, start) > 1 { lines.append("") }
  }

  private func newlines(_ from: Int, _ to: Int) -> Int {
    from < to ? source.bytes[from..<to].count { $0 == 10 } : 0
  }

  private func trimmed(_ range: SourceRange) -> String {
    var end = range.end
    while end > range.start, [32, 9, 13].contains(source.bytes[end - 1]) { end -= 1 }
    return source.text(SourceRange(range.start, end))
  }

  // Statements

  /// The lines of a statement, with the author's breaks only.
  private mutating func statement(_ range: Range<Int>) -> [Line] {
    var result = [Line(indent: 0)]
    let breaks = authorBreaks(range)
    for index in range {
      let token = tokens[index]
      let rule = index == range.lowerBound ? nil : rules.breaks[index]
      var mustBreak = breaks.contains(index) || rule?.isForced == true
      while nextComment < comments.count, comments[nextComment].start < token.range.start {
        // The first token of a statement has no comment before it: they were written already.
        let comment = comments[nextComment]
        nextComment += 1
        let text = trimmed(comment)
        if newlines(last, comment.start) == 0, result[result.count - 1].comment == nil {
          result[result.count - 1].comment = text
        } else {
          result.append(Line(indent: rule?.indent ?? 4, comment: text))
        }
        last = comment.end
        mustBreak = true
      }
      if mustBreak { result.append(Line(indent: rule?.indent ?? 4)) }
      result[result.count - 1].parts.append(
        Part(
          text: source.text(token.range), hasSpace: rules.hasSpace[index], mayBreak: rule))
      last = token.range.end
    }
    if nextComment < comments.count, newlines(last, comments[nextComment].start) == 0 {
      result[result.count - 1].comment = trimmed(comments[nextComment])
      last = comments[nextComment].end
      nextComment += 1
    }
    return result
  }

  /// Where the author broke a line that may break there; a break behind `and` or an operator is one
  /// before it.
  private func authorBreaks(_ range: Range<Int>) -> Set<Int> {
    var result: Set<Int> = []
    for index in range.dropFirst()
    where newlines(tokens[index - 1].range.end, tokens[index].range.start) > 0 {
      if rules.breaks[index] != nil {
        result.insert(index)
      } else if index - 1 > range.lowerBound, rules.breaks[index - 1] != nil,
        rules.isJoint(index - 1)
      {
        result.insert(index - 1)
      }
    }
    return result
  }

  // Lines

  private static func columns(_ parts: ArraySlice<Part>) -> Int {
    var result = 0
    for (number, part) in parts.enumerated() {
      result += part.text.unicodeScalars.count + (number > 0 && part.hasSpace ? 1 : 0)
    }
    return result
  }

  /// Writes a line; if it is too long it is broken where that separates least.
  private mutating func write(_ line: Line) {
    var parts = line.parts[...]
    var indent = line.indent
    while indent + Self.columns(parts) > Self.width {
      guard let place = Self.place(in: parts, indent) else { break }
      append(parts[..<place], indent)
      indent = parts[place].mayBreak?.indent ?? 4
      parts = parts[place...]
    }
    append(parts, indent)
    if let comment = line.comment {
      let isAlone = parts.isEmpty
      if isAlone {
        lines[lines.count - 1] = String(repeating: " ", count: indent) + comment
      } else {
        lines[lines.count - 1] += " " + comment
      }
    }
  }

  /// Of the places that fit and separate least the last; if none fits, the first there is.
  private static func place(in parts: ArraySlice<Part>, _ indent: Int) -> Int? {
    var best: (place: Int, level: Int)?
    var column = indent
    for index in parts.indices {
      let part = parts[index]
      if index > parts.startIndex, let rule = part.mayBreak {
        if column > width {
          return best?.place ?? index
        }
        if rule.level <= best?.level ?? Int.max { best = (index, rule.level) }
      }
      column += part.text.unicodeScalars.count
      if index > parts.startIndex, part.hasSpace { column += 1 }
    }
    return best?.place
  }

  private mutating func append(_ parts: ArraySlice<Part>, _ indent: Int) {
    var text = String(repeating: " ", count: indent)
    for (number, part) in parts.enumerated() {
      if number > 0, part.hasSpace { text += " " }
      text += part.text
    }
    lines.append(text)
  }
}
