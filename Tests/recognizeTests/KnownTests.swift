import QualificationsKit
import TestSupport
import Testing

/// `Frameworks/KNOWN.md` says all that `validate` finds on the shipped data, and nothing else.
@Suite struct KnownTests {
  /// The findings of one code in one file.
  struct Row: Hashable, CustomStringConvertible {
    let code: String
    let file: String
    let count: Int
    /// The records, where they are few enough to be named.
    let records: [String]

    var description: String { "\(code) \(file) \(count) \(records)" }
  }

  @Test func everyFindingIsKnownAndEveryKnownFindingIsFound() throws {
    let files = try PackageFiles.library(under: "Frameworks").filter {
      !$0.name.hasPrefix("Cases/")
    }
    let read = LibraryReader.read(files)
    let findings = read.diagnostics + Checker.check(read.value, in: files)
    var groups: [String: [Diagnostic]] = [:]
    let known = try Self.known()
    // A row of the file `*` stands for all files.
    let general = Set(known.filter { $0.file == "*" }.map { $0.code })
    for finding in findings {
      let code = finding.code.rawValue
      let file = general.contains(code) ? "*" : finding.file
      groups["\(code) \(file)", default: []].append(finding)
    }
    let named = Set(known.filter { !$0.records.isEmpty }.map { "\($0.code) \($0.file)" })
    let found = groups.map { key, items in
      let records = Set(items.map { $0.subject }).sorted()
      return Row(
        code: items[0].code.rawValue,
        file: general.contains(items[0].code.rawValue) ? "*" : items[0].file, count: items.count,
        records: named.contains(key) ? records : [])
    }
    #expect(Set(found).subtracting(known) == [], "found and not known")
    #expect(known.subtracting(found) == [], "known and not found")
    #expect(!findings.contains { $0.severity == .error })
  }

  /// The rows of the first table: code, file, findings, records, why.
  private static func known() throws -> Set<Row> {
    var rows: Set<Row> = []
    for line in try PackageFiles.text("Frameworks/KNOWN.md").split(separator: "\n") {
      if line.hasPrefix("## Standards") { break }
      guard line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|").map { words(String($0)) }
      guard cells.count == 5, let count = Int(cells[2].joined()) else { continue }
      let records = cells[3] == ["—"] ? [] : cells[3].sorted()
      rows.insert(
        Row(code: cells[0].joined(), file: cells[1].joined(), count: count, records: records))
    }
    return rows
  }

  /// The words of a cell without back quotes and commas.
  private static func words(_ cell: String) -> [String] {
    cell.split { $0 == " " || $0 == "," || $0 == "`" }.map { String($0) }
  }
}
