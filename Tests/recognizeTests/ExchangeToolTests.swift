import Foundation
import TestSupport
import Testing

/// `crosswalk check`, `compose` and `export`, `import` and `export` as commands: what they print, with
/// which exit code, and what they say of input that cannot be used.
@Suite struct ExchangeToolTests {
  private static let columns =
    "record_id\tsubject_id\tpredicate_id\tobject_id\tmapping_justification\tauthor_id\treviewer_id\t"
    + "review_date\treviewer_agreement\n"

  /// A set of rows `subject predicate object`; behind them `+` for an accepted row, `-` for a
  /// rejected one.
  private static func set(_ name: String, _ rows: [String], prefixes: [String] = ["A", "B", "C"])
    -> String
  {
    var text = mappingSetHeader(prefixes: prefixes, extensions: []) + columns
    for (index, row) in rows.enumerated() {
      let words = row.split(separator: " ").map { String($0) }
      let review =
        words.count < 4 ? "\t\t" : "x:ana\t2026-11-30\t" + (words[3] == "+" ? "1" : "-1")
      text += "x:\(name)\(index + 1)\t\(words[0])\t\(words[1])\t\(words[2])\t"
      text += "semapv:ManualMappingCuration\tx:me\t\(review)\n"
    }
    return text
  }

  private static let package = """
    {"CFDocument": {"identifier": "d0000000-0000-0000-0000-000000000000", "title": "Gasfitería",
      "creator": "A body", "language": "es"},
     "CFItems": [{"identifier": "00000000-0000-0000-0000-000000000001",
      "fullStatement": "Unir cañerías", "humanCodingScheme": "1.1"}],
     "CFAssociations": [{"associationType": "isChildOf", "sequenceNumber": 1,
      "originNodeURI": {"identifier": "00000000-0000-0000-0000-000000000001"},
      "destinationNodeURI": {"identifier": "d0000000-0000-0000-0000-000000000000"}}]}
    """

  private static let badge = """
    {"@context": ["https://www.w3.org/ns/credentials/v2"],
     "type": ["VerifiableCredential", "OpenBadgeCredential"],
     "issuer": {"id": "did:x:1", "type": "Profile"}, "validFrom": "2024-03-01T00:00:00Z",
     "validUntil": "2029-02-28T00:00:00Z",
     "credentialSubject": {"type": "AchievementSubject",
      "achievement": {"type": "Achievement", "humanCode": "EC0045", "name": "N"}}}
    """

  private static let framework = """
    {"@graph": [
     {"@id": "https://example.org/ce-d0000000-0000-0000-0000-000000000000",
      "@type": "ceasn:CompetencyFramework", "ceterms:ctid": "ce-d0000000-0000-0000-0000-000000000000",
      "ceasn:name": {"en-US": "Plumbing", "es": "Gasfitería"}, "ceasn:publicationStatusType": "x",
      "ceasn:hasTopChild": ["https://example.org/ce-00000000-0000-0000-0000-000000000001"]},
     {"@id": "https://example.org/ce-00000000-0000-0000-0000-000000000001",
      "@type": "ceasn:Competency", "ceterms:ctid": "ce-00000000-0000-0000-0000-000000000001",
      "ceasn:competencyText": {"en-US": "Join pipes", "es": "Unir cañerías"}}]}
    """

