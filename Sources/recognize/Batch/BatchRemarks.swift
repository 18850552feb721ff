import QualificationsKit

/// What is said of a file as a whole; no value of it is named.
enum BatchRemarks {
  /// The codes of warnings: a contract, as those of rejects are.
  private static let (repeated, personal) = ("repeated-id", "id-looks-personal")

  static func report(_ notes: BatchNotes, _ context: CommandContext) {
    if notes.legacy.count > 0 {
      context.report(
        LocalizedText(
          es: "filas que no son UTF-8 y se leyeron como Windows-1252 (Latin-1): "
            + "\(notes.legacy.count), desde la línea \(notes.legacy.line)",
          pt: "linhas que não são UTF-8 e foram lidas como Windows-1252 (Latin-1): "
            + "\(notes.legacy.count), desde a linha \(notes.legacy.line)",
          en: "rows that are no UTF-8 and were read as Windows-1252 (Latin-1): "
            + "\(notes.legacy.count), from line \(notes.legacy.line)"))
    }
    if notes.repeated.count > 0 {
      context.report(
        LocalizedText(
          es: "\(repeated): filas con un identificador que ya estaba: \(notes.repeated.count), "
            + "desde la línea \(notes.repeated.line)",
          pt: "\(repeated): linhas com um identificador que já estava: \(notes.repeated.count), "
            + "desde a linha \(notes.repeated.line)",
          en: "\(repeated): rows with an identifier that came before: \(notes.repeated.count), "
            + "from line \(notes.repeated.line)"))
    }
    if notes.personal.count > 0 {
      context.report(
        LocalizedText(
          es: "\(personal): identificadores con forma de número de documento: "
            + "\(notes.personal.count), desde la línea \(notes.personal.line); los 'id' salen en "
            + "las decisiones: use un número propio del caso",
          pt: "\(personal): identificadores com forma de número de documento: "
            + "\(notes.personal.count), desde a linha \(notes.personal.line); os 'id' saem nas "
            + "decisões: use um número próprio do caso",
          en: "\(personal): identifiers shaped like the number of a document: "
            + "\(notes.personal.count), from line \(notes.personal.line); an 'id' goes out with its "
            + "decision: use a number of the case's own"))
    }
    if notes.levels.count > 0 {
      context.report(
        LocalizedText(
          es: "ninguna regla lee 'qualification-level'; filas que lo dan: \(notes.levels.count)",
          pt: "nenhuma regra lê 'qualification-level'; linhas que o dão: \(notes.levels.count)",
          en: "no rule reads 'qualification-level'; rows that give it: \(notes.levels.count)"))
    }
  }
}
