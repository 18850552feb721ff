/// An agreement, convention, charter or law whose rules are applied, or at least known of.
public struct Instrument: Sendable {
  /// The identifier.
  public let id: String
  /// The name.
  public let title: LocalizedText
  /// `charter-model`, `bilateral`, `multilateral`, `national-law`, `scheme`, `practice`.
  public let kind: String
  /// `in-force`, `announced`, `model`, `not-in-force`, `unknown`.
  public let standing: Fact<String>
  /// From when it applies.
  public let from: Fact<PartialDate>
  /// Until when (exclusive).
  public let to: Fact<PartialDate>
  /// `yes`, `no` or unknown.
  public let binding: Fact<String>
  /// Whether it excludes other instruments in its scope.
  public let isExclusive: Bool
  /// The purposes it applies to.
  public let purposes: [String]
  /// How much of its text was read: `full`, `summary`, `none`.
  public let textRead: String
  /// Its parties.
  public internal(set) var parties: [Party]
  /// The systems it is about; empty is any.
  public let systems: [String]
  /// The ISIC sections it is about; empty is any.
  public let sectors: [String]
  /// The ISCO-08 groups it is about; empty is any.
  public let occupations: [String]
  /// Its scope in words.
  public let scope: LocalizedText
  /// The rule book, as a path beside the record; `nil` if its rules are not known or not written.
  public let book: String?
  /// What follows after recognition.
  public let next: [NextStep]
  /// Who decides.
  public let decider: LocalizedText
  /// What silence means.
  public let silence: LocalizedText
  /// The right to appeal.
  public let appeal: LocalizedText
  /// The fee.
  public let fee: LocalizedText
  /// What it says of licences.
  public let licence: LocalizedText
  /// Remarks.
  public let notes: LocalizedText
  /// Where the record comes from.
  public let provenance: Provenance
  /// Where the record stands.
  public let place: RecordPlace
}

/// A state that is party to an instrument during a period.
public struct Party: Hashable, Sendable {
  /// The country.
  public let country: String
  /// `party`, `origin` or `destination`.
  public let role: String
  /// From when; `nil` is as far back as the source speaks.
  public let from: PartialDate?
  /// Until when (exclusive); `nil` is no known end.
  public let to: PartialDate?
  /// Where it was read.
  public let provenance: Provenance
}

/// A step that a recognised person takes next.
public struct NextStep: Hashable, Sendable {
  /// Its name.
  public let title: LocalizedText
  /// What it is.
  public let text: LocalizedText
  /// Where it was read.
  public let provenance: Provenance
}
