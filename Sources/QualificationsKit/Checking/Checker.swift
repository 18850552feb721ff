/// Checks a library that was read: what no reader can see in one record or one file.
public enum Checker {
  /// The findings of all checks, sorted; a finding points at the record that it is about.
  /// - Complexity: O(records + rows · descendants of their ends).
  public static func check(_ library: Library) -> [Diagnostic] {
    var list = CheckList(library)
    IdentifierCheck.run(&list)
    ClaimsCheck.run(&list)
    CodeShapeCheck.run(&list)
    GroupCodeCheck.run(&list)
    ReferenceCheck.run(&list)
    LevelCheck.run(&list)
    ReferencingCheck.run(&list)
    DateOrderCheck.run(&list)
    TitleCheck.run(&list)
    ComponentListCheck.run(&list)
    GroupShareCheck.run(&list)
    ContradictionCheck.run(&list)
    StatementCheck.run(&list)
    PartyCheck.run(&list)
    ConflictCheck.run(&list)
    return Diagnostic.sorted(list.findings)
  }
}

/// The library under check and what was found so far.
struct CheckList {
  let library: Library
  private(set) var findings: [Diagnostic] = []
  /// The names of the classifications that were read: codes of others cannot be looked up.
  private let classifications: Set<String>

  init(_ library: Library) {
    self.library = library
    var names: Set<String> = []
    for entry in library.classifications { names.insert(entry.classification) }
    classifications = names
  }

  /// Adds a finding on the record that stands at `place`.
  mutating func add(
    _ code: DiagnosticCode, _ place: RecordPlace, _ subject: String, _ message: LocalizedText,
    fix: String? = nil
  ) {
    findings.append(
      Diagnostic(
        code, file: place.file, range: place.range, subject: subject, message: message, fix: fix))
  }

  /// Whether the code is in the classification; whether it may be, where that was not read.
  func isKnown(_ code: String, in classification: String, level: String? = nil) -> Bool {
    guard classifications.contains(classification) else { return true }
    guard let entry = library.entry(classification, code) else { return false }
    return level == nil || entry.level == level
  }
}
