import QualificationsKit
import RecognitionRules

extension CommandFailure {
  /// Too much work for a row.
  static var limit: CommandFailure {
    CommandFailure(
      .limit,
      LocalizedText(
        es: "se alcanzó el límite de trabajo; se esperaban menos hechos por fila",
        pt: "o limite de trabalho foi atingido; esperavam-se menos fatos por linha",
        en: "the limit of work was reached; expected fewer facts for a row"))
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
    case .limit: return limit
    }
  }
}
