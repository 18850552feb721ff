import QualificationsKit
import RecognitionRules

/// Draws a summary as one page that needs nothing else: no script, no picture, no font; charts are SVG.
///
/// It has what `BatchSummary.lines` gives and no more, so nobody can be told from it.
struct SummaryDocument {
  private let summary: BatchSummary
  private let settings: BatchSettings
  private let words: SummaryWords
  private let library: Library
  private var language: Language { settings.language }
  /// How many bars a chart has at most; the JSON has all lines.
  private static let most = 15

  init(_ summary: BatchSummary, _ settings: BatchSettings, _ recognition: Recognition) {
    self.summary = summary
    self.settings = settings
    library = recognition.library
    words = SummaryWords(recognition, settings.language)
  }

  /// The page.
  func bytes() -> [UInt8] {
    var page = HTML()
    page.declaration()
    page.element("html", [("lang", language.rawValue)]) { page in
      page.element("head") { head(&$0) }
      page.element("body") { page in
        page.element("main") { page in
          heading(&page)
          if summary.decisions > 0 {
            outcomes(&page)
            pairs(&page)
            reasons(&page)
            questions(&page)
            changes(&page)
          }
          if summary.rejects > 0 { rejects(&page) }
        }
        page.element("footer") { footer(&$0) }
      }
    }
    return page.bytes + [10]
  }

  private func say(_ es: String, _ pt: String, _ en: String) -> String {
    LocalizedText(es: es, pt: pt, en: en).text(in: language)
  }

  private func number(_ value: Int) -> String { Numerals.grouped(value, language) }

  // The parts of the page

