import QualificationsKit

/// Resolves names, types and the order of evaluation of a rule book, collecting all findings.
struct Analysis {
  let file: RuleFile
  let scrutiny: RuleBook.Scrutiny
  private(set) var findings: [RuleDiagnostic] = []
  var relations: [RelationInfo]
  var relationByName: [String: Int] = [:]
  /// The list columns of a relation: the column and the hidden relation of its elements.
  var lists: [Int: [(column: String, relation: Int)]] = [:]
  /// The relations whose rules are tried in order, with the hidden relations of their rules.
  var ordered: [Int: [Int]] = [:]
  var enumerations: [EnumerationInfo] = []
  var enumerationByName: [String: Int] = [:]
  var parameters: [Parameter] = []
  var parameterByName: [String: Int] = [:]
  var usedParameters: Set<Int> = []
  var findingByName: [String: Int] = [:]
  /// Names whose declaration has an error: their uses are not reported.
  var brokenNames: Set<String> = []

  init(_ file: RuleFile, for scrutiny: RuleBook.Scrutiny) {
    self.file = file
    self.scrutiny = scrutiny
    brokenNames = file.brokenNames
    relations = file.isProgram ? [] : Vocabulary.relations
    for (index, relation) in relations.enumerated() { relationByName[relation.name] = index }
  }

  /// The book, as far as it could be resolved.
  mutating func book() -> RuleBook? {
    checkHeader()
    declareEnumerations()
    declareRelations()
    declareParameters()
    let declared = declareFindings()
    let measures = resolveMeasures()
    let procedures = resolveProcedures()
    let outcomes = resolveOutcomes()
    let constraints = resolveConstraints()
    var resolved: [ResolvedRule] = []
    for syntax in file.rules {
      if let rule = resolve(syntax) { resolved.append(rule) }
    }
    checkUse(resolved)
    let (rules, sources) = finished(resolved)
    let components = order(rules)
    checkArticles()
    checkSound(resolved, rules, sources: sources, components)
    return RuleBook(
      id: file.name?.text ?? "", source: file.source, relations: relations,
      relationByName: relationByName, parameters: parameters, findings: declared,
      constraints: constraints, measures: measures, procedures: procedures, outcomes: outcomes,
      isProgram: file.isProgram, isOfAnyOrigin: file.isOfAnyOrigin, enumerations: enumerations,
      rules: rules, components: components)
  }

  private mutating func checkHeader() {
    if file.name == nil {
      report(
        .missingBook, SourceRange(0, min(1, file.source.bytes.count)),
        es: "falta 'book'; se esperaba el identificador del instrumento",
        pt: "falta 'book'; esperava-se o identificador do instrumento",
        en: "missing 'book'; expected the identifier of the instrument")
    }
    guard file.isProgram else { return }
    let names =
      file.findings.map { $0.name } + file.measures.map { $0.name }
      + file.procedures.map { $0.step } + file.outcomes.map { $0.name }
      + file.constraints.compactMap { $0.findings.first }
    for name in names {
      report(
        .badDeclaration, name.range,
        es: "'\(name.text)' en un programa, que solo tiene relaciones; se esperaba un libro",
        pt: "'\(name.text)' em um programa, que só tem relações; esperava-se um livro",
        en: "'\(name.text)' in a program, which has relations only; expected a book")
    }
  }

  /// What is declared and never concluded or used.
  private mutating func checkUse(_ rules: [ResolvedRule]) {
    let concluded = Set(rules.map { $0.head.relation })
    for finding in file.findings {
      guard let index = relationByName[finding.name.text], !concluded.contains(index),
        !file.brokenHeads.contains(finding.name.text)
      else { continue }
      report(
        .findingWithoutRule, finding.name.range,
        es: "condición '\(finding.name.text)' sin regla; se esperaba al menos una",
        pt: "condição '\(finding.name.text)' sem regra; esperava-se ao menos uma",
        en: "finding '\(finding.name.text)' without a rule; expected at least one")
    }
    let used = Set(usedParameters.map { parameters[$0].name })
    for syntax in file.parameters
    where !used.contains(syntax.name.text) && !brokenNames.contains(syntax.name.text) {
      report(
        .unusedParameter, syntax.name.range,
        es: "parámetro '\(syntax.name.text)' que ninguna regla usa",
        pt: "parâmetro '\(syntax.name.text)' que nenhuma regra usa",
        en: "parameter '\(syntax.name.text)' that no rule uses")
    }
  }

  // Findings

  mutating func add(_ found: [RuleDiagnostic]) { findings += found }

  mutating func report(
    _ code: RuleCode, _ range: SourceRange, es: String, pt: String, en: String, fix: String? = nil
  ) {
    findings.append(
      RuleDiagnostic(
        code, file.source.name, range, LocalizedText(es: es, pt: pt, en: en), fix: fix))
  }

  mutating func unknown(_ name: NameSyntax, among names: [String]) {
    unknown(
      name, among: names,
      expected: LocalizedText(es: "uno declarado", pt: "um declarado", en: "a declared one"))
  }

  /// A word that is none of those that the language has in its place.
  mutating func unknown(_ word: NameSyntax, of words: [String]) {
    let list = words.joined(separator: ", ")
    unknown(word, among: words, expected: LocalizedText(es: list, pt: list, en: list))
  }

  mutating func unknown(
    _ name: NameSyntax, among names: [String], expected: LocalizedText
  ) {
    if brokenNames.contains(name.text) { return }
    let near = Nearest.candidates(to: name.text, among: names, limit: 1).first
    report(
      .unknownName, name.range,
      es: "nombre desconocido '\(name.text)'; "
        + (near.map { "¿será '\($0)'?" } ?? "se esperaba \(expected.text(in: .es))"),
      pt: "nome desconhecido '\(name.text)'; "
        + (near.map { "seria '\($0)'?" } ?? "esperava-se \(expected.text(in: .pt))"),
      en: "unknown name '\(name.text)'; "
        + (near.map { "did you mean '\($0)'?" } ?? "expected \(expected.text(in: .en))"),
      fix: near)
  }

  mutating func duplicate(_ name: NameSyntax) {
    report(
      .duplicateName, name.range, es: "'\(name.text)' ya está declarado; se esperaba otro nombre",
      pt: "'\(name.text)' já está declarado; esperava-se outro nome",
      en: "'\(name.text)' is already declared; expected another name")
  }

  mutating func mismatch(
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

  static func name(_ type: ColumnType) -> String {
    switch type {
    case .text: "text"
    case .number: "number"
    case .date: "date"
    case .flag: "flag"
    case .enumeration(let name), .entity(let name): name
    }
  }
}
