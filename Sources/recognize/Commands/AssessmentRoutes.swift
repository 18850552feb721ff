import QualificationsKit

/// What a person without papers can do in the destination: the standards of the occupation and who
/// certifies against them. Never an outcome.
struct AssessmentRoutes {
  let library: Library
  let destination: String
  let occupation: String

  private var standards: [Standard] {
    library.standards(ofOccupation: occupation).map { library[$0] }.filter {
      $0.country == destination && $0.use.value != .superseded && $0.use.value != .delisted
    }
  }

  func write(_ context: CommandContext) {
    if context.isJSON { writeJSON(context) } else { writeText(context) }
  }

  private func writeJSON(_ context: CommandContext) {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/assessment-routes")
      w.key("version")
      w.number(1)
      w.member("destination", destination)
      w.member("occupation", occupation)
      w.key("items")
      w.array { list in
        for standard in standards {
          list.object { w in
            w.member("id", standard.id)
            w.member("title", standard.title.text(in: context.language))
            w.member("system", standard.system)
            w.member("body", standard.body)
            w.member("contact", contact(standard))
          }
        }
      }
    }
    context.write(writer)
  }

  private func writeText(_ context: CommandContext) {
    var page = context.page()
    let country = library.countryName(destination, context.language)
    let group = library.entry("ISCO-08", occupation)?.title.text(in: context.language) ?? ""
    page.line(
      context.say(
        es: "Sin documentos: vías de evaluación en \(country) para \(occupation) \(group)",
        pt: "Sem documentos: vias de avaliação em \(country) para \(occupation) \(group)",
        en: "Without papers: ways to be assessed in \(country) for \(occupation) \(group)"),
      tint: .bold)
    page.blank()
    if standards.isEmpty {
      page.line(
        context.say(
          es:
            "No se conoce una norma de ese grupo en \(country): pregunte a su organismo certificador.",
          pt:
            "Não se conhece uma norma desse grupo em \(country): pergunte ao seu organismo certificador.",
          en: "No standard of that group is known in \(country): ask its certification body."))
    }
    for standard in standards {
      page.line("\(standard.id) \(standard.title.text(in: context.language))", hanging: 2)
      let body = library.body(standard.body)?.title.text(in: context.language) ?? standard.body
      page.faint(
        [body, contact(standard) ?? ""].filter { !$0.isEmpty }.joined(separator: " · "), indent: 4)
    }
    page.blank()
    page.line(
      context.say(
        es:
          "La evaluación puede apoyarse en una muestra de trabajo, una entrevista o una prueba práctica.",
        pt:
          "A avaliação pode apoiar-se em uma amostra de trabalho, uma entrevista ou uma prova prática.",
        en: "The assessment can rest on a work sample, an interview or a practical test."))
    context.write(page)
  }

  private func contact(_ standard: Standard) -> String? {
    library.system(standard.system)?.contactURL ?? library.body(standard.body)?.contactURL
  }
}
