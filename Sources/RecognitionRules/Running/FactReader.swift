import QualificationsKit

/// Reads delimited text into columns of words: splitting, dates and look-up of texts in one pass.
struct FactReader: Sendable {
  let layout: FieldLayout
  /// The columns of the relation, and of its list relations.
  private(set) var columns: [ContiguousArray<Word>]
  private(set) var lists: [(owners: ContiguousArray<Word>, elements: ContiguousArray<Word>)]
  private(set) var count = 0
  /// The lines of the text that was read last.
  private(set) var lines = 0
  /// The place of each case's identity in the text.
  private(set) var identities: ContiguousArray<Range32> = []
  private(set) var faults: [DataFault] = []
  private let isStream: Bool
  /// The words of empty fields; 0 where a field may not be empty.
  private var emptyWords: [Word] = []
  private var row: [Word]
  private var newElements: [(list: Int, word: Word)] = []
  private var identity = Range32(start: 0, end: 0)
  /// Quoted fields are unquoted here.
  private var unquoted: ContiguousArray<UInt8> = []

  /// A range of bytes of a chunk.
  struct Range32: Hashable, Sendable {
    var start: Int32
    var end: Int32
  }

  init(_ layout: FieldLayout, _ book: RuleBook, isStream: Bool) {
    self.layout = layout
    self.isStream = isStream
    columns = book.relations[layout.relation].columns.map { _ in [] }
    lists = layout.lists.map { _ in ([], []) }
    row = Array(repeating: 0, count: columns.count)
  }

  /// Forgets the rows and keeps the room.
  mutating func removeAll() {
    for index in columns.indices { columns[index].removeAll(keepingCapacity: true) }
    for index in lists.indices {
      lists[index].owners.removeAll(keepingCapacity: true)
      lists[index].elements.removeAll(keepingCapacity: true)
    }
    identities.removeAll(keepingCapacity: true)
    faults = []
    count = 0
  }

  /// Reads whole rows, without the headings.
  /// - Parameter firstLine: the line of the file on which the text begins.
  mutating func read(_ text: Span<UInt8>, firstLine: Int, _ pool: inout Pool) {
    emptyWords = layout.ifEmpty.map { $0.map { pool.word($0) } ?? 0 }
    var at = 0
    var line = firstLine
    while at < text.count { readRow(text, &at, &line, &pool) }
    lines = line - firstLine
  }

  private mutating func readRow(
    _ text: Span<UInt8>, _ at: inout Int, _ line: inout Int, _ pool: inout Pool
  ) {
    let firstLine = line
    var field = 0
    var isFaulty = false
    for column in layout.absent { row[column] = emptyWords[column] }
    newElements.removeAll(keepingCapacity: true)
    while true {
      let isLast: Bool
      if at < text.count, text[at] == UInt8(ascii: "\"") {
        let from = at
        isLast = unquote(text, &at, &line)
        if !isFaulty {
          let copy = unquoted
          isFaulty = !take(copy.span, 0, copy.count, field, firstLine, &pool)
          if case .identity? = target(field) {
            identity = Range32(start: Int32(from), end: Int32(at - (isLast ? 0 : 1)))
          }
        }
      } else {
        let from = at
        let delimiter = layout.delimiter
        while at < text.count, text[at] != delimiter, text[at] != 10 { at += 1 }
        var end = at
        isLast = at >= text.count || text[at] == 10
        if isLast {
          if end > from, text[end - 1] == 13 { end -= 1 }
          line += 1
        }
        at += 1
        if isLast, field == 0, end == from { return }
        if !isFaulty { isFaulty = !take(text, from, end, field, firstLine, &pool) }
      }
      field += 1
      if isLast { break }
    }
    if isFaulty { return }
    if field != layout.targets.count {
      faults.append(
        DataFault(
          line: firstLine, column: "", code: "field-count",
          message: LocalizedText(
            es: "\(field) campos; se esperaban \(layout.targets.count)",
            pt: "\(field) campos; esperavam-se \(layout.targets.count)",
            en: "\(field) fields; expected \(layout.targets.count)")))
      return
    }
    append()
  }

  private func target(_ field: Int) -> FieldLayout.Target? {
    field < layout.targets.count ? layout.targets[field] : nil
  }

  private mutating func append() {
    let owner = isStream ? Word(count) : (layout.keys.first.map { row[$0] } ?? Word(count))
    if isStream {
      row[0] = owner
      identities.append(identity)
    }
    for index in columns.indices { columns[index].append(row[index]) }
    for (list, word) in newElements {
      lists[list].owners.append(owner)
      lists[list].elements.append(word)
    }
    count += 1
  }

