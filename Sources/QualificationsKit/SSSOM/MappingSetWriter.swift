/// Writes a mapping set as SSSOM/TSV: slots, columns and rows in the order of the specification,
/// shared values of propagatable slots once, quotes only where they are needed.
///
/// The same set always gives the same bytes, and what is read back and written again gives them too.
public struct MappingSetWriter {
  /// What becomes of a set on the way.
  public enum Form: Sendable {
    /// Everything is kept: digits of numbers, prefixes and definitions that nothing uses.
    case lossless
    /// The canonical form of the specification: numbers of three decimals, nothing unused.
    case canonical
  }

  private var set: MappingSet
  private let form: Form
  private var bytes: [UInt8] = []

  /// The bytes of the set.
  /// - Complexity: O(rows · log rows · columns).
  public static func write(_ set: MappingSet, _ form: Form = .lossless) -> [UInt8] {
    var writer = MappingSetWriter(set: set, form: form)
    let shared = writer.condense()
    let columns = writer.orderedColumns(without: shared)
    writer.declareVersion(columns)
    writer.writeMetadata(columns)
    writer.writeRows(columns)
    return writer.bytes
  }

  /// The metadata of a set and the line of its columns, which are all written: what begins a file
  /// whose rows are made one after the other.
  static func heading(_ set: MappingSet) -> [UInt8] {
    var writer = MappingSetWriter(set: set, form: .lossless)
    let columns = writer.orderedColumns(without: [])
    writer.declareVersion(columns)
    writer.writeMetadata(columns)
    writer.writeHeading(columns)
    return writer.bytes
  }

  private init(set: MappingSet, form: Form) {
    self.set = set
    self.form = form
  }

  /// Moves values that all rows share to the set; the columns that have nothing left.
  private mutating func condense() -> Set<Int> {
    var emptied: Set<Int> = []
    for (column, name) in set.columns.enumerated() {
      if set.isEmpty(column: column) {
        emptied.insert(column)
        continue
      }
      guard let slot = SSSOMSlot.row(name), slot.isPropagatable, isUniform(column) else { continue }
      let text = set.text(0, column)
      let values = slot.isList ? MappingCell.values(text) : [text]
      if let own = set.metadata[key: name], !own.isEmpty, own.texts != values { continue }
      set.set(
        name, slot.isList ? .list(values.map { .plain($0) }) : .text(text, isQuoted: true))
      emptied.insert(column)
    }
    return emptied
  }

  private func isUniform(_ column: Int) -> Bool {
    let first = set.bytes(0, column)
    for row in 1..<max(1, set.rowCount) where !set.bytes(row, column).elementsEqual(first) {
      return false
    }
    return true
  }

  /// Standard columns in their order, then extensions by property.
  private func orderedColumns(without left: Set<Int>) -> [Int] {
    var result: [Int] = []
    for slot in SSSOMSlot.row {
      if let column = set.column(slot.name), !left.contains(column) { result.append(column) }
    }
    var others: [(property: String, column: Int)] = []
    for (column, name) in set.columns.enumerated()
    where SSSOMSlot.row(name) == nil && !left.contains(column) {
      others.append((set.property(of: name), column))
    }
    others.sort { Self.precedes($0.property, $1.property) }
    return result + others.map { $0.column }
  }

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private mutating func declareVersion(_ columns: [Int]) {
    let names = columns.map { set.columns[$0] }
    let isNew =
      names.contains { SSSOMSlot.row($0)?.isNew ?? false }
      || set.metadata.contains { SSSOMSlot.set($0.key)?.isNew ?? false && !$0.value.isEmpty }
      || set.metadata.contains { $0.key == "similarity_measure" || $0.key == "curation_rule" }
      || set.metadata.contains { $0.key == "curation_rule_text" }
    if isNew { set.set("sssom_version", .text("1.1", isQuoted: true)) }
  }

  // The metadata.

  private mutating func writeMetadata(_ columns: [Int]) {
    let used = form == .canonical ? usedPrefixes(columns) : nil
    for slot in SSSOMSlot.set {
      guard let value = set.metadata[key: slot.name], !value.isEmpty else { continue }
      switch slot.name {
      case "curie_map": writePrefixes(value.entries, used)
      case "extension_definitions": writeDefinitions(value, columns)
      default: write(slot.name, value, slot)
      }
    }
    var others = set.metadata.filter { SSSOMSlot.set($0.key) == nil && !$0.value.isEmpty }
    others.sort { Self.precedes(set.property(of: $0.key), set.property(of: $1.key)) }
    for entry in others { write(entry.key, entry.value, nil) }
  }

  private mutating func writePrefixes(_ entries: [MetadataEntry], _ used: Set<String>?) {
    let kept = entries.filter { entry in
      if SSSOMSlot.builtIn.contains(where: { $0.prefix == entry.key }) { return false }
      return used?.contains(entry.key) ?? true
    }.sorted { Self.precedes($0.key, $1.key) }
    if kept.isEmpty { return }
    bytes += Array("#curie_map:\n".utf8)
    for entry in kept {
      bytes += Array("#  \(entry.key): ".utf8)
      MetadataScalar.append(entry.value, isText: true, to: &bytes)
      bytes.append(10)
    }
  }

