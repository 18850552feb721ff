import QualificationsKit

/// Joins where nothing can be unknown: look-ups in arrays, segment by segment.
extension Executor {
  /// What a look-up found: places in the order of an index, or rows where there is no index.
  struct Pairs {
    var places: ContiguousArray<Int32> = []
    /// For each place the binding that it is for.
    var from: ContiguousArray<Int32> = []
    /// Whether each binding has exactly one: `from` is empty then.
    var isOneForEach = false

    /// The binding of each place.
    var bindings: ContiguousArray<Int32> {
      isOneForEach ? ContiguousArray(0..<Int32(places.count)) : from
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
    if !lists.isEmpty, joinList(access, &batch, live) { return }
    var table = table(access.relation)
    if access.keys.isEmpty, batch.count == 1, !batch.hasParents, access.same.isEmpty {
      scan(access, table, &batch, live)
      return
    }
    if table.count == 0 {
      batch = batch.gathered([], live)
      return
    }
    if access.keys.isEmpty, access.binds.count < table.columns.count, access.same.isEmpty {
      table = table.distinct(access.binds.map { $0.column })
    }
    let (pairs, index) = pairs(access, table, batch)
    if !pairs.isOneForEach { batch = batch.gathered(pairs.from, live) }
    for (column, register) in access.binds where live.contains(register) {
      batch.registers[register] = Self.values(column, pairs.places, index, table)
    }
  }

  /// A rule begins with a whole relation: its columns are the bindings.
  private mutating func scan(
    _ access: Access, _ table: Table, _ batch: inout Batch, _ live: [Int]
  ) {
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
  }

  /// The values of a column at places of an index.
  private static func values(
    _ column: Int, _ places: ContiguousArray<Int32>, _ index: Index?, _ table: Table
  ) -> ContiguousArray<Word> {
    guard let index, !index.rows.isEmpty else { return Batch.gather(table.columns[column], places) }
    if let sorted = index.sorted[column] { return Batch.gather(sorted, places) }
    return Batch.gather(table.columns[column], Batch.gather(index.rows, places))
  }

  /// What a look-up finds, and the index in whose order its places are; none where they are rows.
  private mutating func pairs(
    _ access: Access, _ table: Table, _ batch: Batch
  ) -> (Pairs, Index?) {
    if access.keys.isEmpty {
      count(probes: batch.count * table.count)
      if hasExceeded { return (Pairs(), nil) }
      var pairs = Pairs()
      for binding in 0..<Int32(batch.count) {
        for row in 0..<Int32(table.count) {
          pairs.from.append(binding)
          pairs.places.append(row)
        }
      }
      return (filtered(pairs, access, [], nil, table, batch), nil)
    }
    if batch.count == 1, plan.isDynamic[access.relation], access.areKeysConstant {
      return (selected(access, table, batch), nil)
    }
    let (columns, rest) = indexed(access)
    let index = index(access.relation, columns)
    let pairs = Self.lookUp(groups(access, columns, index, batch), index)
    count(probes: pairs.places.count)
    return (filtered(pairs, access, rest, index, table, batch), index)
  }

  /// The rows of a relation with constant keys, for the one binding that a rule begins with.
  private mutating func selected(_ access: Access, _ table: Table, _ batch: Batch) -> Pairs {
    var kept = ContiguousArray<Bool>(repeating: true, count: table.count)
    for (column, operand) in access.keys {
      Self.compare(table.columns[column], .equal, word(operand, batch, 0), &kept)
    }
    count(probes: table.count)
    let places = Self.positions(of: kept)
    let pairs = Pairs(
      places: places, from: ContiguousArray(repeating: 0, count: places.count))
    return filtered(pairs, access, [], nil, table, batch)
  }

  /// For each binding the group of its key in an index; -1 where there is none.
  private func groups(
    _ access: Access, _ columns: [Int], _ index: Index, _ batch: Batch
  ) -> ContiguousArray<Int32> {
    let keys = columns.map { column in
      access.keys.first { $0.column == column }.map { self.column($0.operand, batch) } ?? []
    }
    if let shape = index.shape {
      return Self.positions(keys, shape.lows, shape.sizes, batch.count)
    }
    var key = [Word](repeating: 0, count: keys.count)
    var groups: ContiguousArray<Int32> = []
    groups.reserveCapacity(batch.count)
    for binding in 0..<batch.count {
      for position in keys.indices { key[position] = keys[position][binding] }
      groups.append(index.group(key).map { Int32($0) } ?? -1)
    }
    return groups
  }

