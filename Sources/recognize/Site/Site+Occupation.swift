import QualificationsKit

extension Site {
  /// The most standards that a matrix has on a side: those with rows come first.
  private static let matrixLimit = 24

  /// An occupation: what each country's certificate proves of the others', and all its standards.
  func occupation(_ code: String, _ language: Language) -> Task {
    let entry = library.entry("ISCO-08", code)
    let title = entry?.title ?? LocalizedText()
    return task(
      SiteAddress.file("occupation", code), language, .standards, title.text(in: language)
    ) { drawing, html in
      html.element("p", [("class", "kind")], text: drawing.say(Labels.occupations))
      html.element("h1") { drawing.words(title, &$0) }
      html.element("p", [("class", "id")]) { $0.element("code", text: "ISCO-08:\(code)") }
      words(code, drawing, &html)
      let standards = library.standards(ofOccupation: code)
      matrix(standards, &drawing, &html)
      drawing.table(table(standards, language), &html)
    }
  }

  private func words(_ code: String, _ drawing: SiteDrawing, _ html: inout HTML) {
    let words = library.words.filter { $0.isco08 == code }
    guard !words.isEmpty else { return }
    html.element("dl", [("class", "fields")]) { html in
      html.element(
        "dt",
        text: drawing.say(
          es: "palabras de oficio", pt: "palavras de ofício", en: "trade words"))
      html.element("dd") { html in
        for (number, word) in words.enumerated() {
          if number > 0 { html.text(", ") }
          html.element("span", [("lang", word.language)], text: word.word)
          if !word.country.isEmpty { html.text(" (\(word.country))") }
        }
      }
    }
  }

  private func matrix(
    _ all: [DenseIndex<Standard>], _ drawing: inout SiteDrawing, _ html: inout HTML
  ) {
    // Without a row nothing can be said of a certificate here but that nobody has compared it.
    let joined = all.filter { !pairs.of($0).isEmpty }
    let shown = joined.prefix(Self.matrixLimit).map { ($0, library[$0]) }
    html.element(
      "h2", [("id", "matrix")],
      text: drawing.say(
        es: "Qué prueba cada certificado de los demás",
        pt: "O que cada certificado prova dos demais",
        en: "What each certificate proves of the others"))
    guard shown.count > 1 else {
      html.element(
        "p", [("class", "note-box")],
        text: drawing.say(
          es: "Nadie ha comparado aún normas de esta ocupación: no se sabe si equivalen.",
          pt: "Ninguém comparou ainda padrões desta ocupação: não se sabe se são equivalentes.",
          en: "Nobody has compared standards of this occupation yet: whether they match is unknown."
        ))
      return
    }
    html.element(
      "div",
      [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", "matrix")]
    ) { html in
      html.element("table", [("class", "matrix")]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("td")
            for to in shown {
              html.element("th", [("scope", "col")]) { drawing.link(to.1.id, nil, &$0) }
            }
          }
        }
        html.element("tbody") { html in
          for from in shown { row(from, shown, drawing, &html) }
        }
      }
    }
    html.element(
      "p", [("class", "faint")],
      text: drawing.say(
        es:
          "Cada fila es el certificado que la persona tiene; cada columna, la norma del otro país. "
          + "Barra gruesa: seguro. Barra fina: posible. Lo propuesto no cuenta hasta que alguien lo revise.",
        pt: "Cada linha é o certificado que a pessoa tem; cada coluna, o padrão do outro país. "
          + "Barra grossa: certo. Barra fina: possível. O proposto não conta até que alguém o reveja.",
        en: "Each row is the certificate a person has; each column the other country's standard. "
          + "Thick bar: certain. Thin bar: possible. What is proposed does not count until reviewed."
      ))
  }

  private func row(
    _ row: (DenseIndex<Standard>, Standard), _ columns: [(DenseIndex<Standard>, Standard)],
    _ drawing: SiteDrawing, _ html: inout HTML
  ) {
    let from = row.1
    html.element("tr") { html in
      html.element("th", [("scope", "row")]) { html in
        drawing.link(from.id, nil, &html)
        html.element("span", [("class", "remark")]) { drawing.words(from.title, &$0) }
      }
      for (index, to) in columns {
        html.element("td", [("class", from.country == to.country ? "own" : nil)]) { html in
          if from.country == to.country { return html.text("·") }
          guard let way = pairs.way(row.0, index) else {
            let words = drawing.say(
              es: "sin comparar", pt: "sem comparação", en: "not compared")
            return html.element("span", [("class", "unknown")], text: words)
          }
          html.element("a", [("href", SiteAddress.comparison(from.id, to.id))]) { html in
            CoverageBar.write(way.today, drawing.language, &html)
          }
          if way.supposed.certain != way.today.certain {
            let share = Numerals.percent(way.supposed.certain, .down, drawing.language)
            html.element(
              "span", [("class", "remark")],
              text: drawing.say(
                es: "propuesto: \(share)", pt: "proposto: \(share)", en: "proposed: \(share)"))
          }
        }
      }
    }
  }

  private func table(_ standards: [DenseIndex<Standard>], _ language: Language) -> Table {
    Table(
      "standards", Labels.standards,
      [
        Column("title", Labels.title), Column("country", Labels.country),
        Column("level", Labels.level), Column("use", Labels.use),
      ],
      standards.prefix(400).map { index in
        let standard = library[index]
        let level = standard.level.value.map { Datum.text("\($0.framework)/\($0.label)") }
        return TableRow(
          standard.id,
          [
            .text(standard.title.text(in: language)),
            .named(standard.country, library.place(standard.country, language)), level ?? .unknown,
            standard.use.value.map { Vocabulary.use.datum($0.rawValue) } ?? .unknown,
          ], standard.provenance)
      })
  }
}
