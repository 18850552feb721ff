/// The words of one language that titles are made of, as the data has them (`*.wording.tsv`).
struct LanguageWords {
  /// A form that a title may begin with.
  static let forms = ["infinitive", "nominalised", "imperative"]

  /// What each folded word is used as.
  private var uses: [String: [String]] = [:]
  /// The verb of a folded form, by the use of the form.
  private var verbs: [String: String] = [:]
  /// How a folded form is spelled.
  private var spelling: [String: String] = [:]
  /// Endings that tell the form of a word which is not listed, longest first.
  private var endings: [(use: String, ending: [UInt8])] = []
  /// What introduces a condition, as folded words, by the first of them.
  private var conditions: [String: [[String]]] = [:]
  /// The words that only hold others together.
  private var small: Set<String> = []
  /// What folded words say of the approval of a standard: `approval`, `consultation`, `tripartite`,
  /// or a side.
  private(set) var approval: [String: String] = [:]

  private static let smallUses = ["filler", "joint", "link", "purpose"]

  init(_ entries: [WordingEntry]) {
    for entry in entries {
      let folded = Folding.folded(entry.word)
      if entry.word.utf8.first == UInt8(ascii: "-") {
        endings.append((entry.use, Array(folded.utf8)))
      } else if entry.use == "condition" {
        let words = Folding.words(entry.word)
        if let first = words.first { conditions[first, default: []].append(words) }
        small.formUnion(words)
      } else if WordingEntry.approvalUses.contains(entry.use) {
        approval[folded] = entry.use
      } else {
        if Self.smallUses.contains(entry.use) { small.insert(folded) }
        uses[folded, default: []].append(entry.use)
        spelling[folded] = entry.word
        if !entry.verb.isEmpty { verbs[entry.use + " " + folded] = entry.verb }
      }
    }
    endings.sort { ($1.ending.count, $0.use) < ($0.ending.count, $1.use) }
  }

  var isEmpty: Bool { uses.isEmpty && endings.isEmpty }

  /// Whether the word is listed with that use.
  func isListed(_ word: String, as use: String) -> Bool { uses[word]?.contains(use) ?? false }

  /// Whether a word has a form: as listed, or by its ending where no form of it is listed.
  func has(_ word: String, form: String) -> Bool {
    let listed = uses[word] ?? []
    if listed.contains(form) { return true }
    if listed.contains("other") || listed.contains(where: { Self.forms.contains($0) }) {
      return false
    }
    return ending(of: word) == form
  }

  /// Whether a word states a result, as listed or by its ending.
  func isResult(_ word: String) -> Bool {
    if isListed(word, as: "result") { return true }
    return uses[word] == nil && ending(of: word) == "result"
  }

  /// What stands for a word that is listed as `use`: its verb, or what replaces a link.
  func verb(of word: String, as use: String) -> String? { verbs[use + " " + word] }

  /// The listed word of that form whose verb it is.
  func word(_ form: String, ofVerb verb: String) -> String? {
    var found: String?
    for (key, value) in verbs where Folding.folded(value) == verb && key.hasPrefix(form + " ") {
      let word = String(key.dropFirst(form.utf8.count + 1))
      if found.map({ word < $0 }) ?? true { found = word }
    }
    return found.flatMap { spelling[$0] }
  }

  /// Whether a word only holds others together.
  func isSmall(_ word: String) -> Bool { small.contains(word) }

  /// The ways to begin a condition with a folded word.
  func conditions(beginningWith word: String) -> [[String]] { conditions[word] ?? [] }

  private func ending(of word: String) -> String? {
    let bytes = Array(word.utf8)
    for item in endings where bytes.count > item.ending.count + 1 {
      if bytes.suffix(item.ending.count).elementsEqual(item.ending) { return item.use }
    }
    return nil
  }
}
