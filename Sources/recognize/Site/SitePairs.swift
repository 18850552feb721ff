import QualificationsKit

/// The pairs of standards of two countries that crosswalk rows join: each has a page.
struct SitePairs: Sendable {
  /// Two standards, in byte order of their identifiers, and the rows between them.
  struct Pair: Sendable {
    let first: DenseIndex<Standard>
    let second: DenseIndex<Standard>
    var rows: [DenseIndex<Mapping>]
  }

  private(set) var all: [Pair] = []
  private var numbers: [DenseIndex<Standard>: [Int]] = [:]

  init(_ library: Library) {
    var known: [[Int]: Int] = [:]
    for number in library.mappings.indices {
      let row = DenseIndex<Mapping>(number)
      for from in library.standards(containing: library[row].subject) {
        for to in library.standards(containing: library[row].object)
        where library[from].country != library[to].country {
          let isOrdered = library[from].id.utf8.lexicographicallyPrecedes(library[to].id.utf8)
          let (first, second) = isOrdered ? (from, to) : (to, from)
          let key = [first.position, second.position]
          if let place = known[key] {
            all[place].rows.append(row)
            continue
          }
          known[key] = all.count
          numbers[first, default: []].append(all.count)
          numbers[second, default: []].append(all.count)
          all.append(Pair(first: first, second: second, rows: [row]))
        }
      }
    }
  }

  /// The pairs that a standard is in.
  func of(_ standard: DenseIndex<Standard>) -> [Pair] {
    (numbers[standard] ?? []).map { all[$0] }
  }

  /// Whether two standards have a page together.
  func has(_ a: DenseIndex<Standard>, _ b: DenseIndex<Standard>) -> Bool {
    (numbers[a] ?? []).contains { all[$0].first == b || all[$0].second == b }
  }
}
