/// A library and the rule books beside it in one file of bytes: versioned, with a checksum, and read
/// without parsing what nobody asks for (`Documentation/DataFormats.md`, section 8).
///
/// `Snapshot(bytes)` is the door, for the tool as for a browser:
///
///     let snapshot = try Snapshot(bytes)
///     let books = snapshot.fileNames.compactMap { snapshot.file($0) }
///
/// A file is refused unless every byte is as it was written, so nothing that is read needs checking.
/// The same files give the same bytes.
public struct Snapshot: Sendable {
  /// The version of the format that is written and read.
  public static let version = SnapshotHeader.version
  /// The library, with the digest of the files it was read from.
  public let library: Library
  /// The names of the files that the snapshot holds as they are, in byte order: rule books and their
  /// tables.
  public let fileNames: [String]
  private let image: SnapshotImage

  /// Reads a snapshot.
  /// - Complexity: O(bytes) for the checksum, else O(files + systems + instruments).
  public init(_ bytes: [UInt8]) throws(SnapshotFault) {
    image = try SnapshotHeader.image(bytes)
    library = Library(image)
    var names: [String] = []
    for number in 0..<image.count(.files) {
      var cursor = SnapshotCursor(image, image.range(number, in: .files))
      names.append(cursor.text())
    }
    fileNames = names
  }

  /// A file that the snapshot holds.
  /// - Complexity: O(files + bytes of the file).
  public func file(_ name: String) -> SourceText? {
    guard let number = fileNames.firstIndex(of: name) else { return nil }
    var cursor = SnapshotCursor(image, image.range(number, in: .files))
    return SourceText(name: cursor.text(), bytes: cursor.rest())
  }

  /// The same bytes with the checksum that they should have: for tests of what is not damage.
  package static func sealed(_ bytes: [UInt8]) -> [UInt8] { SnapshotHeader.sealed(bytes) }

  /// The bytes of a snapshot of a library without errors, and of files to be held as they are.
  /// - Complexity: O(records · log records + bytes).
  public static func bytes(of library: Library, files: [SourceText]) -> [UInt8] {
    var writer = SnapshotWriter()
    library.store(in: &writer)
    writer.files(files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    return writer.file()
  }
}
