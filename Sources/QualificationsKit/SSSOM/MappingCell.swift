/// Lists inside a cell: values are separated by `|`; `\|` and `\\` stand for the signs themselves.
public enum MappingCell {
  private static let bar = UInt8(ascii: "|")
  private static let slash = UInt8(ascii: "\\")

  /// The values of a cell.
  /// - Complexity: O(length).
  public static func values(_ cell: String) -> [String] {
    if cell.isEmpty { return [] }
    let bytes = Array(cell.utf8)
    var values: [String] = []
    var value: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == slash, at < bytes.count, bytes[at] == bar || bytes[at] == slash {
        value.append(bytes[at])
        at += 1
      } else if byte == bar {
        values.append(String(decoding: value, as: UTF8.self))
        value = []
      } else {
        value.append(byte)
      }
    }
    return values + [String(decoding: value, as: UTF8.self)]
  }

  /// The cell of several values.
  /// - Complexity: O(length).
  public static func joined(_ values: [String]) -> String {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(bar) }
      for byte in value.utf8 {
        if byte == bar || byte == slash { bytes.append(slash) }
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
