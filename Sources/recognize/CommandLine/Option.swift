import QualificationsKit

/// What may stand as the value of an option; the parser checks its shape, not what it names.
enum OptionKind: Hashable, Sendable {
  /// No value.
  case flag
  /// Any text: an identifier, a country, a file.
  case text
  /// One of a few words.
  case choice([String])
  /// A day, `2026-11-22`.
  case day
  /// A date that may be partial, `2026`, `2026-11` or `2026-11-22`.
  case date
  /// `FROM..TO` or `FROM..`, of such dates; with `:ROLE` after it if `hasRole`.
  case period(hasRole: Bool)
  /// A whole number, not negative.
  case number
  /// Texts separated by commas.
  case list
  /// `NAME=VALUE`.
  case assignment
}

/// What a shell can offer for the value of an option.
enum Completion: Sendable {
  case nothing, file, folder
}

/// A row of the table of options.
struct Option: Sendable {
  /// The name with its hyphens: `--format`.
  let name: String
  /// The short name, if there is one: `-o`.
  let short: String?
  /// What stands for the value in the help.
  let placeholder: String
  /// The shape of the value.
  let kind: OptionKind
  /// Whether it may be given several times.
  let isRepeatable: Bool
  /// What a shell can offer.
  let completion: Completion
  /// One line of help.
  let help: LocalizedText

  init(
    _ name: String, short: String? = nil, _ placeholder: String = "", _ kind: OptionKind = .text,
    repeatable: Bool = false, completion: Completion = .nothing, es: String, pt: String, en: String
  ) {
    self.name = name
    self.short = short
    self.placeholder = placeholder
    self.kind = kind
    isRepeatable = repeatable
    self.completion = completion
    help = LocalizedText(es: es, pt: pt, en: en)
  }

  /// The words that may be given, if they are few.
  var choices: [String] {
    if case .choice(let words) = kind { words } else { [] }
  }

  /// How the option is written in the help.
  var usage: String {
    let names = short.map { "\($0), \(name)" } ?? name
    let value = choices.isEmpty ? placeholder : choices.joined(separator: "|")
    return value.isEmpty ? names : "\(names) \(value)"
  }
}
