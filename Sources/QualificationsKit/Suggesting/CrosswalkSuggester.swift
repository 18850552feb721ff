/// A crosswalk row that an expert could look at: proposed, never more.
public struct CrosswalkSuggestion: Sendable {
  /// The component that is certified.
  public let subject: DenseIndex<Component>
  /// The component it may speak of; of `none` the whole standard.
  public let object: DenseIndex<Component>
  /// What the titles let one suppose; `none` where nothing comes near.
  public let relation: Relation
  /// How alike they are, out of 1000; of `none` how near the nearest comes.
  public let score: Int
  /// What the titles have in common.
  public let match: TermIndex.Match
  /// How much their places in the standards add to the score.
  public let structure: Int
  /// How much their hours add to the score.
  public let hours: Int
  /// Whether each is the other's best.
  public let isMutual: Bool
}

/// Proposes rows between the components of two standards, from their titles in Spanish, Portuguese and
/// English, their places and their hours.
///
/// It reads no criteria: a score says that two titles are alike, not that two competences are.
public struct CrosswalkSuggester: Sendable {
  /// From this score on a pair is proposed; below it nothing comes near.
  public static let least = 200
  /// From this score on, and if each is the other's best, as equivalent.
  static let same = 800
  /// From this part on, with half as much of the other, as the part of a whole.
  static let contained = 850

  private let library: Library
  private let terms: TermIndex

  /// Prepares suggestions within a library.
  /// - Complexity: O(words of all titles).
  public init(_ library: Library) {
    self.library = library
    terms = TermIndex(
      titles: library.components.map { $0.title }, glossary: library.glossary,
      parallel: library.classifications.map { $0.title })
  }

  /// Rows from the components of one standard to those of another: for each the best ones, then that
  /// it has no counterpart where nothing comes near.
  /// - Parameter most: how many rows are proposed for a component.
  /// - Complexity: O(components² · terms²).
  public func suggestions(
    from source: DenseIndex<Standard>, to target: DenseIndex<Standard>, most: Int = 1
  ) -> [CrosswalkSuggestion] {
    let (from, to) = (library[source].root, library[target].root)
    let (subjects, objects) = (sides(from), sides(to))
    let rows = subjects.map { ranked($0, objects) }
    var best: [DenseIndex<Component>: Int] = [:]
    for row in rows {
      for item in row { best[item.object] = max(best[item.object] ?? 0, item.score) }
    }
    var result: [CrosswalkSuggestion] = []
    for (subject, row) in zip(subjects, rows) {
      let near = row.prefix(most).filter { $0.score >= Self.least }
      for item in near {
        result.append(suggestion(item, isMutual: item.score == best[item.object]))
      }
      if near.isEmpty, let first = row.first, subject.component != from || subjects.count == 1 {
        result.append(
          CrosswalkSuggestion(
            subject: subject.component, object: to, relation: .none, score: first.score,
            match: first.match, structure: 0, hours: 0, isMutual: false))
      }
    }
    return result
  }

  /// The components of a list that are most like one, best first.
  /// - Complexity: O(list · terms²).
  public func ranking(
    of subject: DenseIndex<Component>, among objects: [DenseIndex<Component>]
  ) -> [(object: DenseIndex<Component>, score: Int)] {
    ranked(side(subject, 0, of: 0), objects.map { side($0, 0, of: 0) }).map {
      ($0.object, $0.score)
    }
  }

  // Sides

  /// A component with its words and its place among its siblings.
  private struct Side {
    let component: DenseIndex<Component>
    /// The bags of its title in each language that has one, then those of its children together.
    let titles: [(language: Language, bag: TermIndex.Bag)]
    /// How far along it stands, out of 1000; `nil` alone.
    let place: Int?
    let hours: Ratio?
  }

  private struct Candidate {
    let subject: DenseIndex<Component>
    let object: DenseIndex<Component>
    let score: Int
    let match: TermIndex.Match
    let structure: Int
    let hours: Int
  }

  /// The components below a standard, or the standard itself without any.
  private func sides(_ root: DenseIndex<Component>) -> [Side] {
    let below = library.descendants(of: root).dropFirst()
    if below.isEmpty { return [side(root, 0, of: 0)] }
    return below.map { component in
      let siblings = library.parents(of: component).first.map { library[$0].children } ?? []
      let place = siblings.firstIndex { $0.component == component } ?? 0
      return side(component, place, of: siblings.count)
    }
  }

  private func side(_ component: DenseIndex<Component>, _ place: Int, of count: Int) -> Side {
    let title = library[component].title
    var bags: [(language: Language, bag: TermIndex.Bag)] = []
    for language in Language.allCases {
      if let text = title[language] { bags.append((language, terms.bag(text, language))) }
    }
    return Side(
      component: component, titles: bags, place: count > 1 ? place * 1000 / (count - 1) : nil,
      hours: library[component].hours)
  }

  // Scores

  private func ranked(_ subject: Side, _ objects: [Side]) -> [Candidate] {
    objects.map { candidate(subject, $0) }.sorted { left, right in
      left.score != right.score ? left.score > right.score : left.object < right.object
    }
  }

  private func candidate(_ subject: Side, _ object: Side) -> Candidate {
    let match = bestMatch(subject, object)
    let structure = match.score == 0 ? 0 : placeBonus(subject.place, object.place)
    let hours = match.score == 0 ? 0 : hoursBonus(subject.hours, object.hours)
    return Candidate(
      subject: subject.component, object: object.component,
      score: min(1000, match.score + structure + hours), match: match, structure: structure,
      hours: hours)
  }

  /// Titles in the same language tell more than in two, so these are compared where both have one.
  private func bestMatch(_ left: Side, _ right: Side) -> TermIndex.Match {
    var best: TermIndex.Match?
    let shared = left.titles.contains { a in right.titles.contains { $0.language == a.language } }
    for a in left.titles {
      for b in right.titles where !shared || a.language == b.language {
        let match = terms.match(a.bag, b.bag)
        if match.score > best?.score ?? -1 { best = match }
      }
    }
    return best ?? TermIndex.Match(score: 0, left: 0, right: 0, pairs: [])
  }

  /// Units often follow the course of the work: up to 40 for standing at the same point.
  private func placeBonus(_ left: Int?, _ right: Int?) -> Int {
    guard let left, let right else { return 0 }
    return max(0, 40 - abs(left - right) / 10)
  }

  /// Up to 30 for lasting as long, 30 less for lasting less than a third.
  private func hoursBonus(_ left: Ratio?, _ right: Ratio?) -> Int {
    guard let left, let right, left > .zero, right > .zero else { return 0 }
    let part = min(left, right) / max(left, right)
    if part < Ratio(1, over: 3) { return -30 }
    return Int((part * Ratio(30)).floor)
  }

  private func suggestion(_ item: Candidate, isMutual: Bool) -> CrosswalkSuggestion {
    let relation: Relation
    let match = item.match
    if match.score >= Self.same, isMutual {
      relation = .equivalent
    } else if match.right >= Self.contained, match.left < Self.contained, match.left >= 400 {
      relation = .broader
    } else if match.left >= Self.contained, match.right < Self.contained, match.right >= 400 {
      relation = .narrower
    } else {
      relation = isMutual && match.score >= 500 ? .close : .related
    }
    return CrosswalkSuggestion(
      subject: item.subject, object: item.object, relation: relation, score: item.score,
      match: match, structure: item.structure, hours: item.hours, isMutual: isMutual)
  }
}
