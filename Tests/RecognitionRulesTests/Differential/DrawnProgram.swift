import RecognitionRules
import TestSupport

/// A small stratified program of the whole rule language with its facts, drawn from a seed.
struct DrawnProgram {
  /// What a program is drawn for.
  enum Kind {
    /// Nothing is unknown anywhere.
    case definite
    /// As `definite`, with some hundred rows.
    case large
    /// Anything may be unknown.
    case unknown
    /// At most six unknowns, which can be filled in one after the other.
    case fillable
  }

  /// What is not known, with the values it may have; 0 and 1 for a row that may be there.
  struct Unknown {
    let name: String
    let sort: Sort?
    let domain: [Datum]
    let hasBounds: Bool
  }

  enum Cell: Hashable {
    case known(Datum)
    case unknown(Int)
  }

  /// A base row; with a condition it is there only if that unknown is.
  struct Row {
    var cells: [Cell]
    var condition: Int?
  }

  struct Column {
    var sort: Sort
    var isOptional = false
    var isKey = false
  }

  enum Origin: Hashable {
    case table, facts, rules, open, ordered
    case given(isListed: Bool)
    case list(of: Int)
  }

  struct Relation {
    var name: String
    var columns: [Column]
    var origin: Origin
    var rows: [Row] = []
    /// For open relations of texts: first values that facts declare complete.
    var isComplete: [Datum] = []
    /// The base rows that are written as facts of the book.
    var areRules = false

    var isOpen: Bool { origin == .open || origin == .given(isListed: false) }
  }

  struct Parameter {
    let name: String
    let sort: Sort
    let values: [(value: Datum, from: Int)]
  }

  enum Term: Hashable {
    case variable(Int)
    case constant(Datum)
    case parameter(Int)
    case any
  }

  struct Atom {
    var relation: Int
    var terms: [Term]
  }

  enum Unit: String, CaseIterable { case days, months, years }

  enum Rounding: String, CaseIterable {
    case down, up
    case halfUp = "half up"
    case halfEven = "half even"
  }

  indirect enum Expression {
    case term(Term)
    case parameter(Int, at: Term)
    case add(Expression, isPlus: Bool, Expression)
    case shift(Expression, isPlus: Bool, Expression, Unit)
    case difference(Expression, Expression)
    case multiply(Expression, Expression)
    case divide(Expression, Expression, whenZero: Expression)
    case negate(Expression)
    case between(Unit, Expression, Expression)
    case extreme([Expression], isGreatest: Bool)
    case rounded(Expression, Rounding, decimals: Int)
  }

  enum Aggregated: String, CaseIterable {
    case count, sum, min, max, days
    case longestDays = "longest days"
    case longestMonths = "longest months"
    case deadline
  }

  struct Aggregate {
    var kind: Aggregated
    var of: Int?
    var from: Int?
    var to: Int?
    var base: Expression?
    var after: Expression?
  }

  indirect enum Literal {
    case holds(Atom)
    case unless([Literal], isBody: Bool)
    case every(Atom, has: Atom)
    case compare(Expression, Comparison, Expression)
    case bind(Int, Expression)
    case aggregate(Int, Aggregate, [Literal])
  }

  enum HeadTerm {
    case term(Term)
    case aggregate(Aggregated, of: Int?)
  }

  struct Rule {
    var head: Int
    var terms: [HeadTerm] = []
    var body: [Literal] = []
    var sorts: [Sort] = []
    /// Whether it says where a list is complete.
    var isCompletion = false
  }

  let kind: Kind
  var random: SplitMix64
  var unknowns: [Unknown] = []
  var relations: [Relation] = []
  var parameters: [Parameter] = []
  var rules: [Rule] = []
  /// About how many rows derived relations have.
  var sizes: [Int: Int] = [:]
  /// The number of base relations: they come first.
  var bases = 0
  /// The tuples of open relations that are not listed: relation, key, unknown.
  var unlisted: [(relation: Int, key: Datum, unknown: Int)] = []

  /// The day of the decision.
  static let day = Civil.number(2026, 11, 22)

  init(seed: UInt64, kind: Kind) {
    self.kind = kind
    random = SplitMix64(seed: seed)
    drawParameters()
    drawBases()
    drawCompletions()
    drawRules()
  }

  /// The kind of program for a seed: half are definite, of forty one is large.
  static func mixed(seed: UInt64) -> DrawnProgram {
    let kind: Kind =
      switch seed % 40 {
      case 0: .large
      case 1...20: .definite
      case 21...26: .fillable
      default: .unknown
      }
    return DrawnProgram(seed: seed, kind: kind)
  }

  var isDefinite: Bool { kind == .definite || kind == .large }

  /// The number of ways of filling the unknowns.
  var fillings: Int { unknowns.reduce(1) { $0 * $1.domain.count } }

  /// The values of the unknowns in one of the ways of filling them.
  func filling(_ number: Int) -> [Datum] {
    var rest = number
    return unknowns.map { unknown in
      defer { rest /= unknown.domain.count }
      return unknown.domain[rest % unknown.domain.count]
    }
  }

  /// What a row that may be there is filled in with.
  static let absent = Datum.number(Fraction(0))
  static let present = Datum.number(Fraction(1))
}
