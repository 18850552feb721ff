import QualificationsKit

/// Reads delimited text, or a JSON object on each line, into columns of words: splitting, dates and
/// look-up of texts in one pass.
struct FactReader: Sendable {
  let layout: FieldLayout
  /// The words of the relation's columns, one column after the other, each with room for so many rows.
  private var words: ContiguousArray<Word> = []
  /// Where the text ends of which only the start is in `words` yet; 0 for a word that is known.
  private var ends: ContiguousArray<Int32> = []
  private var room = 0
  /// The lists of list columns.
  var lists: [ListColumn]
  private(set) var count = 0
  /// The lines of the text that was read last.
  private(set) var lines = 0
  /// The place of each case's identity in the text.
  private(set) var identities: ContiguousArray<Range32> = []
  var faults: [DataFault] = []
  let isStream: Bool
  let format: RowFormat
  /// In objects: the field that stood at each position in the line before, and which were given.
  var order: [Int] = []
  var isGiven: [Bool]
  /// In objects: the shape of the last one that was read sign by sign.
  var shape = ObjectShape()
  /// Where the bytes begin that stand before the next value of the object at hand.
  var shapeEnd = 0
  /// The words of empty fields; the least where a field may not be empty.
  private(set) var emptyWords: [Word] = []
  private static let none = Word.min
  var row: [Word]
  /// The elements of the row at hand, by list.
  var elements: [ContiguousArray<Word>]
  /// Where the lists of the row at hand stand in the text.
  var listed: ContiguousArray<Range32>
  var identity = Range32(0, 0)
  /// For each field of texts those that were read lately.
  var lately: [SymbolCache]
  /// Quoted fields are unquoted here.
  var unquoted: ContiguousArray<UInt8> = []

  /// A range of bytes of a chunk.
  struct Range32: Hashable, Sendable {
    var start: Int32
    var end: Int32

    init(_ start: Int, _ end: Int) {
      self.start = Int32(truncatingIfNeeded: start)
      self.end = Int32(truncatingIfNeeded: end)
    }
  }

  init(_ layout: FieldLayout, _ book: RuleBook, isStream: Bool, _ format: RowFormat = .delimited) {
    self.layout = layout
    self.format = format
    isGiven = layout.codes.map { _ in false }
    self.isStream = isStream
    lists = layout.lists.indices.map { list in
      let code = layout.codes.first { $0.role == .list && Int($0.column) == list }
      return ListColumn(format == .objects ? .quoted : .separated(code?.separator ?? 0))
    }
    elements = layout.lists.map { _ in [] }
    listed = ContiguousArray(repeating: Range32(0, 0), count: layout.lists.count)
    lately = layout.codes.map { _ in SymbolCache() }
    row = Array(repeating: 0, count: book.relations[layout.relation].columns.count)
  }

  /// Forgets the rows and keeps the room.
  mutating func removeAll() {
    for index in lists.indices { lists[index].removeAll() }
    identities.removeAll(keepingCapacity: true)
    faults = []
    count = 0
  }

  /// The columns of the rows that were read.
  var columns: [ContiguousArray<Word>] {
    row.indices.map { column in
      ContiguousArray(words[column * room..<column * room + count])
    }
  }

  /// Reads whole rows, without the headings.
  /// - Parameters:
  ///   - start: where they begin in the text.
  ///   - firstLine: the line of the file on which that is.
  mutating func read(
    _ bytes: Span<UInt8>, from start: Int, firstLine: Int, _ pool: inout Pool
  ) {
    emptyWords = layout.ifEmpty.map { $0.map { pool.word($0) } ?? Self.none }
    var at = start
    var line = firstLine
    switch format {
    case .delimited:
      while at < bytes.count {
        if readPlainRow(bytes, &at, &pool) { line += 1 } else { readRow(bytes, &at, &line, &pool) }
      }
    case .objects:
      while at < bytes.count {
        if readPlainObject(bytes, &at, &pool) {
          line += 1
        } else {
          readObject(bytes, &at, &line, &pool)
        }
      }
    }
    if isStream { lookUpTexts(bytes, &pool) }
    lines = line - firstLine
  }

  /// Puts the words of texts in place of where they stand: column by column, so that one look-up need
  /// not wait for the memory of the one before.
  private mutating func lookUpTexts(_ text: Span<UInt8>, _ pool: inout Pool) {
    for field in layout.codes.indices where layout.codes[field].role == .text {
      let first = Int(layout.codes[field].column) &* room
      for place in first..<first &+ count where ends[place] != 0 {
        let (start, end) = (Int(words[place]), Int(ends[place]))
        let key = SymbolTable.Key(text, start, end)
        let known = lately[field].find(key)
        words[place] =
          known != 0 ? known : lately[field].add(text.extracting(start..<end), key, &pool)
      }
    }
  }

