import QualificationsKit

/// Files of a library by their names, each read when it is asked for.
struct LibraryFiles: Sendable {
  /// The names, in byte order.
  let names: [String]
  private let read: @Sendable (String) throws(CommandFailure) -> SourceText?

  /// The number of files.
  var count: Int { names.count }

  /// Files below a folder.
  init(_ names: [String], in folder: String) {
    self.names = names
    read = { (name) throws(CommandFailure) in
      SourceText(name: name, bytes: try LibraryLocation.bytes(Path.join(folder, name), shown: name))
    }
  }

  /// Files of a snapshot.
  init(_ names: [String], in snapshot: Snapshot) {
    self.names = names
    read = { (name) throws(CommandFailure) in snapshot.file(name) }
  }

  private init(_ names: [String], of files: [String: SourceText], before other: LibraryFiles) {
    self.names = names
    read = { (name) throws(CommandFailure) in
      if let own = files[name] { return own }
      return try other.source(name)
    }
  }

  /// The same with files added, or in place of those of the same names.
  func adding(_ files: [String: SourceText]) -> LibraryFiles {
    let all = Set(names).union(files.keys).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return files.isEmpty ? self : LibraryFiles(all, of: files, before: self)
  }

  /// The file of that name, if it is one of these.
  func source(_ name: String) throws(CommandFailure) -> SourceText? {
    names.contains(name) ? try read(name) : nil
  }

  /// All files, in the order of their names.
  func all() throws(CommandFailure) -> [SourceText] {
    var result: [SourceText] = []
    for name in names {
      if let source = try read(name) { result.append(source) }
    }
    return result
  }
}
