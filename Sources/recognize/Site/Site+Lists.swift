import QualificationsKit

extension Site {
  /// All frameworks.
  func frameworkList(_ language: Language) -> Task {
    let title = LocalizedText(
      es: "Marcos de cualificaciones", pt: "Quadros de qualificações",
      en: "Qualifications frameworks")
    let name = title.text(in: language)
    return task(SiteSection.frameworks.file, language, .frameworks, name) { drawing, html in
      html.element("h1", [("id", "list")], text: drawing.say(title))
      let table = FrameworksCommand.table(Array(library.frameworks), language)
      drawing.rows(table, labelledBy: "list", &html)
    }
  }

  /// All agreements, laws and charters.
  func instrumentList(_ language: Language) -> Task {
    let title = LocalizedText(
      es: "Acuerdos, leyes y cartas", pt: "Acordos, leis e cartas",
      en: "Agreements, laws and charters")
    let name = title.text(in: language)
    return task(SiteSection.instruments.file, language, .instruments, name) { drawing, html in
      html.element("h1", [("id", "list")], text: drawing.say(title))
      let table = InstrumentsCommand.table(Array(library.instruments), language)
      drawing.rows(table, labelledBy: "list", &html)
    }
  }

  /// The standards: by occupation across countries, and by country.
  func standardList(_ language: Language) -> Task {
    let title = LocalizedText(
      es: "Normas de competencia", pt: "Padrões de competência", en: "Competency standards")
    let name = title.text(in: language)
    return task(SiteSection.standards.file, language, .standards, name) { drawing, html in
      html.element("h1", text: drawing.say(title))
      html.element(
        "h2",
        text: drawing.say(
          es: "La misma ocupación en varios países", pt: "A mesma ocupação em vários países",
          en: "The same occupation in several countries"))
      html.element("ul", [("class", "columns")]) { html in
        for code in address.occupations {
          html.element("li") { html in
            let entry = library.entry("ISCO-08", code)
            drawing.link(
              "ISCO-08:\(code)", "\(code) \(entry?.title.text(in: language) ?? "")", &html)
          }
        }
      }
      html.element(
        "h2", text: drawing.say(es: "Por país", pt: "Por país", en: "By country"))
      html.element("ul", [("class", "columns")]) { html in
        for country in SiteAddress.countries(library) {
          guard let count = address.counts[country] else { continue }
          html.element("li") { html in
            drawing.link(country, library.place(country, language), &html)
            html.element(
              "span", [("class", "count")], text: " " + Numerals.grouped(count, language))
          }
        }
      }
    }
  }

  /// A country: its frameworks, systems, instruments, bodies and standards.
  func country(_ code: String, _ language: Language) -> Task {
    task(
      SiteAddress.file("country", code), language, .home, library.place(code, language)
    ) { drawing, html in
      let sheet = SheetBuilder(library, language)
        .sheet(ofCountry: code, standards: address.counts[code] ?? 0)
      drawing.heading(sheet, &html)
      for table in sheet.tables { drawing.table(table, &html) }
      links(of: code, drawing, &html)
    }
  }

  private func links(of code: String, _ drawing: SiteDrawing, _ html: inout HTML) {
    // What belongs to a system is listed on the system's page, which the table above links to.
    let own = address.standards(ofSystem: code)
    let registers = address.registers.filter { $0.country == code }
    if library.bodies.contains(where: { $0.country == code }) {
      html.element("p") { html in
        html.element(
          "a", [("href", SiteAddress.bodies(of: code))],
          text: drawing.say(
            es: "Organismos que certifican", pt: "Organismos que certificam",
            en: "Bodies that certify"))
      }
    }
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
    }
    guard !registers.isEmpty else { return }
    html.element(
      "h3", text: drawing.say(es: "Registros", pt: "Registros", en: "Registers"))
    html.element("ul", [("class", "columns")]) { html in
      for page in registers {
        html.element("li") { html in
          html.element("a", [("href", page.file)], text: "\(page.system): \(page.ends)")
        }
      }
    }
  }

  /// The bodies of each country.
  func bodyPages(_ language: Language) -> [Task] {
    let title = LocalizedText(
      es: "Organismos que certifican", pt: "Organismos que certificam", en: "Bodies that certify")
    let countries = SiteAddress.countries(library).filter { code in
      library.bodies.contains { $0.country == code }
    }
    return countries.map { code in
      let name = "\(title.text(in: language)): \(library.place(code, language))"
      return task(SiteAddress.bodies(of: code), language, .standards, name) { drawing, html in
        html.element("h1", [("id", "list")], text: name)
        let columns = [
          Column("title", Labels.title), Column("type", Labels.kind),
          Column("systems", Labels.system), Column("contact", Labels.contact),
        ]
        let rows = library.bodies.filter { $0.country == code }.map { body in
          TableRow(
            body.id,
            [
              .text(body.title.text(in: language)), Vocabulary.bodyKind.datum(body.kind),
              .list(body.awards.map { $0.system }), .optional(body.contactURL),
            ], body.provenance)
        }
        drawing.rows(
          Table("bodies", title, columns, rows), labelledBy: "list", &html)
      }
    }
  }

  /// A page of a register: all that is known of the standards in it.
  func register(_ number: Int, _ language: Language) -> Task {
    let page = address.registers[number]
    let system = library.system(page.system)?.title.text(in: language) ?? page.system
    let name = "\(system): \(page.ends)"
    return task(page.file, language, .standards, name) { drawing, html in
      html.element("p", [("class", "kind")]) { drawing.link(page.system, nil, &$0) }
      html.element("h1", [("id", "list")], text: name)
      neighbours(of: number, drawing, &html)
      let columns = [
        Column("title", Labels.title), Column("level", Labels.level), Column("use", Labels.use),
        Column("sector", Labels.sectorName), Column("isco08", Labels.occupations),
        Column(
          "certifiers", es: "organismos acreditados", pt: "organismos credenciados",
          en: "accredited bodies"),
      ]
      let builder = SheetBuilder(library, language)
      let rows = page.rows.map { position -> TableRow in
        let standard = library.standards[position]
        let level = standard.level.value.map { Datum.text("\($0.framework)/\($0.label)") }
        return TableRow(
          standard.id,
          [
            .text(standard.title.text(in: language)), level ?? .unknown,
            standard.use.value.map { Vocabulary.use.datum($0.rawValue) } ?? .unknown,
            .optional(standard.sectorName), builder.groups(standard.occupations.value ?? []),
            standard.certifiers.isEmpty ? .unknown : .number(standard.certifiers.count),
          ], standard.provenance)
      }
      drawing.rows(
        Table("register", Labels.standards, columns, rows), labelledBy: "list", &html)
    }
  }

  private func neighbours(of number: Int, _ drawing: SiteDrawing, _ html: inout HTML) {
    let system = address.registers[number].system
    let pages = address.registers.filter { $0.system == system }
    guard pages.count > 1 else { return }
    let label = drawing.say(
      es: "Páginas del registro", pt: "Páginas do registro", en: "Pages of the register")
    html.element("nav", [("class", "pages"), ("aria-label", label)]) { html in
      for (place, page) in pages.enumerated() {
        let isHere = page.file == address.registers[number].file
        html.element(
          "a", [("href", page.file), ("aria-current", isHere ? "page" : nil)], text: "\(place + 1)")
      }
    }
  }
}
