import QualificationsKit
import TestSupport
import Testing

/// A review as steps on a set, and what the library then counts.
struct MappingReviewTests {
  static let text =
    mappingSetHeader(prefixes: ["CL", "MX"], extensions: ["rec_status"])
      + """
      record_id\tsubject_id\tpredicate_id\tobject_id\tmapping_justification\tauthor_id\trec_status
      x:1\tCL:~a#1\tskos:exactMatch\tMX:~t#1\tsemapv:LexicalMatching\tx:analyst\tinferred
      x:2\tCL:~a#2\tskos:broadMatch\tMX:~t#1\tsemapv:LexicalMatching\tx:analyst\tinferred
      x:3\tCL:~a#2\tskos:exactMatch\tMX:~t#2\tsemapv:LexicalMatching\tx:ana\tinferred

      """

  static func begin(_ text: String = text) -> MappingReview {
    let set = MappingSetReader.read(SourceText(name: "a.sssom.tsv", bytes: Array(text.utf8))).value
    return MappingReview(
      set, reviewer: MappingReview.Reviewer(id: "x:ana", label: "Ana | Soto"),
      day: Day("2026-11-30") ?? Day(number: 0))
  }

  /// What a row says of its review.
  static func decision(_ review: MappingReview, _ row: Int) -> [String] {
    let slots = [
      "predicate_id", "rec_share", "author_id", "reviewer_id", "review_date", "reviewer_agreement",
    ]
    return slots.map { review.set.text(row, $0) ?? "" }
  }

  @Test(
    "steps change rows as they say, and taking them back leaves no trace",
    arguments: [
      ("a", 0, ["skos:exactMatch", "", "x:analyst", "x:ana", "2026-11-30", "1"]),
      ("r", 0, ["skos:exactMatch", "", "x:analyst", "x:ana", "2026-11-30", "-1"]),
      ("c", 0, ["skos:broadMatch", "", "x:analyst|x:ana", "", "", ""]),
      ("cp", 0, ["skos:broadMatch", "0.25", "x:analyst|x:ana", "", "", ""]),
      ("np", 1, ["skos:broadMatch", "0.25", "x:analyst|x:ana", "", "", ""]),
      ("p", 0, ["skos:exactMatch", "", "x:analyst", "", "", ""]),
      ("ca", 0, ["skos:broadMatch", "", "x:analyst|x:ana", "", "", ""]),
      ("nna", 2, ["skos:exactMatch", "", "x:ana", "", "", ""]),
      ("abr", 0, ["skos:exactMatch", "", "x:analyst", "x:ana", "2026-11-30", "-1"]),
    ])
  func steps(keys: String, row: Int, expected: [String]) {
    var review = Self.begin()
    let before = MappingSetWriter.write(review.set)
    for key in keys {
      switch key {
      case "a": _ = review.accept()
      case "r": _ = review.reject()
      case "c": _ = review.relate(.narrower)
      case "p": _ = review.share(Ratio(1, over: 4))
      case "b": _ = review.back()
      default: review.skip()
      }
    }
    #expect(Self.decision(review, row) == expected)
    let written = MappingSetWriter.write(review.set)
    let read = MappingSetReader.read(SourceText(name: "a.sssom.tsv", bytes: written))
    #expect((read.diagnostics + MappingSetCheck.check(read.value)).isEmpty)
    while review.undo() == .done {}
    let lines = { (bytes: [UInt8]) in
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
    #expect(lines(MappingSetWriter.write(review.set)) == lines(before))
    #expect(review.counts == (0, 0, 0))
  }

  @Test("a review is taken up where it was left, and only what another person accepted counts")
  func resumed() throws {
    var review = Self.begin()
    #expect(review.pendingCount == 3)
    #expect(review.accept() == .done && review.reject() == .done && review.accept() == .ownRow)
    #expect(review.share(.one) == .noShare)
    let saved = String(decoding: MappingSetWriter.write(review.set), as: UTF8.self)
    let again = Self.begin(saved)
    #expect(again.current == 2 && again.pendingCount == 1 && again.counts == (0, 0, 0))
    let read = libraryOf(
      json: [
        "standards": """
        {"id": "CL:~a", "code": null, "country": "CL", "title": {"es": "A"}, "list": "complete",
         "components": [{"kind": "unit", "title": {"es": "A1"}}, {"kind": "unit", "title": {"es": "A2"}}],
         "source": ["s"], "status": "official"},
        {"id": "MX:~t", "code": null, "country": "MX", "title": {"es": "T"}, "list": "complete",
         "components": [{"kind": "unit", "title": {"es": "T1"}}, {"kind": "unit", "title": {"es": "T2"}}],
         "source": ["s"], "status": "official"}
        """
      ], and: ["a.sssom.tsv": saved])
    #expect(read.diagnostics.isEmpty)
    let rows = read.value.mappings.map { "\($0.id) \($0.isReviewed)" }
    #expect(rows == ["x:1 true", "x:3 false"])
  }
}
