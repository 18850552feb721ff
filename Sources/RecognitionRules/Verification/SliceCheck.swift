import QualificationsKit

/// Checks a slice: that its facts are those of the question, that each step follows by its rule from
/// what has a lower number, and that no rule gives more than the steps say.
struct SliceCheck {
  private let book: RuleBook
  private let facts: FactBase
  private let proof: JSONValue
  private var reasoner: Reasoner
  private let concluded: Set<Int>
  private let read: Set<Int>
  private var nextNumber = 1
  private var steps: [Step] = []
  private(set) var fault: ProofFault?

  private struct Step {
    var json: JSONValue
    var path: String
    var rule: Int
    var relation: Int
    var values: [Value]
  }

  private typealias Established = [Int: (isCertain: Bool, isMany: Bool)]

  /// Checks the members `steps`, `facts`, `parameters` and `rules` of a proof.
  init(_ proof: JSONValue, _ book: RuleBook, _ facts: FactBase, on day: Day) {
    self.book = book
    self.facts = facts
    self.proof = proof
    reasoner = Reasoner(
      book: book, facts: facts, parameters: book.parameterValues(on: day),
      rows: Array(repeating: [], count: book.relations.count))
    concluded = Set(book.rules.map { $0.head })
    read = Set(book.rules.flatMap { Reasoner.atoms($0.body).map { $0.relation } })
    checkFacts()
    if fault == nil { checkTables() }
    if fault == nil { readSteps() }
    if fault == nil { checkSteps() }
  }

  /// The rows of a relation, once the slice is checked.
  func rows(_ relation: Int) -> [SliceRow] { reasoner.rows[relation] }

  // Facts, parameters, rules

  private mutating func checkFacts() {
    let cited = Set(
      (proof["steps"]?.children ?? []).flatMap { $0["premises"]?.children ?? [] }.map { $0.text })
    var relations: [Expected] = []
    for (index, relation) in book.relations.enumerated() where !concluded.contains(index) {
      guard read.contains(index) else { continue }
      var listed: [Expected] = []
      var positions: [[Value]: Int] = [:]
      for row in facts.rows[relation.name] ?? [] {
        if let known = positions[row.values] {
          reasoner.rows[index][known].isCertain =
            reasoner.rows[index][known].isCertain || row.isCertain
        } else {
          positions[row.values] = reasoner.rows[index].count
          reasoner.rows[index].append(
            SliceRow(
              values: row.values, number: nextNumber, isCertain: row.isCertain, isMany: false))
        }
        if !relation.isTable || cited.contains("\(nextNumber)") {
          listed.append(
            .object([
              ("fact", .number(nextNumber)), ("values", shown(row.values, relation)),
              ("holds", .text(row.isCertain ? "certain" : "possible")),
              ("open", .list(row.openFacts.map { Expected(.unknown($0, low: nil, high: nil)) })),
              ("label", .text(row.label)), ("status", .text(row.status.rawValue)),
            ]))
        }
        nextNumber += 1
      }
      let complete = facts.completeKeys(of: relation).map { Expected.text($0) }
      relations.append(
        .object([
          ("relation", .text(relation.name)), ("open", .flag(facts.isOpen(relation, in: book))),
          ("complete", .list(complete)), ("facts", .list(listed)),
        ]))
    }
    fault = Expected.list(relations).compare(proof["facts"], "proof.facts", in: proof)
  }

  private mutating func checkTables() {
    let used = Set(
      (proof["steps"]?.children ?? []).compactMap { $0["rule"].flatMap { Int($0.text) } })
    let rules = book.rules.enumerated().filter { used.contains($0.offset + 1) }.map {
      number, rule in
      Expected.object([
        ("rule", .number(number + 1)), ("article", .text(rule.article)),
        ("text", .text(book.source.text(rule.range))),
      ])
    }
    let parameters = zip(book.parameters, reasoner.parameters).map { parameter, value in
      Expected.object([
        ("parameter", .text(parameter.name)), ("value", Expected(value)),
        ("article", .text(parameter.article)),
      ])
    }
    fault =
      Expected.list(rules).compare(proof["rules"], "proof.rules", in: proof)
      ?? Expected.list(parameters).compare(proof["parameters"], "proof.parameters", in: proof)
  }

