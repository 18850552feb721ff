import QualificationsKit

/// Placeholder: written elsewhere.
enum CheckCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    throw CommandFailure(
      .fault, LocalizedText(es: "falta", pt: "falta", en: "not written yet"))
  }
}
