import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

/// The same credentials under other knowledge: what changes is what two full runs differ by.
@Suite struct SimulationTests {
  /// A copy of the small library of a case in which no row is approved, in a temporary place.
  static let folder: String = {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "recognize-simulation-\(UUID().uuidString)")
    let approved = PackageFiles.root + "/Frameworks/Cases/libraries/approved-row"
    try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for copy in ["base", "rows", "law", "share"] {
      try? FileManager.default.copyItem(atPath: approved, toPath: "\(root.path)/\(copy)")
    }
    func write(_ text: String, _ path: String) {
      try? Data(text.utf8).write(to: root.appendingPathComponent(path))
    }
    let rows = try? PackageFiles.text("Frameworks/Crosswalks/\(table)")
    for copy in ["base", "law", "share"] { write(rows ?? "", "\(copy)/Crosswalks/\(table)") }
    for place in ["", "law/Instruments/"] {
      write(law, place + "law.json")
      write(book, place + "law.md")
    }
    let charter = try? PackageFiles.text("Frameworks/Charter/charter.md")
    write(
      (charter ?? "").replacing("number = 1 from", with: "number = 0.5 from"),
      "share/Charter/charter.md")
    write(credentials, "people.csv")
    return root.path
  }()

  private static let table = "receptionist-cl-mx.sssom.tsv"

  private static let law = """
    { "schema": "recognize/instruments", "version": 1,
      "sources": { "s": { "url": "https://example.org", "title": "S", "tier": "official",
        "read": null } },
      "items": [ { "id": "LAC:test-law", "title": { "es": "Ley" }, "kind": "bilateral",
        "standing": "in-force", "binding": "yes", "exclusive": false, "textRead": "full",
        "purposes": ["certification"],
        "parties": [
          { "country": "CL", "role": "party", "source": ["s"], "status": "official" },
          { "country": "MX", "role": "party", "source": ["s"], "status": "official" } ],
        "scope": { "systems": [], "sectors": [], "occupations": [] }, "book": "law.md",
        "source": ["s"], "status": "official" } ] }

    """

  private static let book = """
    # Ley

    ## Artículo 1

    Se reconoce todo certificado auténtico.

    ```rules
    book LAC:test-law

    finding in-scope es "a" pt "b" en "c"
    in-scope if candidate(standard: S) and S = S

    finding genuine on paper es "a" pt "b" en "c"
    genuine if every credential(number: N) has verification(number: N, authenticity: yes)

    outcome recognized if in-scope and genuine
    ```

    """

  /// Rows of all kinds, some of which cannot be decided.
  private static let credentials: String = {
    var lines = ["id,certificate,components,issued,expires,verified,purpose,destination"]
    var random = SplitMix64(seed: 7)
    for number in 0..<40 {
      let isChilean = random.chance(3, of: 4)
      let certificate = isChilean ? "CL:P-5510-4224-001-V02" : "MX:EC0045"
      let component = isChilean && random.chance(1, of: 3) ? "CL:U-5510-4224-004-V01" : ""
      let cells = [
        "c-\(number)", random.chance(1, of: 20) ? "XX:nothing" : certificate, component,
        random.pick(["", "2016-01-01", "2020-01-01"]),
        random.pick(["", "2026-12-31", "2030-01-01"]),
        random.pick(["", "authenticity", "authenticity|identity"]),
        random.pick(["", "certification", "work"]), isChilean ? "MX" : "CL",
      ]
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func run(_ line: String) -> Fixture.Answer {
    Fixture.run(line, folder: folder)
  }

  /// What counts of a decision, by line.
  private static func decisions(_ library: String, on day: String, _ more: String) -> [Int: String]
  {
    let out = "\(library)-\(UUID().uuidString).ndjson"
    _ = run(
      "batch people.csv -o \(out) --rejects \(out).csv --why none --frameworks \(library) "
        + "--on \(day) \(more)")
    var result: [Int: String] = [:]
    for row in objects(out) {
      guard let line = row["line"] as? Int else { continue }
      let target = (row["target"] as? [String: Any])?["standard"]
      let exact = (row["coverage"] as? [String: Any])?["exact"] as? [String: Any]
      let parts: [Any?] = [
        row["outcome"], row["bestPossible"], row["effect"], row["instrument"], target,
        exact?["certain"], exact?["possible"],
      ]
      result[line] = parts.map { $0 as? String ?? "-" }.joined(separator: " ")
    }
    return result
  }

  private static func objects(_ file: String) -> [[String: Any]] {
    let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  private static func core(_ object: Any?) -> String {
    let object = object as? [String: Any] ?? [:]
    return ["outcome", "bestPossible", "effect", "instrument", "standard", "certain", "possible"]
      .map { object[$0] as? String ?? "-" }.joined(separator: " ")
  }

  @Test(
    "what changes is what two full runs differ by, and every change names its cause",
    arguments: [
      (
        "--with \(PackageFiles.root)/Frameworks/Cases/libraries/approved-row/Crosswalks/\(table)",
        "rows", "2026-11-23", "", "row cl-mx-rec:A01"
      ),
      ("--with law.json --with law.md", "law", "2026-11-23", "", "LAC:test-law"),
      (
        "--with-parameter full-coverage=0.5 --trust proposed", "share", "2026-11-23",
        "--trust proposed", "MODEL:charter covered"
      ),
      ("--with-date 2027-06-01", "base", "2027-06-01", "", "unexpired"),
      ("--with-trust proposed", "base", "2026-11-23", "--trust proposed", "row cl-mx-rec:A01"),
    ])
  func differences(_ item: (with: String, library: String, day: String, more: String, fact: String))
  {
    let isTrusting = item.with.contains("--trust")
    let before = Self.decisions(
      "base", on: "2026-11-23", isTrusting ? "--trust proposed" : "")
    let after = Self.decisions(item.library, on: item.day, item.more)
    #expect(before.count > 30 && Set(before.keys) == Set(after.keys))
    let out = "changes-\(UUID().uuidString).ndjson"
    let answer = Self.run(
      "simulate people.csv \(item.with) --frameworks base --on 2026-11-23 -o \(out) "
        + "--lang en --format json --jobs 2")
    #expect(answer.code == 1, "\(answer.messages)")
    let changed = before.keys.filter { before[$0] != after[$0] }
    var found: Set<Int> = []
    for row in Self.objects(out) {
      guard let line = row["line"] as? Int else { continue }
      found.insert(line)
      #expect(Self.core(row["before"]) == before[line], "line \(line)")
      #expect(Self.core(row["after"]) == after[line], "line \(line)")
      #expect((row["causes"] as? [String])?.isEmpty == false, "line \(line)")
      #expect((row["facts"] as? [String])?.isEmpty == false, "line \(line)")
    }
    #expect(found == Set(changed) && !found.isEmpty)
    let facts = Self.objects(out).flatMap { $0["facts"] as? [String] ?? [] }
    #expect(facts.contains { $0.contains(item.fact) }, "\(Set(facts).sorted())")
    #expect(answer.json?["changed"] as? Int == changed.count)
    #expect(answer.json?["decided"] as? Int == before.count)
  }

  @Test("a cause has no supposition too many, and both where neither is enough")
  func causes() throws {
    let answer = Self.run(
      "simulate people.csv --with law.json --with law.md --with-parameter full-coverage=0.9 "
        + "--frameworks base --on 2026-11-23 --format json")
    let items = try #require(answer.json?["items"] as? [[String: Any]])
    #expect(!items.isEmpty)
    // A law needs its record and its rules; the share changes nothing where nothing is proved.
    for item in items { #expect(item["causes"] as? [String] == ["law.json", "law.md"]) }
  }

  @Test("the rows that would settle most reviews settle them when they are approved")
  func rows() throws {
    let answer = Self.run(
      "simulate people.csv --rows 3 --frameworks base --on 2026-11-23 --format json")
    let rows = try #require(answer.json?["rows"] as? [[String: Any]])
    let first = try #require(rows.first)
    let approved = Self.decisions("rows", on: "2026-11-23", "")
    let before = Self.decisions("base", on: "2026-11-23", "")
    func reviews(_ decisions: [Int: String]) -> Int {
      decisions.values.count { $0.hasPrefix("review ") }
    }
    #expect(answer.json?["reviews"] as? Int == reviews(before))
    // The library `rows` differs by the approval of A01 alone.
    if first["id"] as? String == "cl-mx-rec:A01" {
      #expect(first["settled"] as? Int == reviews(before) - reviews(approved))
    } else {
      #expect(first["settled"] as? Int ?? 0 >= reviews(before) - reviews(approved))
    }
    let counts = rows.compactMap { $0["settled"] as? Int }
    #expect(counts == counts.sorted())
  }

  @Test(
    "wrong suppositions say what was expected",
    arguments: [
      ("simulate people.csv", 64, "nothing is supposed"),
      ("simulate people.csv --with none.json", 66, "there is no file"),
      ("simulate people.csv --with-parameter share=1", 65, "names no one parameter"),
      ("simulate people.csv --with people.csv --with law.md -o x.txt", 64, "expected it to end"),
    ])
  func wrong(_ line: String, _ code: Int32, _ expected: String) {
    let answer = Self.run(line + " --frameworks base --lang en")
    #expect(answer.code == code && answer.messages.contains(expected), "\(answer.messages)")
  }
}
