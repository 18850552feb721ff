/// A set of mappings as SSSOM/TSV has it: metadata, columns and rows, nothing left out.
///
/// Cells are stretches of one run of bytes (that of the file, behind it what was changed), so a
/// million rows take little more than the file does. Quotes are undone; the escapes of lists are
/// not, `values` undoes them.
public struct MappingSet: Sendable {
  /// A cell: where its bytes begin and how many there are.
  struct Span: Sendable {
    var start: UInt32
    var count: UInt32
  }

  /// The name of the file.
  public let name: String
  /// The metadata, in the order of the file; it may stand in a file of its own.
  public var metadata: [MetadataEntry]
  /// The names of the columns.
  public private(set) var columns: [String]
  var bytes: ContiguousArray<UInt8>
  private(set) var cells: ContiguousArray<Span> = []
  /// The offset of each row in the file.
  private(set) var places: ContiguousArray<UInt32> = []
  /// Where the heading stands in the file.
  let headingRange: SourceRange
  /// How many of the bytes are the file's.
  private let fileLength: Int

  /// A set without rows.
  public init(name: String, metadata: [MetadataEntry] = [], columns: [String]) {
    self.init(
      name: name, metadata: metadata, columns: columns, bytes: [], heading: SourceRange(0, 0),
      fileLength: 0)
  }

  init(
    name: String, metadata: [MetadataEntry], columns: [String], bytes: ContiguousArray<UInt8>,
    heading: SourceRange, fileLength: Int
  ) {
    self.name = name
    self.metadata = metadata
    self.columns = columns
    self.bytes = bytes
    headingRange = heading
    self.fileLength = fileLength
  }

  /// The number of rows.
  public var rowCount: Int { places.count }

  /// How many bytes all cells have together.
  /// - Complexity: O(cells).
  var cellBytes: Int { cells.reduce(0) { $0 + Int($1.count) } }

  /// The position of a column.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The bytes of a cell.
  public func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    bytes(of: cells[row * columns.count + column])
  }

  /// Where a cell stands.
  func span(_ row: Int, _ column: Int) -> Span { cells[row * columns.count + column] }

  /// The bytes of a span.
  func bytes(of span: Span) -> ArraySlice<UInt8> {
    bytes[Int(span.start)..<Int(span.start) + Int(span.count)]
  }

  /// Whether a cell is empty.
  public func isEmpty(_ row: Int, _ column: Int) -> Bool {
    cells[row * columns.count + column].count == 0
  }

  /// The text of a cell.
  public func text(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  /// The text of a cell by the name of its column; `nil` if it is empty or there is no such column.
  public func text(_ row: Int, _ column: String) -> String? {
    guard let column = self.column(column), !isEmpty(row, column) else { return nil }
    return text(row, column)
  }

  /// The value of a slot of a row: that of its cell, or, for a propagatable slot that no row has a
  /// value in, that of the set.
  public func value(_ row: Int, _ slot: String) -> String? {
    if let text = text(row, slot) { return text }
    return propagated(slot)
  }

  /// The value that the set gives all its rows in a slot, written as in a cell.
  /// - Complexity: O(rows) where there is a column of that name.
  public func propagated(_ slot: String) -> String? {
    guard SSSOMSlot.set(slot)?.isPropagatable == true, let value = metadata[key: slot],
      !value.isEmpty
    else { return nil }
    if let column = column(slot), !isEmpty(column: column) { return nil }
    return MappingCell.joined(value.texts)
  }

  /// Whether all cells of a column are empty.
  /// - Complexity: O(rows).
  public func isEmpty(column: Int) -> Bool {
    for row in 0..<rowCount where !isEmpty(row, column) { return false }
    return true
  }

  /// The values of a list slot of a row.
  public func values(_ row: Int, _ slot: String) -> [String] {
    value(row, slot).map { MappingCell.values($0) } ?? []
  }

  /// The prefixes and what they stand for, the built-in ones first.
  public var prefixes: [(prefix: String, address: String)] {
    var result = SSSOMSlot.builtIn
    for entry in metadata[key: "curie_map"]?.entries ?? [] {
      if result.contains(where: { $0.prefix == entry.key }) { continue }
      result.append((entry.key, entry.value.text ?? ""))
    }
    return result
  }

  /// Where a cell stands in the file; of one that was changed, or whose quotes were undone, the row.
  public func range(_ row: Int, _ column: Int) -> SourceRange {
    let span = cells[row * columns.count + column]
    let (start, end) = (Int(places[row]), Int(span.start) + Int(span.count))
    if Int(span.start) >= start, end <= placeBehind(row) {
      return SourceRange(Int(span.start), end)
    }
    return range(row)
  }

  /// Where a row stands in the file.
  public func range(_ row: Int) -> SourceRange {
    let start = Int(places[row])
    guard let last = columns.indices.last else { return SourceRange(start, start) }
    let span = cells[row * columns.count + last]
    let end = Int(span.start) + Int(span.count)
    return SourceRange(start, end >= start && end <= placeBehind(row) ? end : start + 1)
  }

  private func placeBehind(_ row: Int) -> Int {
    row + 1 < rowCount ? Int(places[row + 1]) : fileLength
  }
}

extension MappingSet {
  /// The licence that all sets have; SSSOM's word for none in particular otherwise.
  static func license(ofAll sets: [MappingSet]) -> String {
    let licences = sets.map { $0.metadata[key: "license"]?.text ?? "" }
    if let first = licences.first, !first.isEmpty, licences.allSatisfy({ $0 == first }) {
      return first
    }
    return "https://w3id.org/sssom/license/unspecified"
  }

  /// Makes room for so many rows.
  public mutating func reserve(rows: Int, bytes count: Int) {
    cells.reserveCapacity(cells.count + rows * columns.count)
    places.reserveCapacity(places.count + rows)
    bytes.reserveCapacity(bytes.count + count)
  }

  mutating func append(row spans: ContiguousArray<Span>, at place: Int) {
    cells.append(contentsOf: spans)
    places.append(UInt32(place))
  }

  /// Appends a row with a cell for each column.
  public mutating func append(row texts: [String]) {
    precondition(texts.count == columns.count, "a row has a cell for each column")
    places.append(UInt32(bytes.count))
    for text in texts { cells.append(store(ArraySlice(text.utf8))) }
  }

  /// Changes a cell.
  public mutating func set(_ text: String, _ row: Int, _ column: Int) {
    cells[row * columns.count + column] = store(ArraySlice(text.utf8))
  }

  /// The position of a column; one that is not there is added, empty.
  /// - Complexity: O(cells) if it has to be added.
  public mutating func ensure(column name: String) -> Int {
    if let known = column(name) { return known }
    let width = columns.count
    var wider: ContiguousArray<Span> = []
    wider.reserveCapacity(rowCount * (width + 1))
    for row in 0..<rowCount {
      wider.append(contentsOf: cells[(row * width)..<((row + 1) * width)])
      wider.append(Span(start: 0, count: 0))
    }
    columns.append(name)
    cells = wider
    return width
  }

  /// Sets a member of the metadata; one that is not there is added at the end.
  public mutating func set(_ key: String, _ value: MetadataValue) {
    if let at = metadata.firstIndex(where: { $0.key == key }) {
      metadata[at].value = value
    } else {
      metadata.append(MetadataEntry(key, value))
    }
  }

  /// Stores a text that cells may point to.
  mutating func store(_ text: ArraySlice<UInt8>) -> Span {
    let span = Span(start: UInt32(bytes.count), count: UInt32(text.count))
    bytes.append(contentsOf: text)
    return span
  }
}
