import Foundation
import TestSupport
import Testing

/// Ten drafts with planted faults (`Planted`), written from the design alone before the checks were seen, and never
/// edited since.
///
/// `PLANTED-CODES.tsv` says which codes name which kind of fault, decided from what was planted and not from what is
/// found; `PLANTED-OTHER.tsv` lists what is found that nobody planted.
@Suite struct PlantedTests {
  /// A planted fault, or a finding.
  private struct Mark: Hashable, CustomStringConvertible {
    let file: String
    let line: Int
    let kind: String

    var description: String { "\(file):\(line) \(kind)" }
  }

  private static let folder = "Tests/recognizeTests"

  private static func rows(_ path: String) throws -> [[String]] {
    try PackageFiles.text(folder + "/" + path).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  private static func marks(_ path: String) throws -> [Mark] {
    try rows(path).map { Mark(file: $0[0], line: Int($0[1]) ?? 0, kind: $0[2]) }
  }

  /// What is found in all drafts together.
  private static func findings() throws -> [Mark] {
    let path = PackageFiles.root + "/" + folder + "/Planted"
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
      $0.hasPrefix("draft-")
    }
    let answer = Fixture.run(
      ["validate"] + names.sorted() + ["--format", "json", "--lang", "en", "--on", "2026-11-30"],
      ["RECOGNIZE_FRAMEWORKS": PackageFiles.root + "/Frameworks"], path)
    let items = try #require(answer.json?["items"] as? [[String: Any]])
    return items.map { item in
      Mark(
        file: item["file"] as? String ?? "", line: item["line"] as? Int ?? 0,
        kind: item["id"] as? String ?? "")
    }
  }

  @Test("every planted fault is found at its line, under a code that names it, and little else is")
  func planted() throws {
    let faults = try Self.marks("Planted/PLANTED.tsv")
    #expect(faults.count == 109)
    var codes: [String: Set<String>] = [:]
    for row in try Self.rows("PLANTED-CODES.tsv") {
      codes[row[0]] = Set(row[1].split(separator: "|").map { String($0) })
    }
    #expect(Set(codes.keys) == Set(faults.map { $0.kind }))
    let found = try Self.findings()
    let marks = Set(found)
    var named: Set<Mark> = []
    var missed: [Mark] = []
    for fault in faults {
      let wanted = (codes[fault.kind] ?? []).map {
        Mark(file: fault.file, line: fault.line, kind: $0)
      }
      if marks.isDisjoint(with: wanted) { missed.append(fault) }
      named.formUnion(wanted)
    }
    #expect(missed == [], "planted and not found")
    let other = found.filter { !named.contains($0) }
    #expect(Set(other) == Set(try Self.marks("PLANTED-OTHER.tsv")), "found and not planted")
    #expect(other.count <= 2)
  }
}
