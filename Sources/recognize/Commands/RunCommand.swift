import QualificationsKit
import RecognitionRules

/// `rules run`: a book over files of facts.
enum RunCommand {
  /// About how many bytes of input a chunk has: of objects twice as many make the same rows.
  private static func chunk(_ format: RowFormat) -> Int { format == .objects ? 1 << 19 : 1 << 18 }

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let book = try book(try context.read(arguments.operands[0]), context)
    guard let query = arguments.text("--query") else { throw missing("--query RELATION") }
    guard let output = arguments.text("--output") else { throw missing("-o OUT") }
    var stream: (name: String, path: String)?
    if let item = arguments.assignments("--stream").last { stream = (item.name, item.value) }
    var run: RuleRun
    do {
      let engine = arguments.text("--engine").flatMap { Engine(rawValue: $0) } ?? .production
      run = try RuleRun(book, stream: stream?.name, query: query, on: context.on, engine: engine)
    } catch {
      throw .run(error)
    }
    let isWhole = try readTables(&run, arguments, context)
    guard isWhole else { return .unusable }
    do {
      try run.prepare()
    } catch {
      throw .run(error)
    }
    let format = RowFormat(file: output)
    let provesRows = arguments.text("--why") == "full"
    if provesRows, format != .objects || stream == nil || arguments.text("--engine") == "reference"
    {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "--why full escribe objetos: se esperaba --stream y un archivo .ndjson con -o",
          pt: "--why full escreve objetos: esperava-se --stream e um arquivo .ndjson com -o",
          en: "--why full writes objects: expected --stream and an .ndjson file with -o"))
    }
    let heading = run.resultHeadings.joined(separator: ",") + "\n"
    let sink = try Sink(output, context)
    do {
      if format == .delimited { try sink.write(Array(heading.utf8)) }
      if provesRows { try sink.write(run.proofHeader) }
      var hasFaults = false
      if let stream {
        let jobs = max(1, min(arguments.number("--jobs") ?? Files.processors(), 64))
        hasFaults = try decide(stream.path, run, jobs, (format, provesRows), sink, context)
      } else {
        try sink.write(run.staticResult(format))
      }
      try sink.finish()
      return hasFaults ? .findings : .done
    } catch {
      sink.abandon()
      throw error
    }
  }

  static func book(
    _ source: SourceText, _ context: CommandContext
  ) throws(CommandFailure) -> RuleBook {
    let read = RuleBook.read(source)
    if let book = read.book { return book }
    for finding in read.findings where finding.code.severity == .error {
      context.reportAsIs(finding.rendered(source: source, language: context.language))
    }
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "el libro '\(source.name)' tiene errores; se esperaba uno sin errores",
        pt: "o livro '\(source.name)' tem erros; esperava-se um sem erros",
        en: "the book '\(source.name)' has errors; expected one without"))
  }

  // Tables

  /// Reads the files of all tables: named by `--table`, else in `--data`, else beside the book.
  static func readTables(
    _ run: inout RuleRun, _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> Bool {
    var named: [String: String] = [:]
    for item in arguments.assignments("--table") { named[item.name] = item.value }
    let folder = arguments.text("--data") ?? Path.parent(arguments.operands[0])
    var isWhole = true
    for table in run.tables {
      let path = named[table.name] ?? Path.join(folder, table.file)
      let source = try context.read(path)
      do {
        let delimiter = Headings.delimiter(of: path)
        let faults = try run.read(table: table.name, source.bytes, delimiter: delimiter)
        report(faults, path, 0, context)
        if !faults.isEmpty { isWhole = false }
      } catch {
        throw .run(error, path)
      }
    }
    return isWhole
  }

  static func report(
    _ faults: [DataFault], _ path: String, _ shift: Int, _ context: CommandContext
  ) {
    for fault in faults {
      let column = fault.column.isEmpty ? "" : " '\(fault.column)'"
      context.reportAsIs(
        Display.escaped(
          "\(path):\(fault.line + shift): \(fault.code)\(column): \(context.say(fault.message))")
          + "\n")
    }
  }

  // Cases

  /// Decides all rows, as many chunks side by side as there are jobs; the output keeps their order.
  /// - Returns: whether a row could not be read.
  private static func decide(
    _ path: String, _ run: RuleRun, _ jobs: Int,
    _ output: (format: RowFormat, provesRows: Bool), _ sink: Sink,
    _ context: CommandContext
  ) throws(CommandFailure) -> Bool {
    var file = try opened(path, context)
    defer { file.end() }
    let format = RowFormat(file: path)
    let delimiter = Headings.delimiter(of: path)
    var first = try next(&file, path, format)
    var (headings, start, line) = ([String](), 0, 1)
    if format == .delimited {
      (headings, start, line) = Headings.read(first.span, delimiter: delimiter)
    }
    first.removeSubrange(..<start)
    var workers: [RunWorker] = []
    for _ in 0..<jobs {
      do {
        let worker = try run.worker(
          headings, delimiter: delimiter, format, output: output.format,
          provesRows: output.provesRows)
        workers.append(worker)
      } catch {
        throw .run(error, path)
      }
    }
    let chunks = ChunkRun(first, line: line) { () throws(CommandFailure) in
      try next(&file, path, format)
    } write: { (result, line) throws(CommandFailure) in
      if result.hasReachedLimit { throw CommandFailure.limit }
      try sink.write(result.output)
      report(result.faults, path, line, context)
    }
    Files.runAll(workers.map { worker in { chunks.work(worker) } })
    if let failure = chunks.failure { throw failure }
    return chunks.hasFaults
  }

  private static func opened(
    _ path: String, _ context: CommandContext
  ) throws(CommandFailure) -> RowFile {
    do {
      return try RowFile(path == "-" ? path : context.path(path))
    } catch {
      throw .file(path, error)
    }
  }

  /// The next rows of the file.
  private static func next(
    _ file: inout RowFile, _ path: String, _ format: RowFormat
  ) throws(CommandFailure) -> ContiguousArray<UInt8> {
    do {
      return try file.next(chunk(format), areQuoted: format == .delimited)
    } catch {
      throw .file(path, error)
    }
  }

  static func missing(_ what: String) -> CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "falta \(what)", pt: "falta \(what)", en: "missing \(what)"))
  }
}

/// Where results are written: standard output, or a file that comes into place when it is whole.
private final class Sink {
  private let path: String
  private let descriptor: Int32
  private let isFile: Bool

  init(_ typed: String, _ context: CommandContext) throws(CommandFailure) {
    isFile = typed != "-"
    path = isFile ? context.path(typed) : "-"
    guard isFile else {
      descriptor = 1
      return
    }
    do {
      descriptor = try Files.create(path + ".part")
    } catch {
      throw .file(typed, error)
    }
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try Files.write(bytes, to: descriptor)
    } catch {
      throw .file(path, error)
    }
  }

  func finish() throws(CommandFailure) {
    guard isFile else { return }
    do {
      try Files.finish(descriptor)
      try Files.rename(path + ".part", to: path)
    } catch {
      throw .file(path, error)
    }
  }

  func abandon() {
    if isFile { Files.remove(path + ".part") }
  }
}
