import QualificationsKit

/// What a planner knows about the relations and rules of a book: what depends on the case, what can
/// be unknown, which columns are keys.
struct Dataflow {
  private let book: RuleBook
  private let options: Planner.Options
  /// Relations whose tuples are known to be all there are, and certain.
  private(set) var isCertain: [Bool]
  /// Columns that may hold unknown values, by relation.
  private(set) var mayBeUnknown: [[Bool]]
  private(set) var isDynamic: [Bool]
  private(set) var isDefiniteRule: [Bool]
  private(set) var caseColumn: [Int?]
  /// The columns that identify a row, by relation; empty where none are known.
  private(set) var keys: [[Int]]
  private let rulesByHead: [[Int]]

  /// The given relation of which each row is a case.
  var stream: Int? { options.stream }

  init(_ book: RuleBook, _ options: Planner.Options) {
    self.book = book
    self.options = options
    let count = book.relations.count
    isCertain = Array(repeating: true, count: count)
    mayBeUnknown = book.relations.map { $0.columns.map { $0.isOptional } }
    isDynamic = Array(repeating: options.stream == nil, count: count)
    isDefiniteRule = Array(repeating: false, count: book.rules.count)
    caseColumn = Array(repeating: nil, count: count)
    keys = Array(repeating: [], count: count)
    var byHead: [[Int]] = Array(repeating: [], count: count)
    for (number, rule) in book.rules.enumerated() { byHead[rule.head].append(number) }
    rulesByHead = byHead
    for (index, relation) in book.relations.enumerated() { describe(relation, index) }
    for component in book.components { follow(component) }
  }

  var isDefinite: [Bool] {
    isCertain.indices.map { isCertain[$0] && !mayBeUnknown[$0].contains(true) }
  }

  // Base relations

  private mutating func describe(_ relation: RelationInfo, _ index: Int) {
    // A key of data holds by its reading; rules may conclude several rows for one.
    if relation.origin != .rules {
      keys[index] = relation.columns.indices.filter { relation.columns[$0].isKey }
    }
    switch relation.origin {
    case .vocabulary:
      isCertain[index] = false
    case .table:
      if relation.isOpen { isCertain[index] = false }
    case .rules:
      // What no rule concludes are facts of the case.
      if relation.isOpen || rulesByHead[index].isEmpty { isCertain[index] = false }
    case .given:
      if options.stream == nil || options.isOpen.contains(index) { isCertain[index] = false }
      if index == options.stream {
        (isDynamic[index], caseColumn[index], keys[index]) = (true, 0, [0])
      }
    case .list(let of, _, _):
      if case .given = book.relations[of].origin,
        options.stream == nil || options.isOpen.contains(of)
      {
        isCertain[index] = false
      }
      keys[index] = [0, 1]
      if of == options.stream { (isDynamic[index], caseColumn[index]) = (true, 0) }
    }
  }

  // Rules

  private mutating func follow(_ component: [Int]) {
    let heads = Set(component.map { book.rules[$0].head })
    if component.contains(where: { dependsOnCase(book.rules[$0].body, heads) }) {
      for head in heads { isDynamic[head] = true }
    }
    for number in component {
      let rule = book.rules[number]
      if isDynamic[rule.head], let term = caseTerm(of: rule) {
        caseColumn[rule.head] = rule.terms.firstIndex(of: term)
      }
    }
    let isSafe = component.allSatisfy { number in
      // Aggregates of a head are over the rows of its written body: there is at least one.
      let rule = book.rules[number]
      let written = rule.grouping.map { Array(rule.body.prefix($0.written)) } ?? rule.body
      return isDefinite(written, assuming: heads) && rule.terms.allSatisfy { isDefinite($0) }
    }
    for number in component { isDefiniteRule[number] = isSafe }
    for head in heads {
      if !isSafe || book.relations[head].isOpen {
        isCertain[head] = false
        mayBeUnknown[head] = mayBeUnknown[head].map { _ in true }
      } else {
        mayBeUnknown[head] = mayBeUnknown[head].map { _ in false }
      }
      if keys[head].isEmpty, rulesByHead[head].count == 1,
        let grouping = book.rules[rulesByHead[head][0]].grouping
      {
        let aggregated = Set(grouping.columns.map { $0.column })
        let columns = book.relations[head].columns.indices.filter { !aggregated.contains($0) }
        keys[head] = least(columns, book.rules[rulesByHead[head][0]], grouping)
      }
      let declared = book.relations[head].columns.indices.filter {
        book.relations[head].columns[$0].isKey
      }
      if keys[head].isEmpty, isSafe, !declared.isEmpty, isKept(declared, head) {
        keys[head] = declared
      }
    }
  }

