import QualificationsKit

/// A rule book as written: declarations and rules with their places.
struct RuleFile: Sendable {
  var source: SourceText
  /// The name after `book` or `program`.
  var name: NameSyntax?
  var isProgram = false
  /// Whether certificates awarded outside of its parties may be in scope.
  var isOfAnyOrigin = false
  /// Whether every statement could be read.
  var isWhole = true
  /// What statements that could not be read declare, or conclude.
  var brokenNames: Set<String> = []
  var brokenHeads: Set<String> = []
  var headings: [HeadingSyntax] = []
  var enumerations: [EnumerationSyntax] = []
  var parameters: [ParameterSyntax] = []
  var relations: [RelationSyntax] = []
  var findings: [FindingSyntax] = []
  var constraints: [ConstraintSyntax] = []
  var measures: [MeasureSyntax] = []
  var procedures: [ProcedureSyntax] = []
  var outcomes: [OutcomeSyntax] = []
  var rules: [RuleSyntax] = []
}

/// A name with its place.
struct NameSyntax: Hashable, Sendable {
  var text: String
  var range: SourceRange
}

/// `enumeration role = employed | self-employed | manager`
struct EnumerationSyntax: Sendable {
  var name: NameSyntax
  var labels: [NameSyntax]
}

/// `parameter full-coverage: number = 1 from 2026-11-22`
struct ParameterSyntax: Sendable {
  var name: NameSyntax
  var type: TypeSyntax
  var values: [(value: TermSyntax, from: Day)]
  var article: String
}

/// A type as written: `integer 0..1000`, `list of text separated by ";"`.
struct TypeSyntax: Sendable {
  var name: NameSyntax
  /// The ends of a declared range.
  var bounds: (low: Ratio, high: Ratio)?
  /// What separates the elements of a list.
  var separator: String?
  var range: SourceRange
}

/// `open relation agency(body: body, system: system)`, `table grade(code: text key)`
struct RelationSyntax: Sendable {
  /// Where its rows come from.
  enum Kind: Hashable, Sendable {
    case closed, open, first
    case table(file: NameSyntax?)
    case given(who: NameSyntax, text: LocalizedText)
  }

  var name: NameSyntax
  var kind: Kind
  var columns: [ColumnSyntax]
}

/// A column: `issued: date?` may be empty, which is unknown.
struct ColumnSyntax: Sendable {
  var name: NameSyntax
  var type: TypeSyntax
  var isOptional = false
  var isKey = false
  /// What an empty field stands for.
  var ifEmpty: TermSyntax?
}

/// `finding authentic on paper es "…" pt "…" en "…"`
struct FindingSyntax: Sendable {
  var name: NameSyntax
  var isPerCandidate = false
  var isOnPaper = false
  var isAssumed = false
  var lapsesAt: NameSyntax?
  var text = LocalizedText()
  var article: String
}

/// `exactly one of a, b` · `at most one of a, b` · `a implies b`
struct ConstraintSyntax: Sendable {
  enum Kind: Hashable, Sendable {
    case exactlyOne, atMostOne, implies
  }

  var kind: Kind
  var findings: [NameSyntax]
  var range: SourceRange
}

/// `measure assessment size missing-hours hours due last-day es "…"`
struct MeasureSyntax: Sendable {
  var name: NameSyntax
  var size: (relation: NameSyntax, unit: NameSyntax)?
  var reducedBy: NameSyntax?
  var chooser: NameSyntax?
  var due: NameSyntax?
  var text = LocalizedText()
}

/// `procedure decide due decide-by silence deemed`
struct ProcedureSyntax: Sendable {
  var step: NameSyntax
  var due: NameSyntax
  var silence: NameSyntax?
  var article: String
}

/// `outcome recognized for work if a and b with assessment`
struct OutcomeSyntax: Sendable {
  var name: NameSyntax
  var purposes: [NameSyntax] = []
  var condition: ConditionSyntax
  var measures: [NameSyntax] = []
  var basis: NameSyntax?
  var until: NameSyntax?
  var text = LocalizedText()
  var article: String
  var range: SourceRange
}

/// A Boolean combination of findings.
indirect enum ConditionSyntax: Sendable {
  case finding(NameSyntax)
  case all([ConditionSyntax])
  case any([ConditionSyntax])
  case not(ConditionSyntax)
}

/// `head if body`, a fact without a body, or `complete head if body`.
struct RuleSyntax: Sendable {
  var head: AtomSyntax
  var body: [LiteralSyntax]
  /// Whether it says for which values the list of a relation is complete.
  var isCompletion = false
  var article: String
  var hasProse: Bool
  var range: SourceRange
}

/// `credential(number: N, issued: D)`; columns that are not named are not looked at.
struct AtomSyntax: Sendable {
  var name: NameSyntax
  var arguments: [(column: NameSyntax, term: TermSyntax)]
  var range: SourceRange
}

/// One condition of a rule.
indirect enum LiteralSyntax: Sendable {
  case holds(AtomSyntax)
  /// A negated condition; one in parentheses may give variables values that live only there.
  case unless([LiteralSyntax], isBody: Bool, SourceRange)
  case every(AtomSyntax, has: AtomSyntax)
  case compare(ExpressionSyntax, Comparison, ExpressionSyntax, SourceRange)
  case bind(NameSyntax, ExpressionSyntax, SourceRange)
  case aggregate(NameSyntax, AggregateSyntax, [LiteralSyntax], SourceRange)
}

/// What an aggregate computes, and of what.
struct AggregateSyntax: Sendable {
  var kind: AggregateKind
  var of: NameSyntax?
  var from: NameSyntax?
  var to: NameSyntax?
  var base: ExpressionSyntax?
  var after: ExpressionSyntax?
}

/// The signs that compare.
package enum Comparison: String, CaseIterable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// A term with its place.
struct TermSyntax: Sendable {
  enum Kind: Hashable, Sendable {
    case variable(String)
    case number(Ratio)
    case day(Day)
    case text(String)
    /// A parameter, an enumeration's word, `yes`, `no` or an identifier.
    case word(String)
    /// In a head only: `max of W`.
    case aggregate(AggregateKind, of: NameSyntax?)
  }

  var kind: Kind
  var range: SourceRange
}

/// What is computed, with its place.
struct ExpressionSyntax: Sendable {
  indirect enum Kind: Sendable {
    case term(TermSyntax)
    case parameter(NameSyntax, at: TermSyntax)
    case sum(ExpressionSyntax, isPlus: Bool, ExpressionSyntax, DateUnit?)
    case product(ExpressionSyntax, ExpressionSyntax)
    case quotient(ExpressionSyntax, ExpressionSyntax, whenZero: ExpressionSyntax?)
    case negated(ExpressionSyntax)
    case between(DateUnit, from: ExpressionSyntax, to: ExpressionSyntax)
    case least([ExpressionSyntax])
    case greatest([ExpressionSyntax])
    case rounded(ExpressionSyntax, Rounding, decimals: Int)
  }

  var kind: Kind
  var range: SourceRange
}

/// A unit of time.
enum DateUnit: String, Sendable {
  case days, months, years
}

/// The type of a column.
enum ColumnType: Hashable, Sendable {
  case text, number, date, flag
  /// An enumeration of the book, by name.
  case enumeration(String)
  /// An identifier of that kind: `standard`, `component`, `country`, `body`, `system`, `purpose`.
  case entity(String)
}
