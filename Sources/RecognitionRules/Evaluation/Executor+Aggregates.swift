import QualificationsKit

/// Aggregates over segments of a batch.
extension Executor {
  mutating func aggregate(
    _ register: Int, _ aggregate: AggregatePlan, _ sub: SubPlan, _ batch: inout Batch, _ rule: Int
  ) {
    let inner = solve(sub, batch, rule)
    if isPlain(aggregate.info, sub, inner) {
      batch.registers[register] = plain(aggregate.info, inner, batch.count)
      return
    }
    let base = aggregate.base.map { evaluate($0, batch) }
    let after = aggregate.after.map { evaluate($0, batch) }
    var result: ContiguousArray<Word> = []
    result.reserveCapacity(batch.count)
    var at = 0
    for binding in 0..<batch.count {
      let start = at
      while at < inner.count, Int(inner.parents[at]) == binding { at += 1 }
      let ends = (base.map { pool.value($0[binding]) }, after.map { pool.value($0[binding]) })
      let value = exact(aggregate.info, sub, inner, start..<at, base: ends.0, after: ends.1)
      result.append(known(value) ?? unknown(value, register, sub, batch, binding, rule))
    }
    batch.registers[register] = result
  }

  /// Whether small whole numbers are counted or added, each way once.
  private func isPlain(_ info: AggregateInfo, _ sub: SubPlan, _ inner: Batch) -> Bool {
    guard sub.isDistinct, inner.flags.isEmpty else { return false }
    switch info.kind {
    case .count: return info.of == nil
    case .sum:
      return info.of.map { Self.areWhole(inner.registers[$0]) } ?? false
    default: return false
    }
  }

  /// The sums, or the numbers, of the inner bindings of each of so many outer ones.
  private mutating func plain(
    _ info: AggregateInfo, _ inner: Batch, _ count: Int
  ) -> ContiguousArray<Word> {
    if info.kind == .sum, let of = info.of {
      return number(Self.sums(inner.registers[of], inner.parents, count))
    }
    var counts = ContiguousArray<Int>(repeating: 0, count: count)
    let parents = inner.parents.span
    for index in parents.indices { counts[Int(parents[index])] += 1 }
    return number(counts)
  }

  /// The sums of small whole numbers by group.
  private static func sums(
    _ column: ContiguousArray<Word>, _ members: ContiguousArray<Int32>, _ count: Int
  ) -> ContiguousArray<Int> {
    var result = ContiguousArray<Int>(repeating: 0, count: count)
    let (words, groups) = (column.span, members.span)
    var sums = result.mutableSpan
    for index in words.indices { sums[Int(groups[index])] += Int(words[index]) }
    return result
  }

  /// Whether all words are small whole numbers.
  private static func areWhole(_ column: ContiguousArray<Word>) -> Bool {
    var greatest = Word.min
    let words = column.span
    for index in words.indices { greatest = max(greatest, words[index]) }
    return greatest <= Word(WordRange.mostWhole)
  }

  private func exact(
    _ info: AggregateInfo, _ sub: SubPlan, _ inner: Batch, _ segment: Range<Int>, base: Value?,
    after: Value?
  ) -> (Value?, Value?) {
    var choices: [Aggregation.Choice] = []
    var positions: [[Word]: Int] = [:]
    let counted = info.kind == .count ? info.of.map { [$0] } ?? sub.locals : sub.locals
    for index in segment {
      let words = counted.map { inner.registers[$0][index] }
      let flag = inner.flag(index)
      let isCertain = flag & Table.isPossible == 0
      let isManifold = flag & Table.isManifold != 0
      if let position = positions[words] {
        choices[position].isCertain = choices[position].isCertain || isCertain
        choices[position].isManifold = choices[position].isManifold || isManifold
        continue
      }
      positions[words] = choices.count
      var slots = [Value?](repeating: nil, count: inner.registers.count)
      for register in sub.locals + info.variables {
        slots[register] = pool.value(inner.registers[register][index])
      }
      choices.append(
        Aggregation.Choice(
          slots: slots, values: words.map { pool.value($0) }, isCertain: isCertain,
          isManifold: isManifold))
    }
    return Aggregation.bounds(info, choices, base, after)
  }

  private mutating func known(_ ends: (Value?, Value?)) -> Word? {
    guard let low = ends.0, let high = ends.1, low == high, low.openFact == nil else {
      return nil
    }
    return pool.word(low)
  }

  /// An unknown of its own, named after the aggregate and the values that it depends on.
  private mutating func unknown(
    _ ends: (Value?, Value?), _ register: Int, _ sub: SubPlan, _ batch: Batch, _ binding: Int,
    _ rule: Int
  ) -> Word {
    let key = sub.outer.map { pool.value(batch.registers[$0][binding]).key }
    let fact = OpenFact("aggregate", "\(rule).\(register)", key.joined(separator: "|"))
    return pool.word(.unknown(fact, low: ends.0?.bounds.low, high: ends.1?.bounds.low))
  }

  // Aggregates in a head

