import QualificationsKit
import RecognitionRules

/// `pathway`: the least that is missing for a standard, and what comes of each step.
enum PathwayCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let reader = QuestionReader(arguments: arguments, context: context, library: loaded.library)
    guard arguments.has("--for") else { throw reader.missing("--for STANDARD") }
    let question = try reader.question()
    let recognition = try BookShelf.recognition(loaded, context)
    guard let pathway = recognition.pathway(for: question) else {
      throw reader.missing("--for STANDARD")
    }
    if context.isJSON {
      var writer = JSONWriter()
      PathwayEncoding(pathway: pathway, library: loaded.library, language: context.language)
        .write(into: &writer)
      context.write(writer)
    } else {
      context.write(PathwayPage(pathway: pathway, library: loaded.library, context: context).page())
    }
    return .done
  }
}

/// A pathway as `recognize/pathway`.
private struct PathwayEncoding {
  let pathway: Pathway
  let library: Library
  let language: Language

  func write(into writer: inout JSONWriter) {
    let question = pathway.before.question
    writer.object { w in
      w.member("schema", "recognize/pathway")
      w.key("version")
      w.number(1)
      w.member("on", question.on.iso)
      w.member("digest", library.digest)
      w.member("trust", question.trust.rawValue)
      w.member("purpose", question.purpose)
      w.member("certificates", question.credentials.map { library[$0.certificate].id })
      w.member("destination", question.destination)
      w.member("standard", question.target.map { library[$0].id })
      w.key("before")
      encode(pathway.before, &w)
      w.key("after")
      encode(pathway.after, &w)
      w.member("required", pathway.required.exact)
      w.member("unit", pathway.areHours ? "hours" : "components")
      w.member("cost", pathway.cost.exact)
      w.key("least")
      w.bool(pathway.isLeast)
      w.member("bound", pathway.bound.exact)
      w.key("items")
      w.array { list in for step in pathway.steps { encode(step, &list) } }
    }
  }

  private func encode(_ step: Pathway.Step, _ writer: inout JSONWriter) {
    let component = library[step.component]
    writer.object { w in
      w.member("id", component.id)
      w.member("title", component.title.text(in: language))
      w.member("hours", component.hours?.exact)
      w.member("gain", step.gain.exact)
      w.key("mayBeProved")
      w.bool(step.mayBeProved)
      w.key("modules")
      w.array { list in
        for index in step.modules {
          let row = library[index]
          let module = row.subject == step.component ? row.object : row.subject
          list.object { w in
            w.member("id", library[module].id)
            w.member("row", row.id)
            w.member("status", row.isReviewed ? "reviewed" : "proposed")
          }
        }
      }
      w.key("after")
      encode(step.decision, &w)
    }
  }

  private func encode(_ decision: Decision, _ writer: inout JSONWriter) {
    writer.object { w in
      w.member("outcome", decision.outcome.rawValue)
      w.member("certain", decision.coverage?.certain.exact)
      w.member("possible", decision.coverage?.possible.exact)
      w.member(
        "unknown", decision.findings.filter { $0.state == .unknown }.map { $0.code })
      w.member("failed", decision.findings.filter { $0.state == .failed }.map { $0.code })
    }
  }
}

/// A pathway for people.
private struct PathwayPage {
  let pathway: Pathway
  let library: Library
  let context: CommandContext

  private func title(_ component: DenseIndex<Component>) -> String {
    let record = library[component]
    let title = record.title.text(in: context.language)
    return title.isEmpty ? record.id : "\(record.id) \(title)"
  }

  private func outcome(_ decision: Decision) -> String {
    let word = context.say(Phrases.outcome(decision.outcome))
    guard let coverage = decision.coverage else { return word }
    let (a, b) = (coverage.certain.exact, coverage.possible.exact)
    return context.say(
      es: "\(word) · cobertura segura \(a), posible \(b)",
      pt: "\(word) · cobertura certa \(a), possível \(b)",
      en: "\(word) · coverage certain \(a), possible \(b)")
  }

  func page() -> Page {
    var page = context.page()
    let question = pathway.before.question
    let names = question.credentials.map { library[$0.certificate].id }.joined(separator: " + ")
    let target = question.target.map { title(library[$0].root) } ?? ""
    page.line("\(names) → \(target)", hanging: 2, tint: .bold)
    page.blank()
    let column = 16
    page.field(
      context.say(es: "Hoy", pt: "Hoje", en: "Today"), outcome(pathway.before), column: column)
    page.field(
      context.say(es: "Al final", pt: "No final", en: "In the end"), outcome(pathway.after),
      column: column, tint: .bold)
    page.field(context.say(es: "Falta", pt: "Falta", en: "Missing"), size, column: column)
    if let remark { page.field("", remark, column: column) }
    if question.trust == .proposed { page.field("", hypothetical, column: column) }
    if !pathway.steps.isEmpty {
      if areAllOpen { page.field("", open, column: column) }
      page.heading(context.say(es: "Pasos", pt: "Passos", en: "Steps"))
      for (number, step) in pathway.steps.enumerated() { write(step, number + 1, &page) }
    }
    remains(&page)
    return page
  }

