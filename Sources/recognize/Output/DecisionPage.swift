import QualificationsKit
import RecognitionRules

/// Lays out a decision for a terminal.
enum DecisionPage {
  static func page(
    _ outline: DecisionOutline, _ outcome: Outcome, _ context: CommandContext
  ) -> Page {
    var page = context.page()
    page.line(outline.title, tint: .bold)
    page.blank()
    for section in outline.sections {
      if !section.heading.isEmpty { page.heading(section.heading) }
      for (number, entry) in section.entries.enumerated() {
        let isVerdict = section.heading.isEmpty && number == 0
        write(entry, isVerdict ? tint(outcome) : nil, isSummary: section.heading.isEmpty, &page)
      }
    }
    page.blank()
    page.faint(
      context.say(
        es: "Cómo leer esta respuesta: Documentation/ReadingAnAnswer.es.md",
        pt: "Como ler esta resposta: Documentation/ReadingAnAnswer.pt.md",
        en: "How to read this answer: Documentation/ReadingAnAnswer.en.md"))
    return page
  }

  private static func tint(_ outcome: Outcome) -> Page.Tint {
    switch outcome {
    case .recognized, .limited, .conditional, .partial: .green
    case .review: .yellow
    case .notRecognized, .inadmissible, .lapsed: .red
    }
  }

  private static func write(
    _ entry: DecisionOutline.Entry, _ tint: Page.Tint?, isSummary: Bool, _ page: inout Page
  ) {
    let column = 16
    if let label = entry.label, isSummary {
      page.field(label, entry.text, column: column, tint: tint ?? .bold)
      for detail in entry.details { page.line(detail, indent: column) }
    } else if let label = entry.label {
      page.line("\(label): \(entry.text)", indent: 2, hanging: 2)
      for detail in entry.details { page.faint(detail, indent: 6) }
    } else {
      page.line("· \(entry.text)", indent: 2, hanging: 2)
      for detail in entry.details { page.faint(detail, indent: 6) }
    }
  }
}