  // Steps

  /// Reads what the steps conclude: the derived rows of the slice. They are printed last first.
  private mutating func readSteps() {
    guard let list = proof["steps"], list.kind == .array else {
      fault = Expected.list([]).compare(proof["steps"], "proof.steps", in: proof)
      return
    }
    for (place, json) in list.children.enumerated().reversed() {
      let path = "proof.steps[\(place)]"
      guard let name = json["relation"]?.text, let relation = book.relationByName[name],
        let rule = json["rule"].flatMap({ Int($0.text) }), book.rules.indices.contains(rule - 1),
        book.rules[rule - 1].head == relation,
        let values = values(json["values"], book.relations[relation])
      else {
        fault = Expected.fault(
          json, path, es: "no se lee; se esperaba una fila que su regla concluye",
          pt: "não se lê; esperava-se uma linha que sua regra conclui",
          en: "cannot be read; expected a row that its rule concludes")
        return
      }
      steps.append(
        Step(json: json, path: path, rule: rule - 1, relation: relation, values: values))
      let (isCertain, isMany) = (json["holds"]?.text == "certain", json["many"]?.kind == .yes)
      if let known = reasoner.rows[relation].firstIndex(where: { $0.values == values }) {
        if reasoner.rows[relation][known].isMany || !isMany {
          fault = Expected.surplus(json, path)
          return
        }
        reasoner.rows[relation][known].isMany = true
      } else {
        reasoner.rows[relation].append(
          SliceRow(
            values: values, number: nextNumber + steps.count - 1, isCertain: isCertain,
            isMany: isMany))
      }
    }
    for relation in concluded {
      let keyed = reasoner.rows[relation].map { row in
        (key: row.values.map { Reasoner.key($0) }.joined(separator: "|"), row: row)
      }
      reasoner.rows[relation] = keyed.sorted { $0.key < $1.key }.map { $0.row }
    }
  }

  private mutating func checkSteps() {
    var ways = book.rules.indices.map { rule in
      reasoner.ways(ofRule: rule).map { way in
        (values: book.rules[rule].terms.compactMap { reasoner.value($0, way.slots) }, way: way)
      }
    }
    checkClosure(ways)
    var established: Established = [:]
    for rows in reasoner.rows {
      for row in rows where row.number < nextNumber {
        established[row.number] = (row.isCertain, row.isMany)
      }
    }
    var number = nextNumber
    for step in steps where fault == nil {
      fault = check(step, number, &established, ways[step.rule])
      number += 1
    }
    ways = []
  }

  /// No rule gives a row, or gives it more surely, than the slice has it.
  private mutating func checkClosure(_ ways: [[(values: [Value], way: Way)]]) {
    for (rule, found) in ways.enumerated() {
      let head = book.rules[rule].head
      var rows: [[Value]: SliceRow] = [:]
      for row in reasoner.rows[head] { rows[row.values] = row }
      for (values, way) in found where fault == nil {
        let row = rows[values]
        let isWithin =
          row.map { ($0.isCertain || !way.isCertain) && ($0.isMany || !way.isMany) } ?? false
        if isWithin { continue }
        let many = way.isMany ? "*" : ""
        let kind = (way.isCertain ? "+" : "?") + many
        let shown =
          "\(kind)\(book.relations[head].name)(\(values.map { Reasoner.key($0) }.joined(separator: ", ")))"
        let article = book.rules[rule].article
        fault = Expected.fault(
          proof["steps"] ?? proof, "proof.steps",
          es: "falta \(shown), que da una regla de '\(article)'",
          pt: "falta \(shown), que uma regra de '\(article)' dá",
          en: "\(shown) is missing, which a rule of '\(article)' gives")
      }
    }
  }

