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
  func indexed(_ access: Access) -> (
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
      if !admits(batch.count * table.count, values: access.binds.count + 2) { return pairs }
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
    let (most, isTooMany) = batch.count.multipliedReportingOverflow(by: index.most)
    if isTooMany || most > Self.fewPairs {
      let found = Self.found(keys, batch.count, index)
      if !admits(found, values: access.binds.count + 2) { return pairs }
    }
    pairs.from.reserveCapacity(batch.count)
    pairs.rows.reserveCapacity(batch.count)
    if keys.count == 1, let shape = index.shape {
      Self.lookUp(keys[0], shape.lows[0], shape.sizes[0], index, &pairs)
    } else if let shape = index.shape {
      let places = Self.places(keys, shape.lows, shape.sizes, batch.count)
      Self.lookUp(places, 0, index.offsets.count - 1, index, &pairs)
    } else {
      Self.lookUp(keys, batch.count, index, &pairs)
    }
    count(probes: pairs.rows.count)
    return filtered(pairs, access, rest, table, batch)
  }

  /// So many pairs need not be counted before they are made.
  private static let fewPairs = 16_000_000

  /// How many rows a look-up finds.
  private static func found(
    _ keys: [ContiguousArray<Word>], _ count: Int, _ index: Index
  ) -> Int {
    var result = 0
    for binding in 0..<count {
      guard let group = index.group(keys.map { $0[binding] }) else { continue }
      result += Int(index.offsets[group + 1] - index.offsets[group])
    }
    return result
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

  /// The array positions of keys of several columns; -1 where a key is outside of the array.
  private static func places(
    _ keys: [ContiguousArray<Word>], _ lows: [Int], _ sizes: [Int], _ count: Int
  ) -> ContiguousArray<Word> {
    var places = ContiguousArray<Word>(repeating: 0, count: count)
    for (number, key) in keys.enumerated() {
      let (words, low, size) = (key.span, lows[number], sizes[number])
      for index in words.indices {
        let place = Int(words[index]) - low
        places[index] =
          place < 0 || place >= size || places[index] < 0
          ? -1 : places[index] &* Word(truncatingIfNeeded: size) &+ Word(truncatingIfNeeded: place)
      }
    }
    return places
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

  // Selections

  /// Keeps the bindings for which all steps hold; those for which a comparison is unknown are only
  /// possible.
  mutating func select(_ steps: ArraySlice<PlanStep>, _ batch: inout Batch, _ live: [Int]) {
    var kept = ContiguousArray<Bool>(repeating: true, count: batch.count)
    for step in steps {
      switch step {
      case .test(let access, let isNegated): test(access, isNegated, batch, &kept)
      case .filter(let left, let sign, let right): filter(left, sign, right, &batch, &kept)
      default: preconditionFailure("only tests and filters keep bindings each on its own")
      }
    }
    keep(kept, &batch, live)
  }

  private mutating func test(
    _ access: Access, _ isNegated: Bool, _ batch: Batch, _ kept: inout ContiguousArray<Bool>
  ) {
    let table = table(access.relation)
    if table.count == 0 {
      if !isNegated { for binding in kept.indices { kept[binding] = false } }
      return
    }
    if access.keys.isEmpty {
      if isNegated { for binding in kept.indices { kept[binding] = false } }
      return
    }
    if let own = plan.caseColumn[access.relation], access.keys.count == 1,
      access.keys[0].column == own, case .register(let register) = access.keys[0].operand
    {
      count(probes: batch.count)
      let (has, owners) = (presence(access.relation, own), batch.registers[register])
      let (present, cases) = (has.span, owners.span)
      for binding in cases.indices where present[Int(cases[binding])] == isNegated {
        kept[binding] = false
      }
      return
    }
    var has = ContiguousArray<Bool>(repeating: false, count: batch.count)
    for binding in pairs(access, table, batch).from { has[Int(binding)] = true }
    for binding in kept.indices where has[binding] == isNegated { kept[binding] = false }
  }

  /// Keeps some of the bindings.
  func keep(_ kept: ContiguousArray<Bool>, _ batch: inout Batch, _ live: [Int]) {
    var from: ContiguousArray<Int32> = []
    from.reserveCapacity(batch.count)
    let holds = kept.span
    for binding in holds.indices where holds[binding] { from.append(Int32(binding)) }
    if from.count == batch.count { return }
    batch = batch.gathered(from, live)
  }

  // Comparisons and expressions

  private mutating func filter(
    _ left: Formula<Operand>, _ sign: Comparison, _ right: Formula<Operand>, _ batch: inout Batch,
    _ kept: inout ContiguousArray<Bool>
  ) {
    let (a, b) = (evaluate(left, batch), evaluate(right, batch))
    if Self.arePlain(a), Self.arePlain(b) {
      Self.compare(a, sign, b, &kept)
      return
    }
    for binding in 0..<batch.count {
      switch pool.compare(a[binding], sign, b[binding]) {
      case .met: break
      case .unknown: batch.raise(Table.isPossible, at: binding)
      case .failed: kept[binding] = false
      }
    }
  }

  /// Whether the order of all values is that of their words.
  static func arePlain(_ column: ContiguousArray<Word>) -> Bool {
    var greatest: Word = 0
    let words = column.span
    for index in words.indices { greatest = max(greatest, words[index]) }
    return WordRange.isPlain(greatest)
  }

  private static func compare(
    _ left: ContiguousArray<Word>, _ sign: Comparison, _ right: ContiguousArray<Word>,
    _ kept: inout ContiguousArray<Bool>
  ) {
    let (a, b) = (left.span, right.span)
    switch sign {
    case .equal: for index in a.indices where a[index] != b[index] { kept[index] = false }
    case .notEqual: for index in a.indices where a[index] == b[index] { kept[index] = false }
    case .less: for index in a.indices where a[index] >= b[index] { kept[index] = false }
    case .lessOrEqual: for index in a.indices where a[index] > b[index] { kept[index] = false }
    case .greater: for index in a.indices where a[index] <= b[index] { kept[index] = false }
    case .greaterOrEqual: for index in a.indices where a[index] < b[index] { kept[index] = false }
    }
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
