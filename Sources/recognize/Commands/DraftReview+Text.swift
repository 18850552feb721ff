import QualificationsKit

extension DraftReview {
  /// Adds the review to a page, after the findings.
  func write(_ page: inout Page, _ loaded: LoadedLibrary, _ context: CommandContext) {
    for item in neighbourhoods { write(item, &page, context) }
    if omitted > 0 {
      page.faint(
        context.say(
          es: "Otros \(omitted) estándares no se compararon con la región: se esperaban en "
            + "archivos más pequeños.",
          pt: "Outros \(omitted) padrões não foram comparados com a região: esperavam-se em "
            + "arquivos menores.",
          en: "\(omitted) more standards were not compared with the region: expected in smaller "
            + "files."))
    }
    for revision in revisions { write(revision, &page, loaded, context) }
    if !isEmpty { page.blank() }
  }

  private func write(
    _ item: Neighbourhood, _ page: inout Page, _ context: CommandContext
  ) {
    let own = library[item.standard]
    page.heading(
      context.say(
        es: "\(own.id) en la región", pt: "\(own.id) na região", en: "\(own.id) in the region"))
    page.faint(
      context.say(
        es: "Se compararon títulos, no criterios: parecido no es equivalente.",
        pt: "Compararam-se títulos, não critérios: parecido não é equivalente.",
        en: "Titles were compared, not criteria: alike is not equivalent."), indent: 2)
    page.line(
      context.say(
        es: "Estándares más parecidos", pt: "Padrões mais parecidos", en: "Standards most like it"),
      indent: 2)
    write(item.whole, &page, context)
    for part in item.parts {
      let component = library[part.component]
      let name = component.code ?? component.id
      page.line(
        "\(name) «\(component.title.text(in: context.language))»", indent: 2, hanging: 2)
      write(part.neighbours, &page, context)
    }
    for overlap in item.overlaps {
      let id = library[overlap.standard].id
      page.line(
        context.say(
          es: "Comparte \(overlap.shared) de \(overlap.parts) unidades con \(id)",
          pt: "Compartilha \(overlap.shared) de \(overlap.parts) unidades com \(id)",
          en: "Shares \(overlap.shared) of \(overlap.parts) units with \(id)"), indent: 2)
    }
    if !item.missing.isEmpty {
      let list = item.missing.map { $0.rawValue }.joined(separator: ", ")
      page.line(
        context.say(
          es: "Faltan títulos en: \(list)", pt: "Faltam títulos em: \(list)",
          en: "Titles are missing in: \(list)"), indent: 2)
    }
  }

  private func write(
    _ neighbours: [Neighbourhood.Neighbour], _ page: inout Page, _ context: CommandContext
  ) {
    if neighbours.isEmpty {
      page.faint(
        context.say(es: "nada se le acerca", pt: "nada se aproxima", en: "nothing comes near"),
        indent: 4)
    }
    for neighbour in neighbours {
      let component = library[neighbour.component]
      let score = TitleReason.decimal(neighbour.match.score)
      let title = component.title.text(in: context.language)
      page.line("\(score)  \(component.id)  \(title)", indent: 4, hanging: 7)
      page.faint(TitleReason.text(neighbour.match, context), indent: 11)
    }
  }

  private func write(
    _ revision: Revision, _ page: inout Page, _ loaded: LoadedLibrary, _ context: CommandContext
  ) {
    let (old, new) = (revision.difference.old.id, revision.difference.new.id)
    page.heading(
      context.say(
        es: "Qué cambia de \(old) a \(new)", pt: "O que muda de \(old) para \(new)",
        en: "What changes from \(old) to \(new)"))
    if revision.difference.changes.isEmpty {
      page.line(
        context.say(
          es: "Nada de su contenido.", pt: "Nada do seu conteúdo.", en: "Nothing of its content."),
        indent: 2)
    }
    for change in revision.difference.changes {
      let place = source(change, loaded).map { $0.position(of: change.place.range.start) }
      let line = place.map { "\(change.place.file):\($0.line):\($0.column): " } ?? ""
      page.line(
        "\(line)\(context.say(Self.word(change.kind))): \(Self.content(change, context))",
        indent: 2, hanging: 2)
    }
    write(revision.effect, revision.region, &page, context)
  }

