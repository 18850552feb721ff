import QualificationsKit
import TestSupport
import Testing

struct DateTests {
  @Test("days agree with counting one by one through 400 years and back")
  func counting() throws {
    // From 1970 to 2370, by a rule of our own for the length of months.
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (year, month, day) = (1970, 1, 1)
    var wrong = 0
    for number in 0..<146_097 {
      let here = Day(number: Int32(number))
      let civil = here.civil
      if Day(year: year, month: month, day: day) != here { wrong += 1 }
      if civil.year != year || civil.month != month || civil.day != day { wrong += 1 }
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      day += 1
      if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) {
        if Day(year: year, month: month, day: day) != nil { wrong += 1 }
        (month, day) = (month + 1, 1)
      }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong == 0)
    #expect(year == 2370 && month == 1 && day == 1)
  }

  @Test(
    "days known from elsewhere",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1582-10-15", -141_427),
      ("2024-04-20", 19_833), ("1900-02-28", -25_509), ("2026-11-22", 20_779),
    ])
  func known(text: String, number: Int) {
    #expect(Day(text)?.number == Int32(number))
    #expect(Day(number: Int32(number)).iso == text)
  }

  @Test(
    "adding months clamps to the month's last day and to the years 1 to 9999",
    arguments: [
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2023-03-31", -1, "2023-02-28"), ("2023-01-15", -13, "2021-12-15"),
      ("2023-12-31", 2, "2024-02-29"), ("2023-05-31", 0, "2023-05-31"),
      ("9999-12-01", 1, "9999-12-31"), ("0001-02-01", -2, "0001-01-01"),
      ("2023-05-31", Int.max, "9999-12-31"), ("2023-05-31", Int.min, "0001-01-01"),
    ])
  func addingMonths(text: String, months: Int, result: String) {
    #expect(Day(text)?.adding(months: months).iso == result)
  }

  @Test(
    "full months are the largest n with from + n months not after the end",
    arguments: [1, 2, 3] as [UInt64])
  func fullMonths(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<3000 {
      let from = Day(number: Int32(random.within(0...30_000)))
      let to = Day(number: from.number + Int32(random.within(-3000...3000)))
      let n = from.fullMonths(until: to)
      if from.adding(months: n) > to || from.adding(months: n + 1) <= to {
        Issue.record("\(from.iso) \(to.iso) \(n)")
      }
    }
    let (start, end) = (Day(number: -719_162), Day(number: 2_932_896))
    #expect(start.fullMonths(until: end) == 9999 * 12 - 1)
    #expect(end.fullMonths(until: end) == 0)
  }

  @Test(
    "a partial date stands for the interval of its days",
    arguments: [
      ("2011", "2011-01-01", "2011-12-31"), ("2012-02", "2012-02-01", "2012-02-29"),
      ("2011-08-31", "2011-08-31", "2011-08-31"), ("0001", "0001-01-01", "0001-12-31"),
      ("", nil, nil), ("201", nil, nil), ("20111", nil, nil), ("2011-", nil, nil),
      ("2011-8", nil, nil), ("2011-13", nil, nil), ("2011-00", nil, nil), ("2011-02-29", nil, nil),
      ("2011-08-32", nil, nil), ("0000", nil, nil), ("2011-08-31-", nil, nil), ("-2011", nil, nil),
      ("2011/08", nil, nil), ("٢٠١١", nil, nil), ("2011-08-31T00", nil, nil), (" 2011", nil, nil),
    ] as [(String, String?, String?)])
  func partial(text: String, first: String?, last: String?) {
    let date = PartialDate(text)
    #expect(date?.first.iso == first)
    #expect(date?.last.iso == last)
    #expect(date == nil || date?.iso == text)
    #expect((Day(text) != nil) == (first != nil && first == last))
  }
}
