import QualificationsKit

/// Reads the `rules` blocks of a Markdown file; never stops at the first error.
struct Parser {
  let source: SourceText
  private let tokens: [Token]
  private(set) var at = 0
  let block: RuleBlock
  var file: RuleFile
  var findings: [RuleDiagnostic] = []
  /// How deep the condition or aggregate at hand stands.
  private var depth = 0
  private static let mostDepth = 256

  /// Gives up the statement at hand; the next one is read.
  enum Failure: Error {
    case syntax
  }

  static func parse(_ source: SourceText) -> (file: RuleFile, findings: [RuleDiagnostic]) {
    var lexer = Lexer(source)
    var file = RuleFile(source: source)
    var findings: [RuleDiagnostic] = []
    let scanned = BlockScanner(source)
    file.headings = scanned.headings
    for block in scanned.blocks {
      var parser = Parser(
        source: source, tokens: lexer.tokens(in: block), block: block, file: file)
      parser.parseBlock()
      file = parser.file
      findings += parser.findings
    }
    findings += lexer.findings
    file.isWhole = !findings.contains { $0.code.severity == .error }
    return (file, findings)
  }

  /// The first block of a file, which names the book; more of them if it does not.
  static func beginning(of source: SourceText) -> RuleFile {
    let end = BlockScanner.firstEnd(source.bytes)
    let beginning = SourceText(name: source.name, bytes: Array(source.bytes[..<end]))
    let file = named(beginning)
    return file.name == nil && end < source.bytes.count ? named(source) : file
  }

  private static func named(_ source: SourceText) -> RuleFile {
    var lexer = Lexer(source)
    var file = RuleFile(source: source)
    for block in BlockScanner(source).blocks where file.name == nil {
      var parser = Parser(
        source: source, tokens: lexer.tokens(in: block), block: block, file: file)
      parser.parseBlock()
      file = parser.file
    }
    return file
  }

  private init(source: SourceText, tokens: [Token], block: RuleBlock, file: RuleFile) {
    self.source = source
    self.tokens = tokens
    self.block = block
    self.file = file
  }

  private mutating func parseBlock() {
    while at < tokens.count {
      depth = 0
      let start = at
      do throws(Failure) {
        try statement()
        if current.kind != .end {
          throw expected("el final de la frase", "o fim da frase", "the end of the statement")
        }
      } catch {
        at = start
        noteBroken()
        while at < tokens.count, current.kind != .end { at += 1 }
      }
      at += 1
    }
  }

  /// Remembers what the statement at hand was to declare or to conclude, so that one error is one
  /// finding.
  private mutating func noteBroken() {
    guard current.kind == .word else { return }
    let words = ["enumeration", "parameter", "relation", "table", "given", "finding", "measure"]
    let further = isWord("open") || isWord("first") ? 1 : 0
    if words.contains(token(further).text), token(further + 1).kind == .word {
      file.brokenNames.insert(token(further + 1).text)
    } else {
      file.brokenHeads.insert(current.text)
    }
  }

  // Pieces

  var current: Token { token(0) }

  /// The token so many places further on.
  func token(_ further: Int) -> Token {
    at + further < tokens.count
      ? tokens[at + further]
      : Token(kind: .end, text: "", range: SourceRange(block.range.end, block.range.end))
  }

  /// Where the last token that was read ends.
  var end: Int { at > 0 && at <= tokens.count ? tokens[at - 1].range.end : block.range.start }

  mutating func advance() { at += 1 }

  mutating func expected(_ es: String, _ pt: String, _ en: String) -> Failure {
    let found = current.kind == .end ? "" : current.text
    let text =
      current.kind == .end
      ? LocalizedText(
        es: "la frase termina aquí; se esperaba \(es)",
        pt: "a frase termina aqui; esperava-se \(pt)",
        en: "the statement ends here; expected \(en)")
      : LocalizedText(
        es: "'\(found)' inesperado; se esperaba \(es)",
        pt: "'\(found)' inesperado; esperava-se \(pt)",
        en: "unexpected '\(found)'; expected \(en)")
    findings.append(RuleDiagnostic(.syntax, source.name, current.range, text))
    return .syntax
  }

  func isWord(_ word: String) -> Bool {
    current.kind == .word && current.text == word
  }

  func isSign(_ sign: String) -> Bool {
    current.kind == .sign && current.text == sign
  }

  mutating func accept(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    at += 1
    return true
  }

  mutating func acceptSign(_ sign: String) -> Bool {
    guard isSign(sign) else { return false }
    at += 1
    return true
  }

  mutating func need(_ sign: String) throws(Failure) {
    if !acceptSign(sign) { throw expected("'\(sign)'", "'\(sign)'", "'\(sign)'") }
  }

  mutating func needWord(_ word: String) throws(Failure) {
    if !accept(word) { throw expected("'\(word)'", "'\(word)'", "'\(word)'") }
  }

  mutating func name() throws(Failure) -> NameSyntax {
    guard current.kind == .word else { throw expected("un nombre", "um nome", "a name") }
    defer { at += 1 }
    return NameSyntax(text: current.text, range: current.range)
  }

  mutating func names() throws(Failure) -> [NameSyntax] {
    var result = [try name()]
    while acceptSign(",") { result.append(try name()) }
    return result
  }

  mutating func variable() throws(Failure) -> NameSyntax {
    guard current.kind == .variable else {
      throw expected(
        "una variable con mayúscula", "uma variável com maiúscula", "a variable with a capital")
    }
    defer { at += 1 }
    return NameSyntax(text: current.text, range: current.range)
  }

  mutating func quoted() throws(Failure) -> NameSyntax {
    guard current.kind == .text else {
      throw expected("un texto entre comillas", "um texto entre aspas", "a text in quotes")
    }
    defer { at += 1 }
    return NameSyntax(text: current.text, range: current.range)
  }

  mutating func texts() throws(Failure) -> LocalizedText {
    var result = LocalizedText()
    while current.kind == .word, let language = Language(rawValue: current.text) {
      at += 1
      result[language] = try quoted().text
    }
    return result
  }

  /// Enters a level of nesting.
  mutating func deeper() throws(Failure) {
    depth += 1
    if depth > Self.mostDepth {
      throw expected(
        "a lo sumo \(Self.mostDepth) niveles de anidamiento",
        "no máximo \(Self.mostDepth) níveis de aninhamento",
        "at most \(Self.mostDepth) levels of nesting")
    }
  }

  mutating func leave(_ levels: Int = 1) { depth -= levels }
}
