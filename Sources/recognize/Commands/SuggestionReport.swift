import QualificationsKit

/// Suggested rows for people, as `recognize/suggestions`, and as an SSSOM table.
struct SuggestionReport {
  private let suggestions: [CrosswalkSuggestion]
  private let from: Standard
  private let to: Standard
  private let library: Library
  private let context: CommandContext

  init(
    _ suggestions: [CrosswalkSuggestion], _ from: DenseIndex<Standard>, _ to: DenseIndex<Standard>,
    _ library: Library, _ context: CommandContext
  ) {
    self.suggestions = suggestions
    self.from = library[from]
    self.to = library[to]
    self.library = library
    self.context = context
  }

  /// The identifier of a row: made of both codes and its number.
  private func id(_ number: Int) -> String {
    func plain(_ id: String) -> String {
      let scalars = id.unicodeScalars.map { $0 == ":" || $0 == "#" ? "-" : $0 }
      return String(String.UnicodeScalarView(scalars))
    }
    return "suggested:\(plain(from.id))_\(plain(to.id))_\(number + 1)"
  }

  private func title(_ component: DenseIndex<Component>) -> String {
    library[component].title.text(in: context.language)
  }

  private func cell(_ component: DenseIndex<Component>) -> String {
    "\(library[component].id) \(title(component))"
  }

  /// The score as a decimal.
  private static func decimal(_ score: Int) -> String {
    Ratio(Int128(score), over: 1000).decimal(places: 3, .down)
  }

  /// Why a row is proposed, in words.
  private func reason(_ item: CrosswalkSuggestion) -> String {
    let words = item.match.pairs.map { pair in
      let (a, b) = (Self.word(pair.left), Self.word(pair.right))
      return a == b ? a : "\(a) ~ \(b)"
    }
    if item.relation == .none {
      let nearest = Self.decimal(item.score)
      return context.say(
        es: "nada en '\(to.id)' se le acerca (lo más parecido: \(nearest))",
        pt: "nada em '\(to.id)' se aproxima (o mais parecido: \(nearest))",
        en: "nothing in '\(to.id)' comes near (the nearest: \(nearest))")
    }
    let list = words.joined(separator: ", ")
    var parts = [
      context.say(es: "en común: \(list)", pt: "em comum: \(list)", en: "shared: \(list)")
    ]
    if item.structure > 0 {
      parts.append(
        context.say(
          es: "lugar en la norma +\(item.structure)", pt: "lugar no padrão +\(item.structure)",
          en: "place in the standard +\(item.structure)"))
    }
    if item.hours != 0 {
      let sign = item.hours > 0 ? "+" : ""
      parts.append(
        context.say(
          es: "horas \(sign)\(item.hours)", pt: "horas \(sign)\(item.hours)",
          en: "hours \(sign)\(item.hours)"))
    }
    if item.isMutual {
      parts.append(
        context.say(
          es: "el mejor de ambos lados", pt: "o melhor dos dois lados",
          en: "the best on both sides"))
    }
    return parts.joined(separator: "; ")
  }

  /// A stem, or the name of a concept without its mark.
  private static func word(_ term: String) -> String {
    term.utf8.first == UInt8(ascii: "#") ? String(term.dropFirst()) : term + "·"
  }
}

// Text and JSON

extension SuggestionReport {
  func writePage() {
    var page = context.page()
    page.line("\(from.id) → \(to.id)", tint: .bold)
    page.line(
      context.say(
        es: "Propuestas para una persona experta: se compararon los títulos, no los criterios. "
          + "Ninguna cuenta hasta que alguien la revise.",
        pt: "Propostas para uma pessoa especialista: compararam-se os títulos, não os critérios. "
          + "Nenhuma conta até que alguém a reveja.",
        en: "Proposals for an expert: titles were compared, not criteria. None counts until "
          + "somebody reviews it."))
    page.blank()
    for (number, item) in suggestions.enumerated() {
      let relation = context.say(Vocabulary.relation[item.relation.rawValue])
      page.line(
        "\(number + 1). \(Self.decimal(item.score))  \(cell(item.subject))", indent: 2, hanging: 3)
      page.line("\(relation)  \(cell(item.object))", indent: 11, hanging: 2, tint: .bold)
      page.faint(reason(item), indent: 11)
    }
    context.write(page)
  }

