import QualificationsKit

/// How much work an evaluation may do. Work is counted, not timed: the same on every machine.
package struct Limits: Hashable, Sendable {
  /// The most rows that all relations of a case, or of a chunk of cases, may have.
  package var facts: Int
  /// The most rows that joins may visit.
  package var probes: Int
  /// The most rounds of a recursion.
  package var rounds: Int

  /// Enough for everything that is meant.
  package static let usual = Limits(facts: 50_000_000, probes: 2_000_000_000, rounds: 100_000)
}

/// The production engine: evaluates a plan over words, a batch of bindings at a time.
///
/// Semi-naive: after its first round a recursive component joins only what the round before changed.
struct Executor {
  let book: RuleBook
  let plan: Plan
  /// Tables of relations that do not depend on the case; empty ones elsewhere.
  let ground: Ground?
  var pool: Pool
  private(set) var tables: [Table]
  private var indexes: [[Index]]
  /// What base facts say of open relations.
  let facts: FactBase
  private let isOpen: [Bool]
  private(set) var constants: [Word] = []
  private let limits: Limits
  private(set) var probes = 0
  private(set) var hasExceeded = false
  private var round: Int32 = 0
  /// In a recursive component: for each relation the round in which each row last changed.
  private var changes: [Int: ContiguousArray<Int32>] = [:]

  init(
    _ book: RuleBook, _ plan: Plan, ground: Ground?, facts: FactBase, on day: Day,
    limits: Limits = .usual
  ) {
    self.book = book
    self.plan = plan
    self.ground = ground
    self.facts = facts
    self.limits = limits
    pool = ground.map { $0.pool.extended() } ?? Pool(book.enumerations)
    tables = book.relations.map { Table(width: $0.columns.count) }
    indexes = Array(repeating: [], count: book.relations.count)
    isOpen = book.relations.map { facts.isOpen($0) }
    resolveConstants(on: day)
  }

  private mutating func resolveConstants(on day: Day) {
    constants = plan.constants.map { constant in
      switch constant {
      case .value(let value): pool.word(value)
      case .parameter(let index): pool.word(book.parameters[index].value(on: day))
      }
    }
  }

  /// Adds the base facts.
  mutating func load() {
    for (index, relation) in book.relations.enumerated() {
      for row in facts.rows[relation.name] ?? [] {
        let words = row.values.map { pool.word($0) }
        _ = tables[index].insert(
          words, flag: row.isCertain ? 0 : Table.isPossible, height: 0, isRecursive: false)
      }
    }
  }

  /// Puts whole columns in place of a relation's rows.
  mutating func fill(_ relation: Int, _ columns: [ContiguousArray<Word>], count: Int) {
    tables[relation].fill(columns, count: count)
  }

  /// Forgets the cases and keeps the room.
  mutating func reset(on day: Day) {
    for index in tables.indices {
      tables[index].removeAll()
      indexes[index].removeAll()
    }
    pool.reset()
    hasExceeded = false
    probes = 0
    resolveConstants(on: day)
  }

  /// Evaluates the components that depend on the case, or those that do not.
  mutating func run(isDynamic: Bool) {
    for component in plan.components where component.isDynamic == isDynamic {
      run(component)
      if hasExceeded { return }
    }
  }

  // Components

  private mutating func run(_ component: ComponentPlan) {
    round = 1
    changes = [:]
    var pending: [(RulePlan, Batch)] = []
    for rule in component.rules {
      let batch = solve(rule, changedAt: nil)
      if component.isRecursive {
        pending.append((rule, batch))
      } else {
        conclude(rule, batch, isRecursive: false)
      }
    }
    guard component.isRecursive else { return }
    while !pending.isEmpty {
      var hasChanged = false
      for (rule, batch) in pending {
        if conclude(rule, batch, isRecursive: true) { hasChanged = true }
      }
      for rule in component.rules { indexes[rule.head].removeAll() }
      pending = []
      round += 1
      if !hasChanged || hasExceeded { break }
      if Int(round) > limits.rounds {
        hasExceeded = true
        break
      }
      for rule in component.rules {
        for step in rule.recursiveSteps {
          pending.append((rule, solve(rule, changedAt: step)))
        }
      }
    }
    for rule in component.rules { indexes[rule.head].removeAll() }
  }

  /// All ways in which the body of a rule holds; with a step given, those that go through a row which
  /// the round before changed.
  private mutating func solve(_ rule: RulePlan, changedAt changed: Int?) -> Batch {
    var batch = Batch.start(rule.registers)
    for (index, step) in rule.steps.enumerated() {
      run(step, &batch, live: rule.live[index], onlyChanged: index == changed, rule: rule.rule)
      if batch.count == 0 { break }
    }
    return batch
  }

