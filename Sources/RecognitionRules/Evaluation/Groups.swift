import QualificationsKit

/// Numbers groups of equal keys, in the order of their first members.
struct Groups {
  /// A binding of each group: its first.
  private(set) var samples: ContiguousArray<Int32> = []
  private var slots: ContiguousArray<Int32>

  init(_ keys: [ContiguousArray<Word>], _ count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = ContiguousArray(repeating: -1, count: keys.isEmpty ? 0 : size)
  }

  /// The group of each binding.
  mutating func assign(
    _ keys: [ContiguousArray<Word>], _ count: Int
  ) -> ContiguousArray<Int32> {
    if keys.isEmpty {
      if count > 0 { samples = [0] }
      return ContiguousArray(repeating: 0, count: count)
    }
    var result: ContiguousArray<Int32> = []
    result.reserveCapacity(count)
    let mask = slots.count - 1
    for index in 0..<count {
      var state: UInt64 = 0
      for key in keys {
        let product = (state ^ UInt64(UInt32(bitPattern: key[index]))) &* 0xD6E8_FEB8_6659_FD93
        state = product ^ product >> 32
      }
      var slot = Int(truncatingIfNeeded: state) & mask
      while slots[slot] >= 0 {
        let sample = Int(samples[Int(slots[slot])])
        if keys.allSatisfy({ $0[sample] == $0[index] }) { break }
        slot = (slot + 1) & mask
      }
      if slots[slot] < 0 {
        slots[slot] = Int32(samples.count)
        samples.append(Int32(index))
      }
      result.append(slots[slot])
    }
    return result
  }
}

extension Groups {
  /// The first of each group of equal rows, in order.
  /// - Complexity: O(rows).
  static func firsts(
    _ columns: [ContiguousArray<Word>], _ count: Int
  ) -> ContiguousArray<Int32> {
    if columns.isEmpty { return count > 0 ? [0] : [] }
    var hashes = ContiguousArray<UInt32>(repeating: 0, count: count)
    var states = hashes.mutableSpan
    for column in columns {
      let words = column.span
      for row in states.indices {
        let word = UInt64(states[row]) << 32 | UInt64(UInt32(bitPattern: words[row]))
        let product = word &* 0xD6E8_FEB8_6659_FD93
        states[row] = UInt32(truncatingIfNeeded: product >> 32 ^ product)
      }
    }
    var size = 16
    while size < count + count / 2 { size *= 2 }
    var slots = ContiguousArray<Int32>(repeating: -1, count: size)
    var places = slots.mutableSpan
    let all = hashes.span
    return ContiguousArray(capacity: count) { out in
      for row in all.indices {
        var place = Int(truncatingIfNeeded: all[row]) & (size &- 1)
        var isNew = true
        while places[place] >= 0, isNew {
          let other = Int(places[place])
          if all[other] == all[row], columns.allSatisfy({ $0[other] == $0[row] }) {
            isNew = false
          } else {
            place = (place &+ 1) & (size &- 1)
          }
        }
        if isNew {
          places[place] = Int32(truncatingIfNeeded: row)
          out.append(Int32(truncatingIfNeeded: row))
        }
      }
    }
  }
}

/// Numbers the groups within cases that stand together: by array where the other key allows it.
struct Stamps: Sendable {
  /// For each word, from the least on, the group that it had last. What is below `base` is of an
  /// earlier call.
  private var last: ContiguousArray<Int32> = []
  private var base: Int32 = 1
  /// The widest range of words that has an array: 8 MB.
  private static let widest = 1 << 21

