/// How the content of one component relates to another's.
public enum Relation: String, Hashable, Sendable {
  /// The same content.
  case equivalent
  /// The subject contains the object: proves all of it.
  case broader
  /// The object contains the subject: proves a part of it.
  case narrower
  /// A hint; proves nothing.
  case close
  /// A hint; proves nothing.
  case related
  /// No overlap, and that is known.
  case none
}

extension Relation {
  /// The relation that a predicate of SSSOM stands for here.
  public init?(predicate: String) {
    switch predicate {
    case "skos:exactMatch": self = .equivalent
    case "skos:narrowMatch": self = .broader
    case "skos:broadMatch": self = .narrower
    case "skos:closeMatch": self = .close
    case "skos:relatedMatch": self = .related
    case "rec:noOverlap": self = .none
    default: return nil
    }
  }

  /// The predicate of SSSOM, or of its extension here, that stands for the relation.
  public var predicate: String {
    switch self {
    case .equivalent: "skos:exactMatch"
    case .broader: "skos:narrowMatch"
    case .narrower: "skos:broadMatch"
    case .close: "skos:closeMatch"
    case .related: "skos:relatedMatch"
    case .none: "rec:noOverlap"
    }
  }

  /// The predicates that are understood.
  public static let predicates = [
    "skos:exactMatch", "skos:narrowMatch", "skos:broadMatch", "skos:closeMatch",
    "skos:relatedMatch", "rec:noOverlap",
  ]
}

/// A crosswalk row: what attested `subject` proves of `object`.
public struct Mapping: Sendable {
  /// The row's identifier.
  public let id: String
  /// The component that is attested.
  public let subject: DenseIndex<Component>
  /// The component that it speaks of.
  public let object: DenseIndex<Component>
  /// The relation.
  public let relation: Relation
  /// Whether the row says that the relation does *not* hold.
  public let isNegated: Bool
  /// The share of the object that a narrower subject proves, if stated.
  public let share: Ratio?
  /// The group it belongs to.
  public let group: DenseIndex<MappingGroup>?
  /// Whether the row counts without `--trust proposed`.
  public internal(set) var isReviewed: Bool
  /// The instrument or body that states it.
  public let statedBy: String?
  /// Where in it.
  public let article: String?
  /// Who accepted it, and when.
  public let reviewer: String?
  /// The day of the review.
  public let reviewed: PartialDate?
  /// How far the reviewer agreed, from -1 to 1.
  public let agreement: Ratio?
  /// Who proposed it.
  public let author: String?
  /// A remark.
  public let comment: String?
  /// The set it belongs to.
  public let set: DenseIndex<Crosswalk>
  /// Its source and status.
  public let provenance: Provenance
  /// Where the row stands.
  public let place: RecordPlace
}

/// A row that its reviewer rejected. It counts as nothing, and is kept: that somebody looked at a pair
/// and said no is knowledge too.
public struct RejectedMapping: Sendable {
  /// What the row said, and who rejected it and when.
  public let row: Mapping
}

/// Rows into one object that count together.
public struct MappingGroup: Sendable {
  /// The name within its set.
  public let name: String
  /// The object of all its rows.
  public let object: DenseIndex<Component>
  /// Whether all members together prove the object, their shares not being known one by one;
  /// otherwise the parts are disjoint and the shares add up.
  public let isAllOf: Bool
  /// The rows.
  public internal(set) var rows: [DenseIndex<Mapping>]
}

/// A set of crosswalk rows: one file.
public struct Crosswalk: Sendable {
  /// The identifier of the set.
  public let id: String
  /// Whether every pair that is not listed is known not to overlap.
  public let isComplete: Bool
  /// Whether its rows may be links of a chain.
  public let allowsChaining: Bool
  /// The file.
  public let file: String
}
