import QualificationsKit

/// Rules: their heads, and what stands for ordered relations and statements of completeness.
extension Analysis {
  mutating func resolve(_ syntax: RuleSyntax) -> ResolvedRule? {
    var scope = Scope()
    guard let relation = relation(of: syntax.head, &scope, binds: true) else { return nil }
    if syntax.isCompletion {
      checkCompletion(relation, syntax.head)
    } else {
      checkConcluded(relation, syntax.head)
    }
    if !syntax.hasProse {
      report(
        .missingProse, syntax.head.range, es: "regla sin una frase encima que la explique",
        pt: "regra sem uma frase acima que a explique", en: "rule without a sentence above it")
    }
    let written = resolve(syntax.body, &scope)
    return head(of: syntax, written, &scope)
  }

  /// Whether rules may conclude a relation.
  private mutating func checkConcluded(_ relation: Int, _ head: AtomSyntax) {
    let name = head.name.text
    switch relations[relation].origin {
    case .rules: break
    case .vocabulary:
      report(
        .duplicateName, head.name.range,
        es: "'\(name)' es del vocabulario; se esperaba una relación propia",
        pt: "'\(name)' é do vocabulário; esperava-se uma relação própria",
        en: "'\(name)' belongs to the vocabulary; expected a relation of the book")
    case .table, .given, .list:
      report(
        .duplicateName, head.name.range,
        es: "'\(name)' viene de datos; se esperaba una relación que solo concluyan reglas",
        pt: "'\(name)' vem de dados; esperava-se uma relação que só regras concluam",
        en: "'\(name)' comes from data; expected a relation that only rules conclude")
    }
  }

  /// Only an open list can be said to be complete.
  private mutating func checkCompletion(_ relation: Int, _ head: AtomSyntax) {
    let info = relations[relation]
    if info.isOpen { return }
    if case .given = info.origin { return }
    report(
      .badDeclaration, head.name.range,
      es: "'\(info.name)' no es abierta; se esperaba una relación 'open' o 'given'",
      pt: "'\(info.name)' não é aberta; esperava-se uma relação 'open' ou 'given'",
      en: "'\(info.name)' is not open; expected an 'open' or 'given' relation")
  }

  private mutating func head(
    of syntax: RuleSyntax, _ written: [LocatedLiteral], _ scope: inout Scope
  ) -> ResolvedRule? {
    var plain = syntax.head
    plain.arguments = plain.arguments.filter { !Self.isAggregate($0.term) }
    guard let shell = resolve(plain, &scope, binds: false, isHead: true).first else { return nil }
    let info = relations[shell.relation]
    var terms = shell.terms
    var ranges = [SourceRange](repeating: syntax.head.range, count: info.columns.count)
    for (column, term) in syntax.head.arguments {
      if let position = info.columns.firstIndex(where: { $0.name == column.text }) {
        ranges[position] = term.range
      }
    }
    let count = scope.names.count
    var body = written.map { $0.literal }
    var columns: [(column: Int, kind: AggregateKind, of: Int?)] = []
    let group = Set(terms.compactMap { $0.slot })
    for (column, term) in syntax.head.arguments {
      guard case .aggregate(let kind, let of) = term.kind,
        let position = position(column, in: info, [])
      else { continue }
      if terms[position] != .any { duplicate(column) }
      let ofSlot = of.map { variable($0, &scope) }
      let have = ofSlot.map { scope.types[$0] } ?? nil
      let type = type(of: kind, have, of?.text ?? "", term.range)
      if type != info.columns[position].type {
        mismatch(
          term.range, type, info.columns[position].type, what: file.source.text(term.range))
      }
      var renaming = Renaming(keeping: group, count: count)
      let copy = renaming.literals(written.map { $0.literal }, &scope)
      let result = scope.add(column.text, term.range, type: type)
      terms[position] = .variable(result)
      let renamed = ofSlot.map { renaming.slot($0, &scope) }
      body.append(.aggregate(slot: result, AggregateInfo(kind: kind, of: renamed), copy))
      columns.append((position, kind, ofSlot))
    }
    if !syntax.isCompletion { checkWhole(info, syntax) }
    if columns.isEmpty { reportSingleUse(scope) }
    let grouping =
      columns.isEmpty ? nil : Rule.Grouping(written: written.count, columns: columns)
    let named = terms.indices.filter { terms[$0] != .any }
    return ResolvedRule(
      syntax: syntax, head: Atom(relation: shell.relation, terms: terms), headRanges: ranges,
      written: written, body: body,
      variables: scope.names, types: scope.types, grouping: grouping,
      completes: syntax.isCompletion ? named : nil)
  }

