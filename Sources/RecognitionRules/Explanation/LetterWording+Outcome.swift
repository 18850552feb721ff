import QualificationsKit

/// The outcome of a letter and what stands in its way.
extension LetterWording {
  var result: DecisionLetter.Section {
    let name = Phrases.outcome(decision.outcome).text(in: language)
    var first = isFavourable ? notYet + meaning : meaning
    let own = decision.text.text(in: language)
    if !own.isEmpty { first.append(sentence(own)) }
    if let until = decision.until {
      let day = date(PartialDate(until))
      first.append(
        say(
          "Es provisional: vale hasta el \(day).", "É provisório: vale até \(day).",
          "It is provisional: it holds until \(day)."))
    }
    var second = effect
    if decision.bestPossible.rank < decision.outcome.rank, decision.reason == nil {
      let best = Phrases.outcome(decision.bestPossible).text(in: language)
      second.append(
        say(
          "El mejor resultado que aún cabe es: \(best).",
          "O melhor resultado ainda possível é: \(best).",
          "The best outcome still open is: \(best)."))
    }
    if isFavourable, decision.question.purpose == "work" {
      second.append(
        say(
          "No es un permiso para trabajar ni para entrar en el país.",
          "Não é uma autorização para trabalhar nem para entrar no país.",
          "It is no permit to work or to enter the country."))
    }
    return DecisionLetter.Section(
      say("Resultado: \(name)", "Resultado: \(name)", "Outcome: \(name)"),
      [first.joined(separator: " "), second.joined(separator: " ")])
  }

  /// Under what the certificate would be recognized, where that is not in force; `nil` where it is.
  private var supposition: String? {
    if decision.effect == "hypothetical" {
      return say(
        "Si se aprobaran las comparaciones propuestas",
        "Se as comparações propostas fossem aprovadas",
        "If the proposed comparisons were approved")
    }
    let instrument = decision.instrument.flatMap { library.instrument($0) }
    guard instrument?.standing.value == "model" else { return nil }
    return say(
      "Según un texto modelo que ningún país aprobó",
      "Segundo um texto modelo que nenhum país aprovou",
      "Under a model text that no country has approved")
  }

  /// What is recognized where, with what is said behind it.
  private func recognition(_ end: String = "") -> String {
    let subject =
      decision.question.isAboutCredential
      ? say("el certificado", "o certificado", "the certificate")
      : say("este tipo de certificado", "este tipo de certificado", "this kind of certificate")
    let start =
      supposition.map { supposed in
        say(
          "\(supposed), \(subject) se reconocería", "\(supposed), \(subject) seria reconhecido",
          "\(supposed), \(subject) would be recognized")
      }
      ?? say(
        "\(subject) se reconoce", "\(subject) é reconhecido", "\(subject) is recognized")
    return sentence("\(start) \(inDestination)\(end)")
  }

  /// That nothing is recognized yet, where only proposed rows would.
  private var notYet: [String] {
    decision.effect == "hypothetical"
      ? [
        say(
          "Hoy nada está reconocido todavía.", "Hoje nada está reconhecido ainda.",
          "Nothing is recognized today.")
      ] : []
  }

  private var meaning: [String] {
    switch decision.outcome {
    case .recognized: recognized
    case .limited:
      [
        recognition(
          say(
            ", pero con un alcance limitado", ", mas com alcance limitado",
            ", but with a limited scope")),
        say(
          "Vale para las partes que se nombran como probadas, no para las demás.",
          "Vale para as partes indicadas como provadas, não para as demais.",
          "It holds for the parts named as proved, not for the others."),
      ]
    case .conditional:
      [
        recognition(
          say(
            " una vez completado lo que falta", " depois de completado o que falta",
            " once the rest is completed")),
        say(
          "Lo que ya está probado no se repite.", "O que já está provado não se repete.",
          "What is proved already is not repeated."),
      ]
    case .partial:
      [
        supposition.map { supposed in
          say(
            "\(supposed), se acreditaría una parte de la norma \(ofDestination).",
            "\(supposed), uma parte do padrão \(ofDestination) seria aproveitada.",
            "\(supposed), a part of the standard \(ofDestination) would be credited.")
        }
          ?? say(
            "Una parte de la norma \(ofDestination) queda acreditada.",
            "Uma parte do padrão \(ofDestination) é aproveitada.",
            "A part of the standard \(ofDestination) is credited."),
        say(
          "Más abajo se ve qué partes son y cuáles faltan.",
          "Mais abaixo se vê que partes são e quais faltam.",
          "Below you see which parts these are and which are missing."),
      ]
    case .review:
      [
        say(
          "Todavía no se puede decidir.", "Ainda não é possível decidir.",
          "No decision is possible yet."),
        say("Esto no es un rechazo.", "Isto não é uma recusa.", "This is no refusal."),
        say(
          "Falta saber algo. Más abajo se explica qué falta y quién puede responder.",
          "Falta saber algo. Mais abaixo está o que falta e quem pode responder.",
          "Something is not known. Below you see what it is and who can answer."),
      ]
    case .notRecognized: refused
    case .inadmissible: inadmissible
    case .lapsed:
      [
        say(
          "El certificado ya no está vigente.", "O certificado já não está vigente.",
          "The certificate is no longer in force."),
        say(
          "Si se renovó, pregunte otra vez con la nueva fecha.",
          "Se foi renovado, pergunte outra vez com a nova data.",
          "If it was renewed, ask again with the new date."),
        say(
          "Lo que la persona sabe hacer se puede evaluar de nuevo.",
          "O que a pessoa sabe fazer pode ser avaliado de novo.",
          "What the person can do can be assessed anew."),
      ]
    }
  }

