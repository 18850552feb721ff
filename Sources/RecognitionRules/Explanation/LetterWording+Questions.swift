import QualificationsKit

/// What is not known, what comes next, deadlines and remedies.
extension LetterWording {
  var questions: DecisionLetter.Section {
    let phrases = QuestionPhrases(library: library, language: language, namesCodes: false)
    var items: [DecisionLetter.Item] = []
    for group in outline.questionGroups {
      guard let first = group.first else { continue }
      let who = sentence(Phrases.who(first.who).text(in: language)).dropLast()
      if group.count == 1 {
        let asked = phrases.sentence(first, decision.question)
        items.append(DecisionLetter.Item(String(who), sentence(asked), answers(first, phrases)))
        continue
      }
      let asked = say(
        "¿Lo certificado prueba por completo alguna de estas partes?",
        "O que foi certificado prova por completo alguma destas partes?",
        "Does what is certified prove any of these parts in full?")
      let parts = group.map { question in
        library.component(question.fact.key).map { titled($0) } ?? question.fact.key
      }
      items.append(DecisionLetter.Item(String(who), asked, parts + answers(first, phrases)))
    }
    var closing: [String] = []
    if let together = decision.together, decision.questions.count > 1 {
      let name = Phrases.outcome(together).text(in: language)
      closing.append(
        say(
          "Con todas las respuestas a favor, el resultado sería: \(name).",
          "Com todas as respostas a favor, o resultado seria: \(name).",
          "With every answer favourable, the outcome would be: \(name)."))
    }
    return DecisionLetter.Section(
      say(
        "Qué falta saber y quién lo puede decir", "O que falta saber e quem pode dizer",
        "What is not known, and who can tell"), [], items, closing: closing)
  }

  /// What each answer leads to; of a question that decides nothing alone, just that.
  private func answers(_ question: OpenQuestion, _ phrases: QuestionPhrases) -> [String] {
    guard let first = question.answers.first else { return [] }
    if question.answers.allSatisfy({ $0.outcome == first.outcome }) {
      return [
        say(
          "Sola no cambia el resultado: hace falta junto con las demás.",
          "Sozinha não muda o resultado: é preciso junto com as demais.",
          "Alone it changes nothing: it is needed with the others.")
      ]
    }
    return question.answers.map { answer in
      let outcome = Phrases.outcome(answer.outcome).text(in: language)
      return sentence("\(phrases.answer(answer.answer)): \(outcome)")
    }
  }

  var next: DecisionLetter.Section {
    let heading = say("Qué sigue", "O que vem depois", "What comes next")
    guard isFavourable, let id = decision.instrument, let instrument = library.instrument(id)
    else { return DecisionLetter.Section(heading) }
    return DecisionLetter.Section(
      heading, [],
      instrument.next.map {
        DecisionLetter.Item($0.title.text(in: language), sentence($0.text.text(in: language)))
      })
  }

  var deadlines: DecisionLetter.Section {
    // A step that never began has no day, and says nothing to the holder.
    let steps = decision.procedure.filter { step in
      step.step != "appeal"
        && (step.due != nil || step.step == "acknowledge" || step.step == "decide")
    }
    return DecisionLetter.Section(
      say("Plazos", "Prazos", "Deadlines"), [],
      steps.map { step in
        let day = step.due.map { date(PartialDate($0)) }
        let text =
          day
          ?? say(
            "sin fecha, porque no se sabe desde cuándo se cuenta",
            "sem data, porque não se sabe desde quando se conta",
            "no date, because it is not known from when it counts")
        return DecisionLetter.Item(
          nil, sentence("\(outline.name(ofStep: step.step)): \(text)"),
          step.silence.map { [sentence(outline.silence($0))] } ?? [])
      })
  }

  /// The right to appeal: only that of an instrument in force under which this is no mere opinion.
  var appeal: DecisionLetter.Section {
    let heading = say(
      "Si no está de acuerdo", "Se não estiver de acordo", "If you do not agree")
    guard decision.effect == "binding", let id = decision.instrument,
      let instrument = library.instrument(id), instrument.standing.value == "in-force"
    else { return DecisionLetter.Section(heading) }
    var lines: [String] = []
    let words = instrument.appeal.text(in: language)
    if !words.isEmpty {
      lines.append(
        say(
          "El texto que se aplica da este recurso.", "O texto aplicado prevê este recurso.",
          "The text applied gives this remedy."))
      lines.append(sentence(words))
    }
    if let step = decision.procedure.first(where: { $0.step == "appeal" }), let due = step.due {
      let day = date(PartialDate(due))
      lines.append(
        say(
          "Se puede recurrir hasta el \(day).", "Pode-se recorrer até \(day).",
          "An appeal is possible until \(day)."))
    }
    return DecisionLetter.Section(
      heading, lines.isEmpty ? [] : [lines.joined(separator: " ")])
  }

  /// What the person should know before anybody in the country of origin is named (design 1.5).
  var protection: DecisionLetter.Section {
    let text: [String] =
      if decision.caveats.contains("protection-unknown") {
        [
          say(
            "Si es peligroso para usted que se pregunte en su país de origen, dígalo antes. Hay otras formas de mostrar lo que sabe hacer.",
            "Se for perigoso para você que se pergunte no seu país de origem, avise antes. Há outras formas de mostrar o que sabe fazer.",
            "If it is dangerous for you that your country of origin is asked, say so first. There are other ways to show what you can do."
          )
        ]
      } else if decision.caveats.contains("origin-not-contacted") {
        [
          say(
            "Para protegerle, no se pregunta nada en su país de origen. Lo que falte se puede mostrar de otra manera.",
            "Para sua proteção, nada se pergunta no seu país de origem. O que faltar pode ser mostrado de outra forma.",
            "To protect you, nothing is asked in your country of origin. What is missing can be shown in other ways."
          )
        ]
      } else { [] }
    return DecisionLetter.Section(
      say("Su protección", "Sua proteção", "Your protection"), text)
  }

  var caveats: DecisionLetter.Section {
    let others = decision.caveats.filter {
      $0 != "protection-unknown" && $0 != "origin-not-contacted"
    }
    return DecisionLetter.Section(
      say("Advertencias", "Advertências", "Please note"), [],
      others.map { DecisionLetter.Item(nil, sentence(Phrases.caveat($0).text(in: language))) })
  }

  var mistakes: DecisionLetter.Section {
    DecisionLetter.Section(
      say("Si un dato está mal", "Se um dado estiver errado", "If a fact is wrong"),
      [
        say(
          "Diga qué dato es, cuál es el correcto y dónde se puede leer. Con el dato nuevo se puede preguntar otra vez.",
          "Diga que dado é, qual é o correto e onde se pode ler. Com o dado novo, pode-se perguntar outra vez.",
          "Say which fact it is, what is right and where it can be read. With the new fact, ask again."
        )
      ])
  }
}
