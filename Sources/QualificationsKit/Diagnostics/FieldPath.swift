/// A step from a record to a field of it.
enum FieldStep: Hashable {
  /// The member with that key; in a table the cell of that column.
  case key(String)
  /// The element with that position.
  case item(Int)
  /// The first element whose member `key` is, or lists, that text.
  case whose(String, String)
  /// The element that is that text.
  case equal(String)
  /// The component with that identifier in a list of components.
  case part(String)
}

extension FieldStep: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .key(value) }
}

/// The way from a record to one of its fields.
typealias FieldPath = [FieldStep]

/// The file and the bytes of a record.
public struct RecordPlace: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The bytes of the record.
  public let range: SourceRange
}

/// Findings on records, each with the field that it is about: where the field stands is looked up
/// once all are known, for records keep the place of the whole only.
struct RecordFindings {
  private var list = FindingList()
  /// For each finding the field that it is about, from its record inwards.
  private(set) var fields: [FieldPath] = []
  /// For each finding the field whose absence it reports; empty where it reports none.
  private(set) var absences: [FieldPath] = []

  var items: [Diagnostic] { list.items }

  /// Whether nothing more is kept of a file; that there is more is said in any case.
  func isFull(_ file: String) -> Bool { list.isCut(file) }

  /// Adds a finding on the record that stands at `place`, or on one of its fields.
  /// - Parameter absent: the field that the finding says is missing. If it turns out to be there, the
  ///   finding falls: what is wrong with its value was found when it was read.
  mutating func add(
    _ code: DiagnosticCode, _ place: RecordPlace, _ subject: String,
    _ message: @autoclosure () -> LocalizedText, at field: FieldPath = [],
    unlessPresent absent: FieldPath = [], fix: String? = nil
  ) {
    list.add(
      in: place.file,
      Diagnostic(
        code, file: place.file, range: place.range, subject: subject, message: message(), fix: fix))
    note(field, absent)
  }

  /// Adds a finding whose place is known.
  mutating func add(_ item: Diagnostic) {
    list.add(item)
    note([], [])
  }

  private mutating func note(_ field: FieldPath, _ absent: FieldPath) {
    guard fields.count < list.items.count else { return }
    fields.append(field)
    absences.append(absent)
  }
}
