import QualificationsKit

extension Site {
  /// How many names an alphabetical page has at most.
  private static let namesPerPage = 800

  /// The search: an index that is searched as one types, and without scripts the names by letter.
  func search(_ names: [Names], _ language: Language) -> Task {
    let title = LocalizedText(es: "Buscar", pt: "Buscar", en: "Search")
    return task(
      SiteSection.search.file, language, .search, title.text(in: language),
      scripts: [
        "index-\(language.rawValue).js", "words-\(language.rawValue).js", "page.js", "search.js",
      ]
    ) { drawing, html in
      html.element("h1", text: drawing.say(title))
      html.element("form", [("role", "search"), ("hidden", "")]) { html in
        let label = drawing.say(
          es: "Título, código, país u oficio", pt: "Título, código, país ou ofício",
          en: "Title, code, country or trade")
        html.element("label", [("for", "query")], text: label)
        html.element(
          "input", [("id", "query"), ("type", "search"), ("autocomplete", "off")])
      }
      html.element("p", [("id", "status"), ("role", "status")])
      html.element("ul", [("id", "results"), ("class", "results")])
      letters(names, drawing, &html)
    }
  }

  private func letters(
    _ names: [Names], _ drawing: SiteDrawing, _ html: inout HTML
  ) {
    let label = drawing.say(
      es: "Todos los nombres, por letra", pt: "Todos os nomes, por letra",
      en: "All names, by letter")
    html.element("h2", text: label)
    html.element("nav", [("class", "pages"), ("aria-label", label)]) { html in
      for group in names where group.number == 1 {
        html.element("a", [("href", group.file)], text: group.letter)
      }
    }
  }

  /// The names of records that begin with the same letter, in the order of the alphabet.
  struct Names: Sendable {
    let letter: String
    let number: Int
    let file: String
    let rows: [(id: String, title: String)]
  }

  /// All names.
  func names(_ language: Language) -> [Names] {
    var groups: [String: [(key: String, id: String, title: String)]] = [:]
    func add(_ id: String, _ title: LocalizedText) {
      let text = title.text(in: language)
      let key = Folding.folded(text)
      let first = key.utf8.first ?? 35
      let letter = (97...122).contains(first) ? String(key.prefix(1)).uppercased() : "#"
      groups[letter, default: []].append((key, id, text.isEmpty ? id : text))
    }
    for standard in library.standards { add(standard.id, standard.title) }
    for framework in library.frameworks { add(framework.id, framework.title) }
    for system in library.systems { add(system.id, system.title) }
    for instrument in library.instruments { add(instrument.id, instrument.title) }
    for code in address.occupations {
      add("ISCO-08:\(code)", library.entry("ISCO-08", code)?.title ?? LocalizedText())
    }
    return groups.keys.sorted().flatMap { letter -> [Names] in
      let rows = (groups[letter] ?? []).sorted { ($0.key, $0.id) < ($1.key, $1.id) }
      let starts = Array(stride(from: 0, to: rows.count, by: Self.namesPerPage))
      return starts.enumerated().map { number, start in
        Names(
          letter: letter, number: number + 1,
          file: SiteAddress.file(
            "names", letter == "#" ? "0.\(number + 1)" : "\(letter).\(number + 1)"),
          rows: rows[start..<min(start + Self.namesPerPage, rows.count)].map { ($0.id, $0.title) })
      }
    }
  }

  /// The alphabetical pages.
  func indexPages(_ all: [Names], _ language: Language) -> [Task] {
    all.map { group in
      task(
        group.file, language, .search, group.letter, elsewhere: SiteSection.search.file
      ) { drawing, html in
        html.element("h1", text: group.letter)
        let label = drawing.say(es: "Páginas", pt: "Páginas", en: "Pages")
        html.element("nav", [("class", "pages"), ("aria-label", label)]) { html in
          for other in all where other.number == 1 || other.letter == group.letter {
            let text = other.number == 1 ? other.letter : "\(other.letter)\(other.number)"
            let isHere = other.file == group.file
            html.element(
              "a", [("href", other.file), ("aria-current", isHere ? "page" : nil)], text: text)
          }
        }
        html.element("ul", [("class", "columns")]) { html in
          for row in group.rows {
            html.element("li") { html in
              drawing.link(row.id, String(row.title.prefix(300)), &html)
              html.element("span", [("class", "faint")], text: " \(row.id)")
            }
          }
        }
      }
    }
  }

  /// The index that scripts search: pages with what stands on them, and the words of trades.
  func searchIndex(_ language: Language) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.key("pages")
      w.array { list in
        func one(_ kind: String, _ id: String, _ title: LocalizedText) {
          guard let page = address.page(id) else { return }
          entry(page, kind, [(id, title.text(in: language))], &list)
        }
        for standard in address.standards.map({ library.standards[$0] }) {
          one("standard", standard.id, standard.title)
        }
        for framework in library.frameworks { one("framework", framework.id, framework.title) }
        for system in library.systems { one("system", system.id, system.title) }
        for instrument in library.instruments {
          one("instrument", instrument.id, instrument.title)
        }
        for code in SiteAddress.countries(library) {
          let name = library.place(code, language)
          one("country", code, LocalizedText(es: name, pt: name, en: name))
        }
        for code in address.occupations {
          one(
            "occupation", "ISCO-08:\(code)",
            library.entry("ISCO-08", code)?.title ?? LocalizedText())
        }
        for page in address.registers {
          let rows = page.rows.map { row in
            (library.standards[row].id, library.standards[row].title.text(in: language))
          }
          entry(page.file, "register", rows, &list)
        }
      }
      w.key("words")
      w.array { list in
        for word in library.words where address.page("ISCO-08:\(word.isco08)") != nil {
          list.array { pair in
            pair.string(word.word)
            pair.string("ISCO-08:\(word.isco08)")
          }
        }
      }
    }
    return Array("const recognizeIndex = ".utf8) + writer.bytes + Array(";\n".utf8)
  }

  private func entry(
    _ page: String, _ kind: String, _ rows: [(String, String)], _ list: inout JSONWriter
  ) {
    list.array { w in
      w.string(page)
      w.string(kind)
      w.array { list in
        for (id, title) in rows {
          list.array { pair in
            pair.string(id)
            pair.string(title)
          }
        }
      }
    }
  }
}
