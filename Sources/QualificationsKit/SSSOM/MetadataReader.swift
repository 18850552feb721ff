/// Reads the metadata of a mapping set: YAML 1.2 in block and flow style, without directives, tags,
/// anchors and aliases, which SSSOM/TSV forbids.
///
/// What is not well formed is a finding, and reading goes on at the next line.
struct MetadataReader {
  /// A line of the metadata, without the `#` before it.
  struct Line {
    /// The first byte behind the mark.
    let begin: Int
    /// The end, white space at the end of the line left out.
    let end: Int
    /// The number of spaces before the content.
    var indent: Int

    var start: Int { begin + indent }
    var isBlank: Bool { start >= end }
  }

  /// Levels of nesting that are read; the slots of SSSOM need three.
  static let depthLimit = 16

  let source: SourceText
  let bytes: [UInt8]
  var lines: [Line]
  /// The line that is read next.
  var at = 0
  var findings = FindingList()

  /// Reads the lines that stand at the given ranges of a file.
  /// - Complexity: O(bytes).
  static func read(
    _ source: SourceText, _ ranges: [SourceRange]
  ) -> (entries: [MetadataEntry], findings: [Diagnostic]) {
    var reader = MetadataReader(source, ranges)
    reader.skipBlank()
    guard reader.at < reader.lines.count else { return ([], []) }
    let entries = reader.map(indent: reader.lines[reader.at].indent, depth: 0)
    while reader.skipBlank() {
      reader.misplaced()
      reader.at += 1
    }
    return (entries, reader.findings.items)
  }

  private init(_ source: SourceText, _ ranges: [SourceRange]) {
    self.source = source
    bytes = source.bytes
    lines = []
    lines.reserveCapacity(ranges.count)
    for range in ranges {
      var end = range.end
      while end > range.start, Self.isSpace(bytes[end - 1]) { end -= 1 }
      var start = range.start
      while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
      lines.append(Line(begin: range.start, end: end, indent: start - range.start))
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  /// Goes to the next line that is neither empty nor a comment; false at the end.
  @discardableResult
  mutating func skipBlank() -> Bool {
    while at < lines.count, lines[at].isBlank || bytes[lines[at].start] == UInt8(ascii: "#") {
      at += 1
    }
    return at < lines.count
  }

  /// A map whose names stand at an indentation.
  mutating func map(indent: Int, depth: Int) -> [MetadataEntry] {
    var entries: [MetadataEntry] = []
    while skipBlank(), lines[at].indent >= indent {
      let line = lines[at]
      guard line.indent == indent, !isDash(line), let key = key(line.start, line.end) else {
        misplaced()
        at += 1
        continue
      }
      let range = SourceRange(line.start, key.end)
      let value = value(key.value, parent: indent, isMember: true, depth: depth)
      if entries.contains(where: { $0.key == key.name }) {
        findings.add(
          Diagnostic(
            .duplicateKey, file: source.name, range: range,
            message: LocalizedText(
              es: "clave '\(key.name)' repetida; se esperaba una sola vez",
              pt: "chave '\(key.name)' repetida; esperava-se uma só vez",
              en: "key '\(key.name)' repeated; expected once")))
      } else {
        entries.append(MetadataEntry(key.name, value, range))
      }
    }
    return entries
  }

  /// A list whose hyphens stand at an indentation.
  private mutating func list(indent: Int, depth: Int) -> [MetadataValue] {
    var items: [MetadataValue] = []
    while skipBlank(), lines[at].indent == indent, isDash(lines[at]) {
      let line = lines[at]
      var start = line.start + 1
      while start < line.end, Self.isSpace(bytes[start]) { start += 1 }
      lines[at].indent = start - line.begin
      if start < line.end, depth < Self.depthLimit, isDash(lines[at]) {
        items.append(.list(list(indent: lines[at].indent, depth: depth + 1)))
      } else if start < line.end, key(start, line.end) != nil {
        items.append(.map(map(indent: lines[at].indent, depth: depth + 1)))
      } else {
        items.append(value(start, parent: indent, isMember: false, depth: depth))
      }
    }
    return items
  }

  /// The value that begins at an offset of the current line, or on the lines below it.
  private mutating func value(
    _ offset: Int, parent: Int, isMember: Bool, depth: Int
  ) -> MetadataValue {
    let line = lines[at]
    var start = offset
    while start < line.end, Self.isSpace(bytes[start]) { start += 1 }
    if start >= line.end || bytes[start] == UInt8(ascii: "#") {
      at += 1
      return below(parent: parent, isMember: isMember, depth: depth)
    }
    switch bytes[start] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return .text(blockText(start, parent: parent), isQuoted: true)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"):
      return flow(start, parent: parent)
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "@"),
      UInt8(ascii: "`"), UInt8(ascii: "%"):
      malformed(
        start, es: "anclas, alias, etiquetas y directivas no se admiten",
        pt: "âncoras, alias, etiquetas e diretivas não são admitidas",
        en: "anchors, aliases, tags and directives are not allowed")
      at += 1
      return .plain("")
    default:
      return .plain(plainText(start, parent: parent))
    }
  }

