import Foundation
public import QualificationsKit

/// The files of this package, by paths from its root.
public enum PackageFiles {
  /// The folder of the root manifest.
  public static let root: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// A file that could not be read.
  public struct Missing: Error {
    /// The path.
    public let path: String
  }

  /// The bytes of a file.
  public static func bytes(_ path: String) throws(Missing) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
      throw Missing(path: path)
    }
    return Array(data)
  }

  /// The text of a file, which is UTF-8.
  public static func text(_ path: String) throws(Missing) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Missing(path: path)
    }
    return text
  }

  /// Whether there is a file or a folder.
  public static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root + "/" + path)
  }

  /// The paths of the files below a folder that end in one of the suffixes, in byte order; hidden
  /// files and folders are left out.
  public static func paths(under folder: String, suffixes: [String]) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: root + "/" + folder) else { return [] }
    var found: [String] = []
    for case let path as String in walk {
      if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
      if suffixes.contains(where: { path.hasSuffix($0) }) { found.append(folder + "/" + path) }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The data files below a folder, as `LibraryReader` takes them; schemas, the tables of rule books
  /// and the small libraries of worked cases are not its data.
  public static func library(under folder: String) throws(Missing) -> [SourceText] {
    var files: [SourceText] = []
    for path in paths(under: folder, suffixes: [".json", ".tsv"]) {
      if path.hasSuffix(".schema.json") { continue }
      let name = String(path.dropFirst(folder.utf8.count + 1))
      if name.hasPrefix("Cases/") { continue }
      let isLaw = name.hasPrefix("Charter/") || name.hasPrefix("Instruments/")
      if isLaw, name.hasSuffix(".tsv") { continue }
      files.append(SourceText(name: name, bytes: try bytes(path)))
    }
    return files
  }
}
