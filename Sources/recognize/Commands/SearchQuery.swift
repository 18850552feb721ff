import QualificationsKit

/// A text folded to words of ASCII letters and digits, as bytes: what searching compares.
struct FoldedText {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(Folding.folded(text).utf8) }

  /// Gives each word's first byte and the byte after its last.
  func forEachWord(_ body: (_ start: Int, _ end: Int) -> Void) {
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
      body(start, index)
      start = index + 1
    }
    if start < bytes.count { body(start, bytes.count) }
  }

  /// Whether one of the words is that.
  func hasWord(_ word: [UInt8]) -> Bool {
    var found = false
    forEachWord { start, end in
      if !found, end - start == word.count { found = bytes[start..<end].elementsEqual(word) }
    }
    return found
  }

  /// A number that equal words share.
  static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}

/// The words that are searched for, folded; words such as `de` do not count beside others.
struct SearchQuery {
  let words: [String]
  /// The query as it may be part of a code.
  let code: String
  private let whole: [UInt8]
  private let wanted: [[UInt8]]

  private static let small: Set<String> = [
    "a", "al", "and", "com", "con", "da", "das", "de", "del", "do", "dos", "e", "el", "em", "en",
    "for", "in", "la", "las", "los", "no", "na", "o", "of", "os", "para", "por", "the", "to", "y",
  ]

  /// `nil` if there is nothing to search for.
  init?(_ text: String) {
    let all = Folding.words(text)
    let large = all.filter { !Self.small.contains($0) }
    words = large.isEmpty ? all : large
    code = Resolution.codeForm(text)
    whole = Array(all.joined(separator: " ").utf8)
    wanted = words.map { Array($0.utf8) }
    if words.isEmpty { return nil }
  }

  /// How well a text matches; lower is better, `nil` is not at all.
  func rank(_ text: FoldedText) -> Int? {
    if text.bytes == whole { return 0 }
    var worst = 1
    for word in wanted {
      guard let rank = Self.rank(word, text) else { return nil }
      worst = max(worst, rank)
    }
    return worst
  }

  /// Whole word, beginning of a word, a word that differs in its ending.
  private static func rank(_ word: [UInt8], _ text: FoldedText) -> Int? {
    var best: Int?
    text.forEachWord { start, end in
      guard best != 1, text.bytes[start] == word[0] else { return }
      let length = end - start
      if length >= word.count {
        guard text.bytes[start..<start + word.count].elementsEqual(word) else { return }
        best = length == word.count ? 1 : min(best ?? 2, 2)
      } else if best == nil, length > 3, word.count - length <= 2,
        word[..<length].elementsEqual(text.bytes[start..<end])
      {
        best = 3
      }
    }
    return best
  }
}
