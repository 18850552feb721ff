import QualificationsKit

/// Evaluates a book for one case after the other: what depends on no case, once.
final class BookEvaluator {
  let book: RuleBook
  let day: Day
  /// The facts that are the same for all cases.
  private let lasting: FactBase
  private var executor: Executor
  /// The limit that what depends on no case reached.
  private let exceeded: Limits.Kind?

  init(_ book: RuleBook, _ lasting: FactBase, on day: Day, _ limits: Limits) {
    self.book = book
    self.day = day
    self.lasting = lasting
    var executor = Executor(
      book, book.plan, ground: nil, facts: lasting, on: day, limits: limits)
    executor.load()
    executor.run(isDynamic: false)
    exceeded = executor.exceeded
    self.executor = Executor(
      book, book.plan, ground: executor.frozen(), facts: .none, on: day, limits: limits)
  }

  /// The book over the facts of a case.
  /// - Parameter candidates: the standards for which findings are asked.
  func reading(_ facts: FactBase, _ candidates: [String], engine: Engine) -> BookReading {
    let all = lasting.joined(facts)
    guard engine == .production else {
      return BookReading(book, all, on: day, engine: engine, states: nil)
    }
    executor.reset(on: day, facts)
    executor.load()
    executor.run(isDynamic: true)
    let words = candidates.map { executor.pool.symbol($0) }
    let states = book.findings.map { info in
      BookReading.States(
        any: executor.state(info.relation, about: nil),
        each: info.isPerCandidate ? words.map { executor.state(info.relation, about: $0) } : [])
    }
    return BookReading(
      book, all, on: day, engine: engine, states: states, exceeded: exceeded ?? executor.exceeded)
  }
}

extension Executor {
  /// Whether a row of a relation is certain, or only possible, or none is there: a row about a text
  /// in the first column, or any row.
  fileprivate func state(_ relation: Int, about wanted: Word?) -> Ternary {
    let table = table(relation)
    var state = Ternary.failed
    for row in 0..<table.count {
      let isCertain = table.flag(row) & Table.isPossible == 0
      let isAbout = wanted.map { table.columns[0][row] == $0 } ?? true
      if isCertain, isAbout { return .met }
      // A row whose candidate is not known may be about this one.
      if isAbout || table.columns[0][row] >= WordRange.unknown { state = .unknown }
    }
    return state
  }
}
