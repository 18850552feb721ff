import QualificationsKit

/// One token of a rule book.
struct Token: Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// A lower-case word or a qualified name: `finding`, `full-coverage`, `CARICOM:~cvq`.
    case word
    /// A word that begins with a capital letter.
    case variable
    case number, date, text
    /// Punctuation and the signs that compare and compute.
    case sign
    /// The end of a statement.
    case end
  }

  var kind: Kind
  var text: String
  var range: SourceRange
}
