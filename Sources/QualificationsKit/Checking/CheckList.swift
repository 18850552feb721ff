/// The library under check and what was found so far.
struct CheckList {
  let library: Library
  /// Files that are no part of the library yet: what they hold is reviewed as a draft.
  let drafts: Set<String>
  /// What words do in titles and notes, by language.
  let words: [Language: LanguageWords]
  private var findings = RecordFindings()
  /// The names of the classifications that were read: codes of others cannot be looked up.
  private let classifications: Set<String>

  init(_ library: Library, drafts: Set<String> = []) {
    self.library = library
    self.drafts = drafts
    var names: Set<String> = []
    for entry in library.classifications { names.insert(entry.classification) }
    classifications = names
    var words: [Language: LanguageWords] = [:]
    for language in Language.allCases {
      words[language] = LanguageWords(library.wording.filter { $0.language == language })
    }
    self.words = words
  }

  /// Adds a finding on the record that stands at `place`, or on one of its fields.
  /// - Parameter absent: the field that the finding says is missing.
  mutating func add(
    _ code: DiagnosticCode, _ place: RecordPlace, _ subject: String,
    _ message: @autoclosure () -> LocalizedText, at field: FieldPath = [],
    unlessPresent absent: FieldPath = [], fix: String? = nil
  ) {
    findings.add(
      code, place, subject, message(), at: field, unlessPresent: absent, fix: fix)
  }

  /// Whether no more findings on a file are kept.
  func isFull(_ file: String) -> Bool { findings.isFull(file) }

  /// The findings, each at its field where the file's text was given.
  func placed(in sources: [SourceText]) -> [Diagnostic] { findings.placed(in: sources) }

  /// Whether the code is in the classification; whether it may be, where that was not read.
  func isKnown(_ code: String, in classification: String, level: String? = nil) -> Bool {
    guard classifications.contains(classification) else { return true }
    guard let entry = library.entry(classification, code) else { return false }
    return level == nil || entry.level == level
  }

  /// The system of a standard, unless it is another country's: its methodology says nothing then.
  func system(of standard: Standard) -> CertificationSystem? {
    guard let system = library.system(standard.system),
      !ForeignSystemCheck.isForeign(system.country, standard)
    else { return nil }
    return system
  }

  /// Whether a standard is put forward: it says that it is a draft, or it stands in a file that is no
  /// part of the library yet and is no older version there.
  func isDraft(_ standard: Standard) -> Bool {
    let use = standard.use.value
    if use == .draft { return true }
    guard drafts.contains(standard.place.file) else { return false }
    return use != .superseded && use != .delisted && library.successors(of: standard.id).isEmpty
  }
}