  /// The group of each binding, and the first binding of each group, in the order of these.
  /// - Parameters:
  ///   - cases: the case of each binding.
  ///   - others: the other key of each binding, if there is one.
  /// - Returns: `nil` if bindings of one case do not stand together, or the range is too wide.
  /// - Complexity: O(bindings).
  mutating func groups(
    _ cases: ContiguousArray<Word>, _ others: ContiguousArray<Word>?
  ) -> (members: ContiguousArray<Int32>, samples: ContiguousArray<Int32>)? {
    let owners = cases.span
    if !Self.ascend(owners) { return nil }
    guard let others else { return Self.runs(owners) }
    let words = others.span
    guard let low = makeRoom(words) else { return nil }
    var samples = ContiguousArray<Int32>(repeating: 0, count: owners.count)
    var firsts = samples.mutableSpan
    var count: Int32 = 0
    var start: Int32 = 0
    var before = Word.min
    let base = base
    var marks = last.mutableSpan
    let members = ContiguousArray<Int32>(capacity: owners.count) { out in
      for index in owners.indices {
        if owners[index] != before { start = count }
        before = owners[index]
        let place = Int(words[index]) &- low
        var group = marks[place] &- base
        if group < start {
          group = count
          firsts[Int(count)] = Int32(truncatingIfNeeded: index)
          marks[place] = base &+ group
          count &+= 1
        }
        out.append(group)
      }
    }
    self.base += count
    samples.removeLast(samples.count - Int(count))
    return (members, samples)
  }

  /// For each pair of a case and a word whether it is among others; `nil` if pairs of one case do not
  /// stand together, or the range of words is too wide.
  /// - Complexity: O(pairs).
  mutating func hasPair(
    _ cases: ContiguousArray<Word>, _ words: ContiguousArray<Word>,
    _ otherCases: ContiguousArray<Word>, _ otherWords: ContiguousArray<Word>
  ) -> ContiguousArray<Bool>? {
    let (owners, wanted) = (cases.span, words.span)
    let (others, found) = (otherCases.span, otherWords.span)
    guard Self.ascend(owners), Self.ascend(others), let low = makeRoom(found) else { return nil }
    var mark = base &- 1
    var current = Word.min
    var row = 0
    var marks = last.mutableSpan
    let result = ContiguousArray<Bool>(capacity: owners.count) { out in
      for index in owners.indices {
        let owner = owners[index]
        if owner != current {
          current = owner
          mark &+= 1
          while row < others.count, others[row] < owner { row &+= 1 }
          while row < others.count, others[row] == owner {
            marks[Int(found[row]) &- low] = mark
            row &+= 1
          }
        }
        let place = Int(wanted[index]) &- low
        out.append(place >= 0 && place < marks.count && marks[place] == mark)
      }
    }
    base = mark &+ 1
    return result
  }

  private static func ascend(_ words: Span<Word>) -> Bool {
    var before = Word.min
    for index in words.indices {
      if words[index] < before { return false }
      before = words[index]
    }
    return true
  }

  /// The groups of equal words that stand together.
  private static func runs(
    _ owners: Span<Word>
  ) -> (members: ContiguousArray<Int32>, samples: ContiguousArray<Int32>) {
    var count: Int32 = 0
    let members = ContiguousArray<Int32>(capacity: owners.count) { out in
      for index in owners.indices {
        if index == 0 || owners[index] != owners[index &- 1] { count &+= 1 }
        out.append(count &- 1)
      }
    }
    let samples = ContiguousArray<Int32>(capacity: Int(count)) { out in
      for index in owners.indices where index == 0 || owners[index] != owners[index &- 1] {
        out.append(Int32(truncatingIfNeeded: index))
      }
    }
    return (members, samples)
  }

  /// Makes room for the words; the least of them, or `nil` if they are too far apart.
  private mutating func makeRoom(_ words: Span<Word>) -> Int? {
    guard words.count > 0 else { return 0 }
    var (low, high) = (words[0], words[0])
    for index in words.indices {
      low = min(low, words[index])
      high = max(high, words[index])
    }
    let size = Int(high) - Int(low) + 1
    if size > Self.widest { return nil }
    if base > 1 << 30 { (last, base) = ([], 1) }
    while last.count < size { last.append(0) }
    return Int(low)
  }
}