  private mutating func writeDefinitions(_ value: MetadataValue, _ columns: [Int]) {
    guard case .list(let items) = value else { return }
    let names = columns.map { set.columns[$0] }
    var kept = items.filter { item in
      guard form == .canonical, let slot = item.entries[key: "slot_name"]?.text else { return true }
      return names.contains(slot) || set.metadata.contains { $0.key == slot && !$0.value.isEmpty }
    }
    kept.sort { left, right in
      Self.precedes(sortKey(of: left), sortKey(of: right))
    }
    if kept.isEmpty { return }
    bytes += Array("#extension_definitions:\n".utf8)
    for item in kept {
      var mark = "#  - "
      for name in ["slot_name", "property", "type_hint"] {
        guard let value = item.entries[key: name] else { continue }
        bytes += Array("\(mark)\(name): ".utf8)
        MetadataScalar.append(value, isText: true, to: &bytes)
        bytes.append(10)
        mark = "#    "
      }
    }
  }

  private func sortKey(of definition: MetadataValue) -> String {
    if let property = definition.entries[key: "property"]?.text { return set.expanded(property) }
    return "http://sssom.invalid/" + (definition.entries[key: "slot_name"]?.text ?? "")
  }

  private mutating func write(_ name: String, _ value: MetadataValue, _ slot: SSSOMSlot?) {
    let isText = slot.map { $0.kind == .text || $0.name == "sssom_version" } ?? false
    bytes += Array("#\(name):".utf8)
    var value = value
    if slot?.isList ?? false, case .text = value { value = .list([value]) }
    MetadataScalar.appendNested(
      value, isText: isText, rounds: rounds(slot), indent: 1, to: &bytes)
  }

  private func rounds(_ slot: SSSOMSlot?) -> Bool {
    guard form == .canonical, case .number = slot?.kind else { return false }
    return true
  }

  /// The prefixes that an identifier of the set uses.
  private func usedPrefixes(_ columns: [Int]) -> Set<String> {
    var used: Set<String> = []
    func note(_ identifier: String) {
      guard let prefix = MappingSetCheck.prefix(ArraySlice(identifier.utf8)) else { return }
      used.insert(String(decoding: prefix, as: UTF8.self))
    }
    for entry in set.metadata {
      let isDefined = set.extensionDefinitions.contains { $0.slot == entry.key }
      if SSSOMSlot.set(entry.key)?.kind == .identifier || isDefined {
        entry.value.texts.forEach { note($0) }
      }
    }
    for definition in set.extensionDefinitions {
      note(definition.property ?? "")
      note(definition.typeHint ?? "")
    }
    for column in columns {
      let name = set.columns[column]
      let slot = SSSOMSlot.row(name)
      guard slot == nil || slot?.kind == .identifier else { continue }
      for row in 0..<set.rowCount {
        for value in MappingCell.values(set.text(row, column)) { note(value) }
      }
    }
    return used
  }

  // The rows.

  private mutating func writeHeading(_ columns: [Int]) {
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(9) }
      bytes += Array(set.columns[column].utf8)
    }
    bytes.append(10)
  }

  private mutating func writeRows(_ columns: [Int]) {
    writeHeading(columns)
    // A little more than what follows, so that it is never moved.
    bytes.reserveCapacity(bytes.count + set.cellBytes + set.rowCount * (columns.count + 1))
    let isRounded = columns.map { rounds(SSSOMSlot.row(set.columns[$0])) }
    for row in sortedRows(columns).lazy.map({ Int($0) }) {
      for (index, column) in columns.enumerated() {
        if index > 0 { bytes.append(9) }
        if isRounded[index] {
          bytes += Array(MetadataScalar.rounded(set.text(row, column)).utf8)
        } else {
          Self.append(set.bytes(row, column), to: &bytes)
        }
      }
      bytes.append(10)
    }
  }

  private func sortedRows(_ columns: [Int]) -> ContiguousArray<UInt32> {
    let rows = ContiguousArray(0..<UInt32(set.rowCount))
    guard let first = columns.first else { return rows }
    if rows.dropFirst().allSatisfy({ !precedes(Int($0), Int($0) - 1, columns) }) { return rows }
    var order = ByteOrder()
    for row in rows { order.note(set.bytes(Int(row), first)) }
    var keys = ContiguousArray(rows.map { order.key(set.bytes(Int($0), first), number: $0) })
    keys.sort { left, right in
      left.precedes(right) ?? precedes(Int(left.number), Int(right.number), columns)
    }
    return ContiguousArray(keys.map { $0.number })
  }

  /// Whether a row stands before another; of equal rows the one that came first.
  private func precedes(_ left: Int, _ right: Int, _ columns: [Int]) -> Bool {
    for column in columns {
      let (a, b) = (set.bytes(left, column), set.bytes(right, column))
      if a.lexicographicallyPrecedes(b) { return true }
      if b.lexicographicallyPrecedes(a) { return false }
    }
    return left < right
  }

  /// Appends a cell, in quotes where it needs them.
  static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard text.contains(where: { $0 == quote || $0 == 9 || $0 == 10 || $0 == 13 }) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(quote)
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
