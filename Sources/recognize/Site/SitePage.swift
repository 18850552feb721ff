import QualificationsKit

/// The parts of the site that a page can stand in; the heading of each page links to them.
enum SiteSection: String, CaseIterable, Sendable {
  case home, frameworks, standards, instruments, compare, search, check, editor

  /// The file.
  var file: String { self == .home ? "index.html" : "\(rawValue).html" }

  var name: LocalizedText {
    switch self {
    case .home: LocalizedText(es: "Inicio", pt: "Início", en: "Home")
    case .frameworks: LocalizedText(es: "Marcos", pt: "Quadros", en: "Frameworks")
    case .standards: LocalizedText(es: "Normas", pt: "Padrões", en: "Standards")
    case .instruments: LocalizedText(es: "Instrumentos", pt: "Instrumentos", en: "Instruments")
    case .compare: LocalizedText(es: "Comparar", pt: "Comparar", en: "Compare")
    case .search: LocalizedText(es: "Buscar", pt: "Buscar", en: "Search")
    case .check: LocalizedText(es: "Consultar", pt: "Consultar", en: "Check")
    case .editor: LocalizedText(es: "Editar reglas", pt: "Editar regras", en: "Edit rules")
    }
  }
}

/// A page of the site in one language: its frame, and what stands in it.
struct SitePage {
  let file: String
  let language: Language
  let section: SiteSection
  let title: String
  /// The scripts it needs, by their names in `assets`.
  var scripts: [String] = []
  /// The file in the other languages, if it is not the same: names begin with other letters there.
  var elsewhere: String?

  /// What a page may load: only what lies beside it.
  private static let policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    + "img-src 'self' data:; base-uri 'none'; form-action 'none'"

  /// The whole page.
  /// - Parameters:
  ///   - sections: the parts that the site has.
  ///   - foot: what stands at the end of every page: which data, of which day.
  func bytes(
    sections: [SiteSection], foot: String, _ body: (inout HTML) -> Void
  ) -> [UInt8] {
    var html = HTML()
    html.declaration()
    html.element("html", [("lang", language.rawValue)]) { html in
      html.element("head") { head(&$0) }
      html.element("body") { html in
        html.element("a", [("class", "skip"), ("href", "#main")], text: say(Self.skip))
        header(sections, &html)
        html.element("main", [("id", "main"), ("tabindex", "-1")], body)
        footer(foot, &html)
      }
    }
    return html.bytes
  }

  private func address(in other: Language) -> String {
    "../\(other.rawValue)/\(other == language ? file : elsewhere ?? file)"
  }

  private func say(_ text: LocalizedText) -> String { text.text(in: language) }

  private func head(_ html: inout HTML) {
    html.element("meta", [("charset", "utf-8")])
    html.element("meta", [("http-equiv", "Content-Security-Policy"), ("content", Self.policy)])
    html.element("meta", [("name", "referrer"), ("content", "no-referrer")])
    html.element(
      "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
    html.element("meta", [("name", "color-scheme"), ("content", "light dark")])
    html.element("title", text: title == "recognize" ? title : "\(title) · recognize")
    html.element("link", [("rel", "stylesheet"), ("href", "../assets/site.css")])
    // Without one, browsers ask a server for /favicon.ico.
    html.element("link", [("rel", "icon"), ("href", "data:,")])
    for script in scripts {
      html.element("script", [("src", "../assets/\(script)"), ("defer", "")])
    }
  }

  private func header(_ sections: [SiteSection], _ html: inout HTML) {
    html.element("header", [("class", "top")]) { html in
      html.element("a", [("class", "brand"), ("href", "index.html")], text: "recognize")
      html.element("nav", [("aria-label", say(Self.parts))]) { html in
        html.element("ul") { html in
          for section in sections where section != .home {
            let isHere = section == self.section
            html.element("li") { html in
              html.element(
                "a", [("href", section.file), ("aria-current", isHere ? "page" : nil)],
                text: say(section.name))
            }
          }
        }
      }
      html.element("nav", [("class", "languages"), ("aria-label", say(Self.languages))]) { html in
        html.element("ul") { html in
          for other in Language.allCases {
            html.element("li") { html in
              html.element(
                "a",
                [
                  ("href", address(in: other)), ("lang", other.rawValue),
                  ("hreflang", other.rawValue), ("aria-current", other == language ? "true" : nil),
                ], text: Self.name(of: other))
            }
          }
        }
      }
    }
  }

  private func footer(_ foot: String, _ html: inout HTML) {
    html.element("footer") { html in
      html.element("p", text: say(Self.disclaimer))
      html.element("p", [("class", "faint")], text: foot)
    }
  }

  /// A language's own name.
  static func name(of language: Language) -> String {
    switch language {
    case .es: "Español"
    case .pt: "Português"
    case .en: "English"
    }
  }

  private static let skip = LocalizedText(
    es: "Ir al contenido", pt: "Ir para o conteúdo", en: "Skip to content")
  private static let parts = LocalizedText(
    es: "Partes del sitio", pt: "Partes do site", en: "Parts of the site")
  private static let languages = LocalizedText(es: "Idioma", pt: "Idioma", en: "Language")
  private static let disclaimer = LocalizedText(
    es: "Orientación hecha con datos públicos. No es un acto administrativo ni la opinión de un "
      + "organismo. Cada dato lleva su fuente y cuán seguro es.",
    pt: "Orientação feita com dados públicos. Não é um ato administrativo nem a opinião de um "
      + "organismo. Cada dado traz a sua fonte e quão seguro é.",
    en: "Guidance made from public data. It is no administrative act and no body's opinion. Each "
      + "fact has its source and says how sure it is.")
}
