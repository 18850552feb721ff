public import QualificationsKit

/// What the first statement of a rule book says.
public struct BookHeading: Hashable, Sendable {
  /// The instrument whose rules these are.
  public let id: String
  /// Whether a certificate awarded outside of the instrument's parties may be in scope.
  public let isOfAnyOrigin: Bool

  /// Reads as much of a book as it takes to know whose it is; `nil` if it does not say, or is a
  /// program.
  /// - Complexity: O(bytes), a small part of reading the book.
  public init?(of source: SourceText) {
    let file = Parser.beginning(of: source)
    guard let name = file.name, !file.isProgram else { return nil }
    (id, isOfAnyOrigin) = (name.text, file.isOfAnyOrigin)
  }
}