  private func dependsOnCase(_ body: [Literal], _ heads: Set<Int>) -> Bool {
    reads(body).contains { isDynamic[$0] && !heads.contains($0) }
  }

  /// The relations that a body reads, with those that say whether a list is complete.
  func reads(_ body: [Literal]) -> [Int] {
    var result: [Int] = []
    for atom in Self.atoms(body) {
      result.append(atom.relation)
      result += book.relations[atom.relation].completeness.map { $0.relation }
      if case .list(let whole, _, _) = book.relations[atom.relation].origin {
        result += book.relations[whole].completeness.map { $0.relation }
      }
    }
    return result
  }

  /// The variable that stands for the case in a rule: that in the case column of what it reads.
  func caseTerm(of rule: Rule) -> Term? {
    caseTerms(in: rule.body).first
  }

  /// The terms in case columns, in order, each once.
  func caseTerms(in body: [Literal]) -> [Term] {
    var result: [Term] = []
    for atom in Self.atoms(body) {
      guard let column = caseColumn[atom.relation] else { continue }
      if !result.contains(atom.terms[column]) { result.append(atom.terms[column]) }
    }
    return result
  }

  // Certainty

  func isDefinite(_ atom: Atom) -> Bool { isDefinite(atom, assuming: []) }

  private func isDefinite(_ atom: Atom, assuming heads: Set<Int>) -> Bool {
    if heads.contains(atom.relation) { return !book.relations[atom.relation].isOpen }
    guard isCertain[atom.relation] else { return false }
    return zip(atom.terms, mayBeUnknown[atom.relation]).allSatisfy { $0.0 == .any || !$0.1 }
      && atom.terms.allSatisfy { isDefinite($0) }
  }

  private func isDefinite(_ term: Term) -> Bool {
    guard case .parameter(let index) = term else { return true }
    guard let day = options.day else { return false }
    return book.parameters[index].value(on: day).openFact == nil
  }

  func isDefinite(_ body: [Literal]) -> Bool { isDefinite(body, assuming: []) }

  private func isDefinite(_ body: [Literal], assuming heads: Set<Int>) -> Bool {
    body.allSatisfy { literal in
      switch literal {
      case .holds(let atom): isDefinite(atom, assuming: heads)
      case .unless(let inner): isDefinite(inner, assuming: heads)
      case .every: false
      case .compare(let left, _, let right):
        (left.leaves + right.leaves).allSatisfy { isDefinite($0) }
      case .bind(_, let expression): expression.leaves.allSatisfy { isDefinite($0) }
      case .aggregate(_, let info, let inner):
        // The least of nothing is not known.
        info.kind != .min && info.kind != .max
          && ((info.base?.leaves ?? []) + (info.after?.leaves ?? [])).allSatisfy { isDefinite($0) }
          && isDefinite(inner, assuming: heads)
      }
    }
  }

  // Keys

  /// Whether no two ways in which a body holds give its variables the same values.
  func isDuplicateFree(_ body: [Literal]) -> Bool {
    body.allSatisfy { literal in
      guard case .holds(let atom) = literal else { return true }
      let named = Set(atom.terms.indices.filter { atom.terms[$0] != .any })
      if named.count == atom.terms.count { return true }
      let key = keys[atom.relation]
      return !key.isEmpty && named.isSuperset(of: key)
    }
  }

