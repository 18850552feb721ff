import QualificationsKit

/// `compare`: two standards, or two frameworks, side by side.
enum CompareCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let names = arguments.operands
    let first = try record(names[0], loaded.library)
    let second = try record(names[1], loaded.library)
    switch (first, second) {
    case (.standard(let left), .standard(let right)):
      guard let a = loaded.library.index(ofStandard: left.id),
        let b = loaded.library.index(ofStandard: right.id)
      else { return .fault }
      let comparison = StandardComparison(a, b, in: loaded.library)
      StandardComparisonReport(comparison, loaded.library, context).write()
    case (.framework(let left), .framework(let right)):
      FrameworkComparisonReport(left, right, loaded.library, context).write()
    default:
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(names[0])' y '\(names[1])' no son dos normas ni dos marcos",
          pt: "'\(names[0])' e '\(names[1])' não são dois padrões nem dois quadros",
          en: "'\(names[0])' and '\(names[1])' are neither two standards nor two frameworks"))
    }
    return .done
  }

  /// The standard or framework of that name; words of a title may name components as well.
  private static func record(
    _ text: String, _ library: Library
  ) throws(CommandFailure) -> RecordReference {
    if let framework = library.framework(text) { return .framework(framework) }
    if let standard = library.standard(text) { return .standard(standard) }
    let found = try Resolution.record(text, in: library)
    if case .component = found {
      return .standard(try Resolution.standard(text, in: library))
    }
    return found
  }
}
