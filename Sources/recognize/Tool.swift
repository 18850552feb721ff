package import QualificationsKit

/// What the tool knows of the machine it runs on; tests give their own.
package struct Surroundings: Sendable {
  /// The environment variables that matter.
  package static let variables = [
    "RECOGNIZE_FRAMEWORKS", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM",
  ]

  package var environment: [String: String]
  package var today: Day
  package var workingFolder: String
  package var executableFolder: String?
  package var isOutputTerminal: Bool
  package var areMessagesTerminal: Bool
  /// The columns of the terminal, if there is one.
  package var width: Int?

  package init(
    environment: [String: String] = [:], today: Day, workingFolder: String,
    executableFolder: String? = nil, isOutputTerminal: Bool = false,
    areMessagesTerminal: Bool = false, width: Int? = nil
  ) {
    self.environment = environment
    self.today = today
    self.workingFolder = workingFolder
    self.executableFolder = executableFolder
    self.isOutputTerminal = isOutputTerminal
    self.areMessagesTerminal = areMessagesTerminal
    self.width = width
  }
}

/// What a run gives: results, messages and the exit code.
package struct ToolResult: Sendable {
  package let output: [UInt8]
  package let messages: [UInt8]
  package let code: Int32
  /// What the answer was made from: it is kept until the process ends, which is faster than taking it
  /// apart.
  var library: LoadedLibrary?
}

/// The tool as a function of its arguments and surroundings; it reads files and writes nothing.
package enum Tool {
  /// Runs one command line, given without the program's name.
  package static func run(_ arguments: [String], in surroundings: Surroundings) -> ToolResult {
    run(arguments, in: surroundings, using: nil)
  }

  /// The same with a library that was read before: the cases of one folder share it.
  static func run(
    _ arguments: [String], in surroundings: Surroundings, using library: LoadedLibrary?
  ) -> ToolResult {
    let spoken = LanguageChoice.language(arguments, surroundings.environment)
    do {
      switch try ArgumentParser.parse(arguments) {
      case .bare(let common):
        let context = CommandContext(common, spoken, surroundings)
        Welcome.write(context)
        return context.finished(.done)
      case .version:
        return ToolResult(
          output: Array("recognize \(Version.engine)\n".utf8), messages: [], code: 0)
      case .help(let common, let topic):
        let context = CommandContext(common, spoken, surroundings)
        do {
          return context.finished(try HelpCommand.help(topic, context))
        } catch {
          context.report(error)
          return context.finished(error.result)
        }
      case .command(let parsed):
        let context = CommandContext(parsed, spoken, surroundings)
        if let library, !parsed.has("--frameworks") { context.use(library) }
        do {
          return context.finished(try parsed.command.run(parsed, context))
        } catch {
          context.report(error)
          return context.finished(error.result)
        }
      }
    } catch {
      return ToolResult(
        output: [], messages: Array(error.text(in: spoken).utf8), code: error.result.rawValue)
    }
  }
}
