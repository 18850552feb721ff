import QualificationsKit

/// Checks frameworks, standards, crosswalks and instruments as a compiler would.
enum ValidateCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let scope = try ValidationScope(arguments.operands, context)
    let loaded = scope.loaded
    context.use(loaded)
    let tables = try BookShelf.tableFindings(loaded)
    let all = Diagnostic.sorted(loaded.diagnostics + Checker.check(loaded.library) + tables)
    let findings = all.filter { scope.includes($0.file) }
    switch context.format {
    case "json": FindingReport(findings, loaded, scope.files).writeJSON(context)
    case "sarif": FindingReport(findings, loaded, scope.files).writeSARIF(context)
    default: FindingReport(findings, loaded, scope.files).writeText(context)
    }
    let isGrave = findings.contains { finding in
      finding.severity == .error || (finding.severity == .warning && arguments.has("--strict"))
    }
    return isGrave ? .findings : .done
  }
}

/// The files that are read and those of which findings are given.
private struct ValidationScope {
  let loaded: LoadedLibrary
  /// How many files findings are given of.
  let files: Int
  private let wanted: Set<String>?

  init(_ operands: [String], _ context: CommandContext) throws(CommandFailure) {
    if operands.isEmpty {
      loaded = try context.library()
      try loaded.requireFolder()
      files = loaded.sources.count
      wanted = nil
      return
    }
    if operands.count == 1, LibraryLocation.hasLibrary(context.path(operands[0])) {
      loaded = try LibraryLocation(
        folder: operands[0], path: context.path(operands[0]), origin: .option
      ).load()
      files = loaded.sources.count
      wanted = nil
      return
    }
    let base = try context.library()
    try base.requireFolder()
    var sources = base.sources
    var names: Set<String> = []
    for operand in operands {
      for (name, path) in try Self.expand(operand, context) {
        if let inside = Self.name(of: path, in: base.path), base.sources[inside] != nil {
          names.insert(inside)
        } else {
          sources[name] = SourceText(
            name: name, bytes: try LibraryLocation.bytes(path, shown: name))
          names.insert(name)
        }
      }
    }
    let read = LibraryReader.read(Array(sources.values))
    loaded = LoadedLibrary(
      folder: base.folder, path: base.path, library: read.value, diagnostics: read.diagnostics,
      sources: sources, books: base.books, tables: base.tables, cases: base.cases)
    files = names.count
    wanted = names
  }

  func includes(_ file: String) -> Bool { wanted?.contains(file) ?? true }

  /// The data files that an operand names: itself, or those below it.
  private static func expand(
    _ operand: String, _ context: CommandContext
  ) throws(CommandFailure) -> [(name: String, path: String)] {
    let path = context.path(operand)
    guard Files.isFolder(path) else {
      guard Files.isFile(path) else { throw .file(operand, .notFound) }
      return [(operand, path)]
    }
    let names = try LibraryLocation.names(path, shown: operand)
    return names.filter { LibraryLocation.kind($0) == .data }.map {
      (Path.join(operand, $0), Path.join(path, $0))
    }
  }

  /// The name of a file relative to a folder; `nil` if it is not below it.
  private static func name(of path: String, in folder: String) -> String? {
    let start = Path.normalised(folder) + "/"
    let whole = Path.normalised(path)
    return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : nil
  }
}
