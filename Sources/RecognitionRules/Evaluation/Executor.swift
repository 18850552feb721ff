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

/// What a rule did in an evaluation: how many rows it gave, how many of them for certain, and how
/// many rows its joins visited.
package struct RuleTally: Hashable, Sendable {
  package var rows = 0
  package var certain = 0
  package var probes = 0
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
  /// For each relation, where a test asked for it: which cases have a row.
  private var presence: [ContiguousArray<Bool>]
  /// How many cases the chunk has.
  private var cases = 0
  /// Where it is asked for: for each row of a relation with several rules the rule that gave it first.
  private(set) var witnesses: [ContiguousArray<Int32>] = []
  /// Numbers of groups by word, for groupings within a case.
  var stamps = Stamps()
  /// What base facts say of open relations.
  let facts: FactBase
  private(set) var constants: [Word] = []
  private let limits: Limits
  private(set) var probes = 0
  /// What each rule of the book did.
  private(set) var tallies: [RuleTally]
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
    presence = Array(repeating: [], count: book.relations.count)
    tallies = Array(repeating: RuleTally(), count: book.rules.count)
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

  /// Puts whole columns in place of a relation's rows, in exchange for empty ones.
  mutating func exchange(
    _ relation: Int, _ columns: inout [ContiguousArray<Word>], count: Int
  ) {
    tables[relation].exchange(&columns, count: count)
  }

  /// Keeps from now on which rule gave a row.
  mutating func keepWitnesses() { witnesses = Array(repeating: [], count: book.relations.count) }

  /// Says how many cases the chunk has: their numbers are the words of the case.
  mutating func begin(cases count: Int) { cases = count }

  /// Forgets the cases and keeps the room.
  mutating func reset(on day: Day) {
    for index in tables.indices {
      tables[index].removeAll()
      forgetLookUps(index)
      if !witnesses.isEmpty { witnesses[index].removeAll(keepingCapacity: true) }
    }
    pool.reset()
    hasExceeded = false
    probes = 0
    resolveConstants(on: day)
  }

  /// Evaluates the components that depend on the case, or those that do not.
  /// - Parameter after: told the number of each component that was evaluated.
  mutating func run(isDynamic: Bool, after: (Int) -> Void = { _ in }) {
    for (number, component) in plan.components.enumerated()
    where component.isDynamic == isDynamic {
      run(component)
      after(number)
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
      for rule in component.rules { forgetLookUps(rule.head) }
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
    for rule in component.rules { forgetLookUps(rule.head) }
  }

  private mutating func forgetLookUps(_ relation: Int) {
    if !indexes[relation].isEmpty { indexes[relation].removeAll(keepingCapacity: true) }
    if !presence[relation].isEmpty { presence[relation].removeAll(keepingCapacity: true) }
  }

  /// All ways in which the body of a rule holds; with a step given, those that go through a row which
  /// the round before changed.
  private mutating func solve(_ rule: RulePlan, changedAt changed: Int?) -> Batch {
    var batch = Batch.start(rule.registers)
    let before = probes
    defer { tallies[rule.rule].probes += probes - before }
    run(rule.steps, &batch, rule.live, keeping: [], changedAt: changed, rule: rule.rule)
    return batch
  }

  /// Runs steps one after the other; steps that only keep bindings in one go.
  private mutating func run(
    _ steps: [PlanStep], _ batch: inout Batch, _ live: [[Int]], keeping outer: [Int],
    changedAt changed: Int?, rule: Int
  ) {
    var index = 0
    while index < steps.count, batch.count > 0 {
      var end = index
      while end < steps.count, steps[end].isSelection { end += 1 }
      if end > index {
        select(steps[index..<end], &batch, live[end - 1] + outer)
        index = end
      } else {
        run(
          steps[index], &batch, live: live[index] + outer, onlyChanged: index == changed,
          rule: rule)
        index += 1
      }
    }
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
    case .test, .filter: select([step], &batch, live)
    case .unless(let sub): unless(sub, &batch, live, rule)
    case .every(let first, let second): every(first, second, &batch, live)
    case .bind(let register, let formula): bind(register, formula, &batch, rule)
    case .aggregate(let register, let aggregate, let sub):
      self.aggregate(register, aggregate, sub, &batch, rule)
    }
  }

  /// The bindings of an inner body, each with the outer one that it belongs to.
  mutating func solve(_ sub: SubPlan, _ batch: Batch, _ rule: Int) -> Batch {
    var inner = batch.inner(sub.outer)
    run(sub.steps, &inner, sub.live, keeping: sub.outer, changedAt: nil, rule: rule)
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

  /// For each case whether a relation has a row of it.
  mutating func presence(_ relation: Int, _ column: Int) -> ContiguousArray<Bool> {
    if presence[relation].isEmpty {
      var has = ContiguousArray<Bool>(repeating: false, count: cases)
      let column = tables[relation].columns[column]
      let owners = column.span
      for row in owners.indices { has[Int(owners[row])] = true }
      presence[relation] = has
    }
    return presence[relation]
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
    var count = source?.count ?? batch.count
    tallies[rule.rule].rows += count
    let isCertain = source != nil || batch.flags.isEmpty
    tallies[rule.rule].certain +=
      isCertain ? count : batch.flags.count { $0 & Table.isPossible == 0 }
    if count + tables[rule.head].count > limits.facts {
      hasExceeded = true
      return false
    }
    var columns = source?.columns ?? rule.terms.map { column($0, batch) }
    // In a recursion rows come in rounds, which the insertion counts.
    var isDistinct = rule.isDistinct && !isRecursive
    if rule.isDisjoint, !isDistinct, !isRecursive, let samples = firstOfEachRow(rule, columns) {
      columns = columns.map { Batch.gather($0, samples) }
      count = samples.count
      isDistinct = true
    }
    let isEmpty = tables[rule.head].count == 0
    if isDistinct, batch.flags.isEmpty, isEmpty || tables[rule.head].isDefinite {
      if isEmpty {
        tables[rule.head].fill(columns, count: count)
      } else {
        tables[rule.head].append(columns, count: count)
      }
      if plan.isLookedUp[rule.head] { tables[rule.head].makeFindable() }
      witness(rule)
      return true
    }
    defer { witness(rule) }
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

  /// Notes that a rule gave the rows that were added last.
  private mutating func witness(_ rule: RulePlan) {
    if witnesses.isEmpty { return }
    let missing = tables[rule.head].count - witnesses[rule.head].count
    witnesses[rule.head].append(contentsOf: repeatElement(Int32(rule.rule), count: missing))
  }

  /// The first way to each row, where rows have the case and one more value that differs.
  private mutating func firstOfEachRow(
    _ rule: RulePlan, _ columns: [ContiguousArray<Word>]
  ) -> ContiguousArray<Int32>? {
    guard let own = plan.caseColumn[rule.head] else { return nil }
    let others = rule.terms.indices.filter { column in
      if case .register = rule.terms[column] { return column != own }
      return false
    }
    guard others.count <= 1 else { return nil }
    return stamps.groups(columns[own], others.first.map { columns[$0] })?.samples
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

  /// What was evaluated, to be shared by executors for cases, with the indexes that they need.
  mutating func frozen() -> Ground {
    for component in plan.components where component.isDynamic {
      for rule in component.rules {
        for access in rule.steps.flatMap({ $0.accesses })
        where access.isDefinite && !access.keys.isEmpty && !plan.isDynamic[access.relation] {
          _ = index(access.relation, indexed(access).columns)
        }
      }
    }
    return Ground(tables: tables, indexes: indexes, pool: pool)
  }

  /// The extents of all relations, as values.
  func extents() -> Extents {
    var result = Extents(relations: tables.count)
    for relation in tables.indices {
      for row in rows(of: relation) { _ = result.insert(row, into: relation) }
    }
    return result
  }

  /// The extent of a relation, as values.
  func rows(of relation: Int) -> [ExtentRow] {
    let table = table(relation)
    return (0..<table.count).map { row in
      let flag = table.flag(row)
      return ExtentRow(
        values: table.columns.map { pool.value($0[row]) },
        isCertain: flag & Table.isPossible == 0, isManifold: flag & Table.isManifold != 0,
        height: table.height(row), certainHeight: table.certainHeight(row))
    }
  }
}

/// What does not depend on any case: computed once, shared by all chunks.
package struct Ground: Sendable {
  let tables: [Table]
  let indexes: [[Index]]
  let pool: Pool
}
