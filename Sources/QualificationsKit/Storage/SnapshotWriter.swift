/// Gathers the sections of a snapshot. Every text is kept once.
///
/// The same calls give the same bytes.
public struct SnapshotWriter {
  private var bytes: [UInt8] = []
  private var textNumbers: [String: Int] = [:]
  private var texts: [String] = []
  private var sections: [(part: SnapshotPart, count: Int, bytes: [UInt8])] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func number(_ value: Int) {
    var rest = UInt64(value)
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func signed(_ value: Int) { number(value < 0 ? ~value << 1 | 1 : value << 1) }

  mutating func flag(_ value: Bool) { byte(value ? 1 : 0) }

  mutating func text(_ value: String) { number(textNumber(value)) }

  mutating func text(_ value: String?) { number(value.map { textNumber($0) + 1 } ?? 0) }

  mutating func list<Element>(
    _ elements: [Element], _ write: (Element, inout SnapshotWriter) -> Void
  ) {
    number(elements.count)
    for element in elements { write(element, &self) }
  }

  mutating func texts(_ values: [String]) { list(values) { $1.text($0) } }

  mutating func index<Row>(_ index: DenseIndex<Row>) { number(index.position) }

  private mutating func textNumber(_ value: String) -> Int {
    if let known = textNumbers[value] { return known }
    textNumbers[value] = texts.count
    texts.append(value)
    return texts.count - 1
  }

  private static func append(_ word: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}

extension SnapshotWriter {
  /// A section of entries behind their offsets.
  mutating func entries(_ part: SnapshotPart, _ entries: [[UInt8]]) {
    var section: [UInt8] = []
    var offset = 4 * (entries.count + 1)
    for entry in entries {
      Self.append(offset, to: &section)
      offset += entry.count
    }
    Self.append(offset, to: &section)
    for entry in entries { section += entry }
    sections.append((part, entries.count, section))
  }

  /// A section of records.
  mutating func records<Row: StoredRecord>(_ part: SnapshotPart, _ rows: RecordTable<Row>) {
    var entries: [[UInt8]] = []
    for row in rows {
      bytes = []
      row.store(in: &self)
      entries.append(bytes)
    }
    self.entries(part, entries)
  }

  /// A section of files: name and bytes.
  mutating func files(_ files: [SourceText]) {
    var entries: [[UInt8]] = []
    for file in files {
      bytes = []
      text(file.name)
      entries.append(bytes + file.bytes)
    }
    self.entries(.files, entries)
  }

  /// A section of one entry.
  mutating func entry(_ part: SnapshotPart, _ write: (inout SnapshotWriter) -> Void) {
    bytes = []
    write(&self)
    entries(part, [bytes])
  }

  /// A section of keys with their rows, in the order of the bytes of the keys; the rows of one key stay
  /// in their order.
  mutating func keys(_ part: SnapshotPart, _ pairs: [(key: String, row: Int)]) {
    let ordered = pairs.enumerated().sorted { left, right in
      let (a, b) = (left.element.key.utf8, right.element.key.utf8)
      if a.lexicographicallyPrecedes(b) { return true }
      return left.offset < right.offset && !b.lexicographicallyPrecedes(a)
    }
    var section: [UInt8] = []
    for (_, pair) in ordered {
      Self.append(textNumber(pair.key), to: &section)
      Self.append(pair.row, to: &section)
    }
    sections.append((part, ordered.count, section))
  }

  /// A section of the rows that each of `count` rows leads to.
  mutating func edges(_ part: SnapshotPart, _ count: Int, _ rows: (Int) -> [Int]) {
    var section: [UInt8] = []
    var values: [Int] = []
    for row in 0..<count {
      Self.append(values.count, to: &section)
      values += rows(row)
    }
    Self.append(values.count, to: &section)
    for value in values { Self.append(value, to: &section) }
    sections.append((part, count, section))
  }

  /// The whole file.
  /// - Complexity: O(bytes).
  consuming func file() -> [UInt8] {
    entries(.texts, texts.map { Array($0.utf8) })
    var directory: [UInt8] = []
    var body: [UInt8] = []
    let start = SnapshotHeader.length + 12 * SnapshotPart.allCases.count
    for part in SnapshotPart.allCases {
      let section = sections.first { $0.part == part }
      Self.append(start + body.count, to: &directory)
      Self.append(section?.bytes.count ?? 0, to: &directory)
      Self.append(section?.count ?? 0, to: &directory)
      body += section?.bytes ?? []
    }
    return SnapshotHeader.file(directory + body)
  }
}
