import Foundation
import QualificationsKit
import TestSupport
import Testing

/// CASE packages in and out: by small packages of our own, and the published samples where they are
/// (`RECOGNIZE_SAMPLES`).
struct CASETests {
  static let small = """
    {"CFDocument": {"identifier": "d0000000-0000-0000-0000-000000000000",
      "uri": "https://example.org/ims/case/v1p0/CFDocuments/d0000000-0000-0000-0000-000000000000",
      "creator": "A body", "title": "Plumber", "lastChangeDateTime": "2025-03-04T10:00:00+00:00",
      "adoptionStatus": "Adopted", "language": "en", "caseVersion": "1.1", "officialSourceURL": ""},
     "CFItems": [
      {"identifier": "00000000-0000-0000-0000-000000000001", "fullStatement": "Joins pipes",
       "uri": "https://example.org/ims/case/v1p0/CFItems/00000000-0000-0000-0000-000000000001",
       "CFItemType": "unit", "listEnumeration": "1"},
      {"identifier": "00000000-0000-0000-0000-000000000002", "fullStatement": "Bends \\"pipes\\"",
       "uri": "https://elsewhere.example.org/2", "CFItemType": "Skill"},
      {"identifier": "00000000-0000-0000-0000-000000000003", "fullStatement": "Lost"}],
     "CFAssociations": [
      {"associationType": "isChildOf", "sequenceNumber": 2,
       "originNodeURI": {"identifier": "00000000-0000-0000-0000-000000000001"},
       "destinationNodeURI": {"identifier": "d0000000-0000-0000-0000-000000000000"}},
      {"associationType": "isChildOf", "sequenceNumber": 1,
       "originNodeURI": "urn:x/00000000-0000-0000-0000-000000000002",
       "destinationNodeURI": "urn:x/d0000000-0000-0000-0000-000000000000"},
      {"associationType": "exactMatchOf",
       "originNodeURI": {"identifier": "00000000-0000-0000-0000-000000000001"},
       "destinationNodeURI": {"identifier": "f0000000-0000-0000-0000-000000000000"}}]}
    """

  @Test("a package is read with its order, and what cannot be carried is counted")
  func read() throws {
    let read = CASEReader.read(SourceText(name: "a.json", bytes: Array(Self.small.utf8)))
    let package = try #require(read.package)
    #expect(read.findings.isEmpty)
    #expect(package.roots.map { String($0.suffix(1)) } == ["2", "1"])
    #expect(package.items.map { $0.statement } == ["Joins pipes", "Bends \"pipes\""])
    #expect(
      package.use == .current && package.language == .en && package.changed?.iso == "2025-03-04")
    #expect(
      read.losses.map { "\($0.name) \($0.count)" } == [
        "CFAssociations exactMatchOf 1", "CFDocument.caseVersion 1",
        "CFDocument.lastChangeDateTime 1", "CFItems without a parent 1", "CFItems.CFItemType 1",
        "CFItems.listEnumeration 1", "CFItems.uri 1",
      ])
  }

  @Test(
    "a package without what it must have is refused with the place",
    arguments: [
      "{}", "{\"CFDocument\": {\"title\": \"A\"}}", "{\"CFDocument\": {\"identifier\": \"a\"}}",
      "[]", "{",
    ])
  func refused(text: String) {
    let read = CASEReader.read(SourceText(name: "a.json", bytes: Array(text.utf8)))
    #expect(read.package == nil)
    #expect(!read.findings.isEmpty || text == "[]")
  }

  /// A package by way of a file of standards, read as a library.
  static func throughLibrary(_ package: CASEPackage) throws -> CASEPackage {
    let file = SourceText(name: "case.json", bytes: package.standards(prefix: "CL", assumed: .es))
    let read = LibraryReader.read([file])
    #expect(read.diagnostics.filter { $0.severity == .error }.isEmpty, "\(read.diagnostics)")
    let library = read.value
    let id = Handle.identifier(prefix: "CL", code: package.identifier)
    let index = try #require(library.index(ofStandard: id))
    return CASEPackage.package(of: index, in: library, language: package.language ?? .es).package
  }

  @Test("a package that became a standard is written as it was, but for what was reported")
  func roundTrip() throws {
    let read = CASEReader.read(SourceText(name: "a.json", bytes: Array(Self.small.utf8)))
    try Self.checkRoundTrip(SourceText(name: "a.json", bytes: Array(Self.small.utf8)), "a.json")
    let package = try #require(read.package)
    for version in CASEWriter.versions {
      let text = String(decoding: CASEWriter.write(package, version: version), as: UTF8.self)
      #expect(text.contains("\"caseVersion\": \"1.1\"") == (version == "1.1"))
    }
  }

  /// Reads, passes through a library, writes, and compares member by member.
  static func checkRoundTrip(_ source: SourceText, _ name: String) throws {
    let read = CASEReader.read(source)
    let package = try #require(read.package)
    let back = try throughLibrary(package)
    let once = CASEWriter.write(back)
    let again = try #require(CASEReader.read(SourceText(name: name, bytes: once)).package)
    #expect(CASEWriter.write(try throughLibrary(again)) == once)
    let reported = Set(read.losses.map { $0.name })
    let written = JSONReader.read(SourceText(name: name, bytes: once)).value.root
    let original = JSONReader.read(source).value.root
    var lost: Set<String> = []
    func compare(_ before: JSONValue, _ after: JSONValue?, _ prefix: String) {
      for member in before.children where member.kind != .null && member.kind != .array {
        if member.kind == .string, member.text.isEmpty { continue }
        if member.kind == .object {
          if after?[member.key] == nil { lost.insert(prefix + member.key) }
        } else if after?[member.key]?.text != member.text {
          lost.insert(prefix + member.key)
        }
      }
    }
    let document = try #require(original?["CFDocument"])
    compare(document, written?["CFDocument"], "CFDocument.")
    let items = written?["CFItems"]?.children ?? []
    for item in original?["CFItems"]?.children ?? [] {
      let twin = items.first { $0["identifier"]?.text == item["identifier"]?.text }
      if let twin {
        compare(item, twin, "CFItems.")
      } else {
        lost.insert("CFItems without a parent")
      }
    }
    let unreported = lost.subtracting(reported)
    #expect(unreported.isEmpty, "\(name): \(unreported.sorted())")
    print(
      "\(name)\tread\t\(package.items.count) items\t\(reported.sorted().joined(separator: ", "))")
  }

  static let samples: [String] = {
    guard let root = ProcessInfo.processInfo.environment["RECOGNIZE_SAMPLES"] else { return [] }
    let folder = root + "/case/opensalt"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { folder + "/" + $0 }
  }()

  @Test("the published packages come back but for what was reported", arguments: samples)
  func sample(path: String) throws {
    let data = try #require(FileManager.default.contents(atPath: path))
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    try Self.checkRoundTrip(SourceText(name: name, bytes: Array(data)), name)
  }
}
