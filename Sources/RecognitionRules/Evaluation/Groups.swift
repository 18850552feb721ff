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
    var members: ContiguousArray<Int32> = []
    var samples: ContiguousArray<Int32> = []
    members.reserveCapacity(cases.count)
    let owners = cases.span
    var before = Word.min
    for index in owners.indices {
      if owners[index] < before { return nil }
      before = owners[index]
    }
    before = Word.min
    guard let others else {
      for index in owners.indices {
        if owners[index] != before { samples.append(Int32(index)) }
        before = owners[index]
        members.append(Int32(samples.count - 1))
      }
      return (members, samples)
    }
    let words = others.span
    guard let low = makeRoom(words) else { return nil }
    var start: Int32 = 0
    for index in owners.indices {
      if owners[index] != before { start = Int32(samples.count) }
      before = owners[index]
      let place = Int(words[index]) - low
      var group = last[place] - base
      if group < start {
        group = Int32(samples.count)
        samples.append(Int32(index))
        last[place] = base + group
      }
      members.append(group)
    }
    base += Int32(samples.count)
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
