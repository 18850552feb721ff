import TestSupport

/// How parameters, base relations and facts are drawn.
extension DrawnProgram {
  /// As many ways of filling the unknowns as the oracle is given time for.
  private static let mostFillings = 32

  static let letters = ["p", "q", "s", "t", "z"].map { Datum.text($0) }

  mutating func drawParameters() {
    for (number, sort) in [Sort.number, .date, .number].enumerated() {
      var values = [(value: drawDatum(sort), from: Civil.number(1990, 1, 1))]
      for _ in 0..<random.below(3) {
        values.append((value: drawDatum(sort), from: drawDay()))
      }
      // One that is not in force before its first date.
      if kind == .unknown, number == 2 { values = [(drawDatum(sort), drawDay())] }
      parameters.append(Parameter(name: "k\(number)", sort: sort, values: values))
    }
  }

  /// Half of the days are one of four, so that joins over days find something.
  private mutating func drawDay() -> Int {
    if random.chance(1, of: 2) {
      return random.pick([(1, 31), (2, 1), (2, 29), (3, 1)].map { Civil.number(2024, $0, $1) })
    }
    return random.chance(1, of: 4)
      ? Civil.number(2030, 3, 1) : Civil.number(2024, 1, 28) + random.within(0...35)
  }

  mutating func drawDatum(_ sort: Sort) -> Datum {
    switch sort {
    case .number:
      let draw = random.below(24)
      if draw == 0 { return .number(Fraction(Int128(random.within(1...5)), 3)) }
      if draw == 1 { return .number(Fraction(Int128(random.within(-3...3)), 2)) }
      if draw == 2, isDefinite { return .number(Fraction(268_435_456 - Int128(random.below(2)))) }
      let most = kind == .large ? 40 : 4
      return .number(Fraction(Int128(random.within((draw < 5 ? -3 : 0)...most))))
    case .text:
      if kind == .large { return .text("w\(random.below(40))") }
      return Self.letters[random.below(4)]
    case .date:
      return .day(kind == .large ? Civil.number(2020, 1, 1) + random.below(900) : drawDay())
    case .flag: return .flag(random.chance(1, of: 2))
    case .label(let type): return .label(type, place: random.below(Sort.labels[type].count))
    }
  }

  mutating func drawSort() -> Sort {
    random.pick([.number, .number, .text, .text, .date, .date, .flag, .label(0), .label(1)])
  }

  mutating func drawBases() {
    for number in 0..<random.within(2...4) {
      let origin = drawOrigin()
      if origin == .open || origin == .given(isListed: false), kind == .fillable {
        drawListOfTexts(origin)
        continue
      }
      var relation = Relation(
        name: "b\(number)", columns: [], origin: origin, areRules: origin == .rules)
      for column in 0..<random.within(1...4) {
        let isOptional = isDefinite || origin == .rules ? false : random.chance(1, of: 2)
        relation.columns.append(Column(sort: drawSort(), isOptional: isOptional))
        if column == 0, origin == .table || origin == .given(isListed: true),
          random.chance(1, of: 3)
        {
          relation.columns[0] = Column(sort: random.pick([.number, .text]), isKey: true)
        }
      }
      relations.append(relation)
      drawRows(relations.count - 1)
      drawList(of: relations.count - 1)
    }
    bases = relations.count
  }

  private mutating func drawOrigin() -> Origin {
    let draw = random.below(12)
    if isDefinite { return draw < 8 ? .table : draw < 10 && kind != .large ? .rules : .table }
    return switch draw {
    case 0...2: .table
    case 3: .rules
    case 4...6: .facts
    case 7, 8: .open
    case 9, 10: .given(isListed: true)
    default: .given(isListed: false)
    }
  }

  private mutating func drawRows(_ relation: Int) {
    if relations[relation].origin == .given(isListed: false) { return }
    let least = random.chance(1, of: 12) ? 0 : 1
    let count = kind == .large ? random.within(20...120) : random.within(least...5)
    var keys: Set<Cell> = []
    for _ in 0..<count {
      let columns = relations[relation].columns
      let mayLack = columns.map { $0.isOptional }
      var cells: [Cell] = []
      for (column, optional) in zip(columns, mayLack) {
        cells.append(drawCell(column.sort, mayLack: optional))
      }
      if columns[0].isKey, !keys.insert(cells[0]).inserted { continue }
      // What a table lists is certain.
      let mayMiss = !isDefinite && ![.rules, .table].contains(relations[relation].origin)
      let condition = mayMiss && random.chance(1, of: 6) ? drawUnknown(nil) : nil
      relations[relation].rows.append(Row(cells: cells, condition: condition))
    }
  }

