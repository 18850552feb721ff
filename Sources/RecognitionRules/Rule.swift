import QualificationsKit

/// A rule, resolved.
struct Rule: Sendable {
  let head: Int
  let terms: [Term]
  let body: [Literal]
  /// The names of the variables, by slot.
  let variables: [String]
  let article: String
  let range: SourceRange
  /// How the head groups, if it holds aggregates.
  var grouping: Grouping?

  /// An aggregate in the head: the body is followed by one aggregate literal for each, over a copy
  /// of the body. An engine may compute them in one pass instead.
  struct Grouping: Sendable {
    /// How many literals of the body were written; the aggregates follow.
    let written: Int
    /// For each aggregate: the column of the head, what is computed and of which variable of the
    /// written body.
    let columns: [(column: Int, kind: AggregateKind, of: Int?)]
  }
}

/// A term, resolved.
enum Term: Hashable, Sendable {
  case variable(Int)
  case constant(Value)
  case parameter(Int)
  /// A column that is not looked at.
  case any
}

/// A relation with a term per column.
struct Atom: Sendable {
  let relation: Int
  let terms: [Term]
}

/// A condition of a rule, resolved.
indirect enum Literal: Sendable {
  case holds(Atom)
  case unless([Literal])
  case every(Atom, has: Atom)
  case compare(Expression, Comparison, Expression)
  case bind(slot: Int, Expression)
  case aggregate(slot: Int, AggregateInfo, [Literal])
}

/// What an aggregate computes.
enum AggregateKind: String, Hashable, Sendable {
  case count, sum, min, max
  /// The days in the union of periods.
  case days
  /// Of the longest unbroken run of periods.
  case longestDays = "longest days"
  case longestMonths = "longest months"
  /// A day put off by the periods in which a clock stood still.
  case deadline
}

/// An aggregate with what it looks at.
struct AggregateInfo: Sendable {
  let kind: AggregateKind
  /// The variable that is counted, added up or compared.
  var of: Int?
  /// The variables with the periods' ends: `from` and the day after the last.
  var from: Int?
  var to: Int?
  /// For a deadline: the day without stops, and the day from which stops count.
  var base: Expression?
  var after: Expression?

  /// The variables whose values it takes.
  var variables: [Int] { [of, from, to].compactMap { $0 } }
}

/// What is computed from terms.
indirect enum Expression: Sendable {
  case term(Term)
  /// A parameter as in force on a day.
  case parameter(Int, at: Term)
  case add(Expression, isPlus: Bool, Expression)
  /// A date so many units later or earlier.
  case shift(Expression, isPlus: Bool, Expression, DateUnit)
  /// How many days, or places of an enumeration, the first stands after the second.
  case difference(Expression, Expression)
  case multiply(Expression, Expression)
  case divide(Expression, Expression, whenZero: Expression?)
  case negate(Expression)
  /// The full units between two days.
  case between(DateUnit, from: Expression, to: Expression)
  case least([Expression])
  case greatest([Expression])
  case rounded(Expression, Rounding, decimals: Int)

  /// What it is computed from: terms, and parameters on days.
  var sources: [Expression] {
    switch self {
    case .term, .parameter: [self]
    case .add(let a, _, let b), .shift(let a, _, let b, _), .difference(let a, let b),
      .multiply(let a, let b), .between(_, let a, let b):
      a.sources + b.sources
    case .divide(let a, let b, let zero): a.sources + b.sources + (zero?.sources ?? [])
    case .negate(let a), .rounded(let a, _, _): a.sources
    case .least(let parts), .greatest(let parts): parts.flatMap { $0.sources }
    }
  }

  /// The terms that stand in it, from left to right.
  var leaves: [Term] {
    switch self {
    case .term(let term): [term]
    case .parameter(let index, let term): [.parameter(index), term]
    case .add(let a, _, let b), .shift(let a, _, let b, _), .difference(let a, let b),
      .multiply(let a, let b), .between(_, let a, let b):
      a.leaves + b.leaves
    case .divide(let a, let b, let zero): a.leaves + b.leaves + (zero?.leaves ?? [])
    case .negate(let a), .rounded(let a, _, _): a.leaves
    case .least(let parts), .greatest(let parts): parts.flatMap { $0.leaves }
    }
  }
}

/// How a number is rounded.
enum Rounding: String, Hashable, Sendable {
  case down, up
  case halfUp = "half up"
  case halfEven = "half even"
}
