/// The terms of a collection of titles: stems and concepts, how much each says, and which of them
/// mean the same in another word or language.
///
/// All numbers are whole: weights are logarithms in 64ths, similarities are out of 1000.
public struct TermIndex: Sendable {
  /// A title as terms, each once.
  public struct Bag: Sendable {
    /// The terms, heaviest first.
    let terms: [Int]
    /// Their weights together.
    let weight: Int
    /// The folded words themselves.
    let words: Set<String>
  }

  /// What two titles have in common.
  public struct Match: Sendable {
    /// How alike they are, out of 1000.
    public let score: Int
    /// How much of the left one is found in the right one, out of 1000.
    public let left: Int
    /// How much of the right one is found in the left one, out of 1000.
    public let right: Int
    /// The terms that were put together, the heaviest first.
    public let pairs: [(left: String, right: String, similarity: Int)]
  }

  private let concepts: ConceptTable
  private var numberOf: [String: Int] = [:]
  private(set) var names: [String] = []
  private(set) var weights: [Int] = []
  /// The terms that each is like, itself included, by number.
  private(set) var links: [[Int: Int]] = []

  /// Indexes titles: a term that few of them have says more.
  /// - Parameters:
  ///   - glossary: the concepts of the field.
  ///   - parallel: titles that say the same in several languages; words that go together in them are
  ///     taken for translations.
  /// - Complexity: O(words + words of like beginning).
  public init(
    titles: [LocalizedText], glossary: [GlossaryEntry], parallel: [LocalizedText] = []
  ) {
    concepts = ConceptTable(glossary)
    var counts: [Int] = []
    for title in titles {
      var seen: Set<Int> = []
      for language in Language.allCases {
        guard let text = title[language] else { continue }
        for name in concepts.terms(text, language) {
          let number = number(of: name)
          if number == counts.count { counts.append(0) }
          if seen.insert(number).inserted { counts[number] += 1 }
        }
      }
    }
    weights = counts.map { Self.weight(count: $0, of: titles.count) }
    links = names.indices.map { [$0: 1000] }
    linkSpellings()
    linkTranslations(ParallelTerms(parallel, concepts))
  }

  private mutating func number(of name: String) -> Int {
    if let known = numberOf[name] { return known }
    numberOf[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// 64 times the binary logarithm of the part of titles that have a term, linear between powers.
  private static func weight(count: Int, of all: Int) -> Int {
    let ratio = (all + 1) * 64 / max(1, count)
    let power = Int.bitWidth - 1 - ratio.leadingZeroBitCount
    let rest = (ratio - 1 << power) * 64 >> power
    return max(16, (power - 6) * 64 + rest)
  }

  /// The bag of a title in one language; terms that no indexed title has say nothing.
  public func bag(_ text: String, _ language: Language) -> Bag {
    var terms: [Int] = []
    for name in concepts.terms(text, language) {
      if let number = numberOf[name], !terms.contains(number) { terms.append(number) }
    }
    terms.sort { (weights[$1], $0) < (weights[$0], $1) }
    return Bag(
      terms: terms, weight: terms.reduce(0) { $0 + weights[$1] }, words: Set(Folding.words(text)))
  }

  /// What two bags have in common: the terms that are most alike and heaviest are put together first,
  /// each with one other; the same from either side.
  /// - Complexity: O(terms² · log terms).
  public func match(_ left: Bag, _ right: Bag) -> Match {
    var links: [(left: Int, right: Int, similarity: Int, value: Int)] = []
    for a in left.terms {
      let like = self.links[a]
      for b in right.terms {
        guard let similarity = like[b] else { continue }
        links.append((a, b, similarity, similarity * (weights[a] + weights[b])))
      }
    }
    links.sort { x, y in
      if x.value != y.value { return x.value > y.value }
      let (a, b) = (min(x.left, x.right), min(y.left, y.right))
      return a != b ? a < b : max(x.left, x.right) < max(y.left, y.right)
    }
    var (freeLeft, freeRight) = (Set(left.terms), Set(right.terms))
    var pairs: [(left: String, right: String, similarity: Int)] = []
    var (ofLeft, ofRight) = (0, 0)
    for link in links where freeLeft.contains(link.left) && freeRight.contains(link.right) {
      freeLeft.remove(link.left)
      freeRight.remove(link.right)
      ofLeft += weights[link.left] * link.similarity
      ofRight += weights[link.right] * link.similarity
      pairs.append((names[link.left], names[link.right], link.similarity))
    }
    let both = max(1, left.weight + right.weight)
    // Of two titles that are as alike the one with the very words comes first.
    let exact = 80 * left.words.intersection(right.words).count
    let words = max(1, left.words.count + right.words.count)
    return Match(
      score: (ofLeft + ofRight) / both * 24 / 25 + exact / words,
      left: ofLeft / max(1, left.weight),
      right: ofRight / max(1, right.weight), pairs: pairs)
  }
}

// Links

extension TermIndex {
  /// Stems of like spelling: one the beginning of the other, or one letter apart.
  private mutating func linkSpellings() {
    var byStart: [[UInt8]: [Int]] = [:]
    let spellings = names.map { Array($0.utf8) }
    for (number, spelling) in spellings.enumerated()
    where spelling.count >= 4 && spelling.first != ConceptTable.mark {
      byStart[Array(spelling.prefix(3)), default: []].append(number)
    }
    for group in byStart.values {
      for (place, a) in group.enumerated() {
        for b in group[(place + 1)...] {
          let similarity = Self.similarity(spellings[a], spellings[b])
          if similarity > 0 {
            links[a][b] = similarity
            links[b][a] = similarity
          }
        }
      }
    }
  }

  private static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let (short, long) = (min(a.count, b.count), max(a.count, b.count))
    var common = 0
    while common < short, a[common] == b[common] { common += 1 }
    if common >= 5, common * 4 >= long * 3 { return 850 }
    if common == short, common >= 4, long - short <= 2 { return 800 }
    if short >= 6, Nearest.distance(a, b, atMost: 1) <= 1 { return 700 }
    return 0
  }

  private mutating func linkTranslations(_ parallel: ParallelTerms) {
    for link in parallel.links {
      guard let a = numberOf[link.left], let b = numberOf[link.right] else { continue }
      links[a][b] = max(links[a][b] ?? 0, link.similarity)
      links[b][a] = max(links[b][a] ?? 0, link.similarity)
    }
  }
}
