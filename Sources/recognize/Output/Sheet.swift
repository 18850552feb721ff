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

  /// A plain value.
  init(_ key: String, _ label: LocalizedText, _ datum: Datum) {
    self.key = key
    self.label = label
    self.datum = datum
    claims = nil
    isConflicting = false
  }

  /// A field with claims.
  init<Value>(
    _ key: String, _ label: LocalizedText, _ fact: Fact<Value>, _ shown: (Value) -> Datum
  ) {
    self.key = key
    self.label = label
    datum = fact.value.map(shown) ?? .unknown
    claims = fact.claims.map {
      ClaimLine(
        datum: shown($0.value), provenance: $0.provenance, note: $0.note, preferred: $0.preferred)
    }
    isConflicting = fact.isConflicting
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

  init(_ id: String, _ cells: [Datum], depth: Int = 0, _ provenance: Provenance? = nil) {
    self.id = id
    self.cells = cells
    self.depth = depth
    self.provenance = provenance
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

/// The sources that an answer cites, numbered in the order in which they appear.
struct SourceList {
  private(set) var indices: [DenseIndex<SourceRecord>] = []
  private var numbers: [DenseIndex<SourceRecord>: Int] = [:]

  /// The numbers of the sources of a provenance.
  mutating func numbers(of provenance: Provenance) -> [Int] {
    provenance.sources.map { source in
      if let number = numbers[source] { return number }
      indices.append(source)
      numbers[source] = indices.count
      return indices.count
    }
  }

  /// The status with the numbers of the sources: `oficial [1][2]`.
  mutating func mark(_ provenance: Provenance, _ language: Language) -> String {
    let status = Vocabulary.status[provenance.status.rawValue].text(in: language)
    let numbers = numbers(of: provenance).map { "[\($0)]" }.joined()
    return numbers.isEmpty ? status : "\(status) \(numbers)"
  }
}
