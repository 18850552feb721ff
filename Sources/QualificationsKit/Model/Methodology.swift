/// How a system words what it writes: part of its methodology, as data of its record.
public struct WordingRule: Hashable, Sendable {
  /// What is worded: `standard`, `unit`, `element`, `module` or `criterion`.
  public let of: String
  /// The form of the first word: `infinitive`, `nominalised`, `imperative`, or `result` for
  /// criteria that say what is achieved.
  public let form: String
  /// Whether a condition is `required`, `optional` or not used (`none`).
  public let condition: String
  /// A title of the system that follows the rule; empty if none was read.
  public let sample: String
}

/// How many parts of one kind a system allows below another.
public struct PartLimit: Hashable, Sendable {
  /// What has the parts: `standard`, `unit`, `element`, `module`.
  public let of: String
  /// The kind of part.
  public let parts: ComponentKind
  /// The least number; `nil` is none.
  public let min: Int?
  /// The greatest number; `nil` is none.
  public let max: Int?
  /// Where it was read.
  public let provenance: Provenance
}

/// The keys that a system asks a record to have.
public struct RequiredKeys: Hashable, Sendable {
  /// Whose keys: `standard` or `unit`.
  public let of: String
  /// The keys, as the record writes them.
  public let keys: [String]
}

/// How a system approves a standard.
public struct ApprovalRule: Hashable, Sendable {
  /// The sides that approve: some of `government`, `employers`, `workers`.
  public let sides: [String]
  /// Whether a consultation is held before, as is usual; false where a source says that none is.
  public let hasConsultation: Bool
  /// The bodies that may own a standard of the system, beside the one that runs it.
  public let bodies: [String]
}

/// How one standard was approved, as its record says.
public struct Governance: Hashable, Sendable {
  /// Who approved it, side by side.
  public let approvals: [Approval]
  /// When consultation began and ended (exclusive).
  public let consultation: Consultation?
}

/// The approval of one side.
public struct Approval: Hashable, Sendable {
  /// `government`, `employers` or `workers`.
  public let side: String
  /// Who, by name.
  public let name: String
  /// When.
  public let date: PartialDate?
}

/// A period in which anybody could comment on a draft.
public struct Consultation: Hashable, Sendable {
  /// Its first day.
  public let from: PartialDate?
  /// The day after its last.
  public let to: PartialDate?
}

/// Hours or credits that a level takes, from least to most.
public struct Volume: Hashable, Sendable {
  /// The least.
  public let min: Ratio?
  /// The most.
  public let max: Ratio?
  /// `hours` or `credits`.
  public let unit: String
}

/// A word of a language and what it does in titles: data, so that a new language needs no code.
public struct WordingEntry: Sendable {
  /// The uses of words in notes on how a standard was approved: the steps, all three sides, a side.
  static let approvalUses = [
    "approval", "consultation", "tripartite", "government", "employers", "workers",
  ]

  /// The language.
  public let language: Language
  /// What it is: `infinitive`, `nominalised`, `imperative`, `vague`, `leading`, `supervised`,
  /// `condition`, `purpose`, `joint`, `link`, `filler`, `result`, `other` (looks like one of these
  /// and is none), or one of `approvalUses`.
  public let use: String
  /// The word, or an ending after a hyphen (`-ción`).
  public let word: String
  /// The verb as a title begins with it, where the word is another form of it.
  public let verb: String
  /// Where it was read.
  public let provenance: Provenance
}
