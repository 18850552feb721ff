import QualificationsKit

/// The tool as a process: reads its surroundings, runs, writes the answer.
@main enum Main {
  static func main() {
    Files.ignoreBrokenPipes()
    let result = Tool.run(Array(CommandLine.arguments.dropFirst()), in: surroundings())
    Files.end(Console.emit(result))
  }

  private static func surroundings() -> Surroundings {
    Surroundings(
      environment: Files.environment(Surroundings.variables), today: Files.today(),
      workingFolder: Files.workingFolder(), executableFolder: Files.executableFolder(),
      isOutputTerminal: Files.isTerminal(1), areMessagesTerminal: Files.isTerminal(2),
      width: Files.terminalWidth())
  }
}
