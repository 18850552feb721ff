import QualificationsKit

/// The words that are searched for, folded; words such as `de` do not count beside others.
struct SearchQuery {
  let folded: String
  let words: [String]
  /// The query as it may be part of a code.
  let code: String

  private static let small: Set<String> = [
    "a", "al", "and", "com", "con", "da", "das", "de", "del", "do", "dos", "e", "el", "em", "en",
    "for", "in", "la", "las", "los", "no", "na", "o", "of", "os", "para", "por", "the", "to", "y",
  ]

  /// `nil` if there is nothing to search for.
  init?(_ text: String) {
    folded = Folding.folded(text)
    let all = Splitting.parts(folded, at: UInt8(ascii: " "))
    let large = all.filter { !Self.small.contains($0) }
    words = large.isEmpty ? all : large
    code = Resolution.codeForm(text)
    if words.isEmpty { return nil }
  }

  /// How well a folded text matches; lower is better, `nil` is not at all.
  func rank(_ text: String) -> Int? {
    if text == folded { return 0 }
    var worst = 1
    let parts = Splitting.parts(text, at: UInt8(ascii: " "))
    for word in words {
      guard let rank = Self.rank(word, parts) else { return nil }
      worst = max(worst, rank)
    }
    return worst
  }

  /// Whole word, beginning of a word, a word that differs in its ending.
  private static func rank(_ word: String, _ parts: [String]) -> Int? {
    var best: Int?
    for part in parts {
      if part == word { return 1 }
      if part.hasPrefix(word) {
        best = 2
      } else if best == nil, part.utf8.count > 3, word.utf8.count - part.utf8.count <= 2,
        word.hasPrefix(part)
      {
        best = 3
      }
    }
    return best
  }
}

/// A record that was found.
struct SearchHit {
  let record: RecordReference
  let id: String
  /// Lower comes first.
  let rank: Int
  /// What led to it, where that is not its own title.
  let via: String?
}

/// Looks through everything that has a name, and through the words of trades.
struct Search {
  private let library: Library
  private let query: SearchQuery
  private let country: String?
  private var found: [String: SearchHit] = [:]

  init(_ library: Library, _ query: SearchQuery, country: String?) {
    self.library = library
    self.query = query
    self.country = country
  }

  /// The records, best first; equals by kind, use and identifier.
  /// - Complexity: O(text of all titles).
  consuming func hits() -> [SearchHit] {
    var search = self
    search.standards()
    search.components()
    search.others()
    search.trades()
    return search.found.values.sorted { left, right in
      let a = (left.rank, left.order)
      let b = (right.rank, right.order)
      return a == b ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : a < b
    }
  }

  private mutating func add(_ record: RecordReference, _ rank: Int, via: String? = nil) {
    let id = record.id(in: library)
    if let country, Handle.prefix(of: id) != country, record.kind != "occupation" { return }
    if let known = found[id], known.rank <= rank { return }
    found[id] = SearchHit(record: record, id: id, rank: rank, via: via)
  }

  private func rank(_ title: LocalizedText) -> Int? {
    var best: Int?
    for language in Language.allCases {
      guard let text = title[language], let rank = query.rank(Folding.folded(text)) else {
        continue
      }
      best = min(best ?? rank, rank)
    }
    return best
  }

  private func matchesCode(_ code: String?, _ id: String) -> Bool {
    let code = code.map { Resolution.codeForm($0) } ?? ""
    return code == query.code || ":" + id.uppercased() == query.code || id == query.code
  }

  private mutating func standards() {
    for standard in library.standards {
      let record = RecordReference.standard(standard)
      if matchesCode(standard.code, standard.id) {
        add(record, 0)
      } else if let code = standard.code, query.code.utf8.count > 3,
        Resolution.codeForm(code).hasPrefix(query.code)
      {
        add(record, 2)
      } else if let rank = rank(standard.title) {
        add(record, 1 + rank)
      } else {
        for name in standard.occupationNames {
          if let rank = query.rank(Folding.folded(name)) { add(record, 5 + rank, via: name) }
        }
      }
    }
  }

  private mutating func components() {
    for row in library.components.indices {
      let index = DenseIndex<Component>(row)
      guard library.standard(rootedAt: index) == nil else { continue }
      let component = library[index]
      if matchesCode(component.code, component.id) {
        add(.component(index), 0)
      } else if let rank = rank(component.title) {
        add(.component(index), 4 + rank)
      }
    }
  }

  private mutating func others() {
    for item in library.frameworks {
      add(.framework(item), named: item.title, item.acronym, item.id)
    }
    for item in library.systems { add(.system(item), named: item.title, nil, item.id) }
    for item in library.instruments { add(.instrument(item), named: item.title, nil, item.id) }
    for item in library.bodies {
      add(
        .body(item), named: item.title, item.acronym, item.id, later: item.kind == "centre" ? 4 : 0)
    }
  }

  private mutating func add(
    _ record: RecordReference, named title: LocalizedText, _ short: String?, _ id: String,
    later: Int = 0
  ) {
    if matchesCode(short, id) || query.code == ":" + Handle.code(of: id).uppercased() {
      add(record, 0)
    } else if let rank = rank(title) {
      add(record, 2 + rank + later)
    }
  }

  /// Standards whose title has another word for the same trade: who searches for `gasfíter` finds
  /// `plomero`.
  private mutating func siblings(of groups: [String: (rank: Int, word: String)]) {
    guard !groups.isEmpty else { return }
    var others: [(word: String, parts: [String])] = []
    for word in library.words where groups[word.isco08] != nil {
      let parts = Folding.words(word.word)
      if parts.contains(where: { $0.utf8.count > 4 }) { others.append((word.word, parts)) }
    }
    for standard in library.standards {
      let title = Set(
        Language.allCases.flatMap { language in
          standard.title[language].map { Folding.words($0) } ?? []
        })
      if let other = others.first(where: { $0.parts.allSatisfy { title.contains($0) } }) {
        add(.standard(standard), 12, via: other.word)
      }
    }
  }

  /// Trade words and titles of groups lead to ISCO-08 groups, and these to the standards in them.
  private mutating func trades() {
    var groups: [String: (rank: Int, word: String)] = [:]
    for word in library.words where !word.isco08.isEmpty {
      guard let rank = query.rank(Folding.folded(word.word)) else { continue }
      let shown = word.country.isEmpty ? word.word : "\(word.word) (\(word.country))"
      if let known = groups[word.isco08], (known.rank, known.word) <= (rank, shown) { continue }
      groups[word.isco08] = (rank, shown)
    }
    siblings(of: groups.filter { $0.value.rank <= 1 })
    for entry in library.classifications where entry.classification == "ISCO-08" {
      if let word = groups[entry.code] {
        add(.occupation(entry), 2 + word.rank, via: word.word)
      } else if let rank = rank(entry.title) {
        add(.occupation(entry), 3 + rank)
        groups[entry.code] = (rank, entry.title.text(in: .es))
      }
    }
    for standard in library.standards {
      for code in standard.occupations.value ?? [] {
        guard let group = groups[code] else { continue }
        add(.standard(standard), 7 + group.rank, via: "ISCO-08:\(code)")
      }
    }
  }
}

extension SearchHit {
  /// Among equals: what is in use first, then by kind.
  fileprivate var order: Int {
    switch record {
    case .standard(let standard):
      switch standard.use.value {
      case .current: 0
      case nil: 1
      case .draft: 2
      case .superseded, .delisted: 3
      }
    case .occupation: 4
    case .framework, .system, .instrument: 5
    case .body: 6
    case .component, .level, .mapping, .country: 7
    }
  }
}