  private static let files: [(String, String)] = [
    (
      "a.sssom.tsv",
      set("a", ["A:1 skos:exactMatch B:1 +", "A:2 skos:exactMatch B:2 -", "A:3 rec:noOverlap B:3"])
    ),
    ("b.sssom.tsv", set("b", ["B:1 skos:narrowMatch C:1 +", "B:2 skos:exactMatch C:2 +"])),
    (
      "contrary.sssom.tsv",
      set(
        "c",
        [
          "A:1 skos:exactMatch B:1 +", "B:1 skos:exactMatch C:1 +", "A:1 skos:exactMatch B:2 +",
          "B:2 rec:noOverlap C:1 +",
        ])
    ),
    ("bad.sssom.tsv", set("e", ["nothing skos:exactMatch B:1", "A:2 skos:exactMatch Z:1"])),
    (
      "other.sssom.tsv",
      set("f", ["A:9 skos:exactMatch B:9"]).replacing(
        "\"urn:x-recognize:A:\"", with: "\"urn:elsewhere:A:\"")
    ),
    ("package.json", package), ("badge.json", badge), ("framework.json", framework),
    ("broken.json", "{\"CFDocument\": {\"title\": \"A\"}}"), ("cut.json", "{\"CFDocument\": "),
    (
      "groups_es.csv",
      "conceptType,conceptUri,code,preferredLabel,altLabels\n"
        + "ISCOGroup,http://data.europa.eu/esco/isco/C71,71,\"Oficiales, operarios\",\n"
        + "ISCOGroup,http://data.europa.eu/esco/isco/C7126,7126,Fontaneros,gasfíter\n"
    ),
    ("other.csv", "code,name\n1,A\n"),
  ]

