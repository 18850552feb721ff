import QualificationsKit

/// A column of a relation.
struct ColumnInfo: Hashable, Sendable {
  var name: String
  var type: ColumnType
  /// Whether it may be empty, which is unknown.
  var isOptional = false
  /// Whether it belongs to the key: no two rows have the same key.
  var isKey = false
  /// What an empty field of a file stands for.
  var ifEmpty: Value?
  /// The values that a number may have.
  var range: NumberRange?
}

/// The declared values of a number.
struct NumberRange: Hashable, Sendable {
  var low: Ratio
  var high: Ratio
  var isWhole: Bool

  /// Without a range a number lies between minus and plus 10⁹.
  static let undeclared = NumberRange(
    low: Ratio(-1_000_000_000), high: Ratio(1_000_000_000), isWhole: false)
}

/// A type of labels in an order.
struct EnumerationInfo: Hashable, Sendable {
  var name: String
  var labels: [String]
}

/// A relation: declared by the vocabulary or by a book.
struct RelationInfo: Hashable, Sendable {
  var name: String
  var columns: [ColumnInfo]
  /// Whether a tuple that is not listed is unknown, not false.
  var isOpen = false
  /// What it says, for the reference documentation.
  var summary = ""
  /// Where its tuples come from.
  var origin = Origin.rules
  /// For an open relation: the relations that say for which values of which columns it is complete.
  var completeness: [Completeness] = []

  /// Where the tuples of a relation come from.
  enum Origin: Hashable, Sendable {
    /// The engine's facts about the question.
    case vocabulary
    /// Rules of the book.
    case rules
    /// A file beside the book.
    case table(file: String)
    /// Facts of the case, and who can supply them.
    case given(who: String, text: LocalizedText)
    /// The elements of a list column: the key of the row and one element.
    case list(of: Int, column: String, separator: String)
  }

  /// A list is complete for the values that a hidden relation holds of some columns.
  struct Completeness: Hashable, Sendable {
    var columns: [Int]
    var relation: Int
  }
}

/// The relations that every rule book may use: the question, and what the library knows about it.
enum Vocabulary {
  static let relations: [RelationInfo] = listed.map { relation in
    var relation = relation
    relation.origin = .vocabulary
    return relation
  }

  private static let listed: [RelationInfo] = [
    RelationInfo(
      name: "decision",
      columns: [
        column("on", .date), column("destination", .entity("country")),
        column("purpose", .entity("purpose")),
      ], summary: "the question: one tuple"),
    RelationInfo(
      name: "credential",
      columns: [
        number("number", 0...65_535), column("certificate", .entity("standard")),
        column("system", .entity("system")), column("country", .entity("country"), true),
        column("issued", .date, true), column("expires", .date, true),
        column("issuer", .entity("body"), true), column("route", .text, true),
        column("evidence", .text, true),
      ], summary: "each certificate of the person, numbered from 0; country is that of award"),
    RelationInfo(
      name: "verification",
      columns: [
        number("number", 0...65_535), column("authenticity", .flag, true),
        column("identity", .flag, true),
      ], summary: "what was verified about each certificate"),
    RelationInfo(
      name: "validity",
      columns: [
        number("number", 0...65_535), column("from", .date, true), column("to", .date, true),
      ],
      summary: "the period in which certificates could be issued against the standard, half-open"),
    RelationInfo(
      name: "agency",
      columns: [
        column("body", .entity("body")), column("system", .entity("system")),
        column("from", .date), column("to", .date),
      ], isOpen: true, summary: "a body that may award under a system, from … until before …"),
    RelationInfo(
      name: "party",
      columns: [column("country", .entity("country")), column("from", .date), column("to", .date)],
      summary: "a party of this instrument, from … until before …"),
    RelationInfo(
      name: "covered-system", columns: [column("system", .entity("system"))],
      summary: "a system in the scope of this instrument; all of them where it names none"),
    RelationInfo(
      name: "candidate", columns: [column("standard", .entity("standard"))],
      summary: "a standard of the destination that the certificate may be equivalent to"),
    RelationInfo(
      name: "same-award", columns: [column("standard", .entity("standard"))],
      summary: "the candidate is the very standard that was certified"),
    RelationInfo(
      name: "regional",
      columns: [column("standard", .entity("standard"))], isOpen: true,
      summary: "the standard is held in common by the states of its system"),
    RelationInfo(
      name: "coverage",
      columns: [column("standard", .entity("standard")), share],
      summary: "the share of the candidate that is proved: exact, or an interval where unknown"),
    RelationInfo(
      name: "proved",
      columns: [
        column("standard", .entity("standard")), column("component", .entity("component")),
      ], summary: "a required part of the candidate that is proved in full"),
    RelationInfo(
      name: "crediting",
      columns: [column("standard", .entity("standard")), column("parts", .flag, true)],
      summary: "whether the candidate's system credits parts"),
    RelationInfo(
      name: "listed", columns: [column("standard", .entity("standard"))], isOpen: true,
      summary: "rows stated by this instrument give the candidate for what is attested"),
    RelationInfo(
      name: "continued", columns: [column("standard", .entity("standard"))],
      summary: "the issuer of both declares that the candidate continues what was certified"),
    RelationInfo(
      name: "level-difference",
      columns: [column("standard", .entity("standard")), number("steps", -100...100, true)],
      summary: "destination minus origin in positions of the first common scale"),
    RelationInfo(
      name: "experience",
      columns: [column("from", .date), column("to", .date), column("role", .text, true)],
      summary: "a period of work that the person states"),
    RelationInfo(
      name: "file", columns: [column("received", .date, true), column("complete", .date, true)],
      summary: "the days on which the file was received and was complete: one tuple"),
    RelationInfo(
      name: "stopped", columns: [column("from", .date), column("to", .date)],
      summary: "a period in which the clock of the procedure stood still, from … until before …"),
  ]

  /// A share of a candidate, from none to all of it.
  private static let share = ColumnInfo(
    name: "share", type: .number, isOptional: true,
    range: NumberRange(low: .zero, high: .one, isWhole: false))

  private static func number(
    _ name: String, _ range: ClosedRange<Int>, _ isOptional: Bool = false
  ) -> ColumnInfo {
    ColumnInfo(
      name: name, type: .number, isOptional: isOptional,
      range: NumberRange(
        low: Ratio(range.lowerBound), high: Ratio(range.upperBound), isWhole: true))
  }

  private static func column(
    _ name: String, _ type: ColumnType, _ isOptional: Bool = false
  ) -> ColumnInfo {
    ColumnInfo(name: name, type: type, isOptional: isOptional)
  }

  /// The outcomes that a book may give, best first; the last is a stated ground of refusal.
  static let outcomes = ["recognized", "limited", "conditional", "partial", "not-recognized"]
  /// The bases that an outcome may name.
  static let bases = ["same-award", "continuity", "by-list", "by-assessment", "deemed"]
  /// Who may supply a fact of a case.
  static let suppliers = ["applicant", "issuer", "origin-authority", "destination-authority"]
  /// The units in which a measure is sized.
  static let units = ["hours", "days", "months", "years", "credits", "questions"]
  /// Who chooses among measures, where no relation says it.
  static let choosers = ["applicant", "authority"]
  /// What silence means at the end of a step.
  static let silences = [
    "deemed", "deemed-issued", "may-provide", "refused", "appeal", "objection", "remedy", "review",
  ]
  /// The purposes of a question.
  static let purposes = ["work", "certification", "training", "information"]
}