  /// The value on the lines below a name or a hyphen; empty if there is none.
  private mutating func below(parent: Int, isMember: Bool, depth: Int) -> MetadataValue {
    guard skipBlank() else { return .plain("") }
    let line = lines[at]
    let isList = isDash(line) && (line.indent > parent || (isMember && line.indent == parent))
    guard isList || line.indent > parent else { return .plain("") }
    guard depth < Self.depthLimit else {
      malformed(
        line.start, es: "demasiados niveles", pt: "níveis demais", en: "too many levels")
      while skipBlank(), lines[at].indent > parent { at += 1 }
      return .plain("")
    }
    if isList { return .list(list(indent: line.indent, depth: depth + 1)) }
    if key(line.start, line.end) != nil {
      return .map(map(indent: line.indent, depth: depth + 1))
    }
    return value(line.start, parent: parent, isMember: false, depth: depth + 1)
  }

  private func isDash(_ line: Line) -> Bool {
    !line.isBlank && bytes[line.start] == UInt8(ascii: "-")
      && (line.start + 1 == line.end || Self.isSpace(bytes[line.start + 1]))
  }

  /// The name before a colon, where the name ends and where its value begins; `nil` if the text from
  /// `start` is no member.
  func key(_ start: Int, _ end: Int) -> (name: String, end: Int, value: Int)? {
    var i = start
    let first = bytes[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      i += 1
      while i < end, bytes[i] != first { i += 1 }
      i += 1
      guard i < end, isColon(i, end) else { return nil }
      return (String(decoding: bytes[(start + 1)..<(i - 1)], as: UTF8.self), i, i + 1)
    }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { return nil }
    while i < end, !isColon(i, end) {
      if isComment(i, from: start) { return nil }
      i += 1
    }
    guard i < end, i > start else { return nil }
    var last = i
    while last > start, Self.isSpace(bytes[last - 1]) { last -= 1 }
    return (String(decoding: bytes[start..<last], as: UTF8.self), last, i + 1)
  }

  private func isColon(_ i: Int, _ end: Int) -> Bool {
    bytes[i] == UInt8(ascii: ":") && (i + 1 >= end || Self.isSpace(bytes[i + 1]))
  }

  private func isComment(_ i: Int, from start: Int) -> Bool {
    bytes[i] == UInt8(ascii: "#") && i > start && Self.isSpace(bytes[i - 1])
  }

  /// The part of a line from an offset, without a comment.
  func uncommented(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
    var stop = start
    while stop < end, !isComment(stop, from: start) { stop += 1 }
    while stop > start, Self.isSpace(bytes[stop - 1]) { stop -= 1 }
    return bytes[start..<stop]
  }

  mutating func malformed(_ offset: Int, es: String, pt: String, en: String) {
    findings.add(
      Diagnostic(
        .metadataSyntax, file: source.name, range: SourceRange(offset, offset + 1),
        message: LocalizedText(es: es, pt: pt, en: en)))
  }

  private mutating func misplaced() {
    malformed(
      lines[at].start, es: "línea fuera de lugar; se esperaba 'nombre: valor'",
      pt: "linha fora de lugar; esperava-se 'nome: valor'",
      en: "line out of place; expected 'name: value'")
  }
}