  /// Whether the rules of a relation give at most one row for each declared key.
  private func isKept(_ key: [Int], _ head: Int) -> Bool {
    let rules = rulesByHead[head].map { book.rules[$0] }
    if rules.count == 1, rules[0].grouping == nil {
      let known = determined(by: Self.variables(key.map { rules[0].terms[$0] }), rules[0].body)
      return Self.variables(rules[0].terms).isSubset(of: known)
    }
    if rules.allSatisfy({ $0.body.isEmpty }) {
      return Set(rules.map { rule in key.map { rule.terms[$0] } }).count == rules.count
    }
    return rules.allSatisfy { rule in
      guard let part = orderedPart(rule) else { return false }
      return keys[part] == key
    }
  }

  /// The columns of a group without those that follow from the others.
  private func least(_ columns: [Int], _ rule: Rule, _ grouping: Rule.Grouping) -> [Int] {
    let written = Array(rule.body.prefix(grouping.written))
    var kept = columns
    for column in columns.reversed() {
      guard case .variable(let slot) = rule.terms[column] else { continue }
      let others = kept.filter { $0 != column }
      if determined(by: Self.variables(others.map { rule.terms[$0] }), written).contains(slot) {
        kept = others
      }
    }
    return kept
  }

  /// Whether no other rule of the relation gives a row that a rule gives: they differ in a constant,
  /// or in the part of an ordered relation that they copy.
  func isDisjoint(_ rule: Rule, _ number: Int) -> Bool {
    if orderedPart(rule) != nil { return true }
    return rulesByHead[rule.head].allSatisfy { other in
      other == number
        || zip(rule.terms, book.rules[other].terms).contains { pair in
          if case .constant(let a) = pair.0, case .constant(let b) = pair.1 {
            return Value.compare(a, .equal, b) == .failed
          }
          return false
        }
    }
  }

  /// The part of an ordered relation that a rule only copies into it. Rows of different parts have
  /// different keys.
  func orderedPart(_ rule: Rule) -> Int? {
    guard rule.body.count == 1, case .holds(let atom) = rule.body[0],
      isOrderedPart(atom.relation), atom.terms == rule.terms
    else { return nil }
    return atom.relation
  }

  /// Whether the variables of the head determine all others, so that no row comes twice.
  func isInjective(_ rule: Rule, _ body: [Literal]) -> Bool {
    isDuplicateFree(body)
      && Self.bound(body).isSubset(of: determined(by: Self.variables(rule.terms), body))
  }

  /// The variables whose values follow from those of some, by keys and by what is computed.
  private func determined(by variables: Set<Int>, _ body: [Literal]) -> Set<Int> {
    var known = variables
    var grows = true
    while grows {
      grows = false
      for literal in body {
        var gained: Set<Int> = []
        switch literal {
        case .holds(let atom):
          let key = keys[atom.relation]
          let isFixed = key.allSatisfy { column in
            if case .variable(let slot) = atom.terms[column] { return known.contains(slot) }
            return atom.terms[column] != .any
          }
          if !key.isEmpty, isFixed { gained = Self.variables(atom.terms) }
        case .bind(let slot, let expression):
          if Self.variables(expression.leaves).isSubset(of: known) { gained = [slot] }
        case .aggregate(let slot, _, let inner):
          let outer = Self.variables(inner)
          if outer.intersection(Self.bound(body)).isSubset(of: known) { gained = [slot] }
        case .unless, .every, .compare: break
        }
        if !gained.isSubset(of: known) {
          known.formUnion(gained)
          grows = true
        }
      }
    }
    return known
  }

  /// The variables that get their values from the literals of a body themselves.
  private static func bound(_ body: [Literal]) -> Set<Int> {
    var result: Set<Int> = []
    for literal in body {
      switch literal {
      case .holds(let atom): result.formUnion(variables(atom.terms))
      case .bind(let slot, _), .aggregate(let slot, _, _): result.insert(slot)
      case .unless, .every, .compare: break
      }
    }
    return result
  }

  static func variables(_ terms: [Term]) -> Set<Int> {
    var result: Set<Int> = []
    for case .variable(let slot) in terms { result.insert(slot) }
    return result
  }

