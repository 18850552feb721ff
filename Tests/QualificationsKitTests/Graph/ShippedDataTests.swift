import QualificationsKit
import TestSupport
import Testing

/// The worked values of design 1.6 on the shipped data.
struct ShippedDataTests {
  /// The shipped library; cases are libraries of their own.
  private static let library: Library? = {
    guard let files = try? PackageFiles.library(under: "Frameworks") else { return nil }
    return LibraryReader.read(files.filter { !$0.name.hasPrefix("Cases/") }).value
  }()

  @Test(
    "the receptionist of Chile in Mexico and Barbados, by trust",
    .enabled(if: PackageFiles.exists("Frameworks")),
    arguments: [
      ("MX:EC0045", Trust.reviewed, "0", "1"), ("MX:EC0045", .proposed, "3/4", "1"),
      ("BB:~reception-level-2-cvq", .reviewed, "0", "1"),
      ("BB:~reception-level-2-cvq", .proposed, "1/6", "1"),
    ])
  func receptionist(target: String, trust: Trust, certain: String, possible: String) throws {
    let library = try #require(Self.library)
    let from = try #require(library.component("CL:P-5510-4224-001-V02"))
    let to = try #require(library.component(target))
    let coverage = CoverageCalculation.coverage(
      of: to, by: Attestation(library, [Holding(root: from)]), in: library, trust: trust)
    #expect(coverage.certain.exact == certain)
    #expect(coverage.possible.exact == possible)
    #expect(coverage.rows.isEmpty == (trust == .reviewed))
  }
}
