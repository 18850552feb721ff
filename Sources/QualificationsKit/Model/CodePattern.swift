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
        if name != "isco08", name != "isic4", count(name) == nil { return "{\(name)}" }
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
    match(scalars(code), scalars(pattern), isGroup) != nil
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
    match(scalars(code), scalars(pattern)) { _, _ in true }
  }

  private static func match(
    _ code: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>,
    _ isGroup: (String, String) -> Bool
  ) -> [Part]? {
    var code = code
    var pattern = pattern
    var parts: [Part] = []
    while let next = pattern.first {
      switch next {
      case "[":
        guard let end = pattern.firstIndex(of: "]") else { return nil }
        let inside = pattern[(pattern.startIndex + 1)..<end]
        let after = pattern[(end + 1)...]
        return (match(code, inside + after, isGroup) ?? match(code, after, isGroup)).map {
          parts + $0
        }
      case "{":
        guard let end = pattern.firstIndex(of: "}") else { return nil }
        let name = string(pattern[(pattern.startIndex + 1)..<end])
        let length = name == "isco08" || name == "isic4" ? 4 : count(name) ?? 0
        let part = code.prefix(length)
        guard part.count == length else { return nil }
        let isLetter = name.utf8.first == UInt8(ascii: "a")
        for scalar in part {
          if isLetter ? !("A"..."Z").contains(scalar) : !("0"..."9").contains(scalar) {
            return nil
          }
        }
        let text = string(part)
        if name == "isco08" || name == "isic4", !isGroup(name, text) { return nil }
        parts.append(Part(name: name, text: text))
        code = code.dropFirst(length)
        pattern = pattern[(end + 1)...]
      default:
        guard code.first == next else { return nil }
        code = code.dropFirst()
        pattern = pattern.dropFirst()
      }
    }
    return code.isEmpty ? parts : nil
  }

  private static func scalars(_ text: String) -> ArraySlice<Unicode.Scalar> {
    Array(text.unicodeScalars)[...]
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
