import QualificationsKit

/// Explains the commands, from the table.
enum HelpCommand {
  /// The help of a command, of a group of commands, or of all.
  static func help(
    _ topic: [String], _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let name = topic.joined(separator: " ")
    if name.isEmpty {
      write(CommandTable.commands, context, isWhole: true)
    } else if let command = CommandTable.command(name) {
      if context.isJSON { writeJSON([command], context) } else { write(command, context) }
    } else {
      let group = CommandTable.subcommands(of: name)
      guard !group.isEmpty else { throw UsageFailure.unknownCommand(name) }
      write(group, context, isWhole: false)
    }
    return .done
  }

  private static func write(
    _ commands: [CommandSpec], _ context: CommandContext, isWhole: Bool
  ) {
    if context.isJSON { return writeJSON(commands, context) }
    var page = context.page()
    if isWhole {
      page.line(
        context.say(
          es: "recognize: ¿vale este certificado en otro país?",
          pt: "recognize: este certificado vale em outro país?",
          en: "recognize: does this certificate hold in another country?"), tint: .bold)
    }
    page.heading(context.say(es: "Comandos", pt: "Comandos", en: "Commands"))
    page.table(nil, commands.map { [$0.name, context.say($0.summary)] })
    if isWhole { options(CommandTable.common, context, &page) }
    page.blank()
    page.faint(
      context.say(
        es: "Cada comando: recognize help COMANDO", pt: "Cada comando: recognize help COMANDO",
        en: "Each command: recognize help COMMAND"))
    context.write(page)
  }

  private static func write(_ command: CommandSpec, _ context: CommandContext) {
    var page = context.page()
    let operands = command.operands
    let optional = operands.least == 0 && !operands.placeholder.isEmpty
    let shown =
      operands.choices.isEmpty ? operands.placeholder : operands.choices.joined(separator: "|")
    let words = ["recognize", command.name, optional ? "[\(shown)]" : shown].filter { !$0.isEmpty }
    let tail = context.say(es: "[opciones]", pt: "[opções]", en: "[options]")
    page.line((words + [tail]).joined(separator: " "), tint: .bold)
    page.line(context.say(command.summary), indent: 2)
    page.blank()
    page.line(context.say(command.details), indent: 2)
    options(command.allOptions, context, &page)
    if !command.examples.isEmpty {
      page.heading(context.say(es: "Ejemplos", pt: "Exemplos", en: "Examples"))
      for example in command.examples { page.verbatim(example, indent: 2) }
    }
    context.write(page)
  }

  private static func options(
    _ options: [Option], _ context: CommandContext, _ page: inout Page
  ) {
    page.heading(context.say(es: "Opciones", pt: "Opções", en: "Options"))
    for option in options {
      let text = context.say(option.help)
      page.field(option.usage, text, column: 32)
    }
  }

  private static func writeJSON(_ commands: [CommandSpec], _ context: CommandContext) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/help")
      writer.key("version")
      writer.number(1)
      writer.key("items")
      writer.array { writer in
        for command in commands { encode(command, context, &writer) }
      }
    }
    context.write(writer)
  }

  private static func encode(
    _ command: CommandSpec, _ context: CommandContext, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("id", command.name)
      writer.member("summary", context.say(command.summary))
      writer.member("details", context.say(command.details))
      writer.member("operands", command.operands.placeholder)
      writer.member("formats", command.formats)
      writer.member("examples", command.examples)
      writer.key("options")
      writer.array { writer in
        for option in command.allOptions {
          writer.object { writer in
            writer.member("id", option.name)
            writer.member("short", option.short)
            writer.member("value", option.kind == .flag ? nil : option.placeholder)
            writer.member("choices", option.choices)
            writer.key("repeatable")
            writer.bool(option.isRepeatable)
            writer.member("help", context.say(option.help))
          }
        }
      }
    }
  }
}
