import Foundation
import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Two pages list every code; they are generated from the codes themselves.
@Suite struct DiagnosticsPageTests {
  @Test func thePagesAreFresh() throws {
    try Self.expect(Self.dataPage(), at: "Documentation/Diagnostics.md")
    try Self.expect(Self.rulePage(), at: "Documentation/RuleDiagnostics.md")
  }

  private static func expect(_ page: String, at path: String) throws {
    if ProcessInfo.processInfo.environment["RECOGNIZE_GOLDEN"] != nil {
      try Data(page.utf8).write(to: URL(fileURLWithPath: PackageFiles.root + "/" + path))
    }
    #expect(try PackageFiles.text(path) == page, "generate it anew with scripts/golden")
  }

  private static func dataPage() -> String {
    var text = """
      # Findings on data

      Every code that `recognize validate` reports, with what it says in the three languages and a file
      that raises it. The page is generated from the codes (`scripts/golden`); a test keeps it fresh. A
      code is never reused. Findings on rule books have [a page of their own](RuleDiagnostics.md).


      """
    for code in DiagnosticCode.allCases {
      text += entry(
        code.rawValue, code.severity, code.summary,
        examples(code.rawValue, "Tests/QualificationsKitTests/Broken"))
    }
    return text
  }

  private static func rulePage() -> String {
    var text = """
      # Findings on rule books

      Every code that `recognize rules check` reports, with what it says in the three languages and a
      file that raises it. The page is generated from the codes (`scripts/golden`); a test keeps it fresh.
      A code is never reused. Findings on data have [a page of their own](Diagnostics.md).


      """
    for code in RuleCode.allCases {
      text += entry(
        code.rawValue, code.severity, code.summary,
        examples(code.rawValue, "Tests/RecognitionRulesTests/Books"))
    }
    return text
  }

  private static func entry(
    _ code: String, _ severity: Severity, _ summary: LocalizedText, _ examples: [String]
  ) -> String {
    let files = examples.map { "`\($0)`" }.joined(separator: ", ")
    let texts = Language.allCases.map { "**\($0.rawValue)** \(summary.text(in: $0))" }
    return """
      ## `\(code)`

      \(severity.rawValue) · \(files)<br>\(texts.joined(separator: " · "))


      """
  }

  /// The files whose name is the code, perhaps with a number.
  private static func examples(_ code: String, _ folder: String) -> [String] {
    PackageFiles.paths(under: folder, suffixes: [".json", ".tsv", ".md"]).filter { path in
      let name =
        path.split(separator: "/").last?.split(separator: ".").first.map { String($0) } ?? ""
      guard name.hasPrefix(code) else { return false }
      let rest = name.dropFirst(code.utf8.count)
      return rest.isEmpty || (rest.first == "-" && rest.dropFirst().allSatisfy { $0.isNumber })
    }
  }
}
