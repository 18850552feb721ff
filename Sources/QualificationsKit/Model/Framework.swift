/// A qualifications framework: ordered levels of a country or a region.
public struct Framework: Sendable {
  /// The identifier.
  public let id: String
  /// The country, or the regional prefix.
  public let country: String
  /// The usual short name.
  public let acronym: String
  /// The name.
  public let title: LocalizedText
  /// How far it has come: `legally-adopted`, `in-implementation`, …
  public let state: Fact<String>
  /// The date that the state speaks of.
  public let asOf: PartialDate?
  /// What it covers, in the source's words.
  public let scope: Fact<String>
  /// How many levels it is said to have.
  public let levelCount: Fact<Int>
  /// The levels that were read, lowest first.
  public let levels: [Level]
  /// Whether all levels were read.
  public let levelList: ComponentList
  /// The published maps to other frameworks.
  public let referencing: [Referencing]
  /// What its sources disagree about.
  public let conflicts: [LocalizedText]
  /// Remarks.
  public let notes: LocalizedText
  /// Where the record comes from.
  public let provenance: Provenance
  /// Where the record stands.
  public let place: RecordPlace
}

/// A level: a label with a position, never a number to compute with.
public struct Level: Hashable, Sendable {
  /// The label, verbatim.
  public let label: String
  /// Its place in the order, from 1.
  public let position: Int
  /// Its name, if it has one.
  public let title: LocalizedText
  /// What it asks, in our words.
  public let summary: LocalizedText
  /// Awards that typically sit there, as the source says.
  public let typical: [String]
  /// How much it takes, if the source says.
  public let volume: Volume?
  /// Where it was read.
  public let provenance: Provenance
}

/// A published map from one framework to another.
public struct Referencing: Sendable {
  /// The other framework's identifier, if it has a record.
  public let to: String?
  /// Its name as the source gives it.
  public let toName: String
  /// The pairs.
  public let edges: [ReferencingEdge]
  /// Source and status of the map.
  public let provenance: Provenance
  /// Whether the map has a source of its own, beside that of its framework.
  public let isSourced: Bool
  /// Remarks.
  public let note: LocalizedText
}

/// One line of a map between frameworks.
public struct ReferencingEdge: Hashable, Sendable {
  /// The level's label, or the type of award.
  public let from: String
  /// Whether `from` is a type of award: such an edge is not an edge from its level.
  public let isFromAward: Bool
  /// The labels at the other end.
  public let to: [String]
}

/// The level that a standard is said to have.
public struct LevelReference: Hashable, Sendable {
  /// The framework's identifier.
  public let framework: String
  /// The label.
  public let label: String

  /// The level `label` of a framework.
  public init(framework: String, label: String) {
    self.framework = framework
    self.label = label
  }
}
