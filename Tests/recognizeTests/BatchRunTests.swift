import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

@Suite struct BatchRunTests {
  /// Rows of all kinds: sound, faulty, persons with several rows.
  static func sheet(_ count: Int) -> String {
    var text = "id,person,certificate,to,issued,prior\n"
    for number in 1...count {
      let (certificate, to) = [
        ("EC0045", "CL"), ("CL:P-1", "MX"), ("EC0046", "CL"), ("P-2", "MX"),
      ][number % 4]
      let person = number % 7 < 2 ? "p\(number / 7)" : ""
      let issued = ["", "2024-03-01", "2023", "nunca"][number % 11 % 4]
      text +=
        "r\(number),\(person),\(certificate),\(to),\(issued),\(number % 13 == 0 ? "si" : "")\n"
    }
    return text
  }

  @Test("any number of threads gives the same bytes, in the order of the rows")
  func jobs() {
    let text = Self.sheet(300)
    let options = "-o out.ndjson --rejects rejects.csv --summary s.json --jobs "
    let one = BatchFixture(text, options + "1")
    let rejected = one.text("rejects.csv").split(separator: "\n").dropFirst().count
    #expect(rejected > 20 && one.decisions.count + rejected == 300)
    let lines = one.decisions.compactMap { $0["line"] as? Int }
    #expect(lines == lines.sorted() && Set(lines).count == lines.count)
    for jobs in ["2", "3"] {
      let found = BatchFixture(text, options + jobs)
      for name in ["out.ndjson", "rejects.csv", "s.json"] {
        #expect(found.text(name) == one.text(name), "\(jobs) \(name)")
      }
    }
  }

