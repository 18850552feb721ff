import QualificationsKit

/// What there is of something in each row and column, and what there is not: availability of standards
/// by sector and country, levels of a framework by sector.
struct GapMatrix: Sendable {
  /// What a cell counts.
  struct Cell: Hashable, Sendable {
    /// Standards that are not known to be out of use.
    var standards = 0
    /// Of them, those of which at least one component was read.
    var read = 0
    /// Of them, those with a reviewed row to a standard of another country.
    var reviewed = 0
    /// Of them, those with only proposed rows to one.
    var proposed = 0

    /// Those with any row to another country.
    var linked: Int { reviewed + proposed }
  }

  /// The name of its shape in JSON.
  let schema: String
  let title: LocalizedText
  /// The codes with their names; an empty code is what is not known.
  let rows: [(code: String, name: LocalizedText)]
  let columns: [(code: String, name: LocalizedText)]
  /// The cells, row by row.
  let cells: [[Cell]]

  /// The cells without any standard, of rows and columns that are known.
  var gaps: Int {
    rows.indices.reduce(0) { sum, row in
      sum
        + columns.indices.count { column in
          !rows[row].code.isEmpty && !columns[column].code.isEmpty
            && cells[row][column].standards == 0
        }
    }
  }

  /// Counts the standards of a library by two classifications of them.
  /// - Parameters:
  ///   - place: the codes of the rows and of the columns that a standard counts in.
  init(
    schema: String, title: LocalizedText, rows: [(code: String, name: LocalizedText)],
    columns: [(code: String, name: LocalizedText)], of standards: [Standard], in library: Library,
    place: (Standard) -> (rows: [String], columns: [String])
  ) {
    self.schema = schema
    self.title = title
    self.rows = rows
    self.columns = columns
    var rowOf: [String: Int] = [:]
    for (number, row) in rows.enumerated() { rowOf[row.code] = number }
    var columnOf: [String: Int] = [:]
    for (number, column) in columns.enumerated() { columnOf[column.code] = number }
    var cells = [[Cell]](
      repeating: [Cell](repeating: Cell(), count: columns.count), count: rows.count)
    for standard in standards where Self.isInUse(standard) {
      let link = Self.link(standard, library)
      let places = place(standard)
      for row in places.rows {
        for column in places.columns {
          guard let y = rowOf[row], let x = columnOf[column] else { continue }
          cells[y][x].standards += 1
          if library[standard.root].list != .none { cells[y][x].read += 1 }
          if link == true { cells[y][x].reviewed += 1 }
          if link == false { cells[y][x].proposed += 1 }
        }
      }
    }
    self.cells = cells
  }

  private static func isInUse(_ standard: Standard) -> Bool {
    switch standard.use.value {
    case .superseded, .delisted, .draft: false
    case .current, nil: true
    }
  }

  /// Whether a row to a standard of another country is reviewed; `nil` if there is no row.
  private static func link(_ standard: Standard, _ library: Library) -> Bool? {
    var found: Bool?
    for component in library.descendants(of: standard.root) {
      for index in library.rows(from: component) + library.rows(into: component) {
        let row = library[index]
        let other = row.subject == component ? row.object : row.subject
        let isAbroad = library.standards(containing: other).contains {
          library[$0].country != standard.country
        }
        if isAbroad { found = (found ?? false) || row.isReviewed }
      }
    }
    return found
  }
}

extension GapMatrix {
  /// Standards by ISIC section, or by ISCO-08 sub-major group, and country.
  static func standards(
    _ standards: [Standard], byOccupation: Bool, in library: Library
  ) -> GapMatrix {
    let name = byOccupation ? ClassificationName.occupations : ClassificationName.activities
    let length = byOccupation ? 2 : 1
    let groups = library.classifications.filter {
      $0.classification == name && $0.code.utf8.count == length
    }.map { (code: $0.code, name: $0.title) }
    // Countries with a system or a framework: of others only single titles are known, as of those that
    // instruments from outside the region name.
    let known = Set(library.systems.map { $0.country } + library.frameworks.map { $0.country })
    let wanted = known.filter { code in
      code.utf8.count == 2 || standards.contains { $0.country == code }
    }
    let countries = wanted.sorted().map { code in
      (code: code, name: RecordReference.country(code).title(in: library))
    }
    let title =
      byOccupation
      ? LocalizedText(
        es: "Normas por grupo de ocupaciones (CIUO-08) y país",
        pt: "Padrões por grupo de ocupações (ISCO-08) e país",
        en: "Standards by group of occupations (ISCO-08) and country")
      : LocalizedText(
        es: "Normas por sector (CIIU) y país", pt: "Padrões por setor (ISIC) e país",
        en: "Standards by sector (ISIC) and country")
    return GapMatrix(
      schema: "recognize/standard-gaps", title: title, rows: groups + [unknown],
      columns: countries, of: standards, in: library
    ) { standard in
      var rows = [standard.sector.value ?? ""]
      if byOccupation {
        rows = Set((standard.occupations.value ?? []).map { String($0.prefix(2)) }).sorted()
        if rows.isEmpty { rows = [""] }
      }
      return (rows, [standard.country])
    }
  }

  /// The levels of frameworks, with the standards that are at them by sector.
  static func levels(_ frameworks: [Framework], in library: Library) -> GapMatrix {
    let sections = library.classifications.filter {
      $0.classification == ClassificationName.activities && $0.code.utf8.count == 1
    }.map { (code: $0.code, name: $0.title) }
    let rows = frameworks.flatMap { framework in
      framework.levels.map { level in
        (code: "\(framework.id)/\(level.label)", name: level.title)
      }
    }
    let known = Set(frameworks.map { $0.id })
    let standards = library.standards.filter { standard in
      standard.level.value.map { known.contains($0.framework) } ?? false
    }
    return GapMatrix(
      schema: "recognize/framework-gaps",
      title: LocalizedText(
        es: "Normas por nivel y sector (CIIU)", pt: "Padrões por nível e setor (ISIC)",
        en: "Standards by level and sector (ISIC)"),
      rows: rows, columns: sections + [unknown], of: standards, in: library
    ) { standard in
      let level = standard.level.value.map { "\($0.framework)/\($0.label)" } ?? ""
      return ([level], [standard.sector.value ?? ""])
    }
  }

  private static let unknown = (
    code: "",
    name: LocalizedText(es: "no se conoce", pt: "não se conhece", en: "not known")
  )
}
