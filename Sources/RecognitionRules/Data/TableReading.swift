public import QualificationsKit

extension RuleBook {
  /// The files beside the book that its tables are read from, each once, in the order of the book.
  public var tableFiles: [String] {
    var result: [String] = []
    for relation in relations {
      if case .table(let file) = relation.origin, !result.contains(file) { result.append(file) }
    }
    return result
  }

  /// The book with the rows of its tables out of all tables of a library, by their names: those that
  /// stand beside it are its own.
  /// - Complexity: O(bytes).
  public func withTables(besideIt tables: [String: SourceText]) -> Diagnosed<RuleBook> {
    let slash = UInt8(ascii: "/")
    let path = Array(source.name.utf8)
    let folder = path.lastIndex(of: slash).map { String(decoding: path[...$0], as: UTF8.self) }
    var files: [String: SourceText] = [:]
    for file in tableFiles { files[file] = tables[(folder ?? "") + file] }
    return withTables(files)
  }

  /// The book with the rows of its tables, and what is wrong with their files.
  /// - Parameter files: the files by the names that the book gives them.
  /// - Complexity: O(bytes).
  public func withTables(_ files: [String: SourceText]) -> Diagnosed<RuleBook> {
    var book = self
    var findings: [Diagnostic] = []
    for (index, relation) in relations.enumerated() {
      guard case .table(let file) = relation.origin else { continue }
      guard let source = files[file] else {
        findings.append(
          Diagnostic(
            .unknownReference, file: self.source.name, subject: relation.name,
            message: LocalizedText(
              es: "tabla '\(relation.name)' sin archivo; se esperaba '\(file)' junto al libro",
              pt: "tabela '\(relation.name)' sem arquivo; esperava-se '\(file)' junto ao livro",
              en: "table '\(relation.name)' without a file; expected '\(file)' beside the book")))
        continue
      }
      var reading = TableReading(book: self, index: index, source: source)
      reading.read()
      for (name, rows) in reading.rows { book.tables[name] = rows }
      findings += reading.findings
    }
    return Diagnosed(book, findings)
  }
}

/// Reads the rows of a table from its file.
struct TableReading {
  private let book: RuleBook
  private let relation: RelationInfo
  private let source: SourceText
  private let lists: [(info: RelationInfo, column: String, separator: String)]
  private(set) var rows: [String: [FactRow]] = [:]
  private(set) var findings: [Diagnostic] = []
  private var keys: Set<[Value]> = []

  init(book: RuleBook, index: Int, source: SourceText) {
    self.book = book
    relation = book.relations[index]
    self.source = source
    lists = book.lists(of: index)
  }

  mutating func read() {
    rows[relation.name] = []
    for list in lists { rows[list.info.name] = [] }
    let dialect: DelimitedReader.Dialect = source.name.hasSuffix(".tsv") ? .tab : .comma
    let table = DelimitedReader.read(source, dialect: dialect, hasPreamble: true)
    findings += table.diagnostics
    var positions: [String: Int] = [:]
    for (position, cell) in table.value.heading.enumerated() {
      positions[Self.folded(cell.text)] = position
    }
    let wanted = relation.columns.map { $0.name } + lists.map { $0.column }
    let missing = wanted.filter { positions[Self.folded($0)] == nil }
    if !missing.isEmpty { return reportMissing(missing, table.value.heading) }
    for row in table.value.rows {
      func cell(_ name: String) -> Cell? { positions[Self.folded(name)].map { row[$0] } }
      read(row, cell)
    }
  }

  /// A name as headings are matched: `_` is `-`.
  static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  private mutating func reportMissing(_ missing: [String], _ heading: [Cell]) {
    let list = missing.map { "'\($0)'" }.joined(separator: ", ")
    let names = heading.map { $0.text }.joined(separator: ", ")
    add(
      .badHeader, heading.first?.range ?? SourceRange(0, 0),
      LocalizedText(
        es: "faltan columnas; se esperaba \(list) entre: \(names)",
        pt: "faltam colunas; esperava-se \(list) entre: \(names)",
        en: "columns are missing; expected \(list) among: \(names)"))
  }

  private mutating func add(_ code: DiagnosticCode, _ range: SourceRange, _ message: LocalizedText)
  {
    findings.append(
      Diagnostic(
        code, file: source.name, range: range, subject: relation.name, message: message))
  }

  private mutating func read(_ row: [Cell], _ cell: (String) -> Cell?) {
    let line = source.position(of: row.first?.range.start ?? 0).line
    let key = relation.columns.first.flatMap { cell($0.name)?.text } ?? ""
    var values: [Value] = []
    for column in relation.columns {
      guard let cell = cell(column.name) else { return }
      let open = OpenFact(relation.name, column.name, key)
      switch CellReading(column, in: book).value(cell.text, open) {
      case .value(let value): values.append(value)
      case .fault(let code, let message): add(code, cell.range, message)
      }
    }
    guard values.count == relation.columns.count else { return }
    guard isNew(values) else {
      add(
        .duplicateIdentifier, row[0].range,
        LocalizedText(
          es: "clave repetida '\(key)'; se esperaba una sola fila con ella",
          pt: "chave repetida '\(key)'; esperava-se uma só linha com ela",
          en: "repeated key '\(key)'; expected only one row with it"))
      return
    }
    let label = "\(source.name.split(separator: "/").last.map { String($0) } ?? ""):\(line)"
    rows[relation.name]?.append(FactRow(values: values, label: label))
    for list in lists {
      guard let cell = cell(list.column) else { continue }
      readList(list.info, cell, list.separator, values[0], label)
    }
  }

  private mutating func isNew(_ values: [Value]) -> Bool {
    let key = values.indices.filter { relation.columns[$0].isKey }.map { values[$0] }
    return key.isEmpty || keys.insert(key).inserted
  }

  private mutating func readList(
    _ info: RelationInfo, _ cell: Cell, _ separator: String, _ key: Value, _ label: String
  ) {
    let column = info.columns[1]
    let open = OpenFact(relation.name, column.name, key.printed)
    let reading = CellReading(column, in: book)
    if cell.text.isEmpty {
      if column.isOptional, case .value(let value) = reading.empty(open) {
        rows[info.name]?.append(FactRow([key, value], openFact: open))
      }
      return
    }
    for text in ListCell.elements(cell.text, separator) {
      switch reading.value(text, open) {
      case .value(let value): rows[info.name]?.append(FactRow(values: [key, value], label: label))
      case .fault(let code, let message): add(code, cell.range, message)
      }
    }
  }
}

/// A cell that holds several values.
package enum ListCell {
  /// The elements between separators, without the spaces around them; empty ones are left out.
  package static func elements(_ text: String, _ separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let cut = Array(separator.utf8)
    var result: [String] = []
    var start = 0
    var at = 0
    func add(_ end: Int) {
      var part = bytes[start..<end]
      while part.first == 32 { part = part.dropFirst() }
      while part.last == 32 { part = part.dropLast() }
      if !part.isEmpty { result.append(String(decoding: part, as: UTF8.self)) }
    }
    while at < bytes.count {
      if !cut.isEmpty, bytes[at...].starts(with: cut) {
        add(at)
        at += cut.count
        start = at
      } else {
        at += 1
      }
    }
    add(bytes.count)
    return result
  }
}

extension RuleBook {
  /// The list columns of a relation, with the hidden relations that hold their elements.
  func lists(of index: Int) -> [(info: RelationInfo, column: String, separator: String)] {
    relations.compactMap { info in
      guard case .list(let parent, let column, let separator) = info.origin, parent == index else {
        return nil
      }
      return (info, column, separator)
    }
  }
}
