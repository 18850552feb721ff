import QualificationsKit

/// Measures and the steps of the procedure in words.
extension DecisionWording {
  var measures: [DecisionOutline.Entry] {
    decision.measures.map { measure in
      let size = measure.size.map { " (\(amount($0.value, $0.unit)))" } ?? ""
      return entry(
        nil, measure.text.text(in: language) + size,
        conditions(of: measure)
          + measure.components.map { index in
            let component = library[index]
            return "\(component.id) \(component.title.text(in: language))"
          })
    }
  }

  private func conditions(of measure: Measure) -> [String] {
    var lines: [String] = []
    if let reduced = measure.reducedBy {
      let shown = measure.size.map { amount(reduced, $0.unit) } ?? reduced.exact
      lines.append(say("se descuenta: ", "desconta-se: ", "reduced by: ") + shown)
    }
    if let chooser = measure.chooser { lines.append(self.chooser(chooser)) }
    if let due = measure.due {
      lines.append(
        say("a más tardar el \(due.iso)", "no mais tardar em \(due.iso)", "by \(due.iso)"))
    }
    return lines
  }

  func chooser(_ word: String) -> String {
    switch word {
    case "applicant":
      say("elige la persona titular", "a pessoa titular escolhe", "the holder chooses")
    case "authority": say("elige la autoridad", "a autoridade escolhe", "the authority chooses")
    default: say("elige: \(word)", "escolhe: \(word)", "chosen by: \(word)")
    }
  }

  /// A number with its unit.
  func amount(_ number: Ratio, _ unit: String) -> String {
    if unit == "hours" { return "\(number.exact) h" }
    let isOne = number == .one
    let word =
      switch unit {
      case "days":
        isOne ? say("día", "dia", "day") : say("días", "dias", "days")
      case "months":
        isOne ? say("mes", "mês", "month") : say("meses", "meses", "months")
      case "years":
        isOne ? say("año", "ano", "year") : say("años", "anos", "years")
      case "credits":
        isOne ? say("crédito", "crédito", "credit") : say("créditos", "créditos", "credits")
      case "questions":
        isOne
          ? say("pregunta", "questão", "question") : say("preguntas", "questões", "questions")
      default: unit
      }
    return "\(number.exact) \(word)"
  }

  /// The steps that have a day, and what silence means.
  var procedure: [DecisionOutline.Entry] {
    decision.procedure.map { step in
      let day =
        step.due.map { $0.iso }
        ?? say(
          "sin fecha: falta saber desde cuándo se cuenta",
          "sem data: falta saber desde quando se conta",
          "no date: it is not known from when it counts")
      var details = [step.article]
      if let silence = step.silence { details.append(self.silence(silence)) }
      return entry(name(ofStep: step.step), day, details.filter { !$0.isEmpty })
    }
  }

  func name(ofStep step: String) -> String {
    switch step {
    case "acknowledge":
      say(
        "acusar recibo, a más tardar", "acusar o recebimento, no mais tardar",
        "acknowledge receipt, by")
    case "decide": say("decidir, a más tardar", "decidir, no mais tardar", "decide, by")
    case "appeal": say("recurrir, a más tardar", "recorrer, no mais tardar", "appeal, by")
    case "review": say("revisar, a más tardar", "rever, no mais tardar", "review, by")
    case "decide-review":
      say(
        "decidir la revisión, a más tardar", "decidir a revisão, no mais tardar",
        "decide the review, by")
    case "alert": say("dar la alerta, a más tardar", "dar o alerta, no mais tardar", "alert, by")
    case "remove-alert":
      say(
        "retirar la alerta, a más tardar", "retirar o alerta, no mais tardar",
        "remove the alert, by")
    case "postponement":
      say("decisión aplazada, hasta", "decisão adiada, até", "decision postponed, until")
    case "talks":
      say(
        "abrir las negociaciones, a más tardar", "abrir as negociações, no mais tardar",
        "open talks, by")
    case "questionnaire":
      say(
        "enviar el cuestionario, a más tardar", "enviar o questionário, no mais tardar",
        "send the questionnaire, by")
    case "answers":
      say(
        "devolver el cuestionario, a más tardar", "devolver o questionário, no mais tardar",
        "return the questionnaire, by")
    default: step
    }
  }

  /// What silence means, in words.
  func silence(_ word: String) -> String {
    let then =
      switch word {
      case "deemed":
        say("se entiende reconocido", "entende-se reconhecido", "it is deemed recognized")
      case "deemed-issued":
        say("se entiende expedido", "entende-se emitido", "it is deemed issued")
      case "may-provide":
        say(
          "se puede prestar el servicio", "pode-se prestar o serviço",
          "the service may be provided")
      case "refused": say("se entiende denegado", "entende-se negado", "it is deemed refused")
      case "appeal": say("se puede recurrir", "cabe recurso", "an appeal is open")
      case "objection":
        say("se puede presentar una objeción", "cabe objeção", "an objection is open")
      case "remedy":
        say(
          "queda abierto el recurso que la ley da", "cabe o recurso que a lei prevê",
          "the remedy that the law gives is open")
      case "review":
        say("se puede pedir la revisión", "cabe pedido de revisão", "a review may be asked for")
      default: word
      }
    return say(
      "si no se responde, \(then)", "se não houver resposta, \(then)",
      "without an answer \(then)")
  }
}