  /// A step is one of the ways in which its rule holds, over rows established before it.
  private func check(
    _ step: Step, _ number: Int, _ established: inout Established,
    _ ways: [(values: [Value], way: Way)]
  ) -> ProofFault? {
    guard let row = reasoner.rows[step.relation].first(where: { $0.values == step.values }) else {
      return Expected.surplus(step.json, step.path)
    }
    let names = book.rules[step.rule].variables
    for (values, way) in ways where values == step.values {
      // Of several ways with one binding the first is written: a proof cannot be varied.
      let isMany = way.leavesOpen || way.many.contains { established[$0]?.isMany ?? false }
      let isLower = way.premises.allSatisfy { established[$0] != nil }
      let binding = bound(names, way).compare(step.json["binding"], "", in: step.json)
      guard isLower, binding == nil, isMany == (step.json["many"]?.kind == .yes),
        way.isCertain == (step.json["holds"]?.text == "certain")
      else { continue }
      established[row.number] = (row.isCertain, isMany)
      return expected(step, number, way, isMany).compare(step.json, step.path, in: step.json)
    }
    return Expected.fault(
      step.json, step.path,
      es: "la regla no concluye esto, así, de filas anteriores; se esperaba un paso que se siga",
      pt: "a regra não conclui isto, assim, de linhas anteriores; esperava-se um passo que decorra",
      en: "the rule does not conclude this, so bound, from earlier rows; expected a step that "
        + "follows")
  }

  private func bound(_ names: [String], _ way: Way) -> Expected {
    .object(
      zip(names, way.slots).compactMap { name, value in value.map { (name, Expected($0)) } })
  }

  private func expected(_ step: Step, _ number: Int, _ way: Way, _ isMany: Bool) -> Expected {
    let relation = book.relations[step.relation]
    return .object([
      ("step", .number(number)), ("relation", .text(relation.name)),
      ("values", shown(step.values, relation)),
      ("holds", .text(way.isCertain ? "certain" : "possible")), ("many", .flag(isMany)),
      ("rule", .number(step.rule + 1)), ("article", .text(book.rules[step.rule].article)),
      ("binding", bound(book.rules[step.rule].variables, way)),
      ("premises", .list(way.premises.map { .number($0) })),
      ("because", .list(way.because)),
    ])
  }

  // Values

  private func shown(_ values: [Value], _ relation: RelationInfo) -> Expected {
    .object(zip(relation.columns, values).map { ($0.name, Expected($1)) })
  }

  private func values(_ json: JSONValue?, _ relation: RelationInfo) -> [Value]? {
    let values = relation.columns.compactMap { column in
      json?[column.name].flatMap { value($0, column.type) }
    }
    return values.count == relation.columns.count ? values : nil
  }

  private func value(_ json: JSONValue, _ type: ColumnType) -> Value? {
    if json.kind == .object {
      guard let relation = json["relation"], let column = json["column"], let key = json["key"],
        let low = json["low"], let high = json["high"]
      else { return nil }
      let open = OpenFact(relation.text, column.text, key.text)
      return .unknown(open, low: Self.ratio(low.text), high: Self.ratio(high.text))
    }
    guard json.kind == .string else { return nil }
    switch type {
    case .text, .entity: return .symbol(json.text)
    case .number: return Self.ratio(json.text).map { .number($0) }
    case .date: return Day(json.text).map { .day($0) }
    case .flag: return json.text == "yes" ? .flag(true) : json.text == "no" ? .flag(false) : nil
    case .enumeration(let name):
      let labels = book.enumerations.first { $0.name == name }?.labels ?? []
      return labels.firstIndex(of: json.text).map { .label(place: $0, json.text) }
    }
  }

  /// An exact fraction of up to 128 bits.
  private static func ratio(_ text: String) -> Ratio? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let above = Int128(parts[0]) else { return nil }
    guard parts.count == 2 else { return Ratio(above, over: 1) }
    return Int128(parts[1]).flatMap { $0 > 0 ? Ratio(above, over: $0) : nil }
  }
}
