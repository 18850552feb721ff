import QualificationsKit

extension Site {
  /// What can be compared: frameworks on a common scale, and pairs of standards.
  func comparisons(_ language: Language) -> Task {
    let title = LocalizedText(es: "Comparar", pt: "Comparar", en: "Compare")
    return task(
      SiteSection.compare.file, language, .compare, title.text(in: language)
    ) { drawing, html in
      html.element("h1", text: drawing.say(title))
      scales(&drawing, &html)
      html.element(
        "h2",
        text: drawing.say(
          es: "Normas de dos países", pt: "Padrões de dois países", en: "Standards of two countries"
        ))
      html.element("ul", [("class", "pairs")]) { html in
        for pair in pairs.all {
          let (a, b) = (library[pair.first], library[pair.second])
          html.element("li") { html in
            html.element("a", [("href", SiteAddress.comparison(a.id, b.id))]) { html in
              html.text("\(a.id) ↔ \(b.id)")
            }
            html.element("span", [("class", "faint")]) { html in
              html.text(" ")
              drawing.words(a.title, &html)
              html.text(" ↔ ")
              drawing.words(b.title, &html)
            }
          }
        }
      }
    }
  }

  /// Frameworks side by side on each scale that several of them are referenced to.
  private func scales(_ drawing: inout SiteDrawing, _ html: inout HTML) {
    for scale in library.frameworks {
      let maps = library.frameworks.compactMap { framework -> (Framework, [Referencing])? in
        let own = framework.referencing.filter { $0.to == scale.id && !$0.edges.isEmpty }
        return own.isEmpty ? nil : (framework, own)
      }
      guard maps.count > 1, !scale.levels.isEmpty else { continue }
      let name = "scale-" + SiteAddress.anchor(scale.id)
      html.element("h2", [("id", name)]) { html in
        html.text(
          drawing.say(
            es: "Marcos sobre la escala de \(scale.acronym)",
            pt: "Quadros na escala de \(scale.acronym)",
            en: "Frameworks on the scale of \(scale.acronym)"))
      }
      html.element(
        "div",
        [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", name)]
      ) { html in
        html.element("table", [("class", "scale")]) { html in
          html.element("thead") { html in
            html.element("tr") { html in
              html.element("th", [("scope", "col")]) { html in
                drawing.link(scale.id, scale.acronym, &html)
              }
              for (framework, _) in maps {
                html.element("th", [("scope", "col")]) { html in
                  drawing.link(framework.id, framework.acronym, &html)
                }
              }
            }
          }
          html.element("tbody") { html in
            for level in scale.levels.reversed() {
              row(level, maps, &drawing, &html)
            }
          }
        }
      }
      if maps.contains(where: { $0.1.contains { $0.edges.contains { $0.isFromAward } } }) {
        html.element(
          "p", [("class", "faint")],
          text: drawing.say(
            es: "* Un tipo de certificado, no un nivel del marco.",
            pt: "* Um tipo de certificado, não um nível do quadro.",
            en: "* A type of award, not a level of the framework."))
      }
    }
  }

  private func row(
    _ level: Level, _ maps: [(Framework, [Referencing])], _ drawing: inout SiteDrawing,
    _ html: inout HTML
  ) {
    html.element("tr") { html in
      html.element("th", [("scope", "row")], text: level.label)
      for (_, referencing) in maps {
        html.element("td") { html in
          for map in referencing {
            let labels = map.edges.filter { $0.to.contains(level.label) }
              .map { $0.isFromAward ? "\($0.from)*" : $0.from }
            if labels.isEmpty { continue }
            html.element("span", [("class", "levels \(map.provenance.status.rawValue)")]) { html in
              html.text(labels.joined(separator: ", "))
              drawing.mark(map.provenance, &html)
            }
          }
        }
      }
    }
  }

  /// Two standards side by side: coverage both ways, the rows drawn, and the rows as a table.
  func comparison(_ pair: SitePairs.Pair, _ language: Language) -> Task {
    let (a, b) = (library[pair.first], library[pair.second])
    return task(
      SiteAddress.comparison(a.id, b.id), language, .compare, "\(a.id) ↔ \(b.id)"
    ) { drawing, html in
      html.element(
        "p", [("class", "kind")],
        text: drawing.say(es: "Comparación", pt: "Comparação", en: "Comparison"))
      html.element("h1") { html in
        drawing.words(a.title, &html)
        html.text(" ↔ ")
        drawing.words(b.title, &html)
      }
      html.element("p", [("class", "id")]) { html in
        drawing.link(a.id, nil, &html)
        html.text(" ↔ ")
        drawing.link(b.id, nil, &html)
      }
      html.element("table", [("class", "ways")]) { html in
        ways(a, b, pair.forwards, drawing, &html)
        ways(b, a, pair.backwards, drawing, &html)
      }
      ComparisonDrawing(pair, library, language).write(drawing, &html)
      lineLegend(drawing, &html)
      let builder = SheetBuilder(library, language)
      drawing.table(builder.rows(pair.rows), &html)
    }
  }

  private func ways(
    _ from: Standard, _ to: Standard, _ way: SitePairs.Way, _ drawing: SiteDrawing,
    _ html: inout HTML
  ) {
    html.element("tr") { html in
      html.element("th", [("scope", "row")]) { html in
        html.text(
          drawing.say(
            es: "Lo que \(from.id) prueba de \(to.id)", pt: "O que \(from.id) prova de \(to.id)",
            en: "What \(from.id) proves of \(to.id)"))
      }
      for trust in Trust.allCases {
        html.element("td") { html in
          html.element(
            "span", [("class", "faint")],
            text: trust == .reviewed
              ? drawing.say(es: "hoy", pt: "hoje", en: "today")
              : drawing.say(
                es: "si se aprobara lo propuesto", pt: "se o proposto fosse aprovado",
                en: "if what is proposed were approved"))
          CoverageBar.write(trust == .reviewed ? way.today : way.supposed, drawing.language, &html)
        }
      }
    }
  }

  private func lineLegend(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element("ul", [("class", "legend")]) { html in
      for relation in ["equivalent", "broader", "narrower", "close", "related", "none"] {
        html.element("li") { html in
          html.element(
            "svg",
            [("class", "line"), ("viewBox", "0 0 36 8"), ("width", "36"), ("aria-hidden", "true")]
          ) { html in
            html.element(
              "path", [("class", "row \(relation) reviewed"), ("d", "M0 4 H36"), ("fill", "none")])
          }
          html.text(drawing.say(Vocabulary.relation[relation]))
        }
      }
      html.element("li") { html in
        html.element(
          "svg",
          [("class", "line"), ("viewBox", "0 0 36 8"), ("width", "36"), ("aria-hidden", "true")]
        ) { html in
          html.element(
            "path", [("class", "row equivalent proposed"), ("d", "M0 4 H36"), ("fill", "none")])
        }
        html.text(
          drawing.say(
            es: "propuesta, sin revisar", pt: "proposta, sem revisão", en: "proposed, not reviewed")
        )
      }
    }
  }
}
