import TestSupport
import Testing

/// Rules about the sources themselves (design 2 and 3).
struct TidyTests {
  private static let sources = PackageFiles.paths(under: "Sources", suffixes: [".swift"])
  private static let tests = PackageFiles.paths(under: "Tests", suffixes: [".swift"])
  private static let scans: [String: SwiftScan] = {
    var result: [String: SwiftScan] = [:]
    for path in sources { result[path] = SwiftScan((try? PackageFiles.text(path)) ?? "") }
    return result
  }()

  /// The folders of each module, from left to right: a file names no type of a folder to its right.
  private static let layers = [
    "QualificationsKit": [
      "Identity", "Text", "Numbers", "Dates", "Diagnostics", "SSSOM", "Model", "Storage", "Graph",
      "Crosswalk", "Suggesting", "Reading", "Checking", "Reviewing", "Exchange",
    ],
    "RecognitionRules": [
      "Syntax", "Vocabulary", "Analysis", "Data", "Planning", "Evaluation", "Running", "Provenance",
      "Deciding", "Verification", "Explanation",
    ],
  ]

  @Test("a file names no type of a folder to its right", arguments: layers.keys.sorted())
  func layering(module: String) {
    let folders = Self.layers[module] ?? []
    var folderOfType: [String: Int] = [:]
    var findings: [String] = []
    for (path, scan) in Self.scans {
      let parts = path.split(separator: "/").map { String($0) }
      guard parts[1] == module, parts.count == 4 else { continue }
      guard let folder = folders.firstIndex(of: parts[2]) else {
        findings.append("\(path): unknown folder")
        continue
      }
      for name in scan.declaredTypes { folderOfType[name] = folder }
    }
    for (path, scan) in Self.scans {
      let parts = path.split(separator: "/").map { String($0) }
      guard parts[1] == module, parts.count == 4, let folder = folders.firstIndex(of: parts[2])
      else {
        continue
      }
      for name in scan.identifiers {
        if let other = folderOfType[name], other > folder {
          findings.append("\(path) names \(name) of \(folders[other])")
        }
      }
    }
    #expect(findings.sorted() == [])
  }

  @Test("the checker of proofs names no type of the engine")
  func checkerStandsAlone() {
    let engine = ["Planning", "Evaluation", "Running", "Provenance"].map {
      "Sources/RecognitionRules/\($0)/"
    }
    var types: Set<String> = []
    for (path, scan) in Self.scans where engine.contains(where: { path.hasPrefix($0) }) {
      types.formUnion(scan.declaredTypes)
    }
    var findings: [String] = []
    for (path, scan) in Self.scans where path.hasPrefix("Sources/RecognitionRules/Verification/") {
      findings += scan.identifiers.intersection(types).map { "\(path) names \($0)" }
    }
    #expect(findings.sorted() == [])
    #expect(types.contains("BodySolver") && types.contains("Executor"))
  }

  @Test("the libraries import nothing but one another")
  func imports() {
    var findings: [String] = []
    for (path, scan) in Self.scans {
      for line in scan.code.split(separator: "\n") {
        let words = line.split(separator: " ").map { String($0) }
        guard let at = words.firstIndex(of: "import"), at < 2, words.count > at + 1 else {
          continue
        }
        let isOwn =
          path.hasPrefix("Sources/RecognitionRules/") && words[at + 1] == "QualificationsKit"
        if !isOwn, !path.hasPrefix("Sources/recognize/") { findings.append("\(path): \(line)") }
      }
    }
    #expect(findings.sorted() == [])
  }

  @Test("files are short")
  func length() throws {
    var lengths: [Int] = []
    var findings: [String] = []
    let documents = PackageFiles.paths(under: ".", suffixes: [".md"]).map {
      String($0.dropFirst(2))
    }
    for path in Self.sources + Self.tests + documents {
      var count = 0
      for byte in try PackageFiles.bytes(path) where byte == 10 { count += 1 }
      if path.hasPrefix("Sources/") { lengths.append(count) }
      if count > 600 { findings.append("\(path): \(count)") }
    }
    lengths.sort()
    #expect(findings == [])
    #expect(lengths[lengths.count / 2] <= 150)
    #expect(lengths[lengths.count * 9 / 10] <= 350)
  }

