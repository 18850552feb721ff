import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// What the planner makes of the benchmark's book: the choices on which its speed rests.
struct PlanTests {
  /// A relation, and the kinds of the steps of its rule with what they look at.
  static let plans: [(relation: String, steps: [String])] = [
    (
      "best",
      [
        "scan credentials", "none decision/1", "none decision/2", "none decision/3",
        "look-up credentials/units", "look-up link", "filter W > 0",
      ]
    ),
    (
      "accredited",
      [
        "scan credentials", "none decision/1", "test issuers", "look-up accreditations",
        "filter F <= D", "filter D < T",
      ]
    ),
    ("proved", ["scan best", "filter W >= 500", "none decision/4"]),
    (
      "lacks",
      ["scan target", "look-up units", "none proved", "look-up bit"]
    ),
  ]

  @Test("what decides a case early spares it the rest; lists are read last", arguments: plans)
  func steps(row: (relation: String, steps: [String])) throws {
    let bytes = try PackageFiles.bytes("Benchmarks/Workload/workload.md")
    let book = try #require(RuleBook.read(SourceText(name: "workload.md", bytes: bytes)).book)
    let day = try #require(Day("2025-01-01"))
    let outline = try book.planOutline(
      of: row.relation, stream: "credentials", query: "decision", on: day)
    let rule = try #require(outline.components.first?.rules.first)
    #expect(rule.steps.map { "\($0.kind) \($0.text)" } == row.steps)
  }
}
