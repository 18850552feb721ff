import QualificationsKit

extension Sheet {
  /// The record on a page, its sources at the end.
  func write(_ library: Library, to page: inout Page) {
    let language = page.language
    var sources = SourceList(library)
    let known = title.text(in: language)
    page.line(known.isEmpty ? id : "\(id) · \(known)", hanging: 2, tint: .bold)
    var about = Vocabulary.recordKind[kind].text(in: language)
    if let provenance { about += " · \(sources.mark(provenance, language))" }
    if let file { about += " · \(file)" }
    page.faint(about)
    page.blank()
    for field in fields { field.write(&sources, to: &page) }
    for table in tables where !table.rows.isEmpty || table.note != nil {
      page.heading(
        table.rows.isEmpty
          ? table.label.text(in: language)
          : "\(table.label.text(in: language)) (\(table.rows.count))")
      if let note = table.note { page.line(note, indent: 2) }
      table.write(&sources, to: &page, hasHeading: true)
    }
    sources.write(to: &page)
  }
}

extension Field {
  fileprivate func write(_ sources: inout SourceList, to page: inout Page) {
    let language = page.language
    let name = label.text(in: language)
    guard let claims else {
      guard !datum.isEmpty else { return }
      let lines = datum.lines(in: language)
      for (number, line) in lines.enumerated() { page.field(number == 0 ? name : "", line) }
      return
    }
    guard let first = claims.first else {
      if showsUnknown { page.field(name, Vocabulary.answer["unknown"].text(in: language)) }
      return
    }
    let shown = first.datum.shown(in: language)
    let agree = claims.allSatisfy { $0.datum.shown(in: language) == shown }
    if agree {
      // An unverified claim is shown for what it is: the field itself stays unknown.
      let marks = claims.map { sources.mark($0.provenance, language) }
      page.field(name, "\(shown) · \(marks.joined(separator: "; "))", tint: first.tint)
      for note in claims.compactMap({ $0.note }) { page.field("", note) }
      return
    }
    page.field(name, headline(language), tint: isConflicting ? .yellow : nil)
    for claim in claims { claim.write(&sources, to: &page) }
  }

  private func headline(_ language: Language) -> String {
    if isConflicting {
      return LocalizedText(
        es: "desconocido: las fuentes no coinciden", pt: "desconhecido: as fontes não coincidem",
        en: "unknown: the sources disagree"
      ).text(in: language)
    }
    if datum.isEmpty {
      return LocalizedText(
        es: "desconocido: nada verificado", pt: "desconhecido: nada verificado",
        en: "unknown: nothing verified"
      ).text(in: language)
    }
    return datum.shown(in: language)
  }
}

extension ClaimLine {
  fileprivate func write(_ sources: inout SourceList, to page: inout Page) {
    let language = page.language
    let mark = sources.mark(provenance, language)
    page.field("", "– \(datum.shown(in: language)) · \(mark)", tint: tint)
    if let note { page.field("", note, column: Page.fieldColumn + 2) }
    if let preferred {
      let word = LocalizedText(es: "se usa", pt: "usa-se", en: "used").text(in: language)
      page.field("", "\(word): \(preferred)", column: Page.fieldColumn + 2)
    }
  }

  fileprivate var tint: Page.Tint? {
    switch provenance.status {
    case .official, .published: nil
    case .inferred: .cyan
    case .unverified: .yellow
    }
  }
}

extension Table {
  /// The rows in columns, children indented under their parents; empty columns are left out.
  func write(_ sources: inout SourceList, to page: inout Page, hasHeading: Bool) {
    guard !rows.isEmpty else { return }
    let language = page.language
    let used = columns.indices.filter { column in
      rows.contains { column < $0.cells.count && !$0.cells[column].isEmpty }
    }
    let showsSources = rows.contains { $0.provenance != nil }
    var lines: [[String]] = []
    for row in rows {
      var line = [String(repeating: "  ", count: row.depth) + row.id]
      for column in used { line.append(row.cells[column].shown(in: language)) }
      if showsSources {
        line.append(row.provenance.map { sources.mark($0, language) } ?? "")
      }
      lines.append(line)
    }
    var heading = [""] + used.map { columns[$0].label.text(in: language) }
    if showsSources {
      heading.append(LocalizedText(es: "fuente", pt: "fonte", en: "source").text(in: language))
    }
    page.table(hasHeading ? heading : nil, lines, notes: rows.map { $0.note })
  }
}

extension SourceList {
  /// The list of sources with their numbers.
  func write(to page: inout Page) {
    guard !sources.isEmpty else { return }
    let language = page.language
    page.heading(LocalizedText(es: "Fuentes", pt: "Fontes", en: "Sources").text(in: language))
    for (number, source) in sources.enumerated() {
      let tier = Vocabulary.tier[source.tier].text(in: language)
      let read =
        source.read.map { date in
          LocalizedText(
            es: "leída el \(date.iso)", pt: "lida em \(date.iso)", en: "read on \(date.iso)")
        }
        ?? LocalizedText(
          es: "sin fecha de lectura", pt: "sem data de leitura", en: "date of reading unknown")
      let label = "[\(number + 1)]"
      page.field(label, "\(source.title) (\(tier); \(read.text(in: language)))", column: 8)
      page.verbatim(source.url, indent: 8)
    }
  }
}
