public import QualificationsKit

/// A fault of a file of facts: its place, the column and what was expected; never the value itself.
public struct DataFault: Hashable, Sendable {
  /// The file's line, from 1.
  public let line: Int
  /// The heading of the column; empty for a fault of the whole row.
  public let column: String
  /// A stable code: `missing-column`, `field-count`, `malformed-number`, …
  public let code: String
  /// What was expected.
  public let message: LocalizedText
}

/// Where the fields of a delimited file go: which column of which relation, and how they are read.
struct FieldLayout: Sendable {
  /// How a field becomes a word.
  enum Kind: Hashable, Sendable {
    case text, flag
    /// A day; with an open fact also a month or a year, which stands for its days.
    case date(OpenFact?)
    case number(NumberRange)
    case label([String])
  }

  /// Where one field of each row goes.
  enum Target: Sendable {
    case ignored
    /// A column of the relation.
    case column(Int, Kind)
    /// The text that identifies the case: the row's number stands for it.
    case identity
    /// A relation of elements, by position in `lists`.
    case list(Int, separator: ContiguousArray<UInt8>, Kind)
  }

  let relation: Int
  let delimiter: UInt8
  private(set) var targets: [Target] = []
  /// The headings, for faults.
  private(set) var headings: [String]
  /// What an empty field of each column of the relation stands for; `nil` if it may not be empty.
  private(set) var ifEmpty: [Value?] = []
  /// The relations of list columns.
  private(set) var lists: [Int] = []
  /// The columns that the file does not have and that have a value when empty.
  private(set) var absent: [Int] = []
  /// The key columns, where rows may not repeat them.
  let keys: [Int]

  /// Finds the place of each heading; `_` and `-` are alike.
  init(
    _ book: RuleBook, _ relation: Int, _ headings: [String], delimiter: UInt8, isStream: Bool
  ) throws(LayoutFailure) {
    self.relation = relation
    self.delimiter = delimiter
    self.headings = headings
    let info = book.relations[relation]
    keys = isStream ? [] : info.columns.indices.filter { info.columns[$0].isKey }
    let names = headings.map { TableReading.folded($0) }
    targets = Array(repeating: .ignored, count: headings.count)
    for (number, column) in info.columns.enumerated() {
      ifEmpty.append(Self.empty(column, info.name))
      guard let field = names.firstIndex(of: TableReading.folded(column.name)) else {
        if ifEmpty[number] == nil { throw LayoutFailure(column: column.name, headings: headings) }
        absent.append(number)
        continue
      }
      targets[field] =
        isStream && number == 0 ? .identity : .column(number, Self.kind(column, info.name, book))
    }
    for list in book.lists(of: relation) {
      guard let field = names.firstIndex(of: TableReading.folded(list.column)) else {
        throw LayoutFailure(column: list.column, headings: headings)
      }
      guard let other = book.relationByName[list.info.name] else { continue }
      targets[field] = .list(
        lists.count, separator: ContiguousArray(list.separator.utf8),
        Self.kind(list.info.columns[1], info.name, book))
      lists.append(other)
    }
  }

  private static func empty(_ column: ColumnInfo, _ relation: String) -> Value? {
    if let value = column.ifEmpty { return value }
    guard column.isOptional else { return nil }
    return .unknown(
      OpenFact(relation, column.name, ""), low: column.range?.low, high: column.range?.high)
  }

  /// How fields of a column are read.
  private static func kind(_ column: ColumnInfo, _ relation: String, _ book: RuleBook) -> Kind {
    switch column.type {
    case .number: return .number(column.range ?? .undeclared)
    case .date: return .date(column.isOptional ? OpenFact(relation, column.name, "") : nil)
    case .flag: return .flag
    case .enumeration(let name):
      let index = book.enumerations.firstIndex { $0.name == name } ?? 0
      return .label(book.enumerations[index].labels)
    case .text, .entity: return .text
    }
  }
}

/// A file that lacks a column.
struct LayoutFailure: Error, Sendable {
  var column: String
  var headings: [String]
}
