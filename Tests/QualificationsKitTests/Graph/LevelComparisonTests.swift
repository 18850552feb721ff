import QualificationsKit
import TestSupport
import Testing

struct LevelComparisonTests {
  /// A framework of `count` levels, and its maps as `to: from>to from>to,to` with `!` before an
  /// award; `?` after the name of a framework is an unverified map.
  private static func framework(_ id: String, _ count: Int, _ maps: [String] = []) -> String {
    let levels = (1...count).map { "{\"label\": \"\($0)\", \"position\": \($0)}" }
    var items: [String] = []
    for map in maps {
      let words = map.split(separator: " ").map { String($0) }
      var edges: [String] = []
      for word in words.dropFirst() {
        let ends = word.split(separator: ">").map { String($0) }
        let isAward = ends[0].hasPrefix("!")
        let labels = ends[1].split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
        edges.append(
          """
          {"from": "\(isAward ? String(ends[0].dropFirst()) : ends[0])",
           "fromKind": "\(isAward ? "award" : "level")", "to": [\(labels)]}
          """)
      }
      let isUnverified = words[0].hasSuffix("?")
      items.append(
        """
        {"to": "\(isUnverified ? String(words[0].dropLast()) : words[0])",
         "edges": [\(edges.joined(separator: ","))], "source": ["s"],
         "status": "\(isUnverified ? "unverified" : "published")"}
        """)
    }
    let prefix = Handle.prefix(of: id) ?? ""
    return """
      {"id": "\(id)", "country": "\(prefix)", "title": {"es": "F"}, "levelList": "complete",
       "levels": [\(levels.joined(separator: ","))], "source": ["s"], "status": "official",
       "referencing": [\(items.joined(separator: ","))]}
      """
  }

  private static let library = libraryOf(json: [
    "frameworks": [
      framework("CARICOM:~r", 5),
      framework("EU:~e", 8),
      framework("CL:~f", 5, ["CARICOM:~r 1>1 2>2,3 3>4", "EU:~e 1>2 2>4 3>5 !Título>6"]),
      framework("MX:~f", 9, ["EU:~e 2>2 3>3,4 5>5"]),
      framework("BB:~f", 5, ["CARICOM:~r 1>1 2>2 3>3 4>4"]),
      framework("TT:~f", 5, ["BB:~f 1>1 2>2"]),
      framework("CO:~f", 7, ["EU:~e? 1>1 2>2"]),
      framework("UY:~f", 6, ["EU:~e 2>3 3>3"]),
      framework("PE:~f", 3),
    ].joined(separator: ",")
  ]).value

  @Test(
    "levels are compared on the first scale that both reach, in positions",
    arguments: [
      ("CL:~f/1", "BB:~f/1", "CARICOM:~r", 0, 0), ("CL:~f/2", "BB:~f/2", "CARICOM:~r", -1, 0),
      ("CL:~f/2", "BB:~f/4", "CARICOM:~r", 1, 2), ("BB:~f/4", "CL:~f/2", "CARICOM:~r", -2, -1),
      ("UY:~f/2", "MX:~f/3", "EU:~e", 0, 1), ("UY:~f/3", "CL:~f/3", "EU:~e", 2, 2),
      ("CL:~f/2", "MX:~f/3", "CARICOM:~r", -1, 1), ("CL:~f/3", "MX:~f/5", "CARICOM:~r", 0, 0),
      ("MX:~f/2", "MX:~f/9", "MX:~f", 7, 7), ("CARICOM:~r/3", "CL:~f/1", "CARICOM:~r", -2, -2),
      ("TT:~f/2", "CL:~f/1", "CARICOM:~r", -1, -1), ("CL:~f/2", "CL:~f/2", "CL:~f", 0, 0),
      ("CL:~f/4", "BB:~f/1", "CL:~f", -3, -3), ("CL:~f/1", "PE:~f/1", nil, 0, 0),
      ("CL:~f/1", "CO:~f/2", nil, 0, 0), ("CL:~f/Título", "MX:~f/5", nil, 0, 0),
      ("XX:~f/1", "CL:~f/1", nil, 0, 0),
    ] as [(String, String, String?, Int, Int)])
  func comparison(source: String, target: String, scale: String?, low: Int, high: Int) {
    let found = Self.library.compare(Self.level(source), Self.level(target))
    #expect(found.scale == scale)
    if scale != nil {
      #expect(found.difference?.min == low && found.difference?.max == high)
      #expect(found.status != nil && found.status != .unverified)
    } else {
      #expect(found.difference == nil && found.status == nil)
    }
    // The other way round the difference is the opposite.
    let back = Self.library.compare(Self.level(target), Self.level(source))
    #expect(back.scale == found.scale && back.difference?.min == found.difference.map { -$0.max })
  }

  @Test("an unknown level is not a difference")
  func unknown() {
    #expect(Self.library.compare(nil, Self.level("CL:~f/1")).difference == nil)
    #expect(Self.library.compare(Self.level("CL:~f/1"), nil).scale == nil)
  }

  private static func level(_ text: String) -> LevelReference? {
    let parts = text.split(separator: "/").map { String($0) }
    return LevelReference(framework: parts[0], label: parts[1])
  }
}