  private func head(_ page: inout HTML) {
    page.element("meta", [("charset", "utf-8")])
    let policy =
      "default-src 'none'; style-src 'sha256-\(SummaryStyle.digest)'; base-uri 'none'; "
      + "form-action 'none'"
    page.element("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
    page.element(
      "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
    page.element("title", text: title)
    page.element("style") { $0.lines(SummaryStyle.text) }
  }

  private var title: String {
    say(
      "Resumen de un archivo de certificados", "Resumo de um arquivo de certificados",
      "Summary of a file of certificates")
  }

  private func heading(_ page: inout HTML) {
    page.element("h1", text: title)
    page.element("dl", [("class", "figures")]) { list in
      for (label, value) in [
        (say("filas", "linhas", "rows"), summary.rows),
        (say("decididas", "decididas", "decided"), summary.decisions),
        (say("rechazadas", "rejeitadas", "rejected"), summary.rejects),
      ] {
        list.element("div") { item in
          item.element("dt", text: label)
          item.element("dd", text: number(value))
        }
      }
    }
    page.element(
      "p",
      text: say(
        "Derecho vigente al \(settings.on.iso). Datos \(library.release), "
          + "\(library.digest.prefix(8)).",
        "Direito vigente em \(settings.on.iso). Dados \(library.release), "
          + "\(library.digest.prefix(8)).",
        "The law of \(settings.on.iso). Data \(library.release), \(library.digest.prefix(8))."))
    guard settings.trust == .proposed else { return }
    page.element(
      "p", [("class", "warning")],
      text: say(
        "Es una hipótesis: como si las comparaciones propuestas ya estuvieran aprobadas.",
        "É uma hipótese: como se as comparações propostas já estivessem aprovadas.",
        "This is a hypothesis: as if the proposed comparisons had been approved."))
  }

  private func outcomes(_ page: inout HTML) {
    section(say("Resultados", "Resultados", "Outcomes"), nil, &page) { page in
      let lines = summary.lines(.outcomes)
      page.element("div", [("class", "whole")]) { page in
        Bar(lines.map { ($0.names?[0] ?? "merged", $0.count) }, of: summary.decisions)
          .draw(label(lines), &page)
      }
      page.element("ul", [("class", "legend")]) { list in
        for line in lines {
          list.element("li") { item in
            let code = line.names?[0] ?? "merged"
            Bar.swatch(code, &item)
            item.element("span", text: line.names == nil ? merged : words.outcome(code))
            item.element("b", text: number(line.count))
            item.element("small", text: percent(line.count, of: summary.decisions))
          }
        }
      }
    }
  }

  private func pairs(_ page: inout HTML) {
    var order: [[String]] = []
    var cells: [[String]: [(String, Int)]] = [:]
    var rest = 0
    for line in summary.lines(.pairs) {
      guard let names = line.names else {
        rest += line.count
        continue
      }
      let pair = Array(names.prefix(2))
      if cells[pair] == nil { order.append(pair) }
      cells[pair, default: []].append((names[2], line.count))
    }
    let sums = order.map { pair in (cells[pair] ?? []).reduce(0) { $0 + $1.1 } }
    let greatest = sums.max() ?? 0
    let sorted = order.indices.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    section(
      say(
        "Por país de origen y destino", "Por país de origem e destino",
        "By country of origin and destination"), nil, &page
    ) { page in
      rows(sorted.count, rest, &page) { number, row in
        let pair = order[sorted[number]]
        let parts = Outcome.allCases.compactMap { outcome in
          (cells[pair] ?? []).first { $0.0 == outcome.rawValue }
        }
        let spoken = parts.map { "\(words.outcome($0.0)) \(self.number($0.1))" }
        line(
          words.pair(pair[0], pair[1]), spoken.joined(separator: " · "), sums[sorted[number]],
          Bar(parts, of: greatest), &row)
      }
    }
  }

  private func reasons(_ page: inout HTML) {
    chart(
      .reasons,
      say("Por qué", "Por quê", "Why"),
      say(
        "Condiciones que no se cumplen o de las que no se sabe, por número de decisiones.",
        "Condições que não se cumprem ou das quais não se sabe, por número de decisões.",
        "Conditions that are not met or not known, by number of decisions."), &page
    ) { names in
      (
        words.finding(names[1], of: names[0]), words.state(names[2], of: names[0]),
        names[2].isEmpty ? "none" : names[2]
      )
    }
  }

  private func questions(_ page: inout HTML) {
    let lines = summary.lines(.questions)
    if lines.isEmpty { return }
    var order: [String] = []
    for line in lines {
      if let who = line.names?[0], !order.contains(who) { order.append(who) }
    }
    let greatest = lines.map { $0.count }.max() ?? 0
    section(
      say("Lo que falta saber", "O que falta saber", "What is not known"),
      say(
        "Por quién puede responder. Una decisión puede esperar varios datos.",
        "Por quem pode responder. Uma decisão pode esperar vários dados.",
        "By who can answer. A decision may wait for several facts."), &page
    ) { page in
      for who in order {
        page.element("h3", text: words.who(who))
        let own = lines.filter { $0.names?[0] == who }
        rows(own.count, 0, &page) { number, row in
          line(
            words.fact(own[number].names?[1] ?? ""), "", own[number].count,
            Bar([("asked", own[number].count)], of: greatest), &row)
        }
      }
      rest(lines, &page)
    }
  }

  private func changes(_ page: inout HTML) {
    chart(
      .mappings,
      say(
        "La comparación que más cambiaría", "A comparação que mais mudaria",
        "The comparison that would change most"),
      say(
        "Decisiones que esperan que se compare un certificado con una norma del destino y se apruebe.",
        "Decisões que esperam que um certificado seja comparado com um padrão do destino e aprovado.",
        "Decisions that wait for a certificate to be compared with a standard of the destination, "
          + "and approved."), &page
    ) { names in
      (
        names.map { words.standard($0) }.joined(separator: " → "), names.joined(separator: " → "),
        "asked"
      )
    }
    chart(
      .instruments,
      say(
        "El instrumento que más cambiaría", "O instrumento que mais mudaria",
        "The instrument that would change most"),
      say(
        "Decisiones entre países sin un instrumento cuyas reglas se puedan aplicar.",
        "Decisões entre países sem um instrumento cujas regras se possam aplicar.",
        "Decisions between countries without an instrument whose rules can be applied."), &page
    ) { names in
      (words.pair(names[0], names[1]), "", "asked")
    }
  }

  private func rejects(_ page: inout HTML) {
    chart(
      .rejects, say("Filas rechazadas", "Linhas rejeitadas", "Rejected rows"),
      say(
        "Corrija el archivo de rechazos y envíelo como entrada.",
        "Corrija o arquivo de rejeitos e envie-o como entrada.",
        "Correct the file of rejects and give it as input."), &page
    ) { names in
      (words.reject(names[0]), names[1], "failed")
    }
  }

  private func footer(_ page: inout HTML) {
    let least = BatchSummary.least
    page.element(
      "p",
      text: say(
        "Sin datos personales: los grupos de menos de \(least) filas están juntos. Orienta y no "
          + "sustituye la decisión del organismo competente.",
        "Sem dados pessoais: os grupos de menos de \(least) linhas estão juntos. Orienta e não "
          + "substitui a decisão do órgão competente.",
        "No personal data: groups of fewer than \(least) rows are put together. It informs, and does "
          + "not replace the decision of the competent body."))
  }

  // Charts

  private func section(
    _ title: String, _ note: String?, _ page: inout HTML, _ body: (inout HTML) -> Void
  ) {
    page.element("section") { page in
      page.element("h2", text: title)
      if let note { page.element("p", text: note) }
      body(&page)
    }
  }

  /// A chart of one bar for each line of a table.
  private func chart(
    _ table: BatchSummary.Table, _ title: String, _ note: String, _ page: inout HTML,
    _ name: ([String]) -> (text: String, detail: String, colour: String)
  ) {
    let lines = summary.lines(table)
    if lines.isEmpty { return }
    let named = lines.filter { $0.names != nil }
    let greatest = named.map { $0.count }.max() ?? 0
    section(title, note, &page) { page in
      rows(named.count, 0, &page) { number, row in
        let (text, detail, colour) = name(named[number].names ?? [])
        line(
          text, detail, named[number].count,
          Bar([(colour, named[number].count)], of: greatest), &row)
      }
      rest(lines, &page)
    }
  }

  /// The first rows of a chart, and how many there are beside.
  private func rows(
    _ count: Int, _ merged: Int, _ page: inout HTML, _ draw: (Int, inout HTML) -> Void
  ) {
    if count > 0 {
      page.element("ul", [("class", "chart")]) { list in
        for number in 0..<min(count, Self.most) {
          list.element("li") { draw(number, &$0) }
        }
      }
    }
    if count > Self.most {
      let more = number(count - Self.most)
      page.element(
        "p", [("class", "rest")],
        text: say("… y \(more) más", "… e mais \(more)", "… and \(more) more"))
    }
    if merged > 0 { rest(merged, &page) }
  }

  private func rest(_ lines: [BatchSummary.Line], _ page: inout HTML) {
    if let merged = lines.first(where: { $0.names == nil }) { rest(merged.count, &page) }
  }

  private func rest(_ count: Int, _ page: inout HTML) {
    page.element("p", [("class", "rest")], text: "\(merged): \(number(count))")
  }

  private func line(
    _ text: String, _ detail: String, _ count: Int, _ bar: Bar, _ row: inout HTML
  ) {
    row.element("span", [("class", "name")]) { name in
      name.text(text)
      if !detail.isEmpty {
        name.text(" ")
        name.element("small", text: detail)
      }
    }
    row.element("b", text: number(count))
    bar.draw("\(text): \(number(count))", &row)
  }

  private var merged: String {
    let least = BatchSummary.least
    return say(
      "grupos de menos de \(least), juntos", "grupos de menos de \(least), juntos",
      "groups of fewer than \(least), together")
  }

  private func label(_ lines: [BatchSummary.Line]) -> String {
    lines.map { line in
      "\(line.names.map { words.outcome($0[0]) } ?? merged): \(number(line.count))"
    }.joined(separator: ", ")
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    let share = (part * 100 + whole / 2) / max(1, whole)
    let text = share == 0 ? "< 1" : "\(share)"
    return language == .en ? "\(text)%" : "\(text)\u{A0}%"
  }
}
