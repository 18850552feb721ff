import QualificationsKit

/// How many operands a command takes.
struct OperandSpec: Sendable {
  /// What stands for them in the help.
  let placeholder: String
  /// The least that must be given.
  let least: Int
  /// The most that may be given; `nil` is any number.
  let most: Int?
  /// Words that a shell can offer.
  let choices: [String]
  /// What a shell can offer otherwise.
  let completion: Completion

  init(
    _ placeholder: String, _ least: Int, _ most: Int?, choices: [String] = [],
    completion: Completion = .nothing
  ) {
    self.placeholder = placeholder
    self.least = least
    self.most = most
    self.choices = choices
    self.completion = completion
  }

  /// A command without operands.
  static let none = OperandSpec("", 0, 0)
}

/// A row of the table of commands.
struct CommandSpec: Sendable {
  /// What a command does when it is run.
  typealias Body =
    @Sendable (ParsedArguments, CommandContext) throws(CommandFailure) -> CommandResult

  /// The name; of a subcommand with the name above it: `rules check`.
  let name: String
  /// The operands.
  let operands: OperandSpec
  /// The formats it can answer in, the default first; empty if there is only text.
  let formats: [String]
  /// Its own options, in the order of the help.
  let options: [Option]
  /// Sets of options of which at most one may be given.
  let exclusive: [[String]]
  /// One line of help.
  let summary: LocalizedText
  /// What else there is to know.
  let details: LocalizedText
  /// Command lines that work as typed.
  let examples: [String]
  /// The command.
  let run: Body

  init(
    _ name: String, _ operands: OperandSpec = .none, formats: [String] = ["text", "json"],
    options: [Option] = [], exclusive: [[String]] = [], summary: LocalizedText,
    details: LocalizedText, examples: [String] = [], run: @escaping Body
  ) {
    self.name = name
    self.operands = operands
    self.formats = formats
    self.options = options
    self.exclusive = exclusive
    self.summary = summary
    self.details = details
    self.examples = examples
    self.run = run
  }

  /// The command's own options and the common ones.
  var allOptions: [Option] {
    var common = CommandTable.common
    if !formats.isEmpty { common.insert(CommandTable.format(formats), at: 0) }
    return options + common
  }

  /// The option of that name, long or short.
  func option(_ name: String) -> Option? {
    allOptions.first { $0.name == name || $0.short == name }
  }
}
