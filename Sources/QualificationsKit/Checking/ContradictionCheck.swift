/// Rows of equal rank that say of one pair what cannot hold together (design 1.3).
///
/// Rows are read both ways, so that a row and its reversed twin are one pair, and a row `none`
/// speaks of every pair below its ends.
enum ContradictionCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    var seen: [Pair: [DenseIndex<Mapping>]] = [:]
    for (position, row) in library.mappings.enumerated() {
      let index = DenseIndex<Mapping>(position)
      let pair = Pair(row)
      for other in seen[pair] ?? [] where disagree(row, library[other]) {
        report(library[other], row, &list)
      }
      seen[pair, default: []].append(index)
    }
    for row in library.mappings where row.relation == .none && !row.isNegated {
      checkBelow(row, &list)
    }
  }

  /// The ends of a row in table order, and its rank: rows of different rank do not compete.
  private struct Pair: Hashable {
    let low: DenseIndex<Component>
    let high: DenseIndex<Component>
    let isReviewed: Bool

    init(_ row: Mapping) {
      low = min(row.subject, row.object)
      high = max(row.subject, row.object)
      isReviewed = row.isReviewed
    }
  }

  /// Positive rows below both ends of a row `none`.
  private static func checkBelow(_ row: Mapping, _ list: inout CheckList) {
    let library = list.library
    let below = Set(library.descendants(of: row.object))
    for subject in library.descendants(of: row.subject) {
      let found =
        library.rows(from: subject).filter { below.contains(library[$0].object) }
        + library.rows(into: subject).filter { below.contains(library[$0].subject) }
      for index in found {
        let other = library[index]
        let isSamePair = Pair(other) == Pair(row)
        if !isSamePair, other.isReviewed == row.isReviewed, isPositive(other) {
          report(row, other, &list)
        }
      }
    }
  }

  private static func isPositive(_ row: Mapping) -> Bool {
    !row.isNegated
      && (row.relation == .equivalent || row.relation == .broader || row.relation == .narrower)
  }

  /// Whether two rows with the same ends cannot both hold.
  private static func disagree(_ left: Mapping, _ right: Mapping) -> Bool {
    let isReversed = left.subject != right.subject
    let (a, b) = (
      left.relation, isReversed ? EvidenceSearch.reversed(right.relation) : right.relation
    )
    if left.isNegated != right.isNegated { return a == b }
    if left.isNegated { return false }
    guard a != .close, a != .related, b != .close, b != .related else { return false }
    // Members of groups prove their objects together: two conjunctions may hold each way round.
    if a != b { return left.group == nil || right.group == nil || a == .none || b == .none }
    if a == .narrower, !isReversed, let x = left.share, let y = right.share { return x != y }
    return false
  }

  private static func report(_ first: Mapping, _ second: Mapping, _ list: inout CheckList) {
    let (a, b) = (first.id, second.id)
    list.add(
      .contradictingRows, second.place, b,
      LocalizedText(
        es: "las filas '\(a)' y '\(b)' se contradicen; se esperaba que una de ellas cediera",
        pt: "as linhas '\(a)' e '\(b)' se contradizem; esperava-se que uma delas cedesse",
        en: "rows '\(a)' and '\(b)' contradict each other; expected one of them to give way"),
      at: ["predicate_id"])
  }
}
