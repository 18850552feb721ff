/// Checks a library that was read: what no reader can see in one record or one file.
public enum Checker {
  /// The findings of all checks, sorted.
  /// - Parameters:
  ///   - sources: the files that were read: with them a finding points at the field it is about,
  ///     else at its record.
  ///   - drafts: the files that are no part of the library yet, of which more is asked.
  ///   - books: the names of the rule books that were found; `nil` if nobody looked.
  ///   - today: the day of the check; without it no source was read too late.
  /// - Complexity: O(records + rows · descendants of their ends + bytes of files with findings).
  public static func check(
    _ library: Library, in sources: [SourceText] = [], drafts: Set<String> = [],
    books: Set<String>? = nil, on today: Day? = nil
  ) -> [Diagnostic] {
    var list = CheckList(library, drafts: drafts)
    // What a file has beyond the findings that are kept is not looked for.
    for item in library.standards where !list.isFull(item.place.file) {
      checkStandard(item, in: library, &list)
    }
    checkRecords(&list)
    checkTitles(&list)
    checkFrameworks(&list)
    checkRows(&list)
    checkInstruments(&list)
    ReadingDayCheck.run(today, &list)
    if let books { BookCheck.run(books, &list) }
    return Diagnostic.sorted(list.placed(in: sources))
  }
}

extension Checker {
  /// What is checked of each standard: all in one pass, for there may be many.
  private static func checkStandard(
    _ item: Standard, in library: Library, _ list: inout CheckList
  ) {
    let system = list.system(of: item)
    IdentifierCheck.check(item, in: library, &list)
    CodeFamilyCheck.check(item, in: library, &list)
    CodeShapeCheck.check(item, of: system, &list)
    CodeOccupationCheck.check(item, of: system, in: library, &list)
    CodeSectorCheck.check(item, of: system, in: library, &list)
    GroupCodeCheck.check(item, in: library, &list)
    ForeignSystemCheck.check(item, in: library, &list)
    ReferenceCheck.check(item, in: library, &list)
    ClaimsCheck.check(item, in: library, &list)
    ConflictCheck.check(item, in: library, &list)
    ReferentCheck.check(item, in: library, &list)
    TitleCheck.check(item, in: library, &list)
    PartLimitCheck.check(item, of: system, in: library, &list)
    RequiredKeyCheck.check(item, of: system, in: library, &list)
    checkLife(item, of: system, in: library, &list)
    LevelCheck.check(item, in: library, &list)
    ForeignLevelCheck.check(item, in: library, &list)
    LevelVolumeCheck.check(item, in: library, &list)
    LevelNeighbourCheck.check(item, in: library, &list)
  }

  /// Versions, dates and approval.
  private static func checkLife(
    _ item: Standard, of system: CertificationSystem?, in library: Library,
    _ list: inout CheckList
  ) {
    DateOrderCheck.check(item, in: library, &list)
    ExpiryCheck.check(item, in: library, &list)
    SupersededInUseCheck.check(item, in: library, &list)
    SupersededAloneCheck.check(item, in: library, &list)
    SupersessionOrderCheck.check(item, in: library, &list)
    VersionCheck.check(item, in: library, &list)
    EntitledBodyCheck.check(item, of: system, in: library, &list)
    let stated = StatedApproval(item, isDraft: list.isDraft(item), list.words)
    ApprovalCheck.check(item, stated, of: system, &list)
    ConsultationCheck.check(item, stated, of: system, &list)
    UndatedApprovalCheck.check(item, stated, &list)
    ApprovalOrderCheck.check(item, stated, &list)
  }

  /// Identifiers, codes, facts and references of other records, and how components are listed.
  private static func checkRecords(_ list: inout CheckList) {
    IdentifierCheck.run(&list)
    CodeFamilyCheck.run(&list)
    ClaimsCheck.run(&list)
    CodeShapeCheck.run(&list)
    GroupCodeCheck.run(&list)
    ReferenceCheck.run(&list)
    UnevenWeightCheck.run(&list)
    ChoiceCheck.run(&list)
    ConflictCheck.run(&list)
    SwappedTitleCheck.run(&list)
    SupersessionCycleCheck.run(&list)
    DateOrderCheck.run(&list)
  }

  /// Titles, by the methodology of their system, and the parts that they name.
  private static func checkTitles(_ list: inout CheckList) {
    TitleCheck.run(&list)
    AsFoundCheck.run(&list)
    let titles = ReviewedTitle.all(in: list)
    AccentCheck.run(titles, &list)
    VerbFormCheck.run(titles, &list)
    ObjectCheck.run(titles, &list)
    ConditionCheck.run(titles, &list)
    PurposeCheck.run(titles, &list)
    VagueVerbCheck.run(titles, &list)
    ResultCheck.run(titles, &list)
    LevelDescriptorCheck.run(titles, &list)
    RepeatedPartCheck.run(titles, &list)
  }

  /// Levels and the maps between them.
  private static func checkFrameworks(_ list: inout CheckList) {
    LevelCheck.run(&list)
    LevelOrderCheck.run(&list)
    LevelCountCheck.run(&list)
    ReferencingCheck.run(&list)
    ReferencingHoleCheck.run(&list)
    IdentityCheck.run(&list)
    AwardMapCheck.run(&list)
  }

  /// Crosswalk rows.
  private static func checkRows(_ list: inout CheckList) {
    RowOnItselfCheck.run(&list)
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
