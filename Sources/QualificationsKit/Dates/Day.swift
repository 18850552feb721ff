/// A calendar day of the proleptic Gregorian calendar, as a number of days since 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int32

  /// The day with that number.
  public init(number: Int32) {
    self.number = number
  }

  /// The day `year-month-day`; `nil` if there is no such day or the year is outside 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    // Days from civil, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2011-08-31`; `nil` for anything else.
  public init?(_ text: String) {
    guard let date = PartialDate(text), date.precision == .day else { return nil }
    self = date.first
  }

  /// Year, month and day.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  /// The number of days of a month.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The first and the last day that a date may be.
  private static let range = (first: Day(number: -719_162), last: Day(number: 2_932_896))

  /// The day `months` later, clamped to the month's last day (29 February plus a year is
  /// 28 February), and to the years 1 to 9999.
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let total = year * 12 + month - 1 + min(max(months, -200_000), 200_000)
    if total < 12 { return Self.range.first }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let newDay = min(day, Self.length(ofMonth: newMonth, in: newYear))
    return Day(year: newYear, month: newMonth, day: newDay) ?? Self.range.last
  }

  /// The day `days` later, clamped to the years 1 to 9999.
  public func adding(days: Int) -> Day {
    let limit = Int(Self.range.last.number - Self.range.first.number)
    let sum = Int(number) + min(max(days, -limit), limit)
    return Day(
      number: Int32(min(max(sum, Int(Self.range.first.number)), Int(Self.range.last.number))))
  }

  /// The largest n with `self` + n months ≤ `end`.
  public func fullMonths(until end: Day) -> Int {
    let (a, b) = (civil, end.civil)
    // This many months later is in the month of `end`.
    let months = (b.year - a.year) * 12 + b.month - a.month
    return adding(months: months) > end ? months - 1 : months
  }

  /// Orders by date.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day {
  /// The date as `2011-08-31`.
  public var iso: String {
    let (year, month, day) = civil
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
