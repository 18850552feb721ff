import QualificationsKit
import TestSupport
import Testing
import recognize

/// The worked cases below `Frameworks/Cases` and the README: their commands print what they say.
@Suite struct CaseTests {
  /// The library of this package, read once for all cases.
  static let library: CaseLibrary? = {
    guard let today = Day(year: 2026, month: 11, day: 22) else { return nil }
    return CaseLibrary(in: Surroundings(today: today, workingFolder: PackageFiles.root))
  }()

  static let files =
    PackageFiles.paths(under: "Frameworks/Cases", suffixes: [".md"])
    .filter { !$0.contains("/libraries/") } + ["README.md", "README.es.md"]

  private static func results(_ file: String) throws -> [CaseResult] {
    let source = SourceText(name: file, bytes: try PackageFiles.bytes(file))
    return CaseRunner.run(file: source, with: try #require(library))
  }

  @Test("every command of a case prints what the case says", arguments: files)
  func printsWhatItSays(_ file: String) throws {
    let results = try Self.results(file)
    var runner = TableRunner()
    let source = SourceText(name: file, bytes: try PackageFiles.bytes(file))
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let tables = runner.run(source, folder: PackageFiles.root + "/" + folder)
    #expect(!results.isEmpty || !tables.isEmpty)
    for table in tables {
      #expect(table.problems.isEmpty && table.mismatches.isEmpty, "line \(table.line)")
    }
    for result in results {
      #expect(result.difference == "", "line \(result.line): \(result.command)")
    }
  }

  @Test("every outcome occurs in a case that expects it")
  func everyOutcomeOccurs() throws {
    var seen: Set<String> = []
    for file in Self.files {
      let text = try PackageFiles.text(file)
      // A case that is not what it expects ends with `[1]`; the test above reads that line.
      if text.contains("\n[1]\n") { continue }
      for line in text.split(separator: "\n") where line.hasPrefix("$ recognize check ") {
        let words = line.split(separator: " ")
        if let option = words.firstIndex(of: "--expect"), option + 1 < words.count {
          seen.insert(String(words[option + 1]))
        }
      }
    }
    let all = [
      "recognized", "limited", "conditional", "partial", "review", "not-recognized", "inadmissible",
      "lapsed",
    ]
    #expect(seen == Set(all))
  }

  @Test("the small library of a case carries the model charter as it is")
  func copiesAreCopies() throws {
    let copy = "Frameworks/Cases/libraries/approved-row/Charter/charter.md"
    #expect(try PackageFiles.text(copy) == PackageFiles.text("Frameworks/Charter/charter.md"))
  }
}
