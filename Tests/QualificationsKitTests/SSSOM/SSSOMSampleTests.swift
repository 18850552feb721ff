import Foundation
import QualificationsKit
import TestSupport
import Testing

/// The published samples of SSSOM, where they are on the machine (`RECOGNIZE_SAMPLES`): each is read
/// or refused as the table says, and written back without loss.
struct SSSOMSampleTests {
  static let folder =
    ProcessInfo.processInfo.environment["RECOGNIZE_SAMPLES"].map { $0 + "/sssom" } ?? ""

  static let files: [String] = {
    guard !folder.isEmpty, let walk = FileManager.default.enumerator(atPath: folder) else {
      return []
    }
    return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".tsv") }.sorted()
  }()

  /// The samples that a reader must refuse, and the codes it does so with.
  static let refused: [String: Set<DiagnosticCode>] = [
    // Justifications that are no identifiers.
    "sssom-py/bad_basic.tsv": [.notACURIE],
    // No column `mapping_justification`, and `rdfs` stands for another address.
    "sssom-py/basic_strict_fail.tsv": [.badHeader],
    // Unquoted text with a colon and a space, which is not YAML; `skos` stands for another address;
    // notes where identifiers belong, and nothing where they must be.
    "sssom-py/test_validation1.sssom.tsv": [
      .metadataSyntax, .badHeader, .notACURIE, .undeclaredPrefix, .missingCell,
    ],
  ]

  @Test(
    "a published sample is read or refused as the table says, and written without loss",
    arguments: files)
  func sample(file: String) throws {
    func source(_ path: String) -> SourceText? {
      FileManager.default.contents(atPath: path).map { SourceText(name: file, bytes: Array($0)) }
    }
    let path = Self.folder + "/" + file
    let beside = String(path.dropLast(4)) + ".yml"
    let read = MappingSetReader.read(try #require(source(path)), metadata: source(beside))
    let findings = read.diagnostics + MappingSetCheck.check(read.value)
    let errors = Set(findings.filter { $0.severity == .error }.map { $0.code })
    #expect(errors == Self.refused[file] ?? [], "\(file)")
    let set = read.value
    let once = MappingSetWriter.write(set)
    let again = MappingSetReader.read(SourceText(name: file, bytes: once)).value
    #expect(MappingSetWriter.write(again) == once)
    let canonical = MappingSetWriter.write(set, .canonical)
    let second = MappingSetReader.read(SourceText(name: file, bytes: canonical)).value
    #expect(MappingSetWriter.write(second, .canonical) == canonical)
    // Every value of every row and of the set is there again.
    let slots = Set(set.columns + again.columns + SSSOMSlot.row.map { $0.name }).sorted()
    func rows(_ set: MappingSet) -> [String] {
      (0..<set.rowCount).map { row in
        slots.map { set.value(row, $0) ?? "" }.joined(separator: "\t")
      }.sorted()
    }
    #expect(rows(set) == rows(again))
    let own = set.metadata.filter { !$0.value.isEmpty && $0.key != "curie_map" }
    for entry in own where entry.key != "extension_definitions" {
      #expect(again.metadata[key: entry.key]?.texts == entry.value.texts, "\(entry.key)")
    }
    let kind = errors.isEmpty ? "read" : "refused"
    let codes = Set(findings.map { $0.code.rawValue }).sorted().joined(separator: " ")
    let same = (source(path)?.bytes == once) ? "same bytes" : "-"
    print(
      "\(file)\t\(Self.refused[file] == nil ? "read" : "refused")\t\(kind)\t\(set.rowCount)\t\(same)\t\(codes)"
    )
  }
}