  /// The array positions of keys; -1 where a key is outside of the array.
  private static func positions(
    _ keys: [ContiguousArray<Word>], _ lows: [Int], _ sizes: [Int], _ count: Int
  ) -> ContiguousArray<Int32> {
    var result: ContiguousArray<Int32> = []
    for (number, key) in keys.enumerated() {
      let words = key.span
      let low = Word(truncatingIfNeeded: lows[number])
      let size = Word(truncatingIfNeeded: sizes[number])
      if number == 0 {
        result = ContiguousArray(capacity: count) { out in
          for index in words.indices {
            let place = words[index] &- low
            out.append(UInt32(bitPattern: place) < UInt32(bitPattern: size) ? place : -1)
          }
        }
        continue
      }
      let first = result
      let before = first.span
      result = ContiguousArray(capacity: count) { out in
        for index in words.indices {
          let (place, row) = (words[index] &- low, before[index])
          let isInside = UInt32(bitPattern: place) < UInt32(bitPattern: size) && row >= 0
          out.append(isInside ? row &* size &+ place : -1)
        }
      }
    }
    return result
  }

  /// The places of groups, for each binding all of its own.
  private static func lookUp(_ groups: ContiguousArray<Int32>, _ index: Index) -> Pairs {
    let (wanted, offsets) = (groups.span, index.offsets.span)
    if index.isDirect {
      var least: Int32 = 0
      for binding in wanted.indices { least = min(least, wanted[binding]) }
      if least >= 0 { return Pairs(places: groups, isOneForEach: true) }
    }
    if index.isUnique {
      let places = ContiguousArray<Int32>(capacity: wanted.count) { out in
        for binding in wanted.indices where wanted[binding] >= 0 {
          let place = offsets[Int(wanted[binding])]
          if place < offsets[Int(wanted[binding]) &+ 1] { out.append(place) }
        }
      }
      if places.count == wanted.count { return Pairs(places: places, isOneForEach: true) }
      let from = ContiguousArray<Int32>(capacity: places.count) { out in
        for binding in wanted.indices where wanted[binding] >= 0 {
          let group = Int(wanted[binding])
          if offsets[group] < offsets[group &+ 1] { out.append(Int32(truncatingIfNeeded: binding)) }
        }
      }
      return Pairs(places: places, from: from)
    }
    var total = 0
    for binding in wanted.indices where wanted[binding] >= 0 {
      total &+= Int(offsets[Int(wanted[binding]) &+ 1] &- offsets[Int(wanted[binding])])
    }
    var places = ContiguousArray<Int32>(repeating: 0, count: total)
    var from = places
    var placesOut = places.mutableSpan
    var fromOut = from.mutableSpan
    var next = 0
    for binding in wanted.indices where wanted[binding] >= 0 {
      var place = offsets[Int(wanted[binding])]
      let end = offsets[Int(wanted[binding]) &+ 1]
      while place < end {
        placesOut[next] = place
        fromOut[next] = Int32(truncatingIfNeeded: binding)
        place &+= 1
        next &+= 1
      }
    }
    return Pairs(places: places, from: from)
  }

  /// The pairs whose rows have the remaining keys and repeated values.
  private func filtered(
    _ pairs: Pairs, _ access: Access, _ rest: [(column: Int, operand: Operand)], _ index: Index?,
    _ table: Table, _ batch: Batch
  ) -> Pairs {
    if rest.isEmpty, access.same.isEmpty { return pairs }
    var kept = pairs
    for (column, operand) in rest {
      let wanted = Batch.gather(self.column(operand, batch), kept.bindings)
      kept = Self.keep(kept, wanted, Self.values(column, kept.places, index, table))
    }
    for (column, other) in access.same {
      kept = Self.keep(
        kept, Self.values(column, kept.places, index, table),
        Self.values(other, kept.places, index, table))
    }
    return kept
  }

  /// The pairs for which two columns are equal.
  private static func keep(
    _ pairs: Pairs, _ left: ContiguousArray<Word>, _ right: ContiguousArray<Word>
  ) -> Pairs {
    let (a, b) = (left.span, right.span)
    let kept = ContiguousArray<Int32>(capacity: a.count) { out in
      for index in a.indices where a[index] == b[index] {
        out.append(Int32(truncatingIfNeeded: index))
      }
    }
    if kept.count == a.count { return pairs }
    return Pairs(
      places: Batch.gather(pairs.places, kept), from: Batch.gather(pairs.bindings, kept))
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
      var holds = kept.mutableSpan
      for binding in cases.indices where present[Int(cases[binding])] == isNegated {
        holds[binding] = false
      }
      return
    }
    let (columns, rest) = indexed(access)
    if rest.isEmpty, access.same.isEmpty {
      let index = index(access.relation, columns)
      count(probes: batch.count)
      let groups = groups(access, columns, index, batch)
      let (wanted, offsets) = (groups.span, index.offsets.span)
      var holds = kept.mutableSpan
      for binding in wanted.indices {
        let group = Int(wanted[binding])
        let hasRow = group >= 0 && offsets[group] < offsets[group &+ 1]
        if hasRow == isNegated { holds[binding] = false }
      }
      return
    }
    if let has = hasRow(access, rest, table, batch) {
      let found = has.span
      var holds = kept.mutableSpan
      for binding in found.indices where found[binding] == isNegated { holds[binding] = false }
      return
    }
    var has = ContiguousArray<Bool>(repeating: false, count: batch.count)
    for binding in pairs(access, table, batch).0.bindings { has[Int(binding)] = true }
    for binding in kept.indices where has[binding] == isNegated { kept[binding] = false }
  }

