import Foundation
import QualificationsKit
import Testing
import recognize

/// Runs of the program itself, cut short at some byte of its output: the system ends a process that
/// writes a file beyond its limit, at once, or refuses the write if that signal is ignored.
@Suite struct BatchSurvivalTests {
  /// The program, beside the tests.
  private static let program =
    URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("recognize").path

  private static let options =
    "batch in.csv -o out.ndjson --rejects rejects.csv --summary s.json --on 2026-11-22 --lang en "
    + "--jobs 2 --frameworks \(Fixture.folder)/Frameworks"

  /// Runs a script in a shell, with `$P` for the program; gives its code and what the program said.
  private static func run(
    _ script: String, in folder: URL
  ) throws -> (code: Int32, messages: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.environment = ["P": program, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let data = FileManager.default.contents(
      atPath: folder.appendingPathComponent("messages").path)
    let isKilled = process.terminationReason == .uncaughtSignal
    return (
      isKilled ? -1 : process.terminationStatus, String(decoding: data ?? Data(), as: UTF8.self)
    )
  }

  /// Runs the batch to its end.
  private static func go(_ folder: URL, _ more: String = "--resume") throws -> (Int32, String) {
    let (code, messages) = try run("exec \"$P\" \(options) \(more) 2> messages", in: folder)
    return (code, messages)
  }

  /// Runs the batch where no file may have more than a part of the bytes of the whole output.
  private static func cut(
    _ folder: URL, at part: Double, _ more: String = "", isIgnored: Bool = false
  ) throws -> (code: Int32, messages: String) {
    let blocks = Int(Double(whole.text("out.ndjson").utf8.count) * part) / 512
    // The signal is ignored here if it was where the tests were begun: `env` puts that right.
    let signal = isIgnored ? "" : "env --default-signal=XFSZ"
    return try run(
      "ulimit -c 0; ulimit -f \(blocks); \(isIgnored ? "trap '' XFSZ;" : "") "
        + "exec \(signal) \"$P\" \(options) \(more) 2> messages", in: folder)
  }

  private static let names = ["out.ndjson", "rejects.csv", "s.json"]

  /// Enough rows for three blocks, and what comes of them.
  private static let whole: BatchFixture = {
    var found = BatchFixture()
    found.write(Data(BatchRunTests.sheet(2100).utf8), "in.csv")
    found.run(String(options.dropFirst("batch ".count)))
    return found
  }()

  private static func expectWhole(_ found: BatchFixture) {
    for name in names { #expect(found.text(name) == whole.text(name), "\(name)") }
    #expect(Set(found.names).subtracting(["messages"]) == Set(names + ["in.csv"]))
  }

  private static func fresh() -> BatchFixture {
    let found = BatchFixture()
    found.write(Data(whole.text("in.csv").utf8), "in.csv")
    return found
  }

  @Test(
    "a run that is killed goes on where its last block ended, and nothing is lost or doubled",
    arguments: [[0.01], [0.6, 0.86], [0.99]])
  func killed(_ parts: [Double]) throws {
    let found = Self.fresh()
    for part in parts {
      let (code, messages) = try Self.cut(found.folder, at: part, "--resume")
      #expect(code == -1, "\(messages)")
      #expect(found.text("out.ndjson").isEmpty && found.text("rejects.csv").isEmpty)
      #expect(found.names.contains("out.ndjson.resume") == (part > 0.5))
    }
    let (code, messages) = try Self.go(found.folder)
    #expect(code == 1, "\(messages)")
    Self.expectWhole(found)
  }

  @Test("a disk without room is a failure of its own, and the run goes on when there is room")
  func refusedWrite() throws {
    let found = Self.fresh()
    let (code, messages) = try Self.cut(found.folder, at: 0.7, isIgnored: true)
    #expect(code == 74)
    #expect(messages.contains("'out.ndjson' could not be read or written"), "\(messages)")
    #expect(messages.contains("--resume"))
    #expect(found.text("out.ndjson").isEmpty)
    #expect(try Self.go(found.folder).0 == 1)
    Self.expectWhole(found)
    // Before the first block nothing is worth keeping.
    let early = Self.fresh()
    #expect(try Self.cut(early.folder, at: 0.01, isIgnored: true).code == 74)
    #expect(early.names == ["in.csv", "messages"])
  }

  @Test("a run goes on only with the same input, data and options")
  func changed() throws {
    var found = Self.fresh()
    _ = try Self.cut(found.folder, at: 0.7)
    #expect(found.names.contains("out.ndjson.resume"))
    let words = String(Self.options.dropFirst("batch ".count)) + " --resume"
    found.run(words + " --why full")
    #expect(found.answer.code == 65)
    #expect(found.answer.messages.contains("changed since the interrupted run: the options"))
    found.write(Data((Self.whole.text("in.csv") + "\n").utf8), "in.csv")
    found.run(words)
    #expect(found.answer.messages.contains("changed since the interrupted run: the input"))
    found.write(Data("{}".utf8), "out.ndjson.resume")
    found.run(words)
    #expect(found.answer.code == 65)
    #expect(found.answer.messages.contains("is damaged"))
    #expect(found.text("out.ndjson").isEmpty)
  }

  @Test("--resume needs files, and begins anew where nothing was interrupted")
  func anew() {
    let found = BatchFixture("certificate,to\nEC0045,CL\n", "-o out.ndjson --resume")
    #expect(found.answer.code == 0)
    #expect(found.answer.messages.contains("there is no interrupted run of 'out.ndjson'"))
    #expect(found.decisions.count == 1)
    let stream = BatchFixture("", "-o - --rejects r.csv --resume")
    #expect(stream.answer.code == 64)
    #expect(stream.answer.messages.contains("'--resume' needs files"))
  }

  @Test("the standard input and output carry rows, and a reader that goes away is a failure")
  func streams() throws {
    let found = Self.fresh()
    let words = Self.options.replacing("in.csv -o out.ndjson", with: "- -o -")
    let (code, said) = try Self.run(
      "cat in.csv | \"$P\" \(words) > out.ndjson 2> messages", in: found.folder)
    #expect(code == 1, "\(said)")
    #expect(found.text("out.ndjson") == Self.whole.text("out.ndjson"))
    #expect(found.text("rejects.csv") == Self.whole.text("rejects.csv"))
    #expect(said.contains("rows: "))
    let (_, messages) = try Self.run(
      "(\"$P\" \(words) < in.csv 2> messages; echo code $? >> messages) | head -c 10 > /dev/null",
      in: found.folder)
    #expect(messages.contains("could not be read or written"), "\(messages)")
    #expect(messages.contains("code 74"))
  }
}
