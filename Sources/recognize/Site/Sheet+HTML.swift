import QualificationsKit

/// What the pages of records are drawn with: where records stand, and the numbered sources of a page.
struct SiteDrawing {
  let library: Library
  let address: SiteAddress
  let language: Language
  /// The page that is drawn.
  private let file: String
  var sources: SourceList
  private var places: Set<String> = []

  init(_ library: Library, _ address: SiteAddress, _ page: SitePage) {
    (self.library, self.address, self.language) = (library, address, page.language)
    file = page.file
    sources = SourceList(library)
  }

  func say(_ text: LocalizedText) -> String { text.text(in: language) }

  func say(es: String, pt: String, en: String) -> String {
    LocalizedText(es: es, pt: pt, en: en).text(in: language)
  }

  /// A link to a record if it has a page, else its identifier or the words given.
  func link(_ id: String, _ words: String? = nil, _ html: inout HTML) {
    guard let page = address.page(id), page != file else { return html.text(words ?? id) }
    let isHere = page.hasPrefix(file) && page.dropFirst(file.utf8.count).hasPrefix("#")
    let target = isHere ? String(page.dropFirst(file.utf8.count)) : page
    html.element("a", [("href", target)], text: words ?? id)
  }

  /// The place of a row, where it first stands on the page.
  mutating func place(_ id: String) -> String? {
    let place = SiteAddress.anchor(id)
    return places.insert(place).inserted ? place : nil
  }

  /// A text that may be in another language than the page, marked so.
  func words(_ text: LocalizedText, _ html: inout HTML) {
    let own = text.language(for: language)
    guard let own, own != language else { return html.text(text.text(in: language)) }
    html.element("span", [("lang", own.rawValue)], text: text.text(in: language))
  }

  /// How sure a fact is, and where it was read. What is inferred looks so.
  mutating func mark(_ provenance: Provenance, _ html: inout HTML) {
    let numbers = sources.numbers(of: provenance)
    let status = provenance.status
    html.text(" ")
    html.element("span", [("class", "mark")]) { html in
      html.element(
        "span", [("class", "status \(status.rawValue)")],
        text: say(Vocabulary.status[status.rawValue]))
      for number in numbers {
        html.text(" ")
        let label = say(
          es: "fuente \(number)", pt: "fonte \(number)", en: "source \(number)")
        html.element(
          "a", [("class", "note"), ("href", "#source-\(number)"), ("aria-label", label)],
          text: "[\(number)]")
      }
    }
  }

  /// The list that the numbers point to.
  func sourceList(_ html: inout HTML) {
    guard !sources.sources.isEmpty else { return }
    html.element("section", [("class", "sources"), ("aria-labelledby", "sources")]) { html in
      html.element("h2", [("id", "sources")], text: say(es: "Fuentes", pt: "Fontes", en: "Sources"))
      html.element("ol") { html in
        for (number, source) in sources.sources.enumerated() {
          html.element("li", [("id", "source-\(number + 1)")]) { html in
            let isWeb = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
            if isWeb {
              html.element("a", [("href", source.url), ("rel", "noreferrer")], text: source.title)
            } else {
              html.text(source.title)
            }
            let tier = say(Vocabulary.tier[source.tier])
            let read = source.read.map {
              say(es: "leída el \($0.iso)", pt: "lida em \($0.iso)", en: "read on \($0.iso)")
            }
            let unknown = say(
              es: "sin fecha de lectura", pt: "sem data de leitura", en: "date of reading unknown")
            html.element("span", [("class", "faint")], text: " (\(tier); \(read ?? unknown))")
          }
        }
      }
    }
  }
}

extension SiteDrawing {
  /// The heading of a record: what it is, its name, its identifier, how sure.
  mutating func heading(_ sheet: Sheet, _ html: inout HTML) {
    let known = sheet.title.text(in: language)
    html.element("p", [("class", "kind")]) { html in
      html.text(say(Vocabulary.recordKind[sheet.kind]))
    }
    html.element("h1") { html in
      if known.isEmpty { html.text(sheet.id) } else { words(sheet.title, &html) }
    }
    html.element("p", [("class", "id")]) { html in
      html.element("code", text: sheet.id)
      if let provenance = sheet.provenance { mark(provenance, &html) }
    }
  }

  /// The fields as terms with their values; what nobody knows is said where people look for it.
  mutating func fields(_ fields: [Field], _ html: inout HTML) {
    html.element("dl", [("class", "fields")]) { html in
      for item in fields { field(item, &html) }
    }
  }

  private mutating func field(_ field: Field, _ html: inout HTML) {
    guard let claims = field.claims else {
      if field.datum.isEmpty { return }
      html.element("dt", text: say(field.label))
      for line in field.datum.lines(in: language) where !line.isEmpty {
        html.element("dd") { datum(field.datum, line, &$0) }
      }
      return
    }
    if claims.isEmpty, !field.showsUnknown { return }
    html.element("dt", text: say(field.label))
    let shown = claims.first?.datum.shown(in: language)
    if claims.isEmpty {
      html.element("dd", [("class", "unknown")], text: say(Vocabulary.answer["unknown"]))
    } else if claims.allSatisfy({ $0.datum.shown(in: language) == shown }) {
      for claim in claims.prefix(1) { self.claim(claim, &html) }
    } else {
      let conflict = LocalizedText(
        es: "las fuentes no coinciden", pt: "as fontes não coincidem", en: "the sources disagree")
      let used = field.datum.isEmpty ? say(conflict) : field.datum.shown(in: language)
      html.element("dd", [("class", field.isConflicting ? "conflict" : "used")], text: used)
      for claim in claims { self.claim(claim, &html) }
    }
  }

