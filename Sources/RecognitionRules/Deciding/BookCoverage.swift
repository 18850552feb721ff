package import QualificationsKit

/// What of a book some cases exercise.
package struct BookCoverage: Sendable {
  /// A rule as it is written.
  package struct WrittenRule: Hashable, Sendable {
    /// The line on which it begins, and the relation that it concludes.
    package let line: Int
    package let name: String
    /// Whether it concluded a certain row in some case.
    package var hasConcluded: Bool
  }

  /// The states in which a finding or an outcome occurred.
  package struct States: Hashable, Sendable {
    package let name: String
    package let line: Int?
    package var states: Set<Ternary> = []
  }

  /// The book.
  package let book: RuleBook
  private var hasConcluded: [Bool]
  /// The findings and the outcomes of the book, in its order.
  package private(set) var findings: [States]
  package private(set) var outcomes: [States]

  package init(_ book: RuleBook) {
    self.book = book
    hasConcluded = book.rules.map { _ in false }
    findings = book.findings.map { States(name: $0.name, line: nil) }
    outcomes = book.outcomes.map { outcome in
      States(name: outcome.name, line: book.source.position(of: outcome.range.start).line)
    }
  }

  /// Adds what the rules did in an evaluation.
  package mutating func note(_ tallies: [RuleTally]) {
    for (number, tally) in tallies.enumerated() where tally.certain > 0 {
      hasConcluded[number] = true
    }
  }

  /// Adds what another set of cases exercised of the same book.
  package mutating func join(_ other: BookCoverage) {
    for index in hasConcluded.indices where other.hasConcluded[index] {
      hasConcluded[index] = true
    }
    for index in findings.indices { findings[index].states.formUnion(other.findings[index].states) }
    for index in outcomes.indices { outcomes[index].states.formUnion(other.outcomes[index].states) }
  }

  mutating func note(_ option: Deciding.Option) {
    for (index, state) in option.states.enumerated() { findings[index].states.insert(state) }
    for (index, outcome) in book.outcomes.enumerated()
    where outcome.range == option.info.range {
      outcomes[index].states.insert(option.state)
    }
  }

  /// The rules as they are written: those that the analysis made of one count as that one.
  package var rules: [WrittenRule] {
    var result: [WrittenRule] = []
    var positions: [Int: Int] = [:]
    for (number, rule) in book.rules.enumerated() {
      if let position = positions[rule.range.start] {
        if hasConcluded[number] { result[position].hasConcluded = true }
        continue
      }
      positions[rule.range.start] = result.count
      let text = book.source.text(rule.range)
      result.append(
        WrittenRule(
          line: book.source.position(of: rule.range.start).line,
          name: String(text.prefix { $0 != "(" && $0 != " " && $0 != "\n" }),
          hasConcluded: hasConcluded[number]))
    }
    return result
  }
}

extension Recognition {
  /// What a question exercises of each book that it comes to.
  package func coverage(of question: Question) -> [BookCoverage] {
    Deciding(Deliberation(self), question).coverage()
  }
}

extension Deciding {
  fileprivate func coverage() -> [BookCoverage] {
    if refusalBeforeRules() != nil { return [] }
    let aCase = makeCase()
    var result: [BookCoverage] = []
    for instrument in library.instruments where isConsidered(instrument) {
      let applied = apply(instrument, aCase, position: 0)
      guard let reading = applied.states?.reading else { continue }
      var coverage = BookCoverage(reading.book)
      coverage.note(Executor.evaluated(reading.book, reading.facts, on: question.on).tallies)
      for option in applied.options { coverage.note(option) }
      result.append(coverage)
    }
    return result
  }
}
