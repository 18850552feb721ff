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

  /// A target in small: what most fields are read by.
  struct Code: Sendable {
    enum Role: UInt8, Sendable {
      case ignored, identity, text, date, whole, other, list
    }

    var role: Role
    /// The column, or the position of the list.
    var column: Int32 = 0
    /// The range of whole numbers.
    var low: Int32 = 0
    var high: Int32 = 0
    /// What stands between the elements of a list of texts, if it is one byte; else 0.
    var separator: UInt8 = 0
  }

  let relation: Int
  let delimiter: UInt8
  private(set) var targets: [Target] = []
  /// For each field what a reader needs of its target, without its texts and ranges.
  private(set) var codes: ContiguousArray<Code> = []
  /// The headings, for faults.
  private(set) var headings: [String]
  /// The headings as they are compared.
  private let names: [ContiguousArray<UInt8>]
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
    self.names = names.map { ContiguousArray($0.utf8) }
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
    codes = ContiguousArray(targets.map { Code($0) })
  }

  /// Whether a field has a name; `_` and `-` are alike.
  func hasName(_ name: Span<UInt8>, _ field: Int) -> Bool {
    let own = names[field]
    let heading = own.span
    if heading.count != name.count { return false }
    for index in name.indices where name[index] != heading[index] {
      if name[index] != UInt8(ascii: "_") || heading[index] != UInt8(ascii: "-") { return false }
    }
    return true
  }

  /// The names of the fields that objects may have: all columns of the relation, and its lists.
  static func names(_ book: RuleBook, _ relation: Int) -> [String] {
    book.relations[relation].columns.map { $0.name } + book.lists(of: relation).map { $0.column }
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

extension FieldLayout.Code {
  fileprivate init(_ target: FieldLayout.Target) {
    switch target {
    case .ignored: self.init(role: .ignored)
    case .identity: self.init(role: .identity)
    case .column(let column, .text): self.init(role: .text, column: Int32(column))
    case .column(let column, .date): self.init(role: .date, column: Int32(column))
    case .column(let column, .number(let range)):
      let (least, most) = (Ratio(-WordRange.mostWhole), Ratio(WordRange.mostWhole))
      let low = min(max(range.low, least), most)
      let high = min(max(range.high, least), most)
      self.init(
        role: .whole, column: Int32(column),
        low: Int32(low.floor) + (low.denominator == 1 ? 0 : 1), high: Int32(high.floor))
    case .column(let column, _): self.init(role: .other, column: Int32(column))
    case .list(let list, let separator, .text) where separator.count == 1:
      self.init(role: .list, column: Int32(list), separator: separator[0])
    case .list(let list, _, _): self.init(role: .list, column: Int32(list))
    }
  }
}

/// A file that lacks a column.
struct LayoutFailure: Error, Sendable {
  var column: String
  var headings: [String]
}
