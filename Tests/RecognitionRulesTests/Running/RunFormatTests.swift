import Foundation
import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Rows as JSON objects say what rows of CSV say, and with proofs from what each case was decided.
struct RunFormatTests {
  private static let program = """
    # Program

    A sentence.

    ```rules
    program run

    table fee(kind: text key, euros: number 0..1000) from "fee.csv"
    given asked(case: text key, kind: text?, count: integer 0..50 = 1,
      tags: list of text separated by ";") from applicant
      es "?" pt "?" en "?"

    relation due(case: text, euros: number)
    relation mark(case: text, tag: text)
    relation heavy(case: text)
    relation result(case: text key, euros: number, marks: integer)

    due(case: C, euros: E) if
      asked(case: C, kind: K, count: N) and fee(kind: K, euros: F) and E is F * N

    mark(case: C, tag: T) if asked(case: C, tags: T) and T != "x"

    mark(case: C, tag: "many") if asked(case: C, count: N) and N > 9

    heavy(case: C) if due(case: C, euros: E) and E > 99

    result(case: C, euros: E, marks: M) if
      due(case: C, euros: E) and M is count where (mark(case: C, tag: T)) unless heavy(case: C)

    result(case: C, euros: 100, marks: 0) if heavy(case: C)
    ```

    """

  private static func run(
    _ cases: String, _ source: RowFormat, _ output: RowFormat = .delimited,
    query: String = "result", provesRows: Bool = false, engine: Engine = .production
  ) throws -> (text: String, header: String, faults: [DataFault]) {
    let source = (format: source, text: SourceText(name: "run.md", bytes: Array(program.utf8)))
    let read = RuleBook.read(source.text)
    let errors = read.findings.filter { $0.code.severity == .error }
    let book = try #require(read.book, "\(errors.map { $0.message.en ?? "" })")
    let day = try #require(Day("2026-03-15"))
    var run = try RuleRun(book, stream: "asked", query: query, on: day, engine: engine)
    if !run.tables.isEmpty {
      let fees = "kind,euros\np,10\nq,2.5\n\"a, \"\"b\"\"\",60\n"
      #expect(try run.read(table: "fee", Array(fees.utf8), delimiter: 44).isEmpty)
    }
    try run.prepare()
    var worker = try run.worker(
      ["case", "kind", "count", "tags"], delimiter: 44, source.format, output: output,
      provesRows: provesRows)
    let result = worker.decide(ContiguousArray(cases.utf8), firstLine: 1)
    return (
      String(decoding: result.output, as: UTF8.self),
      String(decoding: run.proofHeader, as: UTF8.self), result.faults
    )
  }

