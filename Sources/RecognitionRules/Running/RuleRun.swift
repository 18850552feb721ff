public import QualificationsKit

/// A rule book over files of facts: what does not depend on the case is evaluated once, the cases
/// in chunks, each chunk on its own.
///
/// ```swift
/// var run = try RuleRun(book, stream: "credentials", query: "decision", on: day)
/// try run.read(table: "standards", bytes, delimiter: .comma)
/// run.prepare()
/// var worker = try run.worker(headings)
/// let output = worker.decide(rows, firstLine: 2)
/// ```
public struct RuleRun: Sendable {
  /// Why a run cannot be made.
  public enum Failure: Error, Sendable {
    /// The book has no such relation; with the nearest name.
    case unknownRelation(String, nearest: String?)
    /// The relation is not given by data, or is concluded by no rule.
    case wrongRelation(String)
    /// A rule whose facts come from two rows of the streamed relation.
    case joinsTwoRows(RuleDiagnostic)
    /// A file lacks a column.
    case missingColumn(String, headings: [String])
    /// A limit on work was reached.
    case limit
  }

  let book: RuleBook
  let plan: Plan
  let day: Day
  let stream: Int?
  let query: Int
  private(set) var ground: Ground?
  private var executor: Executor
  private let limits: Limits
  /// Whether each row of the result may be only possible: a column says so.
  let isDefinite: Bool
  let engine: Engine

  /// A run of a book.
  /// - Parameters:
  ///   - stream: the given relation of which each row is a case; `nil` if there are no cases.
  ///   - query: the relation that is asked for.
  public init(
    _ book: RuleBook, stream: String?, query: String, on day: Day,
    engine: Engine = .production
  ) throws(Failure) {
    func index(_ name: String) throws(Failure) -> Int {
      guard let index = book.relationByName[name] else {
        let names = book.relations.map { $0.name }
        throw .unknownRelation(
          name, nearest: Nearest.candidates(to: name, among: names, limit: 1).first)
      }
      return index
    }
    self.book = book
    self.day = day
    self.engine = engine
    self.query = try index(query)
    if let stream {
      let number = try index(stream)
      guard case .given = book.relations[number].origin else { throw .wrongRelation(stream) }
      self.stream = number
    } else {
      self.stream = nil
    }
    limits = .usual
    let options = Planner.Options(stream: self.stream ?? -1, day: day, query: [self.query])
    if let fault = RowJoins.fault(book, options) { throw .joinsTwoRows(fault) }
    plan = Planner.plan(book, options)
    isDefinite = plan.isDefinite[self.query]
    var facts = FactBase.none
    for relation in book.relations { facts.declareListed(relation.name) }
    executor = Executor(book, plan, ground: nil, facts: facts, on: day, limits: limits)
  }

  /// The relations that files give: name, the file named in the book, and whether it is needed.
  public var tables: [(name: String, file: String)] {
    var result: [(name: String, file: String)] = []
    for (number, relation) in book.relations.enumerated() where number != stream {
      switch relation.origin {
      case .table(let file): result.append((name: relation.name, file: file))
      case .given: result.append((name: relation.name, file: relation.name + ".csv"))
      case .vocabulary, .rules, .list: break
      }
    }
    return result
  }

  /// Reads a relation's file into its table.
  /// - Returns: what could not be read; the run must not go on then.
  public mutating func read(
    table name: String, _ bytes: [UInt8], delimiter: UInt8
  ) throws(Failure) -> [DataFault] {
    guard let relation = book.relationByName[name] else {
      throw .unknownRelation(name, nearest: nil)
    }
    let text = ContiguousArray(bytes)
    let (headings, next, line) = Headings.read(text, delimiter: delimiter)
    let layout: FieldLayout
    do {
      layout = try FieldLayout(book, relation, headings, delimiter: delimiter, isStream: false)
    } catch {
      throw .missingColumn(error.column, headings: error.headings)
    }
    var reader = FactReader(layout, book, isStream: false)
    reader.read(text.span.extracting(next..<text.count), firstLine: line, &executor.pool)
    var faults = reader.faults
    if let fault = reader.repeatedKey() { faults.append(fault) }
    reader.store(in: &executor)
    return faults
  }

