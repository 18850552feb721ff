public import QualificationsKit

/// A decision in words, before any layout: sections of entries, conclusion first.
public struct DecisionOutline: Sendable {
  /// What was asked.
  public let title: String
  /// The sections.
  public let sections: [Section]

  /// A heading with its entries.
  public struct Section: Sendable {
    /// The heading; empty for the first section.
    public let heading: String
    /// What stands under it.
    public let entries: [Entry]
  }

  /// A line: a label if it has one, a text, and what belongs below it.
  public struct Entry: Sendable {
    /// The label.
    public let label: String?
    /// The text.
    public let text: String
    /// Lines below it.
    public let details: [String]
  }
}

/// Puts a decision into words.
public struct DecisionWording {
  let decision: Decision
  let library: Library
  let language: Language

  /// The decision in words, in one language.
  /// - Parameters:
  ///   - why: `none` leaves out the conditions, instruments and sources.
  ///   - proof: what the rules came to, step by step, if it is to be told.
  public static func outline(
    _ decision: Decision, _ library: Library, _ language: Language, why: String = "short",
    proof: DecisionProof? = nil
  ) -> DecisionOutline {
    let wording = DecisionWording(decision: decision, library: library, language: language)
    return wording.outline(why, proof)
  }

  func say(_ es: String, _ pt: String, _ en: String) -> String {
    switch language {
    case .es: es
    case .pt: pt
    case .en: en
    }
  }

  private func outline(_ why: String, _ proof: DecisionProof?) -> DecisionOutline {
    var sections = [DecisionOutline.Section(heading: "", entries: summary)]
    func add(_ heading: String, _ entries: [DecisionOutline.Entry]) {
      if !entries.isEmpty {
        sections.append(DecisionOutline.Section(heading: heading, entries: entries))
      }
    }
    add(say("Lo que lo impide", "O que o impede", "What stands in the way"), differences)
    add(
      say(
        "Componentes de la norma de destino", "Componentes do padrão de destino",
        "Components of the destination's standard"), components)
    add(
      say("Lo que hay que completar", "O que é preciso completar", "What is to be completed"),
      measures)
    add(
      say(
        "Se da por supuesto, y quien lo presenta deberá mostrarlo",
        "Pressupõe-se, e quem o apresenta deverá mostrá-lo",
        "Assumed here; the holder must show it"),
      assumed)
    add(say("Plazos", "Prazos", "Deadlines"), procedure)
    add(say("Qué sigue", "O que vem depois", "What comes next"), next)
    add(
      say(
        "Lo que falta saber, y quién puede responder", "O que falta saber, e quem pode responder",
        "What is not known, and who can answer"), questions)
    if why != "none" {
      add(say("Condiciones", "Condições", "Conditions"), conditions)
      add(
        say(
          "Qué impide un resultado mejor", "O que impede um resultado melhor",
          "What stands in the way of a better outcome"), obstacles)
      add(
        say(
          "Otras normas y propósitos", "Outros padrões e finalidades",
          "Other standards and purposes"
        ), alternatives)
      add(
        say("Instrumentos considerados", "Instrumentos considerados", "Instruments considered"),
        instruments)
    }
    if let proof { add(say("Prueba", "Prova", "Proof"), steps(proof)) }
    add(say("Advertencias", "Advertências", "Caveats"), caveats)
    if why != "none" { add(say("Fuentes", "Fontes", "Sources"), sources) }
    return DecisionOutline(title: title, sections: sections)
  }

  func entry(_ label: String?, _ text: String, _ details: [String] = []) -> DecisionOutline.Entry {
    DecisionOutline.Entry(label: label, text: text, details: details)
  }

  private var title: String {
    let names = decision.question.credentials.map { credential -> String in
      let standard = library[credential.certificate]
      let country = credential.country ?? Handle.prefix(of: standard.id) ?? ""
      return "\(quoted(standard)) (\(library.countryName(country, language)))"
    }
    let destination = library.countryName(decision.question.destination, language)
    let list = names.joined(separator: " + ")
    return say("\(list) → \(destination)", "\(list) → \(destination)", "\(list) → \(destination)")
  }

