/// The stable codes of findings on data; a code is never reused (invariant I10).
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // Bytes and syntax.
  case invalidEncoding = "invalid-encoding"
  case byteOrderMark = "byte-order-mark"
  case jsonSyntax = "json-syntax"
  case duplicateKey = "duplicate-key"
  case nestingTooDeep = "nesting-too-deep"
  case textTooLong = "text-too-long"
  case numberTooLong = "number-too-long"
  case controlCharacter = "control-character"
  case rowLength = "row-length"
  case unclosedQuote = "unclosed-quote"
  case fileTooLarge = "file-too-large"
  case metadataSyntax = "metadata-syntax"
  case tooManyFindings = "too-many-findings"
  // Shape.
  case unknownVersion = "unknown-version"
  case unknownKey = "unknown-key"
  case unknownColumn = "unknown-column"
  case missingKey = "missing-key"
  case missingCell = "missing-cell"
  case wrongType = "wrong-type"
  case unknownWord = "unknown-word"
  case badDate = "bad-date"
  case badHeader = "bad-header"
  case badPattern = "bad-pattern"
  case badShare = "bad-share"
  case notComposed = "not-composed"
  case missingSlot = "missing-slot"
  case slotValue = "slot-value"
  case undefinedSlot = "undefined-slot"
  case notACURIE = "not-a-curie"
  case undeclaredPrefix = "undeclared-prefix"
  // Facts.
  case missingSource = "missing-source"
  case missingStatus = "missing-status"
  case unknownSource = "unknown-source"
  case severalPreferred = "several-preferred"
  case conflictingClaims = "conflicting-claims"
  // References.
  case duplicateIdentifier = "duplicate-identifier"
  case identifierShape = "identifier-shape"
  case unknownComponent = "unknown-component"
  case unknownReference = "unknown-reference"
  case unknownEnd = "unknown-end"
  case componentDiffers = "component-differs"
  case componentCycle = "component-cycle"
  case componentList = "component-list"
  case groupDiffers = "group-differs"
  // Content.
  case standardCodeShape = "standard-code-shape"
  case unknownGroup = "unknown-group"
  case unknownLevel = "unknown-level"
  case levelOrder = "level-order"
  case levelCountDiffers = "level-count-differs"
  case referencingReversed = "referencing-reversed"
  case datesOutOfOrder = "dates-out-of-order"
  case missingTitle = "missing-title"
  case weightsUneven = "weights-uneven"
  case weightsTooFine = "weights-too-fine"
  case chooseTooMany = "choose-too-many"
  case groupOverOne = "group-over-one"
  case contradictingRows = "contradicting-rows"
  case statedButProposed = "stated-but-proposed"
  case partyMissing = "party-missing"
  case partyIsBloc = "party-is-bloc"
  case frameworkConflict = "framework-conflict"
  // Drafts beside the region.
  case nearDuplicate = "near-duplicate"
  case partExists = "part-exists"
  case standardsOverlap = "standards-overlap"
  case missingTranslation = "missing-translation"
  case toFill = "to-fill"

  // Shape.
  case listUndeclared = "list-undeclared"
  case shareMisplaced = "share-misplaced"
  case repeatedItem = "repeated-item"
  case codeFamily = "code-family"
  // Facts.
  case sourceUndated = "source-undated"
  case readLater = "read-later"
  case singleClaim = "single-claim"
  case statusBeyondSource = "status-beyond-source"
  case claimsSettled = "claims-settled"
  case swappedTitles = "swapped-titles"
  case standardConflict = "standard-conflict"
  case severalReferents = "several-referents"
  case accentsMissing = "accents-missing"
  case asFoundDiffers = "as-found-differs"
  // Codes.
  case codeGroupUnknown = "code-group-unknown"
  case codeOccupation = "code-occupation"
  case codeSector = "code-sector"
  case foreignSystem = "foreign-system"
  // Functional analysis.
  case verbForm = "verb-form"
  case objectMissing = "object-missing"
  case conditionMissing = "condition-missing"
  case severalPurposes = "several-purposes"
  case vagueVerb = "vague-verb"
  case resultMissing = "result-missing"
  case repeatedPart = "repeated-part"
  case partLimit = "part-limit"
  case requiredKey = "required-key"
  // Levels.
  case foreignLevel = "foreign-level"
  case levelApart = "level-apart"
  case levelDescriptor = "level-descriptor"
  case volumeOutsideLevel = "volume-outside-level"
  case referencingHole = "referencing-hole"
  case referencingJump = "referencing-jump"
  case levelUnmapped = "level-unmapped"
  case identityAssumed = "identity-assumed"
  case awardAsLevel = "award-as-level"
  // Life cycle.
  case expiredInUse = "expired-in-use"
  case supersessionCycle = "supersession-cycle"
  case supersessionOrder = "supersession-order"
  case supersededInUse = "superseded-in-use"
  case supersededAlone = "superseded-alone"
  case versionOrder = "version-order"
  case versionGap = "version-gap"
  // Governance.
  case approvalMissing = "approval-missing"
  case approvalUndated = "approval-undated"
  case approvalOrder = "approval-order"
  case consultationMissing = "consultation-missing"
  case bodyNotEntitled = "body-not-entitled"
  // Crosswalks.
  case containmentCycle = "containment-cycle"
  case reviewIncomplete = "review-incomplete"
  case supersessionAsEquivalence = "supersession-as-equivalence"
  case completenessBelied = "completeness-belied"
  case supersededEnd = "superseded-end"
  case rowOnItself = "row-on-itself"
  case repeatedRow = "repeated-row"
  case rejectedRow = "rejected-row"
  // Instruments.
  case partyUndated = "party-undated"
  case partyOutside = "party-outside"
  case purposesMissing = "purposes-missing"
  case exclusiveInstruments = "exclusive-instruments"
  case bookUnknown = "book-unknown"

  /// How grave a finding with this code is.
  public var severity: Severity {
    switch self {
    case .byteOrderMark, .conflictingClaims, .weightsUneven, .weightsTooFine, .contradictingRows,
      .unknownLevel, .levelCountDiffers, .referencingReversed, .missingTitle, .statedButProposed,
      .partyMissing, .frameworkConflict, .standardCodeShape, .listUndeclared, .shareMisplaced,
      .standardConflict, .severalReferents, .accentsMissing, .codeGroupUnknown, .codeOccupation,
      .verbForm, .objectMissing, .conditionMissing, .vagueVerb, .resultMissing, .repeatedPart,
      .partLimit, .requiredKey, .foreignLevel, .levelApart, .levelDescriptor,
      .volumeOutsideLevel, .referencingHole, .referencingJump, .levelUnmapped, .identityAssumed,
      .expiredInUse, .supersessionOrder, .supersededInUse, .versionGap, .approvalMissing,
      .approvalUndated, .approvalOrder, .consultationMissing, .bodyNotEntitled,
      .containmentCycle, .reviewIncomplete, .supersessionAsEquivalence, .completenessBelied,
      .repeatedRow, .rejectedRow, .partyOutside, .purposesMissing, .exclusiveInstruments,
      .nearDuplicate, .partExists, .missingTranslation, .readLater, .singleClaim,
      .statusBeyondSource, .repeatedItem, .codeSector, .foreignSystem, .supersededAlone,
      .missingSlot, .slotValue, .undefinedSlot:
      .warning
    case .tooManyFindings, .sourceUndated, .claimsSettled, .swappedTitles, .asFoundDiffers,
      .severalPurposes, .supersededEnd, .partyUndated, .standardsOverlap:
      .note
    default:
      .error
    }
  }
}
