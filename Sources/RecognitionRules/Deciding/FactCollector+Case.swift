import QualificationsKit

/// The facts of the case that only some books ask for: the clock, tables, given facts.
extension FactCollector {
  func addProcedure(_ facts: inout FactBase) {
    func day(_ date: PartialDate?, _ column: String) -> Value {
      let open = OpenFact("file", column, "")
      return value(of: date, open) ?? .unknown(open, low: nil, high: nil)
    }
    facts.add(
      "file",
      FactRow(
        values: [day(question.received, "received"), day(question.complete, "complete")],
        label: question.received == nil && question.complete == nil ? "" : "file"))
    for period in question.stopped {
      facts.add(
        "stopped",
        FactRow(values: [.day(period.from), .day(period.to)], label: "stopped \(period.from.iso)"))
    }
  }

  func addTables(_ facts: inout FactBase) {
    for name in book.tables.keys.sorted() {
      for row in book.tables[name] ?? [] { facts.add(name, row) }
    }
  }

  /// What the case gives, with the answers that are supposed: yes or no to a fact that is one flag,
  /// nothing of the kind to one that is not mentioned.
  func addGiven(_ facts: inout FactBase) {
    let given = GivenReading(question.facts, in: book)
    for name in given.rows.keys.sorted() {
      for row in given.rows[name] ?? [] {
        var row = row
        row.values = row.values.map { answered($0) }
        facts.add(name, row)
      }
    }
    for name in given.mentioned { facts.declareListed(name) }
    for relation in book.relations where !given.mentioned.contains(relation.name) {
      guard case .given = relation.origin else { continue }
      switch supposed(relation.name, "", "") {
      case GivenAnswer.nothing: facts.declareListed(relation.name)
      case let answer? where answer == GivenAnswer.yes || answer == GivenAnswer.no:
        facts.declareListed(relation.name)
        facts.add(relation.name, FactRow(relation.onlyFlag(answer == GivenAnswer.yes)))
      default: break
      }
    }
  }

  private func answered(_ value: Value) -> Value {
    guard let open = value.openFact else { return value }
    switch question.suppositions[open] {
    case GivenAnswer.yes: return .flag(true)
    case GivenAnswer.no: return .flag(false)
    default: return value
    }
  }
}

/// The answers that are tried of a given fact.
enum GivenAnswer {
  /// A flag.
  static let yes = "yes"
  static let no = "no"
  /// There is nothing of the kind.
  static let nothing = "nothing"
  /// What it leaves open turns out well, or badly.
  static let favourable = "favourable"
  static let unfavourable = "unfavourable"

  /// Whether an answer says what comes of a fact, not what it is.
  static func isOutcome(_ answer: String) -> Bool {
    answer == favourable || answer == unfavourable
  }
}

extension RelationInfo {
  /// Whether its rows say no more than yes or no.
  var isOneFlag: Bool {
    let others = columns.filter { !$0.isKey }
    return others.count == 1 && others[0].type == .flag
      && columns.allSatisfy { !$0.isKey || $0.type == .text }
  }

  /// The row of a relation that is one flag.
  func onlyFlag(_ flag: Bool) -> [Value] {
    columns.map { $0.isKey ? .symbol("1") : .flag(flag) }
  }
}
