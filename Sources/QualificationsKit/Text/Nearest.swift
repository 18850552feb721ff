/// The nearest of several names to one that was not found: "did you mean".
public enum Nearest {
  /// The candidates within a third of the length of `word` (at least one edit), nearest first,
  /// then in byte order.
  /// - Complexity: O(candidates × length²).
  public static func candidates(
    to word: String, among names: [String], limit: Int = 3
  ) -> [String] {
    guard word.utf8.count <= longest else { return [] }
    let wanted = Array(Folding.folded(word).utf8)
    let allowed = max(1, wanted.count / 3)
    var found: [(distance: Int, name: String)] = []
    for name in names where name.utf8.count <= longest {
      let other = Array(Folding.folded(name).utf8)
      if abs(other.count - wanted.count) > allowed { continue }
      let distance = distance(wanted, other, atMost: allowed)
      if distance <= allowed { found.append((distance, name)) }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(limit).map { $0.name }
  }

  /// Bytes of a word that is looked for: longer ones are no misspelt name.
  private static let longest = 300

  /// Optimal string alignment distance (insert, delete, replace, swap of neighbours); a value above
  /// `limit` is returned as `limit + 1`.
  static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for (j, b) in right.enumerated() {
        var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, before[j - 1] + 1) }
        current.append(best)
      }
      if (current.min() ?? 0) > limit { return limit + 1 }
      before = previous
      previous = current
    }
    return min(previous[right.count], limit + 1)
  }
}
