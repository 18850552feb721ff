import QualificationsKit
import RecognitionRules

/// Reads what the cells of a row mean. Everything that is wrong is found, in the order of the
/// columns.
struct RowInterpreter {
  let lookups: Lookups
  let dates: DateReader
  /// The country of destination where a row names none.
  let destination: String?

  private var library: Library { lookups.library }

  /// What a row says.
  func row(_ raw: RawRow) -> BatchRow {
    var row = BatchRow(line: raw.line)
    if let fault = raw.fault {
      row.faults.append(RejectTexts.row(fault))
      return row
    }
    readIdentifier(raw, &row)
    let country = readCountry(raw, &row)
    let index = certificate(raw, country, &row)
    if let index { checkCountry(index, country, &row) }
    readPaper(raw, index, country, &row)
    readQuestion(raw, &row)
    readPerson(raw, &row)
    return row
  }

  /// Reads a cell with `read`, which gives the value and how it is written, or says what is wrong.
  private func take<Value>(
    _ field: BatchField, _ raw: RawRow, _ row: inout BatchRow,
    _ read: (String) -> (value: Value, written: String)?, else fault: (String) -> CellFault
  ) -> Value? {
    let text = raw[field]
    if text.isEmpty { return nil }
    guard let (value, written) = read(text) else {
      row.faults.append(fault(text))
      return nil
    }
    row.values[field.rawValue] = written
    return value
  }

  private func readIdentifier(_ raw: RawRow, _ row: inout BatchRow) {
    let id = raw[.id]
    if Self.isIdentifierSound(id) {
      row.values[BatchField.id.rawValue] = id
    } else {
      row.faults.append(
        CellFault(
          field: .id, code: .malformedID,
          text: RejectTexts.found(
            id, es: "hasta 200 bytes en una línea", pt: "até 200 bytes em uma linha",
            en: "at most 200 bytes on one line")))
    }
  }

  /// Whether an identifier can be given back.
  static func isIdentifierSound(_ id: String) -> Bool {
    id.utf8.count <= 200 && !id.utf8.contains { $0 < 32 || $0 == 127 }
  }

  private func place(
    _ field: BatchField, _ raw: RawRow, _ row: inout BatchRow
  ) -> String? {
    take(field, raw, &row, { text in lookups.country(text).map { ($0, $0) } }) { text in
      CellFault(
        field: field, code: .unknownCountry,
        text: RejectTexts.found(
          text, es: "un código de país, como CL", pt: "um código de país, como CL",
          en: "a country code, such as CL"))
    }
  }

  private func readCountry(_ raw: RawRow, _ row: inout BatchRow) -> String? {
    place(.country, raw, &row)
  }

  // The paper

  private func checkCountry(
    _ index: DenseIndex<Standard>, _ country: String?, _ row: inout BatchRow
  ) {
    let standard = library[index]
    guard let country, QuestionReader.country(of: standard, from: country) != country else {
      return
    }
    row.faults.append(
      CellFault(
        field: .country, code: .countryMismatch,
        text: LocalizedText(
          es: "'\(standard.id)' se otorga en \(standard.country); se esperaba ese país o nada",
          pt: "'\(standard.id)' é emitido em \(standard.country); esperava-se esse país ou nada",
          en: "'\(standard.id)' is awarded in \(standard.country); expected that country or nothing"
        )
      ))
  }

