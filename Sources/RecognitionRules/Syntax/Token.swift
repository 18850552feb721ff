import QualificationsKit

/// One token of a rule book.
struct Token: Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// A lower-case word or a qualified name: `finding`, `full-coverage`, `CARICOM:~cvq`.
    case word
    /// A word that begins with a capital letter.
    case variable
    case number, date, text
    /// Punctuation and comparison signs.
    case sign
    /// The end of a statement.
    case end
  }

  var kind: Kind
  var text: String
  var range: SourceRange
}

/// A fenced `rules` block and the heading above it.
struct RuleBlock: Sendable {
  /// The bytes between the fences.
  let range: SourceRange
  /// The headings above, outermost first, joined by ", ": the citation.
  let article: String
  /// Whether a sentence stands between the heading and the block.
  let hasProse: Bool
}

/// Finds the fenced `rules` blocks of a Markdown file.
enum BlockScanner {
  static func blocks(in source: SourceText) -> [RuleBlock] {
    var result: [RuleBlock] = []
    var headings: [(level: Int, title: String)] = []
    var hasProse = false
    var start: Int?
    var isOther = false
    var offset = 0
    for number in 1...max(1, source.lineCount) {
      let bytes = source.line(number)
      let line = String(decoding: bytes, as: UTF8.self)
      let next = offset + lineLength(source, offset)
      if line.hasPrefix("```") {
        if let open = start {
          result.append(
            RuleBlock(
              range: SourceRange(open, offset), article: article(headings), hasProse: hasProse))
          start = nil
        } else if isOther {
          isOther = false
        } else if trimmedEnd(line) == "```rules" {
          start = next
        } else {
          isOther = true
        }
      } else if start == nil, !isOther {
        let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        if level > 0 {
          while let last = headings.last, last.level >= level { headings.removeLast() }
          headings.append((level, trimmed(String(line.dropFirst(level)))))
          hasProse = false
        } else if !trimmed(line).isEmpty {
          hasProse = true
        }
      }
      offset = next
    }
    if let open = start {
      // The end of the file closes the block, as in Markdown.
      result.append(
        RuleBlock(
          range: SourceRange(open, source.bytes.count), article: article(headings),
          hasProse: hasProse))
    }
    return result
  }

  private static func lineLength(_ source: SourceText, _ offset: Int) -> Int {
    var end = offset
    while end < source.bytes.count, source.bytes[end] != 10 { end += 1 }
    return min(end + 1, source.bytes.count) - offset
  }

  /// The citation: the innermost heading.
  private static func article(_ headings: [(level: Int, title: String)]) -> String {
    headings.last?.title ?? ""
  }

  private static func trimmedEnd(_ text: String) -> String {
    String(decoding: text.utf8.reversed().drop { $0 == 32 || $0 == 9 }.reversed(), as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " })
  }
}

/// Splits the blocks of a file into tokens; a statement ends where the next line is not indented.
struct Lexer {
  private let source: SourceText
  private let bytes: [UInt8]
  private var at = 0
  private var limit = 0
  var findings: [RuleDiagnostic] = []

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  /// The tokens of a block.
  mutating func tokens(in block: RuleBlock) -> [Token] {
    at = block.range.start
    limit = block.range.end
    var result: [Token] = []
    while at < limit {
      let byte = bytes[at]
      if byte == 10 {
        at += 1
        if at < limit, !isSpace(bytes[at]), bytes[at] != 10, !isComment {
          end(&result)
        }
        continue
      }
      if isSpace(byte) {
        at += 1
      } else if isComment {
        while at < limit, bytes[at] != 10 { at += 1 }
      } else if let token = next() {
        result.append(token)
      }
    }
    end(&result)
    return result
  }

  /// Whether a comment begins here: `--` followed by a space or the end of the line.
  private var isComment: Bool {
    at + 1 < limit && bytes[at] == UInt8(ascii: "-") && bytes[at + 1] == UInt8(ascii: "-")
  }

