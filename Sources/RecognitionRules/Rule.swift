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

/// What is computed from terms: those of a rule, or of its plan.
indirect enum Formula<Leaf: Sendable>: Sendable {
  case term(Leaf)
  /// A parameter as in force on a day.
  case parameter(Int, at: Leaf)
  case add(Formula, isPlus: Bool, Formula)
  /// A date so many units later or earlier.
  case shift(Formula, isPlus: Bool, Formula, DateUnit)
  /// How many days, or places of an enumeration, the first stands after the second.
  case difference(Formula, Formula)
  case multiply(Formula, Formula)
  case divide(Formula, Formula, whenZero: Formula?)
  case negate(Formula)
  /// The full units between two days.
  case between(DateUnit, from: Formula, to: Formula)
  case least([Formula])
  case greatest([Formula])
  case rounded(Formula, Rounding, decimals: Int)

  /// What it is computed from, from left to right: terms, and parameters on days.
  var sources: [Formula] {
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

  /// The same computation from other terms.
  func map<Other: Sendable>(_ transform: (Leaf) -> Other) -> Formula<Other> {
    switch self {
    case .term(let term): .term(transform(term))
    case .parameter(let index, let day): .parameter(index, at: transform(day))
    case .add(let a, let isPlus, let b): .add(a.map(transform), isPlus: isPlus, b.map(transform))
    case .shift(let a, let isPlus, let b, let unit):
      .shift(a.map(transform), isPlus: isPlus, b.map(transform), unit)
    case .difference(let a, let b): .difference(a.map(transform), b.map(transform))
    case .multiply(let a, let b): .multiply(a.map(transform), b.map(transform))
    case .divide(let a, let b, let zero):
      .divide(a.map(transform), b.map(transform), whenZero: zero.map { $0.map(transform) })
    case .negate(let a): .negate(a.map(transform))
    case .between(let unit, let a, let b):
      .between(unit, from: a.map(transform), to: b.map(transform))
    case .least(let parts): .least(parts.map { $0.map(transform) })
    case .greatest(let parts): .greatest(parts.map { $0.map(transform) })
    case .rounded(let a, let rounding, let decimals):
      .rounded(a.map(transform), rounding, decimals: decimals)
    }
  }
}

/// What a rule computes.
typealias Expression = Formula<Term>

extension Formula where Leaf == Term {
  /// The terms that stand in it, from left to right.
  var leaves: [Term] {
    sources.flatMap { source -> [Term] in
      switch source {
      case .term(let term): [term]
      case .parameter(let index, let day): [.parameter(index), day]
      default: []
      }
    }
  }
}

/// How a number is rounded.
enum Rounding: String, Hashable, Sendable {
  case down, up
  case halfUp = "half up"
  case halfEven = "half even"
}