  private mutating func claim(_ claim: ClaimLine, _ html: inout HTML) {
    html.element("dd", [("class", "claim \(claim.provenance.status.rawValue)")]) { html in
      datum(claim.datum, claim.datum.shown(in: language), &html)
      mark(claim.provenance, &html)
      for note in [claim.note, claim.preferred].compactMap({ $0 }) {
        html.element("span", [("class", "remark")], text: note)
      }
    }
  }

  /// A value; records that it names are links.
  func datum(_ datum: Datum, _ shown: String, _ html: inout HTML) {
    switch datum {
    case .named(let code, let name): link(code, name.isEmpty ? code : name, &html)
    case .names(let names):
      for (number, item) in names.enumerated() {
        if number > 0 { html.text("; ") }
        let isGroup = address.page("ISCO-08:\(item.code)") != nil && item.code.utf8.count == 4
        let id = isGroup ? "ISCO-08:\(item.code)" : item.code
        link(id, Datum.named(item.code, item.name).shown(in: language), &html)
      }
    case .list(let texts):
      for (number, text) in texts.enumerated() {
        if number > 0 { html.text(", ") }
        link(text, nil, &html)
      }
    case .text(let text) where address.page(text) != nil: link(text, nil, &html)
    case .text(let text) where text.hasPrefix("https://"):
      html.element("a", [("href", text), ("rel", "noreferrer")], text: text)
    default: html.text(shown)
    }
  }

  /// A table with its heading; wide ones scroll by themselves, never the page.
  mutating func table(_ table: Table, linksIdentifiers: Bool = true, _ html: inout HTML) {
    guard !table.rows.isEmpty || table.note != nil else { return }
    let name = "t-" + table.key
    html.element("h2", [("id", name)]) { html in
      html.text(say(table.label))
      html.element("span", [("class", "count")], text: " \(table.rows.count)")
    }
    if let note = table.note { html.element("p", text: note) }
    rows(table, labelledBy: name, &html)
  }

  /// The rows of a table without its heading.
  mutating func rows(_ table: Table, labelledBy name: String, _ html: inout HTML) {
    let used = table.columns.indices.filter { column in
      table.rows.contains { column < $0.cells.count && !$0.cells[column].isEmpty }
    }
    let shared = common(table.rows)
    if let shared {
      html.element("p", [("class", "faint")]) { html in
        html.text(say(es: "Todas las filas:", pt: "Todas as linhas:", en: "All rows:"))
        mark(shared, &html)
      }
    }
    let hasSources = shared == nil && table.rows.contains { $0.provenance != nil }
    let attributes = [
      ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", name),
    ]
    html.element("div", attributes.map { ($0.0, Optional($0.1)) }) { html in
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            html.element(
              "th", [("scope", "col")],
              text: say(es: "identificador", pt: "identificador", en: "identifier"))
            for column in used {
              html.element("th", [("scope", "col")], text: say(table.columns[column].label))
            }
            if hasSources {
              html.element(
                "th", [("scope", "col")],
                text: say(
                  es: "certeza y fuente", pt: "certeza e fonte", en: "how sure, source"))
            }
          }
        }
        html.element("tbody") { html in
          for item in table.rows { row(item, used, hasSources, &html) }
        }
      }
    }
  }

  /// The provenance of all rows, if it is one and there are several.
  private func common(_ rows: [TableRow]) -> Provenance? {
    guard rows.count > 2, let first = rows[0].provenance,
      rows.allSatisfy({ $0.provenance == first })
    else { return nil }
    return first
  }

  private mutating func row(
    _ row: TableRow, _ used: [Int], _ hasSources: Bool, _ html: inout HTML
  ) {
    let isUnsure = row.provenance.map { $0.status.rank > 1 } ?? false
    let anchor = place(row.id)
    let isItself = address.page(row.id) == anchor.map { "\(file)#\($0)" }
    html.element("tr", [("id", anchor), ("class", isUnsure ? "unsure" : nil)]) { html in
      html.element(
        "th", [("scope", "row"), ("class", row.depth > 0 ? "depth\(min(row.depth, 4))" : nil)]
      ) { html in
        if isItself { html.text(row.id) } else { link(row.id, nil, &html) }
      }
      for column in used {
        let cell = row.cells[column]
        html.element("td") { html in
          datum(cell, cell.shown(in: language), &html)
          if column == used.first, let note = row.note {
            html.element("span", [("class", "remark")], text: note)
          }
        }
      }
      if hasSources {
        html.element("td") { html in
          if let provenance = row.provenance { mark(provenance, &html) }
        }
      }
    }
  }
}