  /// Whether code has `any` before a type; `.any` is a case of ours.
  private static func namesExistential(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    let word = Array("any ".utf8)
    for at in bytes.indices.dropLast(word.count) where bytes[at...].starts(with: word) {
      let before = at == 0 ? 10 : bytes[at - 1]
      let isWord = SwiftScan.isWord(before) || before == UInt8(ascii: ".")
      if !isWord, (65...90).contains(bytes[at + word.count]) { return true }
    }
    return false
  }

  @Test("nothing traps without a sentence, and nothing is unsafe outside of one file")
  func traps() {
    let words: Set<String> = ["fatalError", "nonisolated"]
    var findings: [String] = []
    for (path, scan) in Self.scans {
      for word in scan.identifiers.intersection(words) { findings.append("\(path): \(word)") }
      if path != "Sources/recognize/Files.swift", scan.identifiers.contains("unsafe") {
        findings.append("\(path): unsafe")
      }
      if !path.hasPrefix("Sources/recognize/") {
        // Embedded Swift has neither.
        if Self.namesExistential(scan.code) { findings.append("\(path): existential") }
        if scan.code.contains("\\.") { findings.append("\(path): key path") }
      }
      for text in ["try!", "as!", "@unchecked"] where scan.code.contains(text) {
        findings.append("\(path): \(text)")
      }
      let code = Array(scan.code.utf8)
      for at in code.indices.dropFirst() where code[at] == UInt8(ascii: "!") {
        let (before, after) = (code[at - 1], at + 1 < code.count ? code[at + 1] : 10)
        let isPostfix = SwiftScan.isWord(before) || before == UInt8(ascii: ")") || before == 93
        if isPostfix, after != UInt8(ascii: "=") {
          let line = code[..<at].count { $0 == 10 } + 1
          findings.append("\(path):\(line): force unwrap")
        }
      }
    }
    #expect(findings.sorted() == [])
  }

  @Test("no notes to self, no path of a machine, no dependency")
  func leftovers() throws {
    let words = ["TO" + "DO", "FIX" + "ME", "/wo" + "rk/", "/ro" + "ot/", "/opt/" + "swift"]
    var findings: [String] = []
    for path in Self.sources + Self.tests + ["Package.swift"] {
      let text = try PackageFiles.text(path)
      for word in words where text.contains(word) { findings.append("\(path): \(word)") }
    }
    #expect(findings == [])
    #expect(!PackageFiles.exists("Package.resolved"))
    #expect(try !PackageFiles.text("Package.swift").contains(".package("))
  }

  @Test("messages are in three languages, on one line, without capital or full stop")
  func messages() throws {
    var findings: [String] = []
    let folders = ["QualificationsKit/", "RecognitionRules/Syntax/", "RecognitionRules/Analysis/"]
    for path in Self.sources where folders.contains(where: { path.hasPrefix("Sources/" + $0) }) {
      let code = Array((Self.scans[path]?.code ?? "").utf8)
      var languages: [(language: String, line: Int, text: String)] = []
      for literal in Self.scans[path]?.literals ?? [] {
        switch Self.label(before: literal.offset, code) {
        case "es", "pt", "en":
          let label = Self.label(before: literal.offset, code)
          languages.append((label, literal.line, literal.text))
        case "+" where !languages.isEmpty && !literal.text.isEmpty:
          // A sentence in parts: its end is the last one's.
          languages[languages.count - 1].text += literal.text
        default: break
        }
      }
      let order = languages.map { $0.language }
      if order.count % 3 != 0 { findings.append("\(path): \(order.count) texts") }
      for (number, item) in languages.enumerated() {
        let first = item.text.unicodeScalars.first
        let isSound =
          item.language == ["es", "pt", "en"][number % 3] && !item.text.hasSuffix(".")
          && !item.text.contains("\\n") && !(first.map { $0.properties.isUppercase } ?? false)
        if !isSound { findings.append("\(path):\(item.line): \(item.language) \(item.text)") }
      }
    }
    #expect(findings == [])
  }

  /// What stands before a literal: an argument's label, `+`, or nothing of interest.
  private static func label(before offset: Int, _ code: [UInt8]) -> String {
    var at = offset - 1
    while at >= 0, code[at] == 32 || code[at] == 10 { at -= 1 }
    if at >= 0, code[at] == UInt8(ascii: "+") { return "+" }
    guard at >= 0, code[at] == UInt8(ascii: ":") else { return "" }
    let end = at
    while at > 0, SwiftScan.isWord(code[at - 1]) { at -= 1 }
    return String(decoding: code[at..<end], as: UTF8.self)
  }
}
