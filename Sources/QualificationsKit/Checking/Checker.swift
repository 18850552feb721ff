/// Checks a library that was read: what no reader can see in one record or one file.
public enum Checker {
  /// The findings of all checks, sorted.
  /// - Parameters:
  ///   - sources: the files that were read: with them a finding points at the field it is about,
  ///     else at its record.
  ///   - drafts: the files that are no part of the library yet, of which more is asked.
  ///   - books: the names of the rule books that were found; `nil` if nobody looked.
  /// - Complexity: O(records + rows · descendants of their ends + bytes of files with findings).
  public static func check(
    _ library: Library, in sources: [SourceText] = [], drafts: Set<String> = [],
    books: Set<String>? = nil
  ) -> [Diagnostic] {
    var list = CheckList(library, drafts: drafts)
    checkRecords(&list)
    checkTitles(&list)
    checkLives(&list)
    checkFrameworks(&list)
    checkRows(&list)
    checkInstruments(&list)
    if let books { BookCheck.run(books, &list) }
    return Diagnostic.sorted(list.placed(in: sources))
  }
}

extension Checker {
  /// Identifiers, codes, facts and references, and how components are listed.
  private static func checkRecords(_ list: inout CheckList) {
    IdentifierCheck.run(&list)
    CodeFamilyCheck.run(&list)
    ClaimsCheck.run(&list)
    CodeShapeCheck.run(&list)
    CodeOccupationCheck.run(&list)
    GroupCodeCheck.run(&list)
    ReferenceCheck.run(&list)
    ComponentListCheck.run(&list)
    ConflictCheck.run(&list)
    ReferentCheck.run(&list)
    SwappedTitleCheck.run(&list)
  }

  /// Titles, by the methodology of their system, and the parts that they name.
  private static func checkTitles(_ list: inout CheckList) {
    TitleCheck.run(&list)
    AsFoundCheck.run(&list)
    let titles = ReviewedTitle.all(in: list.library)
    AccentCheck.run(titles, &list)
    VerbFormCheck.run(titles, &list)
    ObjectCheck.run(titles, &list)
    ConditionCheck.run(titles, &list)
    PurposeCheck.run(titles, &list)
    VagueVerbCheck.run(titles, &list)
    ResultCheck.run(titles, &list)
    LevelDescriptorCheck.run(titles, &list)
    RepeatedPartCheck.run(titles, &list)
    PartLimitCheck.run(&list)
    RequiredKeyCheck.run(&list)
  }

  /// Versions, dates and approval.
  private static func checkLives(_ list: inout CheckList) {
    DateOrderCheck.run(&list)
    ExpiryCheck.run(&list)
    SupersessionCheck.run(&list)
    VersionCheck.run(&list)
    ApprovalCheck.run(&list)
    ApprovalDateCheck.run(&list)
    EntitledBodyCheck.run(&list)
  }

  /// Levels and the maps between them.
  private static func checkFrameworks(_ list: inout CheckList) {
    LevelCheck.run(&list)
    ForeignLevelCheck.run(&list)
    LevelVolumeCheck.run(&list)
    LevelNeighbourCheck.run(&list)
    ReferencingCheck.run(&list)
    ReferencingHoleCheck.run(&list)
    IdentityCheck.run(&list)
    AwardMapCheck.run(&list)
  }

  /// Crosswalk rows.
  private static func checkRows(_ list: inout CheckList) {
    RepeatedRowCheck.run(&list)
    GroupShareCheck.run(&list)
    ContradictionCheck.run(&list)
    ContainmentCycleCheck.run(&list)
    StatementCheck.run(&list)
    ReviewCheck.run(&list)
    RejectedRowCheck.run(&list)
    SupersessionRowCheck.run(&list)
    CompletenessCheck.run(&list)
    SupersededEndCheck.run(&list)
  }

  private static func checkInstruments(_ list: inout CheckList) {
    PartyCheck.run(&list)
    PartyDateCheck.run(&list)
    PurposesCheck.run(&list)
    ExclusiveInstrumentsCheck.run(&list)
  }
}

/// The library under check and what was found so far.
struct CheckList {
  let library: Library
  /// Files that are no part of the library yet: what they hold is reviewed as a draft.
  let drafts: Set<String>
  private var list = FindingList()
  /// For each finding the field that it is about, from its record inwards.
  private var fields: [FieldPath] = []
  /// The names of the classifications that were read: codes of others cannot be looked up.
  private let classifications: Set<String>

  init(_ library: Library, drafts: Set<String> = []) {
    self.library = library
    self.drafts = drafts
    var names: Set<String> = []
    for entry in library.classifications { names.insert(entry.classification) }
    classifications = names
  }

  /// Adds a finding on the record that stands at `place`, or on one of its fields.
  mutating func add(
    _ code: DiagnosticCode, _ place: RecordPlace, _ subject: String,
    _ message: @autoclosure () -> LocalizedText, at field: FieldPath = [], fix: String? = nil
  ) {
    list.add(
      in: place.file,
      Diagnostic(
        code, file: place.file, range: place.range, subject: subject, message: message(), fix: fix))
    if fields.count < list.items.count { fields.append(field) }
  }

  /// The findings, each at its field where the file's text was given.
  func placed(in sources: [SourceText]) -> [Diagnostic] {
    var places = FieldPlaces(sources)
    var result: [Diagnostic] = []
    result.reserveCapacity(fields.count)
    for (finding, field) in zip(list.items, fields) {
      result.append(
        finding.moved(to: finding.range.map { places.range(of: field, in: $0, of: finding.file) }))
    }
    return result
  }

  /// Whether the code is in the classification; whether it may be, where that was not read.
  func isKnown(_ code: String, in classification: String, level: String? = nil) -> Bool {
    guard classifications.contains(classification) else { return true }
    guard let entry = library.entry(classification, code) else { return false }
    return level == nil || entry.level == level
  }

  /// Whether a standard is a draft: it says so, or its file is no part of the library yet.
  func isDraft(_ standard: Standard) -> Bool {
    standard.use.value == .draft || drafts.contains(standard.place.file)
  }
}
