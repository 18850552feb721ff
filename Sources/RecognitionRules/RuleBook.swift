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
  package let constraints: [FindingConstraint]
  package let measures: [MeasureInfo]
  package let procedures: [ProcedureInfo]
  package let outcomes: [OutcomeInfo]
  /// Whether it is a `program`: no instrument, no vocabulary, only relations.
  package let isProgram: Bool
  /// Whether a certificate awarded outside of the instrument's parties may be in scope.
  let isOfAnyOrigin: Bool
  /// The values of each enumeration, in order.
  let enumerations: [EnumerationInfo]
  /// All rules, in the order of the text; rules that the analysis added follow those they are for.
  let rules: [Rule]
  /// The rules by component: rules whose conclusions depend on each other stand together, each
  /// component after those it reads. Numbers of `rules`.
  let components: [[Int]]
  /// The rows of its tables, once they were read; those of list columns under hidden relations.
  package internal(set) var tables: [String: [FactRow]] = [:]
  /// How the production engine evaluates it, case by case.
  private(set) var plan = Plan(
    components: [], constants: [], isDefinite: [], isDynamic: [], caseColumn: [])

  /// What of its rules is looked up while it decides.
  private(set) var index = RuleIndex()

  /// Reads and checks a book.
  /// - Returns: the book, or `nil` if there are errors, and what was found.
  /// - Complexity: O(text · log names).
  public static func read(_ source: SourceText) -> (book: RuleBook?, findings: [RuleDiagnostic]) {
    let parsed = Parser.parse(source)
    var analysis = Analysis(parsed.file)
    var book = analysis.book()
    var findings = parsed.findings + analysis.findings
    let hasErrors = findings.contains { $0.code.severity == .error }
    if !hasErrors, let checked = book {
      findings += Totality.findings(in: checked).map { $0.diagnostic(in: source) }
      if let fault = RowJoins.fault(checked) { findings.append(fault) }
      book?.plan = Planner.plan(checked)
      book?.index = RuleIndex(checked)
    }
    findings.sort { left, right in
      (left.range.start, left.code.rawValue) < (right.range.start, right.code.rawValue)
    }
    let isSound = findings.allSatisfy { $0.code.severity != .error }
    return (isSound ? book : nil, findings)
  }

  /// The value of each parameter in force on a day; not known before its first date of effect.
  package func parameterValues(on day: Day) -> [Value] {
    parameters.map { $0.value(on: day) }
  }
}

/// A number or date that the book names, with its dates of effect.
package struct Parameter: Sendable {
  package let name: String
  let type: ColumnType
  package let values: [(value: Value, from: Day)]
  package let article: String

  /// The value in force on a day; not known before the first date of effect.
  func value(on day: Day) -> Value {
    let inForce = values.filter { $0.from <= day }.max { $0.from < $1.from }
    return inForce?.value ?? .unknown(OpenFact("parameter", name, day.iso), low: nil, high: nil)
  }
}

/// A condition that the book states.
package struct FindingInfo: Sendable {
  package let name: String
  package let relation: Int
  package let isPerCandidate: Bool
  package let isOnPaper: Bool
  /// Whether what is not known counts as met, and is listed as assumed.
  package var isAssumed = false
  /// The relation with the day from which what is not known counts as failed.
  package var lapsesAt: Int?
  package let text: LocalizedText
  package let article: String
}

/// What the author states about findings together; the totality check relies on it.
package enum FindingConstraint: Hashable, Sendable {
  case exactlyOne([Int])
  case atMostOne([Int])
  case implies(Int, Int)
}

/// Something to complete. Sizes, choosers and days are read off relations of the book.
package struct MeasureInfo: Sendable {
  package let name: String
  package let text: LocalizedText
  package var size: (relation: Int, unit: String)?
  package var reducedBy: Int?
  package var chooser: Chooser?
  package var due: Int?

  /// Who chooses among measures.
  package enum Chooser: Hashable, Sendable {
    case fixed(String)
    case relation(Int)
  }
}

/// A step of the procedure with the day on which it is due.
package struct ProcedureInfo: Sendable {
  /// `acknowledge`, `decide`, `appeal` or another word.
  package let step: String
  /// The relation with the day.
  package let due: Int
  /// What silence means, in a word of the book.
  package let silence: String?
  package let article: String
}

/// An outcome and the findings that it needs.
package struct OutcomeInfo: Sendable {
  package let name: String
  package let purposes: [String]
  package let condition: Condition
  package let measures: [String]
  package let basis: String
  /// The relation with the day on which a provisional right ends.
  package var until: Int?
  package var text = LocalizedText()
  package let article: String
  /// Where it is written.
  package var range = SourceRange(0, 0)
}

extension OutcomeInfo {
  /// An outcome that stands at a place.
  package init(
    _ name: String, for purposes: [String], if condition: Condition, with measures: [String],
    basis: String, until: Int?, at range: SourceRange
  ) {
    self.init(
      name: name, purposes: purposes, condition: condition, measures: measures, basis: basis,
      until: until, article: "", range: range)
  }
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

  /// The findings that keep it from that state, in order: under `not` one that is met does, and of
  /// alternatives none if one of them is as it should be.
  func obstacles(_ states: [Ternary], to wanted: Ternary = .met) -> [Int] {
    if state(states) == wanted { return [] }
    switch self {
    case .finding(let index): return [index]
    case .all(let parts), .any(let parts): return parts.flatMap { $0.obstacles(states, to: wanted) }
    case .not(let part): return part.obstacles(states, to: !wanted)
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