  /// The columns of a head whose aggregates are computed in one pass over the body's bindings.
  mutating func grouped(
    _ rule: RulePlan, _ grouping: GroupingPlan, _ batch: Batch
  ) -> (columns: [ContiguousArray<Word>], count: Int) {
    let keys = grouping.keys.map { column($0.operand, batch) }
    let distinct = grouping.choices.isEmpty ? nil : Self.firstOfEach(grouping.choices, batch)
    let (members, samples) = groups(keys, rule, grouping, batch.count)
    var columns = [ContiguousArray<Word>](repeating: [], count: rule.terms.count)
    for (position, key) in grouping.keys.enumerated() {
      columns[key.column] = Batch.gather(keys[position], samples)
    }
    for (column, kind, of) in grouping.aggregates {
      let values = of.map { batch.registers[$0] }
      columns[column] = combine(kind, values, members, samples.count, distinct)
    }
    return (columns, samples.count)
  }

  /// The group of each binding, and the first binding of each group.
  private mutating func groups(
    _ keys: [ContiguousArray<Word>], _ rule: RulePlan, _ grouping: GroupingPlan, _ count: Int
  ) -> (members: ContiguousArray<Int32>, samples: ContiguousArray<Int32>) {
    if let own = plan.caseColumn[rule.head],
      let position = grouping.keys.firstIndex(where: { $0.column == own }), keys.count <= 2
    {
      let others = keys.indices.filter { $0 != position }.map { keys[$0] }
      if let found = stamps.groups(keys[position], others.first) { return found }
    }
    var groups = Groups(keys, count)
    let members = groups.assign(keys, count)
    return (members, groups.samples)
  }

  /// For each binding whether it is the first with these values.
  private static func firstOfEach(_ registers: [Int], _ batch: Batch) -> ContiguousArray<Bool> {
    let columns = registers.map { batch.registers[$0] }.filter { !$0.isEmpty }
    var groups = Groups(columns, batch.count)
    var result = ContiguousArray<Bool>(repeating: false, count: batch.count)
    let members = groups.assign(columns, batch.count)
    var seen: Int32 = -1
    for index in members.indices where members[index] > seen {
      seen = members[index]
      result[index] = true
    }
    return result
  }

  private mutating func combine(
    _ kind: AggregateKind, _ values: ContiguousArray<Word>?, _ members: ContiguousArray<Int32>,
    _ groupCount: Int, _ counted: ContiguousArray<Bool>?
  ) -> ContiguousArray<Word> {
    switch kind {
    case .min, .max:
      return best(values ?? [], members, groupCount, isGreatest: kind == .max)
    case .sum where counted == nil && Self.areWhole(values ?? []):
      return number(Self.sums(values ?? [], members, groupCount))
    case .sum where Self.areWhole(values ?? []):
      var sums = ContiguousArray<Int>(repeating: 0, count: groupCount)
      let words = values ?? []
      for index in members.indices where counted?[index] ?? true {
        sums[Int(members[index])] += Int(words[index])
      }
      return number(sums)
    case .sum:
      var sums = [Value](repeating: .number(.zero), count: groupCount)
      let words = values ?? []
      for index in members.indices where counted?[index] ?? true {
        let group = Int(members[index])
        sums[group] = Arithmetic.sum(sums[group], true, pool.value(words[index]))
      }
      var result: ContiguousArray<Word> = []
      for sum in sums { result.append(pool.word(sum)) }
      return result
    default:
      var counts = ContiguousArray<Int>(repeating: 0, count: groupCount)
      if let values {
        var seen: Set<UInt64> = []
        for index in members.indices {
          let pair =
            UInt64(UInt32(bitPattern: members[index])) << 32
            | UInt64(UInt32(bitPattern: values[index]))
          if seen.insert(pair).inserted { counts[Int(members[index])] += 1 }
        }
      } else {
        for index in members.indices where counted?[index] ?? true {
          counts[Int(members[index])] += 1
        }
      }
      return number(counts)
    }
  }

  private mutating func number(_ numbers: ContiguousArray<Int>) -> ContiguousArray<Word> {
    let all = numbers.span
    return ContiguousArray(capacity: all.count) { out in
      for index in all.indices { out.append(pool.number(all[index])) }
    }
  }

  private func best(
    _ words: ContiguousArray<Word>, _ members: ContiguousArray<Int32>, _ groupCount: Int,
    isGreatest: Bool
  ) -> ContiguousArray<Word> {
    if Self.arePlain(words) {
      let least = isGreatest ? Word.min : Word.max
      var result = ContiguousArray<Word>(repeating: least, count: groupCount)
      let (groups, values) = (members.span, words.span)
      var found = result.mutableSpan
      for index in groups.indices {
        let (group, word) = (Int(groups[index]), values[index])
        if isGreatest ? word > found[group] : word < found[group] { found[group] = word }
      }
      return result
    }
    var result = ContiguousArray<Word>(repeating: WordRange.unknown, count: groupCount)
    for index in members.indices {
      let (group, word) = (Int(members[index]), words[index])
      let known = result[group]
      if known == WordRange.unknown {
        result[group] = word
      } else if isGreatest ? pool.precedes(known, word) : pool.precedes(word, known) {
        result[group] = word
      }
    }
    return result
  }
}
