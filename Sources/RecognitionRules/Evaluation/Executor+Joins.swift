import QualificationsKit

/// Joins where nothing can be unknown: look-ups in arrays, segment by segment.
extension Executor {
  /// The rows that a look-up found: for each the binding that it is for.
  struct Pairs {
    var from: ContiguousArray<Int32> = []
    var rows: ContiguousArray<Int32> = []

    /// Adds the rows of a segment of an index; without row numbers the positions are the rows.
    mutating func append(_ segment: Range<Int32>, of numbers: Span<Int32>, for binding: Int) {
      var at = segment.lowerBound
      while at < segment.upperBound {
        from.append(Int32(truncatingIfNeeded: binding))
        rows.append(numbers.isEmpty ? at : numbers[Int(at)])
        at += 1
      }
    }
  }

  /// Which columns an index is built over: the case alone where the case is among the keys, since its
  /// rows stand together; all keys otherwise. The rest is compared row by row.
  private func indexed(_ access: Access) -> (
    columns: [Int], rest: [(column: Int, operand: Operand)]
  ) {
    if let own = plan.caseColumn[access.relation], access.keys.contains(where: { $0.column == own })
    {
      return ([own], access.keys.filter { $0.column != own })
    }
    return (access.keys.map { $0.column }, [])
  }

  mutating func joinDefinite(_ access: Access, _ batch: inout Batch, _ live: [Int]) {
    let table = table(access.relation)
    if access.keys.isEmpty, batch.count == 1, !batch.hasParents, access.same.isEmpty {
      // A rule begins with a whole relation: its columns are the bindings.
      count(probes: table.count)
      for register in batch.registers.indices where !live.contains(register) {
        batch.registers[register] = []
      }
      for (column, register) in access.binds where live.contains(register) {
        batch.registers[register] = table.columns[column]
      }
      for register in live where !access.binds.contains(where: { $0.register == register }) {
        if let word = batch.registers[register].first {
          batch.registers[register] = ContiguousArray(repeating: word, count: table.count)
        }
      }
      batch.count = table.count
      if let flag = batch.flags.first {
        batch.flags = ContiguousArray(repeating: flag, count: table.count)
      }
      return
    }
    let pairs = pairs(access, table, batch)
    let isIdentity = pairs.from.count == batch.count && Self.isIdentity(pairs.from)
    if !isIdentity { batch = batch.gathered(pairs.from, live) }
    for (column, register) in access.binds where live.contains(register) {
      batch.registers[register] = Batch.gather(table.columns[column], pairs.rows)
    }
  }

  static func isIdentity(_ from: ContiguousArray<Int32>) -> Bool {
    for index in from.indices where from[index] != Int32(index) { return false }
    return true
  }

  private mutating func pairs(_ access: Access, _ table: Table, _ batch: Batch) -> Pairs {
    var pairs = Pairs()
    if table.count == 0 { return pairs }
    if access.keys.isEmpty {
      count(probes: batch.count * table.count)
      if hasExceeded { return pairs }
      for binding in 0..<Int32(batch.count) {
        for row in 0..<Int32(table.count) {
          pairs.from.append(binding)
          pairs.rows.append(row)
        }
      }
      return filtered(pairs, access, [], table, batch)
    }
    let (columns, rest) = indexed(access)
    let index = index(access.relation, columns)
    let keys = columns.map { column in
      access.keys.first { $0.column == column }.map { self.column($0.operand, batch) } ?? []
    }
    pairs.from.reserveCapacity(batch.count)
    pairs.rows.reserveCapacity(batch.count)
    if keys.count == 1, let shape = index.shape {
      Self.lookUp(keys[0], shape.lows[0], shape.sizes[0], index, &pairs)
    } else if keys.count == 2, let shape = index.shape {
      Self.lookUp(keys[0], keys[1], shape.lows, shape.sizes, index, &pairs)
    } else {
      Self.lookUp(keys, batch.count, index, &pairs)
    }
    count(probes: pairs.rows.count)
    return filtered(pairs, access, rest, table, batch)
  }

  private static func lookUp(
    _ key: ContiguousArray<Word>, _ low: Int, _ size: Int, _ index: Index, _ pairs: inout Pairs
  ) {
    let (words, offsets, rows) = (key.span, index.offsets.span, index.rows.span)
    for binding in words.indices {
      let position = Int(words[binding]) - low
      if position < 0 || position >= size { continue }
      pairs.append(offsets[position]..<offsets[position + 1], of: rows, for: binding)
    }
  }

  private static func lookUp(
    _ first: ContiguousArray<Word>, _ second: ContiguousArray<Word>, _ lows: [Int], _ sizes: [Int],
    _ index: Index, _ pairs: inout Pairs
  ) {
    let (a, b, offsets, rows) = (first.span, second.span, index.offsets.span, index.rows.span)
    let (lowA, lowB, sizeA, sizeB) = (lows[0], lows[1], sizes[0], sizes[1])
    for binding in a.indices {
      let (x, y) = (Int(a[binding]) - lowA, Int(b[binding]) - lowB)
      if x < 0 || x >= sizeA || y < 0 || y >= sizeB { continue }
      let position = x * sizeB + y
      pairs.append(offsets[position]..<offsets[position + 1], of: rows, for: binding)
    }
  }