  /// Reads what is said of the paper, also where its certificate is not known: a reject gives back
  /// what passed.
  private func readPaper(
    _ raw: RawRow, _ index: DenseIndex<Standard>?, _ country: String?, _ row: inout BatchRow
  ) {
    let standard = index.map { library[$0] }
    var credential = Credential(
      certificate: index ?? DenseIndex(0),
      country: standard.flatMap { QuestionReader.country(of: $0, from: country) })
    credential.components = components(raw, standard, &row)
    credential.issued = date(.issued, raw, &row)
    credential.expires = date(.expires, raw, &row).map { last in
      last.precision == .day ? PartialDate(last.first.adding(days: 1)) : last
    }
    credential.issuer = take(.issuer, raw, &row, { text in lookups.body(text).map { ($0, $0) } }) {
      CellFault(
        field: .issuer, code: .unknownBody,
        text: RejectTexts.found(
          $0, es: "un organismo de los datos, como CL:~chilevalora",
          pt: "um organismo dos dados, como CL:~chilevalora",
          en: "a body of the data, such as CL:~chilevalora"))
    }
    credential.centre = take(
      .centre, raw, &row, { text in CellShape.isIdentifier(text) ? (text, text) : nil }
    ) {
      CellFault(
        field: .centre, code: .malformedCode,
        text: RejectTexts.found(
          $0, es: "un identificador, como CL:centro-12", pt: "um identificador, como CL:centro-12",
          en: "an identifier, such as CL:centre-12"))
    }
    credential.route = take(
      .route, raw, &row,
      { text in
        let word = ValueWords.route[text] ?? text
        return CellShape.isWord(word) ? (word, word) : nil
      }
    ) {
      CellFault(
        field: .route, code: .malformedCode,
        text: RejectTexts.found(
          $0, es: "una palabra en minúsculas, como training",
          pt: "uma palavra em minúsculas, como training",
          en: "a word in small letters, such as training"))
    }
    credential.evidence = word(.evidence, .evidence, raw, &row)
    readVerified(raw, &credential, &row)
    if index != nil { row.credential = credential }
  }

  private func components(
    _ raw: RawRow, _ standard: Standard?, _ row: inout BatchRow
  ) -> [DenseIndex<Component>]? {
    let items = Self.items(raw[.components])
    if items.isEmpty { return nil }
    if items.count > BatchLimits.items {
      row.faults.append(tooMany(.components))
      return nil
    }
    guard let standard else {
      if items.allSatisfy({ CellShape.isPosition($0) || CellShape.isIdentifier($0) }) {
        row.values[BatchField.components.rawValue] = items.joined(separator: "|")
      }
      return nil
    }
    var found: [DenseIndex<Component>] = []
    for item in items {
      guard let index = lookups.component(item, of: standard) else {
        row.faults.append(
          CellFault(
            field: .components, code: .unknownComponent,
            text: RejectTexts.found(
              item, es: "un componente de \(standard.id), como #1",
              pt: "um componente de \(standard.id), como #1",
              en: "a component of \(standard.id), such as #1")))
        return nil
      }
      found.append(index)
    }
    row.values[BatchField.components.rawValue] =
      found.map { library[$0].id }.joined(separator: "|")
    return found
  }

  private func tooMany(_ field: BatchField) -> CellFault {
    RejectTexts.limit(
      field, BatchLimits.items, es: "elementos en una celda", pt: "itens em uma célula",
      en: "items in a cell")
  }

  private func readVerified(
    _ raw: RawRow, _ credential: inout Credential, _ row: inout BatchRow
  ) {
    var written: [String] = []
    for item in Self.items(raw[.verified]) {
      let parts = item.split(separator: "=", maxSplits: 1).map { String($0) }
      let answer = parts.count == 2 ? ValueWords.answer[parts[1]] : "yes"
      guard let fact = parts.first.flatMap({ ValueWords.verified[$0] }), let answer,
        answer != "unknown"
      else {
        row.faults.append(
          CellFault(
            field: .verified, code: .unknownWord,
            text: RejectTexts.found(
              item, es: "authenticity o identity, con =yes o =no",
              pt: "authenticity ou identity, com =yes ou =no",
              en: "authenticity or identity, with =yes or =no")))
        return
      }
      if fact == "authenticity" { credential.authenticity = answer == "yes" }
      if fact == "identity" { credential.identity = answer == "yes" }
      written.append("\(fact)=\(answer)")
    }
    row.values[BatchField.verified.rawValue] = written.joined(separator: "|")
  }

  // What is asked

