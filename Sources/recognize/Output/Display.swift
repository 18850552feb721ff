/// Text as a terminal shows it: what it measures, where it may be broken, what must be escaped.
enum Display {
  /// The text with control characters and invisible direction marks written out as `\u{1B}`, so that
  /// data cannot drive a terminal.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isHostile($0.value) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHostile(scalar.value) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isHostile(_ value: UInt32) -> Bool {
    switch value {
    case 0..<32, 127..<160, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The number of columns that a text takes.
  static func width(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: break
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
        0x1F300...0x1FAFF:
        width += 2
      default: width += 1
      }
    }
    return width
  }

  /// The text with spaces after it up to `columns`.
  static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  /// The text in lines of at most `columns`, broken at spaces; a longer word stands alone, whole.
  static func wrapped(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in text.split(separator: " ") {
      let size = width(String(word))
      if !line.isEmpty, length + 1 + size > columns {
        lines.append(line)
        (line, length) = ("", 0)
      }
      if !line.isEmpty {
        line += " "
        length += 1
      }
      line += word
      length += size
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The columns of the longest word, with the spaces before the first one.
  static func longestWord(_ text: String) -> Int {
    let margin = text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    return margin + (text.split(separator: " ").map { width(String($0)) }.max() ?? 0)
  }

  /// The text in lines of at most `columns`, each with the spaces that stand before the first.
  static func wrappedCell(_ text: String, to columns: Int) -> [String] {
    let margin = text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    if margin == 0 { return wrapped(text, to: columns) }
    let space = String(repeating: " ", count: margin)
    return wrapped(text, to: columns - margin).map { space + $0 }
  }
}
