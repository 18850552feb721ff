import QualificationsKit

/// A letter as a page of HTML: one file without script, fonts or pictures from elsewhere, for the
/// screen (light and dark) and for paper.
public enum LetterPage {
  /// The page, UTF-8, with a final newline.
  /// - Complexity: O(length).
  public static func html(_ letter: DecisionLetter) -> String {
    var out = """
      <!DOCTYPE html>
      <html lang="\(letter.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Markup.escaped(letter.title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>

      """
    if let band = letter.band { out += "<p class=\"band\">\(Markup.escaped(band))</p>\n" }
    out += "<h1>\(Markup.escaped(letter.title))</h1>\n<dl>\n"
    for fact in letter.facts {
      out +=
        "<div><dt>\(Markup.escaped(fact.label ?? ""))</dt><dd>\(Markup.escaped(fact.text))</dd></div>\n"
    }
    out += "</dl>\n"
    for section in letter.sections { write(section, 2, &out) }
    out += "<section class=\"annex\">\n<h2>\(Markup.escaped(letter.annexTitle))</h2>\n"
    for section in letter.annex { write(section, 3, &out) }
    out += "</section>\n"
    if let band = letter.band { out += "<p class=\"band\">\(Markup.escaped(band))</p>\n" }
    return out + "</main>\n</body>\n</html>\n"
  }

  private static func write(
    _ section: DecisionLetter.Section, _ level: Int, _ out: inout String
  ) {
    out += "<h\(level)>\(Markup.escaped(section.heading))</h\(level)>\n"
    for paragraph in section.paragraphs where !paragraph.isEmpty {
      out += "<p>\(Markup.escaped(paragraph))</p>\n"
    }
    if !section.items.isEmpty {
      out += "<ul>\n"
      for item in section.items {
        let label = item.label.map { "<strong>\(Markup.escaped($0)):</strong> " } ?? ""
        out += "<li>\(label)\(Markup.escaped(item.text))"
        if !item.details.isEmpty {
          out += "\n<ul>\n"
          for detail in item.details { out += "<li>\(Markup.escaped(detail))</li>\n" }
          out += "</ul>\n"
        }
        out += "</li>\n"
      }
      out += "</ul>\n"
    }
    for paragraph in section.closing { out += "<p>\(Markup.escaped(paragraph))</p>\n" }
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f3f1ea }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #ececec; --paper: #161616; --line: #8f8f8f; --soft: #26251f }
    }
    body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
      font: 1.0625rem/1.5 Georgia, "Times New Roman", serif }
    main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere;
      hyphens: auto }
    h1, h2, h3 { line-height: 1.25; hyphens: manual }
    h1 { font-size: 1.6rem; margin: 1.2rem 0 }
    h2 { font-size: 1.2rem; margin: 1.8rem 0 .4rem }
    h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
    .band { border: 2px solid var(--line); padding: .5rem .75rem; font-weight: bold }
    dl { margin: 0; border-top: 1px solid var(--line) }
    dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .35rem 0;
      border-bottom: 1px solid var(--line) }
    dt { flex: 0 0 13rem; font-weight: bold }
    @media (max-width: 34rem) { dt { flex-basis: 100% } }
    dd { flex: 1 1 16rem; margin: 0 }
    ul { padding-left: 1.2rem; margin: .4rem 0 }
    li { margin: .25rem 0 }
    .annex { font-size: .9rem; background: var(--soft); margin-top: 2.5rem; padding: .1rem 1rem 1rem }
    @media print {
      :root { --ink: #000; --paper: #fff; --soft: #fff }
      main { max-width: none; padding: 0 }
      .annex { break-before: page; padding: 0 }
      h2, h3 { break-after: avoid }
      li { break-inside: avoid }
      @page { margin: 2cm }
    }
    """
}
