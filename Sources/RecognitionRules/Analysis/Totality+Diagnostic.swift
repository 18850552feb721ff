import QualificationsKit

extension Totality.Fault {
  /// The fault as a finding on its book.
  func diagnostic(in source: SourceText) -> RuleDiagnostic {
    RuleDiagnostic(code, source.name, place, message(in: source))
  }

  private var code: RuleCode {
    switch kind {
    case .gap: .outcomeGap
    case .overlap: .outcomeOverlap
    case .neverEstablished: .neverEstablished
    case .tooManyFindings: .tooManyFindings
    }
  }

  private func message(in source: SourceText) -> LocalizedText {
    switch kind {
    case .gap: gap
    case .overlap: overlap(in: source)
    case .neverEstablished: neverEstablished
    case .tooManyFindings: tooManyFindings
    }
  }

  /// The purposes: `for 'work', 'training'`.
  private var scope: (es: String, pt: String, en: String) {
    if purposes == Vocabulary.purposes {
      return (es: "para todo propósito", pt: "para toda finalidade", en: "for every purpose")
    }
    let list = purposes.map { "'\($0)'" }.joined(separator: ", ")
    return (es: "para \(list)", pt: "para \(list)", en: "for \(list)")
  }

  private var gap: LocalizedText {
    let refusal = Outcome.notRecognized.rawValue
    return LocalizedText(
      es: "\(scope.es), ningún resultado se cumple con '\(options)', "
        + "tampoco '\(refusal)'; se esperaba uno",
      pt: "\(scope.pt), nenhum resultado se cumpre com '\(options)', "
        + "nem '\(refusal)'; esperava-se um",
      en: "\(scope.en), no outcome holds with '\(options)', not even '\(refusal)'; expected one")
  }

  private func overlap(in source: SourceText) -> LocalizedText {
    let (first, second) = (statements.first, statements.last)
    let line = source.position(of: first?.range.start ?? 0).line
    let (a, b) = (first?.name ?? "", second?.name ?? "")
    if a == b {
      return LocalizedText(
        es: "\(scope.es), '\(a)' se cumple aquí y en la línea \(line) "
          + "con otras medidas u otro término, con '\(options)'; se esperaba solo uno",
        pt: "\(scope.pt), '\(a)' se cumpre aqui e na linha \(line) "
          + "com outras medidas ou outro término, com '\(options)'; esperava-se só um",
        en: "\(scope.en), '\(a)' holds here and at line \(line) "
          + "with other measures or end, with '\(options)'; expected only one of them")
    }
    return LocalizedText(
      es: "\(scope.es), '\(b)' y '\(a)' (línea \(line)) "
        + "se cumplen a la vez con '\(options)'; se esperaba solo uno",
      pt: "\(scope.pt), '\(b)' e '\(a)' (linha \(line)) "
        + "se cumprem ao mesmo tempo com '\(options)'; esperava-se só um",
      en: "\(scope.en), '\(b)' and '\(a)' (line \(line)) "
        + "both hold with '\(options)'; expected only one of them")
  }

  private var neverEstablished: LocalizedText {
    let name = statements.last?.name ?? ""
    return LocalizedText(
      es:
        "ninguna combinación admisible de condiciones permite '\(name)'; se esperaba al menos una",
      pt: "nenhuma combinação admissível de condições permite '\(name)'; esperava-se ao menos uma",
      en: "no admissible states of the findings establish '\(name)'; expected at least one way")
  }

  private var tooManyFindings: LocalizedText {
    guard let count else {
      return LocalizedText(
        es: "\(scope.es), decidir si cada caso tiene un solo resultado pide demasiados pasos; "
          + "se esperaban condiciones más simples",
        pt: "\(scope.pt), decidir se cada caso tem um só resultado pede passos demais; "
          + "esperavam-se condições mais simples",
        en:
          "\(scope.en), deciding whether every case has exactly one outcome takes too many steps; "
          + "expected simpler conditions")
    }
    let most = Totality.mostFindings
    return LocalizedText(
      es:
        "\(scope.es), los resultados dependen de \(count) condiciones; se esperaban \(most) como máximo "
        + "para decidir si cada caso tiene un solo resultado",
      pt:
        "\(scope.pt), os resultados dependem de \(count) condições; esperavam-se no máximo \(most) "
        + "para decidir se cada caso tem um só resultado",
      en: "\(scope.en), the outcomes depend on \(count) findings; expected at most \(most) "
        + "to decide whether every case has exactly one outcome")
  }
}