  private static func lookUp(
    _ keys: [ContiguousArray<Word>], _ count: Int, _ index: Index, _ pairs: inout Pairs
  ) {
    var key = [Word](repeating: 0, count: keys.count)
    let (offsets, rows) = (index.offsets.span, index.rows.span)
    for binding in 0..<count {
      for position in keys.indices { key[position] = keys[position][binding] }
      guard let group = index.group(key) else { continue }
      pairs.append(offsets[group]..<offsets[group + 1], of: rows, for: binding)
    }
  }

  /// The pairs whose rows have the remaining keys and repeated values.
  private func filtered(
    _ pairs: Pairs, _ access: Access, _ rest: [(column: Int, operand: Operand)], _ table: Table,
    _ batch: Batch
  ) -> Pairs {
    if rest.isEmpty, access.same.isEmpty { return pairs }
    var kept = pairs
    for (column, operand) in rest {
      let (wanted, found) = (self.column(operand, batch), table.columns[column])
      kept = Self.keep(kept) { wanted[$0] == found[$1] }
    }
    for (column, other) in access.same {
      let (a, b) = (table.columns[column], table.columns[other])
      kept = Self.keep(kept) { a[$1] == b[$1] }
    }
    return kept
  }

  private static func keep(_ pairs: Pairs, _ holds: (Int, Int) -> Bool) -> Pairs {
    var kept = Pairs()
    for position in pairs.from.indices {
      let (from, row) = (pairs.from[position], pairs.rows[position])
      if holds(Int(from), Int(row)) {
        kept.from.append(from)
        kept.rows.append(row)
      }
    }
    return kept
  }

  /// Keeps the bindings that have a row, or those that have none.
  mutating func test(_ access: Access, _ isNegated: Bool, _ batch: inout Batch, _ live: [Int]) {
    let table = table(access.relation)
    var has = ContiguousArray<Bool>(repeating: false, count: batch.count)
    if access.keys.isEmpty {
      if table.count > 0 { has = ContiguousArray(repeating: true, count: batch.count) }
    } else if table.count > 0 {
      for binding in pairs(access, table, batch).from { has[Int(binding)] = true }
    }
    keep(&batch, live) { has[$0] != isNegated }
  }

  /// Keeps some of the bindings.
  func keep(_ batch: inout Batch, _ live: [Int], _ holds: (Int) -> Bool) {
    var from: ContiguousArray<Int32> = []
    from.reserveCapacity(batch.count)
    for binding in 0..<batch.count where holds(binding) { from.append(Int32(binding)) }
    if from.count == batch.count { return }
    batch = batch.gathered(from, live)
  }

  // Comparisons and expressions

  mutating func filter(
    _ left: Formula<Operand>, _ sign: Comparison, _ right: Formula<Operand>, _ batch: inout Batch,
    _ live: [Int]
  ) {
    let (a, b) = (evaluate(left, batch), evaluate(right, batch))
    var doubtful: ContiguousArray<Int32> = []
    var from: ContiguousArray<Int32> = []
    from.reserveCapacity(batch.count)
    for binding in 0..<batch.count {
      switch pool.compare(a[binding], sign, b[binding]) {
      case .met: from.append(Int32(binding))
      case .unknown:
        doubtful.append(Int32(from.count))
        from.append(Int32(binding))
      case .failed: break
      }
    }
    if from.count != batch.count { batch = batch.gathered(from, live) }
    for binding in doubtful { batch.raise(Table.isPossible, at: Int(binding)) }
  }

  /// Gives a register its value. What rests on several open facts is an unknown of its own.
  mutating func bind(
    _ register: Int, _ formula: Formula<Operand>, _ batch: inout Batch, _ rule: Int
  ) {
    var column = evaluate(formula, batch)
    for binding in column.indices where column[binding] >= WordRange.unknown {
      var open: Set<OpenFact> = []
      for source in formula.sources {
        let read: Value
        switch source {
        case .term(let operand): read = pool.value(word(operand, batch, binding))
        case .parameter(let index, let day):
          read = book.parameters[index].value(on: pool.value(word(day, batch, binding)))
        default: continue
        }
        if let fact = read.openFact { open.insert(fact) }
      }
      guard open.count > 1, case .unknown(_, let low, let high) = pool.value(column[binding]) else {
        continue
      }
      let key = open.sorted(by: OpenFact.precedes).map { "\($0.relation) \($0.column) \($0.key)" }
      let fact = OpenFact("computed", "\(rule).\(register)", key.joined(separator: "|"))
      column[binding] = pool.word(.unknown(fact, low: low, high: high))
    }
    batch.registers[register] = column
  }

  func word(_ operand: Operand, _ batch: Batch, _ binding: Int) -> Word {
    switch operand {
    case .register(let register): batch.registers[register][binding]
    case .constant(let index): constants[index]
    }
  }
}
