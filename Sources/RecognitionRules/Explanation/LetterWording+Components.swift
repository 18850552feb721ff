import QualificationsKit

/// What is proved, what is to be completed, and what is assumed.
extension LetterWording {
  var components: DecisionLetter.Section {
    let heading = say("Qué está probado", "O que está provado", "What is proved")
    guard let coverage = decision.coverage, decision.outcome != .inadmissible else {
      return DecisionLetter.Section(heading)
    }
    if coverage.isOfTheSameStandard, coverage.parts.count > 1 {
      return DecisionLetter.Section(
        heading,
        [
          say(
            "Las \(coverage.parts.count) partes de la norma son las mismas que se certificaron.",
            "As \(coverage.parts.count) partes do padrão são as mesmas que foram certificadas.",
            "The \(coverage.parts.count) parts of the standard are the very ones certified.")
        ])
    }
    let items = coverage.parts.map {
      DecisionLetter.Item(nil, "\(titled($0.component)): \(state($0)).")
    }
    return DecisionLetter.Section(
      heading, [(counted(coverage) + list(coverage)).joined(separator: " ")],
      coverage.list == .none ? [] : items)
  }

  private func state(_ part: CoveragePart) -> String {
    if part.certain == .one { return say("probada", "provada", "proved") }
    if part.possible == .zero { return say("no cubierta", "não coberta", "not covered") }
    if part.certain > .zero { return say("probada en parte", "provada em parte", "proved in part") }
    return say("no se sabe", "não se sabe", "not known")
  }

  /// How much is proved: in parts where all weigh the same, else as a share rounded outwards.
  private func counted(_ coverage: Coverage) -> [String] {
    guard let (low, high, all) = coverage.wholeParts else { return share(coverage) }
    var lines = [
      low == 0
        ? say(
          "La norma \(ofDestination) tiene \(all) partes y ninguna está probada.",
          "O padrão \(ofDestination) tem \(all) partes e nenhuma está provada.",
          "The standard \(ofDestination) has \(all) parts, and none is proved.")
        : low == all
          ? say(
            "La norma \(ofDestination) tiene \(all) partes y todas están probadas.",
            "O padrão \(ofDestination) tem \(all) partes e todas estão provadas.",
            "The standard \(ofDestination) has \(all) parts, and all are proved.")
          : say(
            "De las \(all) partes de la norma \(ofDestination), \(low == 1 ? "está probada 1" : "están probadas \(low)").",
            "Das \(all) partes do padrão \(ofDestination), \(low == 1 ? "está provada 1" : "estão provadas \(low)").",
            "Of the \(all) parts of the standard \(ofDestination), \(low) \(low == 1 ? "is" : "are") proved."
          )
    ]
    if high > low {
      lines.append(
        high == all
          ? say(
            "Con lo que falta saber, podrían quedar probadas todas.",
            "Com o que falta saber, poderiam vir a ser provadas todas.",
            "With what is not known yet, all of them might be proved.")
          : say(
            "Con lo que falta saber, podrían llegar a ser \(high).",
            "Com o que falta saber, poderiam chegar a \(high).",
            "With what is not known yet, \(high) might be."))
    }
    return lines
  }

  private func share(_ coverage: Coverage) -> [String] {
    if coverage.certain == .zero, coverage.possible == .one {
      return [
        say(
          "Todavía no se sabe qué parte de la norma está probada.",
          "Ainda não se sabe que parte do padrão está provada.",
          "It is not known yet which part of the standard is proved.")
      ]
    }
    if coverage.certain == .one {
      return [
        say(
          "Toda la norma \(ofDestination) está probada.",
          "Todo o padrão \(ofDestination) está provado.",
          "The whole standard \(ofDestination) is proved.")
      ]
    }
    let low = percent(coverage.certain, .down)
    let high = percent(coverage.possible, .up)
    if coverage.certain == coverage.possible {
      return [
        say(
          "Está probado el \(low) de la norma \(ofDestination).",
          "Estão provados \(low) do padrão \(ofDestination).",
          "\(low) of the standard \(ofDestination) is proved.")
      ]
    }
    return [
      say(
        "Está probado al menos el \(low) de la norma \(ofDestination).",
        "Estão provados ao menos \(low) do padrão \(ofDestination).",
        "At least \(low) of the standard \(ofDestination) is proved."),
      say(
        "Con lo que falta saber, podría llegar al \(high).",
        "Com o que falta saber, poderia chegar a \(high).",
        "With what is not known yet, it might be \(high)."),
    ]
  }

  /// A share in per cent with at most one decimal, rounded outwards.
  private func percent(_ share: Ratio, _ rounding: QualificationsKit.Rounding) -> String {
    let number = (share * Ratio(100)).decimal(places: 1, rounding)
    let whole = number.hasSuffix(".0") ? String(number.dropLast(2)) : number
    switch language {
    case .en: return "\(whole)%"
    case .es: return localized(whole) + " %"
    case .pt: return localized(whole) + "%"
    }
  }

  private func localized(_ number: String) -> String {
    var result = ""
    for scalar in number.unicodeScalars {
      result.unicodeScalars.append(scalar == "." ? "," : scalar)
    }
    return result
  }

  private func list(_ coverage: Coverage) -> [String] {
    switch coverage.list {
    case .complete: []
    case .partial:
      [
        say(
          "No se leyeron todas las partes de la norma.",
          "Nem todas as partes do padrão foram lidas.",
          "Not all parts of the standard were read.")
      ]
    case .none:
      [
        say(
          "No se conocen las partes de esta norma; por eso se compara entera.",
          "Não se conhecem as partes deste padrão; por isso é comparado por inteiro.",
          "The parts of this standard are not known, so it is compared as a whole.")
      ]
    }
  }

  var measures: DecisionLetter.Section {
    let named = decision.measures.map { measure in
      let size = measure.size.map { " (\(outline.amount($0.value, $0.unit)))" } ?? ""
      var details = measure.components.map { titled($0) }
      if let due = measure.due {
        let day = date(PartialDate(due))
        details.append(
          say("Hasta el \(day).", "Até \(day).", "By \(day)."))
      }
      if let chooser = measure.chooser { details.append(sentence(outline.chooser(chooser))) }
      return DecisionLetter.Item(nil, sentence(measure.text.text(in: language) + size), details)
    }
    return DecisionLetter.Section(
      say("Qué hay que completar", "O que é preciso completar", "What is to be completed"), [],
      named)
  }

  var assumed: DecisionLetter.Section {
    let items = decision.assumed.map { DecisionLetter.Item(nil, sentence($0.sentence(language))) }
    return DecisionLetter.Section(
      say(
        "Qué no se verificó", "O que não foi verificado", "What was not verified"),
      items.isEmpty
        ? []
        : [
          say(
            "Esta respuesta da por cierto lo que sigue. La persona titular lo debe mostrar.",
            "Esta resposta toma por certo o que segue. A pessoa titular deve mostrá-lo.",
            "This answer takes the following as true. The holder must show it.")
        ], items)
  }
}
