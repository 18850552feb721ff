import QualificationsKit
import TestSupport
import Testing

struct DelimitedReaderTests {
  /// A text and the table it is: preamble, heading and rows joined by bars, and its findings.
  struct Example: Sendable {
    let text: String
    let dialect: DelimitedReader.Dialect
    let preamble: [String]
    let rows: [String]
    let codes: [String]

    init(
      _ text: String, _ dialect: DelimitedReader.Dialect = .comma, preamble: [String] = [],
      rows: [String], codes: [String] = []
    ) {
      (self.text, self.dialect, self.preamble, self.rows, self.codes) = (
        text, dialect, preamble, rows, codes
      )
    }
  }

  @Test(
    "delimited text is read with its quotes, ends of line and faults",
    arguments: [
      Example("a,b\n1,2\n", rows: ["a|b", "1|2"]),
      Example("a,b\r\n1,2\r\n", rows: ["a|b", "1|2"]),
      Example("a,b\n1,2", rows: ["a|b", "1|2"]),
      Example("a,b\n\"1,x\",\"say \"\"so\"\"\"\n", rows: ["a|b", "1,x|say \"so\""]),
      Example("a,b\n\"two\nlines\",2\n", rows: ["a|b", "two\nlines|2"]),
      Example("a,b\n,\n", rows: ["a|b", "|"]),
      Example("a,b\n\n1,2\n\n", rows: ["a|b", "1|2"]),
      Example("a,b\n1\n1,2,3\n1,2\n", rows: ["a|b", "1|2"], codes: ["row-length", "row-length"]),
      Example("a,b\n1,\"2\n", rows: ["a|b", "1|2\n"], codes: ["unclosed-quote"]),
      Example("a,b\n\"1\"x,2\n", rows: ["a|b", "1x|2"]),
      Example("", rows: [""]),
      Example("\u{feff}a,b\n1,2\n", rows: ["a|b", "1|2"]),
      Example(
        "#k: v\n#\na\tb\n\"1\t2\"\n", .tab, preamble: ["k: v", ""], rows: ["a|b", "\"1|2\""]),
      Example("#k: v\r\na\tb\r\n1\t2\r\n", .tab, preamble: ["k: v"], rows: ["a|b", "1|2"]),
      Example("a\tb\n#\t2\n", .tab, rows: ["a|b", "#|2"]),
      Example("#only", .tab, preamble: ["only"], rows: [""]),
    ])
  func reading(example: Example) {
    let source = SourceText(name: "t", bytes: Array(example.text.utf8))
    let read = DelimitedReader.read(
      source, dialect: example.dialect, hasPreamble: example.dialect == .tab)
    let table = read.value
    #expect(table.preamble.map { $0.text } == example.preamble)
    let rows = ([table.heading] + table.rows).map { row in
      row.map { $0.text }.joined(separator: "|")
    }
    #expect(rows == example.rows)
    #expect(read.diagnostics.map { $0.code.rawValue } == example.codes)
    for row in table.rows where example.dialect == .tab {
      for cell in row { #expect(source.text(cell.range) == cell.text) }
    }
  }

  @Test(
    "no mutation of a register or a crosswalk stops the readers or the checker",
    arguments: [1, 2] as [UInt64])
  func mutations(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = "Tests/QualificationsKitTests/Broken"
    let base = try PackageFiles.library(under: folder + "/_base").filter {
      $0.name.hasSuffix("json")
    }
    let names = ["group-over-one.sssom.tsv", "unknown-component.tsv", "unknown-group-2.tsv"]
    let files = try names.map { ($0, try PackageFiles.bytes(folder + "/" + $0)) }
    for _ in 0..<150 {
      let (name, original) = random.pick(files)
      var bytes = original
      for _ in 0..<random.within(1...5) {
        let at = random.below(bytes.count)
        let inserts: [UInt8] = [9, 10, 13, 34, 35, 124, 0x30, 0xC3, UInt8(random.below(256))]
        switch random.below(3) {
        case 0: bytes[at] = random.pick(inserts)
        case 1: bytes.insert(random.pick(inserts), at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + random.within(1...20)))
        }
        if bytes.isEmpty { bytes = [35] }
      }
      let read = LibraryReader.read(base + [SourceText(name: name, bytes: bytes)])
      for item in read.diagnostics + Checker.check(read.value) where item.file == name {
        if let range = item.range, range.start < 0 || range.end > max(1, bytes.count) {
          Issue.record("\(item.code.rawValue): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }
}
