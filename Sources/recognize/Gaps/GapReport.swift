import QualificationsKit

/// Writes a matrix of what there is and what there is not, in the format asked for.
struct GapReport {
  let matrix: GapMatrix
  let loaded: LoadedLibrary
  let context: CommandContext

  /// A table for a spreadsheet and a picture are made of gaps only.
  static func requireGaps(_ context: CommandContext) throws(CommandFailure) {
    guard context.format == "csv" || context.format == "svg" else { return }
    throw CommandFailure(
      .usage,
      LocalizedText(
        es: "'--format \(context.format)' se esperaba con '--gaps'",
        pt: "'--format \(context.format)' esperava-se com '--gaps'",
        en: "'--format \(context.format)' was expected with '--gaps'"))
  }

  func write() {
    switch context.format {
    case "json": writeJSON()
    case "csv": context.write(csv())
    case "svg":
      context.write(
        Array(HeatMap(matrix: matrix, language: context.language, on: context.on).svg.utf8))
    default: writePage()
    }
  }

  private func name(_ item: (code: String, name: LocalizedText)) -> String {
    let name = item.name.text(in: context.language)
    return item.code.isEmpty ? name : name.isEmpty ? item.code : "\(item.code) \(name)"
  }

  private func writePage() {
    var page = context.page()
    page.line(context.say(matrix.title), tint: .bold)
    page.line(
      context.say(
        es:
          "en cada celda, las normas que no constan fuera de uso; entre paréntesis, cuántas tienen "
          + "una fila de correspondencia con otro país; · ninguna (\(matrix.gaps) celdas)",
        pt: "em cada célula, os padrões que não constam fora de uso; entre parênteses, quantos têm "
          + "uma linha de correspondência com outro país; · nenhum (\(matrix.gaps) células)",
        en: "in each cell the standards not known to be out of use; in parentheses how many have a "
          + "crosswalk row to another country; · none (\(matrix.gaps) cells)"))
    page.blank()
    let used = matrix.columns.indices.filter { column in
      matrix.cells.contains { $0[column].standards > 0 }
    }
    let rows = matrix.rows.indices.map { row in
      [Self.cut(name(matrix.rows[row]))]
        + used.map { column in
          let cell = matrix.cells[row][column]
          if cell.standards == 0 { return "·" }
          return cell.linked == 0 ? "\(cell.standards)" : "\(cell.standards) (\(cell.linked))"
        }
    }
    page.table(
      [""]
        + used.map { column in
          let code = matrix.columns[column].code
          return code.isEmpty ? "?" : code
        }, rows)
    let empty = matrix.columns.indices.filter { !used.contains($0) }.map { matrix.columns[$0].code }
    if !empty.isEmpty {
      let list = empty.joined(separator: ", ")
      page.line(
        context.say(es: "ninguna: \(list)", pt: "nenhum: \(list)", en: "none: \(list)"), indent: 2,
        hanging: 2)
    }
    context.write(page)
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= 34
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(33))) + "…"
  }

  private func csv() -> [UInt8] {
    var bytes: [UInt8] = []
    let heading = [
      "row", "row-name", "column", "column-name", "standards", "read", "reviewed", "proposed",
    ]
    CellProtection.write(heading, to: &bytes)
    each { row, column, cell in
      let cells = [
        row.code, row.name.text(in: context.language), column.code,
        column.name.text(in: context.language), "\(cell.standards)", "\(cell.read)",
        "\(cell.reviewed)", "\(cell.proposed)",
      ]
      CellProtection.write(cells, to: &bytes)
    }
    return bytes
  }

  private func each(
    _ body: (
      _ row: (code: String, name: LocalizedText), _ column: (code: String, name: LocalizedText),
      _ cell: GapMatrix.Cell
    ) -> Void
  ) {
    for (y, row) in matrix.rows.enumerated() {
      for (x, column) in matrix.columns.enumerated() { body(row, column, matrix.cells[y][x]) }
    }
  }

  private func writeJSON() {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", matrix.schema)
      w.key("version")
      w.number(1)
      w.member("on", context.on.iso)
      w.member("digest", loaded.library.digest)
      w.key("gaps")
      w.number(matrix.gaps)
      w.key("items")
      w.array { list in
        each { row, column, cell in
          list.object { w in
            w.member("id", "\(row.code) \(column.code)")
            w.member("row", row.code.isEmpty ? nil : row.code)
            w.member("column", column.code.isEmpty ? nil : column.code)
            for (key, count) in [
              ("standards", cell.standards), ("read", cell.read), ("reviewed", cell.reviewed),
              ("proposed", cell.proposed),
            ] {
              w.key(key)
              w.number(count)
            }
          }
        }
      }
    }
    context.write(writer)
  }
}
