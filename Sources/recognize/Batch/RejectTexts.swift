import QualificationsKit

/// The sentences of rejects: what was found is described, never quoted.
enum RejectTexts {
  static func found(
    _ text: String, es: String, pt: String, en: String
  ) -> LocalizedText {
    let shape = CellShape.described(text)
    return LocalizedText(
      es: "\(shape.text(in: .es)); se esperaba \(es)",
      pt: "\(shape.text(in: .pt)); esperava-se \(pt)",
      en: "\(shape.text(in: .en)); expected \(en)")
  }

  /// Names the records that a sentence speaks of.
  static func listing(_ ids: [String], _ text: LocalizedText) -> LocalizedText {
    if ids.isEmpty { return text }
    let list = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
    return LocalizedText(
      es: "\(text.text(in: .es)): \(list)", pt: "\(text.text(in: .pt)): \(list)",
      en: "\(text.text(in: .en)): \(list)")
  }

  /// Names the records nearest to what was found.
  static func nearest(_ ids: [String], _ text: LocalizedText) -> LocalizedText {
    if ids.isEmpty { return text }
    return listing(
      ids,
      LocalizedText(
        es: "\(text.text(in: .es)); lo más parecido", pt: "\(text.text(in: .pt)); o mais parecido",
        en: "\(text.text(in: .en)); the nearest"))
  }

  static func row(_ fault: RowFault) -> CellFault {
    switch fault {
    case .length(let found, let expected):
      CellFault(
        field: nil, code: .rowLength,
        text: LocalizedText(
          es: "\(found) celdas; se esperaban \(expected), como los encabezados",
          pt: "\(found) células; esperavam-se \(expected), como os cabeçalhos",
          en: "\(found) cells; expected \(expected), as many as headings"))
    case .quotes:
      CellFault(
        field: nil, code: .unclosedQuote,
        text: LocalizedText(
          es: "comilla que no se cierra donde termina la celda; se esperaba '\"' al final, y "
            + "dobles las de adentro",
          pt: "aspa que não se fecha onde termina a célula; esperava-se '\"' no fim, e dobradas "
            + "as de dentro",
          en: "quote that is not closed where the cell ends; expected '\"' at its end, and those "
            + "inside doubled"))
    case .json(let field):
      CellFault(
        field: field, code: .malformedJSON,
        text: LocalizedText(
          es: "línea mal escrita; se esperaba un objeto JSON de textos, con cada clave una vez",
          pt: "linha mal escrita; esperava-se um objeto JSON de textos, com cada chave uma vez",
          en: "malformed line; expected a JSON object of strings, with each key once"))
    case .limit:
      limit(nil, BatchLimits.row, es: "bytes por fila", pt: "bytes por linha", en: "bytes in a row")
    }
  }

  static func limit(
    _ field: BatchField?, _ most: Int, es: String, pt: String, en: String
  ) -> CellFault {
    CellFault(
      field: field, code: .limitReached,
      text: LocalizedText(
        es: "se alcanzó el límite; se esperaban como mucho \(most) \(es)",
        pt: "o limite foi atingido; esperavam-se no máximo \(most) \(pt)",
        en: "the limit was reached; expected at most \(most) \(en)"))
  }

  static func date(_ fault: DateReader.Fault, _ text: String) -> (RejectCode, LocalizedText) {
    switch fault {
    case .malformed:
      (
        .malformedDate,
        found(
          text, es: "una fecha, como 2024-03-01, 2024-03 o 2024",
          pt: "uma data, como 2024-03-01, 2024-03 ou 2024",
          en: "a date, such as 2024-03-01, 2024-03 or 2024")
      )
    case .noSuchDay:
      (
        .noSuchDay,
        LocalizedText(
          es: "no hay tal día; se esperaba uno del calendario, como 2024-03-01",
          pt: "não há tal dia; esperava-se um do calendário, como 2024-03-01",
          en: "there is no such day; expected one of the calendar, such as 2024-03-01")
      )
    case .ambiguous:
      (
        .ambiguousDate,
        LocalizedText(
          es: "no se sabe cuál es el día y cuál el mes: nada en el archivo lo dice; se esperaba "
            + "como 2024-03-01",
          pt: "não se sabe qual é o dia e qual o mês: nada no arquivo o diz; esperava-se como "
            + "2024-03-01",
          en: "which is the day and which the month is not known: nothing in the file says so; "
            + "expected such as 2024-03-01")
      )
    case .monthFirst:
      (
        .monthFirstDate,
        LocalizedText(
          es: "las fechas del archivo tienen el mes primero; se esperaba el día primero, o como "
            + "2024-03-01",
          pt: "as datas do arquivo têm o mês primeiro; esperava-se o dia primeiro, ou como "
            + "2024-03-01",
          en: "the dates of the file have the month first; expected the day first, or such as "
            + "2024-03-01")
      )
    case .mixed:
      (
        .mixedDates,
        LocalizedText(
          es: "unas fechas del archivo tienen el día primero y otras el mes; se esperaba como "
            + "2024-03-01",
          pt: "umas datas do arquivo têm o dia primeiro e outras o mês; esperava-se como "
            + "2024-03-01",
          en: "some dates of the file have the day first and others the month; expected such as "
            + "2024-03-01")
      )
    }
  }

  static func word(_ field: BatchField, _ text: String, _ words: ValueWords) -> CellFault {
    let list = words.codes.joined(separator: ", ")
    return CellFault(
      field: field, code: .unknownWord,
      text: found(text, es: "una de: \(list)", pt: "uma de: \(list)", en: "one of: \(list)"))
  }
}
