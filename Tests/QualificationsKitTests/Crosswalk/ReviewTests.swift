import QualificationsKit
import TestSupport
import Testing

struct ReviewTests {
  /// A row's slots that bear on review: who states it, with what status, who wrote it, who accepted
  /// it, when and how much.
  struct Slots: Sendable {
    let statedBy: String
    let status: String
    let author: String
    let reviewer: String
    let date: String
    let agreement: String
    let isReviewed: Bool

    init(
      _ statedBy: String, _ status: String, _ author: String, _ reviewer: String, _ date: String,
      _ agreement: String, _ isReviewed: Bool
    ) {
      (self.statedBy, self.status, self.author) = (statedBy, status, author)
      (self.reviewer, self.date, self.agreement) = (reviewer, date, agreement)
      self.isReviewed = isReviewed
    }
  }

  private static let standards = """
    {"id": "CL:~a", "code": null, "country": "CL", "body": "CL:~body", "title": {"es": "A"},
     "list": "complete", "components": [{"kind": "unit", "title": {"es": "A1"}}],
     "source": ["s"], "status": "official"},
    {"id": "MX:~t", "code": null, "country": "MX", "body": "MX:~body", "title": {"es": "T"},
     "list": "none", "source": ["s"], "status": "official"}
    """

  @Test(
    "a row is reviewed if an instrument or an owner states it, or another person accepted it",
    arguments: [
      Slots("CL:~ley", "official", "", "", "", "", true),
      Slots("CL:~ley", "published", "", "", "", "", true),
      Slots("CL:~ley", "inferred", "", "", "", "", false),
      Slots("CL:~ley", "", "", "", "", "", false),
      Slots("CL:~body", "official", "", "", "", "", true),
      Slots("MX:~body", "official", "", "", "", "", true),
      Slots("CO:~body", "official", "", "", "", "", false),
      Slots("nobody", "official", "", "", "", "", false),
      Slots("", "official", "", "", "", "", false),
      Slots("", "inferred", "x:ana", "x:luis", "2026-03-01", "1", true),
      Slots("", "inferred", "x:ana", "x:luis", "2026-03", "0.5", true),
      Slots("", "inferred", "x:ana", "x:ana", "2026-03-01", "1", false),
      Slots("", "inferred", "x:ana", "x:luis", "", "1", false),
      Slots("", "inferred", "x:ana", "x:luis", "2026-03-01", "", false),
      Slots("", "inferred", "x:ana", "x:luis", "2026-03-01", "0", false),
      Slots("", "inferred", "x:ana", "", "2026-03-01", "1", false),
      Slots("", "inferred", "", "x:luis", "2026-03-01", "1", true),
      Slots("CL:~ley", "inferred", "x:ana", "x:luis", "2026-03-01", "1", true),
    ])
  func reviewed(slots: Slots) throws {
    let read = libraryOf(
      json: [
        "standards": Self.standards,
        "instruments": """
        {"id": "CL:~ley", "title": {"es": "L"}, "kind": "national-law", "source": ["s"],
         "status": "official"}
        """,
        "bodies": """
        {"id": "CO:~body", "country": "CO", "title": {"es": "B"}, "kind": "other",
         "source": ["s"], "status": "official"}
        """,
      ],
      and: [
        "x.sssom.tsv": """
        \(mappingSetHeader(
          prefixes: ["CL", "MX"], extensions: ["rec_stated_by", "rec_status"]))\
        mapping_justification\tsubject_id\tpredicate_id\tobject_id\trec_stated_by\trec_status\tauthor_id\treviewer_id\t\
        review_date\treviewer_agreement
        semapv:ManualMappingCuration\tCL:~a#1\tskos:exactMatch\tMX:~t\t\(slots.statedBy)\t\(slots.status)\t\(slots.author)\t\
        \(slots.reviewer)\t\(slots.date)\t\(slots.agreement)

        """
      ])
    // SSSOM wants the whole day of a review.
    #expect(read.diagnostics.map { $0.code } == (slots.date == "2026-03" ? [.slotValue] : []))
    let row = try #require(read.value.mappings.first)
    #expect(row.isReviewed == slots.isReviewed)
    #expect(read.value.crosswalks.first?.id == "x:set")
    // What is only proposed counts under the other trust alone.
    let library = read.value
    let holding = Holding(root: try #require(library.component("CL:~a")))
    for trust in Trust.allCases {
      let coverage = CoverageCalculation.coverage(
        of: try #require(library.component("MX:~t")), by: Attestation(library, [holding]),
        in: library, trust: trust)
      let isCertain = slots.isReviewed || trust == .proposed
      #expect(coverage.certain == (isCertain ? .one : .zero) && coverage.possible == .one)
    }
  }

  @Test(
    "a rejected row counts as nothing, and its pair is listed all the same",
    arguments: [
      // Two rows of a complete set: what nobody lists is none, what somebody rejected is open.
      ("", 1, 0, Ratio.zero), ("CL:~a#2\trec:noOverlap\tMX:~t#2\t1", 2, 0, .zero),
      ("CL:~a#2\trec:noOverlap\tMX:~t#2\t-1", 1, 1, Ratio(1, over: 2)),
      ("CL:~a#2\tskos:exactMatch\tMX:~t#2\t-1", 1, 1, Ratio(1, over: 2)),
    ])
  func rejected(row: String, rows: Int, rejections: Int, open: Ratio) throws {
    func standard(_ country: String, _ name: String) -> String {
      """
      {"id": "\(country):~\(name)", "code": null, "country": "\(country)", "body": "\(country):~b",
       "title": {"es": "A"}, "list": "complete", "source": ["s"], "status": "official",
       "components": [{"kind": "unit", "title": {"es": "A"}}, {"kind": "unit", "title": {"es": "B"}}]}
      """
    }
    let end = row.isEmpty ? "" : "x:2\t\(row)\tsemapv:ManualMappingCuration\tx:ana\t2026-03-01\n"
    let library = libraryOf(
      json: ["standards": standard("CL", "a") + ", " + standard("MX", "t")],
      and: [
        "x.sssom.tsv": mappingSetHeader(
          prefixes: ["CL", "MX"], extensions: ["rec_complete"], "#rec_complete: \"true\"\n")
          + "record_id\tsubject_id\tpredicate_id\tobject_id\treviewer_agreement\t"
          + "mapping_justification\treviewer_id\treview_date\n"
          + "x:1\tCL:~a#1\tskos:exactMatch\tMX:~t#1\t1\tsemapv:ManualMappingCuration\tx:ana\t"
          + "2026-03-01\n" + end
      ]
    ).value
    #expect(library.mappings.count == rows && library.rejections.count == rejections)
    let coverage = CoverageCalculation.coverage(
      of: try #require(library.component("MX:~t")),
      by: Attestation(library, [Holding(root: try #require(library.component("CL:~a")))]),
      in: library, trust: .reviewed)
    #expect(coverage.certain == Ratio(1, over: 2))
    #expect(coverage.possible == coverage.certain + open)
  }
}