  static let alike: [(csv: String, object: String)] = [
    ("n1,p,3,x;y\n", #"{"case":"n1","kind":"p","count":3,"tags":["x","y"]}"#),
    ("n1,p,3,x;y\n", #" { "tags" : [ "x" , "y" ] , "count" : 3 , "kind" : "p" , "case" : "n1" } "#),
    ("n1,p,,\n", #"{"case":"n1","kind":"p"}"#),
    ("n1,,12,x\n", #"{"case":"n1","kind":null,"count":"12","tags":"x"}"#),
    ("n1,q,2,\n", #"{"case":"n1","other":{"a":[1,"]}",{}]},"kind":"q","count":2,"tags":[]}"#),
    ("n1,\"a, \"\"b\"\"\",1,z\n", #"{"case":"n1","kind":"a, \"b\"","count":1,"tags":["z"]}"#),
    ("n1,ñ,1,ñ\n", #"{"case":"n1","kind":"\u00f1","count":1,"tags":["\u00F1"]}"#),
    ("n1,😀,1,\n", #"{"case":"n1","kind":"\ud83d\ude00","count":1}"#),
    ("\"n,1\",p,1,\n", #"{"case":"n,1","kind":"p","count":1}"#),
    ("\"n\"\"1\",p,1,\n", #"{"case":"n\"1","kind":"p","count":1}"#),
    ("n\\1,p,1,\n", #"{"case":"n\\1","kind":"p","count":1}"#),
  ]

  @Test("an object says what a row says, in both directions", arguments: alike)
  func formats(row: (csv: String, object: String)) throws {
    for query in ["result", "due", "mark"] {
      let expected = try Self.run(row.csv, .delimited, query: query)
      #expect(expected.faults.isEmpty)
      let found = try Self.run(row.object + "\n", .objects, query: query)
      #expect(found.faults.isEmpty, "\(found.faults)")
      #expect(found.text == expected.text, "\(query)")
      let objects = try Self.run(row.csv, .delimited, .objects, query: query)
      let same = try Self.run(row.object + "\n", .objects, .objects, query: query)
      for (one, other) in zip(objects.text.split(separator: "\n"), same.text.split(separator: "\n"))
      {
        let read = try [one, other].map {
          try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
        }
        #expect(read[0] == read[1])
      }
      #expect(objects.text.utf8.count { $0 == 10 } == expected.text.utf8.count { $0 == 10 })
    }
  }

  /// Cells of one case: kind, count, tags.
  static let cells: [[String]] = [
    ["p", "3", "x;y"], ["q", "", ""], ["", "50", "z"], ["p", "7", ";;y; ;x;"],
    ["r", "007", " b ; a ;b;a b"], ["a kind with more than sixteen bytes", "1", "x;y;x"],
    ["p", "000000009", "another tag with more than sixteen bytes;z;a"],
    ["q", "12", "seventeen bytes !;sixteen bytes !;eight by;nine byte"], ["ñ", "2", "ñandú;ñ"],
    ["p", "1", "y"], ["p", "51", "x"], ["p", "x", "y"], ["p", "-1", "y"],
  ]

  @Test("a row means the same however it is written")
  func writing() throws {
    func csv(_ end: String, quoted: (Int) -> Bool) -> String {
      Self.cells.enumerated().map { number, cells in
        "n\(number)," + cells.map { quoted(number) ? "\"\($0)\"" : $0 }.joined(separator: ",")
          + end
      }.joined()
    }
    func objects(_ space: String, _ order: [Int], arrays: Bool) -> String {
      Self.cells.enumerated().map { number, cells in
        let tags = cells[2].split(separator: ";").map { $0.trimming }.filter { !$0.isEmpty }
        let list = tags.map { "\"\($0)\"" }.joined(separator: "," + space)
        let count = cells[1].allSatisfy { $0.isNumber } && cells[1].first != "0"
        let members = [
          "\"case\":\(space)\"n\(number)\"",
          "\"kind\":\(cells[0].isEmpty ? "null" : "\"\(cells[0])\"")",
          "\"count\":\(count && !cells[1].isEmpty ? cells[1] : "\"\(cells[1])\"")",
          "\"tags\":\(arrays ? "[\(list)]" : "\"\(cells[2])\"")", "\"other\":\(space){\"a\":[]}",
          "\"more\":\"-\"",
        ]
        return "{" + order.map { members[$0] }.joined(separator: "," + space) + "}\n"
      }.joined()
    }
    for query in ["due", "mark", "result"] {
      let expected = try Self.run(
        csv("\n") { _ in true }, .delimited, query: query, engine: .reference)
      #expect(expected.faults.map { $0.line } == [11, 12, 13])
      let texts = [
        csv("\n") { _ in false }, csv("\r\n") { _ in false }, csv("\n") { _ in true },
        csv("\n") { $0 % 2 == 0 }, csv("\n") { $0 % 2 == 1 },
      ]
      for text in texts {
        let found = try Self.run(text, .delimited, query: query)
        #expect(found.text == expected.text)
        #expect(found.faults == expected.faults)
      }
      for order in [[0, 1, 2, 3], [3, 2, 1, 0], [5, 3, 0, 1, 2], [4, 0, 1, 2, 3]] {
        for space in ["", " "] {
          for arrays in [true, false] {
            let found = try Self.run(
              objects(space, order, arrays: arrays), .objects, query: query)
            #expect(found.text == expected.text)
            #expect(found.faults.map { $0.code } == expected.faults.map { $0.code })
            #expect(found.faults.map { $0.line } == expected.faults.map { $0.line })
          }
        }
      }
    }
  }

  static let faulty: [(object: String, code: String)] = [
    (#"{"case":"n1","kind":"p""#, "malformed-json"), (#"{"case":"n1",}"#, "malformed-json"),
    (#"["n1"]"#, "malformed-json"), (#"{"case":"n1"} x"#, "malformed-json"),
    (#"{"case":"n1","kind":"\q"}"#, "malformed-json"),
    (#"{"case":"n1","kind":"\"#, "malformed-json"),
    (#"{"case":"n1","kind":"\ud83d"}"#, "malformed-json"),
    (#"{"case":"n1","case":"n2"}"#, "malformed-json"),
    (#"{"case":"n1","kind":{}}"#, "malformed-json"),
    (#"{"case":"n1" "kind":"p"}"#, "malformed-json"),
    (#"{"kind":"p"}"#, "empty-field"), (#"{"case":null,"kind":"p"}"#, "empty-field"),
    (#"{"case":"n1","count":51}"#, "number-out-of-range"),
    (#"{"case":"n1","count":1.5}"#, "malformed-number"),
    (#"{"case":"n1","count":true}"#, "malformed-number"),
    (#"{"case":"n1","tags":[""]}"#, "empty-field"),
    (#"{"case":"n1","tags":["a" "b"]}"#, "malformed-json"),
    (String(repeating: "[", count: 10_000), "malformed-json"),
    (#"{"case":"n1","x":\#(String(repeating: "[", count: 10_000))}"#, "malformed-json"),
  ]

  @Test(
    "a line that is no such object is told with its line, and the others are decided",
    arguments: faulty)
  func faults(row: (object: String, code: String)) throws {
    let good = #"{"case":"n0","kind":"p","count":2}"#
    let found = try Self.run("\(good)\n\(row.object)\n\n\(good)\n", .objects)
    #expect(found.faults.map { $0.code } == [row.code])
    #expect(found.faults.map { $0.line } == [2])
    #expect(found.text == "n0,20,0,yes\nn0,20,0,yes\n")
  }

  private static func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("a proof shows what the executable specification derives, with a rule for each row")
  func proofs() throws {
    let cases = "n1,p,3,x;y\nn2,q,12,z\nn3,p,11,\nn4,,2,y\nn5,r,1,x\nn6,\"a, \"\"b\"\"\",2,y\n"
    let proved = try Self.run(cases, .delimited, .objects, provesRows: true)
    let header = try #require(try Self.objects(proved.header).first)
    let relations = try #require(header["relations"] as? [[String: Any]])
    let decided = try Self.objects(proved.text)
    #expect(decided.count >= 5)
    for (number, relation) in relations.enumerated() {
      let name = try #require(relation["relation"] as? String)
      let columns = try #require(relation["columns"] as? [String])
      let lines = try #require(relation["lines"] as? [Int])
      var shown: Set<String> = []
      for object in decided {
        for entry in try #require(object["proof"] as? [[Any]]) where entry[0] as? Int == number {
          if lines.count > 1 { #expect(lines.indices.contains(try #require(entry[1] as? Int))) }
          let values = entry.dropFirst(lines.count > 1 ? 2 : 1)
          shown.insert("\(object["case"] ?? ""): \(Array(values))")
        }
      }
      let reference = try Self.run(cases, .delimited, .objects, query: name, engine: .reference)
      let derived = try Self.objects(reference.text).filter { row in
        decided.contains { $0["case"] as? String == row["case"] as? String }
      }
      let expected = derived.map { row in
        "\(row["case"] ?? ""): \(columns.map { row[$0] ?? NSNull() })"
      }
      #expect(shown == Set(expected), "\(name)")
    }
    #expect(Set(relations.compactMap { $0["relation"] as? String }) == ["due", "mark", "heavy"])
  }
}

extension Substring {
  /// Without the spaces around it.
  fileprivate var trimming: String {
    String(drop(while: { $0 == " " }).reversed().drop(while: { $0 == " " }).reversed())
  }
}
