import QualificationsKit

/// `snapshot`: the library and its rule books as one file.
enum SnapshotCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    guard let output = arguments.text("--output") else { throw RunCommand.missing("-o FILE") }
    let loaded = try context.library()
    if loaded.diagnostics.contains(where: { $0.severity == .error }) { throw broken }
    try BookShelf.check(loaded, context)
    let bytes = try loaded.snapshot()
    try Files.replace(context.path(output), with: bytes, shown: output)
    write(output, bytes.count, loaded, context)
    return .done
  }

  private static func write(
    _ output: String, _ size: Int, _ loaded: LoadedLibrary, _ context: CommandContext
  ) {
    let (standards, books) = (loaded.library.standards.count, loaded.books.count)
    if context.isJSON {
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("schema", "recognize/snapshot")
        writer.key("version")
        writer.number(1)
        writer.member("file", output)
        writer.key("bytes")
        writer.number(size)
        writer.member("digest", loaded.library.digest)
        writer.key("standards")
        writer.number(standards)
        writer.key("books")
        writer.number(books)
      }
      context.write(writer)
      return
    }
    var page = context.page()
    page.line(
      context.say(
        es: "\(output): \(size) bytes, \(standards) normas, \(books) libros de reglas",
        pt: "\(output): \(size) bytes, \(standards) padrões, \(books) livros de regras",
        en: "\(output): \(size) bytes, \(standards) standards, \(books) rule books"))
    context.write(page)
  }

  private static var broken: CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "los datos tienen errores; se esperaban datos que pasen 'validate'",
        pt: "os dados têm erros; esperavam-se dados que passem em 'validate'",
        en: "the data have errors; expected data that pass 'validate'"))
  }
}

extension LoadedLibrary {
  /// The library with its books and their tables as a snapshot.
  func snapshot() throws(CommandFailure) -> [UInt8] {
    Snapshot.bytes(of: library, files: try books.all() + tables.all())
  }
}
