import QualificationsKit
import RecognitionRules

/// `rules check`: those named, else all of the library.
enum RulesCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    var books: [SourceText] = []
    for operand in arguments.operands { books.append(try context.read(operand)) }
    if arguments.operands.isEmpty {
      let loaded = try context.library()
      books = loaded.books.keys.sorted().compactMap { loaded.books[$0] }
    }
    var findings: [(RuleDiagnostic, SourceText)] = []
    for source in books {
      for finding in RuleBook.read(source).findings { findings.append((finding, source)) }
    }
    if context.isJSON {
      write(findings, context)
    } else {
      for (finding, source) in findings {
        context.write(
          finding.rendered(source: source, language: context.language, colour: context.usesColour))
      }
      let page = summary(books.count, findings.count, context)
      context.write(page)
    }
    return findings.isEmpty ? .done : .findings
  }

  private static func summary(_ books: Int, _ findings: Int, _ context: CommandContext) -> Page {
    var page = context.page()
    page.line(
      context.say(
        es: "libros: \(books); hallazgos: \(findings)",
        pt: "livros: \(books); achados: \(findings)",
        en: "books: \(books); findings: \(findings)"))
    return page
  }

  private static func write(
    _ findings: [(RuleDiagnostic, SourceText)], _ context: CommandContext
  ) {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/findings")
      w.key("version")
      w.number(1)
      w.key("items")
      w.array { list in
        for (number, (finding, source)) in findings.enumerated() {
          let position = source.position(of: finding.range.start)
          list.object { w in
            w.member("id", "\(number + 1)")
            w.member("code", finding.code.rawValue)
            w.member("severity", finding.code.severity.rawValue)
            w.member("file", finding.file)
            w.key("line")
            w.number(position.line)
            w.key("column")
            w.number(position.column)
            w.member("message", finding.message.text(in: context.language))
          }
        }
      }
    }
    context.write(writer)
  }
}
