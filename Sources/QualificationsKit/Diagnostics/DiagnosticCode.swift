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

  /// How grave a finding with this code is.
  public var severity: Severity {
    switch self {
    case .byteOrderMark, .conflictingClaims, .weightsUneven, .weightsTooFine, .contradictingRows,
      .unknownLevel,
      .levelCountDiffers, .referencingReversed, .missingTitle, .statedButProposed, .partyMissing,
      .frameworkConflict, .standardCodeShape, .nearDuplicate, .partExists, .missingTranslation:
      .warning
    case .tooManyFindings, .standardsOverlap:
      .note
    default:
      .error
    }
  }
}
