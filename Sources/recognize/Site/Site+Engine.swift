import QualificationsKit
import RecognitionRules

extension Site {
  /// The scripts that a page needs to ask the engine.
  private func scripts(_ language: Language, _ own: [String]) -> [String] {
    own + ["words-\(language.rawValue).js", "page.js", "engine.js", "module.js", "snapshot.js"]
  }

  /// The page that decides: a form, and the answer of the engine below it.
  func check(_ language: Language) -> Task {
    let title = LocalizedText(
      es: "Consultar un certificado", pt: "Consultar um certificado", en: "Check a certificate")
    return task(
      SiteSection.check.file, language, .check, title.text(in: language),
      scripts: scripts(language, ["index-\(language.rawValue).js"]) + ["check.js"]
    ) { drawing, html in
      html.element("h1", text: drawing.say(title))
      html.element(
        "p", [("class", "lead")],
        text: drawing.say(
          es:
            "La respuesta se calcula en este aparato, con el mismo motor que la herramienta. Nada "
            + "de lo que se escribe aquí sale de él.",
          pt:
            "A resposta é calculada neste aparelho, com o mesmo motor da ferramenta. Nada do que se "
            + "escreve aqui sai dele.",
          en:
            "The answer is worked out on this device by the same engine as the tool's. Nothing you "
            + "type here leaves it."))
      withoutScripts(drawing, &html)
      html.element("p", [("id", "status"), ("role", "status"), ("class", "faint")])
      html.element("form", [("id", "question"), ("hidden", "")]) { html in
        certificateFields(drawing, &html)
        paperFields(drawing, &html)
        html.element("p", [("class", "actions")]) { html in
          html.element(
            "button", [("type", "submit"), ("class", "button"), ("disabled", "")],
            text: drawing.say(es: "Consultar", pt: "Consultar", en: "Check"))
        }
      }
      html.element(
        "div",
        [
          ("id", "answer"), ("tabindex", "-1"), ("role", "region"),
          ("aria-label", drawing.say(es: "Respuesta", pt: "Resposta", en: "Answer")),
        ])
    }
  }

  private func withoutScripts(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element("noscript") { html in
      html.element(
        "p", [("class", "note-box")],
        text: drawing.say(
          es: "Esta página necesita JavaScript; las demás no.",
          pt: "Esta página precisa de JavaScript; as demais não.",
          en: "This page needs JavaScript; the others do not."))
    }
  }

  private func certificateFields(_ drawing: SiteDrawing, _ html: inout HTML) {
    let language = drawing.language
    html.element("fieldset") { html in
      html.element(
        "legend", text: drawing.say(es: "La pregunta", pt: "A pergunta", en: "The question"))
      input(
        "words", "search",
        drawing.say(
          es: "Certificado: palabras del título o código",
          pt: "Certificado: palavras do título ou código",
          en: "Certificate: words of the title or code"),
        &html)
      html.element("p") { html in
        html.element(
          "label", [("for", "certificate")],
          text: drawing.say(es: "Elija uno", pt: "Escolha um", en: "Choose one"))
        html.element(
          "select", [("id", "certificate"), ("name", "certificate"), ("size", "5")])
      }
      let places = SiteAddress.countries(library).filter { $0.utf8.count == 2 }
        .map { ($0, library.place($0, language)) }
      let sorted = places.sorted { Folding.folded($0.1) < Folding.folded($1.1) }
      select(
        "to", drawing.say(es: "País de destino", pt: "País de destino", en: "Destination"), sorted,
        &html)
      select(
        "purpose", drawing.say(es: "Para qué", pt: "Para quê", en: "Purpose"),
        ["information", "certification", "work", "training"].map {
          ($0, drawing.say(Vocabulary.purpose[$0]))
        }, &html)
      input("on", "date", drawing.say(es: "Fecha", pt: "Data", en: "Date"), &html)
      html.element("p", [("class", "choice")]) { html in
        html.element("input", [("id", "proposed"), ("name", "proposed"), ("type", "checkbox")])
        html.element(
          "label", [("for", "proposed")],
          text: drawing.say(
            es: "¿Y si se aprobaran las correspondencias propuestas?",
            pt: "E se as correspondências propostas fossem aprovadas?",
            en: "What if the proposed mappings were approved?"))
      }
    }
  }

