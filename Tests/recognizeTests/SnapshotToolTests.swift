import Foundation
import Testing

/// `snapshot`, and a snapshot where a data folder may stand.
struct SnapshotToolTests {
  private static let path = Fixture.folder + "/fixture.snapshot"

  private static let saved = Fixture.run("snapshot --lang en -o fixture.snapshot")

  @Test(
    "a snapshot gives the answers of the folder",
    arguments: [
      "check CL:P-1 --to MX", "check gasfíter --to MX --lang pt --format json",
      "check CL:P-1 --to México --issued 2024 --why full --format json",
      "show CL:P-1 --format json", "show CL:M", "find gasfíter", "frameworks", "instruments",
      "standards --country MX", "check CL:P-7 --to MX", "check CL:P-1 --to XX",
    ])
  func sameAnswers(line: String) {
    #expect(Self.saved.code == 0 && Self.saved.output.contains("4 standards"))
    let own = Fixture.run(line + " --on 2026-11-22")
    let stored = Fixture.run(line + " --on 2026-11-22 --frameworks fixture.snapshot")
    #expect(
      stored.output.replacingOccurrences(of: "fixture.snapshot", with: "Frameworks") == own.output)
    #expect(stored.messages == own.messages && stored.code == own.code)
  }

  @Test("a snapshot of a snapshot has the same bytes")
  func again() throws {
    #expect(Self.saved.code == 0)
    let answer = Fixture.run(
      "snapshot -o again.snapshot --frameworks fixture.snapshot --format json")
    #expect(answer.json?["standards"] as? Int == 4)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: Fixture.folder + "/again.snapshot")) == bytes)
  }

  @Test(
    "what is no sound snapshot is refused with a sentence",
    arguments: [
      ("foreign", "is not a snapshot"), ("short", "bytes; expected"), ("damaged", "is damaged"),
      ("version", "of version 1; expected 2"), ("empty", "is not a snapshot"),
    ])
  func refusals(kind: String, sentence: String) throws {
    #expect(Self.saved.code == 0)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.path)))
    switch kind {
    case "foreign": bytes = Array("id;certificado\n".utf8)
    case "short": bytes.removeLast(7)
    case "damaged": bytes[bytes.count / 2] ^= 1
    case "version": bytes[8] = 1
    default: bytes = []
    }
    try Data(bytes).write(to: URL(fileURLWithPath: Fixture.folder + "/\(kind).snapshot"))
    let answer = Fixture.run("check CL:P-1 --to MX --lang en --frameworks \(kind).snapshot")
    #expect(answer.code == 65 && answer.output == "" && answer.messages.contains(sentence))
  }

  @Test("what needs the files of the data says so", arguments: ["validate", "rules test"])
  func needsFolder(line: String) {
    #expect(Self.saved.code == 0)
    let answer = Fixture.run(line + " --lang en --frameworks fixture.snapshot")
    #expect(answer.code == 65 && answer.messages.contains("expected a folder"))
  }
}