  func quoted(_ standard: Standard) -> String {
    let title = standard.title.text(in: language)
    let code =
      standard.code == nil
      ? say("sin código oficial", "sem código oficial", "no official code") + ", \(standard.id)"
      : standard.id
    let shown =
      title.isEmpty
      ? "(" + say("título no leído", "título não lido", "title not read") + ")" : "«\(title)»"
    return "\(code) \(shown)"
  }

  private var summary: [DecisionOutline.Entry] {
    var entries: [DecisionOutline.Entry] = []
    let meaning = Phrases.meaning(decision).text(in: language)
    var details = [meaning]
    let own = decision.text.text(in: language)
    if !own.isEmpty { details.append(own) }
    if let until = decision.until {
      details.append(
        say(
          "es provisional: vale hasta el \(until.iso)", "é provisório: vale até \(until.iso)",
          "it is provisional: it holds until \(until.iso)"))
    }
    if decision.bestPossible.rank < decision.outcome.rank, decision.reason == nil {
      let best = Phrases.outcome(decision.bestPossible).text(in: language)
      details.append(
        say(
          "mejor resultado posible: \(best)", "melhor resultado possível: \(best)",
          "best possible outcome: \(best)"))
    }
    if decision.outcome == .lapsed { details += lastDays }
    if decision.outcome.rank <= Outcome.partial.rank, decision.question.purpose == "work" {
      details.append(
        say(
          "no es por sí solo un permiso para trabajar ni para entrar en el país",
          "não é por si só uma autorização para trabalhar nem para entrar no país",
          "by itself it is no permit to work or to enter the country"))
    }
    entries.append(
      entry(
        say("Resultado", "Resultado", "Outcome"),
        Phrases.outcome(decision.outcome).text(in: language), details))
    let about =
      decision.question.isAboutCredential
      ? say(
        "el certificado de una persona", "o certificado de uma pessoa", "one person's certificate")
      : say(
        "este tipo de certificado, no el documento de una persona",
        "este tipo de certificado, não o documento de uma pessoa",
        "this kind of certificate, not one person's paper")
    entries.append(
      entry(
        say("Pregunta", "Pergunta", "Question"), about,
        [
          say("propósito: ", "finalidade: ", "purpose: ")
            + Phrases.purpose(decision.question.purpose).text(in: language)
            + say(
              "; según lo vigente el ", "; segundo o vigente em ", "; under the law in force on ")
            + decision.question.on.iso
        ]))
    entries.append(
      entry(say("Efecto", "Efeito", "Effect"), Phrases.effect(decision.effect).text(in: language)))
    if let target = decision.target {
      entries.append(entry(say("Norma", "Padrão", "Standard"), quoted(library[target])))
    }
    if let coverage = decision.coverage { entries.append(coverageEntry(coverage)) }
    if let level = decision.level, !isDomestic { entries.append(levelEntry(level)) }
    if decision.outcome.rank <= Outcome.partial.rank {
      entries.append(
        entry(
          say("Fundamento", "Fundamento", "Basis"), Phrases.basis(decision.basis).text(in: language)
        ))
    }
    if let id = decision.instrument, let instrument = library.instrument(id) {
      entries.append(
        entry(
          say("Instrumento", "Instrumento", "Instrument"),
          "\(instrument.title.text(in: language)) (\(id))"))
    }
    return entries
  }

  /// Whether every certificate is of the destination itself.
  private var isDomestic: Bool {
    decision.question.credentials.allSatisfy { $0.country == decision.question.destination }
  }

  /// The last day of each certificate that has one.
  private var lastDays: [String] {
    decision.question.credentials.compactMap { $0.expires?.last.adding(days: -1).iso }.map { day in
      say(
        "último día de vigencia: \(day)", "último dia de vigência: \(day)",
        "last day in force: \(day)")
    }
  }