  /// Evaluates what does not depend on the case.
  public mutating func prepare() throws(Failure) {
    if engine == .production || stream == nil { executor.run(isDynamic: false) }
    if executor.hasExceeded { throw .limit }
    ground = executor.frozen()
  }

  /// A worker for chunks of cases; every thread has its own.
  public func worker(_ headings: [String], delimiter: UInt8) throws(Failure) -> RunWorker {
    guard let stream, let ground else { throw .wrongRelation("") }
    do {
      let layout = try FieldLayout(book, stream, headings, delimiter: delimiter, isStream: true)
      return RunWorker(self, ground, FactReader(layout, book, isStream: true))
    } catch {
      throw .missingColumn(error.column, headings: error.headings)
    }
  }

  /// The headings of the result.
  public var resultHeadings: [String] {
    book.relations[query].columns.map { $0.name } + (isDefinite ? [] : ["certain"])
  }

  /// The rows of a query that depends on no case, as lines of CSV.
  public func staticResult() -> [UInt8] {
    guard let ground else { return [] }
    var output: [UInt8] = []
    let writer = RowWriter(pool: ground.pool, isDefinite: isDefinite)
    writer.write(ground.tables[query], identities: nil, text: [], to: &output)
    return output
  }
}

/// Evaluates chunks of cases with tables of its own.
public struct RunWorker: Sendable {
  private var executor: Executor
  private var reader: FactReader
  private let run: RuleRun

  /// What a chunk came to.
  public struct Result: Sendable {
    /// The lines of the result.
    public var output: [UInt8]
    /// The rows that could not be read.
    public var faults: [DataFault]
    /// How many cases were decided.
    public var cases: Int
    /// How many lines of the file they took.
    public var lines: Int
    /// Whether a limit on work was reached: the output is not whole.
    public var hasReachedLimit: Bool
  }

  init(_ run: RuleRun, _ ground: Ground, _ reader: FactReader) {
    self.run = run
    self.reader = reader
    var facts = FactBase.none
    for relation in run.book.relations { facts.declareListed(relation.name) }
    executor = Executor(run.book, run.plan, ground: ground, facts: facts, on: run.day)
  }

  /// Decides the rows of a chunk: whole rows of the file.
  public mutating func decide(_ text: ContiguousArray<UInt8>, firstLine: Int) -> Result {
    executor.reset(on: run.day)
    reader.removeAll()
    reader.read(text.span, firstLine: firstLine, &executor.pool)
    reader.store(in: &executor)
    var output: [UInt8] = []
    output.reserveCapacity(reader.count * 48)
    switch run.engine {
    case .production: executor.run(isDynamic: true)
    case .reference: executor.runReference(run.query, on: run.day)
    }
    let writer = RowWriter(pool: executor.pool, isDefinite: run.isDefinite)
    writer.write(
      executor.tables[run.query], identities: reader.identities, text: text, to: &output)
    return Result(
      output: output, faults: reader.faults, cases: reader.count, lines: reader.lines,
      hasReachedLimit: executor.hasExceeded)
  }
}

extension FactReader {
  /// Puts what was read into the tables of an executor.
  func store(in executor: inout Executor) {
    executor.fill(layout.relation, columns, count: count)
    for (number, relation) in layout.lists.enumerated() {
      executor.fill(
        relation, [lists[number].owners, lists[number].elements],
        count: lists[number].owners.count)
    }
  }

  /// The first row whose key another row has.
  func repeatedKey() -> DataFault? {
    guard !layout.keys.isEmpty else { return nil }
    let keys = layout.keys.map { columns[$0] }
    var groups = Groups(keys, count)
    var last: Int32 = -1
    for (row, group) in groups.assign(keys, count).enumerated() {
      if group <= last {
        return DataFault(
          line: row + 2, column: "", code: "duplicate-key",
          message: LocalizedText(
            es: "clave repetida; se esperaba una fila por clave",
            pt: "chave repetida; esperava-se uma linha por chave",
            en: "repeated key; expected one row for each key"))
      }
      last = group
    }
    return nil
  }
}
