/// Light stemming of folded words in Spanish, Portuguese and English, for comparing titles.
///
/// Plural, gender and the endings of verbs and of the nouns made from them fall: `instalar`,
/// `instalación`, `instalações` and `installing` all become `instal`. What is left is a key for
/// comparing, not a word.
public enum Stemming {
  /// The key of a folded word.
  /// - Complexity: O(length × endings).
  public static func key(_ word: String, _ language: Language) -> String {
    var bytes = Array(word.utf8)
    singularise(&bytes, language)
    for ending in endings(language) where bytes.count - ending.count >= 3 {
      if bytes.suffix(ending.count).elementsEqual(ending) {
        bytes.removeLast(ending.count)
        break
      }
    }
    return String(decoding: common(bytes), as: UTF8.self)
  }

  private static func endings(_ language: Language) -> [[UInt8]] {
    switch language {
    case .es: spanish
    case .pt: portuguese
    case .en: english
    }
  }

  private static func list(_ words: String) -> [[UInt8]] {
    Splitting.parts(words, at: UInt8(ascii: " ")).map { Array($0.utf8) }
  }

  // Longer endings stand first.
  private static let spanish = list(
    "amiento imiento icidad acion icion mente adora edora idora encia ancia iendo ante ente cion "
      + "sion idad ador edor idor adura able ible ando ista ado ada ido ida iva ivo ica ico ar er "
      + "ir al or o a e")
  private static let portuguese = list(
    "amento imento icidade acao icao mente adora edora idora encia ancia idade ante ente cao sao "
      + "ador edor idor adura avel ivel ando endo indo ista ado ada ido ida iva ivo ica ico ar er "
      + "ir al or o a e")
  private static let english = list(
    "isation ization ically ation ition ement ment ness able ible ance ence ance ion ing ity ive "
      + "ist ers ical ic al ed er or ly e y")

  private static func singularise(_ bytes: inout [UInt8], _ language: Language) {
    func ends(_ text: String) -> Bool {
      let ending = text.utf8
      return bytes.count > ending.count + 1 && bytes.suffix(ending.count).elementsEqual(ending)
    }
    func replace(_ count: Int, _ text: String) {
      bytes.removeLast(count)
      bytes += text.utf8
    }
    switch language {
    case .es:
      if ends("iones") || ends("ores") || ends("ales") || ends("ades") || ends("nes") {
        bytes.removeLast(2)
      } else if ends("ces") {
        replace(3, "z")
      } else if ends("s"), !ends("ss") {
        bytes.removeLast()
      }
    case .pt:
      if ends("coes") {
        replace(3, "ao")
      } else if ends("oes") {
        replace(3, "ao")
      } else if ends("ores") {
        bytes.removeLast(2)
      } else if ends("ais") {
        replace(2, "l")
      } else if ends("ns") {
        replace(2, "m")
      } else if ends("s"), !ends("ss") {
        bytes.removeLast()
      }
    case .en:
      if ends("ies") {
        replace(3, "y")
      } else if ends("sses") || ends("ches") || ends("shes") {
        bytes.removeLast(2)
      } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
        bytes.removeLast()
      }
    }
  }

  /// The spelling that the three languages have in common: `ph` as `f`, `qu` and `k` as `c`, `y` as
  /// `i`, no doubled letters, no `h` at the start.
  private static func common(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    func letter(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }
    while at < bytes.count {
      var byte = letter(0)
      var length = 1
      switch (byte, letter(1)) {
      case (UInt8(ascii: "p"), UInt8(ascii: "h")): (byte, length) = (UInt8(ascii: "f"), 2)
      case (UInt8(ascii: "t"), UInt8(ascii: "h")): length = 2
      case (UInt8(ascii: "q"), UInt8(ascii: "u")): (byte, length) = (UInt8(ascii: "c"), 2)
      case (UInt8(ascii: "k"), _), (UInt8(ascii: "z"), _): byte = UInt8(ascii: "c")
      case (UInt8(ascii: "y"), _): byte = UInt8(ascii: "i")
      default: break
      }
      at += length
      let isSilent = byte == UInt8(ascii: "h") && result.isEmpty
      if !isSilent, result.last != byte { result.append(byte) }
    }
    return result
  }
}
