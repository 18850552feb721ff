/// Titles by their terms: finds those most like one without looking at all of them.
///
/// The lists behind each term are walked, with those of terms that mean the same in another word or
/// language; only the titles that have most in common are then compared exactly.
public struct TitleIndex: Sendable {
  /// A component that is like another.
  public struct Hit: Sendable {
    /// The component.
    public let component: DenseIndex<Component>
    /// What the two titles have in common.
    public let match: TermIndex.Match
  }

  private let library: Library
  private let terms: TermIndex
  /// The titles of each component, as bags.
  private let bags: [[(language: Language, bag: TermIndex.Bag)]]
  /// The components of each term, in table order.
  private let postings: [[DenseIndex<Component>]]

  /// How many titles are compared exactly.
  private static let compared = 24
  /// How many entries of lists are walked for one title, those of rare terms first: what very many
  /// titles have finds nothing by itself.
  private static let walked = 10_000

  /// Indexes the titles of all components.
  /// - Complexity: O(words of all titles + stems of like beginning).
  public init(_ library: Library) {
    self.library = library
    let terms = TermIndex(
      titles: library.components.map { $0.title }, glossary: library.glossary,
      parallel: library.classifications.map { $0.title })
    var postings = [[DenseIndex<Component>]](repeating: [], count: terms.count)
    var bags: [[(language: Language, bag: TermIndex.Bag)]] = []
    bags.reserveCapacity(library.components.count)
    for (row, component) in library.components.enumerated() {
      var titles: [(language: Language, bag: TermIndex.Bag)] = []
      for language in Language.allCases {
        guard let text = component.title[language] else { continue }
        let bag = terms.bag(text, language)
        titles.append((language, bag))
        for term in bag.terms where postings[term].last?.position != row {
          postings[term].append(DenseIndex(row))
        }
      }
      bags.append(titles)
    }
    self.terms = terms
    self.bags = bags
    self.postings = postings
  }

  /// The components whose titles are most like that of one, best first, from a score on.
  /// - Parameter isWanted: whether a component may be an answer.
  /// - Complexity: O(titles that share a term · log), and no more than 10,000 of them.
  public func nearest(
    to component: DenseIndex<Component>, atLeast least: Int, limit: Int,
    where isWanted: (DenseIndex<Component>) -> Bool
  ) -> [Hit] {
    let own = bags[component.position]
    var hits: [Hit] = []
    for candidate in candidates(own, isWanted) {
      let match = best(own, bags[candidate.position])
      if match.score >= least { hits.append(Hit(component: candidate, match: match)) }
    }
    hits.sort { left, right in
      left.match.score != right.match.score
        ? left.match.score > right.match.score : left.component < right.component
    }
    return Array(hits.prefix(limit))
  }

  private func candidates(
    _ own: [(language: Language, bag: TermIndex.Bag)],
    _ isWanted: (DenseIndex<Component>) -> Bool
  ) -> [DenseIndex<Component>] {
    var value: [DenseIndex<Component>: Int] = [:]
    var left = Self.walked
    for like in own.flatMap({ title in title.bag.terms.flatMap { terms.like($0) } }).sorted(by: {
      (postings[$0.term].count, $0.term, $0.similarity)
        < (postings[$1.term].count, $1.term, $1.similarity)
    }) {
      let list = postings[like.term].prefix(left)
      left -= list.count
      for component in list where isWanted(component) {
        value[component, default: 0] += like.similarity * terms.weight(of: like.term)
      }
    }
    // What a title has beside the shared terms makes it less alike.
    func worth(_ component: DenseIndex<Component>) -> Int {
      let weight = bags[component.position].map { $0.bag.weight }.min() ?? 0
      return (value[component] ?? 0) / (1 + weight + (own.first?.bag.weight ?? 0))
    }
    let ranked = value.keys.map { (worth: worth($0), component: $0) }.sorted { left, right in
      left.worth != right.worth ? left.worth > right.worth : left.component < right.component
    }
    return ranked.prefix(Self.compared).map { $0.component }
  }

  /// Titles in the same language tell more than in two, so these are compared where both have one.
  private func best(
    _ left: [(language: Language, bag: TermIndex.Bag)],
    _ right: [(language: Language, bag: TermIndex.Bag)]
  ) -> TermIndex.Match {
    var best = TermIndex.Match(score: 0, left: 0, right: 0, pairs: [])
    let shared = left.contains { a in right.contains { $0.language == a.language } }
    for a in left {
      for b in right where !shared || a.language == b.language {
        let match = terms.match(a.bag, b.bag)
        if match.score > best.score { best = match }
      }
    }
    return best
  }
}

extension TermIndex {
  /// How many terms there are.
  var count: Int { names.count }

  /// How much a term says.
  func weight(of term: Int) -> Int { weights[term] }

  /// The terms that mean the same, itself included, by number.
  func like(_ term: Int) -> [(term: Int, similarity: Int)] {
    links[term].map { (term: $0.key, similarity: $0.value) }.sorted { $0.term < $1.term }
  }
}
