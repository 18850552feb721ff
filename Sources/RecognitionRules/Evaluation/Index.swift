import QualificationsKit

/// The rows of a table by the words of some of its columns, in compressed form.
///
/// Keys whose values are dense enough are array positions; others are found by hash. Rows with an
/// unknown in a key column are loose: they may match any key.
struct Index: Sendable {
  let columns: [Int]
  private let widest: Int
  /// The largest array for an index of one chunk, and for one that all chunks share: 64 KB, 512 KB.
  static let small = 1 << 14
  static let large = 1 << 17
  /// How many rows of the table it covers.
  let count: Int
  private var lows: [Int] = []
  private var sizes: [Int] = []
  private var isDense = false
  private(set) var offsets: ContiguousArray<Int32> = []
  /// Row numbers by key; empty where the rows stand in the order of their keys already.
  private(set) var rows: ContiguousArray<Int32> = []
  private(set) var loose: [Int32] = []
  /// Whether no key has several rows.
  private(set) var isUnique = false
  /// Whether the place of a key is its position: each has one row, and they stand in order.
  var isDirect: Bool { isUnique && rows.isEmpty && offsets.count == count + 1 }
  /// Columns of the table in the order of the keys, where they were asked for.
  private(set) var sorted: [Int: ContiguousArray<Word>] = [:]
  /// For hashed keys: groups by hash, and a row of each group.
  private var slots: ContiguousArray<Int32> = []
  private var samples: ContiguousArray<Int32> = []
  private var keys: [ContiguousArray<Word>] = []

  /// Builds the index.
  /// - Complexity: O(rows).
  /// - Parameter widest: the largest array that may be made for few rows.
  init(_ table: Table, _ columns: [Int], widest: Int = Index.small) {
    self.widest = widest
    self.columns = columns
    count = table.count
    keys = columns.map { table.columns[$0] }
    if follows() { return }
    findLoose()
    measure()
    if isDense {
      sort(densePositions(), sizes.reduce(1, *))
      keys = []
    } else {
      var groups = ContiguousArray<Int32>(repeating: -1, count: count)
      slots = ContiguousArray(repeating: -1, count: Self.room(count))
      for row in 0..<count where !isLoose(row) { groups[row] = group(ofRow: row) }
      sort(groups, samples.count)
    }
  }

  /// The same for one key whose words stand in their order: in one pass.
  private mutating func follows() -> Bool {
    guard keys.count == 1, count > 0 else { return false }
    let key = keys[0]
    let words = key.span
    let (low, high) = (words[0], words[count - 1])
    let size = Int(high) - Int(low) + 1
    if low < 0 || low > high || high >= WordRange.unknown || size > max(widest, 8 * count) {
      return false
    }
    var starts = ContiguousArray<Int32>(repeating: 0, count: size + 1)
    var next = 0
    isUnique = true
    for row in words.indices {
      let place = Int(words[row]) - Int(low)
      if place < 0 || place >= size || place + 1 < next {
        isUnique = false
        return false
      }
      if place + 1 == next { isUnique = false }
      while next <= place {
        starts[next] = Int32(truncatingIfNeeded: row)
        next += 1
      }
    }
    starts[size] = Int32(truncatingIfNeeded: count)
    (offsets, lows, sizes, isDense, keys) = (starts, [Int(low)], [size], true, [])
    return true
  }

  /// Keeps a copy of columns in the order of the keys, so that rows of one key stand together.
  mutating func sort(_ table: Table, _ columns: [Int]) {
    for column in columns where !rows.isEmpty && sorted[column] == nil {
      sorted[column] = Batch.gather(table.columns[column], rows)
    }
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
    for key in keys {
      var greatest: Word = 0
      let words = key.span
      for row in words.indices { greatest = max(greatest, words[row]) }
      if greatest >= WordRange.unknown {
        loose = (0..<count).filter { isLoose($0) }.map { Int32($0) }
        return
      }
    }
  }

  /// Whether all keys fit into an array of moderate size.
  private mutating func measure() {
    guard loose.isEmpty, count > 0 else { return }
    var product = 1
    for key in keys {
      let words = key.span
      var (low, high) = (words[0], words[0])
      for row in words.indices {
        low = min(low, words[row])
        high = max(high, words[row])
      }
      let size = Int(high) - Int(low) + 1
      lows.append(Int(low))
      sizes.append(size)
      if size > 1 << 24 || product * size > max(widest, 8 * count) {
        (lows, sizes) = ([], [])
        return
      }
      product *= size
    }
    isDense = true
  }

  /// The array position of each row's key.
  private func densePositions() -> ContiguousArray<Int32> {
    var result = ContiguousArray<Int32>(repeating: 0, count: count)
    for (index, key) in keys.enumerated() {
      let (words, size, low) = (key.span, Int32(sizes[index]), Int32(lows[index]))
      for row in words.indices { result[row] = result[row] &* size &+ (words[row] - low) }
    }
    return result
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
    var starts = ContiguousArray<Int32>(repeating: 0, count: groupCount + 1)
    var isSorted = true
    var before: Int32 = -1
    let members = groups.span
    for row in members.indices {
      let group = members[row]
      if group < before { isSorted = false }
      before = group
      if group >= 0 { starts[Int(group) + 1] += 1 }
    }
    var sum: Int32 = 0
    isUnique = loose.isEmpty
    for group in starts.indices {
      if starts[group] > 1 { isUnique = false }
      sum += starts[group]
      starts[group] = sum
    }
    offsets = starts
    if isSorted, loose.isEmpty { return }
    var sorted = ContiguousArray<Int32>(repeating: 0, count: count - loose.count)
    for row in members.indices where members[row] >= 0 {
      let group = Int(members[row])
      sorted[Int(starts[group])] = Int32(row)
      starts[group] += 1
    }
    rows = sorted
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
      var isSame = true
      for index in key.indices where keys[index][sample] != key[index] { isSame = false }
      if isSame { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// For dense keys: where the array begins and how long it is, by key column.
  var shape: (lows: [Int], sizes: [Int])? { isDense ? (lows, sizes) : nil }
}