  mutating func run(
    _ step: PlanStep, _ batch: inout Batch, live: [Int], onlyChanged: Bool, rule: Int
  ) {
    switch step {
    case .join(let access):
      if access.isDefinite, !onlyChanged {
        joinDefinite(access, &batch, live)
      } else {
        joinOpen(access, &batch, live, onlyChanged: onlyChanged)
      }
    case .test(let access, let isNegated): test(access, isNegated, &batch, live)
    case .unless(let sub): unless(sub, &batch, live, rule)
    case .every(let first, let second): every(first, second, &batch, live)
    case .filter(let left, let sign, let right): filter(left, sign, right, &batch, live)
    case .bind(let register, let formula): bind(register, formula, &batch, rule)
    case .aggregate(let register, let aggregate, let sub):
      self.aggregate(register, aggregate, sub, &batch, rule)
    }
  }

  /// The bindings of an inner body, each with the outer one that it belongs to.
  mutating func solve(_ sub: SubPlan, _ batch: Batch, _ rule: Int) -> Batch {
    var inner = batch.inner(sub.outer)
    for (index, step) in sub.steps.enumerated() {
      run(step, &inner, live: sub.live[index] + sub.outer, onlyChanged: false, rule: rule)
      if inner.count == 0 { break }
    }
    return inner
  }

  // Look-ups

  func table(_ relation: Int) -> Table {
    if let ground, !plan.isDynamic[relation] { return ground.tables[relation] }
    return tables[relation]
  }

  mutating func index(_ relation: Int, _ columns: [Int]) -> Index {
    if let ground, !plan.isDynamic[relation],
      let known = ground.indexes[relation].first(where: { $0.columns == columns })
    {
      return known
    }
    if let known = indexes[relation].first(where: { $0.columns == columns }) { return known }
    let built = Index(table(relation), columns)
    indexes[relation].append(built)
    return built
  }

  /// Whether a row of a relation of the component was changed by the round before.
  func wasChanged(_ relation: Int, _ row: Int) -> Bool {
    guard let changes = changes[relation], row < changes.count else { return round <= 1 }
    return changes[row] == round - 1
  }

  mutating func count(probes more: Int) {
    probes += more
    if probes > limits.probes { hasExceeded = true }
  }

  // Conclusions

  /// Adds what a rule concludes.
  /// - Returns: whether anything changed.
  @discardableResult
  private mutating func conclude(_ rule: RulePlan, _ batch: Batch, isRecursive: Bool) -> Bool {
    if batch.count == 0 { return false }
    let source = rule.grouping.map { grouped(rule, $0, batch) }
    let count = source?.count ?? batch.count
    if count + tables[rule.head].count > limits.facts {
      hasExceeded = true
      return false
    }
    let columns = source?.columns ?? rule.terms.map { column($0, batch) }
    if rule.isDistinct, batch.flags.isEmpty, tables[rule.head].count == 0 {
      tables[rule.head].fill(columns, count: count)
      return true
    }
    var words = [Word](repeating: 0, count: columns.count)
    var changed = false
    for row in 0..<count {
      for index in columns.indices { words[index] = columns[index][row] }
      let flag = source == nil ? batch.flag(row) : 0
      if let position = tables[rule.head].insert(
        words, flag: flag, height: round, isRecursive: isRecursive)
      {
        changed = true
        if isRecursive { note(rule.head, position) }
      }
    }
    return changed
  }

  private mutating func note(_ relation: Int, _ row: Int) {
    var rows = changes.removeValue(forKey: relation) ?? []
    while rows.count <= row { rows.append(0) }
    rows[row] = round
    changes[relation] = rows
  }

  /// The column of an operand, as long as the batch.
  func column(_ operand: Operand, _ batch: Batch) -> ContiguousArray<Word> {
    switch operand {
    case .register(let register): batch.registers[register]
    case .constant(let index): ContiguousArray(repeating: constants[index], count: batch.count)
    }
  }

  // Results

  /// Evaluates everything by the executable specification instead, over the base facts in the
  /// tables, and keeps the rows of one relation.
  mutating func runReference(_ relation: Int, on day: Day) {
    var base = facts
    for (index, info) in book.relations.enumerated() {
      let table = table(index)
      for row in 0..<table.count {
        base.add(info.name, FactRow(table.columns.map { pool.value($0[row]) }))
      }
    }
    let extents = ReferenceEvaluator.extents(book, base, on: day)
    tables[relation].removeAll()
    for row in extents.rows[relation] {
      let words = row.values.map { pool.word($0) }
      _ = tables[relation].insert(
        words, flag: row.isCertain ? 0 : Table.isPossible, height: 0, isRecursive: false)
    }
  }

  /// What was evaluated, to be shared by executors for cases.
  func frozen() -> Ground { Ground(tables: tables, indexes: indexes, pool: pool) }

  /// The extents of all relations, as values.
  func extents() -> Extents {
    var result = Extents(relations: tables.count)
    for relation in tables.indices {
      let table = table(relation)
      for row in 0..<table.count {
        let flag = table.flag(row)
        _ = result.insert(
          ExtentRow(
            values: table.columns.map { pool.value($0[row]) },
            isCertain: flag & Table.isPossible == 0, isManifold: flag & Table.isManifold != 0,
            height: table.height(row), certainHeight: table.certainHeight(row)), into: relation)
      }
    }
    return result
  }
}

/// What does not depend on any case: computed once, shared by all chunks.
package struct Ground: Sendable {
  let tables: [Table]
  let indexes: [[Index]]
  let pool: Pool
}
