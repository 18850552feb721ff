/// Two chains between the same ends, of the same status, of which one says that they overlap and the
/// other that they do not.
public struct ChainContradiction: Hashable, Sendable {
  /// The numbers of the ends.
  public let subject: UInt32, object: UInt32
  /// Whether both chains are reviewed; otherwise neither is.
  public let isReviewed: Bool
  /// The rows of the chain that says so.
  public let positive: [UInt32]
  /// The rows of the chain that says the contrary.
  public let negative: [UInt32]

  /// Names the ends, the status and the rows of both chains.
  public init(
    subject: UInt32, object: UInt32, isReviewed: Bool, positive: [UInt32], negative: [UInt32]
  ) {
    (self.subject, self.object, self.isReviewed) = (subject, object, isReviewed)
    (self.positive, self.negative) = (positive, negative)
  }

  /// The rows of which one must go, in order, each once.
  var rows: [UInt32] { Array(Set(positive + negative)).sorted() }
}

/// The fewest rows without which no contradiction of a list is left: a smallest hitting set.
public struct ContradictionRepair: Hashable, Sendable {
  /// The rows to withdraw, in order; of several smallest sets the first.
  public let rows: [UInt32]
  /// Whether no smaller set does; otherwise the search was cut off, and the rows are a set that does.
  public let isSmallest: Bool

  /// How many steps the search takes at most.
  private static let limit = 200_000

  /// The smallest repair.
  /// - Complexity: O(8ᵏ) for a repair of k rows, within the limit; beyond it O(n²).
  public static func smallest(_ contradictions: [ChainContradiction]) -> ContradictionRepair {
    let sets = contradictions.map { $0.rows }
    if sets.isEmpty { return ContradictionRepair(rows: [], isSmallest: true) }
    var search = Search(sets: sets)
    for size in 1...sets.count {
      if let found = search.hit([], size) {
        return ContradictionRepair(rows: found.sorted(), isSmallest: true)
      }
      if search.steps > limit { break }
    }
    return ContradictionRepair(rows: greedy(sets), isSmallest: false)
  }

  private struct Search {
    let sets: [[UInt32]]
    var steps = 0

    /// A set of at most `left` more rows that hits every set; the first in order.
    mutating func hit(_ chosen: [UInt32], _ left: Int) -> [UInt32]? {
      steps += 1
      if steps > limit { return nil }
      guard let open = sets.first(where: { set in !set.contains { chosen.contains($0) } }) else {
        return chosen
      }
      if left == 0 { return nil }
      for row in open {
        if let found = hit(chosen + [row], left - 1) { return found }
      }
      return nil
    }
  }

  /// The row that is in most of what is left, again and again.
  private static func greedy(_ sets: [[UInt32]]) -> [UInt32] {
    var open = sets
    var chosen: [UInt32] = []
    while !open.isEmpty {
      var counts: [UInt32: Int] = [:]
      for row in open.joined() { counts[row, default: 0] += 1 }
      var best: (row: UInt32, count: Int) = (0, 0)
      for (row, count) in counts where count > best.count || (count == best.count && row < best.row)
      {
        best = (row, count)
      }
      chosen.append(best.row)
      open = open.filter { !$0.contains(best.row) }
    }
    return chosen.sorted()
  }
}
