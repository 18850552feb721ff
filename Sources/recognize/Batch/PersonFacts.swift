import QualificationsKit
import RecognitionRules

/// What is said of a person in one row holds for all rows of that person.
enum PersonFacts {
  /// Joins what the rows say of their person, and refuses what cannot be joined.
  static func join(_ aCase: RowCase, _ rows: inout [BatchRow]) {
    if let trouble = aCase.trouble {
      var isIncomplete = false
      if case .incomplete = trouble { isIncomplete = true }
      for index in rows.indices where aCase.rows[index].fault == nil {
        // What is wrong with a row itself is said before what is wrong beside it.
        let place = isIncomplete ? rows[index].faults.endIndex : 0
        rows[index].faults.insert(fault(trouble), at: place)
      }
      return
    }
    guard rows.count > 1 else { return }
    var experience: [Experience] = []
    for period in rows.flatMap({ $0.experience }) where !experience.contains(period) {
      experience.append(period)
    }
    let occupations = distinct(rows.map { $0.occupation })
    let protections = distinct(rows.map { $0.protection })
    let contacts = distinct(rows.map { $0.contactOrigin })
    for (field, count) in [
      (BatchField.occupation, occupations.count), (.protection, protections.count),
      (.contactOrigin, contacts.count),
    ] where count > 1 {
      for index in rows.indices { rows[index].faults.append(differ(field)) }
    }
    for index in rows.indices {
      rows[index].experience = experience
      rows[index].occupation = occupations.first
      rows[index].protection = protections.first
      rows[index].contactOrigin = contacts.first
    }
  }

  private static func distinct<Value: Hashable>(_ values: [Value?]) -> [Value] {
    var found: [Value] = []
    for case let value? in values where !found.contains(value) { found.append(value) }
    return found
  }

  private static func fault(_ trouble: RowCase.Trouble) -> CellFault {
    switch trouble {
    case .notAdjacent:
      CellFault(
        field: .person, code: .personNotAdjacent,
        text: LocalizedText(
          es: "la misma persona está más arriba, con otras filas en medio; se esperaban sus filas "
            + "juntas: ordene el archivo por persona",
          pt: "a mesma pessoa está mais acima, com outras linhas no meio; esperavam-se suas linhas "
            + "juntas: ordene o arquivo por pessoa",
          en:
            "the same person stands above, with other rows between; expected their rows together: "
            + "sort the file by person"))
    case .tooMany:
      RejectTexts.limit(
        .person, BatchLimits.certificates, es: "certificados de una persona",
        pt: "certificados de uma pessoa", en: "certificates of a person")
    case .incomplete(let line): incomplete(line)
    }
  }

  private static func differ(_ field: BatchField) -> CellFault {
    CellFault(
      field: field, code: .personFactsDiffer,
      text: LocalizedText(
        es:
          "las filas de esta persona dicen cosas distintas; se esperaba lo mismo en todas, o nada",
        pt: "as linhas desta pessoa dizem coisas diferentes; esperava-se o mesmo em todas, ou nada",
        en: "the rows of this person say different things; expected the same in all, or nothing"))
  }

  /// Of a row that is sound itself, but another of the same person is not.
  static func incomplete(_ line: Int) -> CellFault {
    CellFault(
      field: .person, code: .personIncomplete,
      text: LocalizedText(
        es: "la fila de la línea \(line), que es o puede ser de esta persona, no se pudo leer; se "
          + "esperaban todas para decidirlas juntas",
        pt: "a linha \(line) do arquivo, que é ou pode ser desta pessoa, não pôde ser lida; "
          + "esperavam-se todas para decidi-las juntas",
        en:
          "the row on line \(line), which is or may be this person's, could not be read; expected "
          + "all of them, to decide them together"))
  }
}
