import QualificationsKit
import RecognitionRules

/// What came of a simulation, for people and as `recognize/simulation`.
struct SimulationReport {
  let run: SimulationRun
  let base: SimulatedWorld
  let settling: (steps: [SettlingRows.Step], reviews: Int)?
  let context: CommandContext

  private var facts: ChangeFacts { ChangeFacts(suppositions: run.worlds.suppositions) }
  private var library: Library { base.library }

  func write() {
    if context.isJSON { writeJSON() } else { context.write(page()) }
  }
}

// Text

extension SimulationReport {
  /// How many lines of a table are shown; the JSON has all of them.
  private static let most = 12

  private func outcome(_ code: String) -> String {
    Outcome(rawValue: code).map { context.say(Phrases.outcome($0)) } ?? code
  }

  private func page() -> Page {
    var page = context.page()
    let summary = run.summary
    page.line(
      context.say(
        es: "\(summary.decided) filas decididas: cambian \(summary.changed), y el resultado de "
          + "\(summary.otherOutcome); rechazadas: \(summary.rejected)",
        pt: "\(summary.decided) linhas decididas: mudam \(summary.changed), e o resultado de "
          + "\(summary.otherOutcome); rejeitadas: \(summary.rejected)",
        en: "\(summary.decided) rows decided: \(summary.changed) change, the outcome of "
          + "\(summary.otherOutcome); rejected: \(summary.rejected)"), tint: .bold)
    for item in run.worlds.suppositions {
      page.line(
        context.say(es: "se supone: ", pt: "supõe-se: ", en: "supposed: ") + item.label, indent: 2)
    }
    for table in SimulationSummary.Table.allCases { write(table, &page) }
    writeShown(&page)
    writeSettling(&page)
    return page
  }

  private func write(_ table: SimulationSummary.Table, _ page: inout Page) {
    let lines = run.summary.lines(table)
    if lines.isEmpty { return }
    page.heading(context.say(Self.heading(table)))
    let merged = context.say(
      es: "grupos de menos de \(BatchSummary.least), juntos",
      pt: "grupos de menos de \(BatchSummary.least), juntos",
      en: "groups of fewer than \(BatchSummary.least), together")
    let rows = lines.prefix(Self.most).map { line -> [String] in
      guard let names = line.names else { return ["\(line.count)", merged] }
      return switch table {
      case .outcomes: ["\(line.count)", "\(outcome(names[0])) → \(outcome(names[1]))"]
      case .pairs:
        [
          "\(line.count)", "\(names[0].isEmpty ? "?" : names[0]) → \(names[1])",
          "\(outcome(names[2])) → \(outcome(names[3]))",
        ]
      case .causes: ["\(line.count)"] + names
      }
    }
    page.table(nil, rows)
    let rest = lines.count - rows.count
    if rest > 0 {
      page.faint(
        context.say(es: "… y \(rest) más", pt: "… e mais \(rest)", en: "… and \(rest) more"),
        indent: 2)
    }
  }

  private static func heading(_ table: SimulationSummary.Table) -> LocalizedText {
    switch table {
    case .outcomes:
      LocalizedText(
        es: "Resultados que cambian", pt: "Resultados que mudam", en: "Outcomes that change")
    case .pairs: LocalizedText(es: "Por países", pt: "Por países", en: "By countries")
    case .causes:
      LocalizedText(
        es: "A qué se debe", pt: "A que se deve", en: "What it is due to")
    }
  }