  private var size: String {
    let count = pathway.steps.count
    if count == 0 { return context.say(es: "nada", pt: "nada", en: "nothing") }
    let parts = context.say(
      es: count == 1 ? "1 componente" : "\(count) componentes",
      pt: count == 1 ? "1 componente" : "\(count) componentes",
      en: count == 1 ? "1 component" : "\(count) components")
    if pathway.areHours {
      let hours = pathway.cost.written
      return context.say(
        es: "\(parts), \(hours) horas", pt: "\(parts), \(hours) horas",
        en: "\(parts), \(hours) hours")
    }
    return context.say(
      es: "\(parts); las horas no se conocen, se cuentan componentes",
      pt: "\(parts); as horas não são conhecidas, contam-se componentes",
      en: "\(parts); hours are not known, components are counted")
  }

  /// What is promised: that nothing less does, or by how much it may be too large.
  private var remark: String? {
    if pathway.steps.isEmpty { return nil }
    if !pathway.isBetter {
      return context.say(
        es: "completa la norma, pero no cambia el resultado: abajo está lo que lo impide",
        pt: "completa o padrão, mas não muda o resultado: abaixo está o que o impede",
        en: "completes the standard but changes no outcome: below is what stands in its way")
    }
    if pathway.isLeast {
      return context.say(
        es: "ningún conjunto menor da ese resultado", pt: "nenhum conjunto menor dá esse resultado",
        en: "no smaller set gives that outcome")
    }
    let bound = pathway.bound.written
    return context.say(
      es: "ninguno se puede quitar; cualquier otro conjunto pide al menos \(bound)",
      pt: "nenhum pode ser retirado; qualquer outro conjunto pede ao menos \(bound)",
      en: "none can be left out; any other set takes at least \(bound)")
  }

  /// Whether every component may be proved already; said once then.
  private var areAllOpen: Bool { pathway.steps.allSatisfy { $0.mayBeProved } }

  private var open: String {
    let isOne = pathway.steps.count == 1 || !areAllOpen
    return context.say(
      es: (isOne ? "puede estar probado ya" : "todos pueden estar probados ya")
        + ": pida primero que se compare con lo certificado",
      pt: (isOne ? "pode já estar provado" : "todos podem já estar provados")
        + ": peça primeiro que seja comparado com o que foi certificado",
      en: (isOne ? "may be proved already" : "all may be proved already")
        + ": first ask for a comparison with what is certified")
  }

  private var hypothetical: String {
    context.say(
      es: "hipótesis: las correspondencias propuestas se contaron como aprobadas",
      pt: "hipótese: as correspondências propostas foram contadas como aprovadas",
      en: "hypothesis: the proposed mappings were counted as approved")
  }

  private func write(_ step: Pathway.Step, _ number: Int, _ page: inout Page) {
    let hours = library[step.component].hours.map { " · \($0.written) h" } ?? ""
    page.line(
      "\(number). \(title(step.component)) (\(step.gain.exact)\(hours))", indent: 2, hanging: 3)
    page.line("→ \(outcome(step.decision))", indent: 6, hanging: 2)
    if step.mayBeProved, !areAllOpen { page.faint(open, indent: 6) }
    if library[step.component].list == .partial {
      page.faint(
        context.say(
          es: "no se leyeron todos sus componentes: cuenta entero",
          pt: "nem todos os seus componentes foram lidos: conta inteiro",
          en: "not all of its components were read: it counts as a whole"), indent: 6)
    }
    for index in step.modules {
      let row = library[index]
      let module = row.subject == step.component ? row.object : row.subject
      let status = context.say(Vocabulary.review[row.isReviewed ? "reviewed" : "proposed"])
      page.faint(
        context.say(
          es: "lo enseña \(title(module)) (fila \(row.id), \(status))",
          pt: "é ensinado em \(title(module)) (linha \(row.id), \(status))",
          en: "taught by \(title(module)) (row \(row.id), \(status))"), indent: 6)
    }
  }

  /// What is not met even when everything is attained.
  private func remains(_ page: inout Page) {
    let left = pathway.after.findings.filter { $0.state != .met && !$0.isAssumed }
    guard pathway.after.outcome != .recognized, !left.isEmpty || pathway.after.reason != nil else {
      return
    }
    page.heading(
      context.say(
        es: "Lo que queda después", pt: "O que resta depois", en: "What remains afterwards"))
    for finding in left {
      let state = context.say(
        finding.state == .failed
          ? LocalizedText(es: "no se cumple", pt: "não se cumpre", en: "not met")
          : LocalizedText(es: "no se sabe", pt: "não se sabe", en: "not known"))
      page.line(
        "\(state): \(finding.sentence(context.language))", indent: 2, hanging: 2)
    }
    if let reason = pathway.after.reason { page.line(reason, indent: 2) }
  }
}
