/// Rows that are decided together: one row, or the adjacent rows of one person.
struct RowCase: Sendable {
  /// Why its rows are not decided, whatever they say.
  enum Trouble: Hashable, Sendable {
    /// The person had other rows before.
    case notAdjacent
    /// The person has more certificates than are decided together.
    case tooMany
    /// A row that could not be read stands beside them, and may be one of the person's.
    case incomplete(line: Int)
  }

  var rows: [RawRow]
  var trouble: Trouble?
}

/// Puts the rows of a person together, and notices what only the whole file shows.
struct CaseReader {
  private(set) var reader: RowReader
  private var pending: [RawRow] = []
  private var persons = Remembered()
  private var identifiers = Remembered()
  /// The person of a case that was cut because it had too many rows.
  private var overlong: String?
  /// What was noticed.
  private(set) var notes = BatchNotes()

  /// The line of a row that could not be read, if it stands just before the next one.
  private var faultBefore: Int?

  /// How many unreadable rows may stand between two rows of one person.
  private static let mostFaulty = 16

  init(_ reader: RowReader) { self.reader = reader }

  /// The next cases, with so many rows together or a few more; none at the end.
  mutating func block(of size: Int) throws(CommandFailure) -> [RowCase] {
    var block: [RowCase] = []
    var rows = 0
    while rows < size, let aCase = try next() {
      block.append(aCase)
      rows += aCase.rows.count
    }
    return block
  }

  /// The next case; `nil` at the end.
  mutating func next() throws(CommandFailure) -> RowCase? {
    guard let first = try take() else { return nil }
    let before = faultBefore
    faultBefore = first.fault == nil ? nil : first.line
    let person = first[.person]
    guard !person.isEmpty else {
      overlong = nil
      return RowCase(rows: [first])
    }
    if overlong == person { return RowCase(rows: [first], trouble: .tooMany) }
    overlong = nil
    var found = RowCase(rows: [first], trouble: before.map { .incomplete(line: $0) })
    var faulty: [RawRow] = []
    while faulty.count < Self.mostFaulty, let row = try take() {
      if row.fault != nil {
        faulty.append(row)
        found.trouble = .incomplete(line: row.line)
        continue
      }
      guard row[.person] == person else {
        faulty.append(row)
        break
      }
      found.rows += faulty + [row]
      faulty = []
      if found.rows.count > BatchLimits.certificates {
        found.trouble = .tooMany
        overlong = person
        break
      }
    }
    pending = faulty + pending
    if !persons.insert(person) { found.trouble = .notAdjacent }
    return found
  }

  private mutating func take() throws(CommandFailure) -> RawRow? {
    if !pending.isEmpty { return pending.removeFirst() }
    guard let row = try reader.next() else { return nil }
    notes.look(at: row, isRepeated: !row[.id].isEmpty && !identifiers.insert(row[.id]))
    return row
  }

  /// Closes the file.
  func end() { reader.end() }
}

/// What is said about the file as a whole.
struct BatchNotes: Sendable {
  /// Rows read as Windows-1252, and the line of the first.
  private(set) var legacy = (count: 0, line: 0)
  /// Rows with an identifier that came before, and the line of the first.
  private(set) var repeated = (count: 0, line: 0)
  /// Identifiers that look like the number of a person's document.
  private(set) var personal = (count: 0, line: 0)
  /// Rows with a qualification level, which no rule reads.
  private(set) var levels = (count: 0, line: 0)

  mutating func look(at row: RawRow, isRepeated: Bool) {
    func add(_ note: inout (count: Int, line: Int), _ isSo: Bool) {
      guard isSo else { return }
      if note.count == 0 { note.line = row.line }
      note.count += 1
    }
    add(&legacy, row.isLegacy)
    add(&repeated, isRepeated)
    add(&personal, CellShape.looksPersonal(row[.id]))
    add(&levels, !row[.qualificationLevel].isEmpty)
  }
}

/// Remembers the latest texts by their hashes: at least as many as the limit, at most twice.
struct Remembered {
  private var recent: Set<UInt64> = []
  private var older: Set<UInt64> = []

  /// Remembers a text; whether it was not known.
  mutating func insert(_ text: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
    if older.contains(hash) || !recent.insert(hash).inserted { return false }
    if recent.count >= BatchLimits.remembered {
      older = recent
      recent = []
    }
    return true
  }
}
