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
    /// The relation that is asked for does not name the case in its first column.
    case queryWithoutCase(String)
    /// A file lacks a column.
    case missingColumn(String, headings: [String])
    /// A limit on work was reached.
    case limit(Limits.Kind)
  }

  let book: RuleBook
  let plan: Plan
  let day: Day
  let stream: Int?
  let query: Int
  private(set) var ground: Ground?
  private var executor: Executor
  /// How much work a chunk may do, and what depends on no case.
  let limits: Limits
  /// Whether each row of the result may be only possible: a column says so.
  let isDefinite: Bool
  let engine: Engine
  /// What is known beside the files: the day of the question, and which relations files list.
  let facts: FactBase
  /// The relations that the query depends on.
  private let needed: Set<Int>

  /// A run of a book.
  ///
  /// Of the vocabulary of an instrument's book only the day of the decision is known.
  /// - Parameters:
  ///   - stream: the given relation of which each row is a case; `nil` if there are no cases.
  ///   - query: the relation that is asked for.
  ///   - areOthersOpen: whether given relations other than the stream have no file, so that it is
  ///     not known what they hold.
  public init(
    _ book: RuleBook, stream: String?, query: String, on day: Day,
    engine: Engine = .production, areOthersOpen: Bool = false, limits: Limits = .usual
  ) throws(Failure) {
    self.book = book
    self.day = day
    self.engine = engine
    self.query = try book.index(of: query)
    if let stream {
      let number = try book.index(of: stream)
      guard case .given = book.relations[number].origin else { throw .wrongRelation(stream) }
      self.stream = number
    } else {
      self.stream = nil
    }
    self.limits = limits
    var options = Planner.Options(stream: self.stream ?? -1, day: day, query: [self.query])
    if areOthersOpen { options.isOpen = Self.givens(book).subtracting([self.stream ?? -1]) }
    if let fault = RowJoins.fault(book, options) { throw .joinsTwoRows(fault) }
    plan = Planner.plan(book, options)
    isDefinite = plan.isDefinite[self.query]
    if self.stream != nil, plan.caseColumn[self.query] != 0 { throw .queryWithoutCase(query) }
    facts = Self.facts(book, on: day, besides: options.isOpen)
    needed = Dataflow(book, options).neededRelations()
    executor = Executor(book, plan, ground: nil, facts: facts, on: day, limits: limits)
  }

  private static func givens(_ book: RuleBook) -> Set<Int> {
    Set(
      book.relations.indices.filter {
        if case .given = book.relations[$0].origin { true } else { false }
      })
  }

  private static func facts(
    _ book: RuleBook, on day: Day, besides open: Set<Int>
  ) -> FactBase {
    var facts = FactBase.none
    for (number, relation) in book.relations.enumerated() where !open.contains(number) {
      facts.declareListed(relation.name)
    }
    if !book.isProgram {
      let unknown = ["destination", "purpose"].map { column in
        Value.unknown(OpenFact("decision", column, ""), low: nil, high: nil)
      }
      facts.add("decision", FactRow(values: [.day(day)] + unknown))
    }
    return facts
  }

  /// The relations that files give and that the query depends on, with the file named in the book.
  public var tables: [(name: String, file: String)] {
    var result: [(name: String, file: String)] = []
    for (number, relation) in book.relations.enumerated()
    where number != stream && isNeeded(number) && facts.isListed(relation) {
      switch relation.origin {
      case .table(let file): result.append((name: relation.name, file: file))
      case .given: result.append((name: relation.name, file: relation.name + ".csv"))
      case .vocabulary, .rules, .list: break
      }
    }
    return result
  }

  /// Whether the query depends on a relation, or on a list in a column of it.
  private func isNeeded(_ relation: Int) -> Bool {
    needed.contains { number in
      if case .list(relation, _, _) = book.relations[number].origin { return true }
      return number == relation
    }
  }

  /// Reads a relation's file into its table.
  /// - Returns: what could not be read; the run must not go on then.
  public mutating func read(
    table name: String, _ bytes: [UInt8], delimiter: UInt8
  ) throws(Failure) -> [DataFault] {
    guard let relation = book.relationByName[name] else {
      throw .unknownRelation(name, nearest: nil)
    }
    let (headings, next, line) = Headings.read(bytes.span, delimiter: delimiter)
    let layout: FieldLayout
    do {
      layout = try FieldLayout(book, relation, headings, delimiter: delimiter, isStream: false)
    } catch {
      throw .missingColumn(error.column, headings: error.headings)
    }
    var reader = FactReader(layout, book, isStream: false)
    reader.read(bytes.span, from: next, firstLine: line, &executor.pool)
    if !layout.lists.isEmpty { reader.settle(in: ContiguousArray(bytes)) }
    var faults = reader.faults
    if let fault = reader.repeatedKey() { faults.append(fault) }
    reader.store(in: &executor, late: false)
    return faults
  }

  /// Evaluates what does not depend on the case.
  public mutating func prepare() throws(Failure) { try prepare { _ in } }

  /// The same; `after` is told the number of each component that was evaluated.
  package mutating func prepare(after: (Int) -> Void) throws(Failure) {
    executor.load()
    if engine == .production || stream == nil { executor.run(isDynamic: false, after: after) }
    if let limit = executor.exceeded { throw .limit(limit) }
    ground = executor.frozen()
  }

  /// What the rules that depend on no case did.
  package var tallies: [RuleTally] { executor.tallies }

  /// A worker for chunks of cases; every thread has its own.
  /// - Parameters:
  ///   - headings: of the file of cases; of objects none are asked for.
  ///   - output: how the result is written.
  ///   - provesRows: whether objects say from what each case was decided.
  public func worker(
    _ headings: [String], delimiter: UInt8, _ format: RowFormat = .delimited,
    output: RowFormat = .delimited, provesRows: Bool = false
  ) throws(Failure) -> RunWorker {
    guard let stream, let ground else { throw .wrongRelation("") }
    let names = format == .objects ? FieldLayout.names(book, stream) : headings
    do {
      let layout = try FieldLayout(book, stream, names, delimiter: delimiter, isStream: true)
      return RunWorker(
        self, ground, FactReader(layout, book, isStream: true, format), output: output,
        derived: provesRows && output == .objects ? derived : [])
    } catch {
      throw .missingColumn(error.column, headings: error.headings)
    }
  }

  /// The headings of the result.
  public var resultHeadings: [String] {
    queryColumns + (isDefinite ? [] : ["certain"])
  }

  /// The names of the query's columns.
  var queryColumns: [String] { book.relations[query].columns.map { $0.name } }

  /// The rows of a query that depends on no case, as lines.
  public func staticResult(_ format: RowFormat = .delimited) -> [UInt8] {
    guard let ground else { return [] }
    let writer = RowWriter(ground.pool, names: queryColumns, isDefinite: isDefinite, as: format)
    return writer.lines(ground.tables[query], identities: nil, text: [])
  }
}

