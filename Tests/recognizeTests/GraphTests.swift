import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A record and what is around it, in four formats.
@Suite struct GraphTests {
  private static let small = PackageFiles.root + "/Frameworks/Cases/libraries/approved-row"

  private static func graph(_ words: String, _ format: String, lang: String = "en") -> String {
    let line = "graph \(words) --format \(format) --lang \(lang) --frameworks \(small)"
    return Fixture.run(line).output
  }

  /// A rectangle of a drawing.
  private struct Box {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    func touches(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }
  }

  /// The numbers of the attributes of all elements of that name.
  private static func numbers(_ svg: String, _ element: String, _ names: [String]) -> [[Int]] {
    svg.components(separatedBy: "<\(element) ").dropFirst().compactMap { part in
      let tag = part.prefix { $0 != ">" }
      let values = names.compactMap { name in
        tag.components(separatedBy: "\(name)=\"").dropFirst().first
          .flatMap { Int($0.prefix { $0 != "\"" }) }
      }
      return values.count == names.count ? values : nil
    }
  }

  @Test(
    "all formats have the same records and edges; labels stay in boxes, and boxes apart",
    arguments: [
      "CL:P-5510-4224-001-V02 --depth 2", "CL:P-5510-4224-001-V02 --depth 4", "MX:EC0045", "MX",
      "CL-CHILEVALORA --depth 2", "--depth 1", "CL:P-5510-4224-001-V02 --depth 0",
    ])
  func formats(_ words: String) throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.graph(words, "json").utf8))
        as? [String: Any])
    let items = try #require(json["items"] as? [[String: Any]])
    let edges = try #require(json["edges"] as? [[String: Any]])
    let ids = items.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count && json["complete"] as? Bool == true)
    var distance: [String: Int] = [:]
    for item in items { distance[item["id"] as? String ?? ""] = item["distance"] as? Int }
    // Every record but the first ones hangs on one that is a step nearer.
    for (id, steps) in distance where steps > 0 {
      let isHeld = edges.contains { edge in
        let ends = [edge["from"] as? String ?? "", edge["to"] as? String ?? ""]
        return ends.contains(id) && ends.contains { distance[$0] == steps - 1 }
      }
      #expect(isHeld, "\(id)")
    }
    let dot = Self.graph(words, "dot")
    #expect(dot.components(separatedBy: " -> ").count - 1 == edges.count)
    #expect(dot.components(separatedBy: "\" [label=").count - 1 == items.count + edges.count)
    let mermaid = Self.graph(words, "mermaid").split(separator: "\n")
    #expect(mermaid.count == 1 + items.count + edges.count)
    let svg = Self.graph(words, "svg")
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    let boxes = Self.numbers(svg, "rect", ["x", "y", "width", "height"])
      .map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
    #expect(boxes.count == items.count)
    for (number, box) in boxes.enumerated() {
      #expect(!boxes[..<number].contains { $0.touches(box) })
    }
    let labels = Self.numbers(svg, "text", ["x", "y"])
    let inside = labels.filter { label in
      boxes.contains { box in
        label[0] == box.x + 10 && label[1] > box.y + 8 && label[1] < box.y + box.height - 4
      }
    }
    let legend = svg.components(separatedBy: "class=\"legend\"").count - 1
    #expect(inside.count == labels.count - legend)
  }

  @Test("the receptionist has the parts and the row that her files have")
  func receptionist() throws {
    let svg = Self.graph("CL:P-5510-4224-001-V02 --depth 2", "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(svg.utf8)) as? [String: Any])
    let edges = try #require(json["edges"] as? [[String: Any]])
    func count(_ key: String, _ value: String) -> Int {
      edges.count { $0[key] as? String == value }
    }
    let crosswalk = try PackageFiles.text(
      "Frameworks/Cases/libraries/approved-row/Crosswalks/receptionist-cl-mx.sssom.tsv")
    let rows = crosswalk.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
    #expect(count("review", "reviewed") + count("review", "proposed") == rows.count)
    // She and the profile that she replaced.
    #expect(count("kind", "system") == 2)
  }

  @Test("the drawings of the documentation are what the command draws", arguments: ["es", "en"])
  func drawings(_ language: String) throws {
    let drawing = try PackageFiles.text("Documentation/Drawings/receptionist.\(language).svg")
    let text =
      "```console\n$ recognize graph CL:P-5510-4224-001-V02 --depth 2 --format svg "
      + "--lang \(language)\n\(drawing)```\n"
    let source = SourceText(name: "drawing", bytes: Array(text.utf8))
    let results = CaseRunner.run(file: source, with: try #require(CaseTests.library))
    #expect(results.count == 1 && results.allSatisfy { $0.difference == "" })
  }

  @Test("what is malformed or unknown says so")
  func faults() {
    #expect(Fixture.run("graph XX:nothing").code == 65)
    #expect(Fixture.run("graph --depth x").code == 64)
    #expect(Fixture.run("graph --format png").code == 64)
  }
}
