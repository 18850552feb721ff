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
  /// Whether no two ways give the same row, and no other rule concludes the relation.
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
  case filter(Formula, Comparison, Formula)
  case bind(Int, Formula)
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
  var base: Formula?
  var after: Formula?
}

/// An expression over registers.
indirect enum Formula: Sendable {
  case operand(Operand)
  case parameter(Int, at: Operand)
  case add(Formula, isPlus: Bool, Formula)
  case shift(Formula, isPlus: Bool, Formula, DateUnit)
  case difference(Formula, Formula)
  case multiply(Formula, Formula)
  case divide(Formula, Formula, whenZero: Formula?)
  case negate(Formula)
  case between(DateUnit, from: Formula, to: Formula)
  case least([Formula])
  case greatest([Formula])
  case rounded(Formula, Rounding, decimals: Int)
}

extension Formula {
  /// The registers that it reads.
  var registers: [Int] {
    switch self {
    case .operand(.register(let register)), .parameter(_, at: .register(let register)): [register]
    case .operand, .parameter: []
    case .add(let a, _, let b), .shift(let a, _, let b, _), .difference(let a, let b),
      .multiply(let a, let b), .between(_, let a, let b):
      a.registers + b.registers
    case .divide(let a, let b, let zero): a.registers + b.registers + (zero?.registers ?? [])
    case .negate(let a), .rounded(let a, _, _): a.registers
    case .least(let parts), .greatest(let parts): parts.flatMap { $0.registers }
    }
  }
}

extension Access {
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
