import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

/// The site of a small library whose titles are hostile.
struct SiteTests {
  /// What a title may hold, and what must never reach a page as it is.
  private static let hostile =
    "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>\u{202E}abc\u{2066}🙂"
    + String(repeating: "á", count: 10_000)

  /// The library of a worked case with every mention of the receptionist replaced.
  private static let library: URL = {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-site-\(UUID().uuidString)")
    let folder = "Frameworks/Cases/libraries/approved-row"
    let escaped = hostile.replacingOccurrences(of: "\"", with: "\\\"")
    for path in PackageFiles.paths(under: folder, suffixes: [".json", ".tsv", ".md"]) {
      let text = ((try? PackageFiles.text(path)) ?? "")
        .replacingOccurrences(of: "\"es\": \"Recepcionista\"", with: "\"es\": \"\(escaped)\"")
        .replacingOccurrences(
          of: "\"url\": \"https://chilevalora.cl\"", with: "\"url\": \"javascript:alert(1)\"")
      let url = root.appendingPathComponent("data" + path.dropFirst(folder.count))
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: url)
    }
    return root
  }()

  private static func site(_ name: String) -> Fixture.Answer {
    let arguments = ["site", "-o", name, "--frameworks", "data", "--lang", "en"]
    return Fixture.run(arguments, [:], library.path)
  }

  private static func files(_ name: String) -> [String: Data] {
    let root = library.appendingPathComponent(name)
    var found: [String: Data] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
      if let data = FileManager.default.contents(atPath: root.appendingPathComponent(path).path) {
        found[path] = data
      }
    }
    return found
  }

  @Test("hostile names are text on every page, and the same data give the same bytes")
  func hostileNames() throws {
    let answer = Self.site("one")
    #expect(answer.code == 0)
    let files = Self.files("one")
    let page = try #require(files["es/standard-CL_P-5510-4224-001-V02.html"])
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;&lt;img"))
    #expect(text.contains("\\u{202E}abc\\u{2066}🙂"))
    let wrong = ["<script>alert", "<img src=x", "\u{202E}", "\u{2066}", "href=\"javascript"]
    for (path, data) in files where path.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      for word in wrong { #expect(!text.contains(word), "\(word) in \(path)") }
      #expect(data.count < 500_000, "\(path)")
      // Every link to a page, and every other language, leads somewhere.
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      for part in text.components(separatedBy: "href=\"").dropFirst() {
        let link = String(part.prefix { $0 != "\"" && $0 != "#" })
        guard link.hasSuffix(".html"), !link.contains("://") else { continue }
        let target =
          link.hasPrefix("../")
          ? String(link.dropFirst(3))
          : folder.isEmpty ? link : "\(folder)/\(link)"
        #expect(files[target] != nil, "\(link) in \(path)")
      }
    }
    // Without the engine there is no page that asks it, and none that links to it.
    #expect(files["es/check.html"] == nil && files["assets/module.js"] == nil)
    #expect(answer.messages.contains("without check and editor"))
    #expect(Self.site("two").code == 0)
    #expect(Self.files("two") == files)
  }

  @Test("nothing of anybody's is replaced")
  func fullFolder() {
    let full = Fixture.run(["site", "-o", "data", "--frameworks", "data"], [:], Self.library.path)
    #expect(full.code == 65)
    #expect(full.messages.contains("not empty"))
    #expect(Fixture.run("site").code == 64)
  }
}
