import QualificationsKit

/// The sentences for wrong words; all of them end with code 64.
enum UsageFailure {
  private static func failure(
    _ command: CommandSpec?, es: String, pt: String, en: String
  ) -> CommandFailure {
    let line = command.map { $0.name.isEmpty ? "recognize help" : "recognize help \($0.name)" }
    return CommandFailure(
      .usage, LocalizedText(es: es, pt: pt, en: en),
      hint: line.map { LocalizedText(es: "vea: \($0)", pt: "veja: \($0)", en: "see: \($0)") })
  }

  /// The tail of a sentence that suggests the nearest of several words.
  static func suggestion(_ word: String, _ known: [String]) -> LocalizedText {
    guard let near = Nearest.candidates(to: word, among: known, limit: 1).first else {
      return LocalizedText(es: "", pt: "", en: "")
    }
    return LocalizedText(
      es: "; ¿quiso decir '\(near)'?", pt: "; quis dizer '\(near)'?",
      en: "; did you mean '\(near)'?")
  }

  static func unknownCommand(_ word: String) -> CommandFailure {
    let near = suggestion(word, CommandTable.firstWords)
    return failure(
      CommandTable.nothing,
      es: "comando desconocido '\(word)'\(near.text(in: .es))",
      pt: "comando desconhecido '\(word)'\(near.text(in: .pt))",
      en: "unknown command '\(word)'\(near.text(in: .en))")
  }

  static func missingSubcommand(_ word: String, _ group: [CommandSpec]) -> CommandFailure {
    let names = group.map { "'\($0.name)'" }.joined(separator: ", ")
    return failure(
      nil, es: "'\(word)' pide una segunda palabra: \(names)",
      pt: "'\(word)' pede uma segunda palavra: \(names)",
      en: "'\(word)' needs a second word: \(names)")
  }

  static func unknownSubcommand(
    _ word: String, _ second: String, _ group: [CommandSpec]
  ) -> CommandFailure {
    let names = group.map { String($0.name.dropFirst(word.count + 1)) }
    let near = suggestion(second, names)
    let list = names.joined(separator: ", ")
    return failure(
      nil,
      es: "'\(word)' no tiene '\(second)'; se esperaba una de: \(list)\(near.text(in: .es))",
      pt: "'\(word)' não tem '\(second)'; esperava-se uma de: \(list)\(near.text(in: .pt))",
      en: "'\(word)' has no '\(second)'; expected one of: \(list)\(near.text(in: .en))")
  }

  static func unknownOption(_ name: String, of command: CommandSpec) -> CommandFailure {
    let known = command.allOptions.map { $0.name } + ["--help", "--version"]
    let near = suggestion(name, known)
    return failure(
      command, es: "opción desconocida '\(name)'\(near.text(in: .es))",
      pt: "opção desconhecida '\(name)'\(near.text(in: .pt))",
      en: "unknown option '\(name)'\(near.text(in: .en))")
  }

  static func missingValue(_ option: Option) -> CommandFailure {
    failure(
      nil, es: "falta el valor de '\(option.name)'; se esperaba: \(option.usage)",
      pt: "falta o valor de '\(option.name)'; esperava-se: \(option.usage)",
      en: "'\(option.name)' needs a value; expected: \(option.usage)")
  }

  static func unwantedValue(_ option: Option) -> CommandFailure {
    failure(
      nil, es: "'\(option.name)' no lleva valor", pt: "'\(option.name)' não leva valor",
      en: "'\(option.name)' takes no value")
  }

  static func repeated(_ option: Option) -> CommandFailure {
    failure(
      nil, es: "'\(option.name)' aparece dos veces; se esperaba una",
      pt: "'\(option.name)' aparece duas vezes; esperava-se uma",
      en: "'\(option.name)' is given twice; expected once")
  }

  static func notAChoice(_ value: String, _ option: Option, _ words: [String]) -> CommandFailure {
    let near = suggestion(value, words)
    let list = words.joined(separator: ", ")
    return failure(
      nil,
      es: "'\(value)' no vale para '\(option.name)'; se esperaba: \(list)\(near.text(in: .es))",
      pt: "'\(value)' não serve para '\(option.name)'; esperava-se: \(list)\(near.text(in: .pt))",
      en: "'\(value)' is not a value of '\(option.name)'; expected: \(list)\(near.text(in: .en))")
  }

