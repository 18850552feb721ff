import Foundation
import recognize

/// Runs of `batch` in a new folder, with the small library of the fixture.
struct BatchFixture {
  let folder: URL
  private(set) var answer = Fixture.Answer(output: "", messages: "", code: 0)

  init() {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-batch-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Runs `batch in --on … OPTIONS` on a text.
  init(_ input: String, _ options: String = "", as name: String = "in.csv") {
    self.init(Data(input.utf8), options, as: name)
  }

  init(_ input: Data, _ options: String = "", as name: String = "in.csv") {
    self.init()
    write(input, name)
    run("\(name) \(options)")
  }

  /// The options that give a rejects file as NDJSON.
  static let json = "-o out.ndjson --rejects rejects.ndjson"

  func write(_ data: Data, _ name: String) {
    try? data.write(to: folder.appendingPathComponent(name))
  }

  /// Runs `batch` once more.
  mutating func run(_ words: String, library: String = Fixture.folder + "/Frameworks") {
    let hasOutput = words.contains(" -o ") || words.contains("--dry-run")
    var line = "batch \(words)"
    if !hasOutput { line += " " + Self.json }
    if !words.contains("--on ") { line += " --on 2026-11-22" }
    if !words.contains("--frameworks ") { line += " --frameworks \(library)" }
    answer = Fixture.run(line, folder: folder.path)
  }

  /// The bytes of a file as text; empty if there is none.
  func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// The names of the files in the folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// The objects of a file of NDJSON.
  func objects(_ name: String) -> [[String: Any]] {
    text(name).split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  /// The decisions, without the header.
  var decisions: [[String: Any]] { Array(objects("out.ndjson").dropFirst()) }
  /// The rejects.
  var rejects: [[String: Any]] { objects("rejects.ndjson") }

  /// The certificates of each decision.
  var certificates: [String] {
    decisions.map { decision in
      let list = decision["credentials"] as? [[String: Any]] ?? []
      return list.map { $0["certificate"] as? String ?? "?" }.joined(separator: "+")
    }
  }

  /// The dates of issue of each decision.
  var issued: [String] {
    decisions.map { decision in
      let list = decision["credentials"] as? [[String: Any]] ?? []
      return list.first?["issued"] as? String ?? "-"
    }
  }
}
