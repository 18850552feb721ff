import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Where there are standards and where none: the same counts as table, CSV, JSON and picture.
@Suite struct GapTests {
  private static func run(_ line: String) -> Fixture.Answer {
    Fixture.run(line + " --on 2026-11-22 --lang en", folder: folder)
  }

  /// The small library of a case with the classifications of the shipped one, in a temporary place.
  private static let folder: String = {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "recognize-gaps-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let shipped = PackageFiles.root + "/Frameworks"
    try? FileManager.default.copyItem(
      atPath: shipped + "/Cases/libraries/approved-row", toPath: root.path + "/small")
    for name in ["isco08", "isic4"] {
      let file = "Classifications/\(name).classification.tsv"
      try? FileManager.default.copyItem(
        atPath: "\(shipped)/\(file)", toPath: "\(root.path)/small/\(file)")
    }
    return root.path
  }()

  @Test(
    "every standard in use is counted once, and each format says the same",
    arguments: [
      "standards --gaps", "standards --gaps --by occupation", "frameworks --gaps",
    ])
  func counts(_ line: String) throws {
    let command = line + " --frameworks small"
    let json = try #require(Self.run(command + " --format json").json)
    let items = try #require(json["items"] as? [[String: Any]])
    func sum(_ key: String) -> Int { items.reduce(0) { $0 + ($1[key] as? Int ?? 0) } }
    #expect(
      sum("standards") >= sum("read") && sum("standards") >= sum("reviewed") + sum("proposed"))
    let rows = Self.run(command + " --format csv").output.split(separator: "\n").dropFirst()
    #expect(rows.count == items.count)
    let columns = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let counted = columns.reduce(0) { $0 + (Int($1[$1.count - 4]) ?? 0) }
    #expect(counted == sum("standards"))
    let gaps = items.count { item in
      item["standards"] as? Int == 0 && item["row"] is String && item["column"] is String
    }
    #expect(json["gaps"] as? Int == gaps)
    #expect(Self.run(command).output.contains("\(gaps) cells"))
    let picture = Self.run(command + " --format svg").output
    #expect(XMLParser(data: Data(picture.utf8)).parse())
    let boxes = picture.components(separatedBy: "<rect x=").count - 1
    #expect(boxes == items.count)
  }

  @Test("standards that are in use are all there, by sector and by country")
  func all() throws {
    let listed = try #require(
      Self.run("standards --limit 0 --format json --frameworks small").json)
    let inUse = (listed["items"] as? [[String: Any]] ?? []).count { item in
      item["use"] as? String == "current" || item["use"] is NSNull
    }
    let gaps = try #require(
      Self.run("standards --gaps --format json --frameworks small").json)
    let items = gaps["items"] as? [[String: Any]] ?? []
    #expect(items.reduce(0) { $0 + ($1["standards"] as? Int ?? 0) } == inUse && inUse > 0)
  }

  @Test("a picture and a spreadsheet are of gaps only")
  func formats() {
    for format in ["csv", "svg"] {
      let answer = Self.run("standards --format \(format) --frameworks small")
      #expect(answer.code == 64 && answer.messages.contains("--gaps"))
    }
  }
}
