import QualificationsKit
import RecognitionRules

/// `rules test`: worked cases and table cases; those named, else all of the library.
enum TestCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let engine = arguments.text("--engine").flatMap { Engine(rawValue: $0) }
    var cases: [(source: SourceText, folder: String)] = []
    for operand in arguments.operands {
      cases.append((try context.read(operand), Path.parent(context.path(operand))))
    }
    if arguments.operands.isEmpty {
      try loaded.requireFolder()
      cases = try loaded.cases.all().map { ($0, Path.parent(Path.join(loaded.path, $0.name))) }
    }
    var runner = TableRunner(engine: engine ?? .production)
    var results: [CaseResult] = []
    var tables: [TableResult] = []
    var coverage = arguments.has("--coverage") ? try CoverageReport(loaded, context) : nil
    for item in cases {
      results += CaseRunner.run(item.source, loaded, context.surroundings, engine: engine)
      tables += runner.run(item.source, folder: item.folder)
      coverage?.add(item.source, context.surroundings)
    }
    for exercised in runner.coverage { coverage?.add(exercised) }
    if context.isJSON {
      write(results, tables, coverage, context)
    } else {
      show(results, tables, context)
      coverage?.show(context)
    }
    let hasPassed = results.allSatisfy { $0.hasPassed } && tables.allSatisfy { $0.hasPassed }
    return hasPassed ? .done : .findings
  }

  // Text

  private static func show(
    _ results: [CaseResult], _ tables: [TableResult], _ context: CommandContext
  ) {
    for result in results where !result.hasPassed {
      context.write(
        "\(Display.escaped(result.file)):\(result.line): \(Display.escaped(result.command))\n")
      context.write(result.difference)
    }
    for table in tables { show(table, context) }
    let failed = results.count { !$0.hasPassed } + tables.count { !$0.hasPassed }
    var page = context.page()
    page.line("\(results.count + tables.count - failed) passed, \(failed) failed")
    context.write(page)
  }

  private static func show(_ table: TableResult, _ context: CommandContext) {
    var page = context.page()
    let count = table.mismatches.count
    page.verbatim(
      "\(table.file):\(table.line): "
        + context.say(
          es: "filas \(table.rows), diferencias \(count)",
          pt: "linhas \(table.rows), diferenças \(count)",
          en: "rows \(table.rows), mismatches \(count)"))
    for problem in table.problems { page.verbatim(context.say(problem), indent: 2) }
    for item in table.mismatches {
      page.verbatim(
        "\(item.id), \(item.column): "
          + context.say(
            es: "se esperaba \(item.expected), resultó \(item.found)",
            pt: "esperava-se \(item.expected), resultou \(item.found)",
            en: "expected \(item.expected), found \(item.found)"), indent: 2)
    }
    context.write(page)
  }

  // JSON

  private static func write(
    _ results: [CaseResult], _ tables: [TableResult], _ coverage: CoverageReport?,
    _ context: CommandContext
  ) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/tests")
      writer.key("version")
      writer.number(1)
      writer.key("items")
      writer.array { list in
        for result in results {
          list.object { writer in
            writer.member("id", "\(result.file):\(result.line)")
            writer.member("kind", "command")
            writer.key("passed")
            writer.bool(result.hasPassed)
            writer.member("command", result.command)
          }
        }
        for table in tables { list.object { encode(table, &$0, context) } }
      }
      if let coverage {
        writer.key("coverage")
        coverage.encode(&writer)
      }
    }
    context.write(writer)
  }

  private static func encode(
    _ table: TableResult, _ writer: inout JSONWriter, _ context: CommandContext
  ) {
    writer.member("id", "\(table.file):\(table.line)")
    writer.member("kind", "table")
    writer.key("passed")
    writer.bool(table.hasPassed)
    writer.key("rows")
    writer.number(table.rows)
    writer.key("problems")
    writer.array { list in
      for problem in table.problems { list.string(context.say(problem)) }
    }
    writer.key("mismatches")
    writer.array { list in
      for item in table.mismatches {
        list.object { writer in
          writer.member("id", item.id)
          writer.member("column", item.column)
          writer.member("expected", item.expected)
          writer.member("found", item.found)
        }
      }
    }
  }
}
