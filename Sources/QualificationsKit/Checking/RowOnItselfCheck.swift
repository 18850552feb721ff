/// Rows of a component to itself.
enum RowOnItselfCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for row in library.mappings where row.subject == row.object {
      let id = library[row.subject].id
      list.add(
        .rowOnItself, row.place, row.id,
        LocalizedText(
          es: "la fila '\(row.id)' relaciona '\(id)' consigo mismo; se esperaban dos extremos",
          pt: "a linha '\(row.id)' relaciona '\(id)' consigo mesmo; esperavam-se duas pontas",
          en: "row '\(row.id)' relates '\(id)' to itself; expected two ends"),
        at: ["object_id"])
    }
  }
}
