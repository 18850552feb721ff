import QualificationsKit
import RecognitionRules

/// The oracle of design 4, Unknown 6, over all of the language: what is certain holds however the
/// unknowns are filled in, what holds in some way is possible, and where nothing is unknown the
/// extents are the very rows.
enum Enclosure {
  /// What is wrong with the extents of a program; empty if nothing is.
  static func faults(_ program: DrawnProgram) -> [String] {
    guard let book = Disagreement.book(program), let day = Day(Disagreement.day) else { return [] }
    var isExact =
      program.unknowns.isEmpty && program.unlisted.isEmpty
      && !program.relations.contains { $0.isOpen }
    var worlds: [(filling: [Datum], rows: [Set<[Datum]>])] = []
    for number in 0..<program.fillings {
      let filling = program.filling(number)
      let meaning = TwoValued(program, filling)
      if meaning.isContradictory { continue }
      // Where two values give no meaning, three need not enclose one.
      if meaning.isVague { return [] }
      if meaning.isOverNothing { isExact = false }
      worlds.append((filling, meaning.rows))
    }
    var faults: [String] = []
    let extents = book.extents(ofAll: program.names, given: program.facts, on: day)
    for (index, relation) in program.relations.enumerated() {
      guard relation.origin == .rules || relation.origin == .ordered, !relation.areRules,
        let rows = extents[index]
      else { continue }
      faults += compare(rows, worlds.map { ($0.filling, $0.rows[index]) }, isExact, program).map {
        "\(relation.name): \($0)"
      }
    }
    return faults
  }

  private static func compare(
    _ rows: [ExtentRow], _ worlds: [(filling: [Datum], rows: Set<[Datum]>)], _ isExact: Bool,
    _ program: DrawnProgram
  ) -> [String] {
    var faults: [String] = []
    for (filling, tuples) in worlds {
      for tuple in tuples where !rows.contains(where: { covers($0, tuple, filling, program) }) {
        faults.append("\(shown(tuple)) holds with \(shown(filling)) and is not possible")
      }
      for row in rows where row.isCertain {
        if !tuples.contains(where: { covers(row, $0, filling, program) }) {
          faults.append("\(shown(row)) is certain and fails with \(shown(filling))")
        }
      }
    }
    if isExact, let tuples = worlds.first?.rows {
      let possible = rows.filter { row in
        !row.isCertain || row.values.contains { $0.isUnknown } || row.isManifold
      }
      for row in possible { faults.append("\(shown(row)) is not certain") }
      if rows.count != tuples.count { faults.append("\(rows.count) rows for \(tuples.count)") }
    }
    return faults
  }

  /// Whether a row stands for a tuple: an unknown text or flag for its value, an unknown of an
  /// ordered type for what lies within its bounds.
  private static func covers(
    _ row: ExtentRow, _ tuple: [Datum], _ filling: [Datum], _ program: DrawnProgram
  ) -> Bool {
    zip(row.values, tuple).allSatisfy { cell, wanted in
      guard case .unknown(let open, let low, let high) = cell else { return cell == wanted.value }
      guard let size = wanted.value.bounds.low else {
        let index = program.unknowns.firstIndex { $0.name == open.key }
        return index.map { filling[$0] == wanted } ?? true
      }
      return (low.map { $0 <= size } ?? true) && (high.map { size <= $0 } ?? true)
    }
  }

  private static func shown(_ row: ExtentRow) -> String {
    "(" + row.values.map { SmallWorld.shown($0) }.joined(separator: ", ") + ")"
  }

  private static func shown(_ tuple: [Datum]) -> String {
    "(" + tuple.map { $0.written }.joined(separator: ", ") + ")"
  }
}

extension Value {
  /// Whether it is not known.
  fileprivate var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}
