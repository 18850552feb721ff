/// Just enough of Swift's lexical structure to ask what a source names and says.
public struct SwiftScan: Sendable {
  /// The code with comments and the insides of string literals as spaces, line by line as it was.
  public let code: String
  /// The string literals: the line they begin at, what stands before them, and their text;
  /// interpolations are left out.
  public let literals: [(line: Int, offset: Int, text: String)]

  /// Scans a source.
  /// - Complexity: O(bytes).
  public init(_ source: String) {
    var scan = Lexer(bytes: Array(source.utf8))
    scan.run()
    code = String(decoding: scan.code, as: UTF8.self)
    literals = scan.literals
  }

  /// The identifiers of the code.
  public var identifiers: Set<String> {
    var result: Set<String> = []
    for word in code.utf8.split(whereSeparator: { !Self.isWord($0) }) {
      if let first = word.first, !(48...57).contains(first) {
        result.insert(String(decoding: Array(word), as: UTF8.self))
      }
    }
    return result
  }

  /// The types declared at the left margin.
  public var declaredTypes: Set<String> {
    var result: Set<String> = []
    for line in code.split(separator: "\n") where !line.hasPrefix(" ") {
      let words = line.utf8.split(whereSeparator: { !Self.isWord($0) })
        .map { String(decoding: Array($0), as: UTF8.self) }
      for (at, word) in words.enumerated() where at + 1 < words.count {
        if word == "extension" { break }
        if ["struct", "enum", "class", "actor", "protocol", "typealias"].contains(word) {
          result.insert(words[at + 1])
          break
        }
      }
    }
    return result
  }

  /// Whether a byte belongs to an identifier.
  public static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
      || byte >= 0x80
  }
}

/// Walks over the bytes of a source.
private struct Lexer {
  let bytes: [UInt8]
  var code: [UInt8] = []
  var literals: [(line: Int, offset: Int, text: String)] = []
  private var at = 0
  private var line = 1

  init(bytes: [UInt8]) {
    self.bytes = bytes
    code.reserveCapacity(bytes.count)
  }

  mutating func run() {
    while at < bytes.count { step() }
  }

  private func next(_ text: StaticString, _ offset: Int = 0) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard at + offset + wanted.count <= bytes.count else { return false }
    for (index, byte) in wanted.enumerated() where bytes[at + offset + index] != byte {
      return false
    }
    return true
  }

  /// Takes bytes, as they are or as spaces.
  private mutating func take(_ count: Int, isCode: Bool) {
    for _ in 0..<min(count, bytes.count - at) {
      let byte = bytes[at]
      code.append(isCode || byte == 10 ? byte : 32)
      if byte == 10 { line += 1 }
      at += 1
    }
  }

  private mutating func step() {
    if next("//") {
      while at < bytes.count, bytes[at] != 10 { take(1, isCode: false) }
    } else if next("/*") {
      while at < bytes.count, !next("*/") { take(1, isCode: false) }
      take(2, isCode: false)
    } else if next("\"") || next("#\"") {
      string()
    } else {
      take(1, isCode: true)
    }
  }

  private mutating func string() {
    let (start, first) = (line, at)
    let isRaw = next("#")
    if isRaw { take(1, isCode: false) }
    let isLong = next("\"\"\"")
    take(isLong ? 3 : 1, isCode: true)
    var text: [UInt8] = []
    while at < bytes.count {
      if isLong ? next("\"\"\"") : next("\"") {
        take(isLong ? 3 : 1, isCode: true)
        if isRaw { take(1, isCode: false) }
        break
      }
      if !isRaw, next("\\(") {
        take(2, isCode: false)
        interpolation()
      } else if !isRaw, next("\\") {
        text.append(bytes[at])
        if at + 1 < bytes.count { text.append(bytes[at + 1]) }
        take(2, isCode: false)
      } else {
        text.append(bytes[at])
        take(1, isCode: false)
      }
    }
    literals.append((start, first, String(decoding: text, as: UTF8.self)))
  }

  /// The code of an interpolation is code.
  private mutating func interpolation() {
    var depth = 1
    while at < bytes.count, depth > 0 {
      if next("(") { depth += 1 }
      if next(")") { depth -= 1 }
      if depth == 0 { take(1, isCode: false) } else { step() }
    }
  }
}
