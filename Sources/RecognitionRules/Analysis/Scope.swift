import QualificationsKit

/// The variables of one rule while it is resolved.
struct Scope {
  private(set) var slots: [String: Int] = [:]
  private(set) var names: [String] = []
  private(set) var uses: [Int] = []
  private(set) var ranges: [SourceRange] = []
  var types: [ColumnType?] = []
  var isBound: [Bool] = []
  /// Variables that stood where they have no value: nothing more is said about them.
  var unboundNames: Set<String> = []

  /// The slot of a variable; each call is a use.
  mutating func slot(_ name: String, _ range: SourceRange) -> Int {
    if let slot = slots[name] {
      uses[slot] += 1
      return slot
    }
    let slot = add(name, range)
    slots[name] = slot
    return slot
  }

  /// A slot that no name leads to.
  mutating func add(_ name: String, _ range: SourceRange, type: ColumnType? = nil) -> Int {
    names.append(name)
    types.append(type)
    uses.append(1)
    ranges.append(range)
    isBound.append(false)
    return names.count - 1
  }

  /// Takes over what was found out inside parentheses; variables that stand first there live only
  /// there. Inside an aggregate one that stands once tells choices apart: it has a use.
  mutating func leave(_ inner: Scope, isAggregate: Bool) {
    let outer = names.count
    names = inner.names
    uses = inner.uses
    ranges = inner.ranges
    types = inner.types
    unboundNames = inner.unboundNames
    isBound += Array(repeating: false, count: names.count - outer)
    if isAggregate {
      for slot in outer..<names.count { uses[slot] += 1 }
    }
  }

  /// The variables that stand once.
  var usedOnce: [(name: String, range: SourceRange)] {
    names.indices.filter { uses[$0] == 1 && !unboundNames.contains(names[$0]) }
      .map { (names[$0], ranges[$0]) }
  }

  /// Says that a variable which the text does not write stands more than once.
  mutating func addUse(_ slot: Int) { uses[slot] += 1 }
}

/// An expression with its type, its place and its parts.
struct Located: Sendable {
  var expression: Expression
  /// Not known for a word by itself and after an error.
  var type: ColumnType?
  let range: SourceRange
  var parts: [Located] = []

  /// Whether it is a word that takes the type of what it stands beside.
  var isWord: Bool {
    if type == nil, case .term(.constant(.symbol)) = expression { return true }
    return false
  }

  /// The number that it is, if it is a constant.
  var number: Ratio? {
    if case .term(.constant(.number(let number))) = expression { return number }
    return nil
  }
}

/// A literal with its place and what it holds.
struct LocatedLiteral: Sendable {
  let literal: Literal
  let range: SourceRange
  /// The two sides of a comparison, the value of a variable, the days of a deadline.
  var expressions: [Located] = []
  var inner: [LocatedLiteral] = []
}

/// A rule with the places that checks point at.
struct ResolvedRule: Sendable {
  let syntax: RuleSyntax
  /// The head with variables in place of its aggregates.
  let head: Atom
  let headRanges: [SourceRange]
  let written: [LocatedLiteral]
  /// The written literals and the aggregates that the head asks for.
  let body: [Literal]
  let variables: [String]
  let types: [ColumnType?]
  let grouping: Rule.Grouping?
  /// For a statement of completeness: the columns that it names.
  let completes: [Int]?
}