  func writeJSON() {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/suggestions")
      w.key("version")
      w.number(1)
      w.member("on", context.on.iso)
      w.member("digest", library.digest)
      w.member("from", from.id)
      w.member("to", to.id)
      w.key("items")
      w.array { list in
        for (number, item) in suggestions.enumerated() {
          list.object { w in
            w.member("id", id(number))
            w.member("subject", library[item.subject].id)
            w.member("relation", item.relation.rawValue)
            w.member("object", library[item.object].id)
            w.member("score", Self.decimal(item.score))
            w.key("mutual")
            w.bool(item.isMutual)
            w.member("reason", reason(item))
          }
        }
      }
    }
    context.write(writer)
  }
}

// SSSOM

extension SuggestionReport {
  private static let columns = [
    "record_id", "subject_id", "subject_label", "predicate_id", "object_id", "object_label",
    "mapping_justification", "mapping_tool", "mapping_date", "similarity_score",
    "similarity_measure", "comment", "rec_status",
  ]

  /// The rows as SSSOM/TSV 1.1 with embedded metadata.
  func table() -> [UInt8] {
    var lines = header
    lines.append(Self.columns.joined(separator: "\t"))
    for (number, item) in suggestions.enumerated() {
      lines.append(
        [
          id(number), library[item.subject].id, title(item.subject), Self.predicate(item.relation),
          library[item.object].id, title(item.object), justification(item),
          "recognize \(Version.engine)", context.on.iso, Self.decimal(item.score),
          "weighted Dice over stems and concepts", reason(item), "inferred",
        ].map { Self.flat($0) }.joined(separator: "\t"))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var header: [String] {
    let prefixes = Set([from.id, to.id].compactMap { Handle.prefix(of: $0) })
    var lines = ["#curie_map:"]
    for prefix in prefixes.sorted() { lines.append("#  \(prefix): \"urn:x-recognize:\(prefix):\"") }
    lines += [
      "#  rec: \"urn:x-recognize:term:\"", "#  semapv: \"https://w3id.org/semapv/vocab/\"",
      "#  skos: \"http://www.w3.org/2004/02/skos/core#\"",
      "#  suggested: \"urn:x-recognize:row:suggested:\"",
      "#mapping_set_id: \"urn:x-recognize:crosswalk:suggested:\(from.id):\(to.id)\"",
      "#mapping_set_description: \"Proposed rows, reviewed by nobody. Titles were compared; no "
        + "criteria were read.\"",
      "#license: \"https://creativecommons.org/publicdomain/zero/1.0/\"",
      "#sssom_version: \"1.1\"", "#extension_definitions:",
    ]
    for (slot, property) in [("rec_status", "status"), ("rec_sources", "sources")] {
      lines += [
        "#  - slot_name: \(slot)", "#    property: rec:\(property)",
        "#    type_hint: \"http://www.w3.org/2001/XMLSchema#string\"",
      ]
    }
    lines.append(
      "#rec_sources: suggest\turn:x-recognize:suggester:\(Version.engine)\tTitles compared by "
        + "recognize; criteria not read\tthird-party")
    return lines
  }

  private static func predicate(_ relation: Relation) -> String {
    switch relation {
    case .equivalent: "skos:exactMatch"
    case .broader: "skos:narrowMatch"
    case .narrower: "skos:broadMatch"
    case .close: "skos:closeMatch"
    case .related: "skos:relatedMatch"
    case .none: "rec:noOverlap"
    }
  }

  /// Lexical where both titles are in one language, semantic where a glossary or a classification
  /// stands between them.
  private func justification(_ item: CrosswalkSuggestion) -> String {
    let (a, b) = (library[item.subject].title, library[item.object].title)
    let isShared = Language.allCases.contains { a[$0] != nil && b[$0] != nil }
    return isShared
      ? "semapv:LexicalSimilarityThresholdMatching" : "semapv:SemanticSimilarityThresholdMatching"
  }

  /// A cell of a table without tabs and line ends.
  private static func flat(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }
}
