import QualificationsKit

/// A matrix as a picture: the more standards, the darker; what there is none of stays white with a
/// dashed border; a dot marks cells with a crosswalk row to another country.
struct HeatMap {
  let matrix: GapMatrix
  let language: Language
  /// The date of the data's reading, printed below.
  let on: Day

  private static let (cell, height, left, top) = (46, 22, 330, 92)

  private var width: Int { Self.left + matrix.columns.count * Self.cell + 16 }
  private var total: Int { Self.top + matrix.rows.count * Self.height + 56 }

  /// The picture as SVG, which needs nothing else.
  var svg: String {
    var out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(total)\" "
      + "width=\"\(width)\" height=\"\(total)\" role=\"img\" font-family=\"sans-serif\" "
      + "font-size=\"12\">\n"
    let title = Markup.escaped(matrix.title.text(in: language))
    out += "<title>\(title)</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    out += "<text x=\"12\" y=\"26\" font-size=\"16\" font-weight=\"bold\">\(title)</text>\n"
    for (number, column) in matrix.columns.enumerated() {
      let x = Self.left + number * Self.cell + Self.cell / 2
      let code = column.code.isEmpty ? "?" : column.code
      out +=
        "<text x=\"\(x)\" y=\"\(Self.top - 8)\" text-anchor=\"middle\">"
        + "<title>\(Markup.escaped(column.name.text(in: language)))</title>\(Markup.escaped(code))"
        + "</text>\n"
    }
    for (y, row) in matrix.rows.enumerated() { out += line(y, row) }
    out +=
      "<text x=\"12\" y=\"\(total - 18)\" fill=\"#555\">\(Markup.escaped(legend))</text>\n</svg>\n"
    return out
  }

  private func line(_ y: Int, _ row: (code: String, name: LocalizedText)) -> String {
    let at = Self.top + y * Self.height
    let name = row.name.text(in: language)
    let label = row.code.isEmpty ? name : "\(row.code) \(name)"
    var out =
      "<text x=\"12\" y=\"\(at + 15)\"><title>\(Markup.escaped(label))</title>"
      + "\(Markup.escaped(Self.cut(label)))</text>\n"
    for (x, cell) in matrix.cells[y].enumerated() {
      let left = Self.left + x * Self.cell
      let border = cell.standards == 0 ? "stroke=\"#bbb\" stroke-dasharray=\"2 2\"" : ""
      out +=
        "<rect x=\"\(left + 1)\" y=\"\(at + 1)\" width=\"\(Self.cell - 2)\" "
        + "height=\"\(Self.height - 2)\" fill=\"\(Self.colour(cell.standards))\" \(border)/>\n"
      if cell.standards == 0 { continue }
      let ink = cell.standards >= 20 ? "#fff" : "#000"
      out +=
        "<text x=\"\(left + Self.cell / 2)\" y=\"\(at + 15)\" text-anchor=\"middle\" "
        + "fill=\"\(ink)\">\(cell.standards)\(cell.linked > 0 ? "•" : "")</text>\n"
    }
    return out
  }

  private var legend: String {
    switch language {
    case .es:
      "Borde discontinuo: ninguna norma conocida (\(matrix.gaps) celdas). •: alguna con una fila de "
        + "correspondencia con otro país. \(on.iso)"
    case .pt:
      "Borda tracejada: nenhum padrão conhecido (\(matrix.gaps) células). •: algum com uma linha de "
        + "correspondência com outro país. \(on.iso)"
    case .en:
      "Dashed border: no standard known (\(matrix.gaps) cells). •: some with a crosswalk row to "
        + "another country. \(on.iso)"
    }
  }

  /// One hue, darker for each step of a few, some and many.
  private static func colour(_ count: Int) -> String {
    switch count {
    case 0: "#ffffff"
    case 1..<3: "#deebf7"
    case 3..<8: "#b3d0ea"
    case 8..<20: "#7fb2dd"
    case 20..<60: "#3a7ebf"
    case 60..<200: "#1d5a9a"
    default: "#0b3a6b"
    }
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= 48
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(47))) + "…"
  }
}