  /// For each binding whether its case has a row with one more key and any number of constants; `nil`
  /// where rows or bindings of one case do not stand together.
  private mutating func hasRow(
    _ access: Access, _ rest: [(column: Int, operand: Operand)], _ table: Table, _ batch: Batch
  ) -> ContiguousArray<Bool>? {
    guard access.same.isEmpty, let own = plan.caseColumn[access.relation],
      let owner = access.keys.first(where: { $0.column == own })?.operand
    else { return nil }
    var other: (column: Int, operand: Operand)?
    var kept: ContiguousArray<Bool>?
    for (column, operand) in rest {
      if case .constant = operand {
        var rows = kept ?? ContiguousArray(repeating: true, count: table.count)
        Self.compare(table.columns[column], .equal, word(operand, batch, 0), &rows)
        kept = rows
      } else if other == nil {
        other = (column, operand)
      } else {
        return nil
      }
    }
    guard let other else { return nil }
    var (owners, words) = (table.columns[own], table.columns[other.column])
    if let kept {
      let rows = Self.positions(of: kept)
      (owners, words) = (Batch.gather(owners, rows), Batch.gather(words, rows))
    }
    count(probes: batch.count)
    return stamps.hasPair(
      column(owner, batch), column(other.operand, batch), owners, words)
  }

  /// The positions that are kept.
  private static func positions(of kept: ContiguousArray<Bool>) -> ContiguousArray<Int32> {
    let holds = kept.span
    return ContiguousArray(capacity: holds.count) { out in
      for index in holds.indices where holds[index] {
        out.append(Int32(truncatingIfNeeded: index))
      }
    }
  }

  /// Keeps some of the bindings.
  func keep(_ kept: ContiguousArray<Bool>, _ batch: inout Batch, _ live: [Int]) {
    let from = Self.positions(of: kept)
    if from.count == batch.count { return }
    batch = batch.gathered(from, live)
  }

  // Comparisons and expressions

  private mutating func filter(
    _ left: Formula<Operand>, _ sign: Comparison, _ right: Formula<Operand>, _ batch: inout Batch,
    _ kept: inout ContiguousArray<Bool>
  ) {
    if case .term(.constant(let index)) = right, WordRange.isPlain(constants[index]) {
      let column = evaluate(left, batch)
      if Self.arePlain(column) {
        Self.compare(column, sign, constants[index], &kept)
        return
      }
    }
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
    var holds = kept.mutableSpan
    switch sign {
    case .equal: for index in a.indices where a[index] != b[index] { holds[index] = false }
    case .notEqual: for index in a.indices where a[index] == b[index] { holds[index] = false }
    case .less: for index in a.indices where a[index] >= b[index] { holds[index] = false }
    case .lessOrEqual: for index in a.indices where a[index] > b[index] { holds[index] = false }
    case .greater: for index in a.indices where a[index] <= b[index] { holds[index] = false }
    case .greaterOrEqual: for index in a.indices where a[index] < b[index] { holds[index] = false }
    }
  }

  private static func compare(
    _ left: ContiguousArray<Word>, _ sign: Comparison, _ b: Word,
    _ kept: inout ContiguousArray<Bool>
  ) {
    let a = left.span
    var holds = kept.mutableSpan
    switch sign {
    case .equal: for index in a.indices where a[index] != b { holds[index] = false }
    case .notEqual: for index in a.indices where a[index] == b { holds[index] = false }
    case .less: for index in a.indices where a[index] >= b { holds[index] = false }
    case .lessOrEqual: for index in a.indices where a[index] > b { holds[index] = false }
    case .greater: for index in a.indices where a[index] <= b { holds[index] = false }
    case .greaterOrEqual: for index in a.indices where a[index] < b { holds[index] = false }
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