  private func coverageEntry(_ coverage: Coverage) -> DecisionOutline.Entry {
    let low = coverage.certain
    let high = coverage.possible
    let (a, b) = (printed(low, coverage), printed(high, coverage))
    let text = say(
      "segura \(a), posible \(b)", "certa \(a), possível \(b)", "certain \(a), possible \(b)")
    var weights =
      coverage.weightsAreHours
      ? say("pesos por horas", "pesos por horas", "weighted by hours")
      : say(
        "todos los componentes pesan lo mismo", "todos os componentes pesam o mesmo",
        "all components weigh the same")
    switch coverage.list {
    case .complete: break
    case .partial where low == .one:
      weights = say(
        "no se leyeron todos los componentes; la norma cuenta entera",
        "nem todos os componentes foram lidos; o padrão conta inteiro",
        "not all components were read; the standard counts as a whole")
    case .partial:
      weights = say(
        "no se leyeron todos los componentes: cuánto pesa lo no leído no se sabe",
        "nem todos os componentes foram lidos: não se sabe quanto pesa o que falta ler",
        "not all components were read: how much the rest weighs is not known")
    case .none:
      weights = say(
        "no se leyó ningún componente: cuenta solo la norma entera",
        "nenhum componente foi lido: conta só o padrão inteiro",
        "no component was read: only the whole standard counts")
    }
    return entry(say("Cobertura", "Cobertura", "Coverage"), text, [bar(low, high), weights])
  }

  /// The exact fraction, and how many components it is where they all weigh the same.
  private func printed(_ ratio: Ratio, _ coverage: Coverage) -> String {
    let count = coverage.parts.count
    let parts = ratio * Ratio(count)
    guard coverage.hasEqualParts, parts.denominator == 1 else { return ratio.exact }
    let of = say(
      "\(parts.exact) de \(count) componentes", "\(parts.exact) de \(count) componentes",
      "\(parts.exact) of \(count) components")
    return "\(ratio.exact) (\(of))"
  }

  /// Twenty-four cells: proved, open, not proved.
  private func bar(_ low: Ratio, _ high: Ratio) -> String {
    let cells: Int128 = 24
    let full = Int(cells * low.numerator / low.denominator)
    let open = Int(cells * high.numerator / high.denominator) - full
    let rest = 24 - full - open
    return String(repeating: "█", count: full) + String(repeating: "░", count: open)
      + String(repeating: "·", count: rest)
  }

  private func levelEntry(_ level: LevelComparison) -> DecisionOutline.Entry {
    let unknown = say("sin dato", "sem dado", "not known")
    func name(_ reference: LevelReference?) -> String {
      guard let reference else { return unknown }
      return reference.framework.isEmpty
        ? reference.label : "\(reference.label) (\(reference.framework))"
    }
    let origins = Set(
      decision.question.credentials.map { name(library[$0.certificate].level.value) })
    let from = origins.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(
      separator: " + ")
    let to = name(decision.target.flatMap { library[$0].level.value })
    let text = say(
      "origen \(from); destino \(to)", "origem \(from); destino \(to)",
      "origin \(from); destination \(to)")
    guard let scale = level.scale, let difference = level.difference else {
      return entry(
        say("Nivel", "Nível", "Level"), text,
        [
          say(
            "comparación: desconocida; ninguna referenciación publicada relaciona los dos",
            "comparação: desconhecida; nenhum referenciamento publicado relaciona os dois",
            "comparison: unknown; no published referencing relates the two")
        ])
    }
    let range =
      difference.min == difference.max
      ? signed(difference.min) : "\(signed(difference.min)) … \(signed(difference.max))"
    let status = level.status.map { statusName($0) } ?? unknown
    return entry(
      say("Nivel", "Nível", "Level"), text,
      [
        say(
          "diferencia en \(scale): \(range) (\(status)); igual nivel no significa igual certificado",
          "diferença em \(scale): \(range) (\(status)); mesmo nível não significa mesmo certificado",
          "difference on \(scale): \(range) (\(status)); equal level does not mean equal certificate"
        )
      ])
  }

