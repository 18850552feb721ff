/// Titles without accents, which the words of the library's classifications have.
///
/// A word is restored only when exactly one accented form of it is known and the plain form is
/// nobody's.
enum AccentCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    var dictionaries: [Language: AccentWords] = [:]
    for language in [Language.es, .pt] {
      dictionaries[language] = AccentWords(of: list.library, language)
    }
    for title in titles {
      guard let words = dictionaries[title.language],
        let restored = words.restored(title.reading.text)
      else { continue }
      let text = title.reading.text
      list.add(
        .accentsMissing, title.place, title.id,
        LocalizedText(
          es: "'\(text)' sin tildes; se esperaba la grafía de las clasificaciones oficiales, "
            + "con la hallada en 'asFound'",
          pt: "'\(text)' sem acentos; esperava-se a grafia das classificações oficiais, "
            + "com a encontrada em 'asFound'",
          en: "'\(text)' without accents; expected the spelling of official classifications, "
            + "with the one found in 'asFound'"),
        at: title.field, fix: restored)
    }
  }
}

/// The accented forms of words, from the titles of classifications.
struct AccentWords {
  /// The only accented form of a plain word; empty where there are several.
  private var accented: [String: String] = [:]
  /// Plain words that are words themselves.
  private var plain: Set<String> = []

  init(of library: Library, _ language: Language) {
    for entry in library.classifications {
      if let text = entry.title[language] { add(text) }
    }
    for entry in library.wording where entry.language == language {
      if entry.word.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == 32 }) { continue }
      add(entry.word)
    }
  }

  private mutating func add(_ text: String) {
    let bytes = Self.lowered(text)
    for range in Self.words(bytes) {
      let word = String(decoding: bytes[range], as: UTF8.self)
      if bytes[range].allSatisfy({ $0 < 0x80 }) {
        plain.insert(word)
        continue
      }
      let folded = Folding.folded(word)
      if let known = accented[folded] {
        if known != word { accented[folded] = "" }
      } else {
        accented[folded] = word
      }
    }
  }

  /// The text with its accents; `nil` if nothing is missing.
  func restored(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    for range in Self.words(bytes) where range.count > 3 {
      guard let form = form(of: bytes[range]) else { continue }
      result += bytes[copied..<range.lowerBound]
      result += Self.cased(Array(form.utf8), like: bytes[range])
      copied = range.upperBound
    }
    if copied == 0 { return nil }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// The accented form of a plain word that is no word itself.
  private func form(of word: ArraySlice<UInt8>) -> String? {
    guard word.allSatisfy({ $0 < 0x80 }) else { return nil }
    let folded = String(decoding: word.map { $0 | 0x20 }, as: UTF8.self)
    guard let form = accented[folded], !form.isEmpty, !plain.contains(folded) else { return nil }
    return form
  }

  /// The form in capitals, or with a capital first letter, as the word that it restores.
  private static func cased(_ form: [UInt8], like word: ArraySlice<UInt8>) -> [UInt8] {
    let capitals = word.count { $0 < 97 }
    guard capitals > 0 else { return form }
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: form, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      let isLower = (97...122).contains(value) || ((0xE0...0xFE).contains(value) && value != 0xF7)
      let isMeant = capitals == word.count || scalars.isEmpty
      scalars.append(isLower && isMeant ? Unicode.Scalar(value - 32) ?? scalar : scalar)
    }
    return Array(String(scalars).utf8)
  }

  /// The places of the words of a text.
  private static func words(_ bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for at in 0...bytes.count {
      if at < bytes.count, bytes[at] >= 0x80 || (97...122).contains(bytes[at] | 0x20) { continue }
      if at > start { result.append(start..<at) }
      start = at + 1
    }
    return result
  }

  /// Lower case of ASCII and of the accented capitals of Latin-1, which in UTF-8 stand 32 before
  /// their small letters too.
  private static func lowered(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    var before: UInt8 = 0
    for at in bytes.indices {
      let byte = bytes[at]
      let isCapital =
        (65...90).contains(byte)
        || (before == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97)
      if isCapital { bytes[at] = byte + 32 }
      before = byte
    }
    return bytes
  }
}
