import QualificationsKit

/// The files of a library in one text, as `snapshot.js` holds it: for each a line with its kind, its
/// length in bytes and its name, then its bytes.
struct KnowledgeBundle {
  private(set) var data: [SourceText] = []
  private(set) var books: [SourceText] = []
  private(set) var tables: [SourceText] = []

  /// Reads a bundle; what is cut off is left out.
  static func read(_ bytes: [UInt8]) -> KnowledgeBundle {
    var bundle = KnowledgeBundle()
    var at = 0
    while let end = bytes[at...].firstIndex(of: 10) {
      let line = String(decoding: bytes[at..<end], as: UTF8.self)
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let count = Int(words[1]), end + 1 + count <= bytes.count else {
        break
      }
      at = end + 1 + count
      let source = SourceText(name: String(words[2]), bytes: Array(bytes[(end + 1)..<at]))
      switch words[0] {
      case "book": bundle.books.append(source)
      case "table": bundle.tables.append(source)
      default: bundle.data.append(source)
      }
    }
    return bundle
  }
}
