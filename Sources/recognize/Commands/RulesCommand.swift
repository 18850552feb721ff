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
      books = try context.library().books.all()
    }
    var findings: [Item] = []
    for source in books {
      let read = RuleBook.read(source)
      findings += read.findings.map { Item($0, source, context) }
      guard let book = read.book else { continue }
      let tables = try tables(of: book, named: !arguments.operands.isEmpty, context)
      findings += book.withTables(tables).diagnostics.map { finding in
        Item(finding, tables.values.first { $0.name == finding.file }, context)
      }
    }
    if context.isJSON {
      write(findings, context)
    } else {
      for finding in findings { context.write(finding.text) }
      let page = summary(books.count, findings.count, context)
      context.write(page)
    }
    return findings.isEmpty ? .done : .findings
  }

  /// A finding on a book or on a table of its.
  private struct Item {
    let code: String
    let severity: Severity
    let file: String
    let position: SourcePosition?
    let message: LocalizedText
    /// The finding as lines of text.
    let text: String

    init(_ finding: RuleDiagnostic, _ source: SourceText, _ context: CommandContext) {
      (code, severity) = (finding.code.rawValue, finding.code.severity)
      (file, message) = (finding.file, finding.message)
      position = source.position(of: finding.range.start)
      text = finding.rendered(
        source: source, language: context.language, colour: context.usesColour)
    }

    init(_ finding: Diagnostic, _ source: SourceText?, _ context: CommandContext) {
      (code, severity) = (finding.code.rawValue, finding.severity)
      (file, message) = (finding.file, finding.message)
      position = finding.range.flatMap { range in source?.position(of: range.start) }
      text = CaretRendering.text(
        finding.escaped, source: source, language: context.language, colour: context.usesColour)
    }
  }

  /// The files that stand beside a book, whether it is one of the library or named by its path.
  private static func tables(
    of book: RuleBook, named isNamed: Bool, _ context: CommandContext
  ) throws(CommandFailure) -> [String: SourceText] {
    let folder = Path.parent(book.source.name)
    var files: [String: SourceText] = [:]
    for file in book.tableFiles {
      let path = Path.join(folder, file)
      if !isNamed {
        files[file] = try context.library().tables.source(path)
      } else if Files.isFile(context.path(path)) {
        files[file] = try context.read(path)
      }
    }
    return files
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
    _ findings: [Item], _ context: CommandContext
  ) {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/findings")
      w.key("version")
      w.number(1)
      w.key("items")
      w.array { list in
        for (number, finding) in findings.enumerated() {
          list.object { w in
            w.member("id", "\(number + 1)")
            w.member("code", finding.code)
            w.member("severity", finding.severity.rawValue)
            w.member("file", finding.file)
            w.key("line")
            if let place = finding.position { w.number(place.line) } else { w.null() }
            w.key("column")
            if let place = finding.position { w.number(place.column) } else { w.null() }
            w.member("message", finding.message.text(in: context.language))
          }
        }
      }
    }
    context.write(writer)
  }
}
