import QualificationsKit
import Synchronization

/// Writes the files of a site into a folder of its own: all of them, or none.
struct SiteWriter {
  /// What pages need to decide.
  struct Engine: Sendable {
    let module: [UInt8]
    /// The library with its books, as the module reads it.
    let snapshot: [UInt8]
  }

  let site: Site
  let engine: Engine?

  /// Writes the site. The folder must be new or empty: nothing of anybody's is ever replaced.
  /// - Returns: how many files were written, and their bytes.
  func write(
    to folder: String, shown: String
  ) throws(CommandFailure) -> (files: Int, bytes: Int) {
    let part = folder + ".part"
    do throws(FileFailure) {
      if Files.isFolder(folder), try !Files.list(folder).isEmpty { throw .wrongKind }
      for name in ["", "/assets"] + Language.allCases.map({ "/\($0.rawValue)" }) {
        try Files.makeFolder(part + name)
      }
      let total = try writeAll(part)
      try Files.rename(part, to: folder)
      return total
    } catch {
      for name in (try? Files.list(part)) ?? [] { Files.remove("\(part)/\(name)") }
      if error == .wrongKind {
        throw CommandFailure(
          .unusable,
          LocalizedText(
            es: "'\(shown)' no está vacía; se esperaba una carpeta nueva o vacía",
            pt: "'\(shown)' não está vazia; esperava-se uma pasta nova ou vazia",
            en: "'\(shown)' is not empty; expected a new or an empty folder"))
      }
      throw .file(shown, error)
    }
  }

  private func writeAll(_ part: String) throws(FileFailure) -> (files: Int, bytes: Int) {
    let tasks = Language.allCases.flatMap { site.tasks($0) }
    var count = 0
    var size = 0
    for (name, bytes) in assets() {
      try Files.write(bytes, toFile: "\(part)/\(name)")
      (count, size) = (count + 1, size + bytes.count)
    }
    let next = Atomic<Int>(0)
    let written = Atomic<Int>(0)
    let failure = Mutex<FileFailure?>(nil)
    let work: () -> Void = {
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < tasks.count, failure.withLock({ $0 }) == nil else { return }
        let page = tasks[number].page
        let bytes = site.bytes(tasks[number])
        do throws(FileFailure) {
          try Files.write(bytes, toFile: "\(part)/\(page.language.rawValue)/\(page.file)")
          written.add(bytes.count, ordering: .relaxed)
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    Files.runAll(Array(repeating: work, count: Files.processors()))
    if let error = failure.withLock({ $0 }) { throw error }
    return (count + tasks.count, size + written.load(ordering: .relaxed))
  }

  /// Everything but the pages.
  private func assets() -> [(String, [UInt8])] {
    var assets: [(String, [UInt8])] = [
      ("index.html", Self.languages()), ("assets/site.css", PackageResources.site_css),
      ("assets/page.js", PackageResources.page_js),
      ("assets/search.js", PackageResources.search_js),
    ]
    for language in Language.allCases {
      assets.append(("assets/index-\(language.rawValue).js", site.searchIndex(language)))
      assets.append(("assets/words-\(language.rawValue).js", site.words(language)))
    }
    if let engine {
      assets += [
        ("assets/engine.js", PackageResources.engine_js),
        ("assets/check.js", PackageResources.check_js),
        ("assets/editor.js", PackageResources.editor_js),
        ("assets/examples.js", site.examples()),
        ("assets/module.js", Base64.script("recognizeModule", engine.module)),
        ("assets/snapshot.js", Base64.script("recognizeSnapshot", engine.snapshot)),
      ]
    }
    return assets
  }

  /// The page above the languages: where to go from here.
  private static func languages() -> [UInt8] {
    var html = HTML()
    html.declaration()
    html.element("html", [("lang", "es")]) { html in
      html.element("head") { html in
        html.element("meta", [("charset", "utf-8")])
        html.element(
          "meta",
          [
            ("http-equiv", "Content-Security-Policy"),
            (
              "content",
              "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
                + "form-action 'none'"
            ),
          ])
        html.element(
          "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        html.element("meta", [("name", "color-scheme"), ("content", "light dark")])
        html.element("title", text: "recognize")
        html.element("link", [("rel", "stylesheet"), ("href", "assets/site.css")])
        html.element("link", [("rel", "icon"), ("href", "data:,")])
      }
      html.element("body", [("class", "door")]) { html in
        html.element("main") { html in
          html.element("h1", text: "recognize")
          html.element("ul") { html in
            for language in Language.allCases {
              html.element("li") { html in
                html.element(
                  "a",
                  [
                    ("class", "button"), ("href", "\(language.rawValue)/index.html"),
                    ("lang", language.rawValue), ("hreflang", language.rawValue),
                  ], text: SitePage.name(of: language))
              }
            }
          }
        }
      }
    }
    return html.bytes
  }
}

/// Base64 (RFC 4648, section 4).
enum Base64 {
  /// A script that names bytes, in base64.
  static func script(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    Array("const \(name) = \"".utf8) + encoded(bytes) + Array("\";\n".utf8)
  }

  /// The bytes in base64.
  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var word = 0
      for place in 0..<3 { word = word << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        let digit = alphabet[word >> (18 - 6 * place) & 63]
        result.append(place <= count ? digit : UInt8(ascii: "="))
      }
    }
    return result
  }
}
