/// Whether a list of components was read in full.
public enum ComponentList: String, Hashable, Sendable {
  /// All of them.
  case complete
  /// Some were not read.
  case partial
  /// None was read.
  case none
}

/// What a component is, in the field's words.
public enum ComponentKind: String, Hashable, Sendable {
  case standard, unit, element, module, criterion
}

/// Anything below a standard, and the standard's own root.
public struct Component: Sendable {
  /// The identifier: its own if it has a code, else `STANDARD#n`.
  public let id: String
  /// The official code, verbatim.
  public let code: String?
  /// What it is.
  public let kind: ComponentKind
  /// Its title.
  public let title: LocalizedText
  /// The title as the source prints it, where ours differs.
  public let asFound: String?
  /// Hours or credits of it.
  public let hours: Ratio?
  /// Whether its children were read in full.
  public internal(set) var list: ComponentList
  /// Whether its children are said to be equal shares, whatever their hours.
  public let isEven: Bool
  /// Its children.
  public internal(set) var children: [ComponentChild]
  /// Where it comes from.
  public let provenance: Provenance
  /// Where its first mention stands.
  public let place: RecordPlace
}

/// How a child belongs to its parent.
public enum ComponentRole: Hashable, Sendable {
  /// Required.
  case mandatory
  /// One of a named group of which `k` are required.
  case choice(group: String, k: Int)
  /// Not required; weighs nothing.
  case additional
}

/// A child of a component.
public struct ComponentChild: Hashable, Sendable {
  /// The child.
  public let component: DenseIndex<Component>
  /// How it belongs.
  public let role: ComponentRole
}

/// What is known of the use of a standard.
public enum StandardUse: String, Hashable, Sendable {
  case current, superseded, delisted, draft
}

/// That a record replaced another.
public struct Supersession: Hashable, Sendable {
  /// The identifier of what was replaced.
  public let id: String
  /// When.
  public let date: PartialDate?
  /// Who says so: `issuer`, `third-party` or `derived`. Only the issuer's word carries over.
  public let stated: String
  /// Where it was read.
  public let provenance: Provenance
}

/// A competency standard: what a person must be able to do, and the certificate for it.
public struct Standard: Sendable {
  /// The identifier.
  public let id: String
  /// The official code, verbatim; `nil` if none was found.
  public let code: String?
  /// The country, or the regional prefix.
  public let country: String
  /// The system it belongs to; empty if that is not known.
  public let system: String
  /// The body that owns it; empty if that is not known.
  public let body: String
  /// Its root: the whole of it as a component.
  public internal(set) var root: DenseIndex<Component>
  /// The system's word for it (`perfil ocupacional`, `estándar de competencia`).
  public let kind: LocalizedText
  /// The title.
  public let title: LocalizedText
  /// What the sources say its title is, where the record has several claims.
  public let titleClaims: Fact<LocalizedText>
  /// The title as the source prints it, where ours differs.
  public let asFound: String?
  /// The ISIC section.
  public let sector: Fact<String>
  /// The sector in the source's words.
  public let sectorName: String?
  /// The ISCO-08 unit groups.
  public let occupations: Fact<[String]>
  /// The names of occupations that the source lists.
  public let occupationNames: [String]
  /// The level.
  public internal(set) var level: Fact<LevelReference>
  /// Its use.
  public internal(set) var use: Fact<StandardUse>
  /// From when certificates could be issued against it.
  public internal(set) var from: Fact<PartialDate>
  /// Until when (exclusive).
  public internal(set) var to: Fact<PartialDate>
  /// What it replaced.
  public internal(set) var supersedes: [Supersession]
  /// What the award asks, in the source's terms.
  public let awardRule: LocalizedText
  /// Why the list of components is not complete, if it is not.
  public let listNote: LocalizedText
  /// Whether it is held in common by the states of its prefix.
  public internal(set) var isRegional: Bool
  /// How it was approved; `nil` if the record does not say.
  public let governance: Governance?
  /// What its sources disagree about, beyond single fields.
  public let conflicts: [LocalizedText]
  /// The bodies that are listed as accredited for it.
  public let certifiers: [String]
  /// Remarks.
  public let notes: LocalizedText
  /// Where the record comes from.
  public let provenance: Provenance
  /// Where the record stands.
  public let place: RecordPlace
}