  private static func isAggregate(_ term: TermSyntax) -> Bool {
    if case .aggregate = term.kind { return true }
    return false
  }

  /// A variable of the head that must have a value.
  private mutating func variable(_ name: NameSyntax, _ scope: inout Scope) -> Int {
    let slot = scope.slot(name.text, name.range)
    if !scope.isBound[slot] { reportUnbound(name.text, name.range, &scope) }
    return slot
  }

  private mutating func checkWhole(_ info: RelationInfo, _ syntax: RuleSyntax) {
    let given = Set(syntax.head.arguments.map { $0.column.text })
    for column in info.columns where !given.contains(column.name) {
      report(
        .unboundVariable, syntax.head.range,
        es: "la conclusión no da la columna '\(column.name)'; se esperaban todas",
        pt: "a conclusão não dá a coluna '\(column.name)'; esperavam-se todas",
        en: "the conclusion does not give column '\(column.name)'; expected all of them")
    }
  }

  private mutating func reportSingleUse(_ scope: Scope) {
    for (name, range) in scope.usedOnce {
      report(
        .singleUse, range, es: "variable '\(name)' usada una sola vez",
        pt: "variável '\(name)' usada uma só vez", en: "variable '\(name)' used only once")
    }
  }

  // What is added

  /// All rules, with those that stand for ordered relations and statements of completeness; and for
  /// each the written rule that it is, or `nil` if it only copies.
  mutating func finished(_ resolved: [ResolvedRule]) -> (rules: [Rule], sources: [Int?]) {
    var rules: [Rule] = []
    var sources: [Int?] = []
    for (number, item) in resolved.enumerated() {
      sources.append(number)
      if let columns = item.completes {
        rules.append(completion(item, columns))
      } else if ordered[item.head.relation] != nil {
        rules += orderedRules(item)
        sources.append(nil)
      } else {
        rules.append(rule(item, item.head.relation, item.head.terms, item.body))
      }
    }
    return (rules, sources)
  }

  private func rule(
    _ item: ResolvedRule, _ head: Int, _ terms: [Term], _ body: [Literal]
  ) -> Rule {
    Rule(
      head: head, terms: terms, body: body, variables: item.variables,
      article: item.syntax.article, range: item.syntax.range, grouping: item.grouping)
  }

  /// A rule that says for which values of the named columns a list is complete.
  private mutating func completion(_ item: ResolvedRule, _ columns: [Int]) -> Rule {
    let info = relations[item.head.relation]
    let names = columns.map { info.columns[$0].name }.joined(separator: ",")
    let name = "complete \(info.name)/\(names)"
    let hidden: Int
    if let known = relationByName[name] {
      hidden = known
    } else {
      hidden = addHidden(RelationInfo(name: name, columns: columns.map { info.columns[$0] }))
      relations[item.head.relation].completeness.append(
        RelationInfo.Completeness(columns: columns, relation: hidden))
    }
    return rule(item, hidden, columns.map { item.head.terms[$0] }, item.body)
  }

  /// A rule of an ordered relation concludes a relation of its own, unless an earlier one has
  /// given a row for the key; what it concludes is then a row of the ordered relation.
  private mutating func orderedRules(_ item: ResolvedRule) -> [Rule] {
    let relation = item.head.relation
    let info = relations[relation]
    let earlier = ordered[relation] ?? []
    var hiddenInfo = info
    hiddenInfo.name = "\(info.name)/\(earlier.count + 1)"
    let hidden = addHidden(hiddenInfo)
    ordered[relation] = earlier + [hidden]
    let key = info.columns.indices.map { info.columns[$0].isKey ? item.head.terms[$0] : .any }
    let others = earlier.map { Literal.unless([.holds(Atom(relation: $0, terms: key))]) }
    let slots = info.columns.indices.map { Term.variable($0) }
    let copy = Rule(
      head: relation, terms: slots, body: [.holds(Atom(relation: hidden, terms: slots))],
      variables: info.columns.map { $0.name }, article: item.syntax.article,
      range: item.syntax.range)
    return [rule(item, hidden, item.head.terms, item.body + others), copy]
  }
}

extension Term {
  /// The slot of a variable.
  var slot: Int? {
    if case .variable(let slot) = self { return slot }
    return nil
  }
}
