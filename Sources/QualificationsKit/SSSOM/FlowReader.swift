/// Reads YAML in flow style, and texts in quotes, from the bytes of a value.
struct FlowReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skip() {
    while at < bytes.count, MetadataReader.isSpace(bytes[at]) || bytes[at] == 10 { at += 1 }
  }

  /// Whether nothing but white space and a comment is left.
  mutating func isAtEnd() -> Bool {
    let end = at
    skip()
    return at == bytes.count || (bytes[at] == UInt8(ascii: "#") && at > end)
  }

  /// A value; `nil` if it is not well formed.
  mutating func value(_ depth: Int) -> MetadataValue? {
    skip()
    guard at < bytes.count, depth < MetadataReader.depthLimit else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "{"): return map(depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted()
    default: return .plain(plain())
    }
  }

  private mutating func list(_ depth: Int) -> MetadataValue? {
    at += 1
    var items: [MetadataValue] = []
    while true {
      skip()
      guard at < bytes.count else { return nil }
      if take(UInt8(ascii: "]")) { return .list(items) }
      guard let item = value(depth + 1) else { return nil }
      items.append(item)
      skip()
      if !take(UInt8(ascii: ",")), at >= bytes.count || bytes[at] != UInt8(ascii: "]") {
        return nil
      }
    }
  }

  private mutating func map(_ depth: Int) -> MetadataValue? {
    at += 1
    var entries: [MetadataEntry] = []
    while true {
      skip()
      guard at < bytes.count else { return nil }
      if take(UInt8(ascii: "}")) { return .map(entries) }
      guard let name = value(depth + 1)?.text else { return nil }
      skip()
      guard take(UInt8(ascii: ":")), let item = value(depth + 1) else { return nil }
      entries.append(MetadataEntry(name, item))
      skip()
      if !take(UInt8(ascii: ",")), at >= bytes.count || bytes[at] != UInt8(ascii: "}") {
        return nil
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func plain() -> String {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        break
      }
      let isLast = at + 1 >= bytes.count
      if byte == UInt8(ascii: ":"), isLast || MetadataReader.isSpace(bytes[at + 1]) { break }
      at += 1
    }
    var end = at
    while end > start, MetadataReader.isSpace(bytes[end - 1]) || bytes[end - 1] == 10 { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A text in single or double quotes; `nil` if they are not closed.
  mutating func quoted() -> MetadataValue? {
    let quote = bytes[at]
    let isDouble = quote == UInt8(ascii: "\"")
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == quote {
        if isDouble || at >= bytes.count || bytes[at] != quote {
          return .text(String(decoding: text, as: UTF8.self), isQuoted: true)
        }
        at += 1
        text.append(quote)
      } else if byte == 10 {
        foldBreaks(&text)
      } else if isDouble, byte == UInt8(ascii: "\\") {
        escape(&text)
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func foldBreaks(_ text: inout [UInt8]) {
    var breaks = 1
    while let last = text.last, MetadataReader.isSpace(last) { text.removeLast() }
    while at < bytes.count, bytes[at] == 10 || MetadataReader.isSpace(bytes[at]) {
      if bytes[at] == 10 { breaks += 1 }
      at += 1
    }
    MetadataReader.fold(&text, breaks)
  }

  /// The escapes of YAML 1.2, section 5.7.
  private mutating func escape(_ text: inout [UInt8]) {
    guard at < bytes.count else { return }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "0"): text.append(0)
    case UInt8(ascii: "a"): text.append(7)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "t"), 9: text.append(9)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "v"): text.append(11)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "e"): text.append(27)
    case UInt8(ascii: "N"): text += Array("\u{85}".utf8)
    case UInt8(ascii: "_"): text += Array("\u{A0}".utf8)
    case UInt8(ascii: "L"): text += Array("\u{2028}".utf8)
    case UInt8(ascii: "P"): text += Array("\u{2029}".utf8)
    case UInt8(ascii: "x"): scalar(2, &text)
    case UInt8(ascii: "u"): scalar(4, &text)
    case UInt8(ascii: "U"): scalar(8, &text)
    case 10:
      while at < bytes.count, MetadataReader.isSpace(bytes[at]) { at += 1 }
    default: text.append(byte)
    }
  }

  private mutating func scalar(_ digits: Int, _ text: inout [UInt8]) {
    let end = min(at + digits, bytes.count)
    let value = UInt32(String(decoding: bytes[at..<end], as: UTF8.self), radix: 16)
    at = end
    let scalar = value.flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
    text += Array(String(Character(scalar)).utf8)
  }
}
