import QualificationsKit

/// Look-ups where something may be unknown: each row and each binding in three values.
extension Executor {
  /// A way in which an atom may hold: a row, or what the relation does not list.
  private struct Match {
    var row: Int?
    var flag: UInt8
  }

  /// The ways for one binding, in the order of the rows; what is not listed last.
  private mutating func matches(
    _ access: Access, _ table: Table, _ batch: Batch, _ binding: Int, onlyChanged: Bool = false
  ) -> [Match] {
    var result: [Match] = []
    let wanted = access.keys.map { word($0.operand, batch, binding) }
    let isKnown = wanted.allSatisfy { $0 < WordRange.unknown }
    if access.keys.isEmpty || !isKnown || table.count < 16 {
      count(probes: table.count)
      for row in 0..<table.count { add(row, access, wanted, table, onlyChanged, &result) }
    } else {
      let index = index(access.relation, access.keys.map { $0.column })
      var rows = index.loose.map { Int($0) }
      if let group = index.group(wanted) {
        for at in index.offsets[group]..<index.offsets[group + 1] {
          rows.append(Int(index.rows.isEmpty ? at : index.rows[Int(at)]))
        }
      }
      count(probes: rows.count)
      for row in rows.sorted() { add(row, access, wanted, table, onlyChanged, &result) }
    }
    if onlyChanged || isListedInFull(access, wanted) { return result }
    let isManifold = !access.binds.isEmpty
    if isManifold || !result.contains(where: { $0.flag & Table.isPossible == 0 }) {
      let flag = Table.isPossible | (isManifold ? Table.isManifold : 0)
      result.append(Match(row: nil, flag: flag))
    }
    return result
  }

  private func add(
    _ row: Int, _ access: Access, _ wanted: [Word], _ table: Table, _ onlyChanged: Bool,
    _ result: inout [Match]
  ) {
    if onlyChanged, !wasChanged(access.relation, row) { return }
    var flag = table.flag(row)
    for (index, key) in access.keys.enumerated() {
      switch pool.compare(wanted[index], .equal, table.columns[key.column][row]) {
      case .met: continue
      case .failed: return
      case .unknown: flag |= Table.isPossible
      }
    }
    for (column, other) in access.same {
      switch pool.compare(table.columns[other][row], .equal, table.columns[column][row]) {
      case .met: continue
      case .failed: return
      case .unknown: flag |= Table.isPossible
      }
    }
    result.append(Match(row: row, flag: flag))
  }

  private func isListedInFull(_ access: Access, _ wanted: [Word]) -> Bool {
    let relation = book.whole(of: access.relation)
    guard facts.isOpen(relation, in: book) else { return true }
    func value(_ column: Int) -> Word? {
      access.keys.firstIndex { $0.column == column }.map { wanted[$0] }
    }
    if facts.isComplete(relation, value(0).map { pool.value($0) }) { return true }
    return relation.completeness.contains { declared in
      var key: [Word] = []
      for column in declared.columns {
        guard column == 0 || relation.name == book.relations[access.relation].name else {
          return false
        }
        guard let word = value(column), word < WordRange.unknown else { return false }
        key.append(word)
      }
      let table = table(declared.relation)
      return table.find(key).map { table.flag($0) & Table.isPossible == 0 } ?? false
    }
  }

  /// What an unlisted tuple gives to the variables that an atom leaves free.
  private mutating func unlisted(_ access: Access, _ batch: Batch, _ binding: Int) -> Word {
    var key: [String] = []
    var open: OpenFact?
    for (column, operand) in access.keys {
      let value = pool.value(word(operand, batch, binding))
      if column == 0 { open = value.openFact }
      key.append(value.printed)
    }
    let fact =
      open
      ?? OpenFact(book.whole(of: access.relation).name, "", key.joined(separator: " "))
    return pool.word(.unknown(fact, low: nil, high: nil))
  }

  mutating func joinOpen(
    _ access: Access, _ batch: inout Batch, _ live: [Int], onlyChanged: Bool
  ) {
    let table = table(access.relation)
    var from: ContiguousArray<Int32> = []
    var flags: ContiguousArray<UInt8> = []
    var columns = [ContiguousArray<Word>](repeating: [], count: access.binds.count)
    for binding in 0..<batch.count {
      if !admits(from.count, values: access.binds.count + 2) { break }
      for match in matches(access, table, batch, binding, onlyChanged: onlyChanged) {
        from.append(Int32(binding))
        flags.append(match.flag)
        for (index, bind) in access.binds.enumerated() {
          let word =
            match.row.map { table.columns[bind.column][$0] } ?? unlisted(access, batch, binding)
          columns[index].append(word)
        }
      }
    }
    batch = batch.gathered(from, live)
    for (index, bind) in access.binds.enumerated() where live.contains(bind.register) {
      batch.registers[bind.register] = columns[index]
    }
    for binding in 0..<batch.count { batch.raise(flags[binding], at: binding) }
    if batch.count > 32 { batch.merge(live) }
  }

  /// Fails where a certain way is found; is in doubt where a possible one is.
  mutating func unless(_ sub: SubPlan, _ batch: inout Batch, _ live: [Int], _ rule: Int) {
    let inner = solve(sub, batch, rule)
    var kept = ContiguousArray<Bool>(repeating: true, count: batch.count)
    var isDoubtful = ContiguousArray<Bool>(repeating: false, count: batch.count)
    for index in 0..<inner.count {
      if inner.flag(index) & Table.isPossible == 0 {
        kept[Int(inner.parents[index])] = false
      } else {
        isDoubtful[Int(inner.parents[index])] = true
      }
    }
    for binding in 0..<batch.count where isDoubtful[binding] {
      batch.raise(Table.isPossible, at: binding)
    }
    keep(kept, &batch, live)
  }

  /// Whether every possible row of the first has the second (Language.md, section 8).
  mutating func every(
    _ first: Access, _ second: Access, _ batch: inout Batch, _ live: [Int]
  ) {
    let (firstTable, secondTable) = (table(first.relation), table(second.relation))
    var kept = ContiguousArray<Bool>(repeating: true, count: batch.count)
    var doubts = ContiguousArray<Bool>(repeating: false, count: batch.count)
    for binding in 0..<batch.count where !hasExceeded {
      let rows = matches(first, firstTable, batch, binding)
      let isSure = rows.contains { $0.flag & Table.isPossible == 0 }
      if !isSure || rows.contains(where: { $0.flag & Table.isManifold != 0 }) {
        doubts[binding] = true
      }
      for row in rows {
        var single = batch.gathered([Int32(binding)], Array(batch.registers.indices))
        for bind in first.binds {
          let word =
            row.row.map { firstTable.columns[bind.column][$0] } ?? unlisted(first, batch, binding)
          single.registers[bind.register] = [word]
        }
        let found = matches(second, secondTable, single, 0)
        if found.contains(where: { $0.flag & Table.isPossible == 0 }) { continue }
        if found.isEmpty, row.flag & Table.isPossible == 0 {
          kept[binding] = false
          break
        }
        doubts[binding] = true
      }
    }
    for binding in 0..<batch.count where doubts[binding] {
      batch.raise(Table.isPossible, at: binding)
    }
    keep(kept, &batch, live)
  }
}
