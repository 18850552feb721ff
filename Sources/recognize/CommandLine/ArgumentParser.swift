import QualificationsKit

/// What a command line asks for.
enum Invocation: Sendable {
  /// No command.
  case bare(ParsedArguments)
  /// `--version`.
  case version
  /// `help …`, or `--help` with a command.
  case help(ParsedArguments, topic: [String])
  /// A command.
  case command(ParsedArguments)
}

/// Reads a command line against the tables of commands and options.
struct ArgumentParser {
  private var rest: ArraySlice<String>
  private var values: [String: [String]] = [:]
  private var operands: [String] = []
  private var wantsHelp = false
  private var wantsVersion = false

  private init(_ arguments: [String]) {
    rest = arguments[...]
  }

  /// What the arguments (without the program's name) ask for.
  static func parse(_ arguments: [String]) throws(CommandFailure) -> Invocation {
    var parser = ArgumentParser(arguments)
    return try parser.invocation()
  }

  private mutating func invocation() throws(CommandFailure) -> Invocation {
    let none = CommandTable.nothing
    while let next = rest.first, isOption(next) { try takeOption(of: none) }
    guard let word = rest.popFirst() else {
      if wantsVersion { return .version }
      let parsed = ParsedArguments(command: none, operands: [], values: values)
      return wantsHelp ? .help(parsed, topic: []) : .bare(parsed)
    }
    let command = try command(word)
    try takeAll(of: command)
    if wantsVersion { return .version }
    if wantsHelp {
      let parsed = ParsedArguments(command: command, operands: [], values: values)
      return .help(parsed, topic: command.name.split(separator: " ").map { String($0) })
    }
    try checkOperands(of: command)
    try checkExclusive(command)
    let parsed = ParsedArguments(command: command, operands: operands, values: values)
    return command.name == "help" ? .help(parsed, topic: operands) : .command(parsed)
  }

  /// The command of that name; a group needs a second word.
  private mutating func command(_ word: String) throws(CommandFailure) -> CommandSpec {
    if let command = CommandTable.command(word) { return command }
    let group = CommandTable.subcommands(of: word)
    guard !group.isEmpty else { throw UsageFailure.unknownCommand(word) }
    while let next = rest.first, isOption(next) { try takeOption(of: CommandTable.nothing) }
    if wantsHelp { return CommandTable.group(word) }
    guard let second = rest.popFirst() else { throw UsageFailure.missingSubcommand(word, group) }
    guard let command = CommandTable.command("\(word) \(second)") else {
      throw UsageFailure.unknownSubcommand(word, second, group)
    }
    return command
  }

  private func isOption(_ word: String) -> Bool {
    word.utf8.first == UInt8(ascii: "-") && word.utf8.count > 1
  }

  private mutating func takeAll(of command: CommandSpec) throws(CommandFailure) {
    while let next = rest.first {
      if next == "--" {
        operands += rest.dropFirst()
        rest = []
      } else if isOption(next) {
        try takeOption(of: command)
      } else {
        operands.append(next)
        rest.removeFirst()
      }
    }
  }

  private mutating func takeOption(of command: CommandSpec) throws(CommandFailure) {
    guard let word = rest.popFirst() else { return }
    switch word {
    case "--help", "-h":
      wantsHelp = true
      return
    case "--version":
      wantsVersion = true
      return
    default:
      break
    }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.option(name) else {
      throw UsageFailure.unknownOption(name, of: command)
    }
    let attached = parts.count == 2 ? String(parts[1]) : nil
    if option.kind == .flag {
      if attached != nil { throw UsageFailure.unwantedValue(option) }
      values[option.name] = ["yes"]
      return
    }
    guard let value = attached ?? nextValue() else { throw UsageFailure.missingValue(option) }
    if value.isEmpty { throw UsageFailure.missingValue(option) }
    try check(value, of: option)
    if values[option.name] != nil, !option.isRepeatable { throw UsageFailure.repeated(option) }
    values[option.name, default: []].append(value)
  }

  /// The next word, unless it looks like an option.
  private mutating func nextValue() -> String? {
    guard let next = rest.first, !isOption(next) else { return nil }
    return rest.popFirst()
  }

  private func check(_ value: String, of option: Option) throws(CommandFailure) {
    switch option.kind {
    case .flag, .text: return
    case .choice(let words):
      if !words.contains(value) { throw UsageFailure.notAChoice(value, option, words) }
    case .day:
      if Day(value) == nil { throw UsageFailure.malformedDay(value, option) }
    case .date:
      if PartialDate(value) == nil { throw UsageFailure.malformedDate(value, option) }
    case .period(let hasRole):
      if Period(value, hasRole: hasRole) == nil {
        throw UsageFailure.malformedPeriod(value, option, hasRole: hasRole)
      }
    case .number:
      let isNumber = value.utf8.count <= 9 && value.utf8.allSatisfy { (48...57).contains($0) }
      if !isNumber { throw UsageFailure.malformedNumber(value, option) }
    case .list:
      let parts = value.split(separator: ",", omittingEmptySubsequences: false)
      if parts.contains(where: { $0.isEmpty }) { throw UsageFailure.emptyPart(value, option) }
    case .assignment:
      let parts = value.split(separator: "=", omittingEmptySubsequences: false)
      if parts.count < 2 || parts[0].isEmpty || parts[1].isEmpty {
        throw UsageFailure.malformedAssignment(value, option)
      }
    }
  }

  private func checkOperands(of command: CommandSpec) throws(CommandFailure) {
    let wanted = command.operands
    if operands.count < wanted.least { throw UsageFailure.missingOperand(command) }
    if let most = wanted.most, operands.count > most {
      throw UsageFailure.extraOperand(operands[most], command)
    }
  }

  private func checkExclusive(_ command: CommandSpec) throws(CommandFailure) {
    for set in command.exclusive {
      let given = set.filter { values[$0] != nil }
      if given.count > 1 { throw UsageFailure.exclusive(given[0], given[1], command) }
    }
  }
}
