import QualificationsKit

/// Shows what data and versions the tool works with, and how fresh they are.
enum DoctorCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let findings = loaded.diagnostics + Checker.check(loaded.library)
    let report = Report(loaded, origin: try context.location().origin, findings: findings)
    if context.isJSON { report.writeJSON(context) } else { report.writeText(context) }
    return .done
  }
}

/// What `doctor` found.
private struct Report {
  let loaded: LoadedLibrary
  let origin: LibraryLocation.Origin
  let counts: [(id: String, label: LocalizedText, count: Int)]
  let findings: [(severity: Severity, count: Int)]
  let undated: Int
  let oldest: PartialDate?
  let newest: PartialDate?
  let conflicts: [(id: String, field: String)]

  init(_ loaded: LoadedLibrary, origin: LibraryLocation.Origin, findings: [Diagnostic]) {
    self.loaded = loaded
    self.origin = origin
    let library = loaded.library
    counts = Self.counts(library, loaded)
    self.findings = [Severity.error, .warning, .note].map { severity in
      (severity, findings.count { $0.severity == severity })
    }
    undated = library.sources.count { $0.read == nil }
    let read = library.sources.compactMap { $0.read }
    oldest = read.min { $0.first < $1.first }
    newest = read.max { $0.last < $1.last }
    conflicts = Self.conflicts(library)
  }

  private static func counts(
    _ library: Library, _ loaded: LoadedLibrary
  ) -> [(id: String, label: LocalizedText, count: Int)] {
    [
      (
        "frameworks", LocalizedText(es: "marcos", pt: "quadros", en: "frameworks"),
        library.frameworks.count
      ),
      (
        "systems", LocalizedText(es: "sistemas", pt: "sistemas", en: "systems"),
        library.systems.count
      ),
      (
        "bodies", LocalizedText(es: "organismos", pt: "organismos", en: "bodies"),
        library.bodies.count
      ),
      (
        "standards", LocalizedText(es: "normas", pt: "padrões", en: "standards"),
        library.standards.count
      ),
      (
        "components", LocalizedText(es: "componentes", pt: "componentes", en: "components"),
        library.components.count - library.standards.count
      ),
      (
        "instruments", LocalizedText(es: "instrumentos", pt: "instrumentos", en: "instruments"),
        library.instruments.count
      ),
      (
        "mappings",
        LocalizedText(
          es: "filas de correspondencia", pt: "linhas de correspondência", en: "crosswalk rows"),
        library.mappings.count
      ),
      (
        "reviewed",
        LocalizedText(es: "de ellas, revisadas", pt: "delas, revistas", en: "of them, reviewed"),
        library.mappings.count { $0.isReviewed }
      ),
      ("sources", LocalizedText(es: "fuentes", pt: "fontes", en: "sources"), library.sources.count),
      (
        "words",
        LocalizedText(es: "palabras de oficio", pt: "palavras de ofício", en: "trade words"),
        library.words.count
      ),
      (
        "books", LocalizedText(es: "libros de reglas", pt: "livros de regras", en: "rule books"),
        loaded.books.count
      ),
      ("cases", LocalizedText(es: "casos", pt: "casos", en: "cases"), loaded.cases.count),
    ]
  }

  /// The fields whose claims disagree without one being preferred.
  private static func conflicts(_ library: Library) -> [(id: String, field: String)] {
    var found: [(id: String, field: String)] = []
    for item in library.frameworks {
      if item.state.isConflicting { found.append((item.id, "state")) }
      if item.scope.isConflicting { found.append((item.id, "scope")) }
      if item.levelCount.isConflicting { found.append((item.id, "levelCount")) }
    }
    for item in library.systems {
      if item.creditsComponents.isConflicting { found.append((item.id, "creditsComponents")) }
      if item.validity.isConflicting { found.append((item.id, "validity")) }
    }
    for item in library.standards {
      if item.level.isConflicting { found.append((item.id, "level")) }
      if item.use.isConflicting { found.append((item.id, "use")) }
      if item.occupations.isConflicting { found.append((item.id, "isco08")) }
      if item.sector.isConflicting { found.append((item.id, "sector")) }
      if item.from.isConflicting { found.append((item.id, "from")) }
      if item.to.isConflicting { found.append((item.id, "to")) }
    }
    for item in library.instruments {
      if item.standing.isConflicting { found.append((item.id, "standing")) }
      if item.binding.isConflicting { found.append((item.id, "binding")) }
      if item.from.isConflicting { found.append((item.id, "from")) }
      if item.to.isConflicting { found.append((item.id, "to")) }
    }
    return found
  }
}

