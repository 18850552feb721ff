import QualificationsKit

/// Two standards in two columns, or as `recognize/standard-comparison`.
struct StandardComparisonReport {
  private let comparison: StandardComparison
  private let library: Library
  private let context: CommandContext

  init(_ comparison: StandardComparison, _ library: Library, _ context: CommandContext) {
    self.comparison = comparison
    self.library = library
    self.context = context
  }

  private var left: Standard { library[comparison.left] }
  private var right: Standard { library[comparison.right] }

  func write() {
    if context.isJSON { writeJSON() } else { writePage() }
  }

  /// A standard or component as a cell: its identifier and title.
  private func cell(_ component: DenseIndex<Component>) -> String {
    let record = library[component]
    let title = record.title.text(in: context.language)
    let hours = record.hours.map { " (\($0.written) h)" } ?? ""
    return (title.isEmpty ? record.id : "\(record.id) \(title)") + hours
  }

  private func isReviewed(_ link: StandardComparison.Link) -> Bool {
    link.row.map { library[$0].isReviewed } ?? true
  }

  private func relation(_ link: StandardComparison.Link) -> String {
    guard let index = link.row else {
      return context.say(es: "es la misma", pt: "é a mesma", en: "is the same")
    }
    let row = library[index]
    var word = context.say(Vocabulary.relation[link.relation.rawValue])
    if row.isNegated { word = context.say(es: "no: ", pt: "não: ", en: "not: ") + word }
    if link.relation == row.relation, let share = row.share { word += " (\(share.exact))" }
    return "\(word), \(context.say(Vocabulary.review[row.isReviewed ? "reviewed" : "proposed"]))"
  }

  private func shares(_ coverage: Coverage) -> String {
    let (a, b) = (coverage.certain.exact, coverage.possible.exact)
    return context.say(
      es: "segura \(a), posible \(b)", pt: "certa \(a), possível \(b)",
      en: "certain \(a), possible \(b)")
  }
}

// Text

extension StandardComparisonReport {
  private func writePage() {
    var page = context.page()
    page.line("\(left.id) ↔ \(right.id)", tint: .bold)
    page.blank()
    let heading = [cell(left.root), "", cell(right.root)]
    page.table(heading, columns + [[level(left), "", level(right)]])
    page.heading(context.say(es: "Cobertura", pt: "Cobertura", en: "Coverage"))
    coverage(comparison.forward, of: right, by: left, &page)
    coverage(comparison.backward, of: left, by: right, &page)
    let pairs = comparison.pairs
    let open = pairs.all - pairs.reviewed - pairs.proposed
    page.heading(context.say(es: "Sin examinar", pt: "Sem examinar", en: "Unexamined"))
    page.line(
      context.say(
        es: "\(open) de \(pairs.all) pares de componentes; \(pairs.reviewed) tienen una fila "
          + "revisada y \(pairs.proposed) solo una propuesta",
        pt: "\(open) de \(pairs.all) pares de componentes; \(pairs.reviewed) têm uma linha revista "
          + "e \(pairs.proposed) só uma proposta",
        en: "\(open) of \(pairs.all) pairs of components; \(pairs.reviewed) have a reviewed row "
          + "and \(pairs.proposed) only a proposed one"), indent: 2, hanging: 2)
    for (standard, leaves) in [(left, comparison.leftLeaves), (right, comparison.rightLeaves)] {
      let unlinked = comparison.unlinked(leaves, in: library)
      if unlinked.isEmpty { continue }
      page.line(
        context.say(
          es: "de \(standard.id) ninguna fila relaciona \(unlinked.count) de \(leaves.count):",
          pt: "de \(standard.id) nenhuma linha relaciona \(unlinked.count) de \(leaves.count):",
          en: "of \(standard.id) no row relates \(unlinked.count) of \(leaves.count):"), indent: 2)
      for component in unlinked { page.line("· \(cell(component))", indent: 4, hanging: 2) }
    }
    lists(&page)
    rejected(&page)
    context.write(page)
  }

  /// The left components with what they are linked to; then those of the right that are not.
  private var columns: [[String]] {
    var rows: [[String]] = []
    let linked = comparison.links
    for component in library.descendants(of: left.root) {
      let own = linked.filter { $0.left == component }
      for (number, link) in own.enumerated() {
        rows.append([number == 0 ? cell(component) : "", relation(link), cell(link.right)])
      }
      if own.isEmpty, comparison.leftLeaves.contains(component), component != left.root {
        rows.append([cell(component), "", "—"])
      }
    }
    let ends = Set(linked.map { $0.right })
    for component in comparison.rightLeaves where !ends.contains(component) {
      if component != right.root { rows.append(["—", "", cell(component)]) }
    }
    return rows
  }

  private func level(_ standard: Standard) -> String {
    let label = context.say(Labels.level)
    guard let level = standard.level.value else {
      return context.say(
        es: "\(label): sin dato", pt: "\(label): sem dado", en: "\(label): not known")
    }
    return "\(label): \(level.label) (\(level.framework))"
  }

