import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// What rules mean over certain and possible extents (Language.md, sections 7 to 11).
struct SemanticsTests {
  /// Rules, facts and what the relation `r` comes to.
  struct Row: Sendable, CustomStringConvertible {
    let name: String
    let rules: String
    let facts: String
    let expected: String
    var on = "2026-11-22"
    var description: String { name }

    init(
      _ name: String, _ rules: String, _ facts: String, _ expected: String,
      on: String = "2026-11-22"
    ) {
      self.name = name
      self.rules = rules
      self.facts = facts
      self.expected = expected
      self.on = on
    }
  }

  static let tables: [Row] =
    SemanticsTables.joins + SemanticsTables.negation + SemanticsTables.openRelations
    + SemanticsTables.aggregates + SemanticsTables.every + SemanticsTables.dates
    + SemanticsTables.parameters + SemanticsTables.strata

  @Test("a rule has the extents that its table says", arguments: tables)
  func extents(row: Row) {
    let found = SmallWorld.extents(of: "r", row.rules, row.facts, on: row.on)
    #expect(found == row.expected)
  }

  /// Left, sign, right, state.
  static let comparisons: [(String, Comparison, String, Ternary)] =
    SemanticsTables.comparisons.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: " ").map { String($0) }
      guard cells.count == 4, let sign = Comparison(rawValue: cells[1]),
        let state = Ternary(rawValue: cells[3])
      else { return nil }
      return (cells[0], sign, cells[2], state)
    }

  @Test("a comparison has three values, and its mirror and its opposite agree")
  func comparison() {
    #expect(Self.comparisons.count >= 60)
    for (left, sign, right, state) in Self.comparisons {
      let row = "\(left) \(sign.rawValue) \(right)"
      let found = Self.compare(left, sign, right)
      #expect(found == state, "\(row)")
      #expect(Self.compare(right, Self.mirror(sign), left) == state, "mirror of \(row)")
      #expect(Self.compare(left, Self.opposite(sign), right) == !state, "opposite of \(row)")
    }
  }

  private static func compare(_ left: String, _ sign: Comparison, _ right: String) -> Ternary {
    let values = [left, right].map { SmallWorld.value(of: $0) }
    return Value.compare(values[0], sign, values[1])
  }

  private static func mirror(_ sign: Comparison) -> Comparison {
    switch sign {
    case .equal, .notEqual: sign
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  private static func opposite(_ sign: Comparison) -> Comparison {
    switch sign {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
