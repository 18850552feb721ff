import QualificationsKit
import TestSupport

/// What a row demands of the contents of its ends, small enough to be asked millions of times.
struct Clause {
  let subject: Int
  let object: Int
  private let relation: Relation
  private let isFree: Bool
  private let isNegated: Bool
  private let isLoose: Bool
  /// The share as parts of a whole; 0 of 0 where none is stated.
  private let part: Int
  private let whole: Int

  init(_ row: CoverageWorld.Row) {
    let sketch = row.sketch
    (subject, object, relation) = (row.subject, row.object, sketch.relation)
    isFree = !sketch.isReviewed || sketch.relation == .close || sketch.relation == .related
    (isNegated, isLoose) = (sketch.isNegated, row.isLoose)
    let share = sketch.isNegated ? nil : sketch.share
    (part, whole) = (Int(share?.numerator ?? 0), Int(share?.denominator ?? 0))
  }

  /// Whether the row holds where its subject is `x` and its object `y`.
  func holds(_ x: UInt8, _ y: UInt8) -> Bool {
    if isFree { return true }
    let isTrue: Bool
    switch relation {
    case .equivalent: isTrue = x == y
    case .broader: isTrue = x & y == y
    case .none: isTrue = x & y == 0
    default:
      let shared = (x & y).nonzeroBitCount
      isTrue =
        (isLoose || x & ~y == 0)
        && (whole == 0 ? shared > 0 : shared * whole == y.nonzeroBitCount * part)
    }
    return isTrue != isNegated
  }
}

/// A tiny universe in which the truth can be counted.
///
/// The target has two leaves of equally many points; a component is a set of points, one of them
/// outside the target. Rows are drawn so that one world satisfies them; what any world that
/// satisfies them makes true bounds what coverage may say.
struct CoverageWorld {
  /// How the attested components stand to one another.
  enum Shape: Int, CaseIterable {
    /// Two standards without components.
    case separate
    /// One standard that consists of two units.
    case joined
    /// One standard of which two units were read: the rest is unknown.
    case partial
    /// Two standards, and a third one that is not attested, for chains.
    case middle
  }

  /// A row between two things, by their numbers, and what it says.
  struct Row {
    var sketch: RowSketch
    var subject: Int
    var object: Int
    /// Whether a narrower subject may reach beyond its object: only the shared part is stated.
    var isLoose: Bool
  }

  let shape: Shape
  /// Points of a leaf.
  let leaf: Int
  /// The components: 0…2 free ones, then both leaves and the root of the target.
  let nodes: [DenseIndex<Component>]
  var rows: [Row] = []
  var isComplete = false

  static let root = 5

  var all: UInt8 { UInt8(1 << (2 * leaf)) - 1 }
  var outside: UInt8 { UInt8(1 << (2 * leaf)) }
  /// The content of each thing in a world.
  func contents(_ a: UInt8, _ b: UInt8, _ third: UInt8) -> [UInt8] {
    let low = UInt8(1 << leaf) - 1
    return [a, b, third, low, all ^ low, all]
  }

  /// Whether groups hold where things have these contents, and those of some pairs are apart.
  func holdTogether(_ contents: [UInt8], _ apart: [(Int, Int)]) -> Bool {
    var names: [String] = []
    for row in rows where row.sketch.isReviewed {
      guard let name = row.sketch.group, !names.contains(name) else { continue }
      names.append(name)
      let target = contents[row.object]
      var union: UInt8 = 0
      for member in rows where member.sketch.group == name {
        let part = contents[member.subject] & target
        if !row.sketch.isAllOf, union & part != 0 { return false }
        union |= part
      }
      if row.sketch.isAllOf, union != target { return false }
    }
    return apart.allSatisfy { contents[$0.0] & contents[$0.1] == 0 }
  }

  /// The pairs that a complete set does not list, neither itself nor above nor below.
  var unlisted: [(Int, Int)] {
    if !isComplete { return [] }
    let sources = attested
    var result: [(Int, Int)] = []
    for s in sources {
      for t in [3, 4, 5] {
        let isListed = rows.contains { row in
          near(s).contains(row.subject) && near(t).contains(row.object)
        }
        if !isListed { result.append((s, t)) }
      }
    }
    return result
  }

  /// The things above and below one, itself included.
  private func near(_ thing: Int) -> [Int] {
    switch thing {
    case 3, 4: [thing, 5]
    case 5: [3, 4, 5]
    case 2 where shape == .joined || shape == .partial: [0, 1, 2]
    case 0...1 where shape == .joined || shape == .partial: [thing, 2]
    default: [thing]
    }
  }

  /// The attested things.
  var attested: [Int] { shape == .joined || shape == .partial ? [0, 1, 2] : [0, 1] }

