import QualificationsKit
import TestSupport
import Testing

/// Weights of components, and what certificates attest.
struct AttestationTests {
  /// A standard `CL:~x` whose components are written as `T1 30 | ?T2 | g1:T3 | g1:T4 | +T5`: hours
  /// after the title, `?` not mandatory, `gK:` one of a group of which K are required, `+` two
  /// mandatory parts of its own.
  private static func library(_ parts: String, list: String = "complete") -> Library {
    var items: [String] = []
    for part in parts.split(separator: "|") {
      var words = part.split(separator: " ").map { String($0) }
      var more = ""
      if words[0].hasPrefix("?") { more = ", \"mandatory\": false" }
      if let colon = words[0].firstIndex(of: ":") {
        let group = words[0][..<colon]
        more = ", \"choose\": {\"group\": \"\(group.prefix(1))\", \"k\": \(group.dropFirst())}"
        words[0] = String(words[0][words[0].index(after: colon)...])
      }
      if words[0].hasPrefix("+") {
        more += """
          , "list": "complete", "components": [{"kind": "element", "title": {"es": "U"}},
            {"kind": "element", "title": {"es": "V"}}]
          """
      }
      if words.count > 1 { more += ", \"hours\": \(words[1])" }
      items.append("{\"kind\": \"unit\", \"title\": {\"es\": \"\(words[0])\"}\(more)}")
    }
    return libraryOf(json: [
      "standards": """
      {"id": "CL:~x", "code": null, "country": "CL", "title": {"es": "X"}, "list": "\(list)",
       "components": [\(items.joined(separator: ","))], "source": ["s"], "status": "official"}
      """
    ]).value
  }

  @Test(
    "weights are hours if every required part has them, else equal; a choice is k equal slots",
    arguments: [
      ("A | B | C", false, ["1/3", "1/3", "1/3"]), ("A 30 | B 10", true, ["3/4", "1/4"]),
      ("A 30 | B", false, ["1/2", "1/2"]), ("A 7.5 | B 2.5", true, ["3/4", "1/4"]),
      ("A 0 | B 10", false, ["1/2", "1/2"]), ("A 30 | ?B", true, ["1", "-"]),
      ("A | ?B 5 | C", false, ["1/2", "-", "1/2"]),
      ("A | g1:B | g1:C", false, ["1/2", "1/2", "1/2"]),
      ("A | g2:B | g2:C | g2:D", false, ["1/3", "1/3", "1/3", "1/3"]),
      ("A 10 | g1:B 20 | g1:C 40", true, ["1/4", "3/4", "3/4"]),
      ("A 10 | g2:B 20 | g2:C 40", true, ["1/7", "3/7", "3/7"]),
      ("g1:A | g1:B | h1:C | h1:D", false, ["1/2", "1/2", "1/2", "1/2"]),
      ("g9:A | g9:B", false, ["1/2", "1/2"]),
    ])
  func weights(parts: String, areHours: Bool, shares: [String]) throws {
    let library = Self.library(parts)
    let weights = Weights(library, try #require(library.component("CL:~x")))
    #expect(weights.areHours == areHours)
    for (number, share) in shares.enumerated() {
      let child = try #require(library.component("CL:~x#\(number + 1)"))
      #expect(weights.share(of: child)?.exact ?? "-" == share)
    }
    var sum = Ratio.zero
    for child in weights.mandatory { sum = sum + child.share }
    for choice in weights.choices { sum = sum + choice.share * Ratio(choice.k) }
    #expect(sum == .one)
  }

  @Test(
    "a certificate attests what is mandatory for certain, electives possibly, wholes by their parts",
    arguments: [
      ("A | B", "complete", nil, "x 1 2", "x 1 2"),
      ("A | ?B", "complete", nil, "x 1", "x 1 2"),
      ("A | g1:B | g1:C", "complete", nil, "x 1", "x 1 2 3"),
      ("A | B", "complete", ["1"], "1", "1"),
      ("A | B", "complete", ["1", "2"], "x 1 2", "x 1 2"),
      ("A | B", "partial", ["1", "2"], "1 2", "1 2"),
      ("A | ?B", "complete", ["1"], "x 1", "x 1"),
      ("A | g1:B | g1:C", "complete", ["1", "3"], "x 1 3", "x 1 3"),
      ("A | g2:B | g2:C", "complete", ["1", "3"], "1 3", "1 3"),
      ("A | +B", "complete", nil, "x 1 2 2#1 2#2", "x 1 2 2#1 2#2"),
      ("A | +B", "complete", ["1", "2#1", "2#2"], "x 1 2 2#1 2#2", "x 1 2 2#1 2#2"),
      ("A | +B", "complete", ["2"], "2 2#1 2#2", "2 2#1 2#2"),
    ] as [(String, String, [String]?, String, String)])
  func attested(parts: String, list: String, listed: [String]?, certain: String, possible: String)
    throws
  {
    let library = Self.library(parts, list: list)
    let root = try #require(library.component("CL:~x"))
    let components = try listed?.map { try #require(library.component("CL:~x#\($0)")) }
    let attestation = Attestation(library, [Holding(root: root, listed: components)])
    func names(_ items: [DenseIndex<Component>]) -> String {
      items.map { library[$0].id == "CL:~x" ? "x" : String(library[$0].id.dropFirst(6)) }
        .joined(separator: " ")
    }
    #expect(names(attestation.certain) == certain)
    #expect(names(attestation.possible) == possible)
  }

  @Test(
    "certificates are a union: neither their order nor a repetition matters",
    arguments: [1, 2, 3] as [UInt64])
  func union(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let library = Self.library("A | ?B | +C | g1:D | g1:E")
    let root = try #require(library.component("CL:~x"))
    let parts = library.descendants(of: root)
    for _ in 0..<50 {
      var holdings: [Holding] = []
      for _ in 0..<random.within(1...4) {
        let listed = (0..<random.within(0...2)).map { _ in random.pick(parts) }
        holdings.append(Holding(root: root, listed: random.chance(1, of: 5) ? nil : listed))
      }
      let once = Attestation(library, holdings)
      let again = Attestation(library, random.shuffled(holdings + [holdings[0]]))
      #expect(once.certain == again.certain && once.possible == again.possible)
      #expect(Set(once.certain).isSubset(of: Set(once.possible)))
      for holding in holdings {
        let alone = Attestation(library, [holding])
        #expect(Set(alone.certain).isSubset(of: Set(once.certain)))
      }
    }
  }
}
