/// Reads JSON (RFC 8259) over bytes, with places and without stopping at the first error.
///
/// Duplicate keys are refused, as are a byte order mark, ill-formed UTF-8, unescaped control
/// characters and anything beyond `ReadingLimits`. After an error reading goes on at the next
/// comma or closing bracket.
public struct JSONReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var at = 0
  private var nodes: [JSONDocument.Node] = []
  private var findings = FindingList()
  /// Whether a limit was met and the rest is not read.
  private var isStopped = false
  /// Whether there are more findings of syntax than are kept.
  private var isCut = false

  /// An object or array that is still open.
  private struct Frame {
    var node: Int
    var isObject: Bool
    /// Whether no member was tried yet.
    var isFirst = true
    /// The keys so far, searched one by one while they are few.
    var keys: [(hash: UInt64, range: SourceRange)] = []
    /// The keys by hash once they are many.
    var index: [UInt64: SourceRange] = [:]
  }

  private init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    nodes.reserveCapacity(min(bytes.count / 12, ReadingLimits.values))
  }

  /// Reads a text.
  /// - Complexity: O(bytes).
  public static func read(_ source: SourceText) -> Diagnosed<JSONDocument> {
    var reader = JSONReader(source)
    reader.checkEncoding()
    reader.readDocument()
    let document = JSONDocument(source: source, nodes: reader.nodes)
    return Diagnosed(document, reader.findings.items)
  }

  private mutating func add(
    _ code: DiagnosticCode, _ range: SourceRange, _ text: @autoclosure () -> LocalizedText
  ) {
    let name = source.name
    findings.add(in: name, Diagnostic(code, file: name, range: range, message: text()))
  }

  private mutating func checkEncoding() {
    if let bad = Encoding.firstIllFormed(bytes) {
      add(
        .invalidEncoding, SourceRange(bad, bad + 1),
        LocalizedText(
          es: "byte que no es UTF-8; se esperaba texto en UTF-8",
          pt: "byte que não é UTF-8; esperava-se texto em UTF-8",
          en: "byte that is not UTF-8; expected text in UTF-8"))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      add(
        .byteOrderMark, SourceRange(0, 3),
        LocalizedText(
          es: "marca de orden de bytes al inicio; se esperaba UTF-8 sin ella",
          pt: "marca de ordem de bytes no início; esperava-se UTF-8 sem ela",
          en: "byte order mark at the start; expected UTF-8 without it"))
    }
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 32, 10, 13, 9: at += 1
      default: return
      }
    }
  }

  private mutating func expected(_ es: String, _ pt: String, _ en: String) {
    if isCut { return }
    let end = at >= bytes.count
    let range = SourceRange(min(at, max(0, bytes.count - 1)), min(at + 1, bytes.count))
    guard !findings.isFull(source.name) else {
      isCut = true
      return add(.jsonSyntax, range, LocalizedText())
    }
    let found = end ? "" : Encoding.printable(bytes, at)
    add(
      .jsonSyntax, range,
      end
        ? LocalizedText(
          es: "el texto termina aquí; se esperaba \(es)",
          pt: "o texto termina aqui; esperava-se \(pt)",
          en: "the text ends here; expected \(en)")
        : LocalizedText(
          es: "'\(found)' inesperado; se esperaba \(es)",
          pt: "'\(found)' inesperado; esperava-se \(pt)",
          en: "unexpected '\(found)'; expected \(en)"))
  }

  private mutating func readDocument() {
    var stack: [Frame] = []
    skipSpace()
    guard readValue(key: SourceRange(at, at), &stack) else { return }
    while !stack.isEmpty {
      let top = stack.count - 1
      let isObject = stack[top].isObject
      skipSpace()
      if at >= bytes.count {
        if !isStopped { expected("'}' o ']'", "'}' ou ']'", "'}' or ']'") }
        while let open = stack.popLast() { close(open.node, end: bytes.count) }
        return
      }
      let closer = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
      if bytes[at] == closer {
        at += 1
        close(stack.removeLast().node, end: at)
        continue
      }
      if bytes[at] == UInt8(ascii: "}") || bytes[at] == UInt8(ascii: "]") {
        // The wrong bracket: taken for the right one, so that reading always goes on.
        isObject ? expected("'}'", "'}'", "'}'") : expected("']'", "']'", "']'")
        at += 1
        close(stack.removeLast().node, end: at)
        continue
      }
      if !stack[top].isFirst {
        if bytes[at] == UInt8(ascii: ",") {
          at += 1
          skipSpace()
          if at < bytes.count, bytes[at] == closer {
            expected(
              "otro valor tras la coma", "outro valor após a vírgula", "a value after the comma")
            continue
          }
        } else {
          expected("',' o el cierre", "',' ou o fechamento", "',' or the closing bracket")
          if !recover() { continue }
        }
      }
      stack[top].isFirst = false
      readMember(&stack)
    }
    skipSpace()
    if at < bytes.count { expected("el final del texto", "o fim do texto", "the end of the text") }
  }

  private mutating func close(_ node: Int, end: Int) {
    nodes[node].end = UInt32(end)
    nodes[node].next = UInt32(nodes.count)
  }

  /// Moves to the next comma or bracket; whether a value may follow (a comma was passed).
  private mutating func recover() -> Bool {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: ","):
        at += 1
        skipSpace()
        return true
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        return false
      case UInt8(ascii: "\""):
        _ = readString()
      default:
        at += 1
      }
    }
    return false
  }

  private mutating func readMember(_ stack: inout [Frame]) {
    let top = stack.count - 1
    var key = SourceRange(at, at)
    if stack[top].isObject {
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        expected("una clave entre comillas", "uma chave entre aspas", "a key in quotes")
        skipToSeparator()
        return
      }
      key = readString()
      noteDuplicate(key, &stack[top])
      skipSpace()
      if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
        at += 1
        skipSpace()
      } else {
        expected("':' tras la clave", "':' após a chave", "':' after the key")
        skipToSeparator()
        return
      }
    }
    if !readValue(key: key, &stack) { skipToSeparator() }
  }

  private mutating func skipToSeparator() {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return
      case UInt8(ascii: "\""): _ = readString()
      default: at += 1
      }
    }
  }

  private mutating func noteDuplicate(_ key: SourceRange, _ frame: inout Frame) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for offset in key.start..<key.end { hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01b3 }
    if frame.keys.count < 16 {
      for other in frame.keys where other.hash == hash && same(other.range, key) {
        return addDuplicate(key)
      }
      frame.keys.append((hash, key))
      return
    }
    if frame.index.isEmpty { for other in frame.keys { frame.index[other.hash] = other.range } }
    if let other = frame.index[hash] {
      if same(other, key) { addDuplicate(key) }
    } else {
      frame.index[hash] = key
    }
  }

  private mutating func addDuplicate(_ key: SourceRange) {
    let end = min(max(key.start + 1, key.end - 1), key.start + ReadingLimits.text)
    let name =
      findings.isFull(source.name)
      ? "" : String(decoding: bytes[(key.start + 1)..<end], as: UTF8.self)
    add(
      .duplicateKey, key,
      LocalizedText(
        es: "clave '\(name)' repetida en el mismo objeto",
        pt: "chave '\(name)' repetida no mesmo objeto",
        en: "key '\(name)' repeated in the same object"))
  }

  private func same(_ left: SourceRange, _ right: SourceRange) -> Bool {
    bytes[left.start..<left.end] == bytes[right.start..<right.end]
  }

  private mutating func append(_ kind: JSONDocument.Kind, _ start: Int, _ key: SourceRange) {
    nodes.append(
      JSONDocument.Node(
        kind: kind, range: SourceRange(start, at), key: key, next: UInt32(nodes.count + 1)))
  }

  /// Ends reading at a limit.
  private mutating func stop() {
    at = bytes.count
    isStopped = true
  }

  private mutating func isBeyondLimit() -> Bool {
    guard nodes.count >= ReadingLimits.values else { return false }
    let limit = ReadingLimits.values
    add(
      .fileTooLarge, SourceRange(at, at + 1),
      LocalizedText(
        es: "más de \(limit) valores en un archivo; el resto no se lee",
        pt: "mais de \(limit) valores em um arquivo; o resto não é lido",
        en: "more than \(limit) values in one file; the rest is not read"))
    stop()
    return true
  }

  /// Reads a value or the opening of one; whether something was read.
  private mutating func readValue(key: SourceRange, _ stack: inout [Frame]) -> Bool {
    guard at < bytes.count else {
      expected("un valor", "um valor", "a value")
      return false
    }
    if isBeyondLimit() { return false }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard stack.count < ReadingLimits.depth else {
        let limit = ReadingLimits.depth
        add(
          .nestingTooDeep, SourceRange(at, at + 1),
          LocalizedText(
            es: "más de \(limit) niveles de anidamiento; el resto no se lee",
            pt: "mais de \(limit) níveis de aninhamento; o resto não é lido",
            en: "more than \(limit) levels of nesting; the rest is not read"))
        stop()
        return false
      }
      let isObject = bytes[at] == UInt8(ascii: "{")
      at += 1
      append(isObject ? .object : .array, start, key)
      stack.append(Frame(node: nodes.count - 1, isObject: isObject))
      return true
    case UInt8(ascii: "\""):
      let range = readString()
      append(.string, range.start, key)
      return true
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return readNumber(key: key)
    default:
      for (word, kind) in [("true", JSONDocument.Kind.yes), ("false", .no), ("null", .null)]
      where bytes[at...].starts(with: word.utf8) {
        at += word.utf8.count
        append(kind, start, key)
        return true
      }
      expected("un valor", "um valor", "a value")
      return false
    }
  }

  /// Reads a string from its opening quote and gives its range, quotes included.
  private mutating func readString() -> SourceRange {
    let start = at
    at += 1
    skipPlain()
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        checkLength(start)
        return SourceRange(start, at)
      case UInt8(ascii: "\\"):
        at += 1
        if at < bytes.count {
          if !JSONText.isEscape(bytes[at]) {
            expected("un escape conocido", "um escape conhecido", "a known escape")
          }
          at += 1
        }
      case 10, 13:
        expected("'\"' que cierre el texto", "'\"' que feche o texto", "'\"' closing the string")
        return SourceRange(start, at)
      case 0..<32:
        add(
          .controlCharacter, SourceRange(at, at + 1),
          LocalizedText(
            es: "carácter de control dentro de un texto; se esperaba escrito como \\u00XX",
            pt: "caractere de controle dentro de um texto; esperava-se escrito como \\u00XX",
            en: "control character inside a string; expected it written as \\u00XX"))
        at += 1
      default:
        at += 1
      }
    }
    expected("'\"' que cierre el texto", "'\"' que feche o texto", "'\"' closing the string")
    return SourceRange(start, at)
  }

  /// Passes over eight bytes at once while nothing in them ends a string or is an escape.
  private mutating func skipPlain() {
    while at + 8 <= bytes.count {
      let word = EightBytes.load(bytes, at)
      if EightBytes.has(word, UInt8(ascii: "\"")) || EightBytes.has(word, UInt8(ascii: "\\"))
        || EightBytes.haveControl(word)
      {
        return
      }
      at += 8
    }
  }

  private mutating func checkLength(_ start: Int) {
    guard at - start > ReadingLimits.text else { return }
    add(
      .textTooLong, SourceRange(start, start + 1),
      LocalizedText(
        es: "texto de más de \(ReadingLimits.text) bytes",
        pt: "texto de mais de \(ReadingLimits.text) bytes",
        en: "string of more than \(ReadingLimits.text) bytes"))
  }

  private mutating func readNumber(key: SourceRange) -> Bool {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    var isValid = skipDigits() > 0
    let first = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    if first + 1 < at, bytes[first] == UInt8(ascii: "0") { isValid = false }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      if skipDigits() == 0 { isValid = false }
    }
    if at < bytes.count, bytes[at] | 32 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      if skipDigits() == 0 { isValid = false }
    }
    if at - start > ReadingLimits.digits {
      add(
        .numberTooLong, SourceRange(start, at),
        LocalizedText(
          es: "número de más de \(ReadingLimits.digits) caracteres",
          pt: "número de mais de \(ReadingLimits.digits) caracteres",
          en: "number of more than \(ReadingLimits.digits) characters"))
    } else if !isValid {
      add(
        .jsonSyntax, SourceRange(start, at),
        LocalizedText(
          es: "número mal escrito; se esperaba uno como 12 o 0.25",
          pt: "número mal escrito; esperava-se um como 12 ou 0.25",
          en: "malformed number; expected one like 12 or 0.25"))
    }
    append(.number, start, key)
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    return at - start
  }
}
