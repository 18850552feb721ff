import QualificationsKit

/// The files that are read and those of which findings are given.
struct ValidationScope {
  let loaded: LoadedLibrary
  /// How many files findings are given of.
  let files: Int
  /// The files that are no part of the library: what they hold is reviewed as a draft.
  let drafts: Set<String>
  /// What is known without the drafts, where there are any.
  let region: Library
  /// The older version that the draft is compared with.
  let previous: PreviousVersion?
  private let wanted: Set<String>?

  /// A file and the library that it stands in.
  struct PreviousVersion {
    let file: String
    let source: SourceText
    let library: Library
  }

  init(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandFailure) {
    let operands = arguments.operands
    let isLibrary =
      operands.count == 1 && LibraryLocation.hasLibrary(context.path(operands[0]))
    if operands.isEmpty || isLibrary {
      loaded =
        isLibrary
        ? try LibraryLocation(
          folder: operands[0], path: context.path(operands[0]), origin: .option
        ).load() : try Self.base(arguments, context)
      files = loaded.sources.count
      (drafts, wanted, region, previous) = ([], nil, loaded.library, nil)
      if arguments.has("--previous") { throw Self.noDraft }
      return
    }
    let base = try Self.base(arguments, context)
    var given = try GivenFiles(operands, base, context)
    let old = try arguments.text("--previous").map { (typed) throws(CommandFailure) in
      try Self.previous(typed, base, context)
    }
    if old != nil, given.drafts.isEmpty { throw Self.noDraft }
    if let old, given.drafts.contains(old.file) { given.remove(old.file) }
    let read = LibraryReader.read(
      Array(given.sources.values), replacing: old == nil ? [] : given.drafts)
    loaded = base.with(given.sources, read)
    files = given.wanted.count
    (wanted, drafts, region, previous) = (given.wanted, given.drafts, base.library, old)
  }

  func includes(_ file: String) -> Bool { wanted?.contains(file) ?? true }

  /// The region that drafts are put beside: `--against`, else the data folder, else nothing: a draft
  /// can be checked alone.
  private static func base(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> LoadedLibrary {
    if let folder = arguments.text("--against") {
      let path = context.path(folder)
      guard LibraryLocation.hasLibrary(path) else {
        throw CommandFailure(
          .noFile,
          LocalizedText(
            es:
              "'\(folder)' (--against) no es una carpeta de datos; se esperaba una con library.json",
            pt:
              "'\(folder)' (--against) não é uma pasta de dados; esperava-se uma com library.json",
            en: "'\(folder)' (--against) is not a data folder; expected one with library.json"))
      }
      return try LibraryLocation(folder: folder, path: path, origin: .option).load()
    }
    if !arguments.operands.isEmpty, try !context.hasLibrary() { return LoadedLibrary.none }
    let loaded = try context.library()
    try loaded.requireFolder()
    return loaded
  }

  /// The older version: a file of the region, or one beside it that stands in for what it repeats.
  private static func previous(
    _ typed: String, _ base: LoadedLibrary, _ context: CommandContext
  ) throws(CommandFailure) -> PreviousVersion {
    let path = context.path(typed)
    guard Files.isFile(path) else { throw .file(typed, .notFound) }
    if let inside = GivenFiles.name(of: path, in: base.path), let source = base.sources[inside] {
      return PreviousVersion(file: inside, source: source, library: base.library)
    }
    let source = SourceText(name: typed, bytes: try LibraryLocation.bytes(path, shown: typed))
    var sources = base.sources
    sources[typed] = source
    let read = LibraryReader.read(Array(sources.values), replacing: [typed])
    return PreviousVersion(file: typed, source: source, library: read.value)
  }

  private static var noDraft: CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'--previous' compara un borrador con su versión anterior; "
          + "se esperaba: recognize validate NUEVO.json --previous ANTERIOR.json",
        pt: "'--previous' compara um rascunho com a versão anterior; "
          + "esperava-se: recognize validate NOVO.json --previous ANTERIOR.json",
        en: "'--previous' compares a draft with its older version; "
          + "expected: recognize validate NEW.json --previous OLD.json"))
  }
}

/// The files that a command line names, together with those of the library.
struct GivenFiles {
  private(set) var sources: [String: SourceText]
  /// Those of which findings are given.
  private(set) var wanted: Set<String> = []
  /// Those that are no part of the library.
  private(set) var drafts: Set<String> = []

  init(
    _ operands: [String], _ base: LoadedLibrary, _ context: CommandContext
  ) throws(CommandFailure) {
    sources = base.sources
    for operand in operands {
      for (name, path) in try Self.expand(operand, context) {
        if let inside = Self.name(of: path, in: base.path), base.sources[inside] != nil {
          wanted.insert(inside)
        } else {
          sources[name] = SourceText(
            name: name, bytes: try LibraryLocation.bytes(path, shown: name))
          wanted.insert(name)
          drafts.insert(name)
        }
      }
    }
  }

  /// Leaves a file out.
  mutating func remove(_ name: String) {
    sources[name] = nil
    wanted.remove(name)
    drafts.remove(name)
  }

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
  static func name(of path: String, in folder: String) -> String? {
    let start = Path.normalised(folder) + "/"
    let whole = Path.normalised(path)
    return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : nil
  }
}

extension LoadedLibrary {
  /// No data folder.
  fileprivate static let none = LoadedLibrary(
    folder: "", path: "", library: Library(), diagnostics: [], sources: [:],
    books: LibraryFiles([], in: ""), tables: LibraryFiles([], in: ""),
    cases: LibraryFiles([], in: ""))

  /// The same folder with other data files.
  fileprivate func with(
    _ sources: [String: SourceText], _ read: Diagnosed<Library>
  ) -> LoadedLibrary {
    LoadedLibrary(
      folder: folder, path: path, library: read.value, diagnostics: read.diagnostics,
      sources: sources, books: books, tables: tables, cases: cases)
  }
}
