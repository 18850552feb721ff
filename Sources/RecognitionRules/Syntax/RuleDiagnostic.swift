public import QualificationsKit

/// The stable codes of findings on rule books.
public enum RuleCode: String, CaseIterable, Hashable, Sendable {
  case syntax = "rule-syntax"
  case missingBook = "missing-book"
  case duplicateName = "duplicate-name"
  case unknownName = "unknown-name"
  case unknownColumn = "unknown-rule-column"
  case unknownType = "unknown-type"
  case typeMismatch = "type-mismatch"
  case unboundVariable = "unbound-variable"
  case singleUse = "single-use-variable"
  case negationCycle = "negation-cycle"
  case missingTranslation = "missing-translation"
  case missingProse = "missing-prose"
  case unusedParameter = "unused-parameter"
  case findingWithoutRule = "finding-without-rule"
  case unknownOutcome = "unknown-outcome"
  case badDeclaration = "bad-declaration"
  case arithmeticCycle = "arithmetic-cycle"
  case mayOverflow = "may-overflow"
  case mayDivideByZero = "may-divide-by-zero"
  case outOfRange = "out-of-range"
  case neverHolds = "never-holds"
  case shadowedRule = "shadowed-rule"
  case articleWithoutRule = "article-without-rule"
  case joinsTwoRows = "joins-two-rows"
  case outcomeGap = "outcome-gap"
  case outcomeOverlap = "outcome-overlap"
  case neverEstablished = "never-established"
  case tooManyFindings = "too-many-findings"

  /// How grave a finding with this code is.
  public var severity: Severity {
    switch self {
    case .singleUse, .missingTranslation, .missingProse, .unusedParameter, .neverHolds,
      .shadowedRule, .articleWithoutRule, .outcomeGap, .outcomeOverlap, .neverEstablished,
      .tooManyFindings, .joinsTwoRows:
      .warning
    default: .error
    }
  }
}

/// One finding on a rule book.
public struct RuleDiagnostic: Hashable, Sendable {
  /// The stable code.
  public let code: RuleCode
  /// The file.
  public let file: String
  /// The bytes it points at.
  public let range: SourceRange
  /// The sentence.
  public let message: LocalizedText
  /// What to write instead, where that is known.
  public let fix: String?

  init(
    _ code: RuleCode, _ file: String, _ range: SourceRange, _ message: LocalizedText,
    fix: String? = nil
  ) {
    self.code = code
    self.file = file
    self.range = range
    self.message = message
    self.fix = fix
  }

  /// The finding as lines of text with a caret.
  public func rendered(
    source: SourceText?, language: Language, colour: Bool = false
  ) -> String {
    CaretRendering.text(
      code: code.rawValue, severity: code.severity, file: file, range: range, message: message,
      fix: fix, source: source, language: language, colour: colour)
  }
}