  @Test("totals add up, and no cell of a summary is under five")
  func summary() throws {
    for count in [3, 40, 300] {
      let found = BatchFixture(
        Self.sheet(count), "-o out.ndjson --summary s.json --rejects rejects.ndjson")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(found.text("s.json").utf8)) as? [String: Any])
      #expect(json["schema"] as? String == "recognize/batch-summary")
      #expect(json["rows"] as? Int == count)
      #expect(json["decisions"] as? Int == found.decisions.count)
      #expect(json["rejects"] as? Int == found.rejects.count)
      for table in try #require(json["items"] as? [[String: Any]]) {
        let lines = try #require(table["lines"] as? [[String: Any]])
        let counts = lines.compactMap { $0["count"] as? Int }
        let total = counts.reduce(0, +)
        if table["addsUp"] as? Bool == true {
          let key = table["id"] as? String == "rejects" ? "rejects" : "decisions"
          #expect(json[key] as? Int == total)
        }
        #expect(counts.allSatisfy { $0 >= 5 } || counts.count == 1, "\(table)")
      }
    }
  }

  @Test("a table has the same columns in each row, and says what NDJSON says")
  func table() throws {
    let text = Self.sheet(40)
    let json = BatchFixture(text)
    let csv = BatchFixture(text, "-o out.csv")
    let rows = csv.text("out.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    let heading = try #require(rows.first)
    #expect(rows.count == json.decisions.count + 1)
    for (row, decision) in zip(rows.dropFirst(), json.decisions) {
      #expect(row.count == heading.count)
      for name in ["id", "outcome", "bestPossible", "basis", "effect", "destination", "about"] {
        let column = try #require(heading.firstIndex(of: name))
        #expect(row[column] == decision[name] as? String)
      }
    }
  }

  @Test("a case that was decided before is out of scope")
  func prior() {
    let found = BatchFixture("certificate,to,ya decidido\nEC0045,CL,Sí\nEC0045,CL,review\n")
    for decision in found.decisions {
      #expect(decision["outcome"] as? String == "inadmissible")
      #expect(decision["reason"] as? String == "already-decided")
    }
    #expect(found.decisions.count == 2)
  }

  @Test("what is said of a person in one row holds in all rows of that person")
  func persons() throws {
    let found = BatchFixture(
      """
      person,certificate,to,protection,experience
      a,EC0045,CL,sí,
      a,P-1,CL,,2019..2020:employed
      ,P-1,MX,,

      """, "-o out.ndjson --rejects rejects.ndjson --why full")
    #expect(found.certificates == ["MX:EC0045+CL:P-1", "MX:EC0045+CL:P-1", "CL:P-1"])
    for decision in found.decisions.prefix(2) {
      let proof = try #require(decision["proof"] as? [String: Any])
      let question = try #require(proof["question"] as? [String: Any])
      #expect(question["protection"] as? String == "yes")
      #expect((question["experience"] as? [Any])?.count == 1)
    }
  }

  /// A row, and the `check` that asks the same.
  static let pairs: [(row: String, check: String)] = [
    (#"{"certificate":"XA:0001"}"#, "XA:0001"),
    (
      #"{"certificate":"XA:0001","issued":"2021-03","expires":"2027-05-10","evidence":"copia"}"#,
      "XA:0001 --issued 2021-03 --expires 2027-05-10 --evidence copy"
    ),
    (
      #"{"certificate":"0001","country":"XA","verified":"autenticidad=no","propósito":"trabajo"}"#,
      "XA:0001 --verified authenticity=no --purpose work"
    ),
    (
      #"{"certificate":"XA:0001","experience":"2019..2020:employed","protección":"sí","route":"training"}"#,
      "XA:0001 --experience 2019..2020:employed --protection yes --route training"
    ),
    (#"{"certificate":"XB:0003","destination":"XA"}"#, "XB:0003"),
  ]

  @Test("a row is decided as check decides it", arguments: pairs, ["short", "full"])
  func sameAsCheck(_ pair: (row: String, check: String), _ why: String) throws {
    let library = PackageFiles.root + "/Frameworks/Cases/libraries/known-none"
    var found = BatchFixture()
    found.write(Data(pair.row.utf8), "in.ndjson")
    let to = pair.row.contains("destination") ? "XA" : "XB"
    found.run("in.ndjson --to XB --why \(why) --trust reviewed --lang es", library: library)
    let check = Fixture.run(
      "check \(pair.check) --to \(to) --why \(why) --format json --lang es --on 2026-11-22 "
        + "--frameworks \(library)")
    var row = try #require(found.decisions.first)
    var expected = try #require(check.json)
    let header = try #require(found.objects("out.ndjson").first)
    for key in ["version", "on", "trust", "knowledge"] {
      let (stated, own) = (try #require(header[key]), try #require(expected[key]))
      #expect([key: stated] as NSDictionary == [key: own] as NSDictionary)
      expected[key] = nil
    }
    #expect(header["schema"] as? String == "recognize/batch")
    expected["schema"] = nil
    expected["id"] = nil
    #expect(row["line"] as? Int == 1)
    row["line"] = nil
    row["id"] = nil
    #expect(row as NSDictionary == expected as NSDictionary)
  }

  @Test("a person with two certificates is decided as check --and decides it")
  func sameAsCheckTogether() throws {
    let library = PackageFiles.root + "/Frameworks/Cases/libraries/known-none"
    var found = BatchFixture()
    found.write(
      Data("person,certificate\na,XA:0001\na,XB:0003\n".utf8), "in.csv")
    found.run("in.csv --to XB --lang en", library: library)
    let check = Fixture.run(
      "check XA:0001 --and XB:0003 --to XB --format json --lang en --on 2026-11-22 "
        + "--frameworks \(library)")
    let expected = try #require(check.json)
    #expect(found.decisions.count == 2)
    for decision in found.decisions {
      let same = expected.filter { decision[$0.key] != nil && $0.key != "id" }
      #expect(same.count > 20)
      let own = decision.filter { same[$0.key] != nil }
      #expect(own as NSDictionary == same as NSDictionary)
    }
  }

  @Test("a row joined with its header is a decision whose proof is accepted")
  func verified() throws {
    let library = PackageFiles.root + "/Frameworks/Cases/libraries/known-none"
    var found = BatchFixture()
    found.write(Data("certificate,prior\nXA:0001,\nXA:0001,yes\n".utf8), "in.csv")
    found.run("in.csv --to XB --why full", library: library)
    var header = try #require(found.objects("out.ndjson").first)
    header["schema"] = "recognize/decision"
    #expect(found.decisions.count == 2)
    for row in found.decisions {
      let decision = row.merging(header) { own, _ in own }
      found.write(try JSONSerialization.data(withJSONObject: decision), "decision.json")
      let answer = Fixture.run(
        "rules verify decision.json --frameworks \(library)", folder: found.folder.path)
      #expect(answer.code == 0, "\(answer.output)\(answer.messages)")
    }
  }
}
