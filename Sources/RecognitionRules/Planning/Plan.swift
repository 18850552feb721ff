import QualificationsKit

/// How the production engine evaluates a book: for each rule steps over batches of bindings, in an
/// order that the planner chose.
struct Plan: Sendable {
  /// The rules by component, in the order of evaluation; components of one kind stand together.
  var components: [ComponentPlan]
  /// Constants and parameters that steps refer to.
  var constants: [Constant]
  /// For each relation whether its tuples may be only possible, or hold unknown values.
  var isDefinite: [Bool]
  /// For each relation whether it depends on the case.
  var isDynamic: [Bool]
  /// For each dynamic relation the column that identifies the case, where rows are decided apart.
  var caseColumn: [Int?]

  /// For each relation whether rows of it are looked up whole: it says where a list is complete.
  var isLookedUp: [Bool] = []

  /// The relations of lists that steps read in one way only: the elements of a case. They need not be
  /// read before a step asks for them.
  var lateLists: Set<Int> = []

  /// What an operand stands for, whatever the case.
  enum Constant: Hashable, Sendable {
    case value(Value)
    case parameter(Int)
  }
}

/// Rules whose conclusions depend on each other.
struct ComponentPlan: Sendable {
  var rules: [RulePlan]
  var isRecursive: Bool
  var isDynamic: Bool
}

/// How a rule is evaluated.
struct RulePlan: Sendable {
  /// The number of the rule in the book.
  var rule: Int
  var head: Int
  var terms: [Operand]
  var registers: Int
  var steps: [PlanStep]
  /// For each step the registers that are read after it.
  var live: [[Int]] = []
  /// Whether nothing in it may be unknown or only possible.
  var isDefinite: Bool
  /// Whether no other rule gives a row that this rule gives.
  var isDisjoint = false
  /// Whether no two ways give the same row, and no other rule one that this rule gives.
  var isDistinct: Bool
  /// The steps that read relations of the rule's own component.
  var recursiveSteps: [Int]
  /// In place of the steps' end: the aggregates of the head, computed in one pass.
  var grouping: GroupingPlan?
}

/// Aggregates in a head, by group.
struct GroupingPlan: Sendable {
  /// The operands of the columns that make a group, and their positions in the head.
  var keys: [(column: Int, operand: Operand)]
  var aggregates: [(column: Int, kind: AggregateKind, of: Int?)]
  /// The registers whose values tell choices apart; none if all ways are choices of their own.
  var choices: [Int]
}

/// A value at hand when a step runs.
enum Operand: Hashable, Sendable {
  case register(Int)
  case constant(Int)
}

/// What is looked up in a relation.
struct Access: Sendable {
  var relation: Int
  /// The columns whose values are at hand.
  var keys: [(column: Int, operand: Operand)]
  /// The columns that give registers their values.
  var binds: [(column: Int, register: Int)]
  /// Columns that must have the value of another column of the same row.
  var same: [(column: Int, as: Int)]
  /// Whether all rows are certain, hold known values only and are all there are.
  var isDefinite: Bool
}

/// One step over a batch.
indirect enum PlanStep: Sendable {
  case join(Access)
  /// Keeps what has a row: a definite access that binds nothing.
  case test(Access, isNegated: Bool)
  case unless(SubPlan)
  case every(Access, Access)
  case filter(Formula<Operand>, Comparison, Formula<Operand>)
  case bind(Int, Formula<Operand>)
  case aggregate(Int, AggregatePlan, SubPlan)
}

/// Steps for each binding of a batch.
struct SubPlan: Sendable {
  var steps: [PlanStep]
  /// For each step the registers that are read after it.
  var live: [[Int]] = []
  /// The registers that get their values inside.
  var locals: [Int]
  /// Registers from outside that it reads.
  var outer: [Int]
  /// Whether no two ways give the locals the same values.
  var isDistinct: Bool
}

/// An aggregate of a body.
struct AggregatePlan: Sendable {
  var info: AggregateInfo
  var base: Formula<Operand>?
  var after: Formula<Operand>?
}

extension Formula where Leaf == Operand {
  /// The registers that it reads.
  var registers: [Int] {
    sources.compactMap { source in
      switch source {
      case .term(.register(let register)), .parameter(_, at: .register(let register)): register
      default: nil
      }
    }
  }
}

extension Access {
  /// Whether no key depends on a binding.
  var areKeysConstant: Bool {
    keys.allSatisfy { if case .constant = $0.operand { true } else { false } }
  }

  /// Whether it asks for the elements of the lists of cases.
  var isOfElements: Bool {
    guard isDefinite, same.isEmpty, keys.count == 1, keys[0].column == 0, binds.count == 1,
      case .register = keys[0].operand
    else { return false }
    return true
  }

  /// The registers that it reads.
  var reads: [Int] {
    keys.compactMap { key in
      if case .register(let register) = key.operand { return register }
      return nil
    }
  }
}

extension PlanStep {
  /// The registers that it reads.
  var reads: [Int] {
    switch self {
    case .join(let access), .test(let access, _): access.reads
    case .unless(let sub): sub.outer
    case .every(let first, let second):
      first.reads + second.reads.filter { read in !first.binds.contains { $0.register == read } }
    case .filter(let a, _, let b): a.registers + b.registers
    case .bind(_, let formula): formula.registers
    case .aggregate(_, let plan, let sub):
      sub.outer + (plan.base?.registers ?? []) + (plan.after?.registers ?? [])
    }
  }

  /// Whether it only keeps some of the bindings, each on its own.
  var isSelection: Bool {
    switch self {
    case .test, .filter: true
    default: false
    }
  }

  /// The relations that it joins by the elements of cases, or reads otherwise, inner steps included.
  var listReads: [(relation: Int, isOfElements: Bool)] {
    switch self {
    case .join(let access): [(access.relation, access.isOfElements)]
    case .unless(let sub), .aggregate(_, _, let sub): sub.steps.flatMap { $0.listReads }
    case .test, .every, .filter, .bind: accesses.map { ($0.relation, false) }
    }
  }

  /// What it looks up, inner steps included.
  var accesses: [Access] {
    switch self {
    case .join(let access), .test(let access, _): [access]
    case .unless(let sub), .aggregate(_, _, let sub): sub.steps.flatMap { $0.accesses }
    case .every(let first, let second): [first, second]
    case .filter, .bind: []
    }
  }

  /// For each step the registers that later steps, or the end, read.
  static func live(_ steps: [PlanStep], end: [Int]) -> [[Int]] {
    var needed = Set(end)
    var result: [[Int]] = []
    for step in steps.reversed() {
      result.append(needed.sorted())
      needed.formUnion(step.reads)
    }
    return result.reversed()
  }
}