  private func write(
    _ effect: RegionalEffect, _ region: Library, _ page: inout Page, _ context: CommandContext
  ) {
    let (rows, kept) = (effect.rows.count, effect.untouched)
    page.line(
      context.say(
        es: "Filas de correspondencia que hay que volver a mirar: \(rows); siguen igual: \(kept)",
        pt: "Linhas de correspondência a rever: \(rows); ficam iguais: \(kept)",
        en: "Crosswalk rows to look at again: \(rows); as they were: \(kept)"), indent: 2)
    for row in effect.rows {
      let mapping = region[row.mapping]
      let (a, b) = (region[mapping.subject].id, region[mapping.object].id)
      let relation = context.say(Vocabulary.relation[mapping.relation.rawValue])
      page.line(
        "\(mapping.id): \(a) → \(b) (\(relation)): \(context.say(Self.word(row.change)))",
        indent: 4, hanging: 2)
    }
    if effect.standards.isEmpty { return }
    page.line(
      context.say(
        es: "Certificados cuyo reconocimiento puede cambiar: \(effect.standards.count)",
        pt: "Certificados cujo reconhecimento pode mudar: \(effect.standards.count)",
        en: "Certificates whose recognition may change: \(effect.standards.count)"), indent: 2)
    for index in effect.standards {
      let standard = region[index]
      page.line(
        "\(standard.id)  \(standard.title.text(in: context.language))", indent: 4, hanging: 2)
    }
  }

  /// A change without its word: whose it is, and what became what.
  private static func content(
    _ change: StandardDifference.Change, _ context: CommandContext
  ) -> String {
    let title = change.title.text(in: context.language)
    switch change.kind {
    case .added, .dropped: return "\(change.subject) «\(title)»"
    default:
      let none = context.say(es: "sin dato", pt: "sem dado", en: "unknown")
      return "\(change.subject): \(change.before ?? none) → \(change.after ?? none)"
    }
  }

  static func word(_ kind: StandardDifference.Kind) -> LocalizedText {
    switch kind {
    case .added: LocalizedText(es: "agregado", pt: "acrescentado", en: "added")
    case .dropped: LocalizedText(es: "retirado", pt: "retirado", en: "dropped")
    case .renamed: LocalizedText(es: "otro título", pt: "outro título", en: "renamed")
    case .recoded: LocalizedText(es: "otro código", pt: "outro código", en: "other code")
    case .moved: LocalizedText(es: "en otro lugar", pt: "em outro lugar", en: "moved")
    case .hours: LocalizedText(es: "otras horas", pt: "outras horas", en: "other hours")
    case .role:
      LocalizedText(
        es: "otra obligatoriedad", pt: "outra obrigatoriedade", en: "required otherwise")
    case .level: LocalizedText(es: "otro nivel", pt: "outro nível", en: "other level")
    case .from: LocalizedText(es: "otro comienzo", pt: "outro início", en: "other beginning")
    case .to: LocalizedText(es: "otro término", pt: "outro término", en: "other end")
    case .use: LocalizedText(es: "otro uso", pt: "outro uso", en: "other use")
    case .sector: LocalizedText(es: "otro sector", pt: "outro setor", en: "other sector")
    case .occupations:
      LocalizedText(es: "otras ocupaciones", pt: "outras ocupações", en: "other occupations")
    case .body: LocalizedText(es: "otro organismo", pt: "outro organismo", en: "other body")
    }
  }
}

/// Why two titles are alike, in words.
enum TitleReason {
  /// A score out of 1000 as a decimal.
  static func decimal(_ score: Int) -> String {
    Ratio(Int128(score), over: 1000).decimal(places: 3, .down)
  }

  /// The terms that two titles have in common: stems, and concepts of the glossary.
  static func text(_ match: TermIndex.Match, _ context: CommandContext) -> String {
    let words = match.pairs.map { pair in
      let (a, b) = (word(pair.left), word(pair.right))
      return a == b ? a : "\(a) ~ \(b)"
    }
    let list = words.joined(separator: ", ")
    return context.say(es: "en común: \(list)", pt: "em comum: \(list)", en: "shared: \(list)")
  }

  /// A stem, or the name of a concept without its mark.
  private static func word(_ term: String) -> String {
    term.utf8.first == UInt8(ascii: "#") ? String(term.dropFirst()) : term + "·"
  }
}
