/// Finds where the fields of records stand, by reading a file again.
///
/// Records keep the place of the whole only, so that a library stays small; places of fields are
/// wanted for findings alone.
struct FieldPlaces {
  /// What a file holds.
  private enum Index {
    case json(JSONDocument)
    /// The names of the columns: a row is read at its place.
    case table([String: Int])
  }

  private var sources: [String: SourceText] = [:]
  private var indices: [String: Index] = [:]

  init(_ sources: [SourceText]) {
    for source in sources { self.sources[source.name] = source }
  }

  /// The place of a field of the record at `range`; as far along the way as the file goes.
  /// - Complexity: O(bytes of the file) the first time, then O(log records + members on the way).
  mutating func range(of path: FieldPath, in range: SourceRange, of file: String) -> SourceRange {
    guard let source = sources[file], let first = path.first else { return range }
    switch index(of: source) {
    case .table(let columns):
      guard case .key(let name) = first, let column = columns[name] else { return range }
      return Self.cell(column, in: range, source.bytes) ?? range
    case .json(let document):
      guard var value = Self.object(at: range.start, in: document) else { return range }
      for step in path {
        guard let next = Self.next(step, value) else { break }
        value = next
      }
      return value.range
    }
  }

  /// Whether the record at `range` has the field, with a value.
  mutating func has(_ path: FieldPath, in range: SourceRange, of file: String) -> Bool {
    guard let source = sources[file], !path.isEmpty, case .json(let document) = index(of: source),
      var value = Self.object(at: range.start, in: document)
    else { return false }
    for step in path {
      guard let next = Self.next(step, value) else { return false }
      value = next
    }
    return value.kind != .null
  }

  private mutating func index(of source: SourceText) -> Index {
    if let known = indices[source.name] { return known }
    let index = Self.index(of: source)
    indices[source.name] = index
    return index
  }

  private static func index(of source: SourceText) -> Index {
    if source.name.hasSuffix(".json") { return .json(JSONReader.read(source).value) }
    return .table(columns(source.bytes))
  }

  /// The columns by their names, from the first line that is no comment.
  private static func columns(_ bytes: [UInt8]) -> [String: Int] {
    var at = 0
    while at < bytes.count, bytes[at] == UInt8(ascii: "#") {
      while at < bytes.count, bytes[at] != 10 { at += 1 }
      at += 1
    }
    let end = bytes[min(at, bytes.count)...].firstIndex(of: 10) ?? bytes.count
    var columns: [String: Int] = [:]
    let line = bytes[min(at, end)..<end].split(separator: 9, omittingEmptySubsequences: false)
    for (position, name) in line.enumerated() {
      let isLast = name.last == 13
      columns[String(decoding: isLast ? name.dropLast() : name, as: UTF8.self)] = position
    }
    return columns
  }

  /// The bytes of a cell of the row that begins at `range`; `nil` if it is empty or there is none.
  private static func cell(_ column: Int, in range: SourceRange, _ bytes: [UInt8]) -> SourceRange? {
    var (at, left) = (range.start, column)
    while left > 0, at < bytes.count, bytes[at] != 10 {
      if bytes[at] == 9 { left -= 1 }
      at += 1
    }
    let start = at
    while at < bytes.count, bytes[at] != 9, bytes[at] != 10, bytes[at] != 13 { at += 1 }
    return left > 0 || at == start ? nil : SourceRange(start, at)
  }

  /// The object that begins at a byte: values stand in the order of the text.
  private static func object(at offset: Int, in document: JSONDocument) -> JSONValue? {
    let nodes = document.nodes
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    guard low < nodes.count, nodes[low].range.start == offset, nodes[low].kind == .object else {
      return nil
    }
    return JSONValue(document: document, index: low)
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
    case .part(let id):
      let code = Handle.code(of: id)
      return value.children.first { item in
        item["id"].map { $0.text == id } ?? item["code"].map { $0.text == code } ?? false
      }
    }
  }
}

extension RecordFindings {
  /// The findings, each at its field where the file's text was given.
  func placed(in sources: [SourceText]) -> [Diagnostic] {
    var places = FieldPlaces(sources)
    var result: [Diagnostic] = []
    result.reserveCapacity(items.count)
    for (position, finding) in items.enumerated() {
      guard let range = finding.range else {
        result.append(finding)
        continue
      }
      if places.has(absences[position], in: range, of: finding.file) { continue }
      let field = fields[position]
      result.append(
        field.isEmpty
          ? finding : finding.moved(to: places.range(of: field, in: range, of: finding.file)))
    }
    return result
  }
}
