import QualificationsKit

/// Takes the facts of a case by the declarations of one book.
struct GivenReading {
  let book: RuleBook
  let facts: CaseFacts
  /// The rows by relation, those of list columns under their hidden relations.
  private(set) var rows: [String: [FactRow]] = [:]
  /// The relations that the case mentions.
  private(set) var mentioned: [String] = []
  /// What is wrong with them.
  private(set) var faults: [CaseFacts.Fault] = []

  init(_ facts: CaseFacts, in book: RuleBook) {
    self.book = book
    self.facts = facts
    for (index, relation) in book.relations.enumerated() {
      guard case .given = relation.origin else { continue }
      let mentions = facts.relations.filter { $0.name == relation.name }
      if mentions.isEmpty { continue }
      mentioned.append(relation.name)
      read(mentions.flatMap { $0.rows }, index)
    }
  }

  private mutating func read(_ given: [CaseFacts.Row], _ index: Int) {
    let relation = book.relations[index]
    var keys: Set<[Value]> = []
    for (number, row) in given.enumerated() {
      guard let values = values(of: row, relation, number: number + 1) else { continue }
      let key = values.indices.filter { relation.columns[$0].isKey }.map { values[$0] }
      if !key.isEmpty, !keys.insert(key).inserted {
        let shown = key.map { $0.printed }.joined(separator: ", ")
        add(
          row.place,
          LocalizedText(
            es:
              "clave repetida '\(shown)' en '\(relation.name)'; se esperaba una sola fila con ella",
            pt:
              "chave repetida '\(shown)' em '\(relation.name)'; esperava-se uma só linha com ela",
            en: "repeated key '\(shown)' in '\(relation.name)'; expected only one row with it"))
        continue
      }
      let label = "given \(relation.name) \(number + 1)"
      rows[relation.name, default: []].append(FactRow(values: values, label: label))
      for list in book.lists(of: index) {
        readList(list.info, list.separator, row, values[0], relation, label)
      }
    }
  }

  /// The values of a row; a first column that is the key and left out is the number of the row.
  private mutating func values(
    of row: CaseFacts.Row, _ relation: RelationInfo, number: Int
  ) -> [Value]? {
    var values: [Value] = []
    var key = "\(number)"
    for (position, column) in relation.columns.enumerated() {
      let cell = row.cells.first { $0.column == column.name }
      let open = OpenFact(relation.name, column.name, key)
      let reading: CellReading.Reading
      if let cell {
        reading = CellReading(column, in: book).value(cell.value, open)
      } else if position == 0, column.isKey, column.type == .text {
        reading = .value(.symbol(key))
      } else {
        reading = CellReading(column, in: book).empty(open)
      }
      switch reading {
      case .value(let value):
        values.append(value)
        if position == 0, value.openFact == nil { key = value.printed }
      case .fault(_, let message): add(cell?.place ?? row.place, message)
      }
    }
    return values.count == relation.columns.count ? values : nil
  }

  private mutating func readList(
    _ info: RelationInfo, _ separator: String, _ row: CaseFacts.Row, _ key: Value,
    _ relation: RelationInfo, _ label: String
  ) {
    let column = info.columns[1]
    let open = OpenFact(relation.name, column.name, key.printed)
    let reading = CellReading(column, in: book)
    guard let cell = row.cells.first(where: { $0.column == column.name }) else {
      if case .value(let value) = reading.empty(open) {
        rows[info.name, default: []].append(FactRow([key, value], openFact: open))
      }
      return
    }
    let elements: [CaseFacts.Given] =
      switch cell.value {
      case .list(let items): items
      case .text(let text): ListCell.elements(text, separator).map { .text($0) }
      case .number, .flag: [cell.value]
      }
    for element in elements {
      switch reading.value(element, open) {
      case .value(let value):
        rows[info.name, default: []].append(FactRow(values: [key, value], label: label))
      case .fault(_, let message): add(cell.place, message)
      }
    }
  }

  private mutating func add(_ place: CaseFacts.Place, _ message: LocalizedText) {
    faults.append(CaseFacts.Fault(place: place, message: message))
  }
}

extension CaseFacts {
  /// What is wrong with the facts as these books declare them: in the order of their places.
  ///
  /// A column is unknown if no book that declares the relation has it.
  public func faults(in books: [RuleBook]) -> [Fault] {
    var columns: [String: [String]] = [:]
    for book in books {
      for (index, relation) in book.relations.enumerated() {
        guard case .given = relation.origin else { continue }
        columns[relation.name, default: []] +=
          relation.columns.map { $0.name } + book.lists(of: index).map { $0.column }
      }
    }
    var result: [Fault] = []
    for relation in relations {
      guard let known = columns[relation.name] else {
        result.append(unknownRelation(relation, columns.keys.sorted()))
        continue
      }
      for cell in relation.rows.flatMap({ $0.cells }) where !known.contains(cell.column) {
        result.append(unknownColumn(cell, relation.name, known))
      }
    }
    for book in books { result += GivenReading(self, in: book).faults }
    var seen: Set<Fault> = []
    return result.filter { seen.insert($0).inserted }.sorted { left, right in
      let (a, b) = (left.place, right.place)
      return (a.file, a.line, a.column, left.message.en ?? "")
        < (b.file, b.line, b.column, right.message.en ?? "")
    }
  }

  private func unknownRelation(_ relation: Relation, _ known: [String]) -> Fault {
    let near = Nearest.candidates(to: relation.name, among: known)
    let list = (near.isEmpty ? known : near).map { "'\($0)'" }.joined(separator: ", ")
    let none = known.isEmpty
    return Fault(
      place: relation.place,
      message: LocalizedText(
        es: "ningún libro pide datos '\(relation.name)'; se esperaba "
          + (none ? "ninguno" : "uno como \(list)"),
        pt: "nenhum livro pede dados '\(relation.name)'; esperava-se "
          + (none ? "nenhum" : "um como \(list)"),
        en: "no book asks for facts '\(relation.name)'; expected "
          + (none ? "none" : "one such as \(list)")))
  }

  private func unknownColumn(_ cell: Cell, _ relation: String, _ known: [String]) -> Fault {
    var names: [String] = []
    for name in known where !names.contains(name) { names.append(name) }
    let near = Nearest.candidates(to: cell.column, among: names, limit: 1)
    let list = (near.isEmpty ? names : near).map { "'\($0)'" }.joined(separator: ", ")
    return Fault(
      place: cell.place,
      message: LocalizedText(
        es: "'\(relation)' no tiene la columna '\(cell.column)'; se esperaba \(list)",
        pt: "'\(relation)' não tem a coluna '\(cell.column)'; esperava-se \(list)",
        en: "'\(relation)' has no column '\(cell.column)'; expected \(list)"))
  }
}
