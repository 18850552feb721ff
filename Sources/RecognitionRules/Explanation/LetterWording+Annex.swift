import QualificationsKit

/// The annex of a letter: what an official looks up.
extension LetterWording {
  func annex(_ engine: String) -> [DecisionLetter.Section] {
    func section(
      _ heading: String, _ entries: [DecisionOutline.Entry]
    ) -> DecisionLetter.Section {
      DecisionLetter.Section(
        heading, [], entries.map { DecisionLetter.Item($0.label, $0.text, $0.details) })
    }
    return [
      DecisionLetter.Section(say("Códigos", "Códigos", "Codes"), [], codes),
      section(
        say("Componentes y filas", "Componentes e linhas", "Components and rows"),
        outline.components),
      section(
        say(
          "Condiciones, artículo por artículo", "Condições, artigo por artigo",
          "Conditions, article by article"), articles),
      section(
        say("Instrumentos considerados", "Instrumentos considerados", "Instruments considered"),
        outline.instruments),
      section(say("Fuentes", "Fontes", "Sources"), outline.sources),
      DecisionLetter.Section(
        say("Datos usados", "Dados usados", "Data used"), [],
        [
          DecisionLetter.Item(say("versión", "versão", "version"), library.release),
          DecisionLetter.Item(
            say(
              "código de verificación de los datos", "código de verificação dos dados",
              "check code of the data"), library.digest),
          DecisionLetter.Item(say("programa", "programa", "program"), engine),
        ]),
    ]
  }

  private var codes: [DecisionLetter.Item] {
    var items = decision.question.credentials.map {
      DecisionLetter.Item(
        say("certificado", "certificado", "certificate"), library[$0.certificate].id)
    }
    if let target = decision.target {
      items.append(
        DecisionLetter.Item(
          say("norma de destino", "padrão de destino", "destination's standard"),
          library[target].id))
    }
    if let instrument = decision.instrument {
      items.append(DecisionLetter.Item(say("instrumento", "instrumento", "instrument"), instrument))
    }
    items.append(
      DecisionLetter.Item(say("resultado", "resultado", "outcome"), decision.outcome.rawValue))
    if let coverage = decision.coverage {
      items.append(
        DecisionLetter.Item(
          say("cobertura", "cobertura", "coverage"),
          say(
            "segura \(coverage.certain.exact), posible \(coverage.possible.exact)",
            "certa \(coverage.certain.exact), possível \(coverage.possible.exact)",
            "certain \(coverage.certain.exact), possible \(coverage.possible.exact)")))
    }
    if let issuer {
      items.append(DecisionLetter.Item(say("organismo", "organismo", "body"), issuer.id))
    }
    return items
  }

  /// Every finding with its state and its article.
  private var articles: [DecisionOutline.Entry] {
    decision.findings.map { finding in
      let state =
        finding.isAssumed
        ? say("se da por supuesta", "pressuposta", "assumed")
        : Phrases.state(finding.state).text(in: language)
      return outline.entry(
        state, finding.sentence(language), ["\(finding.instrument), \(finding.article)"])
    }
  }
}
