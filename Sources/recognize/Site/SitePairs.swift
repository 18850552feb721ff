import QualificationsKit

/// The pairs of standards of two countries that crosswalk rows join: each has a page.
struct SitePairs: Sendable {
  /// Two standards, in byte order of their identifiers, and the rows between them.
  struct Pair: Sendable {
    let first: DenseIndex<Standard>
    let second: DenseIndex<Standard>
    var rows: [DenseIndex<Mapping>]
    /// What a certificate of the first proves of the second.
    let forwards: Way
    /// What a certificate of the second proves of the first.
    let backwards: Way
  }

  /// Coverage in one direction, with the rows that were reviewed and with all.
  struct Way: Sendable {
    let today: Coverage
    let supposed: Coverage

    /// What a certificate proves of a standard.
    fileprivate init(_ from: Standard, _ to: Standard, _ library: Library) {
      let attested = Attestation(library, [Holding(root: from.root)])
      today = CoverageCalculation.coverage(
        of: to.root, by: attested, in: library, trust: .reviewed)
      supposed = CoverageCalculation.coverage(
        of: to.root, by: attested, in: library, trust: .proposed)
    }
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
          let (a, b) = (library[first], library[second])
          all.append(
            Pair(
              first: first, second: second, rows: [row], forwards: Way(a, b, library),
              backwards: Way(b, a, library)))
        }
      }
    }
  }

  /// The pairs that a standard is in.
  func of(_ standard: DenseIndex<Standard>) -> [Pair] {
    (numbers[standard] ?? []).map { all[$0] }
  }

  /// What a certificate proves of a standard; `nil` if no row joins them.
  func way(_ from: DenseIndex<Standard>, _ to: DenseIndex<Standard>) -> Way? {
    for number in numbers[from] ?? [] {
      let pair = all[number]
      if pair.first == from, pair.second == to { return pair.forwards }
      if pair.second == from, pair.first == to { return pair.backwards }
    }
    return nil
  }
}
