/// What a record says of its approval: in its field `governance`, or, where it has none, in the
/// sentences of its notes.
struct StatedApproval {
  let governance: Governance
  /// The language of the notes that say it; `nil` where the field does.
  private let notes: Language?

  /// The approval that a draft states in either way, or any record in the field; `nil` for none.
  init?(_ item: Standard, isDraft: Bool, _ words: [Language: LanguageWords]) {
    if let governance = item.governance {
      (self.governance, notes) = (governance, nil)
      return
    }
    guard isDraft else { return nil }
    for language in Language.allCases {
      guard let text = item.notes[language], let words = words[language],
        let found = Self.read(text, words)
      else { continue }
      (governance, notes) = (found, language)
      return
    }
    return nil
  }

  /// The approvals, each said once: notes say of all sides together when they approved.
  var approvals: ArraySlice<Approval> {
    notes == nil ? governance.approvals[...] : governance.approvals.prefix(1)
  }

  /// The place of a part of it: the notes, where they say it.
  func field(_ steps: FieldStep...) -> FieldPath {
    if let notes { return ["notes", .key(notes.rawValue)] }
    return ["governance"] + steps
  }

  /// Reads sentences: one that approves, with its sides and its date, and one of a consultation, with
  /// its first and last day.
  private static func read(_ text: String, _ words: LanguageWords) -> Governance? {
    var approvals: [Approval] = []
    var consultation: Consultation?
    for sentence in sentences(text) {
      let found = Set(Folding.words(sentence).compactMap { words.approval[$0] })
      let dates = dates(sentence)
      if found.contains("consultation") {
        consultation = Consultation(from: dates.first, to: dates.dropFirst().first)
      } else if found.contains("approval") {
        let isWhole = found.contains("tripartite")
        for side in StandardReader.sides where isWhole || found.contains(side) {
          approvals.append(Approval(side: side, name: sentence, date: dates.first))
        }
      }
    }
    if approvals.isEmpty, consultation == nil { return nil }
    return Governance(approvals: approvals, consultation: consultation)
  }

  /// The text cut at each full stop that a space or the end follows.
  private static func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var result: [String] = []
    var start = 0
    for at in bytes.indices where bytes[at] == UInt8(ascii: ".") {
      guard at + 1 == bytes.count || bytes[at + 1] == UInt8(ascii: " ") else { continue }
      result.append(String(decoding: bytes[start..<at], as: UTF8.self))
      start = at + 1
    }
    if start < bytes.count { result.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return result
  }

  /// The days written as `2026-07-22`, in order.
  private static func dates(_ sentence: String) -> [PartialDate] {
    Splitting.parts(sentence, at: UInt8(ascii: " ")).compactMap { word in
      let bytes = Array(word.utf8)
      let end = bytes.lastIndex { (48...57).contains($0) }.map { $0 + 1 } ?? 0
      let start = bytes.firstIndex { (48...57).contains($0) } ?? 0
      guard end - start == 10 else { return nil }
      return PartialDate(String(decoding: bytes[start..<end], as: UTF8.self))
    }
  }
}
