import QualificationsKit
import RecognitionRules
import TestSupport

/// A small stratified program with facts of which some are not known, drawn from a seed.
///
/// Values are numbers: of a number itself, of a text its letter, of a date its day of January 2024,
/// of a flag 0 or 1. In a *plain* program no unknown is used twice: every relation is read by one
/// condition at most, has one row (aggregates aside), and unknowns do not reach a conclusion.
struct RandomProgram {
  /// The type of a column.
  enum Sort: Int, CaseIterable {
    case number, text, date, flag

    var name: String { ["number", "text", "date", "flag"][rawValue] }
    var isOrdered: Bool { self == .number || self == .date }

    /// The value as a rule book writes it.
    func written(_ value: Int) -> String {
      switch self {
      case .number: "\(value)"
      case .text: ["p", "q", "s", "t", "z"][value]
      case .date: "2024-01-\(value < 10 ? "0" : "")\(value)"
      case .flag: value == 1 ? "yes" : "no"
      }
    }

    /// The value as the evaluator has it.
    func value(_ value: Int) -> Value {
      switch self {
      case .number: .number(Ratio(value))
      case .text: .symbol(written(value))
      case .date: Day(written(value)).map { .day($0) } ?? .flag(false)
      case .flag: .flag(value == 1)
      }
    }

    /// The least and the greatest value that programs name.
    var range: ClosedRange<Int> {
      switch self {
      case .number: 0...4
      case .text: 0...3
      case .date: 10...14
      case .flag: 0...1
      }
    }
  }

  /// What is not known, with the values it may have; 0 and 1 for a row that may be there.
  struct Unknown {
    let name: String
    let sort: Sort?
    let domain: [Int]
    let hasBounds: Bool
  }

  /// A value of a base row.
  enum Cell: Hashable {
    case known(Int)
    case unknown(Int)
  }

  /// A base row; with a condition it is there only if that unknown is 1.
  struct BaseRow {
    let cells: [Cell]
    let condition: Int?
  }

  /// A relation: base relations have rows, the others have rules.
  struct Relation {
    var name: String
    var columns: [Sort]
    var isOpen = false
    var isComplete: [Int] = []
    var rows: [BaseRow] = []
  }

  enum Term: Hashable {
    case variable(Int)
    case constant(Int)
    case any
  }

  struct Atom {
    let relation: Int
    let terms: [Term]
  }

  indirect enum Literal {
    case holds(Atom)
    case unless(Atom)
    case every(Atom, has: Atom)
    case compare(Term, plus: Int, Comparison, Term)
    case aggregate(Int, Aggregated, of: Int?, [Literal])
  }

  enum Aggregated: String, CaseIterable {
    case count, sum, min, max
  }

  struct Rule {
    var head: Atom
    var body: [Literal] = []
    var sorts: [Sort] = []
  }

  var unknowns: [Unknown] = []
  var relations: [Relation] = []
  var rules: [Rule] = []
  let isPlain: Bool
  var random: SplitMix64
  /// The number of base relations: they come first.
  var bases = 0
  /// In a plain program: the relations that a condition has read.
  var read: Set<Int> = []
  /// The tuples of open relations that are not listed: relation, key, unknown.
  var unlisted: [(relation: Int, key: Int, unknown: Int)] = []

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    isPlain = random.chance(1, of: 3)
    drawFacts()
    drawRules()
  }

  /// The number of ways of filling the unknowns.
  var fillings: Int { unknowns.reduce(1) { $0 * $1.domain.count } }

  /// The values of the unknowns in one of the ways of filling them.
  func filling(_ number: Int) -> [Int] {
    var rest = number
    return unknowns.map { unknown in
      defer { rest /= unknown.domain.count }
      return unknown.domain[rest % unknown.domain.count]
    }
  }
}

extension RandomProgram {
  /// The book in the rule language.
  var text: String {
    var lines = ["# Program", "", "Drawn from a seed.", "", "```rules", "book TEST:random", ""]
    for relation in relations {
      let columns = relation.columns.enumerated().map { "c\($0.offset): \($0.element.name)?" }
      let open = relation.isOpen ? "open " : ""
      lines.append("\(open)relation \(relation.name)(\(columns.joined(separator: ", ")))")
    }
    lines.append("-- rules")
    for rule in rules {
      lines.append("")
      lines.append("\(written(rule.head, rule)) if")
      lines.append(written(rule.body, rule, "  "))
    }
    return (lines + ["```", ""]).joined(separator: "\n")
  }

