import QualificationsKit

/// What one source says of a field.
struct ClaimLine {
  let datum: Datum
  let provenance: Provenance
  let note: String?
  let preferred: String?
}

/// A field of a record: a plain value, which has the source of its record, or claims.
struct Field {
  /// The key in JSON.
  let key: String
  let label: LocalizedText
  /// The value that is used.
  let datum: Datum
  /// The claims side by side; `nil` for a plain value.
  let claims: [ClaimLine]?
  /// Whether claims disagree and none is preferred.
  let isConflicting: Bool
  /// Whether people are told that nothing is known.
  let showsUnknown: Bool

  /// A plain value.
  init(_ key: String, _ label: LocalizedText, _ datum: Datum) {
    self.key = key
    self.label = label
    self.datum = datum
    claims = nil
    isConflicting = false
    showsUnknown = false
  }

  /// A field with claims.
  init<Value>(
    _ key: String, _ label: LocalizedText, _ fact: Fact<Value>, showsUnknown: Bool = true,
    _ shown: (Value) -> Datum
  ) {
    self.key = key
    self.label = label
    datum = fact.value.map(shown) ?? .unknown
    claims = fact.claims.map {
      ClaimLine(
        datum: shown($0.value), provenance: $0.provenance, note: $0.note, preferred: $0.preferred)
    }
    isConflicting = fact.isConflicting
    self.showsUnknown = showsUnknown
  }
}

/// A column of a table.
struct Column {
  /// The key in JSON.
  let key: String
  let label: LocalizedText

  init(_ key: String, es: String, pt: String, en: String) {
    self.key = key
    label = LocalizedText(es: es, pt: pt, en: en)
  }

  init(_ key: String, _ label: LocalizedText) {
    self.key = key
    self.label = label
  }
}

/// A row of a table: an identifier and a value for each column.
struct TableRow {
  let id: String
  let cells: [Datum]
  /// How deep it stands in a tree.
  let depth: Int
  let provenance: Provenance?
  /// A sentence under the row.
  let note: String?

  init(
    _ id: String, _ cells: [Datum], depth: Int = 0, _ provenance: Provenance? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.cells = cells
    self.depth = depth
    self.provenance = provenance
    self.note = note
  }
}

/// Rows under a heading: components, crosswalk rows, search results.
struct Table {
  /// The key in JSON.
  let key: String
  let label: LocalizedText
  let columns: [Column]
  var rows: [TableRow]
  /// A sentence under the heading.
  var note: String?

  init(
    _ key: String, _ label: LocalizedText, _ columns: [Column], _ rows: [TableRow],
    note: String? = nil
  ) {
    self.key = key
    self.label = label
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}

/// A record with its fields and neighbours, before it is text or JSON.
struct Sheet {
  /// What it is: `standard`, `component`, …
  let kind: String
  let id: String
  let title: LocalizedText
  let provenance: Provenance?
  /// The file it stands in.
  let file: String?
  let fields: [Field]
  let tables: [Table]
}

/// The sources that an answer cites, numbered in the order in which they appear; one that several
/// files name stands once.
struct SourceList {
  private(set) var sources: [SourceRecord] = []
  private var numbers: [String: Int] = [:]
  private var known: [DenseIndex<SourceRecord>: Int] = [:]
  private let library: Library

  init(_ library: Library) {
    self.library = library
  }

  /// The numbers of the sources of a provenance.
  mutating func numbers(of provenance: Provenance) -> [Int] {
    var found: [Int] = []
    for index in provenance.sources {
      if let number = known[index] {
        if !found.contains(number) { found.append(number) }
        continue
      }
      let source = library[index]
      let name = "\(source.url)\n\(source.title)\n\(source.read?.iso ?? "")"
      let number = numbers[name] ?? sources.count + 1
      if number > sources.count {
        sources.append(source)
        numbers[name] = number
      }
      known[index] = number
      if !found.contains(number) { found.append(number) }
    }
    return found
  }

  /// The status with the numbers of the sources: `oficial [1][2]`.
  mutating func mark(_ provenance: Provenance, _ language: Language) -> String {
    let status = Vocabulary.status[provenance.status.rawValue].text(in: language)
    let numbers = numbers(of: provenance).map { "[\($0)]" }.joined()
    return numbers.isEmpty ? status : "\(status) \(numbers)"
  }
}
