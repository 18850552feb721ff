import QualificationsKit

/// Where the countries of the region stand in a grid that resembles the map.
enum RegionGrid {
  /// Rows from north to south, columns from west to east; empty cells are sea.
  static let rows: [[String]] = [
    ["MX", "", "", "CU", "BS", "", "", ""],
    ["GT", "BZ", "", "JM", "HT", "DO", "KN", "AG"],
    ["SV", "HN", "", "", "", "", "DM", "LC"],
    ["", "NI", "CR", "PA", "", "", "VC", "BB"],
    ["", "", "", "CO", "VE", "", "GD", "TT"],
    ["", "", "EC", "", "", "GY", "SR", ""],
    ["", "", "PE", "BO", "BR", "", "", ""],
    ["", "", "CL", "AR", "PY", "UY", "", ""],
  ]
}

extension Site {
  /// The first page: what is asked here, and how far each country's framework has come.
  func home(_ language: Language) -> Task {
    task(SiteSection.home.file, language, .home, "recognize") { drawing, html in
      hero(drawing, &html)
      map(drawing, &html)
      sureness(drawing, &html)
      figures(drawing, &html)
      others(drawing, &html)
    }
  }

  private func hero(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element("div", [("class", "hero")]) { html in
      html.element(
        "h1",
        text: drawing.say(
          es: "¿Se reconoce este certificado en otro país?",
          pt: "Este certificado é reconhecido em outro país?",
          en: "Is this certificate recognized in another country?"))
      html.element(
        "p", [("class", "lead")],
        text: drawing.say(
          es: "Marcos, normas de competencia y acuerdos de América Latina y el Caribe, uno al lado "
            + "del otro. Lo que no se sabe, se dice.",
          pt:
            "Quadros, padrões de competência e acordos da América Latina e do Caribe, lado a lado. "
            + "O que não se sabe, diz-se.",
          en: "Frameworks, competency standards and agreements of Latin America and the Caribbean, "
            + "side by side. What is not known is said."))
      html.element("p", [("class", "actions")]) { html in
        if hasEngine {
          html.element(
            "a", [("class", "button"), ("href", SiteSection.check.file)],
            text: drawing.say(
              es: "Consultar un certificado", pt: "Consultar um certificado",
              en: "Check a certificate"))
        }
        html.element(
          "a",
          [("class", hasEngine ? "button quiet" : "button"), ("href", SiteSection.search.file)],
          text: drawing.say(
            es: "Buscar una norma u oficio", pt: "Buscar um padrão ou ofício",
            en: "Search a standard or trade"))
      }
    }
  }

  private func map(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element(
      "h2", [("id", "map")],
      text: drawing.say(
        es: "El marco de cualificaciones de cada país",
        pt: "O quadro de qualificações de cada país", en: "Each country's qualifications framework")
    )
    html.element("ul", [("class", "map"), ("aria-labelledby", "map")]) { html in
      for cell in cells(drawing.language) {
        html.element("li", [("class", "r\(cell.row + 1) c\(cell.column + 1)")]) { html in
          tile(cell.code, drawing, &html)
        }
      }
    }
    html.element("ul", [("class", "legend")]) { html in
      let states = [
        "legally-adopted", "in-implementation", "reviewed", "designed", "exploratory", "none",
        "unknown",
      ]
      for state in states {
        html.element("li") { html in
          html.element("span", [("class", "swatch state-\(state)"), ("aria-hidden", "true")])
          html.text(drawing.say(Vocabulary.state[state]))
        }
      }
    }
  }

  /// The countries of the map by name: so they are read, and listed where there is no room for a map.
  private func cells(_ language: Language) -> [(code: String, row: Int, column: Int)] {
    var cells: [(name: String, code: String, row: Int, column: Int)] = []
    for (row, codes) in RegionGrid.rows.enumerated() {
      for (column, code) in codes.enumerated() where !code.isEmpty {
        cells.append((Folding.folded(library.place(code, language)), code, row, column))
      }
    }
    return cells.sorted { $0.name < $1.name }.map { ($0.code, $0.row, $0.column) }
  }