  private func paperFields(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element("details") { html in
      html.element(
        "summary",
        text: drawing.say(
          es: "Lo que se sabe del documento de la persona",
          pt: "O que se sabe do documento da pessoa",
          en: "What is known of the person's paper"))
      html.element("fieldset") { html in
        html.element(
          "legend", text: drawing.say(es: "El documento", pt: "O documento", en: "The paper"))
        let unknown = ("", drawing.say(es: "no se sabe", pt: "não se sabe", en: "not known"))
        let places = SiteAddress.countries(library).filter { $0.utf8.count == 2 }
          .map { ($0, library.place($0, drawing.language)) }
        select(
          "from",
          drawing.say(
            es: "País que lo otorgó, si es regional", pt: "País que o concedeu, se for regional",
            en: "Country of award, if regional"),
          [unknown] + places.sorted { Folding.folded($0.1) < Folding.folded($1.1) }, &html)
        input(
          "issued", "date", drawing.say(es: "Emitido el", pt: "Emitido em", en: "Issued on"), &html)
        input(
          "expires", "date",
          drawing.say(
            es: "Último día de vigencia", pt: "Último dia de validade", en: "Last day in force"),
          &html)
        select(
          "evidence",
          drawing.say(es: "Qué se presenta", pt: "O que se apresenta", en: "What is presented"),
          [
            unknown,
            ("original", drawing.say(es: "el original", pt: "o original", en: "the original")),
            ("copy", drawing.say(es: "una copia", pt: "uma cópia", en: "a copy")),
            (
              "claimed", drawing.say(es: "solo la palabra", pt: "só a palavra", en: "only the word")
            ),
            ("none", drawing.say(es: "nada", pt: "nada", en: "nothing")),
          ], &html)
        let answers = [unknown] + ["yes", "no"].map { ($0, drawing.say(Vocabulary.answer[$0])) }
        select(
          "authenticity",
          drawing.say(es: "¿Es auténtico?", pt: "É autêntico?", en: "Is it authentic?"), answers,
          &html)
        select(
          "identity",
          drawing.say(
            es: "¿Es de quien lo presenta?", pt: "É de quem o apresenta?",
            en: "Is it the presenter's own?"), answers, &html)
      }
    }
  }

  private func input(_ name: String, _ type: String, _ label: String, _ html: inout HTML) {
    html.element("p") { html in
      html.element("label", [("for", name)], text: label)
      html.element(
        "input", [("id", name), ("name", name), ("type", type), ("autocomplete", "off")])
    }
  }

  private func select(
    _ name: String, _ label: String, _ options: [(String, String)], _ html: inout HTML
  ) {
    html.element("p") { html in
      html.element("label", [("for", name)], text: label)
      html.element("select", [("id", name), ("name", name)]) { html in
        for (value, words) in options {
          let isUsual = name == "to" && value == "MX"
          html.element(
            "option", [("value", .some(value)), ("selected", isUsual ? "" : nil)], text: words)
        }
      }
    }
  }

  /// The page on which a book is changed, and what comes of it is seen at once.
  func editor(_ language: Language) -> Task {
    let title = LocalizedText(
      es: "Editar las reglas", pt: "Editar as regras", en: "Edit the rules")
    return task(
      SiteSection.editor.file, language, .editor, title.text(in: language),
      scripts: scripts(language, ["examples.js"]) + ["editor.js"]
    ) { drawing, html in
      html.element("h1", text: drawing.say(title))
      html.element(
        "p", [("class", "lead")],
        text: drawing.say(
          es: "Cambie el texto: lo que está mal se dice al escribir, y debajo se ve qué decisiones "
            + "cambian. Nada se guarda ni se envía.",
          pt:
            "Mude o texto: o que está errado diz-se ao escrever, e abaixo se vê que decisões mudam. "
            + "Nada é guardado nem enviado.",
          en:
            "Change the text: what is wrong is said as you type, and below you see which decisions "
            + "change. Nothing is kept or sent."))
      withoutScripts(drawing, &html)
      html.element("p", [("id", "status"), ("role", "status")])
      guard let book = edited else { return }
      html.element("div", [("id", "editor"), ("hidden", "")]) { html in
        html.element("label", [("for", "book")], text: book.source.name)
        html.element(
          "textarea",
          [
            ("id", "book"), ("rows", "26"), ("spellcheck", "false"), ("lang", "es"),
            ("data-name", book.source.name),
          ]
        ) { $0.lines(String(decoding: book.source.bytes, as: UTF8.self)) }
        html.element("p") { html in
          html.element(
            "button", [("id", "restore"), ("type", "button"), ("class", "button quiet")],
            text: drawing.say(
              es: "Volver al texto original", pt: "Voltar ao texto original",
              en: "Back to the original text"))
        }
        html.element(
          "h2",
          text: drawing.say(
            es: "Lo que se encontró", pt: "O que se encontrou", en: "What was found"))
        html.element("ul", [("id", "found"), ("class", "found")])
        decisions(drawing, &html)
      }
    }
  }

