import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// What holds of every decision (design 1.5; invariants I6, I8, I13, I15).
struct DecisionTests {
  static let parts: [UInt64] = Array(0..<8)
  static let cases: UInt64 = 12 * LongRun.factor

  /// Drawn cases of a part.
  static func each(_ part: UInt64, _ body: (UInt64, DrawnCase) -> Void) {
    let recognition = ErasureTests.recognition(part)
    for number in 0..<cases {
      let seed = part << 32 + 1_000_000 + number
      body(seed, DrawnCase(recognition, seed: seed))
    }
  }

  @Test("an answer is whole: best, questions, coverage and words", arguments: parts)
  func whole(part: UInt64) {
    Self.each(part) { seed, drawn in
      let decision = drawn.recognition.decide(drawn.question)
      for fault in Self.faults(decision, drawn) {
        Issue.record("seed \(seed): \(drawn): \(decision.outcome.rawValue): \(fault)")
      }
    }
  }

  private static func faults(_ decision: Decision, _ drawn: DrawnCase) -> [String] {
    var faults: [String] = []
    if decision.bestPossible.rank > decision.outcome.rank { faults.append("bestPossible is worse") }
    if let coverage = decision.coverage, coverage.certain > coverage.possible {
      faults.append("certain > possible")
    }
    for part in decision.coverage?.parts ?? [] where part.certain > part.possible {
      faults.append("certain > possible in a part")
    }
    if decision.outcome == .review, decision.reason == nil {
      let differs = decision.questions.contains { item in
        item.answers.contains { $0.outcome != .review }
      }
      if !differs, (decision.together ?? .review) == .review {
        faults.append("a review without a question that changes it: \(questions(decision))")
      }
    }
    if drawn.question.sparesOrigin {
      for item in decision.questions where item.who == "issuer" || item.who == "origin-authority" {
        faults.append("asks \(item.who) although the origin is spared")
      }
    }
    if let together = decision.together, together.rank > decision.outcome.rank {
      faults.append("together \(together.rawValue) is worse")
    }
    for item in decision.questions {
      if let first = item.answers.first,
        item.answers.contains(where: { $0.outcome.rank < first.outcome.rank })
      {
        faults.append("the first answer to \(item.fact) is not the favourable one")
      }
    }
    return faults + wording(decision, drawn)
  }

  private static func questions(_ decision: Decision) -> String {
    let open = decision.findings.filter { $0.state == .unknown }
      .map { "\($0.code) \($0.openFacts.map { "\($0.relation) \($0.column) \($0.key)" })" }
    return open.joined(separator: "; ")
  }

  /// No empty text, no slot left, in any language.
  private static func wording(_ decision: Decision, _ drawn: DrawnCase) -> [String] {
    var faults: [String] = []
    for language in Language.allCases {
      let outline = DecisionWording.outline(
        decision, drawn.recognition.library, language, why: "full")
      for section in outline.sections {
        for entry in section.entries {
          let texts = [entry.text] + entry.details
          if texts.contains(where: { $0.isEmpty }) { faults.append("empty text in \(language)") }
          if texts.contains(where: { $0.contains("{") || $0.contains("}") }) {
            faults.append("a slot is left in \(language): \(texts)")
          }
        }
      }
      let json = Self.json(decision, drawn.recognition.library, language)
      if json.contains("\"text\": \"\"") || json.contains("\"text\":\"\"") {
        faults.append("empty text in JSON, \(language)")
      }
    }
    return faults
  }

  static func json(_ decision: Decision, _ library: Library, _ language: Language) -> String {
    var writer = JSONWriter()
    DecisionEncoding.write(decision, library, language, why: "full", engine: "test", into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "the way of learning and a protection status change nothing for the worse", arguments: parts)
  func protection(part: UInt64) {
    Self.each(part) { seed, drawn in
      let outcome = drawn.outcome
      var other = drawn
      for status in [nil, false, true] {
        other.question.protection = status
        #expect(
          other.outcome == outcome,
          "seed \(seed): \(drawn) protection \(status.map { "\($0)" } ?? "-")")
      }
      guard drawn.question.isAboutCredential else { return }
      for route in ["training", "experience", "assessment"] {
        other.question.credentials[0].route = route
        #expect(other.outcome.rank <= outcome.rank, "seed \(seed): \(drawn) route \(route)")
      }
    }
  }

  @Test(
    "a further paper that is false or has ended changes nothing for the worse", arguments: parts)
  func furtherPaper(part: UInt64) {
    Self.each(part) { seed, drawn in
      guard drawn.question.isAboutCredential else { return }
      let outcome = drawn.outcome
      let other = DrawnCase(drawn.recognition, seed: seed &+ 7)
      for isFalse in [true, false] {
        var more = drawn
        var paper = other.question.credentials[0]
        if isFalse { paper.authenticity = false } else { paper.expires = PartialDate("2020") }
        more.question.credentials.append(paper)
        #expect(more.outcome.rank <= outcome.rank, "seed \(seed): \(more) was \(outcome.rawValue)")
      }
    }
  }

  @Test("an answer given as a fact gives the outcome that was promised", arguments: parts)
  func promises(part: UInt64) {
    Self.each(part) { seed, drawn in
      let decision = drawn.recognition.decide(drawn.question)
      for item in decision.questions {
        for answer in item.answers {
          guard let question = Self.answered(drawn, item.fact, answer.answer) else { continue }
          let found = drawn.recognition.bareDecision(question).outcome
          #expect(
            found == answer.outcome, "seed \(seed): \(drawn): \(item.fact) \(answer.answer)")
        }
      }
    }
  }

  /// The question with the answer as a fact; `nil` where the answer is no fact of the paper.
  private static func answered(_ drawn: DrawnCase, _ fact: OpenFact, _ answer: String) -> Question?
  {
    guard let number = Int(fact.key), drawn.question.credentials.indices.contains(number) else {
      return nil
    }
    let library = drawn.recognition.library
    var question = drawn.question
    switch (fact.relation, fact.column, answer) {
    case ("verification", "authenticity", _):
      question.credentials[number].authenticity = answer == "yes"
    case ("verification", "identity", _): question.credentials[number].identity = answer == "yes"
    case ("credential", "expires", "in-force"):
      question.credentials[number].expires = PartialDate("2040-01-01")
    case ("credential", "expires", "expired"):
      question.credentials[number].expires = PartialDate(question.on)
    case ("credential", "issued", _):
      // Of a standard without an end there is no day outside its period.
      guard let end = library[question.credentials[number].certificate].to.value else { return nil }
      let isIn = answer == "in-period"
      question.credentials[number].issued = PartialDate(
        isIn ? end.first.adding(days: -1) : end.last)
    case ("credential", "issuer", "authorised"):
      let system = library[question.credentials[number].certificate].system
      let bodies = library.bodies.filter { body in body.awards.contains { $0.system == system } }
      guard let body = bodies.first else { return nil }
      question.credentials[number].issuer = body.id
    default: return nil
    }
    return question
  }

  @Test("the cases that are drawn come to every kind of outcome")
  func variety() {
    var counts: [Outcome: Int] = [:]
    for part in Self.parts {
      let recognition = ErasureTests.recognition(part)
      for number in 0..<UInt64(60) {
        counts[DrawnCase(recognition, seed: part << 32 + number).outcome, default: 0] += 1
      }
    }
    #expect(counts.count >= 6, "\(counts)")
  }
}
