import QualificationsKit

/// A rule book as written: declarations and rules with their places.
struct RuleFile: Sendable {
  var source: SourceText
  var book: String?
  var parameters: [ParameterSyntax] = []
  var relations: [RelationSyntax] = []
  var findings: [FindingSyntax] = []
  var measures: [MeasureSyntax] = []
  var outcomes: [OutcomeSyntax] = []
  var rules: [RuleSyntax] = []
}

/// A name with its place.
struct NameSyntax: Hashable, Sendable {
  var text: String
  var range: SourceRange
}

/// `parameter full-coverage: number = 1 from 2026-11-22`
struct ParameterSyntax: Sendable {
  var name: NameSyntax
  var type: ColumnType
  var values: [(value: TermSyntax, from: Day)]
  var article: String
}

/// `open relation agency(body: body, system: system)`
struct RelationSyntax: Sendable {
  var name: NameSyntax
  var isOpen: Bool
  var columns: [ColumnSyntax]
}

/// A column: `issued: date?` may be empty, which is unknown.
struct ColumnSyntax: Sendable {
  var name: NameSyntax
  var type: ColumnType
  var isOptional: Bool
}

/// `finding authentic on paper es "…" pt "…" en "…"`
struct FindingSyntax: Sendable {
  var name: NameSyntax
  var isPerCandidate: Bool
  var isOnPaper: Bool
  var text: LocalizedText
  var article: String
}

/// `measure assessment es "…"`
struct MeasureSyntax: Sendable {
  var name: NameSyntax
  var text: LocalizedText
}

/// `outcome recognized for work if a and b with assessment`
struct OutcomeSyntax: Sendable {
  var name: NameSyntax
  var purposes: [NameSyntax]
  var condition: ConditionSyntax
  var measures: [NameSyntax]
  var basis: NameSyntax?
  var article: String
}

/// A Boolean combination of findings.
indirect enum ConditionSyntax: Sendable {
  case finding(NameSyntax)
  case all([ConditionSyntax])
  case any([ConditionSyntax])
  case not(ConditionSyntax)
}

/// `head if body`
struct RuleSyntax: Sendable {
  var head: AtomSyntax
  var body: [LiteralSyntax]
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
enum LiteralSyntax: Sendable {
  case holds(AtomSyntax)
  case unless(AtomSyntax)
  case every(AtomSyntax, has: AtomSyntax)
  case compare(ExpressionSyntax, Comparison, ExpressionSyntax, SourceRange)
  case aggregate(NameSyntax, Aggregate, of: NameSyntax?, [LiteralSyntax], SourceRange)
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

/// The aggregates.
enum Aggregate: String, CaseIterable, Sendable {
  case count, sum, min, max
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
  }

  var kind: Kind
  var range: SourceRange
}

/// A sum of terms: `Issued + 6 months`, `Certain + Share`.
struct ExpressionSyntax: Sendable {
  var first: TermSyntax
  var rest: [(isPlus: Bool, term: TermSyntax, unit: DateUnit?)]
  var range: SourceRange
}

/// The unit of a number added to a date.
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
