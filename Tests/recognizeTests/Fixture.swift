import Foundation
import QualificationsKit
import recognize

/// A tiny data folder in a temporary place, made once, and runs of the tool on it.
enum Fixture {
  /// What a run gave, as text.
  struct Answer {
    let output: String
    let messages: String
    let code: Int32

    /// The output as JSON; `nil` if it is none.
    var json: [String: Any]? {
      (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any]
    }
  }

  /// The folder: a library, a draft standard beside it, and another working folder.
  static let folder: String = {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognize-tests-\(UUID().uuidString)")
    for (name, text) in files {
      let url = root.appendingPathComponent(name)
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: url)
    }
    return root.path
  }()

  /// Runs a command line, words split at spaces, in the fixture's folder.
  static func run(
    _ line: String, environment: [String: String] = [:], folder: String = Fixture.folder
  ) -> Answer {
    run(line.split(separator: " ").map { String($0) }, environment, folder)
  }

  static func run(
    _ arguments: [String], _ environment: [String: String] = [:],
    _ folder: String = Fixture.folder
  ) -> Answer {
    let result = Tool.run(
      arguments,
      in: Surroundings(
        environment: environment, today: Day(number: 20_000), workingFolder: folder))
    return Answer(
      output: String(decoding: result.output, as: UTF8.self),
      messages: String(decoding: result.messages, as: UTF8.self), code: result.code)
  }
}

extension Fixture {
  private static let source = """
    "sources": { "s": { "url": "https://example.org/s", "title": "A source", "tier": "official",
      "read": "2025-03-01" } },
    """

  private static let classification = """
    #schema: recognize/classification
    #version: 1
    #source: s	https://example.org/c	Codes	official
    #status: published
    """

  private static let files: [(name: String, text: String)] = [
    (
      "Frameworks/library.json",
      """
      { "schema": "recognize/library", "version": 1, "release": "2025.1", "date": "2025-01-01",
        "sources": {}, "items": [] }

      """
    ),
    (
      "Frameworks/Classifications/places.classification.tsv",
      classification + """

        #name: ISO 3166-1
        code	level	es	pt	en
        CL	country	Chile	Chile	Chile
        EC	country	Ecuador	Equador	Ecuador
        MX	country	México	México	Mexico

        """
    ),
    (
      "Frameworks/Classifications/isco08.classification.tsv",
      classification + """

        #name: ISCO-08
        code	level	parent	es	en
        712	minor		Oficiales de la construcción	Building finishers
        7126	unit	712	Fontaneros	Plumbers

        """
    ),
    (
      "Frameworks/Classifications/trade.words.tsv",
      """
      #schema: recognize/words
      #version: 1
      #source: s	https://example.org/w	Words	official
      #status: published
      word	lang	country	isco08
      gasfíter	es	CL	7126
      plomero	es	MX	7126

      """
    ),
    (
      "Frameworks/CL/frameworks.json",
      """
      { "schema": "recognize/frameworks", "version": 1, \(source)
        "items": [ { "id": "CL:M", "country": "CL", "acronym": "M", "title": { "es": "Marco" },
          "state": "designed", "levelCount": { "claims": [
            { "value": 2, "source": ["s"], "status": "official" },
            { "value": 3, "source": ["s"], "status": "published" } ] },
          "levels": [ { "label": "Nivel 1", "position": 1 },
            { "label": "Nivel 2", "position": 2 } ],
          "levelList": "complete", "source": ["s"], "status": "official" } ] }

      """
    ),
    (
      "Frameworks/CL/systems.json",
      """
      { "schema": "recognize/systems", "version": 1, \(source)
        "items": [ { "id": "CL-S", "country": "CL", "body": "CL:~b", "title": { "es": "Sistema" },
          "framework": "CL:M", "source": ["s"], "status": "official" } ] }

      """
    ),
    (
      "Frameworks/CL/bodies.json",
      """
      { "schema": "recognize/bodies", "version": 1, \(source)
        "items": [ { "id": "CL:~b", "country": "CL", "acronym": "BB",
          "title": { "es": "Organismo" },
          "kind": "certification-body", "source": ["s"], "status": "official" } ] }

      """
    ),
    (
      "Frameworks/CL/standards.json",
      """
      { "schema": "recognize/standards", "version": 1, \(source)
        "items": [
          \(standard("CL", "P-1", "Gasfíter", isco: "7126")),
          \(standard("CL", "P-2", "Recepción", isco: nil)),
          \(standard("MX", "EC0045", "Recepción", isco: nil)),
          \(standard("MX", "EC0046", "Plomero \\u001b[31m rojo <b>", isco: nil)) ] }

      """
    ),
    (
      "Frameworks/Instruments/law.json",
      """
      { "schema": "recognize/instruments", "version": 1, \(source)
        "items": [ { "id": "CL:law", "title": { "es": "Ley" }, "kind": "national-law",
          "standing": "in-force", "binding": "yes", "exclusive": false, "purposes": ["work"],
          "textRead": "full", "parties": [ { "country": "CL", "role": "destination" } ],
          "scope": { "systems": [], "sectors": [], "occupations": [] }, "book": null,
          "source": ["s"], "status": "official" } ] }

      """
    ),
    (
      "draft.json",
      """
      { "schema": "recognize/standards", "version": 1, \(source)
        "items": [ { "id": "CL:P-9", "titel": {}, "status": "official" } ] }

      """
    ),
    ("elsewhere/empty.txt", ""),
  ]

  private static func standard(
    _ country: String, _ code: String, _ title: String, isco: String?
  ) -> String {
    """
    { "id": "\(country):\(code)", "code": "\(code)", "country": "\(country)", "system": "CL-S",
      "body": "CL:~b", "kind": { "es": "perfil" }, "title": { "es": "\(title)" }, "lang": "es",
      "isco08": \(isco.map { "[\"\($0)\"]" } ?? "null"), "list": "complete",
      "components": [ { "code": null, "kind": "unit", "title": { "es": "Parte de \(title)" } } ],
      "source": ["s"], "status": "official" }
    """
  }
}
