extension MetadataReader {
  /// A scalar without quotes, over as many lines as are further in.
  mutating func plainText(_ start: Int, parent: Int) -> String {
    var text = Array(uncommented(start, lines[at].end))
    checkPlain(start, text)
    at += 1
    var breaks = 1
    while at < lines.count {
      let line = lines[at]
      if line.isBlank {
        breaks += 1
        at += 1
        continue
      }
      guard line.indent > parent, bytes[line.start] != UInt8(ascii: "#") else { break }
      let more = Array(uncommented(line.start, line.end))
      checkPlain(line.start, more)
      Self.fold(&text, breaks)
      text += more
      breaks = 1
      at += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A colon with a space behind it would begin a value.
  private mutating func checkPlain(_ start: Int, _ text: [UInt8]) {
    for i in text.indices where text[i] == UInt8(ascii: ":") {
      guard i + 1 == text.count || Self.isSpace(text[i + 1]) else { continue }
      malformed(
        start + i,
        es: "dos puntos y espacio dentro de un texto sin comillas; se esperaban comillas",
        pt: "dois-pontos e espaço dentro de um texto sem aspas; esperavam-se aspas",
        en: "colon and space inside a text without quotes; expected quotes")
      return
    }
  }

  /// What line breaks inside a flowing text stand for: one is a space, n are n − 1 breaks.
  static func fold(_ text: inout [UInt8], _ breaks: Int) {
    if breaks == 1 {
      text.append(32)
    } else {
      text.append(contentsOf: [UInt8](repeating: 10, count: breaks - 1))
    }
  }

  /// A literal or folded text after `|` or `>`.
  mutating func blockText(_ start: Int, parent: Int) -> String {
    let isFolded = bytes[start] == UInt8(ascii: ">")
    var keeps: UInt8 = 0
    var wanted: Int?
    for byte in uncommented(start + 1, lines[at].end) {
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { keeps = byte }
      if (49...57).contains(byte) { wanted = max(parent, 0) + Int(byte - 48) }
    }
    at += 1
    var rows: [ArraySlice<UInt8>] = []
    while at < lines.count {
      let line = lines[at]
      if line.isBlank {
        rows.append([])
      } else {
        guard line.indent > parent, line.indent >= wanted ?? 0 else { break }
        let indent = wanted ?? line.indent
        wanted = indent
        rows.append(bytes[(line.begin + indent)..<line.end])
      }
      at += 1
    }
    var trailing = 0
    while let last = rows.last, last.isEmpty {
      rows.removeLast()
      trailing += 1
    }
    var text = isFolded ? Self.folded(rows) : Self.joined(rows)
    if keeps != UInt8(ascii: "-"), !rows.isEmpty { text.append(10) }
    if keeps == UInt8(ascii: "+") { text += [UInt8](repeating: 10, count: trailing) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func joined(_ rows: [ArraySlice<UInt8>]) -> [UInt8] {
    var text: [UInt8] = []
    for (index, row) in rows.enumerated() {
      if index > 0 { text.append(10) }
      text += row
    }
    return text
  }

  private static func folded(_ rows: [ArraySlice<UInt8>]) -> [UInt8] {
    var text: [UInt8] = []
    var breaks = 0
    for row in rows {
      if row.isEmpty {
        breaks += 1
        continue
      }
      if !text.isEmpty { fold(&text, breaks + 1) }
      text += row
      breaks = 0
    }
    return text
  }

  /// A text in quotes, or a list or map in brackets.
  mutating func flow(_ start: Int, parent: Int) -> MetadataValue {
    var text = Array(bytes[start..<lines[at].end])
    let isQuoted = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
    at += 1
    while at < lines.count, lines[at].isBlank || lines[at].indent > parent {
      text.append(10)
      text += lines[at].isBlank ? [] : bytes[lines[at].start..<lines[at].end]
      at += 1
    }
    var reader = FlowReader(text)
    let value = isQuoted ? reader.quoted() : reader.value(0)
    guard let value, reader.isAtEnd() else {
      malformed(
        start, es: "texto entre comillas o lista entre corchetes sin cerrar, o con algo detrás",
        pt: "texto entre aspas ou lista entre colchetes sem fechar, ou com algo depois",
        en: "quoted text or bracketed list that is not closed, or is followed by something")
      return value ?? .plain("")
    }
    return value
  }
}
