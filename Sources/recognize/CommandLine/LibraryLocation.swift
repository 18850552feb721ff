import QualificationsKit

/// The knowledge that a command works with, as it was read.
struct LoadedLibrary: Sendable {
  /// The folder, as it is shown to people.
  let folder: String
  /// The folder, as it is opened.
  let path: String
  /// The library.
  let library: Library
  /// What was found while reading it.
  let diagnostics: [Diagnostic]
  /// The data files (`.json`, `.tsv`) by their names relative to the folder; none of a snapshot.
  let sources: [String: SourceText]
  /// The rule books: Markdown under `Charter/` and `Instruments/`.
  let books: LibraryFiles
  /// The tables of rule books: `.tsv` and `.csv` under `Charter/` and `Instruments/`.
  let tables: LibraryFiles
  /// The cases: Markdown under `Cases/`; none of a snapshot.
  let cases: LibraryFiles
  /// Whether it was read from a snapshot.
  var isSnapshot = false

  /// The library with its books, once it has been asked for.
  var shelf = Shelf()

  /// The source that a finding points into, whatever its kind.
  func source(_ name: String) -> SourceText? {
    if let source = sources[name] { return source }
    for files in [books, tables, cases] {
      if let source = try? files.source(name) { return source }
    }
    return nil
  }
}

/// Where the library stands, and reading it.
struct LibraryLocation: Sendable {
  /// The folder, as it is shown to people.
  let folder: String
  /// The folder, as it is opened.
  let path: String
  /// How it was found.
  let origin: Origin

  /// How a folder was found.
  enum Origin: String, Sendable {
    case option, environment
    case workingFolder = "working-folder"
    case executable
  }

  /// `--frameworks`, else `RECOGNIZE_FRAMEWORKS`, else `./Frameworks`, else beside the program or
  /// in a folder above it; only with a `library.json`.
  static func find(
    _ option: String?, in surroundings: Surroundings
  ) throws(CommandFailure) -> LibraryLocation {
    if let found = try search(option, in: surroundings) { return found }
    throw missing
  }

  /// The same, or nothing where no folder was named and none is there.
  static func search(
    _ option: String?, in surroundings: Surroundings
  ) throws(CommandFailure) -> LibraryLocation? {
    if let option {
      return try named(option, .option, "--frameworks", surroundings)
    }
    if let value = surroundings.environment["RECOGNIZE_FRAMEWORKS"], !value.isEmpty {
      return try named(value, .environment, "RECOGNIZE_FRAMEWORKS", surroundings)
    }
    let here = Path.join(surroundings.workingFolder, "Frameworks")
    if hasLibrary(here) {
      return LibraryLocation(folder: "Frameworks", path: here, origin: .workingFolder)
    }
    var above = surroundings.executableFolder
    while let folder = above {
      let beside = Path.join(folder, "Frameworks")
      if hasLibrary(beside) {
        return LibraryLocation(folder: beside, path: beside, origin: .executable)
      }
      let parent = Path.parent(folder)
      above = parent == folder ? nil : parent
    }
    return nil
  }

  private static var missing: CommandFailure {
    CommandFailure(
      .noFile,
      LocalizedText(
        es: "no se encontró la carpeta de datos: "
          + "no hay Frameworks/library.json aquí ni junto al programa",
        pt: "a pasta de dados não foi encontrada: "
          + "não há Frameworks/library.json aqui nem junto ao programa",
        en: "the data folder was not found: no Frameworks/library.json here or beside the program"),
      hint: LocalizedText(
        es: "indíquela con --frameworks CARPETA o con la variable RECOGNIZE_FRAMEWORKS",
        pt: "indique-a com --frameworks PASTA ou com a variável RECOGNIZE_FRAMEWORKS",
        en: "name it with --frameworks FOLDER or the variable RECOGNIZE_FRAMEWORKS"))
  }

  private static func named(
    _ folder: String, _ origin: Origin, _ by: String, _ surroundings: Surroundings
  ) throws(CommandFailure) -> LibraryLocation {
    let path = Path.join(surroundings.workingFolder, folder)
    if hasLibrary(path) || Files.isFile(path) {
      return LibraryLocation(folder: folder, path: path, origin: origin)
    }
    throw CommandFailure(
      .noFile,
      LocalizedText(
        es: "'\(folder)' (\(by)) no es una carpeta de datos; "
          + "se esperaba una con library.json, o una instantánea",
        pt: "'\(folder)' (\(by)) não é uma pasta de dados; "
          + "esperava-se uma com library.json, ou um instantâneo",
        en: "'\(folder)' (\(by)) is not a data folder; expected one with library.json, "
          + "or a snapshot"))
  }

  /// Whether a folder is a library.
  static func hasLibrary(_ folder: String) -> Bool {
    Files.isFile(Path.join(folder, "library.json"))
  }
}

extension LibraryLocation {
  /// Reads all data below the folder, and finds the rule books and cases; or reads a snapshot.
  func load() throws(CommandFailure) -> LoadedLibrary {
    if Files.isFile(path) { return try SnapshotFile.load(path, shown: folder) }
    var data: [SourceText] = []
    var (books, tables, cases): ([String], [String], [String]) = ([], [], [])
    for name in try Self.names(path, shown: folder) {
      switch Self.kind(name) {
      case .data: data.append(try source(name))
      case .book: books.append(name)
      case .table: tables.append(name)
      case .example: cases.append(name)
      case nil: continue
      }
    }
    let read = LibraryReader.read(data)
    return LoadedLibrary(
      folder: folder, path: path, library: read.value, diagnostics: read.diagnostics,
      sources: Dictionary(uniqueKeysWithValues: data.map { ($0.name, $0) }),
      books: LibraryFiles(books, in: path), tables: LibraryFiles(tables, in: path),
      cases: LibraryFiles(cases, in: path))
  }

  private func source(_ name: String) throws(CommandFailure) -> SourceText {
    SourceText(name: name, bytes: try Self.bytes(Path.join(path, name), shown: name))
  }

  /// The files below a folder.
  static func names(_ path: String, shown: String) throws(CommandFailure) -> [String] {
    do { return try Files.list(path) } catch { throw .file(shown, error) }
  }

  /// The bytes of a file; of one that is too large, enough to see that it is.
  static func bytes(_ path: String, shown: String) throws(CommandFailure) -> [UInt8] {
    do { return try Files.read(path, atMost: SourceText.largest + 1) } catch {
      throw .file(shown, error)
    }
  }

  /// What a file of a library is.
  enum FileKind {
    case data, book, table, example
  }

  /// What a file of a library is, by its name relative to the folder.
  ///
  /// Below `Cases/` only Markdown counts, and not that of the small libraries of the cases: they are
  /// read when they are named with `--frameworks`.
  static func kind(_ name: String) -> FileKind? {
    if name.hasPrefix("Schemas/") { return nil }
    if name.hasPrefix("Cases/") {
      let isOwn = !name.hasPrefix("Cases/libraries/")
      return isOwn && name.hasSuffix(".md") ? .example : nil
    }
    let isLaw = name.hasPrefix("Charter/") || name.hasPrefix("Instruments/")
    if isLaw, name.hasSuffix(".tsv") || name.hasSuffix(".csv") { return .table }
    if name.hasSuffix(".json") || name.hasSuffix(".tsv") { return .data }
    return isLaw && name.hasSuffix(".md") ? .book : nil
  }
}