  private func written(_ body: [Literal], _ rule: Rule, _ indent: String) -> String {
    var result = indent
    for (number, literal) in body.enumerated() {
      if case .unless = literal {
        result += number == 0 ? "" : "\n\(indent)"
      } else if number > 0 {
        result += "\n\(indent)and "
      }
      result += written(literal, rule)
    }
    return result
  }

  private func written(_ literal: Literal, _ rule: Rule) -> String {
    switch literal {
    case .holds(let atom): return written(atom, rule)
    case .unless(let atom): return "unless " + written(atom, rule)
    case .every(let first, let second):
      return "every \(written(first, rule)) has \(written(second, rule))"
    case .compare(let left, let plus, let sign, let right):
      let sort = sort(left, rule) ?? sort(right, rule) ?? .number
      let unit = sort == .date ? " days" : ""
      let sum = plus == 0 ? "" : plus > 0 ? " + \(plus)\(unit)" : " - \(-plus)\(unit)"
      return written(left, sort) + sum + " \(sign.rawValue) " + written(right, sort)
    case .aggregate(let result, let kind, let of, let body):
      let value = of.map { " of V\($0)" } ?? ""
      let inner = written(body, rule, "").split(separator: "\n").joined(separator: " ")
      return "V\(result) is \(kind.rawValue)\(value) where (\(inner))"
    }
  }

  private func sort(_ term: Term, _ rule: Rule) -> Sort? {
    if case .variable(let slot) = term { return rule.sorts[slot] }
    return nil
  }

  private func written(_ atom: Atom, _ rule: Rule) -> String {
    let relation = relations[atom.relation]
    var cells: [String] = []
    for (column, term) in atom.terms.enumerated() where term != .any {
      cells.append("c\(column): " + written(term, relation.columns[column]))
    }
    return cells.isEmpty ? relation.name : "\(relation.name)(\(cells.joined(separator: ", ")))"
  }

  private func written(_ term: Term, _ sort: Sort) -> String {
    switch term {
    case .variable(let slot): "V\(slot)"
    case .constant(let value): sort.written(value)
    case .any: ""
    }
  }

  /// The facts as the evaluator reads them.
  var facts: FactBase {
    var facts = FactBase.none
    for relation in relations {
      for row in relation.rows {
        let values = row.cells.enumerated().map { column, cell in
          value(cell, relation.columns[column])
        }
        facts.add(
          relation.name, FactRow(values, openFact: row.condition.map { openFact($0) }))
      }
      for key in relation.isComplete {
        facts.declareComplete(relation.name, relation.columns[0].written(key))
      }
    }
    return facts
  }

  private func openFact(_ unknown: Int) -> OpenFact {
    OpenFact("unknown", "", unknowns[unknown].name)
  }

  private func value(_ cell: Cell, _ sort: Sort) -> Value {
    switch cell {
    case .known(let value): return sort.value(value)
    case .unknown(let index):
      let unknown = unknowns[index]
      let ends = [unknown.domain.first, unknown.domain.last].map { end in
        unknown.hasBounds ? sort.value(end ?? 0).bounds.low : nil
      }
      return .unknown(openFact(index), low: ends[0], high: ends[1])
    }
  }

  /// The base rows when the unknowns have these values.
  func filled(_ filling: [Int]) -> [Set<[Int]>] {
    relations.enumerated().map { number, relation in
      var rows: Set<[Int]> = []
      for item in unlisted where item.relation == number && filling[item.unknown] == 1 {
        rows.insert([item.key])
      }
      for row in relation.rows where row.condition.map({ filling[$0] == 1 }) ?? true {
        rows.insert(
          row.cells.map { cell in
            switch cell {
            case .known(let value): value
            case .unknown(let index): filling[index]
            }
          })
      }
      return rows
    }
  }
}
