/// Paths as text, without asking the file system.
enum Path {
  /// The folder that a path stands in.
  static func parent(_ path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    if parts.isEmpty { return path.utf8.first == UInt8(ascii: "/") ? "/" : "." }
    let start = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
    let rest = parts.dropLast().joined(separator: "/")
    return start + rest == "" ? "." : start + rest
  }

  /// The path as seen from a folder; an absolute one stays.
  static func join(_ folder: String, _ path: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// The path without `.`, `..` and doubled slashes.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let start = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
    let rest = parts.joined(separator: "/")
    return start + rest == "" ? "." : start + rest
  }
}
