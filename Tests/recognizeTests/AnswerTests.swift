import QualificationsKit
import Testing
import recognize

@Suite struct AnswerTests {
  @Test(
    "each command ends with its code and says the essential",
    arguments: [
      ("show MX:EC0045", 0, "Recepción", ""),
      ("show EC0045", 0, "MX:EC0045", ""),
      ("show mx:ec0045", 0, "MX:EC0045", ""),
      ("show gasfiter", 0, "CL:P-1", ""),
      ("show CL:P-1#1", 0, "Parte de Gasfíter", ""),
      ("show CL:M", 0, "unknown: the sources disagree", ""),
      ("show CL:M/Nivel 1", 0, "level above", ""),
      ("show CL-S", 0, "Sistema", ""),
      ("show BB", 0, "CL:~b", ""),
      ("show CL:law", 0, "in force", ""),
      ("show 7126", 0, "gasfíter (CL)", ""),
      ("show EC", 0, "Ecuador", ""),
      ("show EC0046", 0, "Plomero \\u{1B}[31m rojo", ""),
      ("show recepcion", 65, "", "names 2 records"),
      ("show MX:EC0054", 65, "", "MX:EC0045"),
      ("show EC0047", 65, "", "MX:EC0046"),
      ("show nothing like this", 65, "", "nothing is called"),
      ("frameworks", 0, "CL:M", ""),
      ("frameworks --country chile", 0, "CL:M", ""),
      ("frameworks --country CLP", 65, "", "CL  Chile"),
      ("standards --occupation 712", 0, "CL:P-1", ""),
      ("standards --occupation 7129", 65, "", "7126  Plumbers"),
      ("standards --country MX --limit 1", 0, "2 (1 shown", ""),
      ("standards --count", 0, "CL-S", ""),
      ("instruments --country CL", 0, "CL:law", ""),
      ("find GASFÍTER", 0, "CL:P-1", ""),
      ("find plomeros", 0, "ISCO-08:7126", ""),
      ("find gasfitter", 0, "did you mean 'gasfiter'?", ""),
      ("validate", 0, "errors: 0", ""),
      ("validate draft.json", 1, "did you mean 'title'?", ""),
      ("validate Frameworks/CL", 0, "files: 4", ""),
      ("validate nowhere.json", 66, "", "there is no file"),
      ("doctor", 0, "2025.1", ""),
      ("doctor --frameworks elsewhere", 66, "", "expected one with library.json"),
      ("--version", 0, "recognize ", ""),
      ("", 0, "recognize find mucama", ""),
    ] as [(String, Int32, String, String)])
  func codes(_ line: String, _ code: Int32, _ output: String, _ messages: String) {
    let answer = Fixture.run(line)
    #expect(answer.code == code, "\(answer.messages)")
    #expect(answer.output.contains(output), "\(answer.output)")
    #expect(answer.messages.contains(messages), "\(answer.messages)")
    #expect(!answer.output.utf8.contains(0x1B))
  }

  /// Command lines that answer with the library.
  static let answering = [
    "show MX:EC0045", "show CL:P-1#1", "show CL:M", "show CL:M/Nivel 1", "show CL-S", "show CL:~b",
    "show CL:law", "show 7126", "show CL", "show EC0046", "find gasfíter", "frameworks",
    "standards", "standards --count", "instruments", "validate", "validate draft.json", "doctor",
  ]

  @Test("JSON has a schema, a version and items with identifiers", arguments: answering)
  func json(_ line: String) throws {
    let json = try #require(Fixture.run("\(line) --format json").json)
    #expect((json["schema"] as? String)?.hasPrefix("recognize/") == true)
    #expect(json["version"] as? Int == 1)
    for item in try #require(json["items"] as? [[String: Any]]) {
      #expect((item["id"] as? String)?.isEmpty == false)
    }
  }

  @Test("a text answer ends with the folder and the digest", arguments: answering)
  func footer(_ line: String) {
    let last = Fixture.run(line).output.split(separator: "\n").last
    #expect(last?.contains(/^Data: Frameworks · [0-9a-f]{8} · date 2024-10-04$/) == true)
  }

  @Test("another working folder and locale change nothing", arguments: answering.prefix(16))
  func surroundings(_ line: String) {
    let words = "\(line) --lang pt --on 2025-05-05 --frameworks \(Fixture.folder)/Frameworks"
    let here = Fixture.run(words)
    let there = Fixture.run(
      words, environment: ["LANG": "es_CL", "RECOGNIZE_FRAMEWORKS": "nowhere"],
      folder: "\(Fixture.folder)/elsewhere")
    #expect(here.output == there.output)
    #expect(here.code == 0 && there.code == 0)
  }

  @Test("SARIF names the rule and the place of a finding")
  func sarif() throws {
    let json = try #require(Fixture.run("validate draft.json --format sarif").json)
    let run = try #require((json["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String != nil)
  }
}
