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
