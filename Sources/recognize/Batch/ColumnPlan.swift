import QualificationsKit

/// Which columns of a delimited file are read, and what is between them.
struct ColumnPlan: Sendable {
  /// The sign between cells.
  var delimiter: UInt8
  /// The field of each column; `nil` for a column that is left where it is.
  var fields: [BatchField?]
}

/// What headings mean in this run: `--map`, else the words of the table.
struct HeadingMap: Sendable {
  private var mapped: [String: BatchField] = [:]
  /// The headings of `--map`, as typed.
  private var typed: [String] = []

  /// Reads the values of `--map`.
  init(_ assignments: [(name: String, value: String)]) throws(CommandFailure) {
    for (heading, name) in assignments {
      guard let field = BatchField(name: name) else { throw Self.unknownField(name) }
      mapped[Folding.folded(heading)] = field
      typed.append(heading)
    }
  }

  /// The field that a heading names.
  func field(_ heading: String) -> BatchField? {
    let folded = Folding.folded(heading)
    if let field = mapped[folded] { return field }
    // A field that was mapped has no other column.
    return HeadingWords.field(heading).flatMap { mapped.values.contains($0) ? nil : $0 }
  }

  /// What of it changes the answer, for the digest of a run's options.
  var description: String {
    mapped.keys.sorted().map { "\($0)=\(mapped[$0]?.name ?? "")" }.joined(separator: "\n")
  }

  /// The columns of a file with these headings; two for one field are refused, none known too.
  func plan(_ headings: [String], _ delimiter: UInt8) throws(CommandFailure) -> ColumnPlan {
    let fields = headings.map { field($0) }
    for field in BatchField.allCases {
      let columns = fields.indices.filter { fields[$0] == field }
      if columns.count > 1 { throw Self.repeated(field, columns) }
    }
    let folded = Set(headings.map { Folding.folded($0) })
    if let missing = typed.first(where: { !folded.contains(Folding.folded($0)) }) {
      throw Self.noColumn(missing)
    }
    guard fields.contains(.certificate) || fields.contains(.title) else {
      throw Self.noCertificate
    }
    return ColumnPlan(delimiter: delimiter, fields: fields)
  }
}

extension HeadingMap {
  private static func unknownField(_ name: String) -> CommandFailure {
    let names = BatchField.allCases.map { $0.name }
    let near = UsageFailure.suggestion(name, names)
    return CommandFailure(
      .usage,
      LocalizedText(
        es: "'\(name)' no es un campo para '--map'\(near.text(in: .es))",
        pt: "'\(name)' não é um campo para '--map'\(near.text(in: .pt))",
        en: "'\(name)' is no field for '--map'\(near.text(in: .en))"),
      details: [names.joined(separator: ", ")])
  }

  private static func noColumn(_ heading: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "ninguna columna se llama '\(heading)', como dice '--map'",
        pt: "nenhuma coluna se chama '\(heading)', como diz '--map'",
        en: "no column is called '\(heading)', as '--map' says"))
  }

  private static func repeated(_ field: BatchField, _ columns: [Int]) -> CommandFailure {
    let list = columns.map { "\($0 + 1)" }.joined(separator: ", ")
    return CommandFailure(
      .unusable,
      LocalizedText(
        es: "las columnas \(list) son '\(field.name)'; se esperaba una: elija con '--map'",
        pt: "as colunas \(list) são '\(field.name)'; esperava-se uma: escolha com '--map'",
        en: "columns \(list) are '\(field.name)'; expected one: choose with '--map'"))
  }

  /// The headings are not quoted: a file without headings has data there.
  private static var noCertificate: CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "ninguna columna es el certificado; se esperaban encabezados en la primera línea, "
          + "como: id, certificado, país, destino",
        pt: "nenhuma coluna é o certificado; esperavam-se cabeçalhos na primeira linha, como: id, "
          + "certificado, país, destino",
        en: "no column is the certificate; expected headings on the first line, such as: id, "
          + "certificate, country, destination"),
      hint: LocalizedText(
        es:
          "si la columna se llama de otro modo: --map \"ENCABEZADO=\(BatchField.certificate.name)\"",
        pt: "se a coluna tem outro nome: --map \"CABEÇALHO=\(BatchField.certificate.name)\"",
        en: "if the column has another name: --map \"HEADING=certificate\""))
  }
}
