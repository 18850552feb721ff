import QualificationsKit
import RecognitionRules

/// A decision as a row of a spreadsheet: always the same columns.
enum DecisionRow {
  /// The columns; the first two are those of the row itself.
  static let columns = [
    "line", "id", "about", "certificate", "country", "destination", "purpose", "outcome",
    "bestPossible", "outcomeText", "reason", "basis", "effect", "instrument", "target",
    "targetTitle", "certain", "possible", "components", "componentsMissing", "failed", "unknown",
    "assumed", "question1", "who1", "question2", "who2", "question3", "who3", "questions",
    "together", "until", "caveats",
  ]

  /// The first line of the file.
  static var heading: [UInt8] {
    var output: [UInt8] = []
    CellProtection.write(columns, to: &output)
    return output
  }

  /// The cells from the third column on, without the end of the line.
  static func cells(_ decision: Decision, _ library: Library, _ language: Language) -> [UInt8] {
    let question = decision.question
    let target = decision.target.map { library[$0] }
    func codes(_ state: Ternary) -> String {
      decision.findings.filter { $0.state == state }.map { $0.code }.joined(separator: "|")
    }
    var cells = [
      question.isAboutCredential ? "credential" : "certificate",
      question.credentials.map { library[$0.certificate].id }.joined(separator: "|"),
      question.credentials.map { $0.country ?? "" }.joined(separator: "|"),
      question.destination, question.purpose,
    ]
    cells += [
      decision.outcome.rawValue, decision.bestPossible.rawValue,
      Phrases.outcome(decision.outcome).text(in: language), decision.reason ?? "",
      decision.basis, decision.effect, decision.instrument ?? "",
    ]
    cells += [target?.id ?? "", target?.title.text(in: language) ?? ""]
    cells += Self.coverage(decision.coverage)
    cells += [
      codes(.failed), codes(.unknown), decision.assumed.map { $0.code }.joined(separator: "|"),
    ]
    for number in 0..<3 {
      let open = number < decision.questions.count ? decision.questions[number] : nil
      let fact = open?.fact
      cells.append(
        fact.map { [$0.relation, $0.column, $0.key].filter { !$0.isEmpty }.joined(separator: " ") }
          ?? "")
      cells.append(open?.who ?? "")
    }
    cells += [
      "\(decision.questions.count)", decision.together?.rawValue ?? "", decision.until?.iso ?? "",
      decision.caveats.joined(separator: "|"),
    ]
    var output: [UInt8] = []
    CellProtection.write(cells, to: &output)
    output.removeLast()
    return output
  }

  /// Bounds rounded outwards, how many components there are, and how many are not proved.
  private static func coverage(_ coverage: Coverage?) -> [String] {
    guard let coverage else { return ["", "", "", ""] }
    let missing = coverage.parts.count { $0.certain < .one }
    return [
      coverage.certain.decimal(.down), coverage.possible.decimal(.up), "\(coverage.parts.count)",
      "\(missing)",
    ]
  }
}
