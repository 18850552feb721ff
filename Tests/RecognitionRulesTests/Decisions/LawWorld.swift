import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Two countries with a standard each, one instrument between them, and laws written in tests.
enum LawWorld {
  private static func standard(_ country: String) -> String {
    """
    { "id": "\(country):S", "code": "S", "country": "\(country)", "system": "\(country)-S",
      "body": "\(country):~b", "kind": { "es": "perfil" }, "title": { "es": "S" }, "lang": "es",
      "isco08": ["7126"], "use": "current", "list": "complete",
      "components": [ { "code": null, "kind": "unit", "title": { "es": "Parte" } } ],
      "source": ["s"], "status": "official" }
    """
  }

  static let library = library(standing: "in-force")

  private static func library(standing: String) -> Library {
    libraryOf(json: [
      "standards": "\(standard("XA")), \(standard("XB")), \(standard("XC"))",
      "instruments": """
      { "id": "TEST:law", "title": { "es": "Ley" }, "kind": "bilateral", "standing": "\(standing)",
        "binding": "yes", "exclusive": false, "textRead": "full",
        "purposes": ["work", "certification", "training", "information"],
        "parties": [ { "country": "XA", "role": "party", "source": ["s"], "status": "official" },
          { "country": "XB", "role": "party", "source": ["s"], "status": "official" } ],
        "scope": { "systems": [], "sectors": [], "occupations": [] }, "book": "law.md",
        "source": ["s"], "status": "official" }
      """,
    ]).value
  }

  static var question: Question? {
    guard let paper = library.index(ofStandard: "XA:S"), let day = Day("2026-11-22") else {
      return nil
    }
    var question = Question(
      credentials: [Credential(certificate: paper, country: "XA")], destination: "XB", on: day)
    question.target = library.index(ofStandard: "XB:S")
    question.purpose = "work"
    return question
  }

  /// The standard that a third country certifies, which is no party.
  static var third: Credential? {
    library.index(ofStandard: "XC:S").map { Credential(certificate: $0, country: "XC") }
  }

  /// The answer of a law; one that says nothing of its scope applies to everything.
  static func decide(
    _ rules: String, _ question: Question, standing: String = "in-force"
  ) throws -> Decision {
    let scope = """
      finding in-scope es "a" pt "b" en "c"
      in-scope if candidate(standard: S) and S = S
      """
    let hasScope = rules.contains("finding in-scope")
    let read = RuleBook.read(
      SmallWorld.source(hasScope ? rules : scope + "\n" + rules))
    let errors = read.findings.filter { $0.code.severity == .error }
    #expect(errors.map { $0.message.en ?? "" } == [])
    let book = try #require(read.book)
    return Recognition(library: library(standing: standing), books: [book]).decide(question)
  }

  /// What an answer says beside what it says of every case.
  static func shown(_ decision: Decision) -> String {
    var parts = [decision.outcome.rawValue]
    parts += decision.grounds.map { "ground \($0)" }
    parts += decision.whyNot.flatMap { item in item.met.map { "against \($0)" } }
    parts += decision.measures.map { measure in
      let size = measure.size.map { "\($0.value.exact) \($0.unit)" } ?? "?"
      let less = measure.reducedBy?.exact ?? "?"
      return
        "\(measure.kind) \(size) -\(less) \(measure.chooser ?? "?") by \(measure.due?.iso ?? "?")"
    }
    if let until = decision.until { parts.append("until \(until.iso)") }
    parts += decision.procedure.map { step in
      "\(step.step) \(step.due?.iso ?? "?")" + (step.silence.map { " \($0)" } ?? "")
    }
    parts += decision.assumed.map { "assumed \($0.code)" }
    parts += decision.questions.map { question in
      let answers = question.answers.map { "\($0.answer) \($0.outcome.rawValue)" }
      return "\(question.who): \(answers.joined(separator: ", "))"
    }
    if let together = decision.together { parts.append("together \(together.rawValue)") }
    parts += decision.caveats.filter { $0.hasPrefix("findings-") || $0.hasPrefix("outcome-") }
    return parts.joined(separator: "; ")
  }

  /// A period whose last day is given.
  static func period(_ from: String, _ last: String) -> (from: Day, to: Day) {
    let start = Day(from) ?? Day(number: 0)
    return (start, (Day(last) ?? start).adding(days: 1))
  }

  static func work(_ from: String, _ to: String) -> Experience {
    Experience(from: Day(from) ?? Day(number: 0), to: Day(to), role: nil)
  }

  /// Facts of one relation.
  static func facts(_ relation: String, _ rows: [[String: CaseFacts.Given]]) -> CaseFacts {
    let place = CaseFacts.Place(file: "facts.json", line: 1, column: 1)
    var facts = CaseFacts()
    facts.relations = [
      CaseFacts.Relation(
        name: relation, place: place,
        rows: rows.map { row in
          CaseFacts.Row(
            place: place,
            cells: row.keys.sorted().compactMap { name in
              row[name].map { CaseFacts.Cell(column: name, place: place, value: $0) }
            })
        })
    ]
    return facts
  }
}