  private func signed(_ value: Int) -> String { value > 0 ? "+\(value)" : "\(value)" }

  func statusName(_ status: FactStatus) -> String {
    switch status {
    case .official: say("oficial", "oficial", "official")
    case .published: say("publicado", "publicado", "published")
    case .inferred: say("inferido", "inferido", "inferred")
    case .unverified: say("sin verificar", "não verificado", "unverified")
    }
  }

  var components: [DecisionOutline.Entry] {
    guard let coverage = decision.coverage else { return [] }
    if coverage.isOfTheSameStandard, coverage.parts.count > 1 {
      let count = coverage.parts.count
      return [
        entry(
          say("probado", "provado", "proved"),
          say(
            "los \(count) componentes leídos son los mismos que se certificaron",
            "os \(count) componentes lidos são os mesmos que foram certificados",
            "the \(count) components read are the very ones that were certified"))
      ]
    }
    return coverage.parts.map { part in
      let component = library[part.component]
      let title = component.title.text(in: language)
      let weight = part.weight.map { " (\($0.exact))" } ?? ""
      let details = distinct(
        part.by.map { evidenceLine($0) } + part.disputed.map { disputeLine($0) })
      return entry(partState(part), "\(component.id)\(weight) \(title)", details)
    }
  }

  private func distinct(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines where !result.contains(line) { result.append(line) }
    return result
  }

  private func partState(_ part: CoveragePart) -> String {
    if part.certain == .one { return say("probado", "provado", "proved") }
    if part.possible == .zero { return say("no cubierto", "não coberto", "not covered") }
    if part.certain > .zero { return say("en parte", "em parte", "in part") }
    return say("no se sabe", "não se sabe", "not known")
  }

  private func evidenceLine(_ evidence: Evidence) -> String {
    let source = library[evidence.from].id
    if evidence.rows.isEmpty {
      return say("es el mismo componente", "é o mesmo componente", "it is the same component")
    }
    let rows = evidence.rows.map { library[$0].id }.joined(separator: " + ")
    let stated = evidence.rows.count == 1 ? library[evidence.rows[0]].statedBy : nil
    let reviewed =
      stated.map { say("establecida por \($0)", "estabelecida por \($0)", "stated by \($0)") }
      ?? say("revisada", "revisada", "reviewed")
    let status = evidence.isReviewed ? reviewed : say("propuesta", "proposta", "proposed")
    return say(
      "por \(source), fila \(rows), \(status)", "por \(source), linha \(rows), \(status)",
      "by \(source), row \(rows), \(status)")
  }

  /// A row that speaks against a component, or that such a row contradicts.
  private func disputeLine(_ evidence: Evidence) -> String {
    let source = library[evidence.from].id
    let rows = evidence.rows.map { library[$0].id }.joined(separator: " + ")
    if evidence.relation == Relation.none {
      return say(
        "fila \(rows), revisada: nada en común con \(source)",
        "linha \(rows), revisada: nada em comum com \(source)",
        "row \(rows), reviewed: nothing in common with \(source)")
    }
    return say(
      "fila \(rows), revisada: \(source) lo prueba",
      "linha \(rows), revisada: \(source) o prova",
      "row \(rows), reviewed: \(source) proves it")
  }

  private var assumed: [DecisionOutline.Entry] {
    decision.assumed.map { entry(nil, $0.sentence(language), ["\($0.instrument), \($0.article)"]) }
  }

  private var next: [DecisionOutline.Entry] {
    guard decision.outcome.rank <= Outcome.partial.rank, let id = decision.instrument,
      let instrument = library.instrument(id)
    else { return [] }
    return instrument.next.map { entry($0.title.text(in: language), $0.text.text(in: language)) }
  }
}
