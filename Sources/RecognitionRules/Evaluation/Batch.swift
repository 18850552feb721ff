import QualificationsKit

/// Bindings of a rule's variables, by column.
struct Batch: Sendable {
  var count: Int
  /// A column for each variable that has a value and is still read; others are empty.
  var registers: [ContiguousArray<Word>]
  /// For each binding whether it is only possible, and whether it is manifold; empty while all are
  /// certain.
  var flags: ContiguousArray<UInt8> = []
  /// For the bindings of an inner body: the outer binding that each belongs to, in order.
  var parents: ContiguousArray<Int32> = []
  var hasParents = false

  /// The one binding that a rule begins with.
  static func start(_ registers: Int) -> Batch {
    Batch(count: 1, registers: Array(repeating: [], count: registers))
  }

  /// One inner binding for each binding, with the columns that are read inside.
  func inner(_ outer: [Int]) -> Batch {
    var result = Batch(count: count, registers: Array(repeating: [], count: registers.count))
    for register in outer { result.registers[register] = registers[register] }
    result.parents = ContiguousArray((0..<Int32(count)))
    result.hasParents = true
    return result
  }

  func flag(_ index: Int) -> UInt8 { flags.isEmpty ? 0 : flags[index] }

  /// The bindings at these positions, of the columns that are still read.
  func gathered(_ from: ContiguousArray<Int32>, _ live: [Int]) -> Batch {
    var result = Batch(count: from.count, registers: Array(repeating: [], count: registers.count))
    for register in live where !registers[register].isEmpty {
      result.registers[register] = Self.gather(registers[register], from)
    }
    if !flags.isEmpty {
      result.flags.reserveCapacity(from.count)
      for index in from { result.flags.append(flags[Int(index)]) }
    }
    result.hasParents = hasParents
    if hasParents { result.parents = Self.gather(parents, from) }
    return result
  }

  static func gather(
    _ column: ContiguousArray<Word>, _ rows: ContiguousArray<Int32>
  ) -> ContiguousArray<Word> {
    let (source, indices) = (column.span, rows.span)
    return ContiguousArray(capacity: indices.count) { out in
      for index in indices.indices { out.append(source[Int(indices[index])]) }
    }
  }

  /// Makes one of bindings that give all variables which are still read the same values: it is
  /// certain if one of them is, and manifold if one of them is.
  mutating func merge(_ live: [Int]) {
    var keys = live.map { registers[$0] }.filter { !$0.isEmpty }
    if hasParents { keys.append(parents) }
    var groups = Groups(keys, count)
    let members = groups.assign(keys, count)
    if groups.samples.count == count { return }
    var merged = ContiguousArray<UInt8>(repeating: Table.isPossible, count: groups.samples.count)
    for index in members.indices {
      let flag = flag(index)
      let known = merged[Int(members[index])]
      merged[Int(members[index])] =
        (known & flag & Table.isPossible) | ((known | flag) & Table.isManifold)
    }
    self = gathered(groups.samples, live)
    flags = merged
  }

  /// Adds to what is known of a binding.
  mutating func raise(_ flag: UInt8, at index: Int) {
    if flag == 0 { return }
    if flags.isEmpty { flags = ContiguousArray(repeating: 0, count: count) }
    flags[index] |= flag
  }
}
