import QualificationsKit

/// The extents of a relation by column, as the production engine holds them.
struct Table: Sendable {
  private(set) var columns: [ContiguousArray<Word>]
  private(set) var count = 0
  /// For each row whether it is only possible, and whether it is manifold; empty while all rows are
  /// certain and stand for themselves.
  private(set) var flags: ContiguousArray<UInt8> = []
  /// The rounds in which rows came to be possible and certain; empty outside of recursion.
  private var heights: ContiguousArray<Int32> = []
  private var certainHeights: ContiguousArray<Int32> = []
  /// Row numbers by the hash of the row, for relations whose rows may come twice.
  private var slots: ContiguousArray<Int32> = []

  static let isPossible: UInt8 = 1
  static let isManifold: UInt8 = 2

  init(width: Int) {
    columns = Array(repeating: [], count: width)
  }

  var isDefinite: Bool { flags.isEmpty }

  /// Whether it is known in which rounds rows came to be.
  var hasHeights: Bool { !heights.isEmpty }

  var indices: Range<Int> { 0..<count }

  func flag(_ row: Int) -> UInt8 { flags.isEmpty ? 0 : flags[row] }
  func height(_ row: Int) -> Int32 { row < heights.count ? heights[row] : 0 }
  func certainHeight(_ row: Int) -> Int32 {
    row < certainHeights.count ? certainHeights[row] : 0
  }

  /// Forgets all rows and keeps the room.
  mutating func removeAll() {
    if count == 0 { return }
    for index in columns.indices { columns[index].removeAll(keepingCapacity: true) }
    count = 0
    flags.removeAll(keepingCapacity: true)
    heights.removeAll(keepingCapacity: true)
    certainHeights.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
  }

  /// Takes whole columns as its rows, which are certain and differ from each other.
  mutating func fill(_ newColumns: [ContiguousArray<Word>], count newCount: Int) {
    precondition(count == 0, "columns fill an empty table")
    columns = newColumns
    count = newCount
    slots.removeAll(keepingCapacity: true)
  }

  /// Takes columns in exchange for its own, which are empty: no room is lost on either side.
  mutating func exchange(_ newColumns: inout [ContiguousArray<Word>], count newCount: Int) {
    precondition(count == 0, "columns fill an empty table")
    swap(&columns, &newColumns)
    count = newCount
    slots.removeAll(keepingCapacity: true)
  }

  /// Adds whole columns of rows that are certain and differ from each other and from all others.
  mutating func append(_ newColumns: [ContiguousArray<Word>], count newCount: Int) {
    precondition(flags.isEmpty && heights.isEmpty, "rows are added to certain ones")
    for index in columns.indices { columns[index].append(contentsOf: newColumns[index]) }
    count += newCount
    slots.removeAll(keepingCapacity: true)
  }

  /// Adds those of some rows that are not there yet; all are certain.
  /// - Complexity: O(rows of both).
  mutating func merge(_ newColumns: [ContiguousArray<Word>], count newCount: Int) {
    precondition(flags.isEmpty && heights.isEmpty, "rows are added to certain ones")
    let before = count
    for index in columns.indices { columns[index].append(contentsOf: newColumns[index]) }
    let groups = Groups.firsts(columns, before + newCount)
    if groups.count < before + newCount {
      columns = columns.map { Batch.gather($0, groups) }
    }
    count = groups.count
    slots.removeAll(keepingCapacity: true)
  }

  /// The rows with the values of some columns, each once; nothing in the other columns.
  /// - Complexity: O(rows).
  func distinct(_ kept: [Int]) -> Table {
    let rows = Groups.firsts(kept.map { columns[$0] }, count)
    var result = Table(width: columns.count)
    for column in kept { result.columns[column] = Batch.gather(columns[column], rows) }
    result.count = rows.count
    return result
  }

  /// Makes rows that were filled in as columns be found.
  mutating func makeFindable() {
    if slots.isEmpty, count > 0 { grow() }
  }

  /// Adds a row, or adds to what is known of it.
  /// - Returns: the row, if anything changed.
  mutating func insert(
    _ words: [Word], flag: UInt8, height: Int32, isRecursive: Bool
  ) -> Int? {
    makeFindable()
    if let row = find(words) { return raise(row, flag, height) }
    if slots.isEmpty || (count + 1) * 2 > slots.count { grow() }
    for index in columns.indices { columns[index].append(words[index]) }
    if flag != 0, flags.isEmpty { flags = ContiguousArray(repeating: 0, count: count) }
    if flag != 0 || !flags.isEmpty { flags.append(flag) }
    if isRecursive || !heights.isEmpty {
      while heights.count < count { heights.append(0) }
      while certainHeights.count < count { certainHeights.append(0) }
      heights.append(height)
      certainHeights.append(height)
    }
    count += 1
    place(count - 1)
    return count - 1
  }

  private mutating func raise(_ row: Int, _ flag: UInt8, _ height: Int32) -> Int? {
    if flags.isEmpty {
      if flag & Self.isManifold == 0 { return nil }
      flags = ContiguousArray(repeating: 0, count: count)
    }
    let known = flags[row]
    let raised =
      (known & flag & Self.isPossible) | ((known | flag) & Self.isManifold)
    if raised == known { return nil }
    if known & Self.isPossible != 0, raised & Self.isPossible == 0 {
      while certainHeights.count < count { certainHeights.append(0) }
      while heights.count < count { heights.append(0) }
      certainHeights[row] = height
    }
    flags[row] = raised
    return row
  }

  /// The row with these words.
  func find(_ words: [Word]) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(words)) & mask
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if columns.indices.allSatisfy({ columns[$0][row] == words[$0] }) { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func hash(_ words: [Word]) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in words { state = mixed(state, word) }
    return state ^ state >> 32
  }

  private static func mixed(_ state: UInt64, _ word: Word) -> UInt64 {
    (state ^ UInt64(UInt32(bitPattern: word))) &* 0xD6E8_FEB8_6659_FD93
      ^ (state >> 29)
  }

  private func hash(ofRow row: Int) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for column in columns { state = Self.mixed(state, column[row]) }
    return state ^ state >> 32
  }

  private mutating func grow() {
    var size = 16
    while size < (count + 1) * 4 { size *= 2 }
    slots = ContiguousArray(repeating: -1, count: size)
    for row in 0..<count { place(row) }
  }

  private mutating func place(_ row: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(ofRow: row)) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(row)
  }
}