  /// The least and the most that attested components hold of the target, in points, over all
  /// worlds that satisfy the rows.
  func bounds() -> (least: Int, most: Int) {
    let permitted = (0..<3).map { self.permitted($0) }
    let isTogether = isComplete || rows.contains { $0.sketch.group != nil }
    let apart = unlisted
    switch shape {
    case .separate where !isTogether:
      let both = Array(permitted.prefix(2))
      return (
        Self.extreme(both.map { minimal($0) }, 2 * leaf) { min($0, $1) },
        Self.extreme(both.map { maximal($0) }, 0) { max($0, $1) }
      )
    case .separate, .middle: return boundsOfPairs(permitted, apart)
    case .joined, .partial:
      let wholes = permitted[2].sorted { size($0) < size($1) }
      let least = wholes.first { isPossible($0, permitted, isTogether, apart) }
      let most = wholes.last { isPossible($0, permitted, isTogether, apart) }
      return (least.map { size($0) } ?? 2 * leaf, most.map { size($0) } ?? 0)
    }
  }

  /// The points of the target in a set.
  private func size(_ set: UInt8) -> Int { (set & all).nonzeroBitCount }

  /// Whether the standard can have this content, given what its units may be.
  private func isPossible(
    _ whole: UInt8, _ permitted: [[UInt8]], _ isTogether: Bool, _ apart: [(Int, Int)]
  ) -> Bool {
    let first = permitted[0].filter { $0 & ~whole == 0 }
    let second = permitted[1].filter { $0 & ~whole == 0 }
    if shape == .partial, !isTogether { return !first.isEmpty && !second.isEmpty }
    for a in first {
      for b in second {
        if shape == .joined, a | b != whole { continue }
        if !isTogether || holdTogether(contents(a, b, whole), apart) { return true }
      }
    }
    return false
  }

  /// The bounds where both attested contents are free and a third one, if any, ties them.
  private func boundsOfPairs(
    _ permitted: [[UInt8]], _ apart: [(Int, Int)]
  ) -> (least: Int, most: Int) {
    let ties = (0..<2).map { self.ties(of: $0, permitted[2]) }
    let thirds = shape == .separate ? [1] : permitted[2]
    var (least, most) = (2 * leaf, 0)
    for a in permitted[0] {
      for b in permitted[1] {
        let count = size(a | b)
        if count >= least, count <= most { continue }
        let tied = ties[0][Int(a)] & ties[1][Int(b)]
        let isWorld = thirds.contains { third in
          (shape == .separate || tied >> UInt64(third) & 1 == 1)
            && holdTogether(contents(a, b, third), apart)
        }
        if !isWorld { continue }
        least = min(least, count)
        most = max(most, count)
      }
    }
    return (least, most)
  }

  /// For each content of a thing, the set (as bits) of contents that the third one may have.
  private func ties(of free: Int, _ thirds: [UInt8]) -> [UInt64] {
    var result = [UInt64](repeating: ~0, count: Int(all | outside) + 1)
    let clauses =
      shape != .middle
      ? []
      : rows.map { Clause($0) }.filter {
        ($0.subject == free && $0.object == 2) || ($0.object == free && $0.subject == 2)
      }
    for clause in clauses {
      for set in 1...(all | outside) {
        var bits: UInt64 = 0
        for third in thirds {
          let isTied = clause.subject == 2 ? clause.holds(third, set) : clause.holds(set, third)
          if isTied { bits |= 1 << UInt64(third) }
        }
        result[Int(set)] &= bits
      }
    }
    return result
  }

  /// The contents of a free set that the rows between it and the target allow.
  private func permitted(_ free: Int) -> [UInt8] {
    let every = Array(1...(all | outside))
    let fixed = contents(1, 1, 1)
    var result = every
    for row in rows {
      if row.subject == free, row.object > 2 {
        let target = fixed[row.object]
        let clause = Clause(row)
        result = result.filter { clause.holds($0, target) }
      } else if row.object == free, row.subject > 2 {
        let target = fixed[row.subject]
        let clause = Clause(row)
        result = result.filter { clause.holds(target, $0) }
      }
    }
    return result
  }

  /// The parts inside the target of which no other is a part.
  private func minimal(_ sets: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for set in Set(sets.map { $0 & all }).sorted(by: { $0.nonzeroBitCount < $1.nonzeroBitCount })
    where !result.contains(where: { $0 & ~set == 0 }) { result.append(set) }
    return result
  }

  /// The parts inside the target that are part of no other.
  private func maximal(_ sets: [UInt8]) -> [UInt8] { minimal(sets.map { ~$0 }).map { ~$0 & all } }

  /// The extreme size of a union of one set of each list.
  private static func extreme(
    _ lists: [[UInt8]], _ start: Int, _ better: (Int, Int) -> Int
  ) -> Int {
    var unions: Set<UInt8> = [0]
    for list in lists {
      var next: Set<UInt8> = []
      for union in unions {
        for set in list { next.insert(union | set) }
      }
      unions = next
    }
    var result = start
    for union in unions { result = better(result, union.nonzeroBitCount) }
    return result
  }
}
