/// A title read by the words of its language: what it begins with, its object and its condition.
struct TitleReading {
  /// The text as written.
  let text: String
  /// Its folded words.
  let words: [String]
  let language: LanguageWords
  /// The word at which the condition begins; the number of words if there is none.
  let conditionStart: Int

  init(_ text: String, _ language: LanguageWords) {
    self.text = text
    self.language = language
    words = Folding.words(text)
    var start = words.count
    for (position, word) in words.enumerated() where position > 0 && start == words.count {
      for phrase in language.conditions(beginningWith: word) {
        let end = position + phrase.count
        if end < words.count, words[position..<end].elementsEqual(phrase) { start = position }
      }
    }
    conditionStart = start
  }

  /// The first word, folded; empty for an empty title.
  var head: String { words.first ?? "" }
  /// The first word as written.
  var headText: String { String(text.prefix { $0 != " " && $0 != "," }) }
  var hasCondition: Bool { conditionStart < words.count }
  /// Whether the first word is some form of a verb.
  var beginsWithVerb: Bool { LanguageWords.forms.contains { begins(as: $0) } }

  /// Whether the title begins in a form. A participle before `de` is the action as a noun: `teñido
  /// de lana`.
  func begins(as form: String) -> Bool {
    if language.has(head, form: form) { return true }
    return form == "nominalised" && words.count > 1 && language.isListed(words[1], as: "link")
      && language.isResult(head)
  }

  /// Whether something is named that is acted upon: a word between the verb and the condition that
  /// is no article or adverb and no second verb.
  var hasObject: Bool {
    words[..<conditionStart].dropFirst().contains { word in
      !["filler", "joint", "link", "purpose"].contains { language.isListed(word, as: $0) }
        && !language.isListed(word, as: "infinitive")
    }
  }

  /// A folded word as the title spells it.
  private func spelled(_ word: String) -> String {
    var part: [UInt8] = []
    for byte in Array(text.utf8) + [UInt8(ascii: " ")] {
      if byte >= 0x80 || (97...122).contains(byte | 0x20) {
        part.append(byte)
        continue
      }
      let written = String(decoding: part, as: UTF8.self)
      if Folding.folded(written) == word { return written }
      part = []
    }
    return word
  }

  /// A second action beside the first, if the title names one.
  func secondAction(_ form: String) -> String? {
    for position in words.indices.dropFirst() where position + 1 < conditionStart {
      if language.isListed(words[position], as: "purpose") { return nil }
      guard language.isListed(words[position], as: "joint") else { continue }
      let next = words[position + 1]
      // Endings alone would take adjectives for verbs ("popular").
      let isAction =
        form == "nominalised" ? language.has(next, form: form) : language.isListed(next, as: form)
      guard isAction else { continue }
      if position == 1 || form == "infinitive" { return spelled(next) }
      let isLinked =
        position + 2 < words.count && language.isListed(words[position + 2], as: "link")
      if form == "nominalised", isLinked, !language.has(words[position - 1], form: form) {
        return spelled(next)
      }
    }
    return nil
  }
}
