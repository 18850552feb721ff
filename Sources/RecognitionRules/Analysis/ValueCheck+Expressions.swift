import QualificationsKit

/// The bounds of what is computed.
extension ValueCheck {
  /// The bounds of an expression; `nil` if nothing is known, or after what was reported.
  mutating func bounds(_ located: Located, _ slots: [Bounds?]) -> Bounds? {
    switch located.expression {
    case .term(let term): return bounds(of: term, slots)
    case .parameter(let index, _): return bounds(of: .parameter(index), slots)
    case .between(let unit, _, _):
      _ = parts(located, slots)
      switch unit {
      case .days: return .betweenDays
      case .months: return Bounds(-119_988, 119_988)
      case .years: return Bounds(-9_999, 9_999)
      }
    case .shift:
      _ = parts(located, slots)
      return .days
    case .least:
      return extreme(located, slots) {
        (min($0.low, $1.low), min($0.high, $1.high))
      }
    case .greatest:
      return extreme(located, slots) {
        (max($0.low, $1.low), max($0.high, $1.high))
      }
    case .divide: return quotient(located, slots)
    default: break
    }
    guard let parts = parts(located, slots) else { return nil }
    let result: Bounds?
    switch located.expression {
    case .add(_, let isPlus, _): result = parts[0].adding(isPlus ? parts[1] : parts[1].negated())
    case .difference: result = parts[0].adding(parts[1].negated())
    case .multiply: result = parts[0].multiplied(by: parts[1])
    case .negate: result = parts[0].negated()
    case .rounded(_, let rounding, let decimals):
      result = parts[0].rounded(rounding, decimals: decimals)
    default: return nil
    }
    if result == nil { reportOverflow(located.range) }
    return result
  }

  /// The bounds of all parts; `nil` if one has none.
  private mutating func parts(_ located: Located, _ slots: [Bounds?]) -> [Bounds]? {
    var result: [Bounds] = []
    for part in located.parts {
      if let bounds = bounds(part, slots) { result.append(bounds) }
    }
    return result.count == located.parts.count ? result : nil
  }

  private mutating func extreme(
    _ located: Located, _ slots: [Bounds?], _ ends: (Bounds, Bounds) -> (Ratio, Ratio)
  ) -> Bounds? {
    guard let parts = parts(located, slots), var result = parts.first else { return nil }
    for part in parts.dropFirst() {
      let (low, high) = ends(result, part)
      let either = result.hull(part)
      result = Bounds(
        low, high, denominator: either.denominator, isCommon: either.isCommon)
    }
    return result
  }

  private mutating func quotient(_ located: Located, _ slots: [Bounds?]) -> Bounds? {
    guard let parts = parts(located, slots) else { return nil }
    if parts.count == 2, parts[1].holdsZero {
      let divisor = located.parts[1].range
      let shown = source.text(divisor)
      report(
        .mayDivideByZero, divisor,
        es:
          "divisor '\(shown)' que puede ser cero (\(parts[1].shown)); se esperaba 'when zero' y un "
          + "valor",
        pt:
          "divisor '\(shown)' que pode ser zero (\(parts[1].shown)); esperava-se 'when zero' e um "
          + "valor",
        en: "divisor '\(shown)' may be zero (\(parts[1].shown)); expected 'when zero' and a value")
      return nil
    }
    guard let result = parts[0].divided(by: parts[1]) else {
      reportOverflow(located.range)
      return nil
    }
    return parts.count == 3 && parts[1].holdsZero ? result.hull(parts[2]) : result
  }

  mutating func reportOverflow(_ range: SourceRange) {
    let shown = source.text(range)
    report(
      .mayOverflow, range,
      es: "'\(shown)' podría no caber en 127 bits; se esperaban intervalos declarados como "
        + "'integer 0..1000', o 'rounded' antes",
      pt: "'\(shown)' poderia não caber em 127 bits; esperavam-se intervalos declarados como "
        + "'integer 0..1000', ou 'rounded' antes",
      en: "'\(shown)' might not fit into 127 bits; expected declared ranges such as "
        + "'integer 0..1000', or 'rounded' before")
  }
}
