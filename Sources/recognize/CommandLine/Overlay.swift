import QualificationsKit
import RecognitionRules

/// A file beside the data, and the name under which it is read.
struct Overlay: Sendable {
  /// As the user typed it.
  let typed: String
  /// Its name in the library.
  let source: SourceText

  /// Reads a file; it stands in for the library's only file of that name, else beside the others of
  /// its kind.
  init(_ typed: String, _ loaded: LoadedLibrary, _ context: CommandContext) throws(CommandFailure) {
    self.typed = typed
    let read = try context.read(typed)
    let base = typed.split(separator: "/").last.map { String($0) } ?? typed
    let known = [loaded.sources, loaded.books, loaded.tables].flatMap { $0.keys }
      .filter { $0 == base || $0.hasSuffix("/" + base) }.sorted()
    guard known.count < 2 else { throw Self.several(typed, known) }
    source = SourceText(name: known.first ?? Self.name(base, read), bytes: read.bytes)
    if LibraryLocation.kind(source.name) == nil { throw Self.notData(typed) }
  }

  private static func name(_ base: String, _ source: SourceText) -> String {
    if base.hasSuffix(".sssom.tsv") { return "Crosswalks/" + base }
    let first = source.bytes.prefix { $0 != 10 }
    let isData = base.hasSuffix(".tsv") && first.starts(with: Array("#schema:".utf8))
    return isData ? "With/" + base : "Instruments/" + base
  }

  private static func several(_ typed: String, _ names: [String]) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es:
          "'\(typed)' puede estar en lugar de varios archivos; se esperaba un nombre que tenga uno",
        pt: "'\(typed)' pode substituir vários arquivos; esperava-se um nome que só um tenha",
        en: "'\(typed)' may stand in for several files; expected a name that one has"),
      details: names)
  }

  private static func notData(_ typed: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(typed)' no es un archivo de datos ni un libro; se esperaba .json, .tsv, .csv o .md",
        pt:
          "'\(typed)' não é um arquivo de dados nem um livro; esperava-se .json, .tsv, .csv ou .md",
        en: "'\(typed)' is no data file and no book; expected .json, .tsv, .csv or .md"))
  }
}

extension Overlay {
  /// The library with files that the user named; a file with errors stops the run.
  static func adding(
    _ files: [String], to loaded: LoadedLibrary, _ context: CommandContext
  ) throws(CommandFailure) -> LoadedLibrary {
    var (data, books, tables): ([String: SourceText], [String: SourceText], [String: SourceText])
    (data, books, tables) = ([:], [:], [:])
    for file in files {
      let overlay = try Overlay(file, loaded, context)
      switch LibraryLocation.kind(overlay.source.name) {
      case .book: books[overlay.source.name] = overlay.source
      case .table: tables[overlay.source.name] = overlay.source
      default: data[overlay.source.name] = overlay.source
      }
    }
    let whole = loaded.with(
      data: data, books: books, tables: tables,
      folder: ([loaded.folder] + files).joined(separator: " + "))
    let errors = whole.diagnostics.filter { $0.severity == .error && data[$0.file] != nil }
    if let first = errors.first {
      for finding in errors {
        context.reportAsIs(
          CaretRendering.text(
            finding.escaped, source: whole.source(finding.file), language: context.language,
            colour: false))
      }
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(first.file)' tiene errores: \(errors.count)",
          pt: "'\(first.file)' tem erros: \(errors.count)",
          en: "'\(first.file)' has errors: \(errors.count)"))
    }
    if books.isEmpty, tables.isEmpty, let known = loaded.shelf.recognition {
      whole.shelf.recognition = Recognition(
        library: whole.library, books: Array(known.books.values))
    }
    return whole
  }
}

extension LoadedLibrary {
  /// The same with files added, or in place of those of the same names; the library is read again if
  /// data are among them.
  func with(
    data: [String: SourceText], books: [String: SourceText], tables: [String: SourceText],
    folder: String? = nil
  ) -> LoadedLibrary {
    let all = sources.merging(data) { _, new in new }
    let read = data.isEmpty ? nil : LibraryReader.read(all.keys.sorted().compactMap { all[$0] })
    return LoadedLibrary(
      folder: folder ?? self.folder, path: path, library: read?.value ?? library,
      diagnostics: read?.diagnostics ?? diagnostics, sources: all,
      books: self.books.merging(books) { _, new in new },
      tables: self.tables.merging(tables) { _, new in new }, cases: cases)
  }
}
