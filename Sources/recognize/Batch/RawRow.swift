import QualificationsKit

/// A row as it stands in the file: the texts of the columns that are read, and where it begins.
struct RawRow: Sendable {
  /// The line, from 1.
  let line: Int
  /// The texts by field; empty is unknown.
  var cells: [String]
  /// Why it could not be cut into cells.
  var fault: RowFault?
  /// Whether it was no UTF-8.
  var isLegacy = false

  init(line: Int, fault: RowFault? = nil) {
    self.line = line
    self.fault = fault
    cells = [String](repeating: "", count: fault == nil ? BatchField.allCases.count : 0)
  }

  /// The text of a field, without spaces around it.
  subscript(field: BatchField) -> String {
    get { cells.isEmpty ? "" : cells[field.rawValue] }
    set { cells[field.rawValue] = newValue }
  }
}

/// Why a row could not be cut into cells.
enum RowFault: Hashable, Sendable {
  /// Another number of cells than headings.
  case length(found: Int, expected: Int)
  /// A quote that is not closed where a cell ends.
  case quotes
  /// No JSON object, or a value of a kind that no column has.
  case json(BatchField?)
  /// More bytes than a row may have.
  case limit
}

/// What a row and a person may have at most; more is the reject `limit-reached`.
enum BatchLimits {
  /// Bytes of a row.
  static let row = 1 << 16
  /// Certificates of one person.
  static let certificates = 16
  /// Items of a list in one cell.
  static let items = 200
  /// Identifiers, and persons, that are remembered at least: the latest ones.
  static let remembered = 1 << 18
}
