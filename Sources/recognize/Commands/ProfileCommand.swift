import QualificationsKit
import RecognitionRules

/// `rules profile`: what each rule of a book does over files, and how long each component takes.
enum ProfileCommand {
  /// The time that components took.
  private struct Times {
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    private(set) var byComponent: [Int: Duration] = [:]

    init() { last = clock.now }

    /// Goes on from here: what was done before belongs to no component.
    mutating func skip() { last = clock.now }

    /// What was done since the last mark belongs to a component.
    mutating func mark(_ component: Int) {
      let now = clock.now
      byComponent[component, default: .zero] += now - last
      last = now
    }
  }

  /// A component with what its rules did.
  private struct Item {
    let component: PlanOutline.Component
    let microseconds: Int
    let tallies: [RuleTally]
  }

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let source = try context.read(arguments.operands[0])
    let book = try RunCommand.book(source, context)
    guard let query = arguments.text("--query") else {
      throw RunCommand.missing("--query RELATION")
    }
    let stream = arguments.assignments("--stream").last
    var run: RuleRun
    do {
      run = try RuleRun(book, stream: stream?.name, query: query, on: context.on)
    } catch {
      throw .run(error)
    }
    guard try RunCommand.readTables(&run, arguments, context) else { return .unusable }
    var times = Times()
    do {
      try run.prepare { times.mark($0) }
    } catch {
      throw .run(error)
    }
    var tallies = run.tallies
    if let stream { try decide(stream.value, run, &times, &tallies, context) }
    let items = run.outline.components.map { component in
      Item(
        component: component,
        microseconds: microseconds(times.byComponent[component.number - 1] ?? .zero),
        tallies: run.tallies(of: tallies, component: component.number - 1))
    }
    if context.isJSON {
      write(items, source, context)
    } else {
      show(items, source, context)
    }
    return .done
  }

  private static func microseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    return Int(parts.seconds) * 1_000_000 + Int(parts.attoseconds / 1_000_000_000_000)
  }

  /// Decides all rows in one thread.
  private static func decide(
    _ path: String, _ run: RuleRun, _ times: inout Times, _ tallies: inout [RuleTally],
    _ context: CommandContext
  ) throws(CommandFailure) {
    let source = try context.read(path)
    let text = ContiguousArray(source.bytes)
    let delimiter = Headings.delimiter(of: path)
    let (headings, start, line) = Headings.read(text.span, delimiter: delimiter)
    var worker: RunWorker
    do {
      worker = try run.worker(headings, delimiter: delimiter)
    } catch {
      throw .run(error, path)
    }
    let rows = ContiguousArray(text[start...])
    times.skip()
    let result = worker.decide(rows, firstLine: line) { component in
      if let component { times.mark(component) } else { times.skip() }
    }
    if result.hasReachedLimit { throw CommandFailure.limit }
    RunCommand.report(result.faults, path, 0, context)
    for (number, tally) in worker.tallies.enumerated() {
      tallies[number].rows += tally.rows
      tallies[number].certain += tally.certain
      tallies[number].probes += tally.probes
    }
  }

  private static func show(_ items: [Item], _ source: SourceText, _ context: CommandContext) {
    var page = context.page()
    for item in items {
      page.heading("\(PlanCommand.title(item.component, context)) · \(item.microseconds) µs")
      for (rule, tally) in zip(item.component.rules, item.tallies) {
        page.verbatim("\(source.name):\(rule.line): \(rule.relation)", indent: 2)
        page.verbatim(
          context.say(
            es: "filas \(tally.rows), seguras \(tally.certain), visitadas \(tally.probes)",
            pt: "linhas \(tally.rows), certas \(tally.certain), visitadas \(tally.probes)",
            en: "rows \(tally.rows), certain \(tally.certain), visited \(tally.probes)"),
          indent: 4)
      }
    }
    context.write(page)
  }

  private static func write(_ items: [Item], _ source: SourceText, _ context: CommandContext) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/profile")
      writer.key("version")
      writer.number(1)
      writer.key("items")
      writer.array { list in
        for item in items {
          list.object { writer in
            writer.member("id", "\(item.component.number)")
            writer.key("microseconds")
            writer.number(item.microseconds)
            writer.key("rules")
            writer.array { list in
              for (rule, tally) in zip(item.component.rules, item.tallies) {
                list.object { writer in
                  writer.member("id", "\(source.name):\(rule.line)")
                  writer.member("relation", rule.relation)
                  writer.key("rows")
                  writer.number(tally.rows)
                  writer.key("certain")
                  writer.number(tally.certain)
                  writer.key("visited")
                  writer.number(tally.probes)
                }
              }
            }
          }
        }
      }
    }
    context.write(writer)
  }
}
