import QualificationsKit

/// Atoms and the terms in them.
extension Analysis {
  // Constants

  /// The value of a constant in a column of that type.
  mutating func constant(_ term: TermSyntax, _ type: ColumnType) -> Value {
    if case .enumeration(let name) = type { return label(term, of: name) }
    switch (term.kind, type) {
    case (.number(let ratio), .number): return .number(ratio)
    case (.day(let day), .date): return .day(day)
    case (.text(let text), .text), (.word(let text), .text), (.word(let text), .entity):
      return .symbol(text)
    case (.variable(let text), .entity("country")) where Self.isCountryCode(text):
      return .symbol(text)
    case (.word(let word), .flag) where word == "yes" || word == "no": return .flag(word == "yes")
    default: break
    }
    mismatch(term.range, nil, type, what: file.source.text(term.range))
    return .symbol(file.source.text(term.range))
  }

  /// A value of an enumeration; a word that is not one of it is a finding.
  private mutating func label(_ term: TermSyntax, of enumeration: String) -> Value {
    switch term.kind {
    case .word(let word), .text(let word):
      return label(word, of: enumeration, term.range)
    case .variable, .number, .day, .aggregate:
      mismatch(
        term.range, nil, .enumeration(enumeration), what: file.source.text(term.range))
      return .symbol("")
    }
  }

  mutating func label(_ word: String, of enumeration: String, _ range: SourceRange) -> Value {
    let labels = enumerationByName[enumeration].map { enumerations[$0].labels } ?? []
    if let place = labels.firstIndex(of: word) { return .label(place: place, word) }
    let near = Nearest.candidates(to: word, among: labels, limit: 1).first
    let list = labels.joined(separator: ", ")
    report(
      .unknownName, range,
      es: "'\(word)' no es de '\(enumeration)'; se esperaba \(list)",
      pt: "'\(word)' não é de '\(enumeration)'; esperava-se \(list)",
      en: "'\(word)' is not one of '\(enumeration)'; expected \(list)", fix: near)
    return .symbol(word)
  }

  /// Two capitals in a column of countries are a country, not a variable.
  private static func isCountryCode(_ name: String) -> Bool {
    name.utf8.count == 2 && name.utf8.allSatisfy { (65...90).contains($0) }
  }

  // Terms

  private mutating func resolve(
    _ term: TermSyntax, _ type: ColumnType, _ scope: inout Scope, binds: Bool
  ) -> Term {
    if case .variable(let name) = term.kind {
      if type == .entity("country"), Self.isCountryCode(name) { return .constant(.symbol(name)) }
      let slot = scope.slot(name, term.range)
      if !binds, !scope.isBound[slot] { reportUnbound(name, term.range, &scope) }
      if let known = scope.types[slot], known != type {
        mismatch(term.range, known, type, what: name)
      } else {
        scope.types[slot] = type
      }
      if binds { scope.isBound[slot] = true }
      return .variable(slot)
    }
    if case .word(let word) = term.kind, let index = parameterByName[word] {
      usedParameters.insert(index)
      if parameters[index].type != type {
        mismatch(term.range, parameters[index].type, type, what: word)
      }
      return .parameter(index)
    }
    if case .word(let word) = term.kind, brokenNames.contains(word) { return .any }
    return .constant(constant(term, type))
  }

  /// Counts a variable that stands where nothing can be resolved, so that one error is one finding.
  private func note(_ term: TermSyntax, _ scope: inout Scope, binds: Bool) {
    guard case .variable(let name) = term.kind else { return }
    let slot = scope.slot(name, term.range)
    if binds { scope.isBound[slot] = true }
  }

  mutating func reportUnbound(_ name: String, _ range: SourceRange, _ scope: inout Scope) {
    scope.unboundNames.insert(name)
    report(
      .unboundVariable, range,
      es: "variable '\(name)' sin valor aquí; se esperaba una condición anterior que se lo dé",
      pt: "variável '\(name)' sem valor aqui; esperava-se uma condição anterior que lhe dê um",
      en: "variable '\(name)' has no value here; expected an earlier condition that gives it one")
  }

