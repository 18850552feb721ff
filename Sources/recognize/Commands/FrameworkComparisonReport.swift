import QualificationsKit
import RecognitionRules

/// The levels of two frameworks through referencing, each cell with its status, or as
/// `recognize/framework-comparison`.
struct FrameworkComparisonReport {
  private let left: Framework
  private let right: Framework
  private let library: Library
  private let context: CommandContext

  init(_ left: Framework, _ right: Framework, _ library: Library, _ context: CommandContext) {
    self.left = left
    self.right = right
    self.library = library
    self.context = context
  }

  private func comparison(_ a: Level, _ b: Level) -> LevelComparison {
    library.compare(
      LevelReference(framework: left.id, label: a.label),
      LevelReference(framework: right.id, label: b.label))
  }

  func write() {
    if context.isJSON { writeJSON() } else { writePage() }
  }

  private func title(_ framework: Framework) -> String {
    let title = framework.title.text(in: context.language)
    return "\(framework.id) \(title.isEmpty ? framework.acronym : title)"
  }

  /// The difference in positions, right minus left, with the first letter of its status.
  private func cell(_ found: LevelComparison) -> String {
    guard let difference = found.difference, let status = found.status else { return "?" }
    func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
    let (low, high) = (signed(difference.min), signed(difference.max))
    let range = low == high ? (low == "0" ? "=" : low) : "\(low)…\(high)"
    let word = context.say(Vocabulary.status[status.rawValue])
    return "\(range) \(word.prefix(1))"
  }

  private func writePage() {
    var page = context.page()
    page.line("\(title(left)) ↔ \(title(right))", hanging: 2, tint: .bold)
    page.blank()
    let found = left.levels.map { a in right.levels.map { b in comparison(a, b) } }
    let scales = Set(found.flatMap { $0 }.compactMap { $0.scale }).sorted()
    if scales.isEmpty {
      page.line(
        context.say(
          es: "ninguna referenciación publicada relaciona los dos marcos: la diferencia de niveles "
            + "no se conoce",
          pt: "nenhum referenciamento publicado relaciona os dois quadros: a diferença de níveis "
            + "não é conhecida",
          en: "no published referencing relates the two frameworks: the difference of levels is "
            + "not known"), indent: 2, hanging: 2)
    } else {
      let label = context.say(es: "escala", pt: "escala", en: "scale")
      page.line("\(label): \(scales.joined(separator: ", "))", indent: 2)
      page.table(
        [left.acronym] + right.levels.map { $0.label },
        left.levels.indices.map { row in [left.levels[row].label] + found[row].map { cell($0) } })
      legend(&page)
    }
    var sources = SourceList(library)
    referencing(&sources, &page)
    sources.write(to: &page)
    context.write(page)
  }

  private func legend(_ page: inout Page) {
    let words = ["official", "published", "inferred"].map { code -> String in
      let word = context.say(Vocabulary.status[code])
      return "\(word.prefix(1)) \(word)"
    }
    page.faint(
      context.say(
        es: "= mismo nivel; +1 el de la columna está uno más arriba; ? no se conoce; "
          + words.joined(separator: ", "),
        pt: "= mesmo nível; +1 o da coluna está um acima; ? não se conhece; "
          + words.joined(separator: ", "),
        en: "= same level; +1 the column's is one higher; ? not known; "
          + words.joined(separator: ", ")), indent: 2)
    page.faint(
      context.say(
        es: "el mismo nivel nunca significa el mismo certificado",
        pt: "o mesmo nível nunca significa o mesmo certificado",
        en: "equal level never means equal certificate"), indent: 2)
  }

  /// The maps of both frameworks, used or not, with their sources.
  private func referencing(_ sources: inout SourceList, _ page: inout Page) {
    var lines: [[String]] = []
    for framework in [left, right] {
      for map in framework.referencing {
        let isUsed = map.to != nil && map.provenance.status != .unverified
        let use =
          isUsed
          ? "" : context.say(es: "no se usa", pt: "não se usa", en: "not used")
        lines.append([
          framework.id, map.to ?? map.toName, sources.mark(map.provenance, context.language), use,
        ])
      }
    }
    if lines.isEmpty { return }
    page.heading(
      context.say(
        es: "Referenciaciones conocidas", pt: "Referenciamentos conhecidos",
        en: "Known referencing"))
    page.table(nil, lines)
  }

  private func writeJSON() {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/framework-comparison")
      w.key("version")
      w.number(1)
      w.member("on", context.on.iso)
      w.member("digest", library.digest)
      w.member("left", left.id)
      w.member("right", right.id)
      w.key("items")
      w.array { list in
        for a in left.levels {
          for b in right.levels { encode(a, b, &list) }
        }
      }
    }
    context.write(writer)
  }

  private func encode(_ a: Level, _ b: Level, _ writer: inout JSONWriter) {
    let found = comparison(a, b)
    writer.object { w in
      w.member("id", "\(left.id)/\(a.label) \(right.id)/\(b.label)")
      w.member("left", a.label)
      w.member("right", b.label)
      w.member("scale", found.scale)
      DecisionEncoding.write(difference: found.difference, into: &w)
      w.member("status", found.status?.rawValue)
    }
  }
}
