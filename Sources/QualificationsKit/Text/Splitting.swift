/// Splitting text at an ASCII byte, over bytes: splitting by `Character` costs ten times as much.
public enum Splitting {
  /// The non-empty parts of `text` between occurrences of `separator`.
  /// - Complexity: O(length).
  public static func parts(_ text: String, at separator: UInt8) -> [String] {
    var result: [String] = []
    var part: [UInt8] = []
    for byte in text.utf8 {
      if byte != separator {
        part.append(byte)
        continue
      }
      if !part.isEmpty { result.append(String(decoding: part, as: UTF8.self)) }
      part.removeAll(keepingCapacity: true)
    }
    if !part.isEmpty { result.append(String(decoding: part, as: UTF8.self)) }
    return result
  }
}
