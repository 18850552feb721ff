import QualificationsKit

/// How a file writes its dates where it does not write `2024-03-01`: what all of them together say.
struct DateOrder: Hashable, Sendable {
  /// Dates whose first number can only be the day.
  private(set) var dayFirst = 0
  /// Dates whose second number can only be the day.
  private(set) var monthFirst = 0

  /// What the dates say together.
  enum Verdict: Hashable, Sendable {
    case dayFirst, monthFirst, mixed, undecided
  }

  /// `dd/mm/yyyy` counts only if some date can be read in no other way, and none contradicts it.
  var verdict: Verdict {
    switch (dayFirst > 0, monthFirst > 0) {
    case (true, false): .dayFirst
    case (false, true): .monthFirst
    case (true, true): .mixed
    case (false, false): .undecided
    }
  }

  /// Takes the dates of a row into account.
  mutating func look(at row: RawRow) {
    if row.fault != nil { return }
    for field in BatchField.dates {
      guard let (first, second, _) = Self.numbers(row[field]) else { continue }
      if first > 12, (1...12).contains(second) { dayFirst += 1 }
      if second > 12, (1...12).contains(first) { monthFirst += 1 }
    }
  }

  /// The three numbers of `31/12/2024`, `31-12-2024` or `31.12.2024`.
  fileprivate static func numbers(_ text: String) -> (Int, Int, Int)? {
    var parts = [0]
    var digits = [0]
    var separator: UInt8?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits[digits.count - 1] == 4 { return nil }
        digits[digits.count - 1] += 1
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if separator.map({ $0 != byte }) ?? false { return nil }
        separator = byte
        parts.append(0)
        digits.append(0)
      default: return nil
      }
    }
    guard parts.count == 3, (1...2).contains(digits[0]), (1...2).contains(digits[1]),
      digits[2] == 4
    else { return nil }
    return (parts[0], parts[1], parts[2])
  }
}

/// Reads the dates of a file.
struct DateReader: Sendable {
  let order: DateOrder.Verdict

  /// Why a date cannot be read.
  enum Fault: Hashable, Error, Sendable {
    case malformed, noSuchDay, ambiguous, monthFirst, mixed
  }

  /// `2024-03-01`, `2024-03` or `2024`, with a time after it or not; `dd/mm/yyyy` if the file is
  /// consistent about it.
  func date(_ text: String) throws(Fault) -> PartialDate {
    if let date = PartialDate(text) { return date }
    if let date = Self.beforeTime(text) { return date }
    guard let (first, second, year) = DateOrder.numbers(text) else {
      throw Self.isISO(text) ? .noSuchDay : .malformed
    }
    if first == second, let day = Day(year: year, month: second, day: first) {
      return PartialDate(day)
    }
    switch order {
    case .undecided: throw .ambiguous
    case .monthFirst: throw .monthFirst
    case .mixed: throw .mixed
    case .dayFirst:
      guard let day = Day(year: year, month: second, day: first) else { throw .noSuchDay }
      return PartialDate(day)
    }
  }

  /// Whether it is written `2024-02-30`, a day that does not exist.
  private static func isISO(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.indices.allSatisfy {
        $0 == 4 || $0 == 7 ? bytes[$0] == UInt8(ascii: "-") : (48...57).contains(bytes[$0])
      }
  }

  /// The day of `2024-03-01 00:00:00` or `2024-03-01T00:00:00Z`, as spreadsheets export it.
  private static func beforeTime(_ text: String) -> PartialDate? {
    let bytes = Array(text.utf8)
    guard bytes.count > 11, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
      bytes[11...].allSatisfy({ (48...58).contains($0) || $0 == 46 || $0 == 90 })
    else { return nil }
    return Day(String(decoding: bytes[..<10], as: UTF8.self)).map { PartialDate($0) }
  }
}
