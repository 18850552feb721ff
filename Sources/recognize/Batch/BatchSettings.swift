import QualificationsKit

/// What a batch was asked for.
struct BatchSettings: Sendable {
  /// The forms of a file of decisions or rejects.
  enum Form: String, Sendable {
    case json = "ndjson"
    case csv

    /// The form that a file's name asks for.
    init?(of path: String) {
      if path.hasSuffix(".ndjson") || path == "-" {
        self = .json
      } else if path.hasSuffix(".csv") {
        self = .csv
      } else {
        return nil
      }
    }
  }

  /// The day whose law applies.
  var on: Day
  var language: Language
  var trust: Trust
  var why: String
  /// The destination of rows that name none.
  var destination: String?
  var map: HeadingMap
  var output: Form
  var rejects: Form

  /// Everything of it that changes a byte of the answer, for the digest of a run.
  var description: String {
    [
      on.iso, language.rawValue, trust.rawValue, why, destination ?? "", output.rawValue,
      rejects.rawValue, map.description, Version.engine,
    ].joined(separator: "\n")
  }
}
