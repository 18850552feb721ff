import QualificationsKit

/// What a value looks like, said without quoting it: it may be somebody's name or number.
enum CellShape {
  /// "12 letters", "8 digits", "3 words", "10 characters".
  static func described(_ text: String) -> LocalizedText {
    var letters = 0
    var digits = 0
    var spaces = 0
    var others = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case " ", "\n", "\r", "\t": spaces += 1
      default: if scalar.properties.isAlphabetic { letters += 1 } else { others += 1 }
      }
    }
    let count = letters + digits + spaces + others
    if count == 0 { return LocalizedText(es: "nada", pt: "nada", en: "nothing") }
    if count == letters {
      return counted(count, ("letra", "letras"), ("letra", "letras"), ("letter", "letters"))
    }
    if count == digits {
      return counted(
        count, ("cifra", "cifras"), ("algarismo", "algarismos"), ("digit", "digits"))
    }
    if count == letters + spaces {
      let words = Splitting.parts(text, at: 32).count
      return counted(
        words, ("palabra", "palabras"), ("palavra", "palavras"), ("word", "words"))
    }
    return counted(
      count, ("carácter", "caracteres"), ("caractere", "caracteres"), ("character", "characters"))
  }

  private static func counted(
    _ count: Int, _ es: (String, String), _ pt: (String, String), _ en: (String, String)
  ) -> LocalizedText {
    LocalizedText(
      es: "\(count) \(count == 1 ? es.0 : es.1)", pt: "\(count) \(count == 1 ? pt.0 : pt.1)",
      en: "\(count) \(count == 1 ? en.0 : en.1)")
  }

  /// Whether an identifier looks like the number of a person's document: 7 to 11 digits, with a
  /// check digit or letter or without, or the 18 signs of a CURP.
  static func looksPersonal(_ id: String) -> Bool {
    let signs = id.utf8.filter { $0 != 46 && $0 != 45 && $0 != 32 }
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
    if (7...12).contains(signs.count), signs.dropLast().allSatisfy(isDigit),
      let last = signs.last, isDigit(last) || last & 0xDF == UInt8(ascii: "K")
    {
      return true
    }
    return signs.count == 18 && signs[..<4].allSatisfy(isLetter)
      && signs[4..<10].allSatisfy(isDigit) && signs[10..<16].allSatisfy(isLetter)
  }

  /// Whether it is an identifier as this library writes them, `CL:~centre-1`: a prefix of capitals,
  /// a colon, and letters, digits and few signs.
  static func isIdentifier(_ text: String) -> Bool {
    guard text.utf8.count <= 80, let prefix = Handle.prefix(of: text) else { return false }
    let code = Handle.code(of: text).utf8
    let isPrefix =
      (2...12).contains(prefix.utf8.count)
      && prefix.utf8.allSatisfy { (65...90).contains($0) || $0 == UInt8(ascii: "-") }
    return isPrefix && !code.isEmpty
      && code.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0 & 0xDF)
          || "-._~#".utf8.contains($0)
      }
  }

  /// Whether it is the place of a component, `#12`.
  static func isPosition(_ text: String) -> Bool {
    (2...4).contains(text.utf8.count) && text.utf8.first == UInt8(ascii: "#")
      && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
  }

  /// Whether it is a word of the rules, `self-employed`: small letters, digits and hyphens.
  static func isWord(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count) && text.utf8.first.map { (97...122).contains($0) } ?? false
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}
