import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// The code of the README, which stands here word for word.
struct ReadmeTests {
  @Test(
    "the five lines of the README compile and decide", arguments: ["README.md", "README.es.md"])
  func fiveLines(readme: String) throws {
    let files = try PackageFiles.library(under: "Frameworks")
    let texts = try PackageFiles.paths(
      under: "Frameworks", suffixes: ["Charter/charter.md", "Instruments/cvq.md"]
    ).map { SourceText(name: $0, bytes: try PackageFiles.bytes($0)) }
    let day = try #require(Day("2026-11-22"))

    // README
    let library = LibraryReader.read(files).value
    let books = texts.compactMap { RuleBook.read($0).book }
    let row = library.standards.firstIndex { $0.id == "CL:P-5510-4224-001-V02" } ?? 0
    let paper = Credential(certificate: DenseIndex(row), country: "CL")
    let question = Question(credentials: [paper], destination: "MX", on: day)
    let decision = Recognition(library: library, books: books).decide(question)
    let answer = DecisionWording.outline(decision, library, .es)
    // end

    #expect(decision.outcome == .review)
    #expect(answer.sections[0].entries[0].text == "falta información para decidir")
    let code = try lines(
      of: "Tests/RecognitionRulesTests/ReadmeTests.swift", from: "// README", to: "// end")
    #expect(try lines(of: readme, from: "```swift", to: "```") == code)
  }

  /// The lines between two others, without their indentation.
  private func lines(of file: String, from start: String, to end: String) throws -> [String] {
    let all = try PackageFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }) }
    return Array(all.drop { $0 != start }.dropFirst().prefix { $0 != end })
  }
}