  /// All variables that a body names.
  static func variables(_ body: [Literal]) -> Set<Int> {
    var result: Set<Int> = []
    for literal in body {
      switch literal {
      case .holds(let atom): result.formUnion(variables(atom.terms))
      case .unless(let inner): result.formUnion(variables(inner))
      case .every(let a, let b): result.formUnion(variables(a.terms + b.terms))
      case .compare(let a, _, let b): result.formUnion(variables(a.leaves + b.leaves))
      case .bind(let slot, let expression):
        result.formUnion(variables(expression.leaves))
        result.insert(slot)
      case .aggregate(let slot, let info, let inner):
        result.formUnion(variables((info.base?.leaves ?? []) + (info.after?.leaves ?? [])))
        result.formUnion(info.variables)
        result.formUnion(variables(inner))
        result.insert(slot)
      }
    }
    return result
  }

  /// The atoms of a body, inner ones included.
  static func atoms(_ body: [Literal]) -> [Atom] {
    var result: [Atom] = []
    for literal in body {
      switch literal {
      case .holds(let atom): result.append(atom)
      case .unless(let inner), .aggregate(_, _, let inner): result += atoms(inner)
      case .every(let a, let b): result += [a, b]
      case .compare, .bind: break
      }
    }
    return result
  }

  // What is needed

  /// The relations that a query depends on; all of them without one.
  func neededRelations() -> Set<Int> {
    guard let query = options.query else { return Set(book.relations.indices) }
    var result = query
    var queue = Array(query)
    while let relation = queue.popLast() {
      for number in rulesByHead[relation] {
        for other in reads(book.rules[number].body) where result.insert(other).inserted {
          queue.append(other)
        }
      }
    }
    return result
  }

  /// For each relation that serves only later parts of an ordered relation: the earlier parts. A case
  /// that one of them has decided needs no row of it.
  func guards() -> [Int: [Int]] {
    guard let query = options.query, options.stream != nil else { return [:] }
    var result: [Int: Set<Int>] = [:]
    var position = Array(repeating: -1, count: book.relations.count)
    for (number, component) in book.components.enumerated() {
      for rule in component { position[book.rules[rule].head] = number }
    }
    // Components in reverse: what uses a relation comes after it.
    for component in book.components.reversed() {
      for head in Set(component.map { book.rules[$0].head })
      where isDynamic[head] && caseColumn[head] != nil && !query.contains(head) {
        var common: Set<Int>?
        for (number, rule) in book.rules.enumerated()
        where reads(rule.body).contains(head) {
          if component.contains(number) { continue }
          let own = denied(in: rule).union(result[rule.head] ?? [])
          common = common.map { $0.intersection(own) } ?? own
        }
        result[head] = common ?? []
      }
    }
    // Only what is evaluated before a relation can say that it is not needed.
    var guards: [Int: [Int]] = [:]
    for (head, denied) in result {
      let earlier = denied.filter { position[$0] < position[head] }.sorted()
      if !earlier.isEmpty { guards[head] = earlier }
    }
    return guards
  }

  /// Whether a relation holds what one rule of an ordered relation concludes. No part depends on
  /// what only later parts read, so guards never wait for each other.
  private func isOrderedPart(_ relation: Int) -> Bool {
    book.relations[relation].origin == .rules
      && book.relations[relation].name.utf8.contains(UInt8(ascii: "/"))
  }

  /// The relations of which a rule says at its top that they have no row for the case.
  private func denied(in rule: Rule) -> Set<Int> {
    guard let own = caseTerm(of: rule) else { return [] }
    var result: Set<Int> = []
    for literal in rule.body {
      guard case .unless(let inner) = literal, inner.count == 1, case .holds(let atom) = inner[0],
        isOrderedPart(atom.relation), let column = caseColumn[atom.relation],
        atom.terms[column] == own,
        atom.terms.indices.allSatisfy({ $0 == column || atom.terms[$0] == .any })
      else { continue }
      result.insert(atom.relation)
    }
    return result
  }
}