  private func tile(_ code: String, _ drawing: SiteDrawing, _ html: inout HTML) {
    let own = library.frameworks.filter { $0.country == code }
    let best = own.min { Self.rank($0) < Self.rank($1) }
    let state = best?.state.value ?? "unknown"
    let sure = best?.sureness ?? .unverified
    let isKnown = state != "unknown"
    html.element(
      "a",
      [
        ("class", "tile state-\(state)\(isKnown && sure.rank > 1 ? " unsure" : "")"),
        ("href", drawing.address.page(code)),
      ]
    ) { html in
      html.element("b", text: code)
      html.element("span", [("class", "name")], text: library.place(code, drawing.language))
      html.element("span", [("class", "state")], text: drawing.say(Vocabulary.state[state]))
      if isKnown {
        html.element(
          "span", [("class", "sure")], text: drawing.say(Vocabulary.status[sure.rawValue]))
      }
    }
  }

  private static func rank(_ framework: Framework) -> Int {
    let order = [
      "legally-adopted", "in-implementation", "reviewed", "designed", "exploratory",
      "published-study", "none",
    ]
    return framework.state.value.flatMap { order.firstIndex(of: $0) } ?? order.count
  }

  private func sureness(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element(
      "h2", text: drawing.say(es: "Cuán seguro", pt: "Quão seguro", en: "How sure"))
    html.element("dl", [("class", "sureness")]) { html in
      let meanings = [
        (
          "official",
          LocalizedText(
            es: "leído en el acto o registro de quien lo decide",
            pt: "lido no ato ou registro de quem decide",
            en: "read in the act or register of whoever decides it")
        ),
        (
          "published",
          LocalizedText(
            es: "leído en una publicación", pt: "lido em uma publicação",
            en: "read in a publication"
          )
        ),
        (
          "inferred",
          LocalizedText(
            es: "deducido por este proyecto", pt: "deduzido por este projeto",
            en: "concluded by this project")
        ),
        (
          "unverified",
          LocalizedText(
            es: "sin fuente que se pudiera comprobar", pt: "sem fonte que se pudesse comprovar",
            en: "without a source that could be checked")
        ),
      ]
      for (status, meaning) in meanings {
        html.element("div") { html in
          html.element("dt") { html in
            html.element(
              "span", [("class", "status \(status)")], text: drawing.say(Vocabulary.status[status]))
          }
          html.element("dd", text: drawing.say(meaning))
        }
      }
    }
  }

  private func figures(_ drawing: SiteDrawing, _ html: inout HTML) {
    let reviewed = library.mappings.count { $0.isReviewed }
    let figures: [(Int, LocalizedText, SiteSection)] = [
      (
        library.frameworks.count,
        LocalizedText(
          es: "marcos de cualificaciones", pt: "quadros de qualificações", en: "frameworks"),
        .frameworks
      ),
      (
        library.standards.count,
        LocalizedText(
          es: "normas de competencia", pt: "padrões de competência", en: "competency standards"),
        .standards
      ),
      (
        library.instruments.count,
        LocalizedText(
          es: "acuerdos, leyes y cartas", pt: "acordos, leis e cartas",
          en: "agreements, laws and charters"), .instruments
      ),
      (
        library.mappings.count,
        LocalizedText(
          es: "correspondencias, \(reviewed) revisadas",
          pt: "correspondências, \(reviewed) revistas", en: "mappings, \(reviewed) reviewed"),
        .compare
      ),
    ]
    html.element("ul", [("class", "figures")]) { html in
      for (count, words, section) in figures {
        html.element("li") { html in
          html.element("a", [("href", section.file)]) { html in
            html.element("b", text: Numerals.grouped(count, drawing.language))
            html.element("span", text: drawing.say(words))
          }
        }
      }
    }
  }

  /// The countries and regions that are not on the map.
  private func others(_ drawing: SiteDrawing, _ html: inout HTML) {
    let shown = Set(RegionGrid.rows.flatMap { $0 })
    let rest = SiteAddress.countries(library).filter { !shown.contains($0) }
      .map { (code: $0, name: library.place($0, drawing.language)) }
      .sorted { (Folding.folded($0.name), $0.code) < (Folding.folded($1.name), $1.code) }
    html.element(
      "h2",
      text: drawing.say(
        es: "Regiones, y países para comparar", pt: "Regiões, e países para comparar",
        en: "Regions, and countries to compare with"))
    html.element("ul", [("class", "inline")]) { html in
      for place in rest {
        html.element("li") { drawing.link(place.code, place.name, &$0) }
      }
    }
  }
}
