/// The small grammar of national codes: literal text, `{d4}` digits, `{a3}` capital letters,
/// `{v2}` the digits of a version, `{isco08}` and `{isic4}` groups, `[…]` optional parts, at most
/// eight and not one in another.
public enum CodePattern {
  /// The part of a pattern that is malformed; `nil` if it is sound.
  public static func fault(in pattern: String) -> String? {
    var depth = 0
    var options = 0
    var rest = Array(pattern.unicodeScalars)[...]
    while let next = rest.first {
      switch next {
      case "[":
        depth += 1
        options += 1
        if depth > 1 || options > 8 { return "[" }
        rest = rest.dropFirst()
      case "]":
        depth -= 1
        if depth < 0 { return "]" }
        rest = rest.dropFirst()
      case "{":
        guard let end = rest.firstIndex(of: "}") else { return string(rest) }
        let name = string(rest[(rest.startIndex + 1)..<end])
        if !isGroupName(name), count(name) == nil { return "{\(name)}" }
        rest = rest[(end + 1)...]
      default:
        rest = rest.dropFirst()
      }
    }
    return depth == 0 ? nil : "["
  }

  /// A part of a code that the pattern names: `d4`, `v2`, `isco08`, and its text.
  public struct Part: Hashable, Sendable {
    /// The name in the pattern.
    public let name: String
    /// The text in the code.
    public let text: String
  }

  /// Whether a code has the shape of the pattern.
  /// - Parameter isGroup: whether the digits are a group of the named classification.
  /// - Complexity: O(2^options · length).
  public static func matches(
    _ code: String, _ pattern: String, isGroup: (_ classification: String, _ digits: String) -> Bool
  ) -> Bool {
    guard let parts = parts(of: code, by: pattern) else { return false }
    return parts.allSatisfy { !isGroupName($0.name) || isGroup($0.name, $0.text) }
  }

  /// The text of the part with that name in a code, by the first grammar of its system that has it.
  static func segment(
    _ name: String, of code: String, _ system: CertificationSystem?
  ) -> String? {
    for grammar in system?.codes ?? [] {
      let parts = parts(of: code, by: grammar.pattern) ?? []
      if let part = parts.first(where: { $0.name == name }) { return part.text }
    }
    return nil
  }

  /// Whether a part of the pattern is a version.
  public static func namesVersion(_ pattern: String) -> Bool {
    var isOpen = false
    for byte in pattern.utf8 {
      if isOpen, byte == UInt8(ascii: "v") { return true }
      isOpen = byte == UInt8(ascii: "{")
    }
    return false
  }

  /// The named parts of a code that has the shape of the pattern, whether or not its groups exist;
  /// `nil` if it has another shape.
  /// - Complexity: O(2^options · length).
  public static func parts(of code: String, by pattern: String) -> [Part]? {
    var spans: [(name: Range<Int>, text: Range<Int>)] = []
    let (code, pattern) = (Array(code.utf8), Array(pattern.utf8))
    guard match(code, 0, pattern, 0, &spans) else { return nil }
    return spans.map { span in
      Part(
        name: String(decoding: pattern[span.name], as: UTF8.self),
        text: String(decoding: code[span.text], as: UTF8.self))
    }
  }

  /// Whether what is left of a code has the shape of what is left of a pattern. An optional part is
  /// tried first, and passed over if that leads nowhere.
  private static func match(
    _ code: [UInt8], _ start: Int, _ pattern: [UInt8], _ first: Int,
    _ spans: inout [(name: Range<Int>, text: Range<Int>)]
  ) -> Bool {
    var (at, next) = (start, first)
    while next < pattern.count {
      switch pattern[next] {
      case UInt8(ascii: "["):
        guard let end = pattern[next...].firstIndex(of: UInt8(ascii: "]")) else { return false }
        let known = spans.count
        if match(code, at, pattern, next + 1, &spans) { return true }
        spans.removeLast(spans.count - known)
        next = end + 1
      case UInt8(ascii: "]"):
        next += 1
      case UInt8(ascii: "{"):
        guard let end = pattern[next...].firstIndex(of: UInt8(ascii: "}")) else { return false }
        let name = (next + 1)..<end
        guard let length = length(pattern[name]), at + length <= code.count else { return false }
        let letters: ClosedRange<UInt8> = pattern[next + 1] == UInt8(ascii: "a") ? 65...90 : 48...57
        for byte in code[at..<(at + length)] where !letters.contains(byte) { return false }
        spans.append((name, at..<(at + length)))
        (at, next) = (at + length, end + 1)
      default:
        guard at < code.count, code[at] == pattern[next] else { return false }
        (at, next) = (at + 1, next + 1)
      }
    }
    return at == code.count
  }

  private static func isGroupName(_ name: String) -> Bool { name == "isco08" || name == "isic4" }

  /// How many characters a named part has: a group four, the others as their name says; `nil` for a
  /// name that is none.
  private static func length(_ name: ArraySlice<UInt8>) -> Int? {
    let digits = name.dropFirst()
    if name.count <= 3, !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) {
      return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    return isGroupName(String(decoding: name, as: UTF8.self)) ? 4 : nil
  }

  /// The n of `dn`, `an` or `vn`, from 1 to 40.
  private static func count(_ name: String) -> Int? {
    guard let first = name.utf8.first, [100, 97, 118].contains(first) else { return nil }
    guard let n = Int(String(name.dropFirst())), (1...40).contains(n) else { return nil }
    return n
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
