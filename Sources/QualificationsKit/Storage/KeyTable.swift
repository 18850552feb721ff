/// From a key to the row that has it.
struct KeyTable<Row>: Sendable {
  private var rows: [String: DenseIndex<Row>] = [:]
  private var stored: StoredKeys?

  /// No keys.
  init() {}

  /// The keys of a snapshot.
  init(_ image: SnapshotImage, _ keys: SnapshotPart, of rows: SnapshotPart) {
    stored = StoredKeys(image: image, part: keys, limit: image.count(rows))
  }

  /// The row of a key.
  /// - Complexity: O(1); O(log keys) in a snapshot.
  subscript(key: String) -> DenseIndex<Row>? {
    get {
      if let stored { return stored.rows(key, isOne: true).first.map { DenseIndex($0) } }
      return rows[key]
    }
    set { rows[key] = newValue }
  }

  mutating func reserveCapacity(_ count: Int) { rows.reserveCapacity(count) }
}

/// From a key to the rows that have it, in the order of the table.
struct KeyLists<Row>: Sendable {
  private var rows: [String: [DenseIndex<Row>]] = [:]
  private var stored: StoredKeys?

  /// No keys.
  init() {}

  /// The keys of a snapshot.
  init(_ image: SnapshotImage, _ keys: SnapshotPart, of rows: SnapshotPart) {
    stored = StoredKeys(image: image, part: keys, limit: image.count(rows))
  }

  /// The rows of a key.
  /// - Complexity: O(1); O(rows · log keys) in a snapshot.
  subscript(key: String) -> [DenseIndex<Row>] {
    if let stored { return stored.rows(key, isOne: false).map { DenseIndex($0) } }
    return rows[key] ?? []
  }

  mutating func append(_ row: DenseIndex<Row>, to key: String) {
    rows[key, default: []].append(row)
  }

  mutating func remove(_ row: DenseIndex<Row>) {
    rows = rows.mapValues { list in list.filter { $0 != row } }
  }
}

/// The rows that each row of a table leads to.
struct EdgeLists<From, To>: Sendable {
  private var lists: [[DenseIndex<To>]] = []
  private var stored: StoredEdges?

  /// No edges.
  init() {}

  /// The edges of a snapshot.
  init(_ image: SnapshotImage, _ edges: SnapshotPart, to rows: SnapshotPart) {
    stored = StoredEdges(image: image, part: edges, limit: image.count(rows))
  }

  /// The rows that a row leads to.
  subscript(from: DenseIndex<From>) -> [DenseIndex<To>] {
    if let stored { return stored.rows(from.position).map { DenseIndex($0) } }
    return from.position < lists.count ? lists[from.position] : []
  }

  mutating func append(_ to: DenseIndex<To>, to from: DenseIndex<From>) {
    while lists.count <= from.position { lists.append([]) }
    lists[from.position].append(to)
  }

  /// The same edges, each list changed.
  mutating func change(_ body: ([DenseIndex<To>]) -> [DenseIndex<To>]) {
    lists = lists.map { $0.isEmpty ? [] : body($0) }
  }
}

/// Keys of a snapshot: numbers of texts with rows, in the order of the bytes of the texts.
private struct StoredKeys: Sendable {
  let image: SnapshotImage
  let part: SnapshotPart
  /// The number of rows: what leads beyond leads nowhere.
  let limit: Int

  func rows(_ key: String, isOne: Bool) -> [Int] {
    let section = image.section(part)
    let wanted = Array(key.utf8)
    var low = 0
    var high = section.count
    while low < high {
      let middle = (low + high) / 2
      if image.text(image.word(at: section.start + 8 * middle), precedes: wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var result: [Int] = []
    while low < section.count, image.text(image.word(at: section.start + 8 * low), is: wanted) {
      let row = image.word(at: section.start + 8 * low + 4)
      if row < limit { result.append(row) }
      if isOne { break }
      low += 1
    }
    return result
  }
}

/// Edges of a snapshot: for each row where its part of the list begins, then the list.
private struct StoredEdges: Sendable {
  let image: SnapshotImage
  let part: SnapshotPart
  /// The number of rows: what leads beyond leads nowhere.
  let limit: Int

  func rows(_ from: Int) -> [Int] {
    let section = image.section(part)
    guard from < section.count else { return [] }
    let values = section.start + 4 * (section.count + 1)
    let (first, end) = (
      image.word(at: section.start + 4 * from), image.word(at: section.start + 4 * from + 4)
    )
    guard first < end, values + 4 * end <= section.end else { return [] }
    return (first..<end).map { image.word(at: values + 4 * $0) }.filter { $0 < limit }
  }
}

extension SnapshotImage {
  /// Whether a text stands before `wanted` in the order of bytes.
  fileprivate func text(_ number: Int, precedes wanted: [UInt8]) -> Bool {
    let range = range(number, in: .texts)
    for (offset, byte) in wanted.enumerated() {
      guard offset < range.count else { return true }
      let own = bytes[range.lowerBound + offset]
      if own != byte { return own < byte }
    }
    return false
  }

  /// Whether a text has the bytes of `wanted`.
  fileprivate func text(_ number: Int, is wanted: [UInt8]) -> Bool {
    let range = range(number, in: .texts)
    guard range.count == wanted.count else { return false }
    for (offset, byte) in wanted.enumerated() where bytes[range.lowerBound + offset] != byte {
      return false
    }
    return true
  }
}
