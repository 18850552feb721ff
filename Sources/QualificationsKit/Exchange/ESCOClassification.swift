/// A table of ESCO as its CSV files have it (European Commission): groups of ISCO-08, occupations,
/// skills or groups of skills, with their names in one language.
public struct ESCOClassification: Hashable, Sendable {
  /// A concept.
  public struct Entry: Hashable, Sendable {
    /// Its code; of a concept without one the end of its address.
    public let code: String
    /// What it is: `major`, `sub-major`, `minor`, `unit` of ISCO-08, else `occupation` or `skill`.
    public let level: String
    /// The code that it stands below; empty where the table does not say.
    public let parent: String
    /// Its preferred name.
    public let name: String
  }

  /// The name of the classification.
  public let name: String
  /// The entries, in order.
  public let entries: [Entry]

  /// What has to be said wherever the data are used.
  public static let acknowledgement =
    "This service uses the ESCO classification of the European Commission."

  /// The table as a classification of this project.
  /// - Parameters:
  ///   - language: the language of the names.
  ///   - date: the day on which it was taken over.
  public func classification(in language: Language, read date: Day) -> [UInt8] {
    var text = """
      #schema: recognize/classification
      #version: 1
      #name: \(name)
      #source: esco\thttps://esco.ec.europa.eu\tESCO, European Commission\tpublished
      #read: \(date.iso)
      #status: published
      #note: \(Self.acknowledgement)
      code\tlevel\tparent\t\(language.rawValue)

      """
    for entry in entries {
      text += [entry.code, entry.level, entry.parent, entry.name].joined(separator: "\t") + "\n"
    }
    return Array(text.utf8)
  }
}

/// Reads CSV files of ESCO.
public struct ESCOReader {
  private let source: SourceText
  private let table: DelimitedTable
  private var findings = FindingList()
  private var losses = LossList()

  /// The table, what of it cannot be carried, and what is wrong with it.
  /// - Complexity: O(bytes).
  public static func read(
    _ source: SourceText
  ) -> (table: ESCOClassification?, losses: [ExchangeLoss], findings: [Diagnostic]) {
    let read = DelimitedReader.read(source, dialect: .comma, hasPreamble: false)
    var reader = ESCOReader(source: source, table: read.value)
    for item in read.diagnostics { reader.findings.add(item) }
    let table = reader.classification()
    return (table, reader.losses.sorted, Diagnostic.sorted(reader.findings.items))
  }

  private init(source: SourceText, table: DelimitedTable) {
    self.source = source
    self.table = table
  }

  private func column(_ name: String) -> Int? { table.heading.firstIndex { $0.text == name } }

  private mutating func classification() -> ESCOClassification? {
    guard let type = column("conceptType"), let address = column("conceptUri"),
      let name = column("preferredLabel")
    else {
      let missing = ["conceptType", "conceptUri", "preferredLabel"].filter { column($0) == nil }
      add(
        .badHeader, SourceRange(0, min(1, source.bytes.count)), missing.joined(separator: ", "))
      return nil
    }
    let code = column("code")
    let group = column("iscoGroup")
    var entries: [ESCOClassification.Entry] = []
    var known: Set<String> = []
    for row in table.rows {
      let end = row[address].text.split(separator: "/").last.map { String($0) } ?? ""
      let own = code.map { row[$0].text } ?? ""
      let key = own.isEmpty ? end : own
      if key.isEmpty || !known.insert(key).inserted {
        report(row[address].range, key)
        continue
      }
      let level = Self.level(row[type].text, key)
      entries.append(
        ESCOClassification.Entry(
          code: key, level: level, parent: parent(of: key, level, group.map { row[$0].text }),
          name: Self.oneLine(row[name].text)))
    }
    for (index, cell) in table.heading.enumerated()
    where ![type, address, name, code, group].contains(index) {
      losses.add(cell.text, table.rows.count { !$0[index].text.isEmpty })
    }
    let areGroups = entries.allSatisfy { $0.level != "occupation" && $0.level != "skill" }
    return ESCOClassification(name: areGroups ? "ISCO-08" : "ESCO", entries: entries)
  }

  private static func level(_ type: String, _ code: String) -> String {
    switch type {
    case "ISCOGroup":
      ["major", "sub-major", "minor", "unit"][max(0, min(code.utf8.count, 4) - 1)]
    case "Occupation": "occupation"
    default: "skill"
    }
  }

  /// The code above: a digit less of a group, what stands before the last point of an occupation.
  private func parent(of code: String, _ level: String, _ group: String?) -> String {
    switch level {
    case "skill": return ""
    case "occupation":
      let parts = code.split(separator: ".")
      if parts.count > 2 { return parts.dropLast().joined(separator: ".") }
      return group ?? parts.first.map { String($0) } ?? ""
    default: return String(code.dropLast())
    }
  }

  /// The text without what would end a cell of a tab-separated file.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
  }

  private mutating func add(_ code: DiagnosticCode, _ range: SourceRange, _ missing: String) {
    findings.add(
      Diagnostic(
        code, file: source.name, range: range,
        message: LocalizedText(
          es: "faltan columnas de ESCO: \(missing)", pt: "faltam colunas do ESCO: \(missing)",
          en: "missing columns of ESCO: \(missing)")))
  }

  private mutating func report(_ range: SourceRange, _ key: String) {
    findings.add(
      Diagnostic(
        .duplicateIdentifier, file: source.name, range: range,
        message: LocalizedText(
          es: "concepto '\(key)' repetido o sin código",
          pt: "conceito '\(key)' repetido ou sem código",
          en: "concept '\(key)' repeated or without a code")))
  }
}