  private func end(_ tokens: inout [Token]) {
    if let last = tokens.last, last.kind != .end {
      tokens.append(Token(kind: .end, text: "", range: SourceRange(last.range.end, last.range.end)))
    }
  }

  private mutating func next() -> Token? {
    let start = at
    let byte = bytes[at]
    if byte == UInt8(ascii: "\"") { return text(start) }
    if isDigit(byte) { return number(start) }
    if isNameStart(byte) {
      while at < limit, isNamePart(at) { at += 1 }
      let word = source.text(SourceRange(start, at))
      let isVariable = (65...90).contains(byte) && !word.utf8.contains(UInt8(ascii: ":"))
      return Token(kind: isVariable ? .variable : .word, text: word, range: SourceRange(start, at))
    }
    for sign in ["<=", ">=", "!=", "(", ")", ",", ":", "=", "<", ">", "+", "-", "*", "/", "|", "?"]
    where bytes[at..<limit].starts(with: sign.utf8) {
      at += sign.utf8.count
      return Token(kind: .sign, text: sign, range: SourceRange(start, at))
    }
    at += 1
    while at < limit, bytes[at] & 0xC0 == 0x80 { at += 1 }
    let range = SourceRange(start, at)
    let shown = source.text(range)
    findings.append(
      RuleDiagnostic(
        .syntax, source.name, range,
        LocalizedText(
          es: "'\(shown)' no pertenece al lenguaje; se esperaba una palabra, un número o un signo",
          pt: "'\(shown)' não pertence à linguagem; esperava-se uma palavra, um número ou um sinal",
          en: "'\(shown)' is not part of the language; expected a word, a number or a sign")))
    return nil
  }

  private mutating func text(_ start: Int) -> Token {
    at += 1
    while at < limit, bytes[at] != UInt8(ascii: "\""), bytes[at] != 10 { at += 1 }
    let inner = source.text(SourceRange(start + 1, at))
    if at < limit, bytes[at] == UInt8(ascii: "\"") {
      at += 1
    } else {
      findings.append(
        RuleDiagnostic(
          .syntax, source.name, SourceRange(start, at),
          LocalizedText(
            es: "texto que no se cierra; se esperaba '\"' en la misma línea",
            pt: "texto que não se fecha; esperava-se '\"' na mesma linha",
            en: "string that is not closed; expected '\"' on the same line")))
    }
    return Token(kind: .text, text: inner, range: SourceRange(start, at))
  }

  private mutating func number(_ start: Int) -> Token {
    while at < limit,
      isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: ".")
    {
      if bytes[at] != UInt8(ascii: "-") || isDigit(at + 1 < limit ? bytes[at + 1] : 0) {
        at += 1
      } else {
        break
      }
    }
    let range = SourceRange(start, at)
    let text = source.text(range)
    let isDate = text.utf8.contains(UInt8(ascii: "-"))
    if isDate ? Day(text) == nil : Ratio(text) == nil {
      findings.append(
        RuleDiagnostic(
          .syntax, source.name, range,
          LocalizedText(
            es:
              "'\(text)' mal escrito; se esperaba un número como 0.25 o una fecha como 2026-11-22",
            pt:
              "'\(text)' mal escrito; esperava-se um número como 0.25 ou uma data como 2026-11-22",
            en:
              "'\(text)' is malformed; expected a number such as 0.25 or a date such as 2026-11-22")
        ))
    }
    return Token(kind: isDate ? .date : .number, text: text, range: range)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 13 || byte == 9 }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private func isNameStart(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Letters, digits, hyphens within a word; a colon or `~` inside an identifier such as
  /// `CARICOM:~cvq` (a colon followed by a space is a sign).
  private func isNamePart(_ index: Int) -> Bool {
    let byte = bytes[index]
    if isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "~") { return true }
    let next = index + 1 < limit ? bytes[index + 1] : 0
    let continues = isNameStart(next) || isDigit(next) || next == UInt8(ascii: "~")
    return (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")) && continues
  }
}
