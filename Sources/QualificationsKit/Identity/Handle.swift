/// Identifiers as the library writes them: `COUNTRY:code`, `COUNTRY:~slug`, `STANDARD#n`.
public enum Handle {
  /// The prefixes that are not countries.
  public static let regionalPrefixes = [
    "AP", "CAN", "CARICOM", "COMMONWEALTH", "EU", "LAC", "MERCOSUR", "MODEL", "OECS", "SICA",
    "UNESCO",
  ]

  /// The identifier of an official `code` under `prefix`: each run of spaces, colons and slashes
  /// becomes one hyphen.
  public static func identifier(prefix: String, code: String) -> String {
    let isWhole = code.utf8.allSatisfy { $0 != 32 && $0 != 58 && $0 != 47 }
    if isWhole { return prefix + ":" + code }
    var result = prefix + ":"
    var gap = false
    for scalar in code.unicodeScalars {
      if scalar == " " || scalar == ":" || scalar == "/" {
        gap = true
        continue
      }
      if gap { result += "-" }
      gap = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The part before the colon: a country or a regional prefix; `nil` without a colon.
  public static func prefix(of identifier: String) -> String? {
    var result = ""
    for scalar in identifier.unicodeScalars {
      if scalar == ":" { return result }
      result.unicodeScalars.append(scalar)
    }
    return nil
  }

  /// The part after the first colon; the whole text without one.
  public static func code(of identifier: String) -> String {
    var rest = identifier.unicodeScalars[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == ":" { return String(String.UnicodeScalarView(rest)) }
    }
    return identifier
  }

  /// Whether the identifier is a handle of this library, not an official code.
  public static func isOwn(_ identifier: String) -> Bool {
    let code = code(of: identifier).utf8
    return code.first == UInt8(ascii: "~") || identifier.utf8.contains(UInt8(ascii: "#"))
  }
}
