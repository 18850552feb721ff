public import QualificationsKit

/// A checked rule book: it exists only if it has no errors (invariant I4).
public struct RuleBook: Sendable {
  /// The instrument whose rules these are.
  public let id: String
  /// The text it was read from.
  public let source: SourceText
  let relations: [RelationInfo]
  let relationByName: [String: Int]
  package let parameters: [Parameter]
  package let findings: [FindingInfo]
  package let measures: [MeasureInfo]
  package let outcomes: [OutcomeInfo]
  /// The rules, by stratum: each is evaluated after those that it negates or adds up.
  let strata: [[Rule]]

  /// Reads and checks a book.
  /// - Returns: the book, or `nil` if there are errors, and what was found.
  /// - Complexity: O(text · log names).
  public static func read(_ source: SourceText) -> (book: RuleBook?, findings: [RuleDiagnostic]) {
    let parsed = Parser.parse(source)
    var analysis = Analysis(parsed.file)
    let book = analysis.book()
    let findings = (parsed.findings + analysis.findings).sorted { left, right in
      (left.range.start, left.code.rawValue) < (right.range.start, right.code.rawValue)
    }
    let hasErrors = findings.contains { $0.code.severity == .error }
    return (hasErrors ? nil : book, findings)
  }

  /// The value of each parameter in force on a day; not known before its first date of effect.
  package func parameterValues(on day: Day) -> [Value] {
    parameters.map { parameter in
      let inForce = parameter.values.filter { $0.from <= day }.max { $0.from < $1.from }
      return inForce?.value
        ?? .unknown(OpenFact("parameter", parameter.name, day.iso), low: nil, high: nil)
    }
  }
}

/// A number or date that the book names, with its dates of effect.
package struct Parameter: Sendable {
  package let name: String
  package let values: [(value: Value, from: Day)]
  package let article: String
}

/// A condition that the book states.
package struct FindingInfo: Sendable {
  package let name: String
  package let relation: Int
  package let isPerCandidate: Bool
  package let isOnPaper: Bool
  package let text: LocalizedText
  package let article: String
}

/// Something to complete.
package struct MeasureInfo: Sendable {
  package let name: String
  package let text: LocalizedText
}

/// An outcome and the findings that it needs.
package struct OutcomeInfo: Sendable {
  package let name: String
  package let purposes: [String]
  package let condition: Condition
  package let measures: [String]
  package let basis: String
  package let article: String
}

/// A Boolean combination of findings, by position.
package indirect enum Condition: Sendable {
  case finding(Int)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// The truth of the condition over the states of the findings.
  package func state(_ states: [Ternary]) -> Ternary {
    switch self {
    case .finding(let index): states[index]
    case .all(let parts): parts.reduce(.met) { $0 && $1.state(states) }
    case .any(let parts): parts.reduce(.failed) { $0 || $1.state(states) }
    case .not(let part): !part.state(states)
    }
  }

  /// The findings that it names, in order.
  var findings: [Int] {
    switch self {
    case .finding(let index): [index]
    case .all(let parts), .any(let parts): parts.flatMap { $0.findings }
    case .not(let part): part.findings
    }
  }
}

/// A rule, resolved.
struct Rule: Sendable {
  let head: Int
  let terms: [Term]
  let body: [Literal]
  /// The names of the variables, by slot.
  let variables: [String]
  let article: String
  let range: SourceRange
}

/// A term, resolved.
enum Term: Hashable, Sendable {
  case variable(Int)
  case constant(Value)
  case parameter(Int)
  /// A column that is not looked at.
  case any
}

/// A relation with a term per column.
struct Atom: Sendable {
  let relation: Int
  let terms: [Term]
}

/// A condition of a rule, resolved.
indirect enum Literal: Sendable {
  case holds(Atom)
  case unless(Atom)
  case every(Atom, has: Atom)
  case compare(Expression, Comparison, Expression)
  case aggregate(slot: Int, Aggregate, of: Int?, [Literal])
}

/// A term and what is added to it.
struct Expression: Sendable {
  let first: Term
  let rest: [(isPlus: Bool, term: Term, unit: DateUnit?)]
}
