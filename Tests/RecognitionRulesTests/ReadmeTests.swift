import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// The code of the README, which stands here word for word.
struct ReadmeTests {
  private static let file = "Tests/RecognitionRulesTests/ReadmeTests.swift"

  @Test("the lines of the README compile and decide", arguments: ["README.md", "README.es.md"])
  func lines(readme: String) throws {
    let books = ["Frameworks/Charter/charter.md", "Frameworks/Instruments/cvq.md"]
    let files = try PackageFiles.library(under: "Frameworks")
    let texts = try books.map { SourceText(name: $0, bytes: try PackageFiles.bytes($0)) }
    let day = try #require(Day("2026-11-22"))
    let answer = try #require(Self.answer(files, texts, on: day))
    #expect(answer.sections[0].entries[0].text == "falta información para decidir")
    let code = try Self.lines(of: Self.file, from: "// README", to: "// end")
    #expect(try Self.lines(of: readme, from: "```swift", to: "```") == code)
    #expect(code.count > 5)
  }

  private static func answer(
    _ files: [SourceText], _ texts: [SourceText], on day: Day
  ) -> DecisionOutline? {
    // README
    let library = LibraryReader.read(files).value
    let books = texts.compactMap { RuleBook.read($0).book }
    guard let id = library.index(ofStandard: "CL:P-5510-4224-001-V02") else { return nil }
    let paper = Credential(certificate: id, country: "CL")
    let question = Question(credentials: [paper], destination: "MX", on: day)
    let decision = Recognition(library: library, books: books).decide(question)
    let answer = DecisionWording.outline(decision, library, .es, why: "full")
    // end
    return answer
  }

  /// The lines between two others, without their indentation.
  private static func lines(
    of file: String, from start: String, to end: String
  ) throws -> [String] {
    let all = try PackageFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }) }
    return Array(all.drop { $0 != start }.dropFirst().prefix { $0 != end })
  }
}
