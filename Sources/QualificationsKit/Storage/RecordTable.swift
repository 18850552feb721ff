/// What can be a row of a table that is kept in a snapshot.
///
/// Both functions name the fields in the same order.
public protocol StoredRecord: Sendable {
  /// Reads a record.
  init(from cursor: inout SnapshotCursor)
  /// Writes a record.
  func store(in writer: inout SnapshotWriter)
}

/// A table of records: held as values, or read from a snapshot row by row when asked for.
///
/// A row of a snapshot is read anew each time (a tenth of a microsecond to two); `resident` makes
/// values of all. Changing a row makes values of all first.
public struct RecordTable<Row: StoredRecord>: RandomAccessCollection, Sendable {
  @usableFromInline var rows: [Row]
  @usableFromInline let stored: StoredRows<Row>?

  /// A table of values.
  init(_ rows: [Row] = []) {
    self.rows = rows
    stored = nil
  }

  /// The table of a snapshot.
  init(_ image: SnapshotImage, _ part: SnapshotPart) {
    rows = []
    stored = StoredRows(image: image, part: part)
  }

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of rows.
  @inlinable public var endIndex: Int { stored?.count ?? rows.count }

  /// A row.
  @inlinable public subscript(position: Int) -> Row {
    if let stored { return stored.row(position) }
    return rows[position]
  }

  /// Whether rows are read from a snapshot.
  var isStored: Bool { stored != nil }

  /// The same table as values.
  /// - Complexity: O(rows), nothing for one that is held as values.
  var resident: RecordTable { stored == nil ? self : RecordTable(Array(self)) }

  /// Changes the values; of a table of a snapshot they are made first.
  mutating func update(_ body: (inout [Row]) -> Void) {
    if stored != nil { self = resident }
    body(&rows)
  }

  mutating func append(_ row: Row) { update { $0.append(row) } }

  mutating func sort(by precedes: (Row, Row) -> Bool) { update { $0.sort(by: precedes) } }
}

/// The rows of a table in a snapshot.
@usableFromInline
struct StoredRows<Row: StoredRecord>: Sendable {
  let image: SnapshotImage
  let part: SnapshotPart
  @usableFromInline let count: Int

  init(image: SnapshotImage, part: SnapshotPart) {
    self.image = image
    self.part = part
    count = image.count(part)
  }

  @usableFromInline
  func row(_ position: Int) -> Row {
    var cursor = SnapshotCursor(image, image.range(position, in: part))
    return Row(from: &cursor)
  }
}
