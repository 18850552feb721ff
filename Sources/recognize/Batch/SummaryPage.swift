import QualificationsKit
import RecognitionRules

/// Lays out a summary for a terminal.
enum SummaryPage {
  /// How many lines of a table are shown; the JSON has all of them.
  private static let most = 12

  static func page(_ summary: BatchSummary, _ context: CommandContext) -> Page {
    var page = context.page()
    page.line(
      context.say(
        es: "\(summary.rows) filas: \(summary.decisions) decididas, \(summary.rejects) rechazadas",
        pt: "\(summary.rows) linhas: \(summary.decisions) decididas, \(summary.rejects) rejeitadas",
        en: "\(summary.rows) rows: \(summary.decisions) decided, \(summary.rejects) rejected"),
      tint: .bold)
    for table in BatchSummary.Table.allCases {
      let lines = summary.lines(table)
      if lines.isEmpty { continue }
      page.heading(context.say(heading(table)))
      let rows = lines.prefix(most).map { line in
        ["\(line.count)"] + (line.names.map { names($0, table, context) } ?? [merged(context)])
      }
      page.table(nil, rows)
      let rest = lines.count - min(lines.count, most)
      if rest > 0 {
        page.faint(
          context.say(es: "… y \(rest) más", pt: "… e mais \(rest)", en: "… and \(rest) more"),
          indent: 2)
      }
    }
    return page
  }

  private static func merged(_ context: CommandContext) -> String {
    context.say(
      es: "grupos de menos de \(BatchSummary.least), juntos",
      pt: "grupos de menos de \(BatchSummary.least), juntos",
      en: "groups of fewer than \(BatchSummary.least), together")
  }

  private static func names(
    _ names: [String], _ table: BatchSummary.Table, _ context: CommandContext
  ) -> [String] {
    func outcome(_ code: String) -> String {
      Outcome(rawValue: code).map { context.say(Phrases.outcome($0)) } ?? code
    }
    return switch table {
    case .outcomes: [outcome(names[0])]
    case .pairs: [pair(names), outcome(names[2])]
    case .instruments: [pair(names)]
    case .reasons: [names[1], state(names[2], context), names[0]]
    case .questions: [context.say(Phrases.who(names[0])), names[1]]
    case .mappings: ["\(names[0]) → \(names[1])"]
    case .rejects: [names[0], names[1]]
    }
  }

  private static func pair(_ names: [String]) -> String {
    "\(names[0].isEmpty ? "?" : names[0]) → \(names[1])"
  }

  private static func state(_ code: String, _ context: CommandContext) -> String {
    switch code {
    case "failed": context.say(es: "no se cumple", pt: "não se cumpre", en: "not met")
    case "unknown": context.say(es: "no se sabe", pt: "não se sabe", en: "not known")
    default: ""
    }
  }

  private static func heading(_ table: BatchSummary.Table) -> LocalizedText {
    switch table {
    case .outcomes: LocalizedText(es: "Resultados", pt: "Resultados", en: "Outcomes")
    case .pairs:
      LocalizedText(
        es: "Por país de origen y destino", pt: "Por país de origem e destino",
        en: "By country of origin and destination")
    case .reasons:
      LocalizedText(
        es: "Condiciones que no se cumplen o no se saben (decisiones)",
        pt: "Condições que não se cumprem ou não se sabem (decisões)",
        en: "Conditions that are not met or not known (decisions)")
    case .questions:
      LocalizedText(
        es: "Lo que falta saber, y quién puede responder (decisiones)",
        pt: "O que falta saber, e quem pode responder (decisões)",
        en: "What is not known, and who can answer (decisions)")
    case .mappings:
      LocalizedText(
        es: "Comparaciones que esperan más decisiones",
        pt: "Comparações que mais decisões esperam",
        en: "Comparisons that most decisions wait for")
    case .instruments:
      LocalizedText(
        es: "Países entre los que no rige ningún instrumento con reglas (decisiones)",
        pt: "Países entre os quais não vale nenhum instrumento com regras (decisões)",
        en: "Countries between which no instrument with rules applies (decisions)")
    case .rejects: LocalizedText(es: "Rechazos", pt: "Rejeitos", en: "Rejects")
    }
  }
}
