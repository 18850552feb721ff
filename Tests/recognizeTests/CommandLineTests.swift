import QualificationsKit
import Testing
import recognize

@Suite struct CommandLineTests {
  @Test(
    "wrong words end with 64 and say what was expected",
    arguments: [
      ("chekc", "did you mean 'check'?"),
      ("show X --frmat json", "did you mean '--format'?"),
      ("show X --format yaml", "expected: text, json"),
      ("show X --format", "needs a value"),
      ("show X --on 2024-02-30", "'2024-02-30' for '--on' is no date"),
      ("show X --on 2024-02", "expected a day"),
      ("check X --issued 2024-2", "malformed date '2024-2'"),
      ("check X --experience 2024..2019", "malformed period"),
      ("check X --experience 2019..2024:", "malformed period"),
      ("check X --experience 2024-02-01..2024-01-01", "malformed period"),
      ("check X --assume a", "expected FINDING=STATE"),
      ("check X --components A,,B", "empty part"),
      ("check X --credential f.json --issued 2024", "exclude each other"),
      ("check X --to MX --to CL", "given twice"),
      ("validate --strict=yes", "takes no value"),
      ("find", "an argument is missing"),
      ("doctor now", "unexpected 'now'"),
      ("find x --limit ten", "not a number"),
      ("rules", "'rules check', 'rules test'"),
      ("rules chek", "did you mean 'check'?"),
      ("help shwo", "did you mean 'show'?"),
      ("completions csh", "expected bash, zsh or fish"),
      ("show CL:", "malformed identifier"),
      ("frameworks --country C1", "malformed country"),
      ("standards --occupation cook", "malformed occupation"),
    ])
  func wrongWords(_ line: String, _ expected: String) {
    let answer = Fixture.run(line)
    #expect(answer.code == 64)
    #expect(answer.messages.contains(expected), "\(answer.messages)")
    #expect(answer.output.isEmpty)
  }

  @Test(
    "the language is the option's, else that of the first variable that names one",
    arguments: [
      ("", [:], "All commands"), ("--lang es", ["LANG": "pt_BR"], "Todos los comandos"),
      ("", ["LANG": "pt_BR.UTF-8"], "Todos os comandos"),
      ("", ["LC_ALL": "", "LANG": "es_CL"], "Todos los comandos"),
      ("", ["LC_ALL": "C", "LANG": "es_CL"], "All commands"),
      ("", ["LC_ALL": "C.UTF-8", "LANG": "es_CL"], "All commands"),
      ("", ["LC_ALL": "fr_FR", "LC_MESSAGES": "es", "LANG": "pt"], "Todos los comandos"),
      ("", ["LC_MESSAGES": "POSIX", "LANG": "pt"], "All commands"),
      ("", ["LANG": "estonian"], "All commands"),
    ] as [(String, [String: String], String)])
  func language(_ line: String, _ environment: [String: String], _ expected: String) {
    #expect(Fixture.run(line, environment: environment).output.contains(expected))
  }

  @Test(
    "completions name every command and every option",
    arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let text = Fixture.run("completions \(shell)").output
    let help = try #require(Fixture.run("help --format json").json)
    let commands = try #require(help["items"] as? [[String: Any]])
    #expect(commands.count > 10)
    for command in commands {
      let name = try #require(command["id"] as? String)
      for word in name.split(separator: " ") { #expect(text.contains(word), "\(name)") }
      for option in try #require(command["options"] as? [[String: Any]]) {
        let name = try #require(option["id"] as? String)
        #expect(text.contains(shell == "fish" ? "-l \(name.dropFirst(2))" : name), "\(name)")
      }
    }
  }

  @Test("the help has a text for everything in each language", arguments: Language.allCases)
  func help(_ language: Language) throws {
    let help = try #require(Fixture.run("help --format json --lang \(language.rawValue)").json)
    for command in try #require(help["items"] as? [[String: Any]]) {
      for key in ["id", "summary", "details"] { #expect(command[key] as? String != "") }
      for option in try #require(command["options"] as? [[String: Any]]) {
        #expect(option["help"] as? String != "", "\(option)")
      }
      let name = try #require(command["id"] as? String)
      let page = Fixture.run("help \(name) --lang \(language.rawValue)")
      #expect(page.code == 0)
      #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(name)")
    }
  }
}