  private func decisions(_ drawing: SiteDrawing, _ html: inout HTML) {
    html.element(
      "h2", [("id", "decided")],
      text: drawing.say(es: "Decisiones", pt: "Decisões", en: "Decisions"))
    html.element(
      "div",
      [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", "decided")]
    ) { html in
      html.element("table", [("id", "decisions")]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for words in [
              drawing.say(es: "pregunta", pt: "pergunta", en: "question"),
              drawing.say(es: "texto original", pt: "texto original", en: "original text"),
              drawing.say(es: "su texto", pt: "seu texto", en: "your text"),
            ] { html.element("th", [("scope", "col")], text: words) }
          }
        }
        html.element("tbody")
      }
    }
  }

  /// The book that is edited: the model charter, else the first one.
  var edited: RuleBook? {
    recognition.books["MODEL:charter"]
      ?? recognition.books.keys.sorted().first.flatMap { recognition.books[$0] }
  }

  /// The questions that the editor asks again and again: pairs of certificates that were compared,
  /// with the proposed rows, for the purpose that the charter speaks of.
  func examples() -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.array { list in
      for pair in pairs.all.prefix(40) {
        for (from, to) in [(pair.first, pair.second), (pair.second, pair.first)] {
          let (certificate, target) = (library[from], library[to])
          guard target.country.utf8.count == 2, certificate.country.utf8.count == 2 else {
            continue
          }
          list.object { w in
            w.key("credentials")
            w.array { list in
              list.object { w in
                w.member("certificate", certificate.id)
                w.member("country", certificate.country)
              }
            }
            w.member("destination", target.country)
            w.member("for", target.id)
            w.member("on", on.iso)
            w.member("purpose", "certification")
            w.member("trust", "proposed")
            w.member("why", "none")
          }
        }
      }
    }
    return Array("const recognizeExamples = ".utf8) + writer.bytes + Array(".slice(0, 12);\n".utf8)
  }

  /// The words that scripts say.
  func words(_ language: Language) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.key("outcomes")
      w.object { w in
        for outcome in Outcome.allCases {
          w.member(outcome.rawValue, Phrases.outcome(outcome).text(in: language))
        }
      }
      w.key("kinds")
      w.object { w in
        for kind in ["standard", "framework", "system", "instrument", "country", "occupation"] {
          w.member(kind, Vocabulary.shortKind[kind].text(in: language))
        }
      }
      for (key, text) in Self.spoken { w.member(key, text.text(in: language)) }
    }
    return Array("const recognizeWords = ".utf8) + writer.bytes + Array(";\n".utf8)
  }

  private static let spoken: [(String, LocalizedText)] = [
    (
      "coverage",
      LocalizedText(
        es: "#1 segura, hasta #2", pt: "#1 certa, até #2", en: "#1 certain, up to #2")
    ),
    (
      "covered",
      LocalizedText(es: "Cuánto se cubre", pt: "Quanto se cobre", en: "How much is covered")
    ),
    (
      "json",
      LocalizedText(
        es: "La respuesta como JSON", pt: "A resposta como JSON", en: "The answer as JSON")
    ),
    (
      "choose",
      LocalizedText(
        es: "Elija un certificado de la lista.", pt: "Escolha um certificado da lista.",
        en: "Choose a certificate from the list.")
    ),
    (
      "loading",
      LocalizedText(es: "Cargando el motor…", pt: "Carregando o motor…", en: "Loading the engine…")
    ),
    (
      "ready",
      LocalizedText(
        es: "Listo: # normas.", pt: "Pronto: # padrões.", en: "Ready: # standards.")
    ),
    (
      "nothing",
      LocalizedText(
        es: "Nada se llama así.", pt: "Nada se chama assim.", en: "Nothing is called that.")
    ),
    ("found", LocalizedText(es: "Resultados: #", pt: "Resultados: #", en: "Results: #")),
    (
      "sound",
      LocalizedText(
        es: "El texto no tiene errores: las decisiones son las de su texto.",
        pt: "O texto não tem erros: as decisões são as do seu texto.",
        en: "The text has no errors: the decisions are those of your text.")
    ),
    (
      "errors",
      LocalizedText(
        es: "Errores: #. Hasta que se corrijan no se decide.",
        pt: "Erros: #. Até que sejam corrigidos não se decide.",
        en: "Errors: #. Until they are mended nothing is decided.")
    ),
    ("none", LocalizedText(es: "Nada.", pt: "Nada.", en: "Nothing.")),
    ("waits", LocalizedText(es: "no se decide", pt: "não se decide", en: "nothing is decided")),
  ]
}
