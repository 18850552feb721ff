import QualificationsKit

/// Writes an answer to the process's own output.
enum Console {
  /// Writes results, then messages; gives the code to exit with.
  ///
  /// A reader that went away (`recognize … | head`) is no error; a full disk is.
  static func emit(_ result: ToolResult) -> Int32 {
    do {
      try Files.write(result.output, to: 1)
    } catch {
      return error == .brokenPipe ? 0 : complain()
    }
    do {
      try Files.write(result.messages, to: 2)
    } catch {
      return error == .brokenPipe ? result.code : CommandResult.inputOutput.rawValue
    }
    return result.code
  }

  private static func complain() -> Int32 {
    // Nothing is left to tell if the messages cannot be written either.
    try? Files.write(Array("recognize: the answer could not be written\n".utf8), to: 2)
    return CommandResult.inputOutput.rawValue
  }
}
