import QualificationsKit

/// `crosswalk suggest`: proposes rows between two standards for an expert.
enum SuggestCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let from = try standard("--from", "FROM", arguments, loaded.library)
    let to = try standard("--to", "TO", arguments, loaded.library)
    if from == to { throw Self.same }
    let most = arguments.number("--most") ?? 1
    let found = CrosswalkSuggester(loaded.library).suggestions(
      from: from, to: to, most: max(1, most))
    let report = SuggestionReport(found, from, to, loaded.library, context)
    if let output = arguments.text("--output") {
      do {
        try Files.write(report.table(), toFile: context.path(output) + ".part")
        try Files.rename(context.path(output) + ".part", to: context.path(output))
      } catch {
        throw .file(output, error)
      }
    }
    switch context.format {
    case "json": report.writeJSON()
    case "sssom": context.write(report.table())
    default: report.writePage()
    }
    return .done
  }

  private static func standard(
    _ option: String, _ word: String, _ arguments: ParsedArguments, _ library: Library
  ) throws(CommandFailure) -> DenseIndex<Standard> {
    guard let text = arguments.text(option) else {
      let usage = "recognize crosswalk suggest --from STANDARD --to STANDARD"
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "falta '\(option)'; se esperaba: \(usage)",
          pt: "falta '\(option)'; esperava-se: \(usage)",
          en: "'\(option)' is missing; expected: \(usage)"))
    }
    let standard = try Resolution.standard(text, in: library)
    return library.index(ofStandard: standard.id) ?? DenseIndex(0)
  }

  private static var same: CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'--from' y '--to' nombran la misma norma; se esperaban dos",
        pt: "'--from' e '--to' nomeiam o mesmo padrão; esperavam-se dois",
        en: "'--from' and '--to' name the same standard; expected two"))
  }
}
