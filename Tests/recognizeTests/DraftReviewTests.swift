import Foundation
import TestSupport
import Testing

/// A draft beside the region and beside its older version, and how one begins.
@Suite struct DraftReviewTests {
  private static let folder: String = {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-drafts-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }()

  private static func write(_ name: String, _ text: String) {
    try? Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  private static let data = ["RECOGNIZE_FRAMEWORKS": PackageFiles.root + "/Frameworks"]

  private static func run(_ line: String) -> Fixture.Answer {
    Fixture.run(line, environment: data, folder: folder)
  }

  /// The receptionist's profile of Chile, as the region has it, with other words for one unit, another
  /// code for the second, and without the others.
  private static let revision = """
    {"schema": "recognize/standards", "version": 1,
     "sources": {"s": {"url": "https://example.org", "title": "S", "tier": "official", "read": "2026"}},
     "items": [
      {"id": "CL:P-5510-4224-001-V03", "code": "P-5510-4224-001-V03", "country": "CL",
       "system": "CL-CHILEVALORA", "body": "CL:~chilevalora", "title": {"es": "Recepcionista"},
       "isco08": ["4224"], "list": "complete",
       "supersedes": [{"id": "CL:P-5510-4224-001-V02", "stated": "issuer"}],
       "components": [
        {"code": "U-5510-4224-001-V02", "kind": "unit", "title": {"es": "Cobrar"}},
        {"code": "U-5510-4224-003-V02", "kind": "unit", "title": {
         "es": "Procesar auditoría nocturna, según protocolos y procedimientos de la empresa"}},
        {"code": "U-5510-4224-099-V01", "kind": "unit",
         "title": {"es": "Reparar techos de zinc según la normativa"}}],
       "source": ["s"], "status": "official"}]}
    """

  @Test("a new version says what it changes, and which rows and certificates that touches")
  func previous() throws {
    Self.write("new.json", Self.revision)
    let old = Self.data["RECOGNIZE_FRAMEWORKS"] ?? ""
    let answer = Self.run("validate new.json --previous \(old)/CL/standards.json --format json")
    let json = try #require(answer.json)
    let revision = try #require((json["changes"] as? [[String: Any]])?.first)
    #expect(revision["previous"] as? String == "CL:P-5510-4224-001-V02")
    let items = try #require(revision["items"] as? [[String: Any]])
    func changes(_ kind: String) -> [String] {
      items.filter { $0["change"] as? String == kind }.compactMap { $0["id"] as? String }
    }
    #expect(changes("added") == ["CL:U-5510-4224-099-V01"])
    #expect(changes("renamed").first == "CL:U-5510-4224-001-V02")
    #expect(changes("recoded") == ["CL:P-5510-4224-001-V03", "CL:U-5510-4224-003-V02"])
    #expect(changes("dropped").count == 3)
    let rows = try #require(revision["rows"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    let certificates = try #require(revision["certificates"] as? [String])
    #expect(certificates.contains("MX:EC0045"))
    let same = Self.run("validate new.json --previous new.json --format json")
    #expect(same.messages.isEmpty || same.json == nil)
  }

  @Test("a draft is shown with what is most like it, whatever the number, gender and language")
  func neighbours() throws {
    Self.write("draft.json", Self.revision.replacingOccurrences(of: "001-V03", with: "050-V01"))
    let answer = Self.run("validate draft.json --format json")
    let region = try #require((answer.json?["region"] as? [[String: Any]])?.first)
    let parts = try #require(region["parts"] as? [[String: Any]])
    let audit = try #require(parts.first { ($0["id"] as? String ?? "").contains("003-V02") })
    let near = try #require(audit["neighbours"] as? [[String: Any]])
    #expect(near.contains { $0["id"] as? String == "CL:U-5510-4224-003-V01" })
    let roof = try #require(parts.last)
    #expect((roof["neighbours"] as? [[String: Any]] ?? []).count <= 3)
    let whole = try #require(region["neighbours"] as? [[String: Any]])
    #expect(whole.contains { $0["id"] as? String == "CL:P-5510-4224-001-V02" })
  }

  @Test("every system with a methodology begins a draft that has no fault of shape")
  func beginning() throws {
    let list = Self.run("new standard")
    #expect(list.code == 64)
    let systems = list.messages.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: " ").first.map { String($0) }
    }
    #expect(systems.contains("CL-CHILEVALORA") && systems.count >= 5)
    // A snapshot is read faster than the files.
    #expect(Self.run("snapshot -o region.snapshot").code == 0)
    for system in systems {
      let line = "new standard --system \(system) -o begun-\(system).json"
      #expect(Self.run("\(line) --frameworks region.snapshot").code == 0)
    }
    #expect(Self.run("new standard --system \(systems[0]) -o begun-\(systems[0]).json").code == 64)
    let names = systems.map { "begun-\($0).json" }
    let answer = Self.run("validate \(names.joined(separator: " ")) --format json")
    let items = try #require(answer.json?["items"] as? [[String: Any]])
    for name in names {
      let errors = items.filter {
        $0["severity"] as? String == "error" && $0["file"] as? String == name
      }
      let codes = Set(errors.compactMap { $0["id"] as? String })
      #expect(codes == ["to-fill"], "\(name): \(codes)")
    }
  }
}
