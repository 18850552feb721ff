import QualificationsKit

/// The tables of commands and options: parsing, help and completions all read them.
enum CommandTable {
  /// All commands, in the order of the help.
  static let commands: [CommandSpec] =
    [check, pathway, batch, simulate, show, find, compare, suggest] + crosswalks + exchange + lists
    + [site, graph, validate, new] + rules + ruleTools + [
      snapshot, doctor, completions, help,
    ]

  /// The options that every command has, but for `--format`.
  static let common: [Option] = [
    Option(
      "--lang", "LANG", .choice(Language.allCases.map { $0.rawValue }),
      es: "idioma de la respuesta (si no, el del entorno)",
      pt: "idioma da resposta (senão, o do ambiente)",
      en: "language of the answer (else that of the environment)"),
    Option(
      "--on", "DATE", .day, es: "fecha de la consulta (si no, hoy en UTC)",
      pt: "data da consulta (senão, hoje em UTC)",
      en: "date of the question (else today in UTC)"),
    Option(
      "--frameworks", "DIR|FILE", completion: .file,
      es: "carpeta de datos o instantánea (si no, $RECOGNIZE_FRAMEWORKS o ./Frameworks)",
      pt: "pasta de dados ou instantâneo (senão, $RECOGNIZE_FRAMEWORKS ou ./Frameworks)",
      en: "data folder or snapshot (else $RECOGNIZE_FRAMEWORKS or ./Frameworks)"),
    Option(
      "--help", short: "-h", "", .flag, es: "muestra esta ayuda", pt: "mostra esta ajuda",
      en: "shows this help"),
    Option(
      "--version", "", .flag, es: "muestra la versión", pt: "mostra a versão",
      en: "shows the version"),
  ]

  /// The option that chooses among a command's formats.
  static func format(_ formats: [String]) -> Option {
    Option(
      "--format", "FORMAT", .choice(formats), es: "formato de la respuesta",
      pt: "formato da resposta", en: "format of the answer")
  }

  /// What stands in place of a command where there is none.
  static let nothing = CommandSpec(
    "", OperandSpec("COMMAND", 0, 1), summary: LocalizedText(), details: LocalizedText(),
    run: { (_, _) throws(CommandFailure) in .done })

  /// What stands in place of a group of subcommands, for its help.
  static func group(_ word: String) -> CommandSpec {
    CommandSpec(
      word, summary: LocalizedText(), details: LocalizedText(),
      run: { (_, _) throws(CommandFailure) in .done })
  }

  /// The command of that name.
  static func command(_ name: String) -> CommandSpec? {
    commands.first { $0.name == name }
  }

  /// The commands `word …`.
  static func subcommands(of word: String) -> [CommandSpec] {
    commands.filter { $0.name.hasPrefix(word + " ") }
  }

  /// The first words of all commands, each once, in the order of the help.
  static var firstWords: [String] {
    var words: [String] = []
    for command in commands {
      let word = String(command.name.prefix { $0 != " " })
      if !words.contains(word) { words.append(word) }
    }
    return words
  }
}
