/// Rows that name who states them and nevertheless count as proposed by that statement.
enum StatementCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for row in library.mappings {
      guard let stated = row.statedBy else { continue }
      let status = row.provenance.status
      if status != .official, status != .published {
        list.add(
          .statedButProposed, row.place, row.id,
          LocalizedText(
            es: "fila afirmada por '\(stated)' con estado '\(status.rawValue)'; "
              + "se esperaba 'official' o 'published'",
            pt: "linha afirmada por '\(stated)' com estado '\(status.rawValue)'; "
              + "esperava-se 'official' ou 'published'",
            en: "row stated by '\(stated)' with status '\(status.rawValue)'; "
              + "expected 'official' or 'published'"),
          at: ["rec_status"])
      } else if library.instrument(stated) == nil, !isOwner(stated, of: row, library) {
        list.add(
          .statedButProposed, row.place, row.id,
          LocalizedText(
            es:
              "fila afirmada por '\(stated)', que no es instrumento ni dueño de uno de los extremos; "
              + "se esperaba uno de ellos",
            pt:
              "linha afirmada por '\(stated)', que não é instrumento nem dono de um dos extremos; "
              + "esperava-se um deles",
            en:
              "row stated by '\(stated)', which is neither an instrument nor the owner of an end; "
              + "expected one of them"),
          at: ["rec_stated_by"])
      }
    }
  }

  private static func isOwner(_ body: String, of row: Mapping, _ library: Library) -> Bool {
    let standards =
      library.standards(containing: row.subject) + library.standards(containing: row.object)
    return standards.contains { library[$0].body == body }
  }
}