  /// Says in which text the lists stand that were read.
  mutating func settle(in text: ContiguousArray<UInt8>) {
    for index in lists.indices { lists[index].settle(in: text) }
  }

  /// Makes room for a row, and for as many again as there are if there is none.
  mutating func makeRoom() {
    if count < room { return }
    let more = max(256, room * 2)
    var grown = ContiguousArray<Word>(repeating: 0, count: more * row.count)
    var grownEnds = ContiguousArray<Int32>(repeating: 0, count: isStream ? grown.count : 0)
    for column in row.indices {
      for index in 0..<count {
        grown[column * more + index] = words[column * room + index]
        if isStream { grownEnds[column * more + index] = ends[column * room + index] }
      }
    }
    (words, ends, room) = (grown, grownEnds, more)
  }

  // Rows as most are

  /// Reads the row that begins here if it is like most: every field there, none quoted, each as its
  /// column says.
  /// - Returns: `false`, with nothing read, for any other row. What it is, `readRow` finds.
  private mutating func readPlainRow(
    _ text: Span<UInt8>, _ at: inout Int, _ pool: inout Pool
  ) -> Bool {
    makeRoom()
    let (delimiter, newline) = (ByteWord.pattern(layout.delimiter), ByteWord.pattern(10))
    let last = layout.codes.count &- 1
    var start = at
    for field in 0...last {
      var end = ByteWord.place(of: delimiter, or: newline, text, from: start)
      if end >= text.count || (text[end] == 10) != (field == last) { return false }
      let next = end &+ 1
      if field == last, end > start, text[end &- 1] == 13 { end &-= 1 }
      if !takePlain(text, start, end, layout.codes[field], field, &pool) { return false }
      start = next
    }
    for column in layout.absent { setEmpty(column) }
    commit()
    at = start
    return true
  }

  /// Takes a field; `false` if it is empty and may not be, is quoted, or is not as its column says.
  @inline(__always)
  mutating func takePlain(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ code: FieldLayout.Code, _ field: Int,
    _ pool: inout Pool
  ) -> Bool {
    let column = Int(code.column)
    let place = column &* room &+ count
    if start == end {
      switch code.role {
      case .ignored: return true
      case .identity: return false
      case .list:
        listed[column] = Range32(start, end)
        return code.separator != 0
      default:
        setEmpty(column)
        return words[place] != Self.none
      }
    }
    if text[start] == 34 { return false }
    switch code.role {
    case .ignored: return true
    case .identity: identity = Range32(start, end)
    case .list:
      listed[column] = Range32(start, end)
      return code.separator != 0
    case .text:
      if isStream {
        words[place] = Word(truncatingIfNeeded: start)
        ends[place] = Int32(truncatingIfNeeded: end)
      } else {
        words[place] = word(text, start, end, column, &pool)
      }
    case .date:
      guard end &- start == 10, let day = FieldGrammar.day(text, start) else { return false }
      words[place] = Pool.day(day.number)
    case .whole:
      let number = FieldGrammar.whole(text, start, end)
      if number < 0 || number < Int(code.low) || number > Int(code.high) { return false }
      words[place] = Word(truncatingIfNeeded: number)
    case .other:
      guard let word = wordOfOther(text.extracting(start..<end), field, &pool) else { return false }
      words[place] = word
    }
    return true
  }

  /// The word of a text in a table: most often that of the row before or the next new one.
  @inline(__always)
  private func word(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ column: Int, _ pool: inout Pool
  ) -> Word {
    let key = SymbolTable.Key(text, start, end)
    let near = count > 0 ? pool.near(words[column &* room &+ count &- 1], key) : 0
    return near != 0 ? near : pool.symbol(text.extracting(start..<end), key)
  }

  mutating func setEmpty(_ column: Int) {
    words[column &* room &+ count] = emptyWords[column]
    if isStream { ends[column &* room &+ count] = 0 }
  }

  private func wordOfOther(_ field: Span<UInt8>, _ number: Int, _ pool: inout Pool) -> Word? {
    guard case .column(_, let kind) = layout.targets[number] else { return nil }
    do throws(FieldParser.Fault) {
      return try FieldParser.word(field, kind, &pool)
    } catch {
      return nil
    }
  }

