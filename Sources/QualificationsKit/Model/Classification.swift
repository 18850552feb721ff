/// The names of the classifications that the library itself looks codes up in.
public enum ClassificationName {
  /// Countries.
  public static let countries = "ISO 3166-1"
  /// Occupations.
  public static let occupations = "ISCO-08"
  /// Economic activities.
  public static let activities = "ISIC Rev.4"
}

/// An entry of a classification (ISCO-08, ISIC, ISCED-F, countries).
public struct ClassificationEntry: Sendable {
  /// The classification's name.
  public let classification: String
  /// The code.
  public let code: String
  /// The depth, in the classification's words.
  public let level: String
  /// The code above it; empty at the top.
  public let parent: String
  /// The name.
  public let title: LocalizedText
  /// Where it was read.
  public let provenance: Provenance

  /// The code with its classification: `ISCO-08:4224`.
  var key: String { classification + ":" + code }
}

/// A word that people use for a trade.
public struct TradeWord: Sendable {
  /// The word.
  public let word: String
  /// Its language, as a tag.
  public let language: String
  /// The country it is used in; empty if it is not said.
  public let country: String
  /// The ISCO-08 unit group; empty if no source gives one.
  public let isco08: String
  /// Where it was read.
  public let provenance: Provenance
  /// Where the word stands.
  public let place: RecordPlace
}