  /// A folder with the files, and a small library.
  private static let folder: String = {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "recognize-exchange-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try? FileManager.default.copyItem(
      atPath: PackageFiles.root + "/Frameworks/Cases/libraries/approved-row",
      toPath: root.path + "/Frameworks")
    for (name, text) in files {
      try? Data(text.utf8).write(to: root.appendingPathComponent(name))
    }
    return root.path
  }()

  private static func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// What is asked, the exit code, and what has to be in the answer.
  typealias Row = (line: String, code: Int32, says: [String])

  static let sets: [Row] = [
    (
      "crosswalk check a.sssom.tsv b.sssom.tsv", 0,
      [
        "files: 2 · errors: 0", "rows: 5 · reviewed: 3 · negative: 1 · rejected: 1",
        "new chains: 2 · of reviewed rows: 2 · contradictions: 0",
      ]
    ),
    (
      "crosswalk check contrary.sssom.tsv", 1,
      ["A:1 → C:1: x:c1 + x:c2 ↔ x:c3 + x:c4", "the least that would have to go: x:c1"]
    ),
    ("crosswalk check contrary.sssom.tsv --form", 0, ["errors: 0"]),
    (
      "crosswalk check bad.sssom.tsv", 1,
      [
        "bad.sssom.tsv:10:6: ", "not-a-curie", "bad.sssom.tsv:11:26: ", "undeclared-prefix",
        "errors: 2",
      ]
    ),
    ("crosswalk check absent.sssom.tsv", 66, ["absent.sssom.tsv"]),
    ("crosswalk check", 64, ["FILE"]),
    (
      "crosswalk compose a.sssom.tsv b.sssom.tsv", 0,
      [
        "A:1\tskos:narrowMatch\tC:1\tsemapv:MappingChaining\treviewed\t2\tx:a1 x:b1\tinferred",
        "C:1\tskos:broadMatch\tA:1\tsemapv:MappingChaining\treviewed\t2\tx:b1 x:a1\tinferred",
      ]
    ),
    (
      "crosswalk compose bad.sssom.tsv", 65,
      ["not-a-curie", "is not a SSSOM set", "see: recognize"]
    ),
    ("crosswalk compose a.sssom.tsv --hops 9", 64, ["expected 2 to 4"]),
    ("crosswalk compose a.sssom.tsv --hops two", 64, ["two"]),
    ("crosswalk compose a.sssom.tsv other.sssom.tsv", 65, ["prefix 'A'"]),
    ("crosswalk compose a.sssom.tsv -o no/such/folder/out.tsv", 66, ["no/such/folder/out.tsv"]),
    (
      "crosswalk export a.sssom.tsv", 0, ["#mapping_set_id: x:set", "x:a3\tA:3\trec:noOverlap"]
    ),
    ("crosswalk export bad.sssom.tsv", 65, ["undeclared-prefix"]),
    ("crosswalk export a.sssom.tsv b.sssom.tsv", 64, ["b.sssom.tsv"]),
  ]

  static let standards: [Row] = [
    (
      "export MX:EC0045 --as case", 0,
      ["\"caseVersion\": \"1.1\"", "\"isChildOf\"", "what cannot be carried:", "level (1)"]
    ),
    ("export MX:EC0045 --as case-1.0", 0, ["\"CFItems\"", "source and status (1)"]),
    (
      "export MX:EC0045 --as sssom", 0,
      ["cl-mx-rec:A01\t", "cl-mx-rec:A08\t", "rec_chaining (1)", "mapping_set_title (1)"]
    ),
    ("export MX:EC9999", 65, ["EC9999"]), ("export MX:EC0045 --as word", 64, ["sssom"]),
    (
      "import package.json --as case --country CL --dry-run", 0,
      [
        "Gasfitería", "would be written", "standards.json, library.json",
        "CFItems.humanCodingScheme (1)",
      ]
    ),
    ("import package.json --as case --dry-run", 64, ["--country"]),
    ("import package.json --as case --country cl --dry-run", 64, ["'cl'"]),
    ("import package.json --as case --country CL", 64, ["-o DIR"]),
    ("import package.json --as case --country CL -o Frameworks", 65, ["is not empty"]),
    (
      "import broken.json --as case --country CL --dry-run", 65,
      ["broken.json:1:16: ", "'identifier'", "no CASE file"]
    ),
    ("import cut.json --as case --country CL --dry-run", 65, ["cut.json:1:", "json-syntax"]),
    ("import absent.json --as case --country CL --dry-run", 66, ["absent.json"]),
    (
      "import groups_es.csv --as esco --dry-run", 0,
      [
        "ISCO-08", "entries", "2", "altLabels (1)",
        "ESCO classification of the European Commission",
      ]
    ),
    (
      "import other.csv --as esco --dry-run", 65,
      ["other.csv:1:1: ", "conceptType, conceptUri, preferredLabel"]
    ),
    (
      "import framework.json --as ctdl --country MX --dry-run --lang es", 0,
      ["Gasfitería", "componentes", "ceasn:publicationStatusType (1)"]
    ),
    ("import package.json --as ctdl --country MX --dry-run", 65, ["ceterms:name"]),
    (
      "import badge.json --as open-badges --dry-run", 0,
      ["MX:EC0045", "credential.json", "it is not signed; only the content was read"]
    ),
    ("import package.json --as open-badges --dry-run", 65, ["no verifiable credential"]),
    (
      "import a.sssom.tsv --as sssom --dry-run", 0,
      ["rows", "say what is proved", "nothing in common", "rejected", "crosswalk.sssom.tsv"]
    ),
    ("import bad.sssom.tsv --as sssom --dry-run", 65, ["not-a-curie"]),
  ]

  @Test("a command says what its table says", arguments: sets + standards)
  func says(row: Row) {
    let language = row.line.contains("--lang") ? "" : " --lang en"
    let answer = Fixture.run(row.line + language + " --on 2026-11-22", folder: Self.folder)
    #expect(answer.code == row.code, "\(row.line): \(answer.messages)")
    let text = answer.output + answer.messages
    for part in row.says { #expect(text.contains(part), "\(row.line): \(part) in\n\(text)") }
    if row.code >= 64 { #expect(answer.output.isEmpty, "\(row.line)") }
  }

  @Test("what was imported is a library that answers, and comes back as it was")
  func imported() throws {
    for line in [
      "import package.json --as case --country CL -o case",
      "import framework.json --as ctdl --country MX -o ctdl",
      "import groups_es.csv --as esco -o esco", "import badge.json --as open-badges -o badges",
      "import a.sssom.tsv --as sssom -o rows",
    ] {
      let answer = Fixture.run(line + " --lang es --on 2026-11-22", folder: Self.folder)
      #expect(answer.code == 0 && answer.output.isEmpty, "\(line): \(answer.messages)")
    }
    let standard = "CL:d0000000-0000-0000-0000-000000000000"
    let back = Fixture.run("export \(standard) --frameworks case", folder: Self.folder)
    #expect(back.code == 0 && back.output.contains("Unir cañerías"), "\(back.messages)")
    #expect(
      Fixture.run(
        "show MX:d0000000-0000-0000-0000-000000000000 --frameworks ctdl", folder: Self.folder
      )
      .output.contains("Unir cañerías"))
    #expect(
      try Self.text("esco/esco.classification.tsv").hasSuffix(
        "71\tsub-major\t7\tOficiales, operarios\n7126\tunit\t712\tFontaneros\n"))
    #expect(Fixture.run("validate esco --frameworks esco", folder: Self.folder).code == 0)
    let check = Fixture.run(
      "check --credential badges/credential.json --to CL --on 2026-11-22 --format json",
      folder: Self.folder)
    #expect(
      check.code == 0 && check.output.contains("\"issued\": \"2024-03-01\""), "\(check.messages)")
    #expect(Fixture.run("crosswalk check rows/crosswalk.sssom.tsv", folder: Self.folder).code == 0)
  }

  @Test("rows that were exported say in a library what they said before")
  func exportedRows() throws {
    let rows = Fixture.run(
      "export MX:EC0045 --as sssom -o Frameworks/../out.sssom.tsv --on 2026-11-22",
      folder: Self.folder)
    #expect(rows.code == 0, "\(rows.messages)")
    let check = "check CL:P-5510-4224-001-V02 --to MX --for MX:EC0045 --on 2026-11-22 --format json"
    let before = Fixture.run(check, folder: Self.folder).json
    let other = Self.folder + "/Other"
    try FileManager.default.copyItem(atPath: Self.folder + "/Frameworks", toPath: other)
    let file = other + "/Crosswalks/receptionist-cl-mx.sssom.tsv"
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.copyItem(atPath: Self.folder + "/out.sssom.tsv", toPath: file)
    let after = Fixture.run(check + " --frameworks Other", folder: Self.folder).json
    for key in ["outcome", "coverage", "components", "questions"] {
      let values = [before, after].map { $0?[key] as? NSObject }
      #expect(values[0] == values[1], "\(key)")
    }
    #expect(before?["outcome"] != nil)
  }

  @Test("answers through a pipe review a set, and what was rejected is shown and checked")
  func rejected() throws {
    let text = try Self.text("Frameworks/Crosswalks/receptionist-cl-mx.sssom.tsv")
    let other = Self.folder + "/Rejected"
    try FileManager.default.copyItem(atPath: Self.folder + "/Frameworks", toPath: other)
    // The approved row is rejected in one file, and stands as it was in another.
    let rejected = text.replacing("\t2026-11-20\t1.0\t", with: "\t2026-11-20\t-1\t")
      .replacing("cl-mx-rec:A", with: "cl-mx-rec:R")
    #expect(rejected.contains("\t-1\t"))
    try Data(rejected.utf8).write(
      to: URL(fileURLWithPath: other + "/Crosswalks/rejected.sssom.tsv"))
    let found = Fixture.run(
      "validate Rejected/Crosswalks --frameworks Rejected --lang en --on 2026-11-22",
      folder: Self.folder)
    #expect(found.output.contains("rejected-row"), "\(found.output)\(found.messages)")
    let compared = Fixture.run(
      "compare CL:P-5510-4224-001-V02 MX:EC0045 --frameworks Rejected --lang en --on 2026-11-22",
      folder: Self.folder)
    #expect(compared.output.contains("Rejected (they do not count)"), "\(compared.output)")
  }
}
