/// A slot of SSSOM 1.1: what may stand under a name in the metadata or as a column.
public struct SSSOMSlot: Sendable {
  /// What the values of a slot are.
  public enum Kind: Hashable, Sendable {
    /// Any text.
    case text
    /// An identifier written `prefix:name`.
    case identifier
    /// An absolute address.
    case address
    /// A day.
    case date
    /// A decimal number from the given one to 1.
    case number(from: Int)
    /// One of a few words.
    case word([String])
    /// A structure: the prefixes, or the definitions of extensions.
    case structure
  }

  /// The name.
  public let name: String
  /// What its values are.
  public let kind: Kind
  /// Whether it holds several values.
  public let isList: Bool
  /// Whether a value of the set stands for that value in each of its rows.
  public let isPropagatable: Bool
  /// Whether version 1.1 added it.
  public let isNew: Bool

  init(
    _ name: String, _ kind: Kind = .text, list: Bool = false, propagatable: Bool = false,
    new: Bool = false
  ) {
    self.name = name
    self.kind = kind
    isList = list
    isPropagatable = propagatable
    isNew = new
  }
}

extension SSSOMSlot {
  private static let entityTypes = [
    "owl class", "owl object property", "owl data property", "owl annotation property",
    "owl named individual", "skos concept", "rdfs resource", "rdfs class", "rdfs literal",
    "rdfs datatype", "rdf property", "composed entity expression",
  ]

  /// The slots that rows and sets have in common, by name.
  private static let common: [SSSOMSlot] = [
    SSSOMSlot("creator_id", .identifier, list: true), SSSOMSlot("creator_label", list: true),
    SSSOMSlot("license", .address),
    SSSOMSlot("subject_type", .word(entityTypes), propagatable: true),
    SSSOMSlot("subject_source", .identifier, propagatable: true),
    SSSOMSlot("subject_source_version", propagatable: true),
    SSSOMSlot("object_type", .word(entityTypes), propagatable: true),
    SSSOMSlot("object_source", .identifier, propagatable: true),
    SSSOMSlot("object_source_version", propagatable: true),
    SSSOMSlot("predicate_type", .word(entityTypes), propagatable: true, new: true),
    SSSOMSlot("mapping_provider", .address, propagatable: true),
    SSSOMSlot("cardinality_scope", list: true, propagatable: true, new: true),
    SSSOMSlot("mapping_tool", propagatable: true),
    SSSOMSlot("mapping_tool_id", .identifier, propagatable: true, new: true),
    SSSOMSlot("mapping_tool_version", propagatable: true),
    SSSOMSlot("mapping_date", .date, propagatable: true), SSSOMSlot("publication_date", .date),
    SSSOMSlot("subject_match_field", .identifier, list: true, propagatable: true),
    SSSOMSlot("object_match_field", .identifier, list: true, propagatable: true),
    SSSOMSlot("subject_preprocessing", .identifier, list: true, propagatable: true),
    SSSOMSlot("object_preprocessing", .identifier, list: true, propagatable: true),
    SSSOMSlot("similarity_measure", propagatable: true),
    SSSOMSlot("curation_rule", .identifier, list: true, propagatable: true),
    SSSOMSlot("curation_rule_text", list: true, propagatable: true),
    SSSOMSlot("see_also", .address, list: true), SSSOMSlot("other"), SSSOMSlot("comment"),
  ]

  private static func common(_ name: String) -> SSSOMSlot {
    common.first { $0.name == name } ?? SSSOMSlot(name)
  }

  /// The slots of a row, in the order of the specification.
  public static let row: [SSSOMSlot] = [
    SSSOMSlot("record_id", .identifier, new: true), SSSOMSlot("subject_id", .identifier),
    SSSOMSlot("subject_label"), SSSOMSlot("subject_category"),
    SSSOMSlot("predicate_id", .identifier), SSSOMSlot("predicate_label"),
    SSSOMSlot("predicate_modifier", .word(["Not"])), SSSOMSlot("object_id", .identifier),
    SSSOMSlot("object_label"), SSSOMSlot("object_category"),
    SSSOMSlot("mapping_justification", .identifier),
    SSSOMSlot("author_id", .identifier, list: true), SSSOMSlot("author_label", list: true),
    SSSOMSlot("reviewer_id", .identifier, list: true), SSSOMSlot("reviewer_label", list: true),
    common("creator_id"), common("creator_label"), common("license"), common("subject_type"),
    common("subject_source"), common("subject_source_version"), common("object_type"),
    common("object_source"), common("object_source_version"), common("predicate_type"),
    common("mapping_provider"), SSSOMSlot("mapping_source", .identifier),
    SSSOMSlot(
      "mapping_cardinality", .word(["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"])),
    common("cardinality_scope"), common("mapping_tool"), common("mapping_tool_id"),
    common("mapping_tool_version"), common("mapping_date"), common("publication_date"),
    SSSOMSlot("review_date", .date, new: true), SSSOMSlot("confidence", .number(from: 0)),
    SSSOMSlot("reviewer_agreement", .number(from: -1), new: true), common("curation_rule"),
    common("curation_rule_text"), common("subject_match_field"), common("object_match_field"),
    SSSOMSlot("match_string", list: true), common("subject_preprocessing"),
    common("object_preprocessing"), SSSOMSlot("similarity_score", .number(from: 0)),
    common("similarity_measure"), common("see_also"),
    SSSOMSlot("issue_tracker_item", .identifier), common("other"), common("comment"),
  ]

  /// The slots of a set but for its rows, in the order of the specification.
  public static let set: [SSSOMSlot] = [
    SSSOMSlot("sssom_version", .word(["1.0", "1.1"]), new: true),
    SSSOMSlot("curie_map", .structure), SSSOMSlot("mapping_set_id", .address),
    SSSOMSlot("mapping_set_version"), SSSOMSlot("mapping_set_source", .address, list: true),
    SSSOMSlot("mapping_set_title"), SSSOMSlot("mapping_set_description"),
    SSSOMSlot("mapping_set_confidence", .number(from: 0), new: true), common("creator_id"),
    common("creator_label"), common("license"), common("subject_type"), common("subject_source"),
    common("subject_source_version"), common("object_type"), common("object_source"),
    common("object_source_version"), common("predicate_type"), common("mapping_provider"),
    common("cardinality_scope"), common("mapping_tool"), common("mapping_tool_id"),
    common("mapping_tool_version"), common("mapping_date"), common("publication_date"),
    common("subject_match_field"), common("object_match_field"), common("subject_preprocessing"),
    common("object_preprocessing"), common("similarity_measure"), common("curation_rule"),
    common("curation_rule_text"), common("see_also"), SSSOMSlot("issue_tracker", .address),
    common("other"), common("comment"), SSSOMSlot("extension_definitions", .structure),
  ]

  /// The row's slot of that name; `nil` for an extension.
  public static func row(_ name: String) -> SSSOMSlot? { row.first { $0.name == name } }

  /// The set's slot of that name; `nil` for an extension.
  public static func set(_ name: String) -> SSSOMSlot? { set.first { $0.name == name } }

  /// The prefixes that need no declaration, with what they stand for, in byte order.
  public static let builtIn: [(prefix: String, address: String)] = [
    ("linkml", "https://w3id.org/linkml/"), ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("semapv", "https://w3id.org/semapv/vocab/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("sssom", "https://w3id.org/sssom/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]
}