  private func writeShown(_ page: inout Page) {
    if run.shown.isEmpty { return }
    page.heading(
      context.say(es: "Filas que cambian", pt: "Linhas que mudam", en: "Rows that change"))
    for changed in run.shown {
      guard let change = changed.row.change else { continue }
      let (a, b) = (changed.row.before.outcome.rawValue, changed.row.after.outcome.rawValue)
      let name = changed.id.isEmpty ? "\(changed.line)" : "\(changed.line) \(changed.id)"
      page.line(
        "\(name): \(outcome(a)) → \(outcome(b))", indent: 2, hanging: 2)
      page.faint(facts.causes(change).joined(separator: " + "), indent: 6)
      for fact in facts.all(change).prefix(4) { page.faint("· \(fact)", indent: 6) }
    }
    let rest = run.summary.changed - run.shown.count
    if rest > 0 {
      page.faint(
        context.say(
          es: "… y \(rest) más; todas con -o ARCHIVO", pt: "… e mais \(rest); todas com -o ARQUIVO",
          en: "… and \(rest) more; all of them with -o FILE"), indent: 2)
    }
  }

  private func writeSettling(_ page: inout Page) {
    guard let settling else { return }
    page.heading(
      context.say(
        es: "Filas propuestas que, aprobadas, resolverían más casos sin decidir",
        pt: "Linhas propostas que, aprovadas, resolveriam mais casos por decidir",
        en: "Proposed rows that would settle most reviews if they were approved"))
    page.line(
      context.say(
        es: "casos en que falta información para decidir: \(settling.reviews)",
        pt: "casos em que falta informação para decidir: \(settling.reviews)",
        en: "reviews: \(settling.reviews)"), indent: 2)
    let rows = settling.steps.enumerated().map { number, step -> [String] in
      let row = library[step.row]
      let relation = context.say(Vocabulary.relation[row.relation.rawValue])
      return [
        "\(number + 1).", row.id,
        "\(library[row.subject].id) \(relation) \(library[row.object].id)", "\(step.settled)",
      ]
    }
    page.table(
      [
        "", context.say(es: "fila", pt: "linha", en: "row"), "",
        context.say(
          es: "resueltos, con las anteriores", pt: "resolvidos, com as anteriores",
          en: "settled, with those before"),
      ], rows)
  }
}

// JSON

extension SimulationReport {
  private func writeJSON() {
    var writer = JSONWriter()
    let summary = run.summary
    writer.object { w in
      w.member("schema", "recognize/simulation")
      w.key("version")
      w.number(1)
      w.member("on", base.on.iso)
      w.member("trust", base.trust.rawValue)
      w.member("digest", library.digest)
      w.member("suppositions", run.worlds.suppositions.map { $0.label })
      for (key, count) in [
        ("decided", summary.decided), ("rejected", summary.rejected), ("changed", summary.changed),
        ("otherOutcome", summary.otherOutcome),
      ] {
        w.key(key)
        w.number(count)
      }
      w.key("tables")
      w.array { list in
        for table in SimulationSummary.Table.allCases { encode(table, &list) }
      }
      w.key("items")
      w.array { list in
        let writer = ChangeWriter(facts: facts, form: .json)
        for changed in run.shown { writer.encode(changed, &list) }
      }
      if let settling { encode(settling, &w) }
    }
    context.write(writer)
  }

  private func encode(_ table: SimulationSummary.Table, _ writer: inout JSONWriter) {
    writer.object { w in
      w.member("id", table.rawValue)
      w.key("lines")
      w.array { list in
        for line in run.summary.lines(table) {
          list.object { w in
            for (number, key) in table.keys.enumerated() {
              w.member(key, line.names.map { $0[number] })
            }
            w.key("count")
            w.number(line.count)
          }
        }
      }
    }
  }

  private func encode(
    _ settling: (steps: [SettlingRows.Step], reviews: Int), _ writer: inout JSONWriter
  ) {
    writer.key("reviews")
    writer.number(settling.reviews)
    writer.key("rows")
    writer.array { list in
      for step in settling.steps {
        let row = library[step.row]
        list.object { w in
          w.member("id", row.id)
          w.member("subject", library[row.subject].id)
          w.member("relation", row.relation.rawValue)
          w.member("object", library[row.object].id)
          w.key("settled")
          w.number(step.settled)
        }
      }
    }
  }
}
