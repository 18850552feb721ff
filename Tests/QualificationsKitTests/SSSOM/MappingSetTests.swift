import Foundation
import QualificationsKit
import TestSupport
import Testing

/// SSSOM/TSV in and out: each feature by a small set of our own; the published samples where they are.
struct MappingSetTests {
  /// What is read of a set: metadata by name, then rows by column.
  static func summary(_ set: MappingSet) -> [String] {
    func text(_ value: MetadataValue) -> String {
      switch value {
      case .text(let text, _): text
      case .list(let items): "[" + items.map(text).joined(separator: ", ") + "]"
      case .map(let entries):
        "{" + entries.map { "\($0.key)=\(text($0.value))" }.joined(separator: ", ") + "}"
      }
    }
    var lines = set.metadata.map { "\($0.key)=\(text($0.value))" }
    for row in 0..<set.rowCount {
      let cells = set.columns.compactMap { name in
        set.text(row, name).map { "\(name)=\($0)" }
      }
      lines.append(cells.joined(separator: "; "))
    }
    return lines
  }

  static func read(_ text: String, metadata: String? = nil) -> Diagnosed<MappingSet> {
    MappingSetReader.read(
      SourceText(name: "a.sssom.tsv", bytes: Array(text.utf8)),
      metadata: metadata.map { SourceText(name: "a.sssom.yml", bytes: Array($0.utf8)) })
  }

