import QualificationsKit
import TestSupport
import Testing

/// Files with faults in `Broken`, and where each fault stands (`EXPECTED.tsv`).
///
/// Each is read together with the sound library in `Broken/_base`. In a file, `@@n*text@@` stands
/// for n copies of the text, so that the folder stays small. In the table, lines `7-9` stand for a
/// finding on each, and line and column 0 for a finding on the whole file.
struct BrokenTests {
  static let folder = "Tests/QualificationsKitTests/Broken"

  /// A finding as the table has it.
  struct Place: Hashable, CustomStringConvertible {
    let code: String
    let line: Int
    let column: Int
    var description: String { "\(code) \(line):\(column)" }
  }

  /// The expected findings by file.
  static let expected: [String: [Place]] = {
    let text = (try? PackageFiles.text(folder + "/EXPECTED.tsv")) ?? ""
    var result: [String: [Place]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map { String($0) }
      let lines = cells[2].split(separator: "-").compactMap { Int($0) }
      for number in (lines.first ?? -1)...(lines.last ?? -1) {
        result[cells[0], default: []].append(
          Place(code: cells[1], line: number, column: Int(cells[3]) ?? -1))
      }
    }
    return result
  }()

  static let files = PackageFiles.paths(under: folder, suffixes: [".json", ".tsv", ".csv"])
    .map { String($0.dropFirst(folder.utf8.count + 1)) }
    .filter { !$0.hasPrefix("_base/") && $0 != "EXPECTED.tsv" }

  @Test("a broken file has the findings that its table says, and no other", arguments: files)
  func findings(file: String) throws {
    let source = SourceText(
      name: file, bytes: Self.unfolded(try PackageFiles.bytes(Self.folder + "/" + file)))
    var found: [Diagnostic]
    if file.hasSuffix(".csv") {
      found = DelimitedReader.read(source, dialect: .comma, hasPreamble: false).diagnostics
    } else {
      var sources = try PackageFiles.library(under: Self.folder + "/_base")
      #expect(LibraryReader.read(sources).diagnostics.isEmpty)
      sources.append(source)
      let read = LibraryReader.read(sources)
      found =
        read.diagnostics
        + Checker.check(
          read.value, in: sources, books: [], on: Day("2026-11-30"))
      if wantsRegion(file) { found += Self.regional(read.value, file, sources) }
    }
    let places = found.map { item in
      let position = item.range.map { source.position(of: $0.start) }
      return Place(
        code: item.file == file ? item.code.rawValue : "\(item.code.rawValue) in \(item.file)",
        line: position?.line ?? 0, column: position?.column ?? 0)
    }
    let wanted = Self.expected[file] ?? []
    let missing = Self.less(wanted, places)
    let surplus = Self.less(places, wanted)
    #expect(missing.isEmpty && surplus.isEmpty, "missing \(missing), surplus \(surplus)")
    for item in found { Self.checkMessage(item) }
  }

  @Test("every code of a finding is raised by a broken file, and the sound library raises none")
  func everyCode() throws {
    var raised: Set<String> = []
    for place in Self.expected.values.flatMap({ $0 }) { raised.insert(place.code) }
    #expect(raised == Set(DiagnosticCode.allCases.map { $0.rawValue }))
    #expect(Set(Self.expected.keys) == Set(Self.files))
    let read = LibraryReader.read(try PackageFiles.library(under: Self.folder + "/_base"))
    #expect(read.diagnostics.isEmpty)
    #expect(Checker.check(read.value).isEmpty)
  }

  /// The other files have titles like those of the sound library on purpose.
  private func wantsRegion(_ file: String) -> Bool {
    let codes = ["near-duplicate", "part-exists", "standards-overlap", "missing-translation"]
    return codes.contains { file.hasPrefix($0) }
  }

  /// What is found by putting the standards of a file beside the others.
  private static func regional(
    _ library: Library, _ file: String, _ sources: [SourceText]
  ) -> [Diagnostic] {
    let drafts = library.standards.indices.filter { library.standards[$0].place.file == file }
    if drafts.isEmpty { return [] }
    let search = NeighbourSearch(library)
    let all = drafts.map { search.neighbourhood(of: DenseIndex($0)) }
    return RegionalCheck.findings(all, in: library, sources)
  }

  /// A message is there in three languages, on one line, without a full stop.
  private static func checkMessage(_ item: Diagnostic) {
    for language in Language.allCases {
      let text = item.message[language] ?? ""
      let isSound = !text.isEmpty && !text.utf8.contains(10) && !text.hasSuffix(".")
      #expect(isSound, "\(item.code.rawValue) \(language): \(text)")
    }
  }

  /// The elements of one list that the other lacks, with multiplicity.
  private static func less(_ left: [Place], _ right: [Place]) -> [Place] {
    var counts: [Place: Int] = [:]
    for place in right { counts[place, default: 0] += 1 }
    return left.filter { place in
      counts[place, default: 0] -= 1
      return counts[place, default: 0] < 0
    }
  }

  /// The bytes with each `@@n*text@@` written out.
  private static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
    let mark = UInt8(ascii: "@")
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] == mark, at + 1 < bytes.count, bytes[at + 1] == mark,
        let star = bytes[at...].firstIndex(of: UInt8(ascii: "*")),
        let end = bytes[star...].firstIndex(of: mark)
      else {
        result.append(bytes[at])
        at += 1
        continue
      }
      let count = Int(String(decoding: bytes[(at + 2)..<star], as: UTF8.self)) ?? 0
      let piece = bytes[(star + 1)..<end]
      if piece.count == 1 {
        result += [UInt8](repeating: bytes[star + 1], count: count)
      } else {
        for _ in 0..<count { result.append(contentsOf: piece) }
      }
      at = end + 2
    }
    return result
  }
}
