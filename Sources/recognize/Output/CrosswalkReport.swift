import QualificationsKit

/// What `crosswalk check` and `crosswalk compose` say: findings of each file, rows, chains, and
/// contradictions with the fewest rows that would have to go.
struct CrosswalkReport {
  let files: [MappingFile]
  let graph: MappingGraph?
  let composed: MappingComposition?
  let context: CommandContext

  /// How many contradictions are listed.
  private static let shown = 20

  private var repair: ContradictionRepair {
    ContradictionRepair.smallest(composed?.contradictions ?? [])
  }

  private func count(_ severity: Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  func writePage() {
    var page = context.page()
    for file in files {
      for finding in file.findings { page.raw(file.rendered(finding, context)) }
    }
    if !files.isEmpty {
      page.line(
        context.say(
          es:
            "archivos: \(files.count) · errores: \(count(.error)) · advertencias: \(count(.warning))",
          pt: "arquivos: \(files.count) · erros: \(count(.error)) · avisos: \(count(.warning))",
          en: "files: \(files.count) · errors: \(count(.error)) · warnings: \(count(.warning))"),
        tint: count(.error) > 0 ? .red : .green)
    }
    if let graph, let composed {
      writeRows(graph, &page)
      writeChains(composed, &page)
      writeContradictions(graph, composed, &page)
    }
    context.write(page)
  }

  private func writeRows(_ graph: MappingGraph, _ page: inout Page) {
    let reviewed = graph.rows.count { $0.isReviewed }
    let negative = graph.rows.count { !$0.isRejected && ($0.relation == .none || $0.isNegated) }
    let rejected = graph.rows.count { $0.isRejected }
    page.line(
      context.say(
        es: "filas: \(graph.rows.count) · revisadas: \(reviewed) · negativas: \(negative) · "
          + "rechazadas: \(rejected) · sin relación conocida: \(graph.skipped)",
        pt: "linhas: \(graph.rows.count) · revistas: \(reviewed) · negativas: \(negative) · "
          + "rejeitadas: \(rejected) · sem relação conhecida: \(graph.skipped)",
        en: "rows: \(graph.rows.count) · reviewed: \(reviewed) · negative: \(negative) · "
          + "rejected: \(rejected) · of no known relation: \(graph.skipped)"))
  }

  private func writeChains(_ composed: MappingComposition, _ page: inout Page) {
    let reviewed = composed.chains.count { $0.isReviewed }
    page.line(
      context.say(
        es: "cadenas nuevas: \(composed.chains.count) · de filas revisadas: \(reviewed) · "
          + "contradicciones: \(composed.contradictions.count)",
        pt: "cadeias novas: \(composed.chains.count) · de linhas revistas: \(reviewed) · "
          + "contradições: \(composed.contradictions.count)",
        en: "new chains: \(composed.chains.count) · of reviewed rows: \(reviewed) · "
          + "contradictions: \(composed.contradictions.count)"))
  }

  private func writeContradictions(
    _ graph: MappingGraph, _ composed: MappingComposition, _ page: inout Page
  ) {
    for item in composed.contradictions.prefix(Self.shown) {
      let ends = "\(graph.identifiers.text(item.subject)) → \(graph.identifiers.text(item.object))"
      page.line(
        "\(ends): \(names(item.positive, graph)) ↔ \(names(item.negative, graph))", indent: 2,
        hanging: 2)
    }
    if composed.contradictions.isEmpty { return }
    let repair = repair
    let list = names(repair.rows, graph, separator: ", ")
    page.line(
      repair.isSmallest
        ? context.say(
          es: "lo menos que habría que retirar: \(list)", pt: "o mínimo a retirar: \(list)",
          en: "the least that would have to go: \(list)")
        : context.say(
          es: "bastaría retirar, aunque quizá menos: \(list)",
          pt: "bastaria retirar, talvez menos: \(list)",
          en: "it would be enough to withdraw, perhaps less: \(list)"))
  }

  private func names(
    _ rows: [UInt32], _ graph: MappingGraph, separator: String = " + "
  ) -> String {
    rows.map { graph.name(of: Int($0)) }.joined(separator: separator)
  }

  func writeJSON() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/crosswalk")
      writer.key("version")
      writer.number(1)
      let numbers = [
        ("errors", count(.error)), ("warnings", count(.warning)), ("rows", graph?.rows.count ?? 0),
        ("reviewed", graph?.rows.count { $0.isReviewed } ?? 0),
        ("rejected", graph?.rows.count { $0.isRejected } ?? 0), ("skipped", graph?.skipped ?? 0),
        ("chains", composed?.chains.count ?? 0),
      ]
      for (name, number) in numbers {
        writer.key(name)
        writer.number(number)
      }
      writer.key("contradictions")
      writer.array { list in
        guard let graph, let composed else { return }
        for item in composed.contradictions { encode(item, graph, &list) }
      }
      writer.key("repair")
      let repair = repair
      writer.object { writer in
        writer.member("rows", repair.rows.compactMap { row in graph?.name(of: Int(row)) })
        writer.key("isSmallest")
        writer.bool(repair.isSmallest)
      }
      writer.key("items")
      writer.array { list in
        for file in files {
          for finding in file.findings { encode(finding, file, &list) }
        }
      }
    }
    context.write(writer)
  }

  private func encode(
    _ item: ChainContradiction, _ graph: MappingGraph, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("subject", graph.identifiers.text(item.subject))
      writer.member("object", graph.identifiers.text(item.object))
      writer.key("reviewed")
      writer.bool(item.isReviewed)
      writer.member("positive", item.positive.map { graph.name(of: Int($0)) })
      writer.member("negative", item.negative.map { graph.name(of: Int($0)) })
    }
  }

  private func encode(_ finding: Diagnostic, _ file: MappingFile, _ writer: inout JSONWriter) {
    let source = finding.file == file.metadata?.name ? file.metadata : file.source
    let place = finding.range.flatMap { source?.position(of: $0.start) }
    writer.object { writer in
      writer.member("id", finding.code.rawValue)
      writer.member("severity", finding.severity.rawValue)
      writer.member("file", finding.file)
      writer.key("line")
      if let place { writer.number(place.line) } else { writer.null() }
      writer.key("column")
      if let place { writer.number(place.column) } else { writer.null() }
      writer.member("message", finding.message.text(in: context.language))
    }
  }
}
