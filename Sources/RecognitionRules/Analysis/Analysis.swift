import QualificationsKit

/// Resolves names, types and strata of a rule book, collecting all findings.
struct Analysis {
  private let file: RuleFile
  private(set) var findings: [RuleDiagnostic] = []
  private var relations: [RelationInfo] = Vocabulary.relations
  private var relationByName: [String: Int] = [:]
  private var parameterByName: [String: Int] = [:]
  private var parameterTypes: [ColumnType] = []
  private var findingByName: [String: Int] = [:]
  private var usedParameters: Set<Int> = []

  init(_ file: RuleFile) {
    self.file = file
    for (index, relation) in relations.enumerated() { relationByName[relation.name] = index }
  }

  private mutating func report(
    _ code: RuleCode, _ range: SourceRange, es: String, pt: String, en: String, fix: String? = nil
  ) {
    findings.append(
      RuleDiagnostic(
        code, file.source.name, range, LocalizedText(es: es, pt: pt, en: en), fix: fix))
  }

  private mutating func unknown(_ name: NameSyntax, among names: [String]) {
    let near = Nearest.candidates(to: name.text, among: names, limit: 1).first
    report(
      .unknownName, name.range,
      es: "nombre desconocido '\(name.text)'"
        + (near.map { "; ¿será '\($0)'?" } ?? "; se esperaba uno declarado"),
      pt: "nome desconhecido '\(name.text)'"
        + (near.map { "; seria '\($0)'?" } ?? "; esperava-se um declarado"),
      en: "unknown name '\(name.text)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; expected a declared one"),
      fix: near)
  }

  /// The book, as far as it could be resolved.
  mutating func book() -> RuleBook? {
    if file.book == nil {
      report(
        .missingBook, SourceRange(0, min(1, file.source.bytes.count)),
        es: "falta 'book'; se esperaba el identificador del instrumento",
        pt: "falta 'book'; esperava-se o identificador do instrumento",
        en: "missing 'book'; expected the identifier of the instrument")
    }
    declareRelations()
    let parameters = declareParameters()
    let declared = declareFindings()
    let outcomes = resolveOutcomes()
    var rules: [Rule] = []
    for rule in file.rules {
      if let resolved = resolve(rule) { rules.append(resolved) }
    }
    checkUse(declared, rules)
    let strata = stratify(rules)
    return RuleBook(
      id: file.book ?? "", source: file.source, relations: relations,
      relationByName: relationByName, parameters: parameters, findings: declared,
      measures: file.measures.map { MeasureInfo(name: $0.name.text, text: $0.text) },
      outcomes: outcomes, strata: strata)
  }

  // Declarations

  private mutating func duplicate(_ name: NameSyntax) {
    report(
      .duplicateName, name.range, es: "'\(name.text)' ya está declarado; se esperaba otro nombre",
      pt: "'\(name.text)' já está declarado; esperava-se outro nome",
      en: "'\(name.text)' is already declared; expected another name")
  }

  private mutating func add(_ relation: RelationInfo, _ name: NameSyntax) -> Int {
    if relationByName[relation.name] != nil { duplicate(name) }
    relationByName[relation.name] = relations.count
    relations.append(relation)
    return relations.count - 1
  }

  private mutating func declareRelations() {
    for relation in file.relations {
      var names: Set<String> = []
      for column in relation.columns where !names.insert(column.name.text).inserted {
        duplicate(column.name)
      }
      let columns = relation.columns.map {
        ColumnInfo(name: $0.name.text, type: $0.type, isOptional: $0.isOptional)
      }
      _ = add(
        RelationInfo(name: relation.name.text, columns: columns, isOpen: relation.isOpen),
        relation.name)
    }
  }

  private mutating func declareParameters() -> [Parameter] {
    var result: [Parameter] = []
    for syntax in file.parameters {
      if parameterByName[syntax.name.text] != nil {
        report(
          .duplicateName, syntax.name.range,
          es: "parámetro '\(syntax.name.text)' ya declarado; se esperaba otro nombre",
          pt: "parâmetro '\(syntax.name.text)' já declarado; esperava-se outro nome",
          en: "parameter '\(syntax.name.text)' already declared; expected another name")
      }
      parameterByName[syntax.name.text] = result.count
      parameterTypes.append(syntax.type)
      for item in syntax.values where !Self.fits(item.value, syntax.type) {
        mismatch(item.value.range, nil, syntax.type, what: file.source.text(item.value.range))
      }
      let values = syntax.values.map { (value: constant($0.value, syntax.type), from: $0.from) }
      result.append(Parameter(name: syntax.name.text, values: values, article: syntax.article))
    }
    return result
  }

  private mutating func declareFindings() -> [FindingInfo] {
    var result: [FindingInfo] = []
    for syntax in file.findings {
      for language in Language.allCases where syntax.text[language] == nil {
        report(
          .missingTranslation, syntax.name.range,
          es: "falta la frase en '\(language.rawValue)' de '\(syntax.name.text)'",
          pt: "falta a frase em '\(language.rawValue)' de '\(syntax.name.text)'",
          en: "missing sentence in '\(language.rawValue)' of '\(syntax.name.text)'")
      }
      let columns =
        syntax.isPerCandidate
        ? [ColumnInfo(name: "candidate", type: .entity("standard"))] : []
      let relation = add(RelationInfo(name: syntax.name.text, columns: columns), syntax.name)
      findingByName[syntax.name.text] = result.count
      result.append(
        FindingInfo(
          name: syntax.name.text, relation: relation, isPerCandidate: syntax.isPerCandidate,
          isOnPaper: syntax.isOnPaper, text: syntax.text, article: syntax.article))
    }
    return result
  }

  private mutating func resolveOutcomes() -> [OutcomeInfo] {
    var result: [OutcomeInfo] = []
    for (number, measure) in file.measures.enumerated()
    where file.measures[..<number].contains(where: { $0.name.text == measure.name.text }) {
      duplicate(measure.name)
    }
    for syntax in file.outcomes {
      if !Vocabulary.outcomes.contains(syntax.name.text) {
        let list = Vocabulary.outcomes.joined(separator: ", ")
        report(
          .unknownOutcome, syntax.name.range,
          es: "resultado desconocido '\(syntax.name.text)'; se esperaba \(list)",
          pt: "resultado desconhecido '\(syntax.name.text)'; esperava-se \(list)",
          en: "unknown outcome '\(syntax.name.text)'; expected \(list)",
          fix: Nearest.candidates(to: syntax.name.text, among: Vocabulary.outcomes, limit: 1).first)
      }
      for purpose in syntax.purposes where !Vocabulary.purposes.contains(purpose.text) {
        unknown(purpose, among: Vocabulary.purposes)
      }
      for measure in syntax.measures
      where !file.measures.contains(where: { $0.name.text == measure.text }) {
        unknown(measure, among: file.measures.map { $0.name.text })
      }
      if let basis = syntax.basis, !Vocabulary.bases.contains(basis.text) {
        unknown(basis, among: Vocabulary.bases)
      }
      result.append(
        OutcomeInfo(
          name: syntax.name.text, purposes: syntax.purposes.map { $0.text },
          condition: resolve(syntax.condition), measures: syntax.measures.map { $0.text },
          basis: syntax.basis?.text ?? "by-assessment", article: syntax.article))
    }
    return result
  }

  private mutating func resolve(_ syntax: ConditionSyntax) -> Condition {
    switch syntax {
    case .finding(let name):
      if let index = findingByName[name.text] { return .finding(index) }
      unknown(name, among: file.findings.map { $0.name.text })
      return .all([])
    case .all(let parts): return .all(resolve(parts))
    case .any(let parts): return .any(resolve(parts))
    case .not(let part): return .not(resolve(part))
    }
  }

  private mutating func resolve(_ parts: [ConditionSyntax]) -> [Condition] {
    var result: [Condition] = []
    for part in parts { result.append(resolve(part)) }
    return result
  }

  private func constant(_ term: TermSyntax, _ type: ColumnType) -> Value {
    switch term.kind {
    case .number(let ratio): .number(ratio)
    case .day(let day): .day(day)
    case .text(let text): .symbol(text)
    case .word(let word):
      type == .flag ? .flag(word == "yes") : .symbol(word)
    case .variable(let name): .symbol(name)
    }
  }

  /// Whether a constant may stand in a column of that type.
  private static func fits(_ term: TermSyntax, _ type: ColumnType) -> Bool {
    switch (term.kind, type) {
    case (.number, .number), (.day, .date), (.text, .text), (.word, .entity), (.word, .text): true
    case (.word(let word), .flag): word == "yes" || word == "no"
    default: false
    }
  }

  // Rules

  /// The variables of one rule while it is resolved.
  private struct Scope {
    var slots: [String: Int] = [:]
    var names: [String] = []
    var types: [ColumnType?] = []
    var uses: [Int] = []
    var ranges: [SourceRange] = []
    var isBound: [Bool] = []

    mutating func slot(_ name: String, _ range: SourceRange) -> Int {
      if let slot = slots[name] {
        uses[slot] += 1
        return slot
      }
      slots[name] = names.count
      names.append(name)
      types.append(nil)
      uses.append(1)
      ranges.append(range)
      isBound.append(false)
      return names.count - 1
    }
  }

  private mutating func resolve(_ syntax: RuleSyntax) -> Rule? {
    var scope = Scope()
    guard let relation = relationByName[syntax.head.name.text] else {
      unknown(syntax.head.name, among: relations.map { $0.name })
      return nil
    }
    if relation < Vocabulary.relations.count {
      report(
        .duplicateName, syntax.head.name.range,
        es: "'\(syntax.head.name.text)' es del vocabulario; se esperaba una relación propia",
        pt: "'\(syntax.head.name.text)' é do vocabulário; esperava-se uma relação própria",
        en: "'\(syntax.head.name.text)' belongs to the vocabulary; expected a relation of the book")
    }
    if !syntax.hasProse {
      report(
        .missingProse, syntax.head.range, es: "regla sin una frase encima que la explique",
        pt: "regra sem uma frase acima que a explique", en: "rule without a sentence above it")
    }
    var body: [Literal] = []
    for literal in syntax.body {
      if let resolved = resolve(literal, &scope) { body.append(resolved) }
    }
    guard let head = resolve(syntax.head, &scope, binds: false, isHead: true) else { return nil }
    for (slot, name) in scope.names.enumerated() where scope.uses[slot] == 1 {
      report(
        .singleUse, scope.ranges[slot], es: "variable '\(name)' usada una sola vez",
        pt: "variável '\(name)' usada uma só vez", en: "variable '\(name)' used only once")
    }
    return Rule(
      head: head.relation, terms: head.terms, body: body, variables: scope.names,
      article: syntax.article, range: syntax.range)
  }

  private mutating func resolve(_ syntax: LiteralSyntax, _ scope: inout Scope) -> Literal? {
    switch syntax {
    case .holds(let atom):
      return resolve(atom, &scope, binds: true).map { .holds($0) }
    case .unless(let atom):
      return resolve(atom, &scope, binds: false).map { .unless($0) }
    case .every(let first, let second):
      var inner = scope
      let a = resolve(first, &inner, binds: true)
      let b = resolve(second, &inner, binds: false)
      keepUses(&scope, of: inner)
      guard let a, let b else { return nil }
      return .every(a, has: b)
    case .compare(let left, let sign, let right, let range):
      guard let a = resolve(left, &scope), let b = resolve(right, &scope) else { return nil }
      check(a, sign, b, scope, range)
      return .compare(a.0, sign, b.0)
    case .aggregate(let result, let kind, let of, let body, _):
      var inner = scope
      var literals: [Literal] = []
      for literal in body {
        if let resolved = resolve(literal, &inner) { literals.append(resolved) }
      }
      let ofSlot = of.map { inner.slot($0.text, $0.range) }
      var type = ColumnType.number
      if let of, let ofSlot {
        if !inner.isBound[ofSlot] { reportUnbound(of.text, of.range) }
        let have = inner.types[ofSlot]
        if have == .date, kind == .min || kind == .max {
          type = .date
        } else if let have, have != .number, kind != .count {
          mismatch(of.range, have, .number, what: of.text)
        }
      }
      // A variable that stands once inside tells choices apart: it is not used for nothing.
      for own in scope.names.count..<max(scope.names.count, inner.names.count) {
        inner.uses[own] += 1
      }
      keepUses(&scope, of: inner)
      let slot = scope.slot(result.text, result.range)
      scope.isBound[slot] = true
      scope.types[slot] = type
      return .aggregate(slot: slot, kind, of: ofSlot, literals)
    }
  }

  /// Slots made inside an aggregate stay reserved; they are bound only there, not after it.
  private func keepUses(_ scope: inout Scope, of inner: Scope) {
    let outer = scope.names.count
    scope.names = inner.names
    scope.slots = inner.slots
    scope.uses = inner.uses
    scope.ranges = inner.ranges
    scope.types = inner.types
    scope.isBound += Array(repeating: false, count: inner.names.count - outer)
  }

  private mutating func resolve(
    _ atom: AtomSyntax, _ scope: inout Scope, binds: Bool, isHead: Bool = false
  ) -> Atom? {
    guard let index = relationByName[atom.name.text] else {
      unknown(atom.name, among: relations.map { $0.name })
      for argument in atom.arguments { note(argument.term, &scope, binds: binds) }
      return nil
    }
    let relation = relations[index]
    var terms = [Term](repeating: .any, count: relation.columns.count)
    for (column, term) in atom.arguments {
      guard let position = relation.columns.firstIndex(where: { $0.name == column.text }) else {
        let names = relation.columns.map { $0.name }
        let near = Nearest.candidates(to: column.text, among: names, limit: 1).first
        let list = names.isEmpty ? "ninguna" : names.joined(separator: ", ")
        report(
          .unknownColumn, column.range,
          es: "'\(relation.name)' no tiene la columna '\(column.text)'; se esperaba \(list)",
          pt:
            "'\(relation.name)' não tem a coluna '\(column.text)'; esperava-se \(names.joined(separator: ", "))",
          en:
            "'\(relation.name)' has no column '\(column.text)'; expected \(names.joined(separator: ", "))",
          fix: near)
        note(term, &scope, binds: binds)
        continue
      }
      if terms[position] != .any { duplicate(column) }
      terms[position] = resolve(term, relation.columns[position].type, &scope, binds: binds)
    }
    if isHead {
      for (position, term) in terms.enumerated() where term == .any {
        let name = relation.columns[position].name
        report(
          .unboundVariable, atom.range,
          es: "la conclusión no da la columna '\(name)'; se esperaban todas",
          pt: "a conclusão não dá a coluna '\(name)'; esperavam-se todas",
          en: "the conclusion does not give column '\(name)'; expected all of them")
      }
    }
    return Atom(relation: index, terms: terms)
  }

  private mutating func resolve(
    _ term: TermSyntax, _ type: ColumnType, _ scope: inout Scope, binds: Bool
  ) -> Term {
    if case .variable(let name) = term.kind {
      if type == .entity("country"), Self.isCountryCode(name) { return .constant(.symbol(name)) }
      let slot = scope.slot(name, term.range)
      if !binds, !scope.isBound[slot] { reportUnbound(name, term.range) }
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
      if parameterTypes[index] != type {
        mismatch(term.range, parameterTypes[index], type, what: word)
      }
      return .parameter(index)
    }
    if !Self.fits(term, type) {
      mismatch(term.range, nil, type, what: file.source.text(term.range))
    }
    return .constant(constant(term, type))
  }

  /// Counts a variable that stands where nothing can be resolved, so that one error is one finding.
  private func note(_ term: TermSyntax, _ scope: inout Scope, binds: Bool) {
    guard case .variable(let name) = term.kind else { return }
    let slot = scope.slot(name, term.range)
    if binds { scope.isBound[slot] = true }
  }

  /// Two capitals in a column of countries are a country, not a variable.
  private static func isCountryCode(_ name: String) -> Bool {
    name.utf8.count == 2 && name.utf8.allSatisfy { (65...90).contains($0) }
  }

  private mutating func reportUnbound(_ name: String, _ range: SourceRange) {
    report(
      .unboundVariable, range,
      es: "variable '\(name)' sin valor aquí; se esperaba una condición anterior que se lo dé",
      pt: "variável '\(name)' sem valor aqui; esperava-se uma condição anterior que lhe dê um",
      en: "variable '\(name)' has no value here; expected an earlier condition that gives it one")
  }

  private mutating func mismatch(
    _ range: SourceRange, _ have: ColumnType?, _ want: ColumnType, what: String
  ) {
    let (a, b) = (have.map { Self.name($0) }, Self.name(want))
    report(
      .typeMismatch, range,
      es: "'\(what)' " + (a.map { "es '\($0)' en otro lugar" } ?? "es de otro tipo")
        + "; se esperaba '\(b)'",
      pt: "'\(what)' " + (a.map { "é '\($0)' em outro lugar" } ?? "é de outro tipo")
        + "; esperava-se '\(b)'",
      en: "'\(what)' " + (a.map { "is '\($0)' elsewhere" } ?? "is of another type")
        + "; expected '\(b)'")
  }

  private static func name(_ type: ColumnType) -> String {
    switch type {
    case .text: "text"
    case .number: "number"
    case .date: "date"
    case .flag: "flag"
    case .entity(let name): name
    }
  }

  private mutating func resolve(
    _ syntax: ExpressionSyntax, _ scope: inout Scope
  ) -> (Expression, ColumnType?)? {
    let (first, type) = operand(syntax.first, &scope)
    var rest: [(isPlus: Bool, term: Term, unit: DateUnit?)] = []
    for part in syntax.rest {
      let (term, added) = operand(part.term, &scope)
      rest.append((part.isPlus, term, part.unit))
      if added != .number {
        mismatch(part.term.range, added, .number, what: file.source.text(part.term.range))
      }
    }
    // Only numbers are added: to a number, or to a date as days, months or years.
    let isDated = syntax.rest.contains { $0.unit != nil }
    if !syntax.rest.isEmpty, type != .date, isDated || type != .number {
      mismatch(
        syntax.first.range, type, isDated ? .date : .number,
        what: file.source.text(syntax.first.range))
    }
    return (Expression(first: first, rest: rest), isDated ? .date : type)
  }

  private mutating func operand(_ term: TermSyntax, _ scope: inout Scope) -> (Term, ColumnType?) {
    switch term.kind {
    case .variable(let name):
      let slot = scope.slot(name, term.range)
      if !scope.isBound[slot] { reportUnbound(name, term.range) }
      return (.variable(slot), scope.types[slot])
    case .word(let word):
      if let index = parameterByName[word] {
        usedParameters.insert(index)
        return (.parameter(index), parameterTypes[index])
      }
      if word == "yes" || word == "no" { return (.constant(.flag(word == "yes")), .flag) }
      return (.constant(.symbol(word)), nil)
    case .number(let ratio): return (.constant(.number(ratio)), .number)
    case .day(let day): return (.constant(.day(day)), .date)
    case .text(let text): return (.constant(.symbol(text)), .text)
    }
  }

  private mutating func check(
    _ left: (Expression, ColumnType?), _ sign: Comparison, _ right: (Expression, ColumnType?),
    _ scope: Scope, _ range: SourceRange
  ) {
    let isOrdered = sign != .equal && sign != .notEqual
    let shown = file.source.text(range)
    switch (left.1, right.1) {
    case (let a?, let b?):
      let fits = a == b && (!isOrdered || a == .number || a == .date)
      if !fits { mismatch(range, a, b, what: shown) }
    case (nil, let type?) where Self.isWord(left.0), (let type?, nil) where Self.isWord(right.0):
      // A word is a text or an identifier.
      let takesWords = type != .number && type != .date && type != .flag
      if isOrdered || !takesWords { mismatch(range, .text, type, what: shown) }
    default:
      // A variable without a value has its finding already.
      let areWords = Self.isWord(left.0) && Self.isWord(right.0)
      if isOrdered, areWords { mismatch(range, .text, .number, what: shown) }
    }
  }

  private static func isWord(_ expression: Expression) -> Bool {
    if case .constant(.symbol) = expression.first { return expression.rest.isEmpty }
    return false
  }

  // The whole

  private mutating func checkUse(_ declared: [FindingInfo], _ rules: [Rule]) {
    for finding in file.findings
    where !rules.contains(where: { relations[$0.head].name == finding.name.text }) {
      report(
        .findingWithoutRule, finding.name.range,
        es: "condición '\(finding.name.text)' sin regla; se esperaba al menos una",
        pt: "condição '\(finding.name.text)' sem regra; esperava-se ao menos uma",
        en: "finding '\(finding.name.text)' without a rule; expected at least one")
    }
    let used = Set(usedParameters.map { file.parameters[$0].name.text })
    for parameter in file.parameters where !used.contains(parameter.name.text) {
      report(
        .unusedParameter, parameter.name.range,
        es: "parámetro '\(parameter.name.text)' que ninguna regla usa",
        pt: "parâmetro '\(parameter.name.text)' que nenhuma regra usa",
        en: "parameter '\(parameter.name.text)' that no rule uses")
    }
  }

  /// Orders the rules by stratum; a cycle through negation is a finding that shows it.
  private mutating func stratify(_ rules: [Rule]) -> [[Rule]] {
    var stratum = [Int](repeating: 0, count: relations.count)
    var changed = true
    var rounds = 0
    while changed, rounds <= relations.count {
      changed = false
      rounds += 1
      for rule in rules {
        for use in Strata.uses(rule.body) {
          let least = stratum[use.relation] + (use.isStrict ? 1 : 0)
          if stratum[rule.head] < least {
            stratum[rule.head] = least
            changed = true
          }
        }
      }
    }
    if changed, let (rule, path) = Strata.negationCycle(rules) {
      let shown = ([rule.head] + path).map { relations[$0].name }.joined(separator: " → ")
      report(
        .negationCycle, rule.range, es: "ciclo a través de una negación: \(shown)",
        pt: "ciclo por meio de uma negação: \(shown)", en: "cycle through a negation: \(shown)")
      return []
    }
    var result: [[Rule]] = []
    for level in 0...(stratum.max() ?? 0) {
      let members = rules.filter { stratum[$0.head] == level }
      if !members.isEmpty { result.append(members) }
    }
    return result
  }
}
