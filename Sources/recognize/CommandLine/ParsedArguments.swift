import QualificationsKit

/// `FROM..TO`, with a role if one was given.
struct Period: Hashable, Sendable {
  let from: PartialDate
  /// The end as it was written; `nil` is open.
  let to: PartialDate?
  let role: String?

  /// Reads `2019-03..2024-05`, `2019..` or `2019-03..2024:electrician`.
  init?(_ text: String, hasRole: Bool) {
    var period = text[...]
    var role: String?
    if hasRole, let colon = text.firstIndex(of: ":") {
      period = text[..<colon]
      role = String(text[text.index(after: colon)...])
      if role == "" { return nil }
    }
    let ends = period.split(separator: ".", omittingEmptySubsequences: false)
    guard ends.count == 3, ends[1].isEmpty, let from = PartialDate(String(ends[0])) else {
      return nil
    }
    let to = PartialDate(String(ends[2]))
    if to == nil, !ends[2].isEmpty { return nil }
    if let to, to.last < from.first { return nil }
    (self.from, self.to, self.role) = (from, to, role)
  }
}

/// A command line whose words have been checked against the table.
struct ParsedArguments: Sendable {
  /// The command.
  let command: CommandSpec
  /// What is not an option.
  let operands: [String]
  private let values: [String: [String]]

  init(command: CommandSpec, operands: [String], values: [String: [String]]) {
    self.command = command
    self.operands = operands
    self.values = values
  }

  /// The operands as one text: a title may be typed without quotes.
  var joinedOperands: String { operands.joined(separator: " ") }

  /// The values of an option, in the order they were given.
  func texts(_ name: String) -> [String] {
    precondition(command.option(name) != nil, "an option that is asked for stands in the table")
    return values[name] ?? []
  }

  /// The value of an option.
  func text(_ name: String) -> String? { texts(name).last }

  /// Whether an option was given.
  func has(_ name: String) -> Bool { !texts(name).isEmpty }

  /// The day that an option names.
  func day(_ name: String) -> Day? { text(name).flatMap { Day($0) } }

  /// The date, perhaps partial, that an option names.
  func date(_ name: String) -> PartialDate? { text(name).flatMap { PartialDate($0) } }

  /// The whole number that an option gives.
  func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// The periods that an option gives.
  func periods(_ name: String) -> [Period] {
    guard case .period(let hasRole) = command.option(name)?.kind else { return [] }
    return texts(name).compactMap { Period($0, hasRole: hasRole) }
  }

  /// The texts of a list, all occurrences together; `nil` if the option was not given.
  func list(_ name: String) -> [String]? {
    guard has(name) else { return nil }
    return texts(name).flatMap { $0.split(separator: ",").map { String($0) } }
  }

  /// The names and values of assignments, in the order they were given.
  func assignments(_ name: String) -> [(name: String, value: String)] {
    texts(name).compactMap { text in
      let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }
}