  @Test(
    "metadata are read as YAML has them",
    arguments: [
      ("a: b", ["a=b"]), (" a: b\n c: d", ["a=b", "c=d"]), ("a: 'it''s'", ["a=it's"]),
      ("a: \"x\\ty\\u00e9\\\"\"", ["a=x\tyé\""]),
      ("a: one\n  two\n\n  three", ["a=one two\nthree"]),
      ("a: >-\n  one\n  two\n\n  three\nb: c", ["a=one two\nthree", "b=c"]),
      ("a: |\n  one\n   two\nb: c", ["a=one\n two\n", "b=c"]),
      ("a: |+\n  one\n\nb: c", ["a=one\n\n", "b=c"]),
      ("a:\n  - x\n  - y", ["a=[x, y]"]), ("a:\n- x\n- y\nb: c", ["a=[x, y]", "b=c"]),
      ("a: [x, 'y, z', \"w\"]", ["a=[x, y, z, w]"]), ("a: []", ["a=[]"]),
      ("a:\n  p: q\n  r:\n    s: t", ["a={p=q, r={s=t}}"]),
      ("a: {p: q, r: [s]}", ["a={p=q, r=[s]}"]),
      ("a:\n  - p: q\n    r: s\n  - p: t", ["a=[{p=q, r=s}, {p=t}]"]),
      ("a:\n  -\n    p: q", ["a=[{p=q}]"]), ("a: b # said\n# said\nc: d", ["a=b", "c=d"]),
      ("a: http://x#y", ["a=http://x#y"]), ("a:\t\nb: c\t\t", ["a=", "b=c"]),
      ("\"a b\": c", ["a b=c"]), ("a: \"one\n  two\\\n  three\"", ["a=one twothree"]),
      ("a: - x", ["a=- x"]), ("- - x", []),
    ])
  func metadata(text: String, expected: [String]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "#\($0)\n" }
    let embedded = Self.read(lines.joined() + "subject_id\n")
    #expect(Self.summary(embedded.value) == expected)
    #expect(embedded.diagnostics.isEmpty == !expected.isEmpty, "\(embedded.diagnostics)")
    let external = Self.read("subject_id\n", metadata: text)
    #expect(Self.summary(external.value) == expected)
    // What is written says the same again, and the second writing changes nothing.
    let once = MappingSetWriter.write(embedded.value)
    let again = Self.read(String(decoding: once, as: UTF8.self))
    #expect(MappingSetWriter.write(again.value) == once)
    let kept = embedded.value.metadata.filter { !$0.value.isEmpty }.map { $0.key }
    #expect(Set(again.value.metadata.map { $0.key }) == Set(kept))
  }

  @Test(
    "what is not the YAML of SSSOM is found where it stands",
    arguments: [
      ("a: b: c", 1, 5), ("a: &x b", 1, 4), ("a: *x", 1, 4), ("a: !t b", 1, 4), ("%YAML 1.2", 1, 1),
      ("a: b\n  c: d\ne: f", 2, 4), ("a: [b", 1, 4), ("a: \"b", 1, 4), ("a: 'b' c", 1, 4),
      ("lost", 1, 1),
      ("a: b\nlost\nc: d", 2, 1),
    ])
  func malformed(text: String, line: Int, column: Int) {
    let source = SourceText(name: "a.sssom.yml", bytes: Array(text.utf8))
    let read = MappingSetReader.read(
      SourceText(name: "a.sssom.tsv", bytes: Array("subject_id\n".utf8)), metadata: source)
    let place = read.diagnostics.first?.range.map { source.position(of: $0.start) }
    #expect(read.diagnostics.first?.code == .metadataSyntax)
    #expect(read.diagnostics.first?.file == "a.sssom.yml")
    #expect(place?.line == line && place?.column == column, "\(String(describing: place))")
  }

  @Test(
    "lists in a cell are split at bars that are not escaped",
    arguments: [
      ("a|b", ["a", "b"]), ("Alice\\|Bob|Charlie", ["Alice|Bob", "Charlie"]),
      (
        "Alice\\\\Bob|Charlie\\\\|David\\\\\\|Eve\\\\",
        ["Alice\\Bob", "Charlie\\", "David\\|Eve\\"]
      ),
      ("a\\b", ["a\\b"]), ("a|", ["a", ""]), ("", []),
    ])
  func lists(cell: String, values: [String]) {
    #expect(MappingCell.values(cell) == values)
    #expect(MappingCell.values(MappingCell.joined(values)) == values)
  }

  static let head = """
    #curie_map:
    #  z: "http://example.org/z/"
    #  a: http://example.org/a/
    #mapping_set_id: http://example.org/set
    #license: http://example.org/licence

    """

  @Test(
    "a set is written in the order of the specification, once and for all",
    arguments: [
      (
        "object_id\tsubject_id\tmapping_justification\tpredicate_id\na:2\tz:2\tsemapv:M\tskos:e\n"
          + "a:1\tz:1\tsemapv:M\tskos:e\n",
        "subject_id\tpredicate_id\tobject_id\tmapping_justification\nz:1\tskos:e\ta:1\tsemapv:M\n"
          + "z:2\tskos:e\ta:2\tsemapv:M\n"
      ),
      (
        "subject_id\tcomment\r\nz:1\t\"a \"\"b\"\"\tc\"\r\nz:2\t\"plain\"\r\n",
        "subject_id\tcomment\nz:1\t\"a \"\"b\"\"\tc\"\nz:2\tplain\n"
      ),
      ("subject_id\tmapping_tool\nz:1\tt\nz:2\tt\n", "#mapping_tool: t\nsubject_id\nz:1\nz:2\n"),
      ("subject_id\tmapping_tool\nz:1\tt\nz:2\tu\n", "subject_id\tmapping_tool\nz:1\tt\nz:2\tu\n"),
      (
        "subject_id\tauthor_id\nz:1\ta:x\nz:2\ta:x\n", "subject_id\tauthor_id\nz:1\ta:x\nz:2\ta:x\n"
      ),
      ("subject_id\tcomment\nz:1\t\n", "subject_id\nz:1\n"),
      (
        "#mapping_tool: t\nsubject_id\tmapping_tool\nz:1\t\nz:2\tu\n",
        "#mapping_tool: t\nsubject_id\tmapping_tool\nz:1\t\nz:2\tu\n"
      ),
      (
        "#ext_b: 1\n#ext_a: \"1\"\nsubject_id\text_z\nz:1\tq\n",
        "#ext_a: \"1\"\n#ext_b: 1\nsubject_id\text_z\nz:1\tq\n"
      ),
      ("subject_id\tconfidence\nz:1\t0.840714406\n", "subject_id\tconfidence\nz:1\t0.840714406\n"),
      (
        "record_id\tsubject_id\na:r\tz:1\n",
        "#sssom_version: \"1.1\"\nrecord_id\tsubject_id\na:r\tz:1\n"
      ),
    ])
  func order(body: String, expected: String) {
    let read = Self.read(Self.head + body).value
    let once = MappingSetWriter.write(read)
    let text = String(decoding: once, as: UTF8.self)
    var wanted = """
      #curie_map:
      #  a: http://example.org/a/
      #  z: http://example.org/z/
      #mapping_set_id: http://example.org/set
      #license: http://example.org/licence
      \(expected)
      """
    wanted.removeLast()
    if expected.hasPrefix("#sssom_version") {
      let line = "#sssom_version: \"1.1\"\n"
      wanted = line + wanted.replacingOccurrences(of: line, with: "")
    }
    #expect(text == wanted + "\n")
    #expect(MappingSetWriter.write(Self.read(text).value) == once)
    // Nothing is lost: each row still says what it said.
    let again = Self.read(text).value
    let slots = Set(read.columns + again.columns)
    func rows(_ set: MappingSet) -> [[String]] {
      (0..<set.rowCount).map { row in
        slots.sorted().map { "\($0)=\(set.value(row, $0) ?? "")" }
      }.sorted { $0.joined() < $1.joined() }
    }
    #expect(rows(read) == rows(again))
  }

  @Test("the canonical form rounds numbers and leaves out what nothing uses")
  func canonical() {
    let set = Self.read(
      Self.head
        + "#extension_definitions:\n#  - slot_name: ext_b\n#  - slot_name: ext_a\n"
        + "subject_id\tconfidence\text_a\nz:1\t0.840714406\ty\nz:2\t0.0005\ty\nz:3\t1.0\ty\n")
    let text = String(decoding: MappingSetWriter.write(set.value, .canonical), as: UTF8.self)
    #expect(
      text == """
        #curie_map:
        #  z: http://example.org/z/
        #mapping_set_id: http://example.org/set
        #license: http://example.org/licence
        #extension_definitions:
        #  - slot_name: ext_a
        subject_id\tconfidence\text_a
        z:1\t0.841\ty
        z:2\t0.001\ty
        z:3\t1\ty

        """)
  }

  @Test("a value of the set stands for that of its rows if no row has its own")
  func propagation() {
    let set = Self.read(
      "#mapping_tool: t\n#subject_match_field: [a, 'b|c']\n#creator_id: x\n"
        + "subject_id\tmapping_tool\nz:1\t\nz:2\tu\n"
    ).value
    #expect(set.value(0, "mapping_tool") == nil && set.value(1, "mapping_tool") == "u")
    #expect(set.values(0, "subject_match_field") == ["a", "b|c"])
    #expect(set.value(0, "creator_id") == nil)
  }

  @Test("a shipped crosswalk has no finding and stands in its normal form")
  func shipped() throws {
    for path in PackageFiles.paths(under: "Frameworks", suffixes: [".sssom.tsv"]) {
      let source = SourceText(name: path, bytes: try PackageFiles.bytes(path))
      let read = MappingSetReader.read(source)
      #expect((read.diagnostics + MappingSetCheck.check(read.value)).isEmpty, "\(path)")
      let written = MappingSetWriter.write(read.value)
      if ProcessInfo.processInfo.environment["RECOGNIZE_GOLDEN"] != nil {
        try Data(written).write(to: URL(fileURLWithPath: PackageFiles.root + "/" + path))
      }
      #expect(written == source.bytes, "\(path): write it anew with scripts/golden")
    }
  }
}
