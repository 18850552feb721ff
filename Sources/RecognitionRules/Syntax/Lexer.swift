import QualificationsKit

/// Splits the blocks of a file into tokens; a statement ends where the next line is not indented.
struct Lexer {
  private let source: SourceText
  private let bytes: [UInt8]
  private var at = 0
  private var limit = 0
  private(set) var findings: [RuleDiagnostic] = []
  /// Where comments stand, in order.
  private(set) var comments: [SourceRange] = []

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
        // A closing parenthesis begins no statement.
        if at < limit, !isSpace(bytes[at]), bytes[at] != 10, bytes[at] != UInt8(ascii: ")"),
          !isComment
        {
          end(&result)
        }
        continue
      }
      if isSpace(byte) {
        at += 1
      } else if isComment {
        let start = at
        while at < limit, bytes[at] != 10 { at += 1 }
        comments.append(SourceRange(start, at))
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

  /// Longer signs before those that they begin with.
  private static let signs = [
    "<=", ">=", "!=", "..", "(", ")", ",", ":", "=", "<", ">", "+", "-", "*", "/", "|", "?",
  ]

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
    for sign in Self.signs where bytes[at..<limit].starts(with: sign.utf8) {
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
    while at < limit, isNumberPart { at += 1 }
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

  /// A digit, a hyphen of a date or a decimal point; two points are the sign of a range.
  private var isNumberPart: Bool {
    let next = at + 1 < limit ? bytes[at + 1] : 0
    switch bytes[at] {
    case UInt8(ascii: "-"): return isDigit(next)
    case UInt8(ascii: "."): return next != UInt8(ascii: ".")
    default: return isDigit(bytes[at])
    }
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
