/// A date known to the day, the month or the year: it stands for the interval of its days.
public struct PartialDate: Hashable, Sendable {
  /// How much of the date is known.
  public enum Precision: Sendable {
    case year, month, day
  }

  /// What is known.
  public let precision: Precision
  /// The first day it may be.
  public let first: Day
  /// The last day it may be.
  public let last: Day

  init(precision: Precision, first: Day, last: Day) {
    self.precision = precision
    self.first = first
    self.last = last
  }

  /// A date known to the day.
  public init(_ day: Day) {
    precision = .day
    first = day
    last = day
  }

  /// Reads `2011`, `2011-08` or `2011-08-31`; `nil` for anything else.
  public init?(_ text: String) {
    var parts = [0]
    var digits = [0]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits[digits.count - 1] == 4 { return nil }
        digits[digits.count - 1] += 1
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "-"):
        parts.append(0)
        digits.append(0)
      default:
        return nil
      }
    }
    switch digits {
    case [4]:
      guard let start = Day(year: parts[0], month: 1, day: 1),
        let end = Day(year: parts[0], month: 12, day: 31)
      else { return nil }
      (precision, first, last) = (.year, start, end)
    case [4, 2]:
      guard let start = Day(year: parts[0], month: parts[1], day: 1),
        let end = Day(
          year: parts[0], month: parts[1], day: Day.length(ofMonth: parts[1], in: parts[0]))
      else { return nil }
      (precision, first, last) = (.month, start, end)
    case [4, 2, 2]:
      guard let day = Day(year: parts[0], month: parts[1], day: parts[2]) else { return nil }
      (precision, first, last) = (.day, day, day)
    default:
      return nil
    }
  }

  /// The date as it was written.
  public var iso: String {
    let text = first.iso
    switch precision {
    case .year: return String(text.prefix(4))
    case .month: return String(text.prefix(7))
    case .day: return text
    }
  }
}
