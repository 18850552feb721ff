import QualificationsKit

/// Bounds what every rule computes, from the declared ranges and the limits: computations that may
/// not fit, divisors that may be zero, values outside of their column's range, conditions that can
/// never hold.
struct ValueCheck {
  let source: SourceText
  let relations: [RelationInfo]
  let enumerations: [EnumerationInfo]
  let parameters: [Parameter]
  /// What is known of each column of each relation; `nil` if it has no order or no rule gave it yet.
  private var columns: [[Bounds?]] = []
  var findings: [RuleDiagnostic] = []
  /// Whether what is found is reported: not while bounds still grow.
  private var isReporting = false

  /// What is known of the variables of a rule.
  struct Environment {
    /// From the columns that they stand in.
    var declared: [Bounds?]
    /// Where comparisons hold too: only conclusions rely on them, since an unknown may lie outside.
    var narrowed: [Bounds?]
    /// What a variable is compared equal to.
    var equal: [Value?]
  }

  init(_ analysis: Analysis) {
    source = analysis.file.source
    relations = analysis.relations
    enumerations = analysis.enumerations
    parameters = analysis.parameters
  }

  /// Checks all rules, each component after those that it reads.
  /// - Parameter sources: the rule as written for each rule; `nil` for those that only copy.
  mutating func run(_ rules: [Rule], sources: [ResolvedRule?], components: [[Int]]) {
    let concluded = Set(rules.map { $0.head })
    for (index, relation) in relations.enumerated() {
      let isGiven = relation.origin != .rules || relation.isOpen || !concluded.contains(index)
      columns.append(relation.columns.map { isGiven ? bounds(of: $0, in: relation) : nil })
    }
    for component in components {
      // Nothing new is computed within a component, so the bounds stop growing soon.
      var rounds = 0
      isReporting = false
      while rounds < 64, widen(component, rules, sources) { rounds += 1 }
      isReporting = true
      _ = widen(component, rules, sources)
    }
  }

  /// The bounds of a column of data.
  private func bounds(of column: ColumnInfo, in relation: RelationInfo) -> Bounds? {
    switch column.type {
    case .number:
      let range = column.range ?? .undeclared
      if relation.origin == .vocabulary, !range.isWhole {
        // Shares are quotients of weights.
        return Bounds(range.low, range.high, denominator: 1_000_000_000, isCommon: false)
      }
      return Bounds(range)
    case .date: return .days
    case .enumeration(let name):
      let info = enumerations.first { $0.name == name }
      return info.map { Bounds(0, max(0, $0.labels.count - 1)) }
    case .text, .flag, .entity: return nil
    }
  }

  /// Adds what the rules conclude; whether that was new.
  private mutating func widen(
    _ component: [Int], _ rules: [Rule], _ sources: [ResolvedRule?]
  ) -> Bool {
    var isNew = false
    for number in component {
      let head = rules[number].head
      let found: [Bounds?]
      if let source = sources[number] {
        found = conclusions(source, rules[number])
      } else if case .holds(let atom) = rules[number].body.first {
        found = columns[atom.relation]
      } else {
        continue
      }
      for (column, bounds) in found.enumerated() {
        guard let bounds else { continue }
        let wider = columns[head][column]?.hull(bounds) ?? bounds
        if wider == columns[head][column] { continue }
        columns[head][column] = wider
        isNew = true
      }
    }
    return isNew
  }

  /// The bounds of what a rule concludes, each within the range of its column.
  private mutating func conclusions(_ source: ResolvedRule, _ rule: Rule) -> [Bounds?] {
    let none = [Bounds?](repeating: nil, count: rule.variables.count)
    var environment = Environment(
      declared: none, narrowed: none, equal: Array(repeating: nil, count: none.count))
    walk(source.written, &environment)
    for (number, item) in (source.grouping?.columns ?? []).enumerated() {
      guard case .aggregate(let slot, _, _) = rule.body[source.written.count + number] else {
        continue
      }
      aggregate(slot, item.kind, item.of, source.headRanges[item.column], &environment)
    }
    var result: [Bounds?] = []
    for (place, term) in rule.terms.enumerated() {
      let column = source.completes?[place] ?? place
      let bounds = bounds(of: term, environment.narrowed)
      let info = relations[rule.head].columns[place]
      result.append(within(bounds, info, source.headRanges[column]))
    }
    return result
  }

  /// What of a conclusion lies in the range of its column; what may lie outside is reported.
  private mutating func within(
    _ bounds: Bounds?, _ column: ColumnInfo, _ place: SourceRange
  ) -> Bounds? {
    guard let bounds, column.type == .number, let range = column.range else { return bounds }
    let isDeclared =
      range.low != NumberRange.undeclared.low || range.high != NumberRange.undeclared.high
    if isDeclared, bounds.low < range.low || range.high < bounds.high {
      let ends = "\(range.low.exact)..\(range.high.exact)"
      report(
        .outOfRange, place,
        es:
          "'\(source.text(place))' puede estar en \(bounds.shown); se esperaba \(ends): 'least of', "
          + "'greatest of' u otro intervalo",
        pt:
          "'\(source.text(place))' pode estar em \(bounds.shown); esperava-se \(ends): 'least of', "
          + "'greatest of' ou outro intervalo",
        en: "'\(source.text(place))' may lie in \(bounds.shown); expected \(ends): 'least of', "
          + "'greatest of' or another range")
    } else if range.isWhole, !bounds.isWhole {
      report(
        .outOfRange, place,
        es: "'\(source.text(place))' puede tener decimales; se esperaba un entero: 'rounded'",
        pt: "'\(source.text(place))' pode ter decimais; esperava-se um inteiro: 'rounded'",
        en: "'\(source.text(place))' may have decimals; expected a whole number: 'rounded'")
    }
    return isDeclared ? bounds.intersection(Bounds(range)) ?? Bounds(range) : bounds
  }

  mutating func report(
    _ code: RuleCode, _ range: SourceRange, es: String, pt: String, en: String
  ) {
    if !isReporting { return }
    findings.append(
      RuleDiagnostic(code, source.name, range, LocalizedText(es: es, pt: pt, en: en)))
  }

  /// What is known of a column.
  func bounds(ofColumn column: Int, of relation: Int) -> Bounds? { columns[relation][column] }

  /// What is known of a term.
  func bounds(of term: Term, _ slots: [Bounds?]) -> Bounds? {
    switch term {
    case .variable(let slot): return slots[slot]
    case .constant(let value): return Self.bounds(of: value)
    case .parameter(let index):
      var result: Bounds?
      for item in parameters[index].values {
        guard let bounds = Self.bounds(of: item.value) else { return nil }
        result = result?.hull(bounds) ?? bounds
      }
      return result
    case .any: return nil
    }
  }

  private static func bounds(of value: Value) -> Bounds? {
    value.bounds.low.map { Bounds($0) }
  }
}
