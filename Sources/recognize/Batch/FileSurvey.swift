import QualificationsKit

/// What a first look at the input says: how it writes dates, how long it is, and its digest.
///
/// A file is read to its end; of the standard input, which can be read only once, the first 1 MiB
/// is looked at.
struct FileSurvey: Sendable {
  /// How dates are written.
  private(set) var order = DateOrder()
  /// The rows; not known of the standard input.
  private(set) var rows: Int?
  /// The bytes; not known of the standard input.
  private(set) var size: Int?
  /// The digest of the bytes; empty for the standard input.
  private(set) var digest = ""

  /// Looks at a whole file.
  static func of(
    file: String, _ map: HeadingMap, _ context: CommandContext
  ) throws(CommandFailure) -> FileSurvey {
    let input = try BatchInput(file, context, isDigested: true)
    defer { input.end() }
    var reader = try RowReader(input, map)
    var survey = FileSurvey()
    var rows = 0
    while let row = try reader.next() {
      survey.order.look(at: row)
      rows += 1
    }
    survey.rows = rows
    survey.size = reader.size
    survey.digest = reader.digest
    return survey
  }

  /// Looks at the beginning of an input; its last row may be cut, and does not count.
  static func of(
    beginning input: inout BatchInput, _ map: HeadingMap
  ) throws(CommandFailure) -> FileSurvey {
    var survey = FileSurvey()
    var reader = try RowReader(try input.beginning(), map)
    var last: RawRow?
    while let row = try reader.next() {
      if let last { survey.order.look(at: last) }
      last = row
    }
    return survey
  }
}
