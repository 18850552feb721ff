/// A concept of the field with the words for it in each language.
public struct GlossaryEntry: Sendable {
  /// A name for it.
  public let concept: String
  /// The words, by language; each may be several words long.
  public let forms: [(language: Language, text: String)]
  /// Where it was read.
  public let provenance: Provenance
  /// Where it stands.
  public let place: RecordPlace
}
