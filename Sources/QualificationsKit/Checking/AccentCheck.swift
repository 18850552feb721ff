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
      guard let text = entry.title[language] else { continue }
      for word in Self.words(text) {
        let lower = Self.lowered(word)
        let folded = Folding.folded(lower)
        if folded.utf8.elementsEqual(lower.utf8) {
          plain.insert(folded)
        } else if let known = accented[folded] {
          if known != lower { accented[folded] = "" }
        } else {
          accented[folded] = lower
        }
      }
    }
    for entry in library.wording where entry.language == language {
      let lower = Self.lowered(entry.word)
      let folded = Folding.folded(lower)
      if lower.utf8.first == UInt8(ascii: "-") || lower.utf8.contains(UInt8(ascii: " ")) {
        continue
      }
      if folded.utf8.elementsEqual(lower.utf8) {
        plain.insert(folded)
      } else if let known = accented[folded] {
        if known != lower { accented[folded] = "" }
      } else {
        accented[folded] = lower
      }
    }
  }

  /// The text with its accents; `nil` if nothing is missing.
  func restored(_ text: String) -> String? {
    var result: [UInt8] = []
    var word: [UInt8] = []
    var isChanged = false
    func flush(_ result: inout [UInt8], _ isChanged: inout Bool) {
      let isPlain = word.allSatisfy { (97...122).contains($0 | 0x20) }
      if isPlain, word.count > 3 {
        let folded = String(decoding: word.map { $0 | 0x20 }, as: UTF8.self)
        if let form = accented[folded], !form.isEmpty, !plain.contains(folded) {
          isChanged = true
          result += Self.cased(Array(form.utf8), like: word)
          return
        }
      }
      result += word
    }
    for byte in text.utf8 {
      if (97...122).contains(byte | 0x20) || byte >= 0x80 {
        word.append(byte)
      } else {
        flush(&result, &isChanged)
        word = []
        result.append(byte)
      }
    }
    flush(&result, &isChanged)
    return isChanged ? String(decoding: result, as: UTF8.self) : nil
  }

  /// The form in capitals, or with a capital first letter, as the word that it restores.
  private static func cased(_ form: [UInt8], like word: [UInt8]) -> [UInt8] {
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

  /// The words of a text in lower case, accents kept.
  private static func words(_ text: String) -> [String] {
    var result: [String] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      if (97...122).contains(byte | 0x20) || byte >= 0x80 {
        word.append(byte)
      } else if !word.isEmpty {
        result.append(String(decoding: word, as: UTF8.self))
        word = []
      }
    }
    if !word.isEmpty { result.append(String(decoding: word, as: UTF8.self)) }
    return result
  }

  /// Lower case of ASCII and of the accented capitals of Latin-1.
  private static func lowered(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isUpper = (65...90).contains(value) || ((0xC0...0xDE).contains(value) && value != 0xD7)
      scalars.append(isUpper ? Unicode.Scalar(value + 32) ?? scalar : scalar)
    }
    return String(scalars)
  }
}
