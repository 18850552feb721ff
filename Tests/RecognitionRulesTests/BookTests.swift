import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Books with faults in `Books`, and where each fault stands (`EXPECTED.tsv`); those that begin with
/// `sound-` use every construct and have none.
struct BookTests {
  static let folder = "Tests/RecognitionRulesTests/Books"

  /// A finding as the table has it.
  struct Place: Hashable, Comparable, CustomStringConvertible {
    let line: Int
    let column: Int
    let code: String
    var description: String { "\(code) \(line):\(column)" }

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column, left.code) < (right.line, right.column, right.code)
    }
  }

  /// The expected findings by file.
  static let expected: [String: [Place]] = {
    let text = (try? PackageFiles.text(folder + "/EXPECTED.tsv")) ?? ""
    var result: [String: [Place]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map { String($0) }
      result[cells[0], default: []].append(
        Place(line: Int(cells[2]) ?? 0, column: Int(cells[3]) ?? 0, code: cells[1]))
    }
    return result
  }()

  static let files = PackageFiles.paths(under: folder, suffixes: [".md"])
    .map { String($0.dropFirst(folder.utf8.count + 1)) }

  static func places(_ source: SourceText) -> [Place] {
    RuleBook.read(source).findings.map { finding in
      let position = source.position(of: finding.range.start)
      return Place(line: position.line, column: position.column, code: finding.code.rawValue)
    }
  }

  @Test("a faulty book has the findings that its table says, and no other", arguments: files)
  func findings(file: String) throws {
    let source = SourceText(name: file, bytes: try PackageFiles.bytes(Self.folder + "/" + file))
    let found = Self.places(source)
    #expect(found == found.sorted())
    #expect(found.sorted() == (Self.expected[file] ?? []).sorted())
    let read = RuleBook.read(source)
    let hasErrors = read.findings.contains { $0.code.severity == .error }
    #expect((read.book == nil) == hasErrors)
    for finding in read.findings {
      for language in Language.allCases {
        let text = finding.message[language] ?? ""
        let isSound = !text.isEmpty && !text.utf8.contains(10) && !text.hasSuffix(".")
        #expect(isSound, "\(finding.code.rawValue) \(language): \(text)")
      }
    }
  }

  @Test("every code is raised by a faulty book that bears its name")
  func everyCode() {
    let faulty = Self.files.filter { !$0.hasPrefix("sound-") }
    #expect(Set(Self.expected.keys) == Set(faulty))
    #expect(faulty.count < Self.files.count)
    for code in RuleCode.allCases {
      let named = Self.expected.keys.filter { $0.hasPrefix(code.rawValue) }
      let raising = named.filter {
        Self.expected[$0]?.contains { $0.code == code.rawValue } == true
      }
      #expect(!raising.isEmpty && named.count == raising.count, "\(code.rawValue)")
    }
  }

  @Test("the shipped books have no finding")
  func shipped() throws {
    let folders = ["Frameworks/Charter", "Frameworks/Instruments"]
    let paths = folders.flatMap { PackageFiles.paths(under: $0, suffixes: [".md"]) }
    #expect(paths.count >= 3)
    for path in paths {
      let read = RuleBook.read(SourceText(name: path, bytes: try PackageFiles.bytes(path)))
      #expect(read.findings.map { $0.message.en ?? "" } == [], "\(path)")
      #expect(read.book != nil)
    }
  }

  /// One byte is left out, doubled or replaced, or the text is cut off.
  @Test("reading a damaged book ends, with findings in order and places inside the text")
  func damaged() throws {
    var random = SplitMix64(seed: 7)
    let paths = ["Frameworks/Charter/charter.md", "Frameworks/Instruments/cvq.md"]
    for path in paths {
      let bytes = try PackageFiles.bytes(path)
      for _ in 0..<150 {
        var damaged = bytes
        let at = random.below(bytes.count)
        switch random.below(4) {
        case 0: damaged.remove(at: at)
        case 1: damaged.insert(bytes[at], at: at)
        case 2: damaged[at] = random.pick(Array("()\":,-\n AZaz09`#\u{e9}".utf8))
        default: damaged.removeSubrange(at...)
        }
        let read = RuleBook.read(SourceText(name: path, bytes: damaged))
        let starts = read.findings.map { $0.range.start }
        #expect(starts == starts.sorted())
        #expect(
          read.findings.allSatisfy {
            $0.range.start <= $0.range.end && $0.range.end <= damaged.count
          })
      }
    }
  }
}
