import QualificationsKit
import RecognitionRules

extension Site {
  /// A framework: how far it has come, its levels with what they ask, its maps to others.
  func framework(_ framework: Framework, _ language: Language) -> Task {
    let title = framework.title.text(in: language)
    return task(
      SiteAddress.file("framework", framework.id), language, .frameworks,
      title.isEmpty ? framework.acronym : title
    ) { drawing, html in
      let sheet = SheetBuilder(library, language).sheet(of: framework)
      drawing.heading(sheet, &html)
      drawing.fields(sheet.fields, &html)
      ladder(framework, &drawing, &html)
      for table in sheet.tables where table.key != "levels" { drawing.table(table, &html) }
    }
  }

  /// The levels, the highest on top, as steps.
  private func ladder(
    _ framework: Framework, _ drawing: inout SiteDrawing, _ html: inout HTML
  ) {
    guard !framework.levels.isEmpty else { return }
    html.element("h2", text: drawing.say(es: "Niveles", pt: "Níveis", en: "Levels"))
    let top = framework.levels.map { $0.position }.max() ?? 0
    html.element("ol", [("class", "ladder"), ("reversed", "")]) { html in
      for level in framework.levels.reversed() {
        html.element(
          "li",
          [("id", drawing.place(level.label)), ("class", "step\(min(top - level.position, 12))")]
        ) { html in
          html.element("h3") { html in
            html.element("b", text: level.label)
            html.text(" ")
            if !level.title.isEmpty { drawing.words(level.title, &html) }
            drawing.mark(level.provenance, &html)
          }
          if !level.summary.isEmpty {
            html.element("p") { drawing.words(level.summary, &$0) }
          }
          if !level.typical.isEmpty {
            html.element("p", [("class", "faint")], text: level.typical.joined(separator: " · "))
          }
        }
      }
    }
  }

  /// A certification system.
  func system(_ system: CertificationSystem, _ language: Language) -> Task {
    task(
      SiteAddress.file("system", system.id), language, .standards,
      system.title.text(in: language)
    ) { drawing, html in
      let sheet = SheetBuilder(library, language).sheet(of: system)
      drawing.heading(sheet, &html)
      drawing.fields(sheet.fields, &html)
      let own = address.standards(ofSystem: system.id)
      let registers = address.registers.filter { $0.system == system.id }
      guard !own.isEmpty || !registers.isEmpty else { return }
      html.element("h2", text: drawing.say(Labels.standards))
      html.element("ul", [("class", "columns")]) { html in
        for number in own {
          html.element("li") { html in
            let standard = library.standards[number]
            drawing.link(standard.id, nil, &html)
            html.text(" ")
            drawing.words(standard.title, &html)
          }
        }
        for page in registers {
          html.element("li") { html in
            html.element("a", [("href", page.file)], text: page.ends)
          }
        }
      }
    }
  }

  /// An instrument: what it says of itself, and its articles beside the rules that run.
  func instrument(_ instrument: Instrument, _ language: Language) -> Task {
    task(
      SiteAddress.file("instrument", instrument.id), language, .instruments,
      instrument.title.text(in: language)
    ) { drawing, html in
      let sheet = SheetBuilder(library, language).sheet(of: instrument)
      drawing.heading(sheet, &html)
      drawing.fields(sheet.fields, &html)
      articles(instrument, drawing, &html)
      for table in sheet.tables { drawing.table(table, &html) }
    }
  }

  private func articles(
    _ instrument: Instrument, _ drawing: SiteDrawing, _ html: inout HTML
  ) {
    guard let book = recognition.books[instrument.id] else {
      html.element(
        "p", [("class", "note-box")],
        text: drawing.say(
          es: "De este instrumento no hay reglas que se ejecuten: se conoce, pero no decide.",
          pt: "Deste instrumento não há regras que se executem: é conhecido, mas não decide.",
          en: "No rules run for this instrument: it is known, but does not decide."))
      return
    }
    html.element(
      "h2",
      text: drawing.say(
        es: "Artículos y reglas", pt: "Artigos e regras", en: "Articles and rules"))
    BookMarkup(book.source).write(drawing, &html)
  }

  /// A standard: the certificate, its components, its neighbours.
  func standard(_ standard: Standard, _ language: Language) -> Task {
    task(
      SiteAddress.file("standard", standard.id), language, .standards,
      standard.title.text(in: language)
    ) { drawing, html in
      let sheet = SheetBuilder(library, language).sheet(of: standard)
      drawing.heading(sheet, &html)
      if hasEngine, standard.use.value == .current {
        html.element("p", [("class", "actions")]) { html in
          html.element(
            "a", [("class", "button"), ("href", "check.html#\(standard.id)")],
            text: drawing.say(
              es: "Consultar este certificado", pt: "Consultar este certificado",
              en: "Check this certificate"))
        }
      }
      drawing.fields(sheet.fields, &html)
      certificate(standard, &drawing, &html)
      for table in sheet.tables { drawing.table(table, &html) }
      comparisons(of: standard, drawing, &html)
    }
  }

  /// What the system says of the certificate: how long it lasts, whether parts count, where to verify.
  private func certificate(
    _ standard: Standard, _ drawing: inout SiteDrawing, _ html: inout HTML
  ) {
    guard let system = library.system(standard.system) else { return }
    html.element("h2") { html in
      html.text(drawing.say(es: "El certificado", pt: "O certificado", en: "The certificate"))
    }
    let fields = SheetBuilder(library, drawing.language).certificate(of: system)
    drawing.fields(fields.filter { $0.key != "codes" }, &html)
  }

  private func comparisons(
    of standard: Standard, _ drawing: SiteDrawing, _ html: inout HTML
  ) {
    guard let index = library.index(ofStandard: standard.id) else { return }
    let pairs = pairs.of(index)
    guard !pairs.isEmpty else { return }
    html.element(
      "h2", text: drawing.say(es: "Comparar con", pt: "Comparar com", en: "Compare with"))
    html.element("ul") { html in
      for pair in pairs {
        let other = library[pair.first == index ? pair.second : pair.first]
        html.element("li") { html in
          html.element(
            "a", [("href", SiteAddress.comparison(standard.id, other.id))], text: other.id)
          html.text(" ")
          drawing.words(other.title, &html)
        }
      }
    }
  }
}
