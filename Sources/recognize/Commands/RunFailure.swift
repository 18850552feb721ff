import QualificationsKit
import RecognitionRules

extension Limits.Kind {
  /// That the rules asked for more work than this.
  func sentence(_ most: Int) -> LocalizedText {
    let (es, pt, en) =
      switch self {
      case .facts:
        ("filas en todas las relaciones", "linhas em todas as relações", "rows in all relations")
      case .probes: ("filas miradas", "linhas consultadas", "rows looked at")
      case .rounds: ("vueltas de una recursión", "voltas de uma recursão", "rounds of a recursion")
      case .bytes: ("bytes", "bytes", "bytes")
      }
    return LocalizedText(
      es: "se alcanzó el límite de trabajo de las reglas; se esperaban como mucho \(most) \(es)",
      pt: "o limite de trabalho das regras foi atingido; esperavam-se no máximo \(most) \(pt)",
      en: "the rules reached the limit of work; expected at most \(most) \(en)")
  }
}

extension CommandFailure {
  /// Too much work for a case.
  static func limit(_ kind: Limits.Kind) -> CommandFailure {
    CommandFailure(.limit, kind.sentence(Limits.usual[kind]))
  }

  /// Why a book cannot be run over files.
  static func run(_ failure: RuleRun.Failure, _ path: String = "") -> CommandFailure {
    switch failure {
    case .unknownRelation(let name, let nearest):
      let (es, pt, en) =
        nearest.map { ("; ¿será '\($0)'?", "; seria '\($0)'?", "; did you mean '\($0)'?") }
        ?? ("", "", "")
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "el libro no tiene la relación '\(name)'\(es)",
          pt: "o livro não tem a relação '\(name)'\(pt)",
          en: "the book has no relation '\(name)'\(en)"))
    case .wrongRelation(let name):
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(name)' no es una relación 'given'; se esperaba una que la lea fila por fila",
          pt: "'\(name)' não é uma relação 'given'; esperava-se uma que se leia linha a linha",
          en: "'\(name)' is no 'given' relation; expected one that is read row by row"))
    case .queryWithoutCase(let name):
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(name)' no nombra el caso; se esperaba el de la fila en su primera columna",
          pt: "'\(name)' não nomeia o caso; esperava-se o da linha na sua primeira coluna",
          en: "'\(name)' does not name the case; expected that of the row in its first column"))
    case .joinsTwoRows(let finding):
      return CommandFailure(.findings, finding.message)
    case .missingColumn(let column, let headings):
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(path)' no tiene la columna '\(column)'",
          pt: "'\(path)' não tem a coluna '\(column)'",
          en: "'\(path)' has no column '\(column)'"), details: [headings.joined(separator: ", ")])
    case .limit(let kind): return limit(kind)
    }
  }
}
