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

  /// Makes rows that were filled in as columns be found.
  mutating func makeFindable() {
    if slots.isEmpty, count > 0 { grow() }
  }

  /// Adds a row, or adds to what is known of it.
  /// - Returns: the row, if anything changed.
  mutating func insert(
    _ words: [Word], flag: UInt8, height: Int32, isRecursive: Bool
  ) -> Int? {
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

/// The rows of a table by the words of some of its columns, in compressed form.
///
/// Keys whose values are dense enough are array positions; others are found by hash. Rows with an
/// unknown in a key column are loose: they may match any key.
struct Index: Sendable {
  let columns: [Int]
  /// How many rows of the table it covers.
  let count: Int
  private var lows: [Int] = []
  private var sizes: [Int] = []
  private var isDense = false
  private(set) var offsets: ContiguousArray<Int32> = []
  /// Row numbers by key; empty where the rows stand in the order of their keys already.
  private(set) var rows: ContiguousArray<Int32> = []
  private(set) var loose: [Int32] = []
  /// For hashed keys: groups by hash, and a row of each group.
  private var slots: ContiguousArray<Int32> = []
  private var samples: ContiguousArray<Int32> = []
  private var keys: [ContiguousArray<Word>] = []

  /// Builds the index.
  /// - Complexity: O(rows).
  init(_ table: Table, _ columns: [Int]) {
    self.columns = columns
    count = table.count
    keys = columns.map { table.columns[$0] }
    findLoose()
    measure()
    var groups = ContiguousArray<Int32>(repeating: -1, count: count)
    let groupCount = isDense ? sizes.reduce(1, *) : 0
    if isDense {
      for row in 0..<count { groups[row] = Int32(truncatingIfNeeded: densePosition(ofRow: row)) }
    } else {
      slots = ContiguousArray(repeating: -1, count: Self.room(count))
      for row in 0..<count where !isLoose(row) { groups[row] = group(ofRow: row) }
    }
    sort(groups, isDense ? groupCount : samples.count)
  }

  private static func room(_ count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
  }

  private func isLoose(_ row: Int) -> Bool {
    keys.contains { $0[row] >= WordRange.unknown }
  }

  private mutating func findLoose() {
    for key in keys where key.contains(where: { $0 >= WordRange.unknown }) {
      loose = (0..<count).filter { isLoose($0) }.map { Int32($0) }
      return
    }
  }

  /// Whether all keys fit into an array of moderate size.
  private mutating func measure() {
    guard loose.isEmpty, count > 0 else { return }
    var product = 1
    for key in keys {
      var (low, high) = (key[0], key[0])
      for word in key {
        low = min(low, word)
        high = max(high, word)
      }
      let size = Int(high) - Int(low) + 1
      lows.append(Int(low))
      sizes.append(size)
      if size > 1 << 24 || product * size > max(4096, 8 * count) {
        (lows, sizes) = ([], [])
        return
      }
      product *= size
    }
    isDense = true
  }

  private func densePosition(ofRow row: Int) -> Int {
    var position = 0
    for (index, key) in keys.enumerated() {
      position = position * sizes[index] + Int(key[row]) - lows[index]
    }
    return position
  }

  private static func mixed(_ state: UInt64, _ word: Word) -> UInt64 {
    let product = (state ^ UInt64(UInt32(bitPattern: word))) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  private mutating func group(ofRow row: Int) -> Int32 {
    var state: UInt64 = 0
    for key in keys { state = Self.mixed(state, key[row]) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: state) & mask
    while slots[slot] >= 0 {
      let sample = Int(samples[Int(slots[slot])])
      if keys.allSatisfy({ $0[sample] == $0[row] }) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(samples.count)
    samples.append(Int32(row))
    return slots[slot]
  }

  /// Counting sort by group.
  private mutating func sort(_ groups: ContiguousArray<Int32>, _ groupCount: Int) {
    offsets = ContiguousArray(repeating: 0, count: groupCount + 1)
    var isSorted = true
    var before: Int32 = -1
    for group in groups {
      if group < before { isSorted = false }
      before = group
      if group >= 0 { offsets[Int(group) + 1] += 1 }
    }
    for group in 0..<groupCount { offsets[group + 1] += offsets[group] }
    if isSorted, loose.isEmpty { return }
    var next = offsets
    rows = ContiguousArray(repeating: 0, count: count - loose.count)
    for row in 0..<count where groups[row] >= 0 {
      rows[Int(next[Int(groups[row])])] = Int32(row)
      next[Int(groups[row])] += 1
    }
  }

  /// The group of a key; `nil` if no row has it.
  func group(_ key: [Word]) -> Int? {
    if isDense {
      var position = 0
      for (index, word) in key.enumerated() {
        let shifted = Int(word) - lows[index]
        if shifted < 0 || shifted >= sizes[index] { return nil }
        position = position * sizes[index] + shifted
      }
      return position
    }
    if slots.isEmpty || samples.isEmpty { return nil }
    var state: UInt64 = 0
    for word in key { state = Self.mixed(state, word) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: state) & mask
    while slots[slot] >= 0 {
      let sample = Int(samples[Int(slots[slot])])
      if zip(keys, key).allSatisfy({ $0.0[sample] == $0.1 }) { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// For dense keys: where the array begins and how long it is, by key column.
  var shape: (lows: [Int], sizes: [Int])? { isDense ? (lows, sizes) : nil }
}