  static func malformedDay(_ value: String, _ option: Option) -> CommandFailure {
    failure(
      nil,
      es: "'\(value)' en '\(option.name)' no es una fecha; se esperaba un día escrito AAAA-MM-DD",
      pt: "'\(value)' em '\(option.name)' não é uma data; esperava-se um dia escrito AAAA-MM-DD",
      en: "'\(value)' for '\(option.name)' is no date; expected a day written YYYY-MM-DD")
  }

  static func malformedDate(_ value: String, _ option: Option) -> CommandFailure {
    failure(
      nil,
      es: "fecha mal escrita '\(value)' en '\(option.name)'; "
        + "se esperaba 2026, 2026-11 o 2026-11-22",
      pt: "data mal escrita '\(value)' em '\(option.name)'; "
        + "esperava-se 2026, 2026-11 ou 2026-11-22",
      en: "malformed date '\(value)' for '\(option.name)'; expected 2026, 2026-11 or 2026-11-22")
  }

  static func malformedPeriod(
    _ value: String, _ option: Option, hasRole: Bool
  ) -> CommandFailure {
    let form = hasRole ? "2019-03..2024-05[:ROLE]" : "2026-01-10..2026-02-01"
    return failure(
      nil, es: "período mal escrito '\(value)' en '\(option.name)'; se esperaba \(form)",
      pt: "período mal escrito '\(value)' em '\(option.name)'; esperava-se \(form)",
      en: "malformed period '\(value)' for '\(option.name)'; expected \(form)")
  }

  static func malformedNumber(_ value: String, _ option: Option) -> CommandFailure {
    failure(
      nil, es: "'\(value)' no es un número para '\(option.name)'; se esperaba un entero: 20",
      pt: "'\(value)' não é um número para '\(option.name)'; esperava-se um inteiro: 20",
      en: "'\(value)' is not a number for '\(option.name)'; expected a whole number: 20")
  }

  static func emptyPart(_ value: String, _ option: Option) -> CommandFailure {
    failure(
      nil, es: "parte vacía en '\(value)' de '\(option.name)'; se esperaba \(option.placeholder)",
      pt: "parte vazia em '\(value)' de '\(option.name)'; esperava-se \(option.placeholder)",
      en: "empty part in '\(value)' of '\(option.name)'; expected \(option.placeholder)")
  }

  static func malformedAssignment(_ value: String, _ option: Option) -> CommandFailure {
    failure(
      nil, es: "'\(value)' no vale para '\(option.name)'; se esperaba \(option.placeholder)",
      pt: "'\(value)' não serve para '\(option.name)'; esperava-se \(option.placeholder)",
      en: "'\(value)' is not a value of '\(option.name)'; expected \(option.placeholder)")
  }

  static func missingOperand(_ command: CommandSpec) -> CommandFailure {
    let usage = "recognize \(command.name) \(command.operands.placeholder)"
    return failure(
      command, es: "falta un argumento; se esperaba: \(usage)",
      pt: "falta um argumento; esperava-se: \(usage)",
      en: "an argument is missing; expected: \(usage)")
  }

  static func extraOperand(_ word: String, _ command: CommandSpec) -> CommandFailure {
    failure(
      command, es: "sobra '\(word)'; '\(command.name)' no lleva tantos argumentos",
      pt: "sobra '\(word)'; '\(command.name)' não leva tantos argumentos",
      en: "unexpected '\(word)'; '\(command.name)' does not take so many arguments")
  }

  static func exclusive(
    _ first: String, _ second: String, _ command: CommandSpec
  ) -> CommandFailure {
    failure(
      command, es: "'\(first)' y '\(second)' se excluyen; se esperaba solo una",
      pt: "'\(first)' e '\(second)' excluem-se; esperava-se só uma",
      en: "'\(first)' and '\(second)' exclude each other; expected only one")
  }

  static func unknownShell(_ word: String) -> CommandFailure {
    failure(
      CommandTable.command("completions"),
      es: "intérprete desconocido '\(word)'; se esperaba bash, zsh o fish",
      pt: "interpretador desconhecido '\(word)'; esperava-se bash, zsh ou fish",
      en: "unknown shell '\(word)'; expected bash, zsh or fish")
  }
}
