/// Some rows of several mapping sets as one set.
///
/// What a set says for all its rows is written into each of them, so that nothing of a row changes
/// by standing beside rows of others.
public struct MappingSelection {
  /// The rows that were wanted.
  public private(set) var set: MappingSet
  /// What was said of whole sets and cannot be said of some of their rows.
  public var losses: [ExchangeLoss] { lost.sorted }
  private var lost = LossList()
  private var prefixes: [MetadataEntry] = []
  private var definitions: [MetadataValue] = []
  private var sources: [(key: String, line: String)] = []

  /// A set with the rows that are wanted, and what it says of all its rows.
  private struct Part {
    let set: MappingSet
    let rows: [Int]
    var shared: [(slot: String, value: String)] = []
    /// The keys of its sources, where another set's source has the same.
    var renamed: [String: String] = [:]
  }

  /// Selects rows; `nil` if two sets use a prefix for different addresses.
  /// - Complexity: O(bytes of the sets).
  public init?(_ sets: [MappingSet], id: String, where isWanted: (MappingSet, Int) -> Bool) {
    set = MappingSet(name: id, columns: [])
    var parts: [Part] = []
    for other in sets {
      let rows = (0..<other.rowCount).filter { isWanted(other, $0) }
      if !rows.isEmpty { parts.append(Part(set: other, rows: rows)) }
    }
    var columns: [String] = []
    for index in parts.indices {
      guard takeOver(&parts[index]) else { return nil }
      let names = parts[index].set.columns + parts[index].shared.map { $0.slot }
      for name in names where !columns.contains(name) { columns.append(name) }
    }
    set = MappingSet(name: id, metadata: metadata(id, parts), columns: columns)
    for (slot, property) in [("rec_source", "rec:source"), ("rec_stated_by", "rec:statedBy")]
    where columns.contains(slot) { set.define(slot, as: property) }
    for part in parts {
      for row in part.rows { set.append(row: columns.map { Self.cell(part, row, $0) }) }
    }
  }

  /// Takes over what a set declares; false if a prefix stands for something else already.
  private mutating func takeOver(_ part: inout Part) -> Bool {
    for entry in part.set.metadata[key: "curie_map"]?.entries ?? [] {
      if let known = prefixes[key: entry.key], known.text != entry.value.text { return false }
      if prefixes[key: entry.key] == nil { prefixes.append(entry) }
    }
    if case .list(let items)? = part.set.metadata[key: "extension_definitions"] {
      for item in items {
        let name = item.entries[key: "slot_name"]?.text
        if definitions.contains(where: { $0.entries[key: "slot_name"]?.text == name }) { continue }
        definitions.append(item)
      }
    }
    let lines = Splitting.parts(part.set.metadata[key: "rec_sources"]?.text ?? "", at: 10)
    for line in lines { takeOver(line, &part) }
    if let first = lines.first.flatMap({ Splitting.parts($0, at: 9).first }) {
      part.shared.append(("rec_source", first))
    }
    for entry in part.set.metadata where !Self.carried.contains(entry.key) {
      if let value = part.set.propagated(entry.key) {
        part.shared.append((entry.key, value))
      } else if entry.key == "rec_stated_by", let text = entry.value.text, !text.isEmpty {
        part.shared.append((entry.key, text))
      } else if !entry.value.isEmpty {
        lost.add(entry.key)
      }
    }
    return true
  }

  private static let carried = [
    "curie_map", "extension_definitions", "license", "mapping_set_id", "sssom_version",
    "rec_sources",
  ]

  /// Takes over a source, under another key if the one it has is taken.
  private mutating func takeOver(_ line: String, _ part: inout Part) {
    let cells = Splitting.parts(line, at: 9)
    guard let key = cells.first else { return }
    let rest = cells.dropFirst().joined(separator: "\t")
    var own = key
    var number = 2
    while let known = sources.first(where: { $0.key == own }) {
      if known.line == rest { break }
      own = "\(key)-\(number)"
      number += 1
    }
    if !sources.contains(where: { $0.key == own }) { sources.append((own, rest)) }
    part.renamed[key] = own
  }

  private func metadata(_ id: String, _ parts: [Part]) -> [MetadataEntry] {
    var entries = [
      MetadataEntry("curie_map", .map(prefixes)), MetadataEntry("mapping_set_id", .plain(id)),
      MetadataEntry("license", .plain(MappingSet.license(ofAll: parts.map { $0.set }))),
    ]
    if !definitions.isEmpty {
      entries.append(MetadataEntry("extension_definitions", .list(definitions)))
    }
    if !sources.isEmpty {
      let text = sources.map { "\($0.key)\t\($0.line)" }.joined(separator: "\n")
      entries.append(MetadataEntry("rec_sources", .plain(text)))
    }
    return entries
  }

  private static func cell(_ part: Part, _ row: Int, _ name: String) -> String {
    let value =
      part.set.text(row, name) ?? part.shared.first { $0.slot == name }.map { $0.value } ?? ""
    return name == "rec_source" ? part.renamed[value] ?? value : value
  }
}
