package import QualificationsKit

/// A fact that could be known and is not: a column of a relation for a key.
///
/// Every question of an answer goes back to one.
public struct OpenFact: Hashable, Sendable {
  /// The relation.
  public let relation: String
  /// The column; empty where the whole tuple is unknown.
  public let column: String
  /// What it is about: a credential's number, a standard, a component.
  public let key: String

  /// Names an open fact.
  public init(_ relation: String, _ column: String, _ key: String) {
    self.relation = relation
    self.column = column
    self.key = key
  }

  /// Orders by relation, column and key.
  static func precedes(_ left: OpenFact, _ right: OpenFact) -> Bool {
    (left.relation, left.column, left.key) < (right.relation, right.column, right.key)
  }
}

/// A value of a column.
package enum Value: Hashable, Sendable {
  case symbol(String)
  case number(Ratio)
  case day(Day)
  case flag(Bool)
  /// A value of an enumeration, with its place in the order.
  case label(place: Int, String)
  /// Not known: it stands for every value within its range, if it has one.
  case unknown(OpenFact, low: Ratio?, high: Ratio?)

  /// The bounds of a number or a date; `nil` in place of a bound that is not known.
  package var bounds: (low: Ratio?, high: Ratio?) {
    switch self {
    case .number(let ratio): (ratio, ratio)
    case .day(let day):
      (Ratio(Int(day.number)), Ratio(Int(day.number)))
    case .unknown(_, let low, let high): (low, high)
    case .label(let place, _): (Ratio(place), Ratio(place))
    case .symbol, .flag: (nil, nil)
    }
  }

  /// The open fact that it stands for.
  var openFact: OpenFact? {
    if case .unknown(let fact, _, _) = self { return fact }
    return nil
  }

  /// How two values compare: for certain an unknown equals nothing, not even itself.
  package static func compare(_ left: Value, _ sign: Comparison, _ right: Value) -> Ternary {
    if left.openFact == nil, right.openFact == nil { return Ternary(known(left, sign, right)) }
    let (a, b) = (left.bounds, right.bounds)
    func below(_ x: Ratio?, _ y: Ratio?, strict: Bool) -> Bool {
      guard let x, let y else { return false }
      return strict ? x < y : x <= y
    }
    switch sign {
    case .less:
      if below(a.high, b.low, strict: true) { return .met }
      return below(b.high, a.low, strict: false) ? .failed : .unknown
    case .lessOrEqual:
      if below(a.high, b.low, strict: false) { return .met }
      return below(b.high, a.low, strict: true) ? .failed : .unknown
    case .greater: return compare(right, .less, left)
    case .greaterOrEqual: return compare(right, .lessOrEqual, left)
    case .equal:
      let apart = below(a.high, b.low, strict: true) || below(b.high, a.low, strict: true)
      return apart ? .failed : .unknown
    case .notEqual: return !compare(left, .equal, right)
    }
  }

  private static func known(_ left: Value, _ sign: Comparison, _ right: Value) -> Bool {
    switch sign {
    case .equal: return left == right
    case .notEqual: return left != right
    default: break
    }
    guard let a = left.bounds.low, let b = right.bounds.low else { return false }
    switch sign {
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    default: return a >= b
    }
  }

  /// The value as printed in findings: exact.
  package var printed: String {
    switch self {
    case .symbol(let text): text
    case .number(let ratio): ratio.exact
    case .day(let day): day.iso
    case .label(_, let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .unknown: "?"
    }
  }
}
