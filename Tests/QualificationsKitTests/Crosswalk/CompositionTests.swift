import QualificationsKit
import TestSupport
import Testing

struct CompositionTests {
  /// The table of design 1.3: a row for the first relation, a column for the second; `-` is no
  /// conclusion. Hints (close, related) are left out of chains altogether: they prove nothing.
  static let table = """
                equivalent broader narrower close related none
    equivalent  equivalent broader narrower -     -       none
    broader     broader    broader -        -     -       -
    narrower    narrower   -       narrower -     -       -
    close       -          -       -        -     -       -
    related     -          -       -        -     -       -
    none        none       -       -        -     -       -
    """

  struct Pair: Sendable {
    let first: Relation
    let second: Relation
    let result: Relation?
  }

  static let pairs: [Pair] = {
    let lines = table.split(separator: "\n").map { $0.split(separator: " ").map { String($0) } }
    var result: [Pair] = []
    for line in lines.dropFirst() {
      for (column, cell) in line.dropFirst().enumerated() {
        guard let first = Relation(rawValue: line[0]),
          let second = Relation(rawValue: lines[0][column])
        else { continue }
        result.append(Pair(first: first, second: second, result: Relation(rawValue: cell)))
      }
    }
    return result
  }()

  @Test("two relations compose as the table says, their shares multiply")
  func composition() {
    #expect(Self.pairs.count == 36)
    let (half, third) = (Ratio(1, over: 2), Ratio(1, over: 3))
    for pair in Self.pairs {
      for (a, b) in [(half, third), (half, nil), (nil, third), (nil, nil)] as [(Ratio?, Ratio?)] {
        let first = pair.first == .narrower ? a : nil
        let second = pair.second == .narrower ? b : nil
        let found = EvidenceSearch.compose(pair.first, first, pair.second, second)
        let share: Ratio? =
          switch (pair.first, pair.second) {
          case (.narrower, .narrower): a != nil && b != nil ? Ratio(1, over: 6) : nil
          case (.narrower, _): a
          case (_, .narrower): b
          default: nil
          }
        #expect(found?.relation == pair.result, "\(pair)")
        if pair.result == .narrower { #expect(found?.share == share, "\(pair)") }
      }
    }
  }

  @Test("read backwards, broader and narrower change places and the others stay")
  func backwards() {
    let back = [Relation.equivalent, .broader, .narrower, .close, .related, .none].map {
      EvidenceSearch.reversed($0)
    }
    #expect(back == [.equivalent, .narrower, .broader, .close, .related, .none])
  }

  /// Three standards of one unit each, `CL:~a`, `BR:~m`, `MX:~t`, and `SV:~n`.
  private static let standards = ["CL:~a", "BR:~m", "MX:~t", "SV:~n"].map { id in
    """
    {"id": "\(id)", "code": null, "country": "\(id.prefix(2))", "title": {"es": "T"},
     "list": "none", "source": ["s"], "status": "official"}
    """
  }.joined(separator: ",")

  struct Chain: Sendable {
    let rows: String
    let header: String
    let hops: Int
    let certain: String
    let possible: String

    init(_ rows: String, header: String = "", hops: Int = 2, _ certain: String, _ possible: String)
    {
      (self.rows, self.header, self.hops, self.certain, self.possible) = (
        rows, header, hops, certain, possible
      )
    }
  }

  @Test(
    "a chain proves what its rows compose to, within the hop limit and if chaining is allowed",
    arguments: [
      Chain("CL:~a exactMatch BR:~m, BR:~m exactMatch MX:~t", "1", "1"),
      Chain("CL:~a exactMatch BR:~m, BR:~m exactMatch MX:~t", hops: 1, "0", "1"),
      Chain(
        "CL:~a exactMatch BR:~m, BR:~m exactMatch MX:~t", header: "#rec_chaining: forbidden\n", "0",
        "1"),
      Chain("MX:~t exactMatch BR:~m, BR:~m exactMatch CL:~a", "1", "1"),
      Chain("CL:~a broadMatch 0.5 BR:~m, BR:~m broadMatch 0.5 MX:~t", "1/4", "1"),
      Chain("CL:~a narrowMatch BR:~m, BR:~m narrowMatch MX:~t", "1", "1"),
      Chain("CL:~a narrowMatch BR:~m, BR:~m broadMatch 0.5 MX:~t", "0", "1"),
      Chain("BR:~m broadMatch 0.5 CL:~a, BR:~m exactMatch MX:~t", "1", "1"),
      Chain("CL:~a exactMatch BR:~m, BR:~m noOverlap MX:~t", "0", "0"),
      Chain("CL:~a closeMatch BR:~m, BR:~m exactMatch MX:~t", "0", "1"),
      Chain("CL:~a exactMatch MX:~t, CL:~a exactMatch BR:~m, BR:~m noOverlap MX:~t", "1", "1"),
      Chain("CL:~a noOverlap MX:~t, CL:~a exactMatch BR:~m, BR:~m exactMatch MX:~t", "0", "0"),
      Chain("CL:~a exactMatch MX:~t, CL:~a noOverlap MX:~t", "0", "1"),
      Chain("CL:~a broadMatch 0.5 MX:~t, CL:~a broadMatch 0.25 MX:~t", "1/4", "1/2"),
      Chain("CL:~a broadMatch 0.5 MX:~t, CL:~a broadMatch MX:~t", "1/2", "1/2"),
      Chain("CL:~a exactMatch MX:~t, CL:~a not-exactMatch MX:~t", "0", "1"),
      Chain("CL:~a not-exactMatch MX:~t", "0", "1"),
      Chain(
        "CL:~a exactMatch BR:~m, BR:~m exactMatch SV:~n, SV:~n exactMatch MX:~t", hops: 3, "1", "1"),
      Chain("CL:~a exactMatch BR:~m, BR:~m exactMatch SV:~n, SV:~n exactMatch MX:~t", "0", "1"),
    ])
  func chains(chain: Chain) throws {
    let read = libraryOf(
      json: [
        "standards": Self.standards,
        "instruments": """
        {"id": "CL:~ley", "title": {"es": "L"}, "kind": "national-law", "source": ["s"],
         "status": "official"}
        """,
      ],
      and: ["x.sssom.tsv": Self.crosswalk(chain)])
    let library = read.value
    #expect(read.diagnostics.isEmpty)
    let (from, to) = (library.component("CL:~a"), library.component("MX:~t"))
    let coverage = CoverageCalculation.coverage(
      of: try #require(to), by: Attestation(library, [Holding(root: try #require(from))]),
      in: library, trust: .reviewed, hopLimit: chain.hops)
    #expect(coverage.certain.exact == chain.certain)
    #expect(coverage.possible.exact == chain.possible)
  }

  private static func crosswalk(_ chain: Chain) -> String {
    var text = mappingSetHeader(
      prefixes: ["BR", "CL", "MX", "SV"],
      extensions: ["rec_chaining", "rec_share", "rec_stated_by", "rec_status"], chain.header)
    text += "mapping_justification\tsubject_id\tpredicate_id\t"
    text += "predicate_modifier\tobject_id\trec_share\trec_stated_by\trec_status\n"
    for row in chain.rows.split(separator: ",") {
      let words = row.split(separator: " ").map { String($0) }
      let isNegated = words[1].hasPrefix("not-")
      let name = isNegated ? String(words[1].dropFirst(4)) : words[1]
      let predicate = name == "noOverlap" ? "rec:noOverlap" : "skos:" + name
      let share = words.count == 4 ? words[2] : ""
      text += "semapv:ManualMappingCuration\t"
      text += "\(words[0])\t\(predicate)\t\(isNegated ? "Not" : "")\t\(words[words.count - 1])\t"
      text += "\(share)\tCL:~ley\tofficial\n"
    }
    return text
  }
}
