/// A national or regional system of certification, with its grammar as data.
public struct CertificationSystem: Sendable {
  /// The identifier (`CL-CHILEVALORA`).
  public let id: String
  /// The country, or the regional prefix.
  public let country: String
  /// The body that runs it; empty if that is not known.
  public let body: String
  /// The name.
  public let title: LocalizedText
  /// The framework of its levels.
  public let framework: String?
  /// Whether parts of a standard are credited: `yes`, `no`, or unknown.
  public internal(set) var creditsComponents: Fact<String>
  /// How many months a certificate lasts.
  public let validity: Fact<Int>
  /// The language that its standards are written in; `nil` if that is not known or not one of ours.
  public let language: Language?
  /// The grammar of its codes.
  public let codes: [CodeGrammar]
  /// How it words titles and criteria.
  public let wording: [WordingRule]
  /// How many parts it allows.
  public let limits: [PartLimit]
  /// What it asks every record to say.
  public let required: [RequiredKeys]
  /// Who approves its standards; `nil` if that was not read.
  public let approval: ApprovalRule?
  /// Where a certificate can be verified, and what that takes.
  public let verifyURL: String?
  /// What verifying takes.
  public let verifyNeeds: LocalizedText
  /// Where to ask.
  public let contactURL: String?
  /// Remarks.
  public let notes: LocalizedText
  /// Where the record comes from.
  public let provenance: Provenance
  /// Where the record stands.
  public let place: RecordPlace
}

/// The shape of a system's codes.
public struct CodeGrammar: Hashable, Sendable {
  /// What it is the code of: `standard`, `unit`, or `occupation` (a grouping that names a trade).
  public let of: String
  /// The pattern (`Documentation/DataFormats.md`, section 3).
  public let pattern: String
}

/// An awarding body or a centre.
public struct Body: Sendable {
  /// The identifier.
  public let id: String
  /// The country, or the regional prefix.
  public let country: String
  /// The short name.
  public let acronym: String?
  /// The name.
  public let title: LocalizedText
  /// `certification-body`, `national-training-agency`, `ministry`, `centre`, `other`.
  public let kind: String
  /// The systems it may award under.
  public internal(set) var awards: [Authorisation]
  /// Where to ask.
  public let contactURL: String?
  /// Where the record comes from.
  public let provenance: Provenance
  /// Where the record stands.
  public let place: RecordPlace
}

/// That a body may award under a system during a period.
public struct Authorisation: Hashable, Sendable {
  /// The system.
  public let system: String
  /// From when; `nil` is as far back as the source speaks.
  public let from: PartialDate?
  /// Until when (exclusive); `nil` is no known end.
  public let to: PartialDate?
  /// Where it was read.
  public let provenance: Provenance
}
