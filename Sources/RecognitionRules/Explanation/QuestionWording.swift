import QualificationsKit

/// The questions of a decision in words.
extension DecisionWording {
  /// One entry per question; those to the crosswalk team with the same answers are one entry that
  /// lists their components.
  var questions: [DecisionOutline.Entry] {
    let phrases = QuestionPhrases(library: library, language: language)
    var entries = questionGroups.map { group in
      group.count > 1 ? together(group, phrases) : single(group[0], phrases)
    }
    if let together = decision.together, decision.questions.count > 1 {
      let name = Phrases.outcome(together).text(in: language)
      entries.append(
        entry(
          nil,
          say(
            "Con todas las respuestas a favor: \(name)", "Com todas as respostas a favor: \(name)",
            "With every answer favourable: \(name)")))
    }
    return entries
  }

  /// The questions in their order; neighbours that ask the crosswalk team the same of different
  /// components, with the same answers, are one group.
  var questionGroups: [[OpenQuestion]] {
    var groups: [[OpenQuestion]] = []
    for question in decision.questions {
      if let first = groups.last?.first, isAlike(question, first) {
        groups[groups.count - 1].append(question)
      } else {
        groups.append([question])
      }
    }
    return groups
  }

  /// Whether two questions ask the crosswalk team the same of different components.
  private func isAlike(_ left: OpenQuestion, _ right: OpenQuestion) -> Bool {
    left.fact.relation == "mapsTo" && right.fact.relation == "mapsTo" && left.who == right.who
      && left.answers.map { $0.outcome } == right.answers.map { $0.outcome }
  }

  private func single(_ question: OpenQuestion, _ phrases: QuestionPhrases) -> DecisionOutline.Entry
  {
    entry(
      Phrases.who(question.who).text(in: language),
      phrases.sentence(question, decision.question), answers(question, phrases))
  }

  private func together(
    _ questions: [OpenQuestion], _ phrases: QuestionPhrases
  ) -> DecisionOutline.Entry {
    let each = say("cada uno: ", "cada um: ", "each of them: ")
    return entry(
      Phrases.who(questions[0].who).text(in: language),
      say(
        "¿lo certificado prueba por completo alguno de estos \(questions.count) componentes?",
        "o que foi certificado prova por completo algum destes \(questions.count) componentes?",
        "does what is certified prove any of these \(questions.count) components in full?"),
      questions.map { phrases.component($0.fact.key) }
        + answers(questions[0], phrases).map { each + $0 })
  }

  /// What each answer leads to; of a question that decides nothing alone, just that.
  private func answers(_ question: OpenQuestion, _ phrases: QuestionPhrases) -> [String] {
    guard let first = question.answers.first else { return [] }
    if question.answers.allSatisfy({ $0.outcome == first.outcome }) {
      return [
        say(
          "por sí sola no cambia el resultado; hace falta junto con las demás",
          "sozinha não muda o resultado; é necessária junto com as demais",
          "alone it does not change the outcome; it is needed together with the others")
      ]
    }
    let lines = question.answers.map { answer in
      let sentence = phrases.answer(answer.answer)
      return "\(sentence) → \(Phrases.outcome(answer.outcome).text(in: language))"
    }
    return [lines.joined(separator: "; ")]
  }
}