/// Evaluates chunks of cases with tables of its own.
public struct RunWorker: Sendable {
  var executor: Executor
  private(set) var reader: FactReader
  let run: RuleRun
  private let output: RowFormat
  /// What proofs show; empty without them.
  private let derived: [DerivedRelation]
  /// How many bytes a row of the chunk before took, and a sixteenth more.
  private var lineWidth = 64

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
    /// The limit on work that was reached: the output is not whole then.
    public var limit: Limits.Kind?
  }

  init(
    _ run: RuleRun, _ ground: Ground, _ reader: FactReader, output: RowFormat,
    derived: [DerivedRelation]
  ) {
    self.run = run
    self.output = output
    self.derived = derived
    self.reader = reader
    executor = Executor(
      run.book, run.plan, ground: ground, facts: run.facts, on: run.day, limits: run.limits)
    if !derived.isEmpty { executor.keepWitnesses() }
  }

  /// What the rules that depend on the case did, in all chunks so far.
  package var tallies: [RuleTally] { executor.tallies }

  /// Decides the rows of a chunk: whole rows of the file.
  public mutating func decide(_ text: ContiguousArray<UInt8>, firstLine: Int) -> Result {
    decide(text, firstLine: firstLine) { _ in }
  }

  /// The same; `after` is told when the rows were read, and the number of each component that was
  /// evaluated.
  package mutating func decide(
    _ text: ContiguousArray<UInt8>, firstLine: Int, after: (Int?) -> Void
  ) -> Result {
    read(text, firstLine: firstLine)
    after(nil)
    evaluate(after: after)
    let derivation =
      derived.isEmpty ? nil : CaseDerivation(executor, derived, cases: reader.count)
    let writer = RowWriter(
      executor.pool, names: run.queryColumns, isDefinite: run.isDefinite, from: reader.format,
      as: output, derivation: derivation)
    let result = executor.tables[run.query]
    let lines = writer.lines(result, identities: reader.identities, text: text, width: lineWidth)
    if result.count > 0 { lineWidth = max(64, lines.count / result.count * 17 / 16 + 1) }
    return Result(
      output: lines, faults: reader.faults, cases: reader.count, lines: reader.lines,
      limit: executor.exceeded)
  }

  /// Evaluates the rows that were read, with the engine of the run.
  mutating func evaluate(after: (Int) -> Void) {
    switch run.engine {
    case .production: executor.run(isDynamic: true, after: after)
    case .reference: executor.runReference(run.query, on: run.day)
    }
  }

  /// Reads the rows of a chunk in place of those before.
  mutating func read(_ text: ContiguousArray<UInt8>, firstLine: Int) {
    reader.recover(from: &executor)
    executor.reset(on: run.day)
    reader.removeAll()
    reader.read(text.span, from: 0, firstLine: firstLine, &executor.pool)
    reader.settle(in: text)
    reader.store(in: &executor, late: run.engine == .production)
  }
}

extension FactReader {
  /// Moves what was read into the tables of an executor.
  /// - Parameter late: whether lists may stay in the text until rules ask for the elements of a case.
  mutating func store(in executor: inout Executor, late: Bool) {
    executor.begin(cases: count)
    var columns = columns
    let owners = isStream ? nil : layout.keys.first.map { columns[$0] }
    executor.exchange(layout.relation, &columns, count: count)
    let rows = ContiguousArray(0..<Word(count))
    for (number, relation) in layout.lists.enumerated() {
      if late, executor.plan.lateLists.contains(relation) {
        executor.take(&lists[number], as: relation)
      } else {
        let (from, words) = lists[number].elements(of: rows, &executor.pool)
        var list = [owners.map { Batch.gather($0, from) } ?? from, words]
        executor.exchange(relation, &list, count: from.count)
      }
    }
  }

  /// Takes back what `store` lent.
  mutating func recover(from executor: inout Executor) {
    for (number, relation) in layout.lists.enumerated() {
      executor.giveBack(relation, to: &lists[number])
    }
  }

  /// The first row whose key another row has.
  func repeatedKey() -> DataFault? {
    guard !layout.keys.isEmpty else { return nil }
    let all = columns
    let keys = layout.keys.map { all[$0] }
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