extension Report {
  func writeText(_ context: CommandContext) {
    let library = loaded.library
    var page = context.page()
    func field(_ es: String, _ pt: String, _ en: String, _ value: String) {
      page.field(context.say(es: es, pt: pt, en: en), value, column: 30)
    }
    page.heading(context.say(es: "Datos", pt: "Dados", en: "Data"))
    field("carpeta", "pasta", "folder", "\(loaded.folder) (\(context.say(origin.words)))")
    field("resumen criptográfico", "resumo criptográfico", "digest", library.digest)
    let date = library.date.map { " (\($0.iso))" } ?? ""
    field("edición", "edição", "release", library.release + date)
    field("versión del programa", "versão do programa", "engine version", Version.engine)
    page.heading(context.say(es: "Registros", pt: "Registros", en: "Records"))
    for row in counts { page.field(context.say(row.label), "\(row.count)", column: 30) }
    page.heading(context.say(es: "Frescura", pt: "Atualidade", en: "Staleness"))
    field(
      "fuentes sin fecha de lectura", "fontes sem data de leitura", "sources of unknown date",
      "\(undated) / \(library.sources.count)")
    if let oldest { field("lectura más antigua", "leitura mais antiga", "oldest", oldest.iso) }
    if let newest { field("lectura más reciente", "leitura mais recente", "newest", newest.iso) }
    page.heading(context.say(es: "Hallazgos", pt: "Achados", en: "Findings"))
    for row in findings {
      page.field(context.say(row.severity.words), "\(row.count)", column: 30)
    }
    if !conflicts.isEmpty {
      page.heading(
        context.say(
          es: "Afirmaciones que no coinciden (\(conflicts.count))",
          pt: "Afirmações que não coincidem (\(conflicts.count))",
          en: "Claims that disagree (\(conflicts.count))"))
      page.table(nil, conflicts.map { [$0.id, $0.field] })
    }
    context.write(page)
  }

  func writeJSON(_ context: CommandContext) {
    let library = loaded.library
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/doctor")
      writer.key("version")
      writer.number(1)
      writer.member("engine", Version.engine)
      writer.member("folder", loaded.folder)
      writer.member("origin", origin.rawValue)
      writer.member("digest", library.digest)
      writer.member("release", library.release)
      writer.member("date", library.date?.iso)
      writer.key("items")
      writer.array { writer in
        for row in counts {
          writer.object { writer in
            writer.member("id", row.id)
            writer.key("count")
            writer.number(row.count)
          }
        }
      }
      writer.key("findings")
      writer.object { writer in
        for row in findings {
          writer.key(row.severity.rawValue)
          writer.number(row.count)
        }
      }
      writer.key("sourcesWithoutDate")
      writer.number(undated)
      writer.member("oldestReading", oldest?.iso)
      writer.member("newestReading", newest?.iso)
      writer.key("conflicts")
      writer.array { writer in
        for row in conflicts {
          writer.object { writer in
            writer.member("id", row.id)
            writer.member("field", row.field)
          }
        }
      }
    }
    context.write(writer)
  }
}

extension LibraryLocation.Origin {
  fileprivate var words: LocalizedText {
    switch self {
    case .option: LocalizedText(es: "--frameworks", pt: "--frameworks", en: "--frameworks")
    case .environment:
      LocalizedText(
        es: "RECOGNIZE_FRAMEWORKS", pt: "RECOGNIZE_FRAMEWORKS", en: "RECOGNIZE_FRAMEWORKS")
    case .workingFolder:
      LocalizedText(es: "carpeta actual", pt: "pasta atual", en: "current folder")
    case .executable:
      LocalizedText(es: "junto al programa", pt: "junto ao programa", en: "beside the program")
    }
  }
}

extension Severity {
  /// The plural for counts.
  var words: LocalizedText {
    switch self {
    case .error: LocalizedText(es: "errores", pt: "erros", en: "errors")
    case .warning: LocalizedText(es: "advertencias", pt: "avisos", en: "warnings")
    case .note: LocalizedText(es: "notas", pt: "notas", en: "notes")
    }
  }
}
