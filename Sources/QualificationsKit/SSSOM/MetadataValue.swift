/// A value of the metadata of a mapping set: the part of YAML that SSSOM admits.
public enum MetadataValue: Hashable, Sendable {
  /// A text, a number or a date, and whether it stood in quotes.
  case text(String, isQuoted: Bool)
  /// Values in order.
  case list([MetadataValue])
  /// Values by name.
  case map([MetadataEntry])

  /// The text of a scalar.
  public var text: String? {
    if case .text(let text, _) = self { text } else { nil }
  }

  /// The texts of a list of scalars; a single scalar is a list of one (SSSOM/TSV, "multi-valued
  /// slots with a single value").
  public var texts: [String] {
    switch self {
    case .text(let text, _): text.isEmpty ? [] : [text]
    case .list(let items): items.compactMap { $0.text }
    case .map: []
    }
  }

  /// The members of a map.
  public var entries: [MetadataEntry] {
    if case .map(let entries) = self { entries } else { [] }
  }

  /// Whether nothing was said.
  public var isEmpty: Bool {
    switch self {
    case .text(let text, _): text.isEmpty
    case .list(let items): items.isEmpty
    case .map(let entries): entries.isEmpty
    }
  }

  /// A text that was not read from anywhere.
  public static func plain(_ text: String) -> MetadataValue { .text(text, isQuoted: false) }
}

/// A member of the metadata: a name, its value and where it stands.
public struct MetadataEntry: Hashable, Sendable {
  /// The name.
  public let key: String
  /// The value.
  public var value: MetadataValue
  /// Where the name stands in the file.
  public let range: SourceRange

  /// Makes an entry.
  public init(_ key: String, _ value: MetadataValue, _ range: SourceRange = SourceRange(0, 0)) {
    self.key = key
    self.value = value
    self.range = range
  }
}

extension [MetadataEntry] {
  /// The value under a name.
  public subscript(key key: String) -> MetadataValue? { first { $0.key == key }?.value }
}