  /// A list column of a relation with a key.
  private mutating func drawList(of owner: Int) {
    guard relations[owner].columns[0].isKey || relations[owner].origin == .given(isListed: false),
      kind != .fillable, random.chance(1, of: 2)
    else { return }
    relations[owner].columns[0] = Column(sort: relations[owner].columns[0].sort, isKey: true)
    let sort = random.pick([Sort.number, .text])
    var list = Relation(
      name: "", columns: [relations[owner].columns[0], Column(sort: sort)],
      origin: .list(of: owner))
    for row in relations[owner].rows {
      for _ in 0..<random.below(3) {
        list.rows.append(
          Row(cells: [row.cells[0], .known(drawDatum(sort))], condition: row.condition))
      }
    }
    relations.append(list)
  }

  /// A relation of one column whose unlisted tuples are unknowns, one for each letter.
  private mutating func drawListOfTexts(_ origin: Origin) {
    let index = relations.count
    var relation = Relation(
      name: "b\(index)", columns: [Column(sort: .text)], origin: origin)
    for letter in Self.letters {
      let isNamed = letter != Self.letters[4]
      if origin == .open, isNamed, random.chance(1, of: 3) {
        relation.rows.append(Row(cells: [.known(letter)], condition: nil))
      } else if isNamed, random.chance(1, of: 2) || fillings > 8 {
        relation.isComplete.append(letter)
      } else {
        // The engines are not given this row: that it is not listed makes it unknown.
        unlisted.append((index, letter, unknowns.count))
        unknowns.append(
          Unknown(
            name: "u\(unknowns.count)", sort: nil, domain: [Self.absent, Self.present],
            hasBounds: false))
      }
    }
    relations.append(relation)
  }

  private mutating func drawCell(_ sort: Sort, mayLack: Bool) -> Cell {
    if mayLack, random.chance(1, of: 3), let unknown = drawUnknown(sort) {
      return .unknown(unknown)
    }
    return .known(drawDatum(sort))
  }

  /// A new unknown, if there may be another; sometimes one of that sort which is there already.
  private mutating func drawUnknown(_ sort: Sort?) -> Int? {
    let known = unknowns.indices.filter { unknowns[$0].sort == sort && sort != nil }
    if !known.isEmpty, random.chance(1, of: 4) { return random.pick(known) }
    var domain = [Self.absent, Self.present]
    var hasBounds = false
    switch sort {
    case nil: break
    case .flag: domain = [.flag(false), .flag(true)]
    case .text: domain = Self.letters
    case .label(let type):
      domain = Sort.labels[type].indices.map { .label(type, place: $0) }
    case .number:
      hasBounds = random.chance(3, of: 4)
      let low = random.within(-1...3)
      domain = (low...low + random.within(1...2)).map { .number(Fraction(Int128($0))) }
      if !hasBounds {
        domain = [-60, -1, 0, 1, 2, 3, 4, 60].map { .number(Fraction(Int128($0))) }
      }
    case .date:
      hasBounds = random.chance(3, of: 4)
      let low = drawDay()
      domain = (low...low + random.within(1...3)).map { .day($0) }
      if !hasBounds {
        let days = [0, 28, 31, 33, 45, 60, 2000].map { Civil.number(2024, 1, 1) + $0 }
        domain = days.map { .day($0) }
      }
    }
    if kind == .fillable {
      guard unknowns.count < 6, fillings * domain.count <= Self.mostFillings else { return nil }
    }
    unknowns.append(
      Unknown(name: "u\(unknowns.count)", sort: sort, domain: domain, hasBounds: hasBounds))
    return unknowns.count - 1
  }

  /// Statements that an open list is complete, read off tables.
  mutating func drawCompletions() {
    for relation in 0..<bases where relations[relation].isOpen && !isDefinite {
      guard random.chance(1, of: 2) else { continue }
      let column = random.below(relations[relation].columns.count)
      let sort = relations[relation].columns[column].sort
      var rule = Rule(head: relation, isCompletion: true)
      rule.terms = relations[relation].columns.map { _ in .term(.any) }
      rule.terms[column] = .term(.constant(drawDatum(sort)))
      let tables = (0..<bases).filter { index in
        relations[index].origin == .table && relations[index].columns.contains { $0.sort == sort }
      }
      if !tables.isEmpty, random.chance(2, of: 3) {
        let table = random.pick(tables)
        let from = relations[table].columns.firstIndex { $0.sort == sort } ?? 0
        var terms = relations[table].columns.map { _ in Term.any }
        terms[from] = .variable(0)
        rule.sorts = [sort]
        rule.terms[column] = .term(.variable(0))
        rule.body = [.holds(Atom(relation: table, terms: terms))]
      }
      rules.append(rule)
    }
  }
}
