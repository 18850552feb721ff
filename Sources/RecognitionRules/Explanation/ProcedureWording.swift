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

  private func chooser(_ word: String) -> String {
    switch word {
    case "applicant":
      say("elige la persona titular", "a pessoa titular escolhe", "the holder chooses")
    case "authority": say("elige la autoridad", "a autoridade escolhe", "the authority chooses")
    default: say("elige: \(word)", "escolhe: \(word)", "chosen by: \(word)")
    }
  }

  /// A number with its unit.
  private func amount(_ number: Ratio, _ unit: String) -> String {
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

  private func name(ofStep step: String) -> String {
    switch step {
    case "acknowledge":
      say(
        "acusar recibo, a más tardar", "acusar o recebimento, no mais tardar",
        "acknowledge receipt, by")
    case "decide": say("decidir, a más tardar", "decidir, no mais tardar", "decide, by")
    case "appeal": say("recurrir, a más tardar", "recorrer, no mais tardar", "appeal, by")
    default: step
    }
  }

  /// What silence means, in words: the words that books commonly use are spelt out.
  private func silence(_ word: String) -> String {
    switch word {
    case "deemed", "recognized", "granted":
      say(
        "si no se responde, se entiende reconocido",
        "se não houver resposta, entende-se reconhecido",
        "without an answer it is deemed recognized")
    case "refused", "rejected", "not-recognized":
      say(
        "si no se responde, se entiende denegado", "se não houver resposta, entende-se negado",
        "without an answer it is deemed refused")
    default:
      say(
        "si no se responde: \(word)", "se não houver resposta: \(word)",
        "without an answer: \(word)")
    }
  }
}
