import QualificationsKit

/// Reads single values off the extents of relations that hold one: a size, a chooser, a day.
struct RelationValues {
  private let reading: BookReading

  init(_ reading: BookReading) { self.reading = reading }

  var book: RuleBook { reading.book }

  /// The value for a candidate; `nil` if it is not known for certain, or if there are several.
  func value(_ relation: Int, _ candidate: String?) -> Value? {
    let columns = book.relations[relation].columns
    let about = columns.firstIndex { $0.name == "candidate" && $0.type == .entity("standard") }
    guard let position = columns.indices.first(where: { $0 != about }) else { return nil }
    var result: Value?
    for row in reading.rows(of: relation) {
      if let about, let candidate {
        switch Value.compare(row.values[about], .equal, .symbol(candidate)) {
        case .failed: continue
        case .unknown: return nil
        case .met: break
        }
      }
      let value = row.values[position]
      if !row.isCertain || value.openFact != nil { return nil }
      if let result, result != value { return nil }
      result = value
    }
    return result
  }

  /// The day.
  func day(_ relation: Int, _ candidate: String?) -> Day? {
    if case .day(let day)? = value(relation, candidate) { return day }
    return nil
  }

  /// The number.
  func number(_ relation: Int, _ candidate: String?) -> Ratio? {
    if case .number(let number)? = value(relation, candidate) { return number }
    return nil
  }
}
