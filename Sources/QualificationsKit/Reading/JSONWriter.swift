/// Writes JSON: compact members, two-space indentation for objects and arrays that ask for it,
/// keys in the order given. The same calls always give the same bytes.
public struct JSONWriter: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []
  private var isFirst = [true]
  private var afterKey = false
  private let isPretty: Bool

  /// Begins an empty text; `isPretty` puts each member on a line of its own.
  public init(isPretty: Bool = true) {
    self.isPretty = isPretty
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    if isFirst[isFirst.count - 1] {
      isFirst[isFirst.count - 1] = false
    } else {
      bytes.append(UInt8(ascii: ","))
    }
    newLine(isFirst.count - 1)
  }

  private mutating func newLine(_ depth: Int) {
    guard isPretty, depth > 0 else { return }
    bytes.append(10)
    for _ in 0..<depth * 2 { bytes.append(32) }
  }

  /// Writes the key of the next value.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(32) }
    afterKey = true
  }

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  private mutating func container(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void)
  {
    separate()
    bytes.append(open)
    isFirst.append(true)
    body(&self)
    let isEmpty = isFirst.removeLast()
    if !isEmpty { newLine(isFirst.count - 1) }
    bytes.append(close)
  }

  /// Writes a string.
  public mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  /// Writes a string, or `null`.
  public mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) {
    separate()
    bytes.append(contentsOf: Array("\(value)".utf8))
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: Array((value ? "true" : "false").utf8))
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: Array("null".utf8))
  }

  /// Writes a member that is a string or `null`.
  public mutating func member(_ name: String, _ text: String?) {
    key(name)
    string(text)
  }

  /// Writes a member that is an array of strings.
  public mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array { writer in
      for text in texts { writer.string(text) }
    }
  }

  private mutating func quote(_ text: String) {
    JSONText.append(text, to: &bytes)
  }
}
