import QualificationsKit

/// Reads single fields from bytes into words, without making texts of them; how values are written
/// is `FieldGrammar`'s.
enum FieldParser {
  /// Why a field cannot be read.
  enum Fault: Error, Hashable, Sendable {
    case number, range, date, flag, label, empty
  }

  /// The word of a field that is not empty.
  static func word(
    _ bytes: Span<UInt8>, _ kind: FieldLayout.Kind, _ pool: inout Pool
  ) throws(Fault) -> Word {
    switch kind {
    case .text: return pool.symbol(bytes)
    case .date(let open): return try date(bytes, open, &pool)
    case .number(let range): return try number(bytes, range, &pool)
    case .flag:
      guard let flag = FieldGrammar.flag(bytes) else { throw .flag }
      return WordRange.flag + (flag ? 1 : 0)
    case .label(let labels):
      for (place, label) in labels.enumerated() where FieldGrammar.isEqual(bytes, label) {
        return pool.label(place, label)
      }
      throw .label
    }
  }

  /// A day; where a column may be empty, a month or a year stands for its days.
  private static func date(
    _ bytes: Span<UInt8>, _ open: OpenFact?, _ pool: inout Pool
  ) throws(Fault) -> Word {
    guard let (first, last) = FieldGrammar.date(bytes) else { throw .date }
    if first == last { return Pool.day(first.number) }
    guard let open else { throw .date }
    return pool.word(
      .unknown(open, low: Ratio(Int(first.number)), high: Ratio(Int(last.number))))
  }

  private static func number(
    _ bytes: Span<UInt8>, _ range: NumberRange, _ pool: inout Pool
  ) throws(Fault) -> Word {
    guard let (digits, decimals) = FieldGrammar.number(bytes) else { throw .number }
    if decimals == 0 {
      if Ratio(digits) < range.low || Ratio(digits) > range.high { throw .range }
      return pool.number(digits)
    }
    let ratio = FieldGrammar.ratio(digits, decimals: decimals)
    if ratio < range.low || ratio > range.high { throw .range }
    if range.isWhole, ratio.denominator != 1 { throw .number }
    return pool.number(ratio)
  }
}
