/// A step from a record to a field of it.
enum FieldStep: Hashable {
  /// The member with that key; in a table the cell of that column.
  case key(String)
  /// The element with that position.
  case item(Int)
  /// The first element whose member `key` is, or lists, that text.
  case whose(String, String)
  /// The element that is that text.
  case equal(String)
}

extension FieldStep: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .key(value) }
}

/// The way from a record to one of its fields.
typealias FieldPath = [FieldStep]

/// Finds where the fields of records stand, by reading a file again.
///
/// Records keep the place of the whole only, so that a library stays small; places of fields are
/// wanted for findings alone.
struct FieldPlaces {
  /// What a file holds, by the first byte of its records.
  private enum Index {
    case json(JSONDocument, [Int: Int])
    case table(columns: [String: Int], rows: [Int: [Cell]])
  }

  private var sources: [String: SourceText] = [:]
  private var indices: [String: Index] = [:]

  init(_ sources: [SourceText]) {
    for source in sources { self.sources[source.name] = source }
  }

  /// The place of a field of the record at `range`; as far along the way as the file goes.
  /// - Complexity: O(bytes of the file) the first time, then O(members on the way).
  mutating func range(of path: FieldPath, in range: SourceRange, of file: String) -> SourceRange {
    guard let source = sources[file], let first = path.first else { return range }
    let index = indices[file] ?? Self.index(of: source)
    indices[file] = index
    switch index {
    case .table(let columns, let rows):
      guard case .key(let name) = first, let row = rows[range.start], let at = columns[name],
        !row[at].text.isEmpty
      else { return range }
      return row[at].range
    case .json(let document, let nodes):
      guard let node = nodes[range.start] else { return range }
      return Self.follow(path, from: JSONValue(document: document, index: node))
    }
  }

  private static func index(of source: SourceText) -> Index {
    if source.name.hasSuffix(".json") {
      let document = JSONReader.read(source).value
      var nodes: [Int: Int] = [:]
      for (position, node) in document.nodes.enumerated() where node.kind == .object {
        nodes[node.range.start] = position
      }
      return .json(document, nodes)
    }
    let table = DelimitedReader.read(source, dialect: .tab, hasPreamble: true).value
    var columns: [String: Int] = [:]
    for (position, cell) in table.heading.enumerated() { columns[cell.text] = position }
    var rows: [Int: [Cell]] = [:]
    for row in table.rows { rows[row.first?.range.start ?? 0] = row }
    return .table(columns: columns, rows: rows)
  }

  private static func follow(_ path: FieldPath, from record: JSONValue) -> SourceRange {
    var value = record
    for step in path {
      guard let next = next(step, value) else { break }
      value = next
    }
    return value.range
  }

  /// The value one step further; a fact written with claims or a source is looked into.
  private static func next(_ step: FieldStep, _ value: JSONValue) -> JSONValue? {
    switch step {
    case .key(let key): return value[key] ?? value["value"]?[key]
    case .item(let position):
      let items = value.children
      return position < items.count ? items[position] : nil
    case .equal(let text):
      let list = value["value"] ?? value
      return list.children.first { $0.kind == .string && $0.text == text }
    case .whose(let key, let text):
      return value.children.first { item in
        guard let member = item[key] else { return false }
        return member.text == text || member.children.contains { $0.text == text }
      }
    }
  }
}