  /// Adds the row at hand, whose words stand in their places.
  mutating func commit() {
    if isStream {
      words[count] = Word(truncatingIfNeeded: count)
      identities.append(identity)
    }
    for list in listed.indices {
      lists[list].append(Int(listed[list].start), Int(listed[list].end))
    }
    count &+= 1
  }

  // Any row

  private mutating func readRow(
    _ text: Span<UInt8>, _ at: inout Int, _ line: inout Int, _ pool: inout Pool
  ) {
    let firstLine = line
    var field = 0
    var isFaulty = false
    for column in layout.absent { row[column] = emptyWords[column] }
    for list in elements.indices { elements[list].removeAll(keepingCapacity: true) }
    let delimiter = layout.delimiter
    while true {
      let isLast: Bool
      if at < text.count, text[at] == UInt8(ascii: "\"") {
        let from = at
        isLast = unquote(text, &at, &line)
        if !isFaulty {
          let copy = unquoted
          isFaulty = !take(copy.span, 0, copy.count, field, firstLine, &pool)
          if field < layout.codes.count, layout.codes[field].role == .identity {
            identity = Range32(from, at - (isLast ? 0 : 1))
          }
        }
      } else {
        let from = at
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

  /// Adds the row at hand.
  mutating func append() {
    makeRoom()
    for column in row.indices {
      words[column * room + count] = row[column]
      if isStream { ends[column * room + count] = 0 }
    }
    if isStream {
      words[count] = Word(count)
      identities.append(identity)
    }
    for list in elements.indices { lists[list].append(elements[list]) }
    count += 1
  }

  /// Takes one field; `false` if it cannot be read.
  mutating func take(
    _ text: Span<UInt8>, _ from: Int, _ end: Int, _ field: Int, _ line: Int, _ pool: inout Pool
  ) -> Bool {
    guard field < layout.codes.count else { return true }
    let code = layout.codes[field]
    let column = Int(code.column)
    do throws(FieldParser.Fault) {
      switch code.role {
      case .ignored: return true
      case .identity:
        if from == end { throw FieldParser.Fault.empty }
        identity = Range32(from, end)
        return true
      case .list:
        try takeList(text, from..<end, field, &pool)
        return true
      case .text where from < end:
        row[column] = lately[field].word(text.extracting(from..<end), &pool)
        return true
      case .date where from < end:
        if end - from == 10, let dates = FieldGrammar.date(text.extracting(from..<end)) {
          row[column] = Pool.day(dates.first.number)
          return true
        }
      case .whole where from < end:
        if let (digits, decimals) = FieldGrammar.number(text.extracting(from..<end)), decimals == 0,
          digits >= Int(code.low), digits <= Int(code.high)
        {
          row[column] = Word(digits)
          return true
        }
      default: break
      }
      if from == end {
        guard layout.ifEmpty[column] != nil else { throw FieldParser.Fault.empty }
        row[column] = emptyWords[column]
      } else if case .column(_, let kind) = layout.targets[field] {
        row[column] = try FieldParser.word(text.extracting(from..<end), kind, &pool)
      }
      return true
    } catch {
      faults.append(fault(error, field, line))
      return false
    }
  }

  /// Takes the elements between separators, without the spaces around them; empty ones are left out.
  private mutating func takeList(
    _ text: Span<UInt8>, _ range: Range<Int>, _ field: Int, _ pool: inout Pool
  ) throws(FieldParser.Fault) {
    guard case .list(let list, let separator, let kind) = layout.targets[field] else { return }
    func isCut(_ at: Int) -> Bool {
      guard at + separator.count <= range.upperBound else { return false }
      for index in separator.indices where text[at + index] != separator[index] { return false }
      return true
    }
    var start = range.lowerBound
    while start < range.upperBound {
      var stop = start
      while stop < range.upperBound, text[stop] != separator[0] || !isCut(stop) { stop += 1 }
      let next = stop + separator.count
      while start < stop, text[start] == 32 { start += 1 }
      while start < stop, text[stop - 1] == 32 { stop -= 1 }
      if start < stop { try takeElement(text.extracting(start..<stop), field, list, kind, &pool) }
      start = next
    }
  }

  /// Takes one element of a list; one that the list has already is left out.
  mutating func takeElement(
    _ element: Span<UInt8>, _ field: Int, _ list: Int, _ kind: FieldLayout.Kind, _ pool: inout Pool
  ) throws(FieldParser.Fault) {
    let word =
      kind == .text
      ? lately[field].word(element, &pool) : try FieldParser.word(element, kind, &pool)
    if !elements[list].contains(word) { elements[list].append(word) }
  }

  func fault(_ fault: FieldParser.Fault, _ field: Int, _ line: Int) -> DataFault {
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
