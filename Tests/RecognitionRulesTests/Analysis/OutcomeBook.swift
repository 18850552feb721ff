import QualificationsKit
import RecognitionRules

/// The part of a rule book that its outcomes rest on, and the text of a book that has it.
struct OutcomeBook {
  /// `outcome NAME for … if … with … basis …`
  struct Statement {
    var name: String
    var condition: Condition
    var purposes: [String] = []
    var measures: [String] = []
    var basis = "by-assessment"
    /// The relation with its end, by number; a text has it only if it has that many findings.
    var until: Int?
  }

  var findings: [String]
  var constraints: [FindingConstraint] = []
  var statements: [Statement]

  /// The purposes of questions.
  static let purposes = ["work", "certification", "training", "information"]
  /// The outcomes that are better than none.
  static let given = ["recognized", "limited", "conditional", "partial"]
  static let refusal = "not-recognized"

  /// The check; a statement stands at the place of its number.
  var totality: Totality {
    Totality(
      findings: findings, constraints: constraints,
      outcomes: statements.enumerated().map { number, statement in
        OutcomeInfo(
          statement.name, for: statement.purposes, if: statement.condition,
          with: statement.measures, basis: statement.basis, until: statement.until,
          at: SourceRange(number, number + 1))
      })
  }

  /// The book in the rule language: every finding holds.
  var text: String {
    var lines = ["# Law", "", "A sentence.", "", "```rules", "book TEST:law"]
    for name in findings { lines.append("finding \(name) \(Self.sentence)") }
    lines += findings.map { "\($0) if decision" }
    for measure in Set(statements.flatMap { $0.measures }).sorted() {
      lines.append("measure \(measure) \(Self.sentence)")
    }
    lines += constraints.map { shown($0) } + statements.map { shown($0) }
    return (lines + ["```", ""]).joined(separator: "\n")
  }

  private static let sentence = "es \"frase\" pt \"frase\" en \"sentence\""

  private func shown(_ constraint: FindingConstraint) -> String {
    func list(_ members: [Int]) -> String {
      members.map { findings[$0] }.joined(separator: ", ")
    }
    switch constraint {
    case .exactlyOne(let members): return "exactly one of " + list(members)
    case .atMostOne(let members): return "at most one of " + list(members)
    case .implies(let reason, let result): return "\(findings[reason]) implies \(findings[result])"
    }
  }

  private func shown(_ statement: Statement) -> String {
    var text = "outcome \(statement.name)"
    if !statement.purposes.isEmpty {
      text += " for " + statement.purposes.joined(separator: ", ")
    }
    text += " if " + shown(statement.condition)
    if !statement.measures.isEmpty {
      text += " with " + statement.measures.joined(separator: ", ")
    }
    return text + " basis \(statement.basis)"
  }

  private func shown(_ condition: Condition) -> String {
    switch condition {
    case .finding(let index): findings[index]
    case .all(let parts): "(" + parts.map { shown($0) }.joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map { shown($0) }.joined(separator: " or ") + ")"
    case .not(let part): "not " + shown(part)
    }
  }
}

extension Condition {
  /// Both.
  func and(_ other: Condition) -> Condition { .all([self, other]) }
  /// One of the two at least.
  func or(_ other: Condition) -> Condition { .any([self, other]) }
}
