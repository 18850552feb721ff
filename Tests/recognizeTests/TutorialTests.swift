import Foundation
import TestSupport
import Testing

/// The tutorials: each command prints what they say, run by a shell with the built tool in an empty folder.
@Suite struct TutorialTests {
  /// The folder of the tool that was built with these tests; `nil` if it is not there.
  static let tools: String? = {
    let own = CommandLine.arguments.first.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().path
    }
    let folders = [own, PackageFiles.root + "/.build/debug"].compactMap { $0 }
    return folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/recognize") }
  }()

  /// A command of a `console` block, with what is printed.
  private struct Step {
    let line: Int
    let command: String
    var expected = ""
  }

  private static func steps(_ text: String) -> [Step] {
    var steps: [Step] = []
    var isInside = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(line: number + 1, command: String(line.dropFirst(2))))
      } else if isInside, !steps.isEmpty {
        steps[steps.count - 1].expected += line + "\n"
      }
    }
    return steps
  }

  /// What a command prints, results before messages, digests hidden.
  private static func run(_ command: String, in folder: URL, _ tools: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": tools + ":/usr/bin:/bin", "LANG": "C", "R": PackageFiles.root,
    ]
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var text = String(decoding: printed + said, as: UTF8.self)
    if process.terminationStatus != 0 { text += "[\(process.terminationStatus)]\n" }
    return text.replacing(#/[0-9a-f]{64}/#, with: "<digest>")
      .replacing(#/· [0-9a-f]{8} ·/#, with: "· <digest> ·")
  }

  @Test(
    "every command of a tutorial prints what it says", .enabled(if: tools != nil),
    arguments: ["Documentation/Tutorial.es.md", "Documentation/Tutorial.en.md"])
  func prints(_ file: String) throws {
    let tools = try #require(Self.tools)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-tutorial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let steps = Self.steps(try PackageFiles.text(file))
    #expect(steps.count > 12)
    for step in steps {
      let found = try Self.run(step.command, in: folder, tools)
      #expect(found == step.expected, "\(file):\(step.line): \(step.command)")
    }
  }
}