  private var recognized: [String] {
    if decision.assumed.isEmpty {
      return [
        recognition(),
        say(
          "Se cumplen todas las condiciones.", "Todas as condições se cumprem.",
          "All conditions are met."),
      ]
    }
    return [
      recognition(),
      say(
        "Para eso hay que mostrar lo que aquí se da por supuesto.",
        "Para isso é preciso mostrar o que aqui se supõe.",
        "For that, what is assumed here must be shown."),
      say(
        "Todo lo demás se cumple.", "Todo o resto se cumpre.", "Everything else is met."),
    ]
  }

  private var refused: [String] {
    if decision.reason == "paper-not-valid" {
      let isFalse = decision.question.credentials.contains { $0.authenticity == false }
      return [
        isFalse
          ? say(
            "Según lo indicado, se comprobó que el documento no es auténtico.",
            "Segundo o indicado, comprovou-se que o documento não é autêntico.",
            "As stated, the paper was found not to be authentic.")
          : say(
            "Según lo indicado, se comprobó que el documento es de otra persona.",
            "Segundo o indicado, comprovou-se que o documento é de outra pessoa.",
            "As stated, the paper was found to be another person's."),
        say(
          "Si fue un error, pida que se verifique otra vez.",
          "Se houve erro, peça que se verifique outra vez.",
          "If that is a mistake, ask for it to be checked again."),
      ]
    }
    if !decision.grounds.isEmpty {
      return [
        say(
          "El texto que se aplica lo niega por el motivo que se indica abajo.",
          "O texto aplicado o nega pelo motivo indicado abaixo.",
          "The text applied refuses it on the ground named below.")
      ]
    }
    return [
      say(
        "Con lo que hoy se sabe, no se encontró equivalencia \(inDestination).",
        "Com o que hoje se sabe, não se encontrou equivalência \(inDestination).",
        "With what is known today, no equivalence was found \(inDestination)."),
      say(
        "No dice nada sobre lo que la persona sabe hacer.",
        "Não diz nada sobre o que a pessoa sabe fazer.",
        "This says nothing about what the person can do."),
    ]
  }

  private var inadmissible: [String] {
    let noRefusal = say("Esto no es un rechazo.", "Isto não é uma recusa.", "This is no refusal.")
    if decision.reason == "already-decided" {
      return [
        noRefusal,
        say(
          "Según lo indicado, este caso ya se decidió.",
          "Segundo o indicado, este caso já foi decidido.",
          "As stated, this case was decided before."),
        say(
          "Para que se revise, acuda a quien lo decidió.",
          "Para pedir revisão, procure quem o decidiu.",
          "To have it looked at again, ask whoever decided it."),
      ]
    }
    return [
      say(
        "El certificado no necesita que \(destination) lo reconozca.",
        "O certificado não precisa de reconhecimento \(inDestination).",
        "The certificate needs no recognition in \(destination)."),
      say(
        "Ya es de ese país y su norma está en uso.", "Já é desse país e seu padrão está em uso.",
        "It is that country's own, and its standard is in use."),
      noRefusal,
    ]
  }

  private var effect: [String] {
    switch decision.effect {
    case "binding":
      [
        say(
          "Así lo exige un acuerdo o una ley en vigor.",
          "É o que exige um acordo ou uma lei em vigor.",
          "An agreement or a law in force requires this.")
      ]
    case "hypothetical":
      [
        say(
          "Esta respuesta es una hipótesis y no obliga a nadie.",
          "Esta resposta é uma hipótese e não obriga ninguém.",
          "This answer is a hypothesis and binds nobody."),
        say(
          "Ningún organismo aprobó todavía esas comparaciones.",
          "Nenhum organismo aprovou ainda essas comparações.",
          "No body has approved those comparisons yet."),
      ]
    default:
      [
        say(
          "Esta respuesta es una opinión y no obliga a nadie.",
          "Esta resposta é uma opinião e não obriga ninguém.",
          "This answer is an opinion and binds nobody.")
      ]
    }
  }

  /// What stands in the way, for a refusal.
  var obstacles: DecisionLetter.Section {
    DecisionLetter.Section(
      say("Lo que lo impide", "O que o impede", "What stands in the way"), [],
      outline.differences.map { entry in
        let label = entry.label.map { String(sentence($0).dropLast()) }
        return DecisionLetter.Item(label, sentence(entry.text))
      })
  }
}
