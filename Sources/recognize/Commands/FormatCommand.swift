import QualificationsKit
import RecognitionRules

/// `rules format`: lays out the blocks of rule books; those named, else all of the library.
enum FormatCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    var books: [(source: SourceText, path: String)] = []
    for operand in arguments.operands {
      books.append((try context.read(operand), context.path(operand)))
    }
    if arguments.operands.isEmpty {
      let loaded = try context.library()
      try loaded.requireFolder()
      books = try loaded.books.all().map { ($0, Path.join(loaded.path, $0.name)) }
    }
    let isCheck = arguments.has("--check")
    var changed: [String] = []
    var findings: [(RuleDiagnostic, SourceText)] = []
    for (source, path) in books {
      let formatted = RuleFormatter.format(source)
      findings += formatted.findings.map { ($0, source) }
      if formatted.text.bytes == source.bytes { continue }
      changed.append(source.name)
      if !isCheck { try Files.replace(path, with: formatted.text.bytes, shown: source.name) }
    }
    for (finding, source) in findings {
      context.reportAsIs(finding.rendered(source: source, language: context.language))
    }
    write(changed, of: books.count, isCheck, context)
    return findings.isEmpty && (!isCheck || changed.isEmpty) ? .done : .findings
  }

  private static func write(
    _ changed: [String], of count: Int, _ isCheck: Bool, _ context: CommandContext
  ) {
    if context.isJSON {
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("schema", "recognize/format")
        writer.key("version")
        writer.number(1)
        writer.key("items")
        writer.array { list in
          for name in changed { list.object { $0.member("id", name) } }
        }
      }
      context.write(writer)
      return
    }
    var page = context.page()
    for name in changed { page.verbatim(name) }
    page.line(
      isCheck
        ? context.say(
          es: "libros: \(count); por cambiar: \(changed.count)",
          pt: "livros: \(count); a mudar: \(changed.count)",
          en: "books: \(count); to change: \(changed.count)")
        : context.say(
          es: "libros: \(count); cambiados: \(changed.count)",
          pt: "livros: \(count); alterados: \(changed.count)",
          en: "books: \(count); changed: \(changed.count)"))
    context.write(page)
  }
}