  private func readQuestion(_ raw: RawRow, _ row: inout BatchRow) {
    row.purpose = word(.purpose, .purpose, raw, &row) ?? "information"
    row.destination = place(.destination, raw, &row) ?? destination
    if row.destination == nil, raw[.destination].isEmpty {
      row.faults.append(
        CellFault(
          field: .destination, code: .missingDestination,
          text: LocalizedText(
            es: "nada; se esperaba un país de destino, aquí o en --to",
            pt: "nada; esperava-se um país de destino, aqui ou em --to",
            en: "nothing; expected a country of destination, here or in --to")))
    }
    let destination = row.destination
    row.target = take(
      .target, raw, &row,
      { text in
        var found = lookups.index.standards(coded: text)
        if found.isEmpty, let destination {
          found = lookups.index.standards(titled: text, in: destination)
        }
        return found.count == 1 ? (found[0], library[found[0]].id) : nil
      }
    ) {
      CellFault(
        field: .target, code: .unknownTarget,
        text: RejectTexts.found(
          $0, es: "una norma del destino, como MX:EC0045",
          pt: "um padrão do destino, como MX:EC0045",
          en: "a standard of the destination, such as MX:EC0045"))
    }
    row.received = date(.received, raw, &row)
    row.complete = date(.complete, raw, &row)
    row.stopped = periods(.stopped, raw, &row)
    if let prior = word(.prior, .prior, raw, &row) { row.isDecided = prior != "no" }
  }

  private func readPerson(_ raw: RawRow, _ row: inout BatchRow) {
    row.occupation = take(
      .occupation, raw, &row, { text in lookups.occupation(text).map { ($0, $0) } }
    ) {
      CellFault(
        field: .occupation, code: .unknownOccupation,
        text: RejectTexts.found(
          $0, es: "un grupo de la CIUO-08, como 7126", pt: "um grupo da ISCO-08, como 7126",
          en: "an ISCO-08 group, such as 7126"))
    }
    row.experience = periods(.experience, raw, &row).map { period in
      Experience(from: period.from.first, to: period.to?.last.adding(days: 1), role: period.role)
    }
    row.protection = Self.flag(word(.protection, .answer, raw, &row))
    row.contactOrigin = Self.flag(word(.contactOrigin, .answer, raw, &row))
  }

  // Kinds of cells

  private static func flag(_ word: String?) -> Bool? {
    word == "unknown" ? nil : word.map { $0 == "yes" }
  }

  private func word(
    _ field: BatchField, _ words: ValueWords, _ raw: RawRow, _ row: inout BatchRow
  ) -> String? {
    take(field, raw, &row, { text in words[text].map { ($0, $0) } }) {
      RejectTexts.word(field, $0, words)
    }
  }

  private func date(_ field: BatchField, _ raw: RawRow, _ row: inout BatchRow) -> PartialDate? {
    let text = raw[field]
    if text.isEmpty { return nil }
    do {
      let date = try dates.date(text)
      row.values[field.rawValue] = date.iso
      return date
    } catch {
      let (code, sentence) = RejectTexts.date(error, text)
      row.faults.append(CellFault(field: field, code: code, text: sentence))
      return nil
    }
  }

  /// The periods of a cell. Days on which a clock stood still have an end, and no role.
  private func periods(
    _ field: BatchField, _ raw: RawRow, _ row: inout BatchRow
  ) -> [Period] {
    let items = Self.items(raw[field])
    if items.count > BatchLimits.items {
      row.faults.append(tooMany(field))
      return []
    }
    let isWork = field == .experience
    var found: [Period] = []
    for item in items {
      guard let period = Period(item, hasRole: isWork), isWork || period.to != nil,
        period.role.map({ CellShape.isWord($0) }) ?? true
      else {
        let example = isWork ? "2019-03..2024-05:employed" : "2026-01-10..2026-02-01"
        row.faults.append(
          CellFault(
            field: field, code: .malformedPeriod,
            text: RejectTexts.found(
              item, es: "un período, como \(example)", pt: "um período, como \(example)",
              en: "a period, such as \(example)")))
        return []
      }
      found.append(period)
    }
    row.values[field.rawValue] = items.joined(separator: "|")
    return found
  }

  /// The items of a list: between `;` or `|`, whatever the file's own sign.
  static func items(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.split { $0 == ";" || $0 == "|" }.compactMap { part in
      let words = part.drop { $0 == " " }
      let end = words.lastIndex { $0 != " " }
      return end.map { String(words[...$0]) }
    }
  }
}
