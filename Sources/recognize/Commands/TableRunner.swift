package import QualificationsKit
package import RecognitionRules

/// Runs the `table` blocks of Markdown files: each row of a file is a case, and the columns
/// `expect COLUMN` say what the book's rules must give for it.
package struct TableRunner {
  /// Which engine evaluates.
  private let engine: Engine
  /// The books that were read before, by path.
  private var books: [String: RuleBook] = [:]
  /// What the rules of each book did, table by table.
  private(set) var coverage: [BookCoverage] = []

  package init(engine: Engine = .production) { self.engine = engine }

  /// Runs the blocks of a file.
  /// - Parameter folder: where the file stands; the paths in its blocks begin there.
  package mutating func run(_ source: SourceText, folder: String) -> [TableResult] {
    var results: [TableResult] = []
    for block in TableBlock.all(in: source) {
      var result = TableResult(source.name, block.line)
      do throws(TableFailure) {
        if !block.problems.isEmpty { throw TableFailure(block.problems) }
        try run(block, folder, &result)
      } catch {
        result.problems = error.problems
      }
      results.append(result)
    }
    return results
  }

  private mutating func run(
    _ block: TableBlock, _ folder: String, _ result: inout TableResult
  ) throws(TableFailure) {
    guard let day = block.day else { return }
    let path = Path.normalised(Path.join(folder, block.book))
    let book = try book(path, shown: block.book)
    let source = try Self.read(Path.join(folder, block.stream.file), shown: block.stream.file)
    var worker = try worker(block, book, on: day, source, Path.parent(path))
    let (_, start, line) = Headings.read(
      source.bytes.span, delimiter: Headings.delimiter(of: block.stream.file))
    let cases = worker.rows(ContiguousArray(source.bytes[start...]), firstLine: line)
    try Self.check(cases.faults, block.stream.file)
    var exercised = BookCoverage(book)
    exercised.note(worker.allTallies)
    coverage.append(exercised)
    if cases.hasReachedLimit { throw TableFailure(.limit) }
    let expected = try ExpectedRows(source, block, worker)
    result.rows = expected.rows.count
    guard expected.rows.count == cases.rows.count else {
      throw TableFailure([
        LocalizedText(
          es: "\(expected.rows.count) filas en la tabla, \(cases.rows.count) leídas",
          pt: "\(expected.rows.count) linhas na tabela, \(cases.rows.count) lidas",
          en: "\(expected.rows.count) rows in the table, \(cases.rows.count) read")
      ])
    }
    for (row, found) in zip(expected.rows, cases.rows) {
      result.mismatches += expected.mismatches(row, found, worker)
    }
  }

  // The parts of a run

  private mutating func book(
    _ path: String, shown: String
  ) throws(TableFailure) -> RuleBook {
    if let known = books[path] { return known }
    let source = try Self.read(path, shown: shown)
    let read = RuleBook.read(source)
    guard let book = read.book else {
      throw TableFailure(
        read.findings.filter { $0.code.severity == .error }.map { finding in
          let line = source.position(of: finding.range.start).line
          return Self.placed("\(shown):\(line): \(finding.code.rawValue)", finding.message)
        })
    }
    books[path] = book
    return book
  }

  /// A worker for the rows of a table, all that does not depend on them having been evaluated.
  private func worker(
    _ block: TableBlock, _ book: RuleBook, on day: Day, _ source: SourceText, _ folder: String
  ) throws(TableFailure) -> RunWorker {
    let file = block.stream.file
    var run = try Self.made(file) { () throws(RuleRun.Failure) in
      try RuleRun(
        book, stream: block.stream.relation, query: block.query, on: day, engine: engine,
        areOthersOpen: true)
    }
    for table in run.tables {
      let source = try Self.read(Path.join(folder, table.file), shown: table.file)
      let faults = try Self.made(table.file) { () throws(RuleRun.Failure) in
        try run.read(table: table.name, source.bytes, delimiter: Headings.delimiter(of: table.file))
      }
      try Self.check(faults, table.file)
    }
    try Self.made(file) { () throws(RuleRun.Failure) in try run.prepare() }
    let sign = Headings.delimiter(of: file)
    let headings = Headings.read(source.bytes.span, delimiter: sign).headings
    return try Self.made(file) { () throws(RuleRun.Failure) in
      try run.worker(headings, delimiter: sign)
    }
  }

  private static func made<Result>(
    _ file: String, _ body: () throws(RuleRun.Failure) -> Result
  ) throws(TableFailure) -> Result {
    do { return try body() } catch { throw TableFailure(.run(error, file)) }
  }

  private static func read(_ path: String, shown: String) throws(TableFailure) -> SourceText {
    do {
      return SourceText(name: shown, bytes: try Files.read(path))
    } catch {
      throw TableFailure(.file(shown, error))
    }
  }

  private static func check(_ faults: [DataFault], _ file: String) throws(TableFailure) {
    if faults.isEmpty { return }
    throw TableFailure(
      faults.map { fault in
        let column = fault.column.isEmpty ? "" : " '\(fault.column)'"
        return placed("\(file):\(fault.line): \(fault.code)\(column)", fault.message)
      })
  }

  private static func placed(_ place: String, _ text: LocalizedText) -> LocalizedText {
    LocalizedText(
      es: "\(place): \(text.text(in: .es))", pt: "\(place): \(text.text(in: .pt))",
      en: "\(place): \(text.text(in: .en))")
  }
}