  /// Takes one field; `false` if it cannot be read.
  private mutating func take(
    _ text: Span<UInt8>, _ from: Int, _ end: Int, _ field: Int, _ line: Int, _ pool: inout Pool
  ) -> Bool {
    guard field < layout.targets.count else { return true }
    do throws(FieldParser.Fault) {
      switch layout.targets[field] {
      case .ignored: return true
      case .identity:
        if from == end { throw FieldParser.Fault.empty }
        identity = Range32(start: Int32(from), end: Int32(end))
      case .column(let column, let kind):
        if from == end {
          guard layout.ifEmpty[column] != nil else { throw FieldParser.Fault.empty }
          row[column] = emptyWords[column]
        } else {
          row[column] = try FieldParser.word(text.extracting(from..<end), kind, &pool)
        }
      case .list(let list, let separator, let kind):
        try takeList(text, from..<end, list, separator, kind, &pool)
      }
      return true
    } catch {
      faults.append(fault(error, field, line))
      return false
    }
  }

  /// Takes the elements between separators, without the spaces around them; empty ones are left out.
  private mutating func takeList(
    _ text: Span<UInt8>, _ range: Range<Int>, _ list: Int, _ separator: ContiguousArray<UInt8>,
    _ kind: FieldLayout.Kind, _ pool: inout Pool
  ) throws(FieldParser.Fault) {
    func isCut(_ at: Int) -> Bool {
      guard at + separator.count <= range.upperBound else { return false }
      for index in separator.indices where text[at + index] != separator[index] { return false }
      return true
    }
    var start = range.lowerBound
    while start < range.upperBound {
      var stop = start
      while stop < range.upperBound, !isCut(stop) { stop += 1 }
      let next = stop + separator.count
      while start < stop, text[start] == 32 { start += 1 }
      while start < stop, text[stop - 1] == 32 { stop -= 1 }
      if start < stop {
        let word = try FieldParser.word(text.extracting(start..<stop), kind, &pool)
        if !newElements.contains(where: { $0.list == list && $0.word == word }) {
          newElements.append((list: list, word: word))
        }
      }
      start = next
    }
  }

  private func fault(_ fault: FieldParser.Fault, _ field: Int, _ line: Int) -> DataFault {
    let (code, text): (String, LocalizedText) =
      switch fault {
      case .number:
        (
          "malformed-number",
          LocalizedText(
            es: "se esperaba un número con a lo sumo cuatro decimales",
            pt: "esperava-se um número com no máximo quatro decimais",
            en: "expected a number with at most four decimals")
        )
      case .range:
        (
          "number-out-of-range",
          LocalizedText(
            es: "se esperaba un número dentro del intervalo declarado",
            pt: "esperava-se um número dentro do intervalo declarado",
            en: "expected a number within the declared range")
        )
      case .date:
        (
          "malformed-date",
          LocalizedText(
            es: "se esperaba una fecha como 2024-03-01; sin día, solo donde puede faltar ('?')",
            pt: "esperava-se uma data como 2024-03-01; sem dia, só onde pode faltar ('?')",
            en: "expected a date such as 2024-03-01; without a day only where it may be empty ('?')"
          )
        )
      case .flag:
        (
          "malformed-flag",
          LocalizedText(
            es: "se esperaba yes o no", pt: "esperava-se yes ou no", en: "expected yes or no")
        )
      case .label:
        (
          "unknown-label",
          LocalizedText(
            es: "se esperaba un valor de la enumeración",
            pt: "esperava-se um valor da enumeração", en: "expected a value of the enumeration")
        )
      case .empty:
        (
          "empty-field",
          LocalizedText(
            es: "campo vacío; se esperaba un valor", pt: "campo vazio; esperava-se um valor",
            en: "empty field; expected a value")
        )
      }
    return DataFault(line: line, column: layout.headings[field], code: code, message: text)
  }

  /// Unquotes the field that begins here and goes behind it.
  /// - Returns: whether it ends the row.
  private mutating func unquote(_ text: Span<UInt8>, _ at: inout Int, _ line: inout Int) -> Bool {
    unquoted.removeAll(keepingCapacity: true)
    at += 1
    while at < text.count {
      if text[at] == UInt8(ascii: "\"") {
        if at + 1 < text.count, text[at + 1] == UInt8(ascii: "\"") {
          at += 1
        } else {
          at += 1
          break
        }
      }
      if text[at] == 10 { line += 1 }
      unquoted.append(text[at])
      at += 1
    }
    while at < text.count, text[at] != layout.delimiter, text[at] != 10 {
      if text[at] != 13 { unquoted.append(text[at]) }
      at += 1
    }
    let isLast = at >= text.count || text[at] == 10
    if isLast { line += 1 }
    at += 1
    return isLast
  }
}
