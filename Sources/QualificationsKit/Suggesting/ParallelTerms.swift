/// Words that go together in titles which say the same in two languages.
///
/// Classifications that are published in several languages are such titles. Two terms are taken for
/// translations if they stand in the same titles at least twice and in most of those that have either
/// (Dice's coefficient at least one half).
struct ParallelTerms {
  struct Link {
    let left: String
    let right: String
    let similarity: Int
  }

  private(set) var links: [Link] = []

  init(_ titles: [LocalizedText], _ concepts: ConceptTable) {
    for (first, second) in [(Language.es, Language.en), (.es, .pt), (.pt, .en)] {
      var alone: [[String: Int]] = [[:], [:]]
      var together: [String: [String: Int]] = [:]
      for title in titles {
        guard let a = title[first], let b = title[second] else { continue }
        let left = Set(concepts.terms(a, first))
        let right = Set(concepts.terms(b, second))
        for term in left { alone[0][term, default: 0] += 1 }
        for term in right { alone[1][term, default: 0] += 1 }
        for term in left {
          for other in right { together[term, default: [:]][other, default: 0] += 1 }
        }
      }
      for (term, others) in together {
        for (other, count) in others where count >= 2 && term != other {
          let all = (alone[0][term] ?? 0) + (alone[1][other] ?? 0)
          let dice = 2000 * count / max(1, all)
          if dice >= 500 { links.append(Link(left: term, right: other, similarity: dice)) }
        }
      }
    }
  }
}