  // Atoms

  /// The relation of an atom; the variables of one that does not exist are counted all the same.
  mutating func relation(
    of atom: AtomSyntax, _ scope: inout Scope, binds: Bool
  ) -> Int? {
    if let index = relationByName[atom.name.text] { return index }
    unknown(atom.name, among: relationNames)
    for argument in atom.arguments { note(argument.term, &scope, binds: binds) }
    return nil
  }

  /// The position of a column.
  mutating func position(_ column: NameSyntax, in relation: RelationInfo, _ others: [String])
    -> Int?
  {
    if let position = relation.columns.firstIndex(where: { $0.name == column.text }) {
      return position
    }
    let names = relation.columns.map { $0.name } + others
    let near = Nearest.candidates(to: column.text, among: names, limit: 1).first
    let list = names.joined(separator: ", ")
    let name = relation.name
    report(
      .unknownColumn, column.range,
      es: "'\(name)' no tiene la columna '\(column.text)'; se esperaba "
        + (names.isEmpty ? "ninguna" : list),
      pt: "'\(name)' não tem a coluna '\(column.text)'; esperava-se "
        + (names.isEmpty ? "nenhuma" : list),
      en: "'\(name)' has no column '\(column.text)'; expected " + (names.isEmpty ? "none" : list),
      fix: near)
    return nil
  }

  /// An atom of a body, with one more atom for each list column that it names.
  mutating func resolve(
    _ atom: AtomSyntax, _ scope: inout Scope, binds: Bool, isHead: Bool = false
  ) -> [Atom] {
    guard let index = relation(of: atom, &scope, binds: binds) else { return [] }
    let relation = relations[index]
    let known = isHead ? [] : lists[index] ?? []
    var terms = [Term](repeating: .any, count: relation.columns.count)
    var elements: [(relation: Int, term: Term, name: NameSyntax)] = []
    for (column, term) in atom.arguments {
      if let list = known.first(where: { $0.column == column.text }) {
        if elements.contains(where: { $0.relation == list.relation }) { duplicate(column) }
        let type = relations[list.relation].columns[1].type
        elements.append((list.relation, resolve(term, type, &scope, binds: binds), column))
        continue
      }
      guard let position = position(column, in: relation, known.map { $0.column }) else {
        note(term, &scope, binds: binds)
        continue
      }
      if terms[position] != .any { duplicate(column) }
      terms[position] = resolve(term, relation.columns[position].type, &scope, binds: binds)
    }
    if !elements.isEmpty, terms[0] == .any {
      let slot = scope.add(
        relation.columns[0].name, atom.range, type: relation.columns[0].type)
      scope.addUse(slot)
      scope.isBound[slot] = binds
      terms[0] = .variable(slot)
    }
    let joined = elements.map { Atom(relation: $0.relation, terms: [terms[0], $0.term]) }
    return [Atom(relation: index, terms: terms)] + joined
  }

  /// An atom where only one may stand: one that names a list column names only the key beside it.
  mutating func resolveSingle(
    _ atom: AtomSyntax, _ scope: inout Scope, binds: Bool
  ) -> Atom? {
    let atoms = resolve(atom, &scope, binds: binds)
    guard let first = atoms.first, atoms.count > 1 else { return atoms.first }
    let isPlain = first.terms.dropFirst().allSatisfy { $0 == .any }
    if atoms.count == 2, isPlain { return atoms[1] }
    report(
      .badDeclaration, atom.range,
      es: "una lista y otras columnas en 'every'; se esperaba la lista y, si acaso, la clave",
      pt: "uma lista e outras colunas em 'every'; esperava-se a lista e, se for o caso, a chave",
      en: "a list and other columns in 'every'; expected the list and perhaps the key")
    return nil
  }
}
