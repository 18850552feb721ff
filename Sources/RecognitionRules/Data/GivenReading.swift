import QualificationsKit

/// Takes the facts of a case by the declarations of one book.
struct GivenReading {
  let book: RuleBook
  let facts: CaseFacts
  /// The rows by relation, those of list columns under their hidden relations.
  private(set) var rows: [String: [FactRow]] = [:]
  /// The relations that the case mentions.
  private(set) var mentioned: [String] = []
  /// What is wrong with the relations that cannot be taken, by name.
  private(set) var broken: [String: [CaseFacts.Fault]] = [:]
  private var faults: [CaseFacts.Fault] = []

  init(_ facts: CaseFacts, in book: RuleBook) {
    self.book = book
    self.facts = facts
    for (index, relation) in book.relations.enumerated() {
      guard case .given = relation.origin else { continue }
      let mentions = facts.relations.filter { $0.name == relation.name }
      if mentions.isEmpty { continue }
      let before = (rows: rows, faults: faults.count)
      let given = mentions.flatMap { $0.rows }
      checkColumns(given, index)
      read(given, index)
      if faults.count == before.faults {
        mentioned.append(relation.name)
      } else {
        // Facts meant for another book that uses the same name say nothing here.
        rows = before.rows
        broken[relation.name] = Array(faults[before.faults...])
      }
    }
  }

  private mutating func checkColumns(_ given: [CaseFacts.Row], _ index: Int) {
    let relation = book.relations[index]
    let known = relation.columns.map { $0.name } + book.lists(of: index).map { $0.column }
    for cell in given.flatMap({ $0.cells }) where !known.contains(cell.column) {
      let near = Nearest.candidates(to: cell.column, among: known, limit: 1)
      let list = (near.isEmpty ? known : near).map { "'\($0)'" }.joined(separator: ", ")
      add(
        cell.place,
        LocalizedText(
          es: "'\(relation.name)' no tiene la columna '\(cell.column)'; se esperaba \(list)",
          pt: "'\(relation.name)' não tem a coluna '\(cell.column)'; esperava-se \(list)",
          en: "'\(relation.name)' has no column '\(cell.column)'; expected \(list)"))
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
  /// What is wrong with the facts as these books declare them, in the order of their places.
  ///
  /// Several books may use one name: it is enough that one of them can take the rows. If none can,
  /// the faults are those of the book that finds the fewest.
  public func faults(in books: [RuleBook]) -> [Fault] {
    let readings = books.map { GivenReading(self, in: $0) }
    var known: Set<String> = []
    for relation in books.flatMap({ $0.relations }) {
      if case .given = relation.origin { known.insert(relation.name) }
    }
    var result: [Fault] = []
    var seen: Set<String> = []
    for relation in relations {
      if !known.contains(relation.name) {
        result.append(unknownRelation(relation, known.sorted()))
      } else if seen.insert(relation.name).inserted,
        !readings.contains(where: { $0.mentioned.contains(relation.name) })
      {
        result +=
          readings.compactMap { $0.broken[relation.name] }.min { $0.count < $1.count } ?? []
      }
    }
    return result.sorted { left, right in
      let (a, b) = (left.place, right.place)
      return (a.file, a.line, a.column, left.message.en ?? "")
        < (b.file, b.line, b.column, right.message.en ?? "")
    }
  }

  private func unknownRelation(_ relation: Relation, _ known: [String]) -> Fault {
    let near = Nearest.candidates(to: relation.name, among: known)
    let shown = near.isEmpty ? Array(known.prefix(6)) : near
    let list = shown.map { "'\($0)'" }.joined(separator: ", ")
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
}
