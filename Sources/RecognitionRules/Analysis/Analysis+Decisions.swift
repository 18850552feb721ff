import QualificationsKit

/// Findings, measures, procedures and outcomes.
extension Analysis {
  mutating func checkTranslations(_ text: LocalizedText, _ name: NameSyntax) {
    for language in Language.allCases where text[language] == nil {
      report(
        .missingTranslation, name.range,
        es: "falta la frase en '\(language.rawValue)' de '\(name.text)'",
        pt: "falta a frase em '\(language.rawValue)' de '\(name.text)'",
        en: "missing sentence in '\(language.rawValue)' of '\(name.text)'")
    }
  }

  mutating func declareFindings() -> [FindingInfo] {
    var result: [FindingInfo] = []
    for syntax in file.findings {
      checkTranslations(syntax.text, syntax.name)
      let columns =
        syntax.isPerCandidate
        ? [ColumnInfo(name: "candidate", type: .entity("standard"))] : []
      let relation = add(RelationInfo(name: syntax.name.text, columns: columns), syntax.name)
      findingByName[syntax.name.text] = result.count
      result.append(
        FindingInfo(
          name: syntax.name.text, relation: relation, isPerCandidate: syntax.isPerCandidate,
          isOnPaper: syntax.isOnPaper, isAssumed: syntax.isAssumed,
          lapsesAt: syntax.lapsesAt.flatMap { value($0, .date) }, text: syntax.text,
          article: syntax.article))
    }
    return result
  }

  /// What a relation that gives one value holds.
  private enum Wanted {
    case number, date, choice

    func fits(_ type: ColumnType) -> Bool {
      switch (self, type) {
      case (.number, .number), (.date, .date), (.choice, .text), (.choice, .enumeration): true
      default: false
      }
    }

    var shown: String {
      switch self {
      case .number: "number"
      case .date: "date"
      case .choice: "text"
      }
    }
  }

  /// A relation with one column of that type beside an optional candidate.
  private mutating func value(_ name: NameSyntax, _ wanted: Wanted) -> Int? {
    guard let index = relationByName[name.text] else {
      unknown(name, among: relationNames)
      return nil
    }
    let others = relations[index].columns.filter {
      $0.name != "candidate" || $0.type != .entity("standard")
    }
    if others.count == 1, wanted.fits(others[0].type) { return index }
    report(
      .badDeclaration, name.range,
      es:
        "'\(name.text)' con otras columnas; se esperaba una de tipo '\(wanted.shown)', y si acaso "
        + "'candidate'",
      pt:
        "'\(name.text)' com outras colunas; esperava-se uma do tipo '\(wanted.shown)' e, se for o "
        + "caso, 'candidate'",
      en: "'\(name.text)' with other columns; expected one of type '\(wanted.shown)' and perhaps "
        + "'candidate'")
    return nil
  }

  mutating func resolveMeasures() -> [MeasureInfo] {
    var result: [MeasureInfo] = []
    for syntax in file.measures {
      if result.contains(where: { $0.name == syntax.name.text }) { duplicate(syntax.name) }
      var measure = MeasureInfo(name: syntax.name.text, text: syntax.text)
      if let (relation, unit) = syntax.size {
        if !Vocabulary.units.contains(unit.text) { unknown(unit, of: Vocabulary.units) }
        measure.size = value(relation, .number).map { ($0, unit.text) }
      }
      measure.reducedBy = syntax.reducedBy.flatMap { value($0, .number) }
      measure.chooser = syntax.chooser.flatMap { chooser($0) }
      measure.due = syntax.due.flatMap { value($0, .date) }
      result.append(measure)
    }
    return result
  }

  /// Who chooses: one of two words, or a relation that says it.
  private mutating func chooser(_ name: NameSyntax) -> MeasureInfo.Chooser? {
    if Vocabulary.choosers.contains(name.text) { return .fixed(name.text) }
    if relationByName[name.text] != nil { return value(name, .choice).map { .relation($0) } }
    let list = Vocabulary.choosers.joined(separator: ", ")
    unknown(
      name, among: Vocabulary.choosers + relationNames,
      expected: LocalizedText(
        es: "\(list) o una relación que lo diga", pt: "\(list) ou uma relação que o diga",
        en: "\(list) or a relation that says it"))
    return nil
  }

  mutating func resolveProcedures() -> [ProcedureInfo] {
    var result: [ProcedureInfo] = []
    for syntax in file.procedures {
      if let silence = syntax.silence, !Vocabulary.silences.contains(silence.text) {
        unknown(silence, of: Vocabulary.silences)
      }
      guard let due = value(syntax.due, .date) else { continue }
      result.append(
        ProcedureInfo(
          step: syntax.step.text, due: due, silence: syntax.silence?.text, article: syntax.article))
    }
    return result
  }

  mutating func resolveConstraints() -> [FindingConstraint] {
    var result: [FindingConstraint] = []
    for syntax in file.constraints {
      var members: [Int] = []
      for name in syntax.findings {
        if let index = findingByName[name.text] {
          if members.contains(index) { duplicate(name) }
          members.append(index)
        } else {
          unknown(name, among: file.findings.map { $0.name.text })
        }
      }
      guard members.count == syntax.findings.count else { continue }
      switch syntax.kind {
      case .exactlyOne: result.append(.exactlyOne(members))
      case .atMostOne: result.append(.atMostOne(members))
      case .implies: result.append(.implies(members[0], members[1]))
      }
    }
    return result
  }

  mutating func resolveOutcomes() -> [OutcomeInfo] {
    var result: [OutcomeInfo] = []
    for syntax in file.outcomes {
      checkWords(of: syntax)
      if !syntax.text.isEmpty { checkTranslations(syntax.text, syntax.name) }
      result.append(
        OutcomeInfo(
          name: syntax.name.text, purposes: syntax.purposes.map { $0.text },
          condition: resolve(syntax.condition), measures: syntax.measures.map { $0.text },
          basis: syntax.basis?.text ?? "by-assessment",
          until: syntax.until.flatMap { value($0, .date) }, text: syntax.text,
          article: syntax.article, range: syntax.range))
    }
    return result
  }

  private mutating func checkWords(of syntax: OutcomeSyntax) {
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
      unknown(purpose, of: Vocabulary.purposes)
    }
    for measure in syntax.measures
    where !file.measures.contains(where: { $0.name.text == measure.text }) {
      unknown(measure, among: file.measures.map { $0.name.text })
    }
    if let basis = syntax.basis, !Vocabulary.bases.contains(basis.text) {
      unknown(basis, of: Vocabulary.bases)
    }
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
}