  private func coverage(
    _ found: (reviewed: Coverage, proposed: Coverage), of target: Standard, by source: Standard,
    _ page: inout Page
  ) {
    let label = context.say(
      es: "lo que \(source.id) prueba de \(target.id)",
      pt: "o que \(source.id) prova de \(target.id)",
      en: "what \(source.id) proves of \(target.id)")
    page.line("\(label): \(shares(found.reviewed))", indent: 2, hanging: 2)
    if found.proposed.certain != found.reviewed.certain
      || found.proposed.possible != found.reviewed.possible
    {
      let shares = shares(found.proposed)
      page.faint(
        context.say(
          es: "si se aprobaran las filas propuestas: \(shares)",
          pt: "se as linhas propostas fossem aprovadas: \(shares)",
          en: "were the proposed rows approved: \(shares)"), indent: 4)
    }
  }

  /// Rows that a reviewer said no to.
  private func rejected(_ page: inout Page) {
    if comparison.rejected.isEmpty { return }
    page.heading(
      context.say(
        es: "Rechazadas (no cuentan)", pt: "Rejeitadas (não contam)",
        en: "Rejected (they do not count)"))
    for row in comparison.rejected {
      let word = context.say(Vocabulary.relation[row.relation.rawValue])
      let not = row.isNegated ? context.say(es: "no: ", pt: "não: ", en: "not: ") : ""
      let who = [row.reviewer, row.reviewed?.iso].compactMap { $0 }.joined(separator: " · ")
      page.line(
        "\(library[row.subject].id) \(not)\(word) \(library[row.object].id)"
          + (who.isEmpty ? "" : " (\(who))"), indent: 2, hanging: 2)
    }
  }

  /// Lists of components that were not read in full.
  private func lists(_ page: inout Page) {
    for standard in [left, right] where library[standard.root].list != .complete {
      let word = context.say(Vocabulary.list[library[standard.root].list.rawValue])
      page.line(
        context.say(
          es: "componentes de \(standard.id): \(word)",
          pt: "componentes de \(standard.id): \(word)",
          en: "components of \(standard.id): \(word)"), indent: 2)
    }
  }
}

// JSON

extension StandardComparisonReport {
  private func writeJSON() {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/standard-comparison")
      w.key("version")
      w.number(1)
      w.member("on", context.on.iso)
      w.member("digest", library.digest)
      for (key, standard) in [("left", left), ("right", right)] {
        w.key(key)
        encode(standard, &w)
      }
      w.key("coverage")
      w.object { w in
        for (key, found) in [("forward", comparison.forward), ("backward", comparison.backward)] {
          w.key(key)
          w.object { w in
            encode("reviewed", found.reviewed, &w)
            encode("proposed", found.proposed, &w)
          }
        }
      }
      w.key("pairs")
      w.object { w in
        for (key, count) in [
          ("all", comparison.pairs.all), ("reviewed", comparison.pairs.reviewed),
          ("proposed", comparison.pairs.proposed),
        ] {
          w.key(key)
          w.number(count)
        }
      }
      w.key("items")
      w.array { list in for link in comparison.links { encode(link, &list) } }
      w.key("rejected")
      w.array { list in for row in comparison.rejected { encode(rejected: row, &list) } }
    }
    context.write(writer)
  }

  private func encode(rejected row: Mapping, _ writer: inout JSONWriter) {
    writer.object { w in
      w.member("id", row.id)
      w.member("subject", library[row.subject].id)
      w.member("relation", row.relation.rawValue)
      w.member("object", library[row.object].id)
      w.key("negated")
      w.bool(row.isNegated)
      w.member("share", row.share?.exact)
      w.member("reviewer", row.reviewer)
      w.member("reviewed", row.reviewed?.iso)
    }
  }

  private func encode(_ standard: Standard, _ writer: inout JSONWriter) {
    let isLeft = standard.id == left.id
    let leaves = isLeft ? comparison.leftLeaves : comparison.rightLeaves
    writer.object { w in
      w.member("id", standard.id)
      w.member("title", standard.title.text(in: context.language))
      w.member("list", library[standard.root].list.rawValue)
      w.member("components", leaves.map { library[$0].id })
      w.member("unlinked", comparison.unlinked(leaves, in: library).map { library[$0].id })
    }
  }

  private func encode(_ key: String, _ coverage: Coverage, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.object { w in
      w.member("certain", coverage.certain.exact)
      w.member("possible", coverage.possible.exact)
    }
  }

  private func encode(_ link: StandardComparison.Link, _ writer: inout JSONWriter) {
    writer.object { w in
      w.member("id", link.row.map { library[$0].id } ?? library[link.left].id)
      w.member("left", library[link.left].id)
      w.member("relation", link.relation.rawValue)
      w.member("right", library[link.right].id)
      w.key("negated")
      w.bool(link.row.map { library[$0].isNegated } ?? false)
      w.member("share", link.row.flatMap { library[$0].share }?.exact)
      w.member("status", isReviewed(link) ? "reviewed" : "proposed")
    }
  }
}
