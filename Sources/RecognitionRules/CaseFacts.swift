public import QualificationsKit

/// Facts that a case gives, as they were read: each book takes them by its own declaration.
public struct CaseFacts: Sendable {
  /// The relations that the case mentions, one entry for each mention.
  public var relations: [Relation] = []

  /// No facts.
  public init() {}

  /// A place in a file.
  public struct Place: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int

    /// Names a place.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// The rows of a relation: with none the case says that nothing of the kind is so.
  public struct Relation: Sendable {
    /// The name.
    public let name: String
    /// Where it is named.
    public let place: Place
    /// The rows.
    public let rows: [Row]

    /// Joins rows under a name.
    public init(name: String, place: Place, rows: [Row]) {
      self.name = name
      self.place = place
      self.rows = rows
    }
  }

  /// A row by column; what is left out is not known.
  public struct Row: Sendable {
    /// Where it begins.
    public let place: Place
    /// The values.
    public let cells: [Cell]

    /// Joins values to a row.
    public init(place: Place, cells: [Cell]) {
      self.place = place
      self.cells = cells
    }
  }

  /// A value with the column it is for.
  public struct Cell: Sendable {
    /// The column.
    public let column: String
    /// Where it stands.
    public let place: Place
    /// The value.
    public let value: Given

    /// Names a value.
    public init(column: String, place: Place, value: Given) {
      self.column = column
      self.place = place
      self.value = value
    }
  }

  /// A value as read.
  public enum Given: Hashable, Sendable {
    /// A text, a date, a word.
    case text(String)
    /// A number.
    case number(Ratio)
    /// Yes or no.
    case flag(Bool)
    /// Several of them.
    case list([Given])
  }

  /// What is wrong with a fact.
  public struct Fault: Hashable, Sendable {
    /// Where.
    public let place: Place
    /// What is wrong, then what was expected.
    public let message: LocalizedText
  }
}
